"""The window's first page: the live picture, how it stands, how fast, what the tracker sees."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from livehead.config import StageChoice
from livehead.tray.choices import copy_words, mood_words
from livehead.tray.engine import Engine
from livehead.tray.mood import PREVIEW, Mood, Snapshot, addresses_of, audio_offset, mood_of
from livehead.tray.pages.cards import Card, Notice, StatusLines, label
from livehead.tray.pages.gains import GainSliders
from livehead.tray.pages.look_card import LookList
from livehead.tray.pages.meters import Meters
from livehead.tray.pages.preview import Ground, Preview
from livehead.tray.phrases import name_of
from livehead.types import Phase

METERS_MS = 66


class LivePage(QWidget):
    """Preview on the left, figures on the right; everything comes from the engine's snapshots."""

    ground_chosen = Signal(str)
    obs_wanted = Signal()

    def __init__(self, engine: Engine, ground: str = "checker", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._addresses: dict[str, str] = {}
        self.meters = Meters()
        row = QHBoxLayout(self)
        row.setSpacing(14)
        row.addLayout(self._left(ground), 3)
        row.addWidget(self._right(), 2)
        self._timer = QTimer(self)
        self._timer.timeout.connect(lambda: self.meters.show_motion(engine.motion))
        self._timer.start(METERS_MS)
        engine.observed.connect(self.follow)
        self.follow(engine.snapshot)

    def _left(self, ground: str) -> QVBoxLayout:
        column = QVBoxLayout()
        self.guide = Notice("guide", closable=False)
        column.addWidget(self.guide)
        self.preview = Preview(self._engine)
        column.addWidget(self.preview, 1)
        buttons = QHBoxLayout()
        self.toggle = QPushButton()
        self.toggle.setDefault(True)
        self.toggle.clicked.connect(self._start_or_stop)
        self.cut = QPushButton(self.tr("Camera off"))
        self.cut.setCheckable(True)
        self.cut.setShortcut("Ctrl+Shift+P")
        self.cut.setToolTip(self.tr("Lets go of the camera at once; the character idles (Ctrl+Shift+P)"))
        self.cut.clicked.connect(lambda on: self._engine.cut(on))
        self.calm = QPushButton(self.tr("My calm face, now"))
        self.calm.setToolTip(self.tr("Takes your face of the coming second as the calm one"))
        self.calm.clicked.connect(lambda: self._engine.calibrate(False))
        for button in (self.toggle, self.cut, self.calm):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._grounds(buttons, ground)
        column.addLayout(buttons)
        return column

    def _grounds(self, buttons: QHBoxLayout, chosen: str) -> None:
        names = {
            Ground.CHECKER: ("▦", self.tr("On a checkerboard")),
            Ground.DARK: ("●", self.tr("On dark")),
            Ground.LIGHT: ("○", self.tr("On light")),
        }
        self.grounds = QButtonGroup(self)
        for ground, (sign, words) in names.items():
            button = QToolButton()
            button.setText(sign)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, g=ground: self._set_ground(g))
            self.grounds.addButton(button)
            buttons.addWidget(button)
            if ground.value == chosen:
                button.setChecked(True)
                self.preview.set_ground(ground)

    def _right(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.addWidget(self._figures())
        self.lines = StatusLines()
        self.looks, self.gains = LookList(self._engine), GainSliders(self._engine)
        for words, part in (
            (self.tr("What each part says"), self.lines),
            (self.tr("What the tracker sees"), self.meters),
            (self.tr("Look"), self.looks),
            (self.tr("How far the character goes along"), self.gains),
        ):
            card = Card(words)
            card.body.addWidget(part)
            column.addWidget(card)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(340)
        area.setWidget(inside)
        return area

    def _figures(self) -> Card:
        self.figures = Card("")
        self.mood = label("", "large")
        self.rate = label()
        self.latency = label("", selectable=True)
        self.offset = label("", selectable=True)
        self.lost = label()
        for part in (self.mood, self.rate, self.latency, self.offset, self.lost):
            self.figures.body.addWidget(part)
        self.into_obs = QPushButton(self.tr("Into OBS"))
        self.into_obs.setToolTip(self.tr("Adds the character to the scene that OBS shows, or repairs it"))
        self.into_obs.clicked.connect(self.obs_wanted)
        self.figures.body.addWidget(self.into_obs)
        self.copies: dict[str, QPushButton] = {}
        return self.figures

    @Slot(object)
    def follow(self, snapshot: Snapshot) -> None:
        """Show how it stands."""
        mood, figures = mood_of(snapshot), snapshot.figures
        self.mood.setText(mood_words(mood.value))
        self.toggle.setText(self.tr("Stop") if snapshot.running else self.tr("Start"))
        self.cut.setChecked(snapshot.cut)
        self.calm.setEnabled(snapshot.running)
        self.lines.follow(snapshot.lines())
        self.rate.setText(self.tr("{fps} pictures a second").format(fps=f"{figures.fps:.0f}"))
        latency = figures.latency
        measured = latency.p50 > 0
        self.latency.setText(
            self.tr("{p50} ms from motion to picture (95 % within {p95} ms)").format(
                p50=f"{latency.p50:.0f}", p95=f"{latency.p95:.0f}"
            )
        )
        self.latency.setVisible(measured)
        hint = self.tr("OBS, advanced audio: give your microphone a sync offset of {offset} ms")
        self.offset.setText(hint.format(offset=audio_offset(snapshot)))
        self.offset.setVisible(measured)
        drops = {n: c for n, c in figures.dropped.items() if c and n != PREVIEW}
        words = ", ".join(f"{name_of(name)} {count}" for name, count in drops.items())
        self.lost.setText(self.tr("Left out: {what}").format(what=words or self.tr("nothing")))
        self._offer_addresses(addresses_of(snapshot))
        if not snapshot.running:
            self.preview.say(mood_words(mood.value) if mood is not Mood.STOPPED else self.tr("Stopped"))
        self._lead(snapshot)

    def _offer_addresses(self, addresses: dict[str, str]) -> None:
        """A button that copies for each sink that is shown by an address."""
        if addresses == self._addresses:
            return
        self._addresses = addresses
        for old in self.copies.values():
            self.figures.body.removeWidget(old)
            old.deleteLater()
        self.copies = {}
        for use, address in addresses.items():
            button = self.copies[use] = QPushButton(copy_words(StageChoice(use)))
            button.setToolTip(address)
            button.clicked.connect(partial(self._copy, address))
            self.figures.body.addWidget(button)

    @staticmethod
    def _copy(address: str, _: bool = False) -> None:
        QGuiApplication.clipboard().setText(address)

    def _lead(self, snapshot: Snapshot) -> None:
        """A calibration asks for something: it is said large, above the picture."""
        status = snapshot.statuses.get("calibration")
        if status is not None and status.phase is Phase.WAITING and status.text.startswith("calibrating,"):
            self.guide.say(status.remedy, status.text)
        else:
            self.guide.hide()

    def _set_ground(self, ground: Ground) -> None:
        self.preview.set_ground(ground)
        self.ground_chosen.emit(ground.value)

    def _start_or_stop(self) -> None:
        if self._engine.snapshot.running:
            self._engine.stop()
        else:
            self._engine.start()
