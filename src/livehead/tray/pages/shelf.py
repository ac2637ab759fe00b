"""The characters on the shelf: looked through without decoding a picture, faces only of cards that are seen."""

from __future__ import annotations

import logging
import threading
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from livehead.errors import CharacterError, LiveheadError

log = logging.getLogger(__name__)

EDGE = 128
NAME = Qt.ItemDataRole.UserRole
ENTRY = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Entry:
    """A character on the shelf; cause, remedy: why it cannot be read, else empty."""

    name: str
    folder: Path
    title: str = ""
    licence: str = ""
    cause: str = ""
    remedy: str = ""


class Search(QObject):
    """Looks through the characters, or takes a new one in first, in a thread of its own.

    found: a list of Entry. adopted: the name of a new one, and whether it came as a picture.
    """

    found = Signal(list)
    adopted = Signal(str, bool)
    refused = Signal(str, str)
    noted = Signal(str, str)
    ended = Signal()

    def __init__(self, new: Path | None = None) -> None:
        super().__init__()
        self._new = new

    def run(self) -> None:
        try:
            if self._new is not None:
                self._adopt(self._new)
            self.found.emit(list(entries()))
        except RuntimeError:
            log.debug("the window went away while characters were looked through")
        except Exception:
            log.exception("looking through the characters")
        finally:
            self.ended.emit()

    def _adopt(self, path: Path) -> None:
        from livehead.tray.pages.adoption import adopt

        try:
            name, mended = adopt(path)
        except LiveheadError as error:
            self.refused.emit(error.cause, error.remedy)
            return
        if mended:
            self.noted.emit(name, mended)
        self.adopted.emit(name, path.is_file() and not zipfile.is_zipfile(path))


def entries() -> Iterator[Entry]:
    """Every character there is; no picture is decoded."""
    from livehead import folders
    from livehead.character import Facts

    for name, folder in folders.characters().items():
        try:
            facts = Facts.read(folder)
            facts.check()
        except CharacterError as error:
            yield Entry(name, folder, cause=error.cause, remedy=error.remedy)
        else:
            yield Entry(name, folder, facts.title, facts.licence)


class Faces(QObject):
    """Reads the faces of those cards that are really seen, in a thread that ends when none is wanted."""

    read = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wanted: dict[str, Path] = {}
        self._lock = threading.Lock()
        self._runs = False

    def want(self, entry: Entry) -> None:
        """Returns at once; the face comes by `read`, None when it cannot be read."""
        with self._lock:
            self._wanted[entry.name] = entry.folder
            if self._runs:
                return
            self._runs = True
        threading.Thread(target=self._run, name="livehead faces", daemon=True).start()

    def _run(self) -> None:
        from livehead.character import Facts
        from livehead.tray.pages.adoption import face_of

        while True:
            with self._lock:
                if not self._wanted:
                    self._runs = False
                    return
                name = next(reversed(self._wanted))  # what was scrolled to last is looked at now
                folder = self._wanted.pop(name)
            try:
                pixels = face_of(Facts.read(folder), EDGE)
                self.read.emit(name, None if pixels is None else _image(pixels))
            except CharacterError as error:
                log.debug("the face of %s: %s", name, error.cause)
            except RuntimeError:
                return  # the window went away


def _image(pixels: NDArray[np.uint8]) -> QImage:
    return QImage(pixels.data, EDGE, EDGE, EDGE * 4, QImage.Format.Format_RGBA8888).copy()


class SeenCards(QStyledItemDelegate):
    """Tells which cards are painted, so that only their faces are read."""

    painted = Signal(object)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if (entry := index.data(ENTRY)) is not None:
            self.painted.emit(entry)
        super().paint(painter, option, index)
