"""The wizard's last step: the guided calibration, when there is a face to calibrate."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget, QWizardPage

from livehead.motion.guide import TOTAL_S
from livehead.tray.engine import Engine
from livehead.tray.mood import Snapshot
from livehead.tray.pages.cards import Notice, label
from livehead.types import Channels, Phase

MARK = "calibrating,"
"""How the status of a guided calibration begins (`livehead.modifiers.calibrate`)."""


class FacePage(QWizardPage):
    """Can be skipped: without it the resting face is taken by itself."""

    def __init__(self, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._under_way = self._done = False
        self.setTitle(self.tr("Your face"))
        self.setSubTitle(
            self.tr("Half a minute of faces teaches livehead how far yours goes. You may skip it.")
        )
        column = QVBoxLayout(self)
        self.words = label()
        column.addWidget(self.words)
        self.prompt = Notice("guide", closable=False)
        column.addWidget(self.prompt)
        self.bar = QProgressBar()
        self.bar.setRange(0, round(TOTAL_S))
        self.bar.setTextVisible(False)
        column.addWidget(self.bar)
        row = QHBoxLayout()
        self.begin = QPushButton()
        self.begin.clicked.connect(lambda: engine.calibrate(True))
        row.addWidget(self.begin)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        engine.observed.connect(self.follow)
        self.follow(engine.snapshot)

    @Slot(object)
    def follow(self, snapshot: Snapshot) -> None:
        """Lead through it."""
        status = snapshot.statuses.get("calibration")
        under_way = status is not None and status.phase is Phase.WAITING and status.text.startswith(MARK)
        if self._under_way and not under_way:
            self.words.setText(self.tr("That is all: your character knows your face now. Finish ends this."))
            self._done = True
        elif not under_way and not self._done:
            self._offer()
        self._under_way = under_way
        self.prompt.setVisible(under_way)
        self.bar.setVisible(under_way)
        self.begin.setText(self.tr("Break it off") if under_way else self.tr("Begin (30 seconds)"))
        if under_way and status is not None:
            self.words.setText("")
            self.prompt.say(status.remedy, status.text)
            self.bar.setValue(round(TOTAL_S - _left(status.text)))

    def _offer(self) -> None:
        motion = self._engine.motion
        here = (
            motion is not None
            and motion.confidence > 0
            and bool(motion.channels & Channels.FACE & ~motion.made)
        )
        demo = self._engine.snapshot.config.tracker
        can = here and (demo is None or demo.use != "tape")
        self.begin.setVisible(can)
        yes = self.tr(
            "Sit as you do when you stream, then begin. Your character shows you what is understood."
        )
        no = self.tr("No face moves the character yet. You can calibrate later, by the menu of the icon.")
        self.words.setText(yes if can else no)


def _left(text: str) -> float:
    """Seconds that are left, from "... 12 s left"; all of them when it does not say."""
    words = text.split()
    number = words[-3] if len(words) > 3 and words[-1] == "left" else ""
    return float(number) if number.isdigit() else TOTAL_S
