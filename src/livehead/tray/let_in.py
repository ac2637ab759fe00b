"""Other programs that may drive livehead: the switches, and the question whether a plugin may."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from livehead.tray.engine import Engine
from livehead.tray.preferences import Preferences

ASK_S = 115.0
"""Seconds for an answer: the server waits for two minutes, then it is no."""


class LetIn(QObject):
    """Opens and closes the doors as the person switched them, and remembers that.

    options: for `RemoteConfig`, such as other ports.
    """

    def __init__(self, engine: Engine, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._preferences = engine, preferences
        self.options: dict[str, Any] = {}
        self.questions: list[PluginQuestion] = []
        engine.asked.connect(self._show)

    def begin(self) -> None:
        """As it was the last time; nothing happens where nobody is let in."""
        if self._preferences.remote or self._preferences.plugins:
            self._apply()

    @Slot(bool)
    def let_programs(self, on: bool) -> None:
        """Our own HTTP and WebSocket."""
        self._preferences.remote = on
        self._apply()

    @Slot(bool)
    def let_plugins(self, on: bool) -> None:
        """What was made for VTube Studio's plugin API."""
        self._preferences.plugins = on
        self._apply()

    def forget(self, plugin: str) -> None:
        """A plugin must ask again."""
        self._engine.forget_plugin(plugin)

    def _apply(self) -> None:
        self._engine.let_in(self._preferences.remote, self._preferences.plugins, self.options)

    @Slot(int, str, str)
    def _show(self, number: int, plugin: str, developer: str) -> None:
        window = PluginQuestion(plugin, developer)
        self.questions.append(window)
        window.answered.connect(lambda allowed: self._engine.answer(number, allowed))
        window.finished.connect(lambda _: self.questions.remove(window))
        window.show()
        window.raise_()
        window.activateWindow()


class PluginQuestion(QMessageBox):
    """The plugin's name and developer as it gave them; No is what Enter, Escape and silence say.

    answered: True to allow it.
    """

    answered = Signal(bool)

    def __init__(self, plugin: str, developer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("livehead")
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        words = self.tr("May “{plugin}” by “{developer}” drive your character?")
        self.setText(words.format(plugin=plugin, developer=developer))
        self.setInformativeText(
            self.tr(
                "It can move the face, put on expressions and change the character. Allow what you started."
            )
        )
        self.allow = self.addButton(self.tr("Allow"), QMessageBox.ButtonRole.AcceptRole)
        self.deny = self.addButton(self.tr("Deny"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.deny)
        self.setEscapeButton(self.deny)
        self.finished.connect(lambda _: self.answered.emit(self.clickedButton() is self.allow))
        QTimer.singleShot(round(ASK_S * 1000), self, self.reject)
