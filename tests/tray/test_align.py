"""The align window: by hand, by landmarks, cut out; written only by Apply, the original never changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from livehead import folders
from livehead.casting import fit, reading, store
from livehead.casting.alignment import AS_IT_IS
from livehead.character import Character
from livehead.tray.align import AlignWindow
from livehead.tray.pages.adoption import adopt

from .conftest import Until

Open = Callable[[str], AlignWindow]


@pytest.fixture
def open_window(application: QApplication, until: Until) -> Iterator[Open]:
    made: list[AlignWindow] = []

    def open_(name: str) -> AlignWindow:
        window = AlignWindow(folders.characters()[name])
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        made.append(window)
        window.show()
        until(lambda: window.opened is not None, seconds=60.0)
        return window

    yield open_
    for window in made:
        window.close()
        window.deleteLater()


@pytest.fixture
def drawing(tmp_path: Path) -> Path:
    """The built-in character on white paper, larger, not in the middle."""
    rgba = Character.load(folders.characters()["actia"]).picture.astype(np.float32)
    alpha = rgba[..., 3:] / 255
    paper = np.full((700, 800, 3), 255, np.float32)
    paper[188:, 60:572] = rgba[..., :3] * alpha + 255 * (1 - alpha)
    paper[600:630, 290:330] = 255  # a spot of paper within the skirt
    path = tmp_path / "me.png"
    path.write_bytes(cv2.imencode(".png", np.rint(paper[..., ::-1]).astype(np.uint8))[1].tobytes())
    return path


def said(window: AlignWindow, until: Until, words: str) -> None:
    until(lambda: any(words in line for _, line in window.findings.lines), seconds=60.0)


def test_by_hand_by_landmarks_and_applied(
    drawing: Path, open_window: Open, until: Until, shoot: Callable[[str], QImage]
) -> None:
    name, _ = adopt(drawing)
    folder = folders.characters()[name]
    as_adopted, original = Character.load(folder).picture, (folder / store.ORIGINAL).read_bytes()
    window = open_window(name)
    view = window.view
    said(window, until, "The head stands right")
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    said(window, until, "px too low")
    assert window.down.value() == pytest.approx(40, abs=1.5)
    unit = view.frame.width() / fit.EDGE
    start = view.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(view, start + QPoint(round(100 * unit), 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=start + QPoint(round(100 * unit), 0))
    said(window, until, "px too far right")
    assert window.across.value() == pytest.approx(100, abs=2)
    shoot("align")
    window.across.setValue(0.0)
    window.tilt.setValue(4.0)
    assert view.alignment.tilt == 4 and abs(window.down.value() - 40) < 1.5
    turned = window.cast
    window.apply.click()
    until(lambda: not window.isVisible())
    made = Character.load(folder)
    assert store.cast_of(made.settings) == turned
    rows = [np.flatnonzero(p[..., 3].any(1))[0] for p in (as_adopted, made.picture)]
    assert rows[1] - rows[0] == pytest.approx(40, abs=8)
    assert (folder / store.ORIGINAL).read_bytes() == original
    again = open_window(name)
    assert again.view.alignment == turned.alignment, "as it was left"
    again.landmarks.click()
    said(again, until, "The head stands right")
    again.apply.click()
    until(lambda: not again.isVisible())
    assert np.array_equal(Character.load(folder).picture, as_adopted), "undone by aligning again"


def test_one_that_was_given_away_comes_without_its_original(
    drawing: Path, tmp_path: Path, open_window: Open, until: Until
) -> None:
    name, _ = adopt(drawing)
    store.pack(folders.characters()[name], tmp_path / "given.zip")
    given, _ = adopt(tmp_path / "given.zip")
    window = open_window(given)
    said(window, until, "The head stands right")
    assert window.view.alignment == AS_IT_IS
    before = Character.load(folders.characters()[given]).picture
    window.apply.click()
    until(lambda: not window.isVisible())
    assert np.array_equal(Character.load(folders.characters()[given]).picture, before)


def test_what_ships_stays_and_a_copy_is_made(open_window: Open, until: Until) -> None:
    window = open_window("actia")
    wheel = QWheelEvent(
        QPointF(50, 50), QPointF(50, 50), QPoint(), QPoint(0, 600), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(window.view, wheel)
    said(window, until, "% too large")
    assert "actia 2" in window.kept.text()
    window.reset.click()
    said(window, until, "The head stands right")
    window.apply.click()
    until(lambda: not window.isVisible())
    copy, first = (Character.load(folders.characters()[name]) for name in ("actia 2", "actia"))
    assert np.array_equal(copy.picture, first.picture)
    assert (copy.licence, copy.author, set(copy.settings)) == (first.licence, first.author, {"alignment"})


def test_the_background_is_cut_out_or_not(drawing: Path, open_window: Open, until: Until) -> None:
    name, _ = adopt(drawing)
    window = open_window(name)
    assert window.cut.isVisible() and window.cut.isChecked() and window.apply.isEnabled()
    window.cut.click()
    said(window, until, "rectangle")
    assert not window.apply.isEnabled()
    window.cut.click()
    until(window.apply.isEnabled)
    assert window.holes.isVisible(), "the spot of paper inside the figure"
    before = window.opened.seen.pixels[..., 3].sum()
    window.view.place(window.view.alignment.moved(3, 0))
    placed = window.view.alignment
    window.holes.click()
    until(lambda: window.opened.seen.pixels[..., 3].sum() < before and window.apply.isEnabled(), seconds=60.0)
    assert window.view.alignment == placed, "it stays where it was put"
    window.apply.click()
    until(lambda: not window.isVisible())
    kept = store.cast_of(Character.load(folders.characters()[name]).settings)
    assert kept is not None and kept.holes and kept.alignment == placed


def test_a_file_that_went_away_is_told(drawing: Path, open_window: Open, until: Until) -> None:
    name, _ = adopt(drawing)
    folder = folders.characters()[name]
    (folder / store.ORIGINAL).write_text("no picture")
    window = AlignWindow(folder)
    window.show()
    until(lambda: store.ORIGINAL in window.notice.cause.text())
    assert window.notice.remedy.text() and not window.apply.isEnabled()
    window.close()
    assert reading.read(folder / store.PICTURE).size == (512, 512)
