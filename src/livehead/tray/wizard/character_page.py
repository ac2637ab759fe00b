"""The wizard's second step: one of the characters, or a picture of one's own dropped here."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget, QWizardPage

from livehead.tray.engine import Engine
from livehead.tray.pages.library import LibraryPage


class CharacterPage(QWizardPage):
    """The window's own library page, in the wizard."""

    def __init__(self, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Who do you want to be?"))
        self.setSubTitle(self.tr("Below each character stands who may use it, and for what."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.library = LibraryPage(engine)
        column.addWidget(self.library)
