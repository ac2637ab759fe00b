"""Keys: recorded in the window, kept, undone; heard while another program has the focus."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from livehead.sources.hotkeys import Combination, Reach, Trouble, parse
from livehead.tray.app import TrayApp
from livehead.tray.hotkeys import DEFAULTS, Hotkeys, WindowKeys, actions
from livehead.tray.hotkeys import page as hotkeys_page
from livehead.tray.hotkeys.field import combination_of, sequence_of, text_of
from livehead.tray.hotkeys.page import HotkeysPage
from livehead.tray.mood import Snapshot
from livehead.tray.pages.cards import STYLE
from livehead.tray.preferences import Preferences

from .conftest import Until

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
SPACE = Qt.Key.Key_Space


class Engine(QObject):
    """What the keys ask for is written down."""

    observed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.snapshot = Snapshot(running=True, performances=("joy", "wink left", "nod"))
        self.asked: list[tuple[object, ...]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *values: self.asked.append((name, *values))


class Desk:
    """Stands in for the desktop: `troubles` of keys it will not lend; remembers what is watched now."""

    def __init__(self) -> None:
        self.troubles: dict[Combination, Trouble] = {}
        self.watched: frozenset[Combination] = frozenset()
        self.pressed: Callable[[Combination], None] = print

    def open(self, keys: frozenset[Combination], pressed: Callable[[Combination], None]) -> SimpleNamespace:
        assert not self.watched, "the one before gave its keys back"
        self.watched, self.pressed = keys, pressed
        troubles = {key: why for key, why in self.troubles.items() if key in keys}
        return SimpleNamespace(troubles=troubles, close=self.close)

    def close(self) -> None:
        self.watched = frozenset()


class Stand:
    """A page with its keys on a stand-in for the engine and the desktop."""

    def __init__(self) -> None:
        self.engine, self.desk = Engine(), Desk()
        self.hotkeys = Hotkeys(self.engine, Preferences(), self.desk.open)
        self.hotkeys.begin()
        self.page = HotkeysPage(self.engine, self.hotkeys)
        self.page.setStyleSheet(STYLE)
        self.page.resize(760, 520)
        self.keys = WindowKeys(self.hotkeys, self.page)
        self.page.show()
        self.page.activateWindow()

    def close(self) -> None:
        self.hotkeys.close()
        self.page.hide()
        self.page.deleteLater()

    def add(self, action: str, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        """As a person does it: choose what, click, press."""
        self.page.choice.setCurrentIndex(self.page.choice.findData(action))
        QTest.mouseClick(self.page.field, Qt.MouseButton.LeftButton)
        QTest.keyClick(self.page.field, key, modifiers)


@pytest.fixture
def stand(application: QApplication, until: Until, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stand]:
    monkeypatch.setattr(hotkeys_page, "reach", lambda: Reach.EVERYWHERE)
    made = Stand()
    until(made.page.isActiveWindow, 60)
    yield made
    made.close()


@pytest.mark.parametrize(
    "words",
    [
        "ctrl+shift+f11",
        "alt+j",
        "numpad 4",
        "ctrl+numpad divide",
        "super+=",
        "ctrl+plus",
        "alt+page up",
        "alt+ö",
    ],
)
def test_qt_names_every_key_as_we_do(words: str) -> None:
    key = parse(words)
    sequence = sequence_of(key)[0]
    assert combination_of(sequence.key().value, sequence.keyboardModifiers()) == key
    assert text_of(key)


def test_a_keypad_without_num_lock_is_a_keypad() -> None:
    keypad = Qt.KeyboardModifier.KeypadModifier
    assert combination_of(Qt.Key.Key_Left, keypad | CTRL) == parse("ctrl+numpad 4")
    assert combination_of(Qt.Key.Key_Left, CTRL) == parse("ctrl+left")
    assert combination_of(Qt.Key.Key_VolumeUp, CTRL) is None


def test_a_key_is_recorded_kept_and_undone(stand: Stand, shoot: Callable[[str], QImage]) -> None:
    hotkeys, page = stand.hotkeys, stand.page
    assert hotkeys.bound == DEFAULTS == {parse("ctrl+shift+f11"): "cut"}
    QTest.mouseClick(page.field, Qt.MouseButton.LeftButton)
    assert not stand.desk.watched, "while a key is chosen, none goes off"
    QTest.keyPress(page.field, Qt.Key.Key_Shift, CTRL)
    assert page.field.text() == "Ctrl+Shift+…"
    QTest.keyClick(page.field, Qt.Key.Key_Escape)
    assert stand.desk.watched == set(DEFAULTS) and page.field.text() == "Choose keys"
    stand.add("perform joy", Qt.Key.Key_J, ALT)
    stand.add("window", Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier)
    wanted = {parse("ctrl+shift+f11"): "cut", parse("alt+j"): "perform joy", parse("f9"): "window"}
    assert hotkeys.bound == wanted and stand.desk.watched == set(wanted) == set(page.rows)
    assert Hotkeys(stand.engine, Preferences()).bound == wanted, "saved at once"
    shoot("hotkeys")
    field = page.rows[parse("alt+j")].field
    field.setFocus()
    QTest.keyClick(field, SPACE)
    QTest.keyClick(field, Qt.Key.Key_K, ALT | SHIFT)
    assert list(hotkeys.bound)[1] == parse("alt+shift+k"), "in its old place"
    QTest.keyClick(page.rows[parse("f9")].remove, SPACE)
    assert list(hotkeys.bound.values()) == ["cut", "perform joy"]
    page.stack.undo()
    page.stack.undo()
    assert hotkeys.bound == wanted and list(page.rows) == list(wanted)
    QTest.mouseClick(page.first, Qt.MouseButton.LeftButton)
    assert hotkeys.bound == DEFAULTS
    QTest.keyClick(page.rows[parse("ctrl+shift+f11")].remove, SPACE)
    assert hotkeys.bound == Hotkeys(stand.engine, Preferences()).bound == {}, "none at all is kept as well"


def test_what_cannot_be_taken_is_said_and_nothing_changes(
    stand: Stand, shoot: Callable[[str], QImage]
) -> None:
    hotkeys, page = stand.hotkeys, stand.page
    for key, modifiers, words in (
        (Qt.Key.Key_J, SHIFT, "while you type"),
        (Qt.Key.Key_C, CTRL, "Nearly every program"),
        (Qt.Key.Key_F4, ALT, "The desktop"),
        (Qt.Key.Key_VolumeUp, CTRL, "cannot be used"),
        (Qt.Key.Key_F11, CTRL | SHIFT, "is taken: Camera off"),
    ):
        stand.add("perform nod", key, modifiers)
        assert words in page.said.text()
    assert hotkeys.bound == DEFAULTS and stand.desk.watched == set(DEFAULTS)
    stand.desk.troubles = {parse("alt+j"): Trouble.HELD}
    stand.add("perform nod", Qt.Key.Key_J, ALT)
    assert "Another program has this key" in page.rows[parse("alt+j")].said.text()
    assert not page.said.text()
    shoot("hotkeys_trouble")
    stand.desk.troubles = {}
    page.hide()
    page.show()
    assert not page.rows[parse("alt+j")].said.text(), "the other program has let go of it"


def test_everything_is_reached_by_the_keyboard(stand: Stand, until: Until) -> None:
    stand.add("perform joy", Qt.Key.Key_J, ALT)
    page = stand.page
    until(lambda: all(row.field.isVisible() for row in page.rows.values()), 60)
    assert page.focusWidget() is page.field, "for one more"
    page.rows[parse("ctrl+shift+f11")].field.setFocus()
    came = [page.focusWidget()]
    for _ in range(6):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        came.append(page.focusWidget())
    first, second = page.rows.values()
    assert came[:6] == [first.field, first.remove, second.field, second.remove, page.choice, page.field]
    first.remove.setFocus()
    QTest.keyClick(first.remove, SPACE)
    until(lambda: page.focusWidget() is page.rows[parse("alt+j")].remove, 60)
    page.field.setFocus()
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    assert stand.hotkeys.paused
    QTest.keyClick(page.field, Qt.Key.Key_Tab)
    assert not stand.hotkeys.paused, "who walks on has chosen nothing"


def test_each_action_asks_the_engine(stand: Stand, until: Until) -> None:
    hotkeys, engine, told = stand.hotkeys, stand.engine, []
    hotkeys.window_wanted.connect(lambda: told.append("window"))
    hotkeys.record_wanted.connect(lambda: told.append("record"))
    stand.desk.pressed(parse("ctrl+shift+f11"))
    until(lambda: engine.asked)
    engine.snapshot = replace(engine.snapshot, cut=True, running=False)
    for action in actions.offered(("joy",), ("actia",), ("noir",)):
        hotkeys.do(action)
    assert engine.asked == [
        ("cut", True), ("cut", False), ("start",), ("calibrate", False), ("perform", "joy"),
        ("use_character", "actia"), ("use_look", "noir"),
    ]  # fmt: skip
    assert told == ["record", "window"]
    assert all(actions.known(action) and actions.words(action) for action in actions.offered("a", "b", "c"))


def test_the_window_hears_keys_that_the_desktop_does_not_lend(stand: Stand) -> None:
    QTest.keyClick(stand.page, Qt.Key.Key_F11, CTRL | SHIFT)
    assert stand.engine.asked == [("cut", True)]


def test_on_wayland_each_row_gives_a_command(
    application: QApplication, monkeypatch: pytest.MonkeyPatch, shoot: Callable[[str], QImage]
) -> None:
    monkeypatch.setattr(hotkeys_page, "reach", lambda: Reach.X11_WINDOWS)
    stand = Stand()
    row = stand.page.rows[parse("ctrl+shift+f11")]
    assert "Wayland" in stand.page.notice.cause.text() and "First let" in stand.page.notice.remedy.text()
    assert row.copy.isVisible() and not row.copy.isEnabled()
    stand.page.follow(replace(stand.engine.snapshot, address="http://127.0.0.1:8788/?token=secret"))
    assert row.copy.isEnabled() and "First let" not in stand.page.notice.remedy.text()
    shoot("hotkeys_wayland")
    QTest.mouseClick(row.copy, Qt.MouseButton.LeftButton)
    words = QGuiApplication.clipboard().text()
    assert words == """curl -s -d '{"use": "idle"}' 'http://127.0.0.1:8788/tracker?token=secret'"""
    stand.close()


def test_broken_preferences_leave_out_what_cannot_be_read(application: QApplication) -> None:
    Preferences()._keep(
        "hotkeys", '[["f9", "window"], ["f9", "cut"], ["hyper+x", "cut"], ["f8", "fly"], ["f7", "perform"]]'
    )
    assert Hotkeys(Engine(), Preferences()).bound == {parse("f9"): "window"}
    Preferences()._keep("hotkeys", '[["f9"')
    assert Hotkeys(Engine(), Preferences()).bound == DEFAULTS


OTHER = """
import sys
from PySide6.QtWidgets import QApplication, QLineEdit

