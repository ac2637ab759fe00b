"""The keys of the tray app: which key does what, kept with the windows' preferences, heard over other programs."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from livehead.errors import LiveheadError
from livehead.sources.hotkeys import Combination, Trouble, Watch, parse, watch
from livehead.tray.engine import Engine
from livehead.tray.hotkeys import actions
from livehead.tray.hotkeys.field import sequence_of
from livehead.tray.preferences import Preferences

log = logging.getLogger(__name__)

DEFAULTS = {parse("ctrl+shift+f11"): actions.CUT}
"""What is bound before anybody chose. A function key: Ctrl+Alt with a letter types Polish and German signs, and
Ctrl+Alt with a function key changes Linux's console."""

Opener = Callable[[frozenset[Combination], Callable[[Combination], None]], Watch]


class Hotkeys(QObject):
    """Hears the keys from `begin` to `close`, and asks the engine for what they stand for.

    changed: keys were bound, freed, or turned out not to work. window_wanted, record_wanted: what the app does.
    """

    changed = Signal()
    window_wanted = Signal()
    record_wanted = Signal()
    _came = Signal(object)

    def __init__(
        self,
        engine: Engine,
        preferences: Preferences,
        opener: Opener = watch,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine, self._preferences, self._opener = engine, preferences, opener
        self._bound = _read(preferences.hotkeys)
        self._watch: Watch | None = None
        self._begun = self._paused = False
        self.problem: LiveheadError | None = None
        self._came.connect(self.press, Qt.ConnectionType.QueuedConnection)

    @property
    def bound(self) -> Mapping[Combination, str]:
        """Key → action, in the order of the page."""
        return self._bound

    @property
    def paused(self) -> bool:
        return self._paused

    @property
    def troubles(self) -> Mapping[Combination, Trouble]:
        """Keys that do not work over other programs now."""
        return dict(self._watch.troubles) if self._watch is not None else {}

    def begin(self) -> None:
        """Hear the keys from now on."""
        self._begun = True
        self._listen()

    def close(self) -> None:
        """Give the keys back to the desktop."""
        self._begun = False
        self._listen()

    def look_again(self) -> None:
        """Ask once more for what did not work: another program may have let go of it."""
        if self.troubles or self.problem is not None:
            self._listen()

    def pause(self, on: bool) -> None:
        """Hear nothing for a while: a key is being chosen."""
        if on != self._paused:
            self._paused = on
            self._listen()

    def bind(self, bound: Mapping[Combination, str]) -> None:
        """These keys and no others, at once and the next time."""
        self._bound = dict(bound)
        self._preferences.hotkeys = [(str(key), action) for key, action in bound.items()]
        self._listen()

    @Slot(object)
    def press(self, key: Combination) -> None:
        """Do what a key stands for."""
        if (action := self._bound.get(key)) is not None and not self._paused:
            self.do(action)

    def do(self, action: str) -> None:
        """Ask for an action; what cannot be done the engine tells by `refused`."""
        kind, name = actions.split(action)
        snapshot, engine = self._engine.snapshot, self._engine
        deeds: dict[str, Callable[[], None]] = {
            actions.CUT: lambda: engine.cut(not snapshot.cut),
            actions.TOGGLE: engine.stop if snapshot.running or snapshot.starting else engine.start,
            actions.CALIBRATE: lambda: engine.calibrate(False),
            actions.RECORD: self.record_wanted.emit,
            actions.WINDOW: self.window_wanted.emit,
            actions.PERFORM: lambda: engine.perform(name),
            actions.CHARACTER: lambda: engine.use_character(name),
            actions.LOOK: lambda: engine.use_look(name),
        }
        deeds[kind]()

    def tell(self, item: QAction, action: str) -> None:
        """Show an action's key beside its item of a menu; the item itself hears it only while the menu is open."""
        key = next((key for key, bound in self._bound.items() if bound == action), None)
        item.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        item.setShortcut(sequence_of(key) if key is not None else QKeySequence())
        item.setShortcutVisibleInContextMenu(True)

    def _listen(self) -> None:
        old, self._watch = self._watch, None
        if old is not None:
            old.close()
        self.problem = None
        if self._begun and not self._paused and self._bound:
            try:
                self._watch = self._opener(frozenset(self._bound), self._came.emit)
            except LiveheadError as error:
                log.warning("hotkeys: %s (%s)", error.cause, error.remedy)
                self.problem = error
        self.changed.emit()


class WindowKeys(QObject):
    """The same keys for the app's own windows, where the desktop lends none out. A key never comes both ways: what
    the desktop gives to `Hotkeys` it does not give to a window."""

    def __init__(self, hotkeys: Hotkeys, window: QWidget) -> None:
        super().__init__(window)
        self._hotkeys, self._window = hotkeys, window
        self._shortcuts: list[QShortcut] = []
        hotkeys.changed.connect(self._make)
        self._make()

    @Slot()
    def _make(self) -> None:
        for old in self._shortcuts:
            old.setEnabled(False)
            old.deleteLater()
        self._shortcuts = [] if self._hotkeys.paused else [self._one(key) for key in self._hotkeys.bound]

    def _one(self, key: Combination) -> QShortcut:
        made = QShortcut(sequence_of(key), self._window)
        made.setContext(Qt.ShortcutContext.ApplicationShortcut)
        made.setAutoRepeat(False)
        made.activated.connect(lambda: self._hotkeys.press(key))
        return made


def _read(kept: Iterable[tuple[str, str]] | None) -> dict[Combination, str]:
    """What was kept; a line that cannot be read is left out and said in the log, as are all but one of a key."""
    if kept is None:
        return dict(DEFAULTS)
    found: dict[Combination, str] = {}
    for words, action in kept:
        try:
            key = parse(words)
        except LiveheadError as error:
            log.warning("hotkeys: %s (%s)", error.cause, error.remedy)
            continue
        if actions.known(action) and key not in found:
            found[key] = action
        else:
            log.warning("hotkeys: %s = %s is left out", words, action)
    return found
