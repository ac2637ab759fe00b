"""The library: what is dropped on it is checked, taken in and shown; what is wrong is told."""

from __future__ import annotations

import contextlib
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from livehead import folders
from livehead.casting import store
from livehead.casting.store import Cast
from livehead.character import Character, Facts
from livehead.errors import CharacterError
from livehead.tray.app import TrayApp
from livehead.tray.pages import adoption
from livehead.tray.pages.adoption import adopt
from livehead.tray.pages.library import NAME, LibraryPage

from .conftest import Until


def drop(page: LibraryPage, *paths: Path) -> None:
    """As Qt delivers it: an offer first, the drop when that is taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    offer = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
    QApplication.sendEvent(page, offer)
    assert offer.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture of our own: the built-in character turned blue."""
    pixels = Character.load(folders.characters()["actia"]).picture.copy()
    pixels[..., :2] //= 2
    path = tmp_path / 'my "moth" ✿.png'
    path.write_bytes(cv2.imencode(".png", cv2.cvtColor(pixels, cv2.COLOR_RGBA2BGRA))[1].tobytes())
    return path


def cast_of(folder: Path) -> Cast | None:
    """None also in the moment in which a new folder takes the old one's place."""
    with contextlib.suppress(CharacterError):
        return store.cast_of(Facts.read(folder).settings)
    return None


def test_a_dropped_picture_becomes_a_character(
    start: Callable[..., TrayApp], until: Until, picture: Path, shoot: Callable[[str], QImage]
) -> None:
    app = start()
    app.show_window()
    page = app.window.library
    app.window.pages.setCurrentWidget(page)
    until(lambda: page.shelf.count() == 1 and page._search is None)
    drop(page, picture)
    until(lambda: page.shelf.count() == 2 and page._search is None)
    until(lambda: page.aligning is not None and page.aligning.opened is not None, seconds=60.0)
    window = page.aligning
    QTest.keyClick(window.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    by_hand = window.cast
    window.apply.click()
    names = {page.shelf.item(row).data(NAME) for row in range(2)}
    (name,) = names - {"actia"}
    taken = Character.load(folders.user_data() / "characters" / name)
    assert taken.title == 'my "moth" ✿'
    assert taken.licence == "not stated"
    until(lambda: cast_of(taken.folder) == by_hand)
    until(lambda: not isValid(window) and page._search is None)
    until(lambda: name in app.menu._choices.characters)
    until(lambda: "only a Talking Head model can move it" in app.window.notice.cause.text())
    assert app.engine.snapshot.config.character == "actia", "the one that can be drawn goes on"
    shoot("library")


def test_what_cannot_be_taken_in_is_told(start: Callable[..., TrayApp], until: Until, tmp_path: Path) -> None:
    app = start()
    app.show_window()
    page, notice = app.window.library, app.window.notice
    until(lambda: page._search is None)
    (tmp_path / "text.png").write_text("no picture")
    drop(page, tmp_path / "text.png")
    until(lambda: "text.png" in notice.cause.text())
    assert notice.remedy.text()
    until(lambda: page._search is None)
    drop(page, tmp_path / "a.png", tmp_path / "b.png")
    assert notice.cause.text() == "These are several files"
    causes: list[str] = []
    page.refused.connect(lambda cause, _: causes.append(cause))
    (tmp_path / "other.png").write_text("no picture")
    drop(page, tmp_path / "other.png")
    drop(page, tmp_path)  # while the one before is still looked at
    until(lambda: len(causes) == 2)
    assert "other.png" in causes[0] and "character.toml" in causes[1]
    until(lambda: page._search is None)
    assert not (folders.user_data() / "characters").exists() or folders.characters().keys() == {"actia"}


def png(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunk = b"IHDR" + head
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))


def test_a_picture_that_only_claims_its_size_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    path.write_bytes(png(20_000, 20_000))
    with pytest.raises(CharacterError) as error:
        adopt(path)
    assert error.value.remedy
    assert folders.characters().keys() == {"actia"}


def test_another_size_is_fitted_and_told(picture: Path, tmp_path: Path) -> None:
    large = tmp_path / "large.png"
    pixels = cv2.imdecode(np.frombuffer(picture.read_bytes(), np.uint8), cv2.IMREAD_UNCHANGED)
    large.write_bytes(cv2.imencode(".png", cv2.resize(pixels, (900, 900)))[1].tobytes())
    name, mended = adopt(large)
    assert mended
    assert Character.load(folders.characters()[name]).picture.shape == (512, 512, 4)


def test_a_name_that_is_taken_gets_a_number(picture: Path, tmp_path: Path) -> None:
    first, second = adopt(picture)[0], adopt(picture)[0]
    assert second == f"{first} 2"
    shelf = folders.user_data() / "characters"
    assert sorted(p.name for p in shelf.iterdir()) == [first, second], "nothing half-made stays"
    whole, _ = adopt(folders.characters()["actia"])
    assert whole == "actia 2"
    assert np.array_equal(
        Character.load(shelf / whole).picture, Character.load(folders.characters()["actia"]).picture
    )


def test_three_hundred_characters(
    start: Callable[..., TrayApp], until: Until, picture: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = folders.user_data() / "characters"
    for number in range(300):
        folder = shelf / f"copy {number:03}"
        folder.mkdir(parents=True)
        (folder / "character.toml").write_text(
            f'[character]\npicture = "{picture.as_posix()}"\n'.replace('"moth"', '\\"moth\\"')
        )
    read: list[str] = []
    face_of = adoption.face_of
    monkeypatch.setattr(
        adoption, "face_of", lambda facts, edge: read.append(facts.name) or face_of(facts, edge)
    )
    app = start()
    app.show_window()
    page = app.window.library
    until(lambda: page.shelf.count() == 301, seconds=60.0)
    assert not read, "nobody looks at the cards yet"
    app.window.pages.setCurrentWidget(page)
    for row in (300, 0):  # the one that is shown is the last
        page.shelf.scrollToItem(page.shelf.item(row))
        item = page.shelf.item(row)
        until(lambda item=item: item.icon().cacheKey() != page._blank.cacheKey(), seconds=60.0)
    assert len(read) < 100, "only the faces that are seen are read"
    until(lambda: app.engine.snapshot.figures.frames > 3)