application = QApplication([])
line = QLineEdit()
line.setGeometry(400, 500, 300, 40)
line.textChanged.connect(lambda words: print(words, flush=True))
line.show()
line.activateWindow()
application.exec()
"""


@pytest.fixture
def other(display: str, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Another program, which tells what was typed into it; it has the focus once it answers."""
    path, typed = tmp_path / "other.py", tmp_path / "typed"
    path.write_text(OTHER, encoding="utf-8")
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    with typed.open("w") as out:
        process = subprocess.Popen([sys.executable, str(path)], env=environment, stdout=out)
    yield lambda: typed.read_text().strip().rpartition("\n")[2]
    process.terminate()
    process.wait()


def press(*words: str) -> None:
    subprocess.run(["xdotool", *words], check=True, timeout=60)


def worn(app: TrayApp) -> list[str]:
    """The expressions that are on, as the engine tells other programs."""
    address = app.engine.snapshot.address.replace("/?", "/state?")
    with urllib.request.urlopen(address, timeout=60) as answer:
        return json.load(answer)["expressions_on"]


@pytest.mark.skipif(shutil.which("xdotool") is None, reason="needs xdotool (apt install xdotool)")
def test_keys_work_while_another_program_has_the_focus(
    display: str,
    start: Callable[..., TrayApp],
    until: Until,
    other: Callable[[], str],
    shoot: Callable[[str], QImage],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    chosen = [("ctrl+shift+f11", "cut"), ("alt+j", "perform joy"), ("f9", "window")]
    Preferences().hotkeys = chosen
    app = start()
    until(lambda: app.engine.snapshot.figures.frames > 3, 60)
    assert not app.hotkeys.troubles and app.hotkeys.problem is None
    until(lambda: press("key", "a") or other(), 60)
    app.let_in.options = {"port": 0}
    app.let_in.let_programs(True)
    until(lambda: app.engine.snapshot.address, 60)
    press("key", "alt+j")
    until(lambda: worn(app) == ["joy"], 60)
    if shutil.which("curl"):
        subprocess.run(actions.command("perform joy", app.engine.snapshot.address), shell=True, timeout=60)
        assert worn(app) == [], "a desktop's own shortcut can do the same"
    press("key", "ctrl+shift+F11")
    until(lambda: app.engine.snapshot.cut, 60)
    assert "idle" in app.engine.snapshot.statuses["tracker"].text
    press("key", "ctrl+shift+F11")
    until(lambda: not app.engine.snapshot.cut, 60)
    press("key", "b")
    until(lambda: other().endswith("b"), 60)
    assert "j" not in other(), "our keys are ours alone, all others are the other program's"
    told = {item.data(): item.shortcut().toString() for item in app.menu.performances.actions()}
    assert (
        app.menu.cut.shortcut().toString() == "Ctrl+Shift+F11" and told["joy"] == "Alt+J" and not told["nod"]
    )
    app.menu.popup(QPoint(20, 60))
    shoot("hotkeys_menu")
    app.menu.hide()
    QApplication.processEvents()  # an open menu has the whole keyboard
    press("key", "F9")
    until(lambda: app.window is not None and app.window.isVisible(), 60)
    app.window.pages.setCurrentWidget(app.window.hotkeys)
    until(lambda: app.window.hotkeys.choice.findData("perform joy") >= 0, 60)
    shoot("hotkeys_window")
    press("key", "F9")
    until(lambda: not app.window.isVisible(), 60)
    app.hotkeys.close()
