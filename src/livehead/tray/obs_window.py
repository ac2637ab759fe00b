"""The window of the button "Into OBS": what is done step by step, and the password, asked for once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from livehead.tray.engine import Engine
from livehead.tray.into_obs import IntoObs
from livehead.tray.pages.cards import STYLE, Card, Notice, label
from livehead.tray.preferences import Preferences


class ObsWindow(QDialog):
    """Begins at once when it is shown."""

    def __init__(self, engine: Engine, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.work = IntoObs(engine)
        self.setWindowTitle(self.tr("Into OBS"))
        self.setStyleSheet(STYLE)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        column = QVBoxLayout(self)
        self.notice = Notice(closable=False)
        column.addWidget(self.notice)
        card = Card("")
        self.steps = label("", "", selectable=True)
        card.body.addWidget(self.steps)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        card.body.addWidget(self.busy)
        card.body.addStretch(1)
        column.addWidget(card, 1)
        column.addWidget(self._question())
        column.addLayout(self._options())
        self.work.told.connect(self._tell)
        self.work.locked.connect(self._ask)
        self.work.refused.connect(self.notice.say)
        self.work.ended.connect(self._ended)
        self.resize(520, 320)

    def _question(self) -> QWidget:
        self.question = QWidget()
        row = QHBoxLayout(self.question)
        row.setContentsMargins(0, 0, 0, 0)
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("Password of OBS's WebSocket server"))
        self.password.setAccessibleName(self.password.placeholderText())
        row.addWidget(self.password)
        self.question.hide()
        return self.question

    def _options(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.delay = QCheckBox(self.tr("Delay the microphones too"))
        self.delay.setToolTip(self.tr("Voice and lips then agree in your stream"))
        self.delay.setChecked(self._preferences.delay_microphones)
        self.delay.toggled.connect(self._keep)
        self.port = QSpinBox()
        self.port.setRange(1, 65535)
        self.port.setValue(self._preferences.obs_port)
        self.port.setToolTip(self.tr("Port in OBS: Tools → WebSocket Server Settings"))
        self.port.setAccessibleName(self.tr("Port"))
        self.port.valueChanged.connect(self._keep)
        self.again = QPushButton(self.tr("Once more"))
        self.again.setDefault(True)
        self.again.clicked.connect(self.begin)
        self.leave = QPushButton(self.tr("Close"))
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.close)
        row.addWidget(self.delay)
        row.addStretch(1)
        row.addWidget(label(self.tr("Port")))
        for part in (self.port, self.again, self.leave):
            row.addWidget(part)
        return row

    @Slot()
    def begin(self) -> None:
        """Do it, or do it once more: what is right stays as it is."""
        self.notice.hide()
        self.steps.setText("")
        self.busy.show()
        self.again.setEnabled(False)
        self.work.begin(self.port.value(), self.password.text(), delay=self.delay.isChecked())

    @Slot(str)
    def _tell(self, step: str) -> None:
        self.steps.setText(f"{self.steps.text()}\n✓ {step}".strip())
        self.question.hide()

    @Slot(str)
    def _ask(self, why: str) -> None:
        place = self.tr("It stands in OBS: Tools → WebSocket Server Settings → Show Connect Info")
        self.notice.say(why, place)
        self.question.show()
        self.password.setFocus()

    @Slot(bool)
    def _ended(self, good: bool) -> None:
        self.busy.hide()
        self.again.setEnabled(True)
        if good:
            self.password.clear()
            self.leave.setFocus()

    @Slot()
    def _keep(self) -> None:
        self._preferences.obs_port = self.port.value()
        self._preferences.delay_microphones = self.delay.isChecked()
