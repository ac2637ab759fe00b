"""The window: the live page, the characters, the hotkeys, the doctor; messages at its top."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMainWindow, QTabWidget, QVBoxLayout, QWidget

from livehead.tray.engine import Engine
from livehead.tray.hotkeys import Hotkeys, WindowKeys
from livehead.tray.hotkeys.page import HotkeysPage
from livehead.tray.pages.cards import STYLE, Notice, label
from livehead.tray.pages.doctor_page import DoctorPage
from livehead.tray.pages.library import LibraryPage
from livehead.tray.pages.live_page import LivePage
from livehead.tray.preferences import Preferences

LANGUAGES = {"": "System", "en": "English", "ja": "日本語", "zh_CN": "简体中文"}


class Window(QMainWindow):
    """Closing it hides it: the engine belongs to the app."""

    closed = Signal()
    language_wanted = Signal(str)
    characters_changed = Signal()
    obs_wanted = Signal()

    def __init__(self, engine: Engine, preferences: Preferences, hotkeys: Hotkeys) -> None:
        super().__init__()
        self._preferences = preferences
        self.setWindowTitle("livehead")
        self.setStyleSheet(STYLE)
        inside = QWidget()
        column = QVBoxLayout(inside)
        self.notice = Notice()
        column.addWidget(self.notice)
        self.pages = QTabWidget()
        self.pages.setDocumentMode(True)
        self.live = LivePage(engine, preferences.ground)
        self.live.ground_chosen.connect(self._keep_ground)
        self.live.obs_wanted.connect(self.obs_wanted)
        self.library = LibraryPage(engine)
        self.library.refused.connect(self.notice.say)
        self.library.changed.connect(self.characters_changed)
        self.hotkeys = HotkeysPage(engine, hotkeys)
        self._keys = WindowKeys(hotkeys, self)
        self.doctor = DoctorPage()
        self.pages.addTab(self.live, self.tr("&Live"))
        self.pages.addTab(self.library, self.tr("&Characters"))
        self.pages.addTab(self.hotkeys, self.tr("&Hotkeys"))
        self.pages.addTab(self.doctor, self.tr("&Doctor"))
        self.pages.setCornerWidget(self._language_box())
        column.addWidget(self.pages, 1)
        self.setCentralWidget(inside)
        self.resize(960, min(860, self.screen().availableGeometry().height() - 60))
        if not preferences.geometry.isEmpty():
            self.restoreGeometry(preferences.geometry)

    def _language_box(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(8, 0, 2, 2)
        row.addWidget(label(self.tr("Language")))
        self.languages = QComboBox()
        for code, name in LANGUAGES.items():
            self.languages.addItem(name if code else self.tr("as the system"), code)
        self.languages.setCurrentIndex(max(0, self.languages.findData(self._preferences.language)))
        self.languages.setAccessibleName(self.tr("Language"))
        self.languages.activated.connect(
            lambda _=0: self.language_wanted.emit(str(self.languages.currentData()))
        )
        row.addWidget(self.languages)
        return box

    def show_front(self) -> None:
        """Show it, over other windows where the desktop allows it."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_doctor(self) -> None:
        """Show the doctor's page, and let it look if it has not yet."""
        self.pages.setCurrentWidget(self.doctor)
        self.show_front()
        if not self.doctor.findings:
            self.doctor.check()

    def _keep_ground(self, ground: str) -> None:
        self._preferences.ground = ground

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self._preferences.geometry = self.saveGeometry()
        self.closed.emit()
        super().closeEvent(event)
