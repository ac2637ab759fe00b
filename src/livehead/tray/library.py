"""The window's second page: every character with its face and licence; a click shows it, a drop adds one."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from livehead.errors import CharacterError, LiveheadError
from livehead.tray.cards import label
from livehead.tray.engine import Engine
from livehead.tray.mood import Snapshot

log = logging.getLogger(__name__)

EDGE = 128
NAME = Qt.ItemDataRole.UserRole


class _Search(QObject):
    """Looks through the characters, or takes a new one in first, in a thread of its own."""

    found = Signal(str, str, str, object)
    broken = Signal(str, str, str)
    adopted = Signal(str)
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
            self._look()
        except RuntimeError:
            log.debug("the window went away while characters were looked through")
        except Exception:
            log.exception("looking through the characters")
        finally:
            self.ended.emit()

    def _adopt(self, path: Path) -> None:
        from livehead.tray.adoption import adopt

        try:
            name, mended = adopt(path)
        except LiveheadError as error:
            self.refused.emit(error.cause, error.remedy)
            return
        if mended:
            self.noted.emit(name, mended)
        self.adopted.emit(name)

    def _look(self) -> None:
        from livehead import folders
        from livehead.character import Character
        from livehead.tray.adoption import thumbnail

        for name, folder in folders.characters().items():
            try:
                character = Character.load(folder)
            except CharacterError as error:
                self.broken.emit(name, error.cause, error.remedy)
                continue
            pixels = thumbnail(character, EDGE)
            image = QImage(pixels.data, EDGE, EDGE, EDGE * 4, QImage.Format.Format_RGBA8888).copy()
            self.found.emit(name, character.title, character.licence, image)


class LibraryPage(QWidget):
    """Takes drops of one picture, folder or zip. refused: it cannot be taken in, or was only after mending."""

    refused = Signal(str, str)
    changed = Signal()

    def __init__(self, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._search: _Search | None = None
        self._wanted = engine.snapshot.config.character
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.addWidget(
            label(self.tr("Click a character to show it. Drop a picture, a folder or a zip to add one."))
        )
        self.shelf = QListWidget()
        self.shelf.setViewMode(QListView.ViewMode.IconMode)
        self.shelf.setResizeMode(QListView.ResizeMode.Adjust)
        self.shelf.setMovement(QListView.Movement.Static)
        self.shelf.setIconSize(QSize(EDGE, EDGE))
        self.shelf.setGridSize(QSize(EDGE + 44, EDGE + 62))
        self.shelf.setWordWrap(True)
        self.shelf.setAccessibleName(self.tr("Characters"))
        self.shelf.itemClicked.connect(self._use)
        self.shelf.itemActivated.connect(self._use)
        column.addWidget(self.shelf, 1)
        row = QHBoxLayout()
        add = QPushButton(self.tr("Add a picture …"))
        add.clicked.connect(self._choose_file)
        row.addWidget(add)
        row.addStretch(1)
        column.addLayout(row)
        engine.observed.connect(self.follow)
        self.refresh()

    def refresh(self, new: Path | None = None) -> None:
        """Look through the characters anew; with `new` take that one in first."""
        if self._search is not None:
            return
        search = self._search = _Search(new)
        search.found.connect(self._add)
        search.broken.connect(self._add_broken)
        search.adopted.connect(self._adopted)
        search.refused.connect(self.refused)
        search.noted.connect(self.refused)
        search.ended.connect(self._ended)
        self.shelf.clear()
        threading.Thread(target=search.run, name="livehead library", daemon=True).start()

    @Slot(object)
    def follow(self, snapshot: Snapshot) -> None:
        """Mark the one that is shown."""
        if snapshot.config.character != self._wanted:
            self._wanted = snapshot.config.character
            self._mark()

    # --- drops -----------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if _local(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        paths = _local(event)
        event.acceptProposedAction()
        if len(paths) == 1:
            self.refresh(paths[0])
        else:
            self.refused.emit(self.tr("These are several files"), self.tr("Drop one picture or one folder"))

    # --- inside ----------------------------------------------------------------------------------------

    @Slot(str, str, str, object)
    def _add(self, name: str, title: str, licence: str, image: QImage) -> None:
        icon = QIcon(QPixmap.fromImage(image))
        icon.addPixmap(QPixmap.fromImage(image), QIcon.Mode.Selected)  # else Qt tints a face blue
        item = QListWidgetItem(icon, f"{title}\n{licence}")
        item.setToolTip(f"{title}: {licence}")
        item.setData(NAME, name)
        self.shelf.addItem(item)
        self._mark()

    @Slot(str, str, str)
    def _add_broken(self, name: str, cause: str, remedy: str) -> None:
        item = QListWidgetItem(self.tr("{name}\ncannot be read").format(name=name))
        item.setToolTip(f"{cause}\n{remedy}")
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.shelf.addItem(item)

    @Slot(str)
    def _adopted(self, name: str) -> None:
        self._engine.use_character(name)
        self.changed.emit()

    @Slot()
    def _ended(self) -> None:
        self._search = None

    @Slot(QListWidgetItem)
    def _use(self, item: QListWidgetItem) -> None:
        name = item.data(NAME)
        if name and name != self._wanted:
            self._engine.use_character(name)

    def _mark(self) -> None:
        for item in self._items():
            if item.data(NAME) == self._wanted:
                self.shelf.setCurrentItem(item)

    def _items(self) -> Iterator[QListWidgetItem]:
        return (self.shelf.item(row) for row in range(self.shelf.count()))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Add a picture"), "", "*.png *.webp *.jpg *.jpeg *.gif *.bmp *.tif *.tiff *.zip"
        )
        if name:
            self.refresh(Path(name))


def _local(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
