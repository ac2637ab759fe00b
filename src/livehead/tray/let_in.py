"""Other programs that may drive livehead: the switches, and the question whether a plugin may."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QMessageBox, QWidget

from livehead.tray.engine import Engine
from livehead.tray.preferences import Preferences

if TYPE_CHECKING:
    from livehead.tray.worker import Worker

ASK_S = 115.0
"""Seconds for an answer: the server waits for two minutes, then it is no."""


@dataclass(eq=False, slots=True)
class Question:
    """May this plugin? Asked in the server's thread, answered by a window."""

    plugin: str
    developer: str
    allowed: bool = False
    answered: threading.Event = field(default_factory=threading.Event)

    def answer(self, allowed: bool) -> None:
        self.allowed = allowed
        self.answered.set()


class LetIn(QObject):
    """Opens and closes the doors as the person switched them, and remembers that.

    options: for `RemoteConfig`, such as other ports.
    """

    _asked = Signal(object)

    def __init__(self, engine: Engine, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine, self._preferences = engine, preferences
        self.options: dict[str, Any] = {}
        self.questions: list[PluginQuestion] = []
        self._asked.connect(self._show)

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
        self._engine.do(lambda worker: worker.forget_plugin(plugin))

    def ask(self, plugin: str, developer: str) -> bool:
        """Blocks until a person has answered; no answer is no. In the server's thread."""
        question = Question(plugin, developer)
        self._asked.emit(question)
        return question.answered.wait(ASK_S) and question.allowed

    def _apply(self) -> None:
        own, plugins, options = self._preferences.remote, self._preferences.plugins, dict(self.options)

        def apply(worker: Worker) -> None:
            from livehead.remote import RemoteConfig, RemoteServer
            from livehead.remote.config import PORT, VTS_PORT

            worker.let_in(None)
            if not own and not plugins:
                return
            given = {"port": PORT, "vts_port": VTS_PORT} | options
            given |= {name: None for name, on in (("port", own), ("vts_port", plugins)) if not on}
            worker.let_in(
                RemoteServer(
                    None,
                    RemoteConfig(**given),
                    ask=self.ask,
                    submit=lambda job: self._engine.do(lambda worker: worker.on_a_word(job)),
                    on_start=worker.start,
                    on_stop=worker.stop,
                )
            )

        self._engine.do(apply)

    @Slot(object)
    def _show(self, question: Question) -> None:
        window = PluginQuestion(question)
        self.questions.append(window)
        window.finished.connect(lambda _: self.questions.remove(window))
        window.show()
        window.raise_()
        window.activateWindow()


class PluginQuestion(QMessageBox):
    """The plugin's name and developer as it gave them; No is what Enter, Escape and silence say."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self.setWindowTitle("livehead")
        self.setIcon(QMessageBox.Icon.Question)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        words = self.tr("May “{plugin}” by “{developer}” drive your character?")
        self.setText(words.format(plugin=question.plugin, developer=question.developer))
        self.setInformativeText(
            self.tr(
                "It can move the face, put on expressions and change the character. Allow what you started."
            )
        )
        self.allow = self.addButton(self.tr("Allow"), QMessageBox.ButtonRole.AcceptRole)
        self.deny = self.addButton(self.tr("Deny"), QMessageBox.ButtonRole.RejectRole)
        self.setDefaultButton(self.deny)
        self.setEscapeButton(self.deny)
        self.finished.connect(lambda _: question.answer(self.clickedButton() is self.allow))
        QTimer.singleShot(round(ASK_S * 1000), self, self.reject)
