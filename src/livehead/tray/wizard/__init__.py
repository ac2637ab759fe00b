"""The first start in four steps: what moves it, who it is, where it goes, your face; the character looks on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget, QWizard

from livehead.tray.choices import Choices
from livehead.tray.engine import Engine
from livehead.tray.pages.cards import STYLE, Notice
from livehead.tray.pages.preview import Preview
from livehead.tray.wizard.character_page import CharacterPage
from livehead.tray.wizard.face_page import FacePage
from livehead.tray.wizard.output_page import OutputPage
from livehead.tray.wizard.tracker_page import TrackerPage


class Wizard(QWizard):
    """Every choice is live at once, so that the picture at the side shows it; the app saves them at the end."""

    def __init__(self, engine: Engine, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Welcome to livehead"))
        self.setStyleSheet(STYLE)
        self.setWizardStyle(QWizard.WizardStyle.ModernStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        side = self._side = QWidget(self)  # Python must keep it: the wizard does not
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 12, 0, 12)
        self.preview = Preview(engine)
        self.preview.setMinimumSize(300, 300)
        column.addWidget(self.preview, 1)
        self.notice = Notice()
        column.addWidget(self.notice)
        self.setSideWidget(side)
        self.tracker = TrackerPage(engine, choices)
        self.character = CharacterPage(engine)
        self.character.library.refused.connect(self.notice.say)
        self.output = OutputPage(engine, choices)
        self.face = FacePage(engine)
        for page in (self.tracker, self.character, self.output, self.face):
            self.addPage(page)
        engine.refused.connect(self.notice.say)
        self.currentIdChanged.connect(lambda _: self.notice.clear())
        self.resize(900, 600)

    def offer(self, choices: Choices) -> None:
        """What this machine has, as soon as it is known."""
        self.tracker.offer(choices)
        self.output.offer(choices)
