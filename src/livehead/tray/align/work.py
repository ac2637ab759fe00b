"""What the align window works on: a character's original looked over, and the new picture written, in a thread."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from livehead.casting import alignment, fit, reading, store
from livehead.casting.audition import Audition, audition
from livehead.casting.store import Cast
from livehead.character import Facts
from livehead.errors import CharacterError, LiveheadError
from livehead.tray.pages.adoption import free_name

log = logging.getLogger(__name__)

Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A character that can be aligned. cast: how its picture lies now.

    name: where it will be kept: its own, or a free one when it ships or a rig or model was made for its picture.
    """

    facts: Facts
    seen: Audition
    cast: Cast
    name: str

    @property
    def landmarks(self) -> Cast:
        """How it would lie by landmarks; as it is where no head was found."""
        return Cast(self.seen.aligned or self.cast.alignment, holes=self.cast.holes)

    @property
    def head(self) -> alignment.Alignment | None:
        """The alignment in which the head that was found fills its box; None where none was found."""
        where = self.seen.placing
        return None if where is None else alignment.of_placing(where)

    def pixels(self, cut: bool) -> Bytes:
        """(H, W, 4) uint8: the sheet with its background cut out and its edge cleaned, or as it was drawn."""
        return self.seen.pixels if cut else self.seen.sheet.pixels


def open_character(folder: Path, holes: bool | None = None) -> Opened:
    """Look a character's original over; takes a second. holes: as in `audition`, None as it was kept.

    CharacterError when its files cannot be read.
    """
    facts = Facts.read(folder)
    original = folder / store.ORIGINAL
    sheet = reading.read(original if original.is_file() else facts.picture)
    kept = (
        store.cast_of(facts.settings) if original.is_file() else None
    )  # it is told in the original's pixels
    holes = holes if holes is not None else kept.holes if kept else None
    seen = audition(sheet, holes=holes)
    if kept is None:
        as_it_is = sheet.pixels.shape[:2] == (fit.EDGE, fit.EDGE)
        kept = Cast(alignment.AS_IT_IS if as_it_is else seen.aligned or alignment.AS_IT_IS)
    cast = Cast(kept.alignment, kept.cut, holes)
    rewritten = store.rewritable(folder, facts.picture, facts.settings)
    return Opened(facts, seen, cast, facts.name if rewritten else free_name(facts.name))


def apply(opened: Opened, cast: Cast) -> str:
    """Write the picture as it now lies; returns the character's name. The original is kept, so that it can be
    aligned again. CharacterError when the picture is of no use or the disk refuses; then all is as before."""
    facts = opened.facts
    picture = alignment.framed(opened.pixels(cast.cut), cast.alignment)
    if not picture[..., 3].any():
        raise CharacterError("nothing of the drawing lies in the frame", remedy="use By landmarks, or Reset")
    if picture[..., 3].min() == 255:
        raise CharacterError("it has no transparent background", remedy="let the background be cut out")
    if opened.name == facts.name:
        words = {"title": facts.title, "licence": facts.licence, "author": facts.author}
        store.align_again(words, picture, cast, name=facts.name)
    else:
        store.write(
            opened.name, picture, title=facts.title, licence=facts.licence, author=facts.author,
            original=opened.seen.sheet.pixels, cast=cast,
        )  # fmt: skip
    return opened.name


class AlignWork(QObject):
    """opened: an Opened. applied: the name it was kept under. refused: cause and remedy."""

    opened = Signal(object)
    applied = Signal(str)
    refused = Signal(str, str)

    def open(self, folder: Path, holes: bool | None = None) -> None:
        """Returns at once."""
        self._begin(lambda: self.opened.emit(open_character(folder, holes)))

    def apply(self, opened: Opened, cast: Cast) -> None:
        """Returns at once."""
        self._begin(lambda: self.applied.emit(apply(opened, cast)))

    def _begin(self, job: Callable[[], None]) -> None:
        threading.Thread(target=self._run, args=(job,), name="livehead align", daemon=True).start()

    def _run(self, job: Callable[[], None]) -> None:
        try:
            job()
        except LiveheadError as error:
            self.refused.emit(error.cause, error.remedy)
        except RuntimeError:
            log.debug("the window went away while a character was aligned")
        except Exception as error:
            log.exception("aligning a character")
            self.refused.emit(f"{type(error).__name__}: {error}", "start livehead with --debug and report it")
