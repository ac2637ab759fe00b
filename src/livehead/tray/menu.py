"""The menu of the tray icon: everything a streamer does while live, two clicks away."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from livehead.config import StageChoice
from livehead.tray.backstage.voice import speaks
from livehead.tray.choices import Choices, copy_words, mood_words, title
from livehead.tray.engine import Engine
from livehead.tray.hotkeys import Hotkeys
from livehead.tray.hotkeys.actions import CALIBRATE, CHARACTER, CUT, LOOK, PERFORM, RECORD, TOGGLE, WINDOW
from livehead.tray.let_in import LetIn
from livehead.tray.mood import Snapshot, addresses_of, mood_of
from livehead.tray.phrases import name_of, phrase
from livehead.tray.remote_menu import RemoteMenu


class TrayMenu(QMenu):
    """Follows the engine's snapshots; what it cannot do by itself it asks for by its signals."""

    window_wanted = Signal()
    doctor_wanted = Signal()
    folder_wanted = Signal()
    record_wanted = Signal()
    wizard_wanted = Signal()
    obs_wanted = Signal()
    quit_wanted = Signal()

    def __init__(
        self, engine: Engine, let_in: LetIn, hotkeys: Hotkeys, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._engine, self._hotkeys = engine, hotkeys
        self._choices = Choices()
        self._shown: tuple[object, ...] = ()
        self.setToolTipsVisible(True)
        self.state = self._item("", lambda: self.window_wanted.emit())
        self.addSeparator()
        self.toggle = self._item("", self._start_or_stop)
        self.cut = self._item(self.tr("Camera off (privacy)"), lambda: engine.cut(self.cut.isChecked()))
        self.cut.setCheckable(True)
        self.addSeparator()
        self.trackers = self._branch(self.tr("What moves it"))
        self.characters = self._branch(self.tr("Character"))
        self.looks = self._branch(self.tr("Look"))
        self.sinks = self._branch(self.tr("Where it goes"))
        self.performances = self._branch(self.tr("Expressions"))
        calibration = self._branch(self.tr("Calibrate"))
        self.neutral = self._item(self.tr("My calm face, now"), lambda: engine.calibrate(False), calibration)
        self.guided = self._item(self.tr("Guided, 30 seconds"), self._guide, calibration)
        self.into_obs = self._item(self.tr("Into OBS"), lambda: self.obs_wanted.emit())
        self.record = self._item(self.tr("Record"), lambda: self.record_wanted.emit())
        self.record.setCheckable(True)
        self.remote = RemoteMenu(engine, let_in, self)
        self.addMenu(self.remote)
        self.addSeparator()
        self.front = self._item(self.tr("Open the window"), lambda: self.window_wanted.emit())
        self.folder = self._item(self.tr("Open the folder of characters"), lambda: self.folder_wanted.emit())
        self.doctor = self._item(self.tr("Doctor"), lambda: self.doctor_wanted.emit())
        self.wizard = self._item(self.tr("Set up anew …"), lambda: self.wizard_wanted.emit())
        self.addSeparator()
        self.leave = self._item(self.tr("Quit"), lambda: self.quit_wanted.emit())
        self._groups = [QActionGroup(self) for _ in range(3)]
        hotkeys.changed.connect(self._tell_keys)
        engine.observed.connect(self.follow)
        engine.refused.connect(self._forget)
        self.follow(engine.snapshot)

    def offer(self, choices: Choices) -> None:
        """What can be chosen on this machine."""
        self._choices, self._shown = choices, ()
        self.follow(self._engine.snapshot)

    @Slot(str, str)
    def _forget(self, cause: str, remedy: str) -> None:
        """What was ticked by the click did not come about: everything is filled in anew."""
        self._shown = ()

    def follow(self, snapshot: Snapshot) -> None:
        """Show how it stands."""
        live = snapshot.running
        self.state.setText(mood_words(mood_of(snapshot).value))
        self.toggle.setText(self.tr("Stop") if live else self.tr("Start"))
        self.cut.setChecked(snapshot.cut)
        for action in (self.neutral, self.guided, self.record):
            action.setEnabled(live)
        self.record.setChecked(any(sink.startswith("video_file") for sink in snapshot.sinks))
        now = (
            snapshot.config, snapshot.sinks, snapshot.shut, snapshot.performances, self._choices,
            addresses_of(snapshot),
        )  # fmt: skip
        if now != self._shown and not self.isVisible():
            self._shown = now
            self._fill(snapshot)
            self._tell_keys()

    def _fill(self, snapshot: Snapshot) -> None:
        config = snapshot.config
        self.trackers.clear()
        for offer in self._choices.trackers:
            same = config.tracker is not None and offer.choice == config.tracker
            action = self._choose(self.trackers, title(offer), same, 0)
            action.triggered.connect(lambda _=False, o=offer: self._engine.use_tracker(o.choice))
            self._explain(action, offer.problem)
        self.trackers.addSeparator()
        voice = self._item(self.tr("My voice moves the mouth"), lambda: None, self.trackers)
        voice.setCheckable(True)
        voice.setChecked(speaks(config))
        voice.triggered.connect(lambda on: self._engine.use_voice(on))
        self._explain(voice, "" if speaks(config) else self._choices.no_voice)
        self.characters.clear()
        for name in self._choices.characters:
            action = self._choose(self.characters, name, name == config.character, 1)
            action.setData(name)
            action.triggered.connect(lambda _=False, n=name: self._engine.use_character(n))
        self.looks.clear()
        for name, words in self._choices.looks:
            action = self._choose(self.looks, name_of(name), name == config.look, 2)
            action.setData(name)
            action.setToolTip(name_of(words))
            action.triggered.connect(lambda _=False, n=name: self._engine.use_look(n))
        self._fill_sinks(snapshot)
        self.performances.clear()
        for name in snapshot.performances:
            perform = partial(self._engine.perform, name)
            self._item(name_of(name), perform, self.performances).setData(name)
        for branch in (self.trackers, self.characters, self.looks, self.sinks, self.performances):
            branch.setEnabled(not branch.isEmpty())

    def _fill_sinks(self, snapshot: Snapshot) -> None:
        self.sinks.clear()
        for offer in self._choices.sinks:
            use = offer.choice.use
            on = snapshot.sends(use)
            action = self._item(title(offer), lambda: None, self.sinks)
            action.setCheckable(True)
            action.setChecked(on)
            action.triggered.connect(lambda on, o=offer: self._engine.use_sink(o.choice, on))
            self._explain(action, "" if on else offer.problem)
        self.sinks.addSeparator()
        for use, address in addresses_of(snapshot).items():
            copy = partial(QGuiApplication.clipboard().setText, address)
            self._item(copy_words(StageChoice(use)), copy, self.sinks).setToolTip(address)

    @Slot()
    def _tell_keys(self) -> None:
        """Each action's key beside it."""
        tell = self._hotkeys.tell
        tell(self.cut, CUT)
        tell(self.toggle, TOGGLE)
        tell(self.neutral, CALIBRATE)
        tell(self.record, RECORD)
        tell(self.front, WINDOW)
        named = {CHARACTER: self.characters, LOOK: self.looks, PERFORM: self.performances}
        for kind, branch in named.items():
            for item in branch.actions():
                tell(item, f"{kind} {item.data()}")

    # --- inside ----------------------------------------------------------------------------------------

    def _branch(self, words: str) -> QMenu:
        branch = QMenu(words, self)
        branch.setToolTipsVisible(True)
        self.addMenu(branch)
        return branch

    def _item(self, words: str, done: Callable[[], object], menu: QMenu | None = None) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(lambda _=False: done())
        (menu or self).addAction(action)
        return action

    def _choose(self, menu: QMenu, words: str, chosen: bool, group: int) -> QAction:
        action = QAction(words, menu)
        action.setCheckable(True)
        action.setChecked(chosen)
        self._groups[group].addAction(action)
        menu.addAction(action)
        return action

    @staticmethod
    def _explain(action: QAction, problem: str) -> None:
        action.setEnabled(not problem)
        action.setToolTip(phrase(problem))

    def _start_or_stop(self) -> None:
        if self._engine.snapshot.running:
            self._engine.stop()
        else:
            self._engine.start()

    def _guide(self) -> None:
        self._engine.calibrate(True)
        self.window_wanted.emit()
