"""The tray app: icon, menu, window and wizard around one engine, from the first click to quit."""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QApplication, QMessageBox, QSystemTrayIcon

from livehead import config_file, folders
from livehead.config import Config, StageChoice
from livehead.errors import LiveheadError
from livehead.tray import language
from livehead.tray.backstage.processes import News, start_engine
from livehead.tray.choices import Choices, mood_words
from livehead.tray.engine import Engine, Launch
from livehead.tray.hotkeys import Hotkeys
from livehead.tray.icon import face_of, icon_of, picture_of
from livehead.tray.instance import Instance
from livehead.tray.let_in import LetIn
from livehead.tray.menu import TrayMenu
from livehead.tray.mood import Mood, Snapshot, mood_of, worst
from livehead.tray.phrases import phrase
from livehead.tray.preferences import Preferences
from livehead.tray.window import Window

if TYPE_CHECKING:
    from livehead.tray.obs_window import ObsWindow
    from livehead.tray.wizard import Wizard

log = logging.getLogger(__name__)

TRAY_MS = 2000


class TrayApp(QObject):
    """Everything the app has. Make it after the QApplication; `begin` shows the icon and starts the engine.

    connection: to an engine that runs already, because its windows crashed.
    """

    _slipped = Signal(str)
    _woken = Signal()

    def __init__(
        self,
        application: QApplication,
        launch: Launch = start_engine,
        connection: Connection[Any, Any] | None = None,
    ) -> None:
        super().__init__()
        self._application = application
        self.path = folders.user_config()
        self._attached = connection is not None
        self.first_time = not self.path.exists() and not self._attached
        config, self._said = config_file.load_or_set_aside(self.path)
        if self.first_time:  # no camera is opened before a person says so
            config = replace(config, tracker=StageChoice("tape"))
        self.preferences = Preferences()
        language.speak(self.preferences.language)
        self.engine = Engine(config, launch, connection)
        self.let_in = LetIn(self.engine, self.preferences)
        self.hotkeys = Hotkeys(self.engine, self.preferences)
        self.hotkeys.window_wanted.connect(self.turn_window)
        self.hotkeys.record_wanted.connect(self._record)
        self.choices = Choices()
        self.icon = QSystemTrayIcon(icon_of(Mood.STARTING))
        self.window: Window | None = None
        self._saving = not self.first_time
        self._instance: Instance | None = None
        self.wizard: Wizard | None = None
        self.obs: ObsWindow | None = None
        self._mood: Mood | None = None
        self._face: QImage | None = None
        self._faced = ""
        self._tray_seen = False
        application.setQuitOnLastWindowClosed(False)
        self._connect()
        self._make_menu()

    def _connect(self) -> None:
        """Everything that comes from the icon and from the engine."""
        self._tray_timer = QTimer(self)
        self._tray_timer.timeout.connect(self._look_for_tray)
        self.icon.activated.connect(self._clicked)
        self.icon.messageClicked.connect(self.show_window)
        self.engine.observed.connect(self._follow)
        self.engine.refused.connect(self.say)
        self.engine.settled.connect(self._save)
        self.engine.wanted.connect(self.show_window)
        self.engine.revived.connect(self._after_a_death)
        self.engine.left.connect(self.quit)
        self._woken.connect(self.show_window)
        self._slipped.connect(lambda words: self.say(words, self.tr("The stream goes on. Please report it.")))

    def begin(self, news: News | None = None) -> None:
        """Show the icon at once; what is slow starts when Qt has drawn it. news: why there are new windows."""
        self.icon.show()
        self._look_for_tray(first=True)
        self._tray_timer.start(TRAY_MS)
        QTimer.singleShot(0, self._begin_engine)
        if self._said:
            self.show_window()
            self.say(self._said)
        elif news == "crashed":
            self.say(self.tr("The window crashed; the stream went on"), self.tr("Please report it."))
        elif news == "wanted":
            self.show_window()

    def _begin_engine(self) -> None:
        self.hotkeys.begin()
        try:
            self.engine.begin()
        except LiveheadError as error:
            self.say(error.cause, error.remedy)
            return
        if not self._attached:
            self.let_in.begin()
            self.engine.start()
        self.look_around()
        if self.first_time:
            self.show_wizard()

    def look_around(self) -> None:
        """Look for cameras, characters and outputs, in the engine's thread."""
        self.engine.do("choices", then=self._offer)

    # --- windows ---------------------------------------------------------------------------------------

    @Slot()
    def show_window(self) -> None:
        self._made_window().show_front()

    @Slot()
    def turn_window(self) -> None:
        """Show it, or hide it when it is seen."""
        if self.window is not None and self.window.isVisible():
            self.window.hide()
        else:
            self.show_window()

    @Slot()
    def show_doctor(self) -> None:
        self._made_window().show_doctor()

    @Slot()
    def put_into_obs(self) -> None:
        """One click: the character into OBS's scene; a window tells each step."""
        if self.obs is None or not self.obs.isVisible():
            from livehead.tray.obs_window import ObsWindow

            self.obs = ObsWindow(self.engine, self.preferences)
            self.obs.setWindowIcon(self.icon.icon())
            self.obs.show()
            self.obs.begin()
        self.obs.raise_()
        self.obs.activateWindow()

    @Slot()
    def show_wizard(self) -> None:
        """The first start's questions; at the end of them all is saved."""
        if self.wizard is None:
            from livehead.tray.wizard import Wizard

            self.wizard = Wizard(self.engine, self.choices)
            self.wizard.setWindowIcon(self.icon.icon())
            self.wizard.finished.connect(self._wizard_ended)
            self.wizard.output.obs_wanted.connect(self.put_into_obs)
        self.wizard.show()
        self.wizard.raise_()
        self.wizard.activateWindow()

    @Slot(int)
    def _wizard_ended(self, result: int) -> None:
        self.wizard, self._saving = None, True
        if result:
            self.engine.do("chosen", then=self._save)  # after all that was asked before
        self.show_window()

    @Slot(str, str)
    def say(self, cause: str, remedy: str = "") -> None:
        """A message: in the window when it is seen, else beside the icon."""
        log.warning("%s (%s)", cause, remedy)
        self._made_window().notice.say(cause, remedy)
        if self.wizard is None and not self._made_window().isVisible() and self.icon.isVisible():
            self.icon.showMessage(phrase(cause), phrase(remedy), QSystemTrayIcon.MessageIcon.Warning)

    def _made_window(self) -> Window:
        if self.window is None:
            window = self.window = Window(self.engine, self.preferences, self.hotkeys)
            window.setWindowIcon(self.icon.icon())
            window.closed.connect(self._window_closed)
            window.language_wanted.connect(self.speak)
            window.obs_wanted.connect(self.put_into_obs)
            window.characters_changed.connect(self.look_around)
            self._say_tray()
        return self.window

    @Slot(str)
    def speak(self, wanted: str) -> None:
        """Another language: the menu and the window are made anew, the stream knows nothing of it."""
        self.preferences.language = wanted
        language.speak(wanted)
        self._make_menu()
        self._mood = None
        old, self.window = self.window, None
        if old is not None:
            page, geometry, shown = old.pages.currentIndex(), old.saveGeometry(), old.isVisible()
            old.closed.disconnect()
            old.close()
            old.deleteLater()
            window = self._made_window()
            window.restoreGeometry(geometry)
            window.pages.setCurrentIndex(page)
            window.setVisible(shown)
        self._follow(self.engine.snapshot)

    def _make_menu(self) -> None:
        old = self.icon.contextMenu()
        menu = self.menu = TrayMenu(self.engine, self.let_in, self.hotkeys)
        menu.window_wanted.connect(self.show_window)
        menu.doctor_wanted.connect(self.show_doctor)
        menu.obs_wanted.connect(self.put_into_obs)
        menu.folder_wanted.connect(self.open_folder)
        menu.record_wanted.connect(self._record)
        menu.wizard_wanted.connect(self.show_wizard)
        menu.quit_wanted.connect(self.quit)
        menu.offer(self.choices)
        self.icon.setContextMenu(menu)
        if old is not None:
            old.deleteLater()

    # --- what comes from the engine ---------------------------------------------------------------------

    @Slot(object)
    def _follow(self, snapshot: Snapshot) -> None:
        mood = mood_of(snapshot)
        name = snapshot.config.character
        if name != self._faced:
            self._faced, self._face, self._mood = name, face_of(picture_of(name)), None
        if mood is not self._mood:
            self._mood = mood
            icon = icon_of(mood, self._face)
            self.icon.setIcon(icon)
            if self.window is not None:
                self.window.setWindowIcon(icon)
        status = worst(snapshot)
        lines = [f"livehead: {mood_words(mood.value)}"]
        if snapshot.cut:
            lines.append(QCoreApplication.translate("TrayMenu", "Camera off (privacy)"))
        if status is not None:
            lines += [phrase(line) for line in (status.text, status.remedy) if line]
        self.icon.setToolTip("\n".join(lines))

    def _offer(self, choices: Choices) -> None:
        self.choices = choices
        self.menu.offer(choices)
        if self.wizard is not None:
            self.wizard.offer(choices)

    @Slot(object)
    def _save(self, config: Config) -> None:
        if not self._saving:
            return
        try:
            config_file.save(config, self.path)
        except LiveheadError as error:
            self.say(error.cause, error.remedy)

    # --- clicks ----------------------------------------------------------------------------------------

    @Slot(QSystemTrayIcon.ActivationReason)
    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if sys.platform == "darwin":  # there a click opens the menu, and would open the window as well
            return
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.show_window()

    @Slot()
    def open_folder(self) -> None:
        """The user's folder of characters in the desktop's file browser."""
        folder = folders.user_data() / "characters"
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.say(self.tr("No program here opens folders"), folders.shown(folder))

    @Slot()
    def _record(self) -> None:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MoviesLocation)
        self.engine.record(Path(place) if place else Path.home())

    @Slot()
    def _window_closed(self) -> None:
        if not self._has_tray():
            self._ask_to_stay()
        elif not self.preferences.told_to_stay:
            self.preferences.told_to_stay = True
            words = self.tr("livehead goes on here. Quit is in this icon's menu.")
            self.icon.showMessage("livehead", words, QSystemTrayIcon.MessageIcon.Information)

    def _ask_to_stay(self) -> None:
        """Without an icon a hidden app could not be found again."""
        question = QMessageBox()
        question.setWindowTitle("livehead")
        question.setText(self.tr("There is no tray here. Should livehead go on without a window?"))
        question.setInformativeText(self.tr("Start livehead again to see its window."))
        stay = question.addButton(self.tr("Go on"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(self.tr("Quit"), QMessageBox.ButtonRole.DestructiveRole)
        question.setDefaultButton(stay)
        question.exec()
        if question.clickedButton() is not stay:
            self.quit()

    @Slot()
    def quit(self) -> None:
        """Stop the stream, then end."""
        if self.window is not None:
            self.window.hide()
        self.icon.hide()
        self.end()
        self._application.exit(0)  # quit() would close the windows first, and they would ask

    def end(self) -> None:
        """Stop the stream and the engine; nobody is listened for any more."""
        self.hotkeys.close()
        self.engine.end()
        if self._instance is not None:
            self._instance.close()

    def listen(self) -> None:
        """Notice later starts of livehead. Where there were windows before these, the engine does."""
        if self._instance is None:
            self._instance = Instance(self._woken.emit)

    @Slot()
    def _after_a_death(self) -> None:
        """The engine is a new one."""
        self.let_in.begin()
        self.listen()
        if not self.choices.searched:  # the old one took the answer with it
            self.look_around()

    # --- tray or none ----------------------------------------------------------------------------------

    def _has_tray(self) -> bool:
        return QSystemTrayIcon.isSystemTrayAvailable()

    @Slot()
    def _look_for_tray(self, first: bool = False) -> None:
        """A tray may come later than we do, at the login; until then the window is the app."""
        if self._has_tray():
            self._tray_timer.stop()
            if self.window is not None and not self._tray_seen:
                self.window.notice.clear()
            self._tray_seen = True
        elif first and not self.first_time:  # the wizard comes the first time, and the window after it
            self.show_window()

    def _say_tray(self) -> None:
        if self.window is not None and not self._has_tray():
            self.window.notice.say(
                self.tr("This desktop shows no tray icons, so this window is all there is"),
                self.tr("On GNOME the extension AppIndicator brings them."),
            )

    # --- slips -----------------------------------------------------------------------------------------

    def catch_slips(self) -> None:
        """A mistake of ours in a window is logged and told; it ends neither the window nor the stream."""

        def slipped(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            if issubclass(kind, KeyboardInterrupt):
                self._application.exit(0)
                return
            log.error("a mistake in the window", exc_info=(kind, error, trace))
            self._slipped.emit(f"{kind.__name__}: {error}")

        sys.excepthook = slipped
        threading.excepthook = lambda args: log.error("thread %s", args.thread, exc_info=args.exc_value)
