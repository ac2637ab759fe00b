"""The looks on the live page, in a real window."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from livehead import config as configuration
from livehead import looks
from livehead.tray.app import TrayApp
from livehead.tray.backstage.look_faces import EDGE, faces, head_of
from livehead.tray.pages.look_card import LookList

from .conftest import Until

BROKEN = '[broken]\ntitle = "Too wide"\nstylizers = [{ use = "outline", width = 900 }]\n'


def own(text: str) -> None:
    looks.own_file().parent.mkdir(parents=True, exist_ok=True)
    looks.own_file().write_text(text, encoding="utf-8")


def test_a_face_in_every_look() -> None:
    own(BROKEN)
    found = {face.name: face for face in faces("actia")}
    assert all(face.pixels.shape == (EDGE, EDGE, 4) for face in found.values())
    assert not found["sticker"].problem and "width is 900" in found["broken"].problem
    plain, broken = found["plain"].pixels, found["broken"].pixels
    assert np.array_equal(plain, broken) and not np.array_equal(plain, found["noir"].pixels)


def test_a_head_is_found_wherever_it_is() -> None:
    picture = np.zeros((512, 512, 4), np.uint8)
    assert head_of(picture)[0].stop <= 512
    picture[100:512, 300:400] = 255
    rows, columns = head_of(picture)
    assert rows.start < 100 < rows.stop < 300 and columns.start < 300 and columns.stop > 400
    picture[:, :] = 255
    rows, columns = head_of(picture)
    assert rows.start == 0 and columns.start >= 0 and columns.stop <= 512


def test_a_look_is_chosen_by_mouse_and_by_key(
    start: Callable[..., TrayApp], until: Until, shoot: Callable[[str], QImage]
) -> None:
    own(BROKEN)
    app = start()
    until(lambda: app.engine.snapshot.figures.frames > 0)
    app.show_window()
    window = app.window
    assert window is not None
    card = window.findChild(LookList)
    until(lambda: card.count() == len(looks.load()), 60.0)
    rows = {card.item(row).data(Qt.ItemDataRole.UserRole): card.item(row) for row in range(card.count())}
    assert card.currentItem() is rows["plain"]
    assert not rows["broken"].flags() and "900" in rows["broken"].toolTip()
    card.scrollToItem(rows["noir"])
    middle = card.visualItemRect(rows["noir"]).center()
    QTest.mouseClick(card.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    until(lambda: "stylizer grade" in app.engine.snapshot.statuses, 60.0)
    until(lambda: configuration.load(app.path).look == "noir")
    shoot("look_card")
    card.setCurrentItem(rows["sticker"])
    QTest.keyClick(card, Qt.Key.Key_Return)
    until(lambda: "stylizer outline" in app.engine.snapshot.statuses, 60.0)
    app.engine.use_look("plain")
    until(lambda: card.currentItem() is rows["plain"], 60.0)
