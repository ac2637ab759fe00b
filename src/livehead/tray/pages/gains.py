"""Sliders for how far the character goes along with a face: live at once, kept when at rest, undone by Ctrl+Z."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSlider, QToolButton, QVBoxLayout, QWidget

from livehead.motion.retarget import DEFAULT
from livehead.tray.engine import Engine
from livehead.tray.mood import Snapshot
from livehead.tray.pages.cards import label

REST_MS = 400
"""A slider that was moved by a key or the wheel has come to rest after so long."""


@dataclass(frozen=True, slots=True)
class Gain:
    """A field of RetargetConfig and the range of its slider, in steps of `step`; unit: behind its value."""

    name: str
    low: float
    high: float
    step: float
    unit: str = "×"

    @property
    def plain(self) -> float:
        """Its value when nobody chose one."""
        return float(getattr(DEFAULT, self.name))


GAINS = (
    Gain("head_gain", 0.3, 2.0, 0.05),
    Gain("head_range", 15.0, 45.0, 1.0, "°"),
    Gain("body_follow", 0.0, 1.0, 0.01),
    Gain("lean", 0.0, 4.0, 0.1),
    Gain("expression", 0.4, 2.0, 0.05),
)


class GainSliders(QWidget):
    """A row each; `stack` remembers every change that came to rest."""

    def __init__(self, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self.stack = QUndoStack(self)
        self.sliders: dict[str, QSlider] = {}
        self._values = {gain.name: label() for gain in GAINS}
        self._kept: dict[str, float] = {gain.name: gain.plain for gain in GAINS}
        self._seen: dict[str, float] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._settle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._rows())
        column.addLayout(self._buttons())
        engine.observed.connect(self.follow)
        self.follow(engine.snapshot)

    def _rows(self) -> QGridLayout:
        words = {
            "head_gain": (self.tr("Head"), self.tr("How far the head turns for each turn of yours")),
            "head_range": (
                self.tr("Head's reach"),
                self.tr("Your turn at which the character has turned fully"),
            ),
            "body_follow": (self.tr("Body"), self.tr("How much of it the body takes over")),
            "lean": (self.tr("Leaning"), self.tr("How far the character leans when you move sideways")),
            "expression": (self.tr("Face"), self.tr("How strong brows, smile and mouth shapes are")),
        }
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for row, gain in enumerate(GAINS):
            name, hint = words[gain.name]
            slider = self.sliders[gain.name] = QSlider(Qt.Orientation.Horizontal)
            slider.setRange(0, round((gain.high - gain.low) / gain.step))
            slider.setToolTip(hint)
            slider.setAccessibleName(name)
            slider.valueChanged.connect(partial(self._move, gain))
            slider.sliderReleased.connect(self._settle)
            grid.addWidget(label(name), row, 0)
            grid.addWidget(slider, row, 1)
            value = self._values[gain.name]
            value.setMinimumWidth(48)
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(value, row, 2)
            self._place(gain, gain.plain)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        undo = self.stack.createUndoAction(self)
        undo.setIconText(self.tr("Undo"))
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        redo = self.stack.createRedoAction(self)
        redo.setIconText(self.tr("Redo"))
        redo.setShortcut(QKeySequence.StandardKey.Redo)
        for action in (undo, redo):
            button = QToolButton()
            button.setDefaultAction(action)
            row.addWidget(button)
        self.first = QToolButton()
        self.first.setText(self.tr("As at first"))
        self.first.clicked.connect(self._forget)
        row.addWidget(self.first)
        return row

    @Slot(object)
    def follow(self, snapshot: Snapshot) -> None:
        """Show what is kept when it was changed elsewhere."""
        options = snapshot.config.animator.options
        now = {gain.name: _number(options.get(gain.name), gain.plain) for gain in GAINS}
        if now == self._seen:
            return
        self._seen = now
        if now == self._kept or self._rest.isActive() or any(s.isSliderDown() for s in self.sliders.values()):
            return
        self._kept = dict(now)
        for gain in GAINS:
            self._place(gain, now[gain.name])

    def keep(self, values: dict[str, float]) -> None:
        """Set and remember these; what undo and redo call."""
        self._kept |= values
        for gain in GAINS:
            if gain.name in values:
                self._place(gain, values[gain.name])
        self._engine.tune(values)

    # --- inside ----------------------------------------------------------------------------------------

    def _value(self, gain: Gain) -> float:
        return round(gain.low + self.sliders[gain.name].value() * gain.step, 3)

    def _place(self, gain: Gain, value: float) -> None:
        slider = self.sliders[gain.name]
        slider.blockSignals(True)
        slider.setValue(round((value - gain.low) / gain.step))
        slider.blockSignals(False)
        self._say(gain, value)

    def _say(self, gain: Gain, value: float) -> None:
        self._values[gain.name].setText(f"{value:.0f}°" if gain.unit == "°" else f"{value:.2f}")

    def _move(self, gain: Gain, _: int) -> None:
        value = self._value(gain)
        self._say(gain, value)
        self._engine.tune({gain.name: value}, keep=False)
        self._rest.start()

    @Slot()
    def _settle(self) -> None:
        if any(slider.isSliderDown() for slider in self.sliders.values()):
            self._rest.start()
            return
        self._rest.stop()
        moved = {gain.name: self._value(gain) for gain in GAINS if self._moved(gain)}
        if moved:
            self.stack.push(_Change(self, {name: self._kept[name] for name in moved}, moved))

    def _moved(self, gain: Gain) -> bool:
        """Whether its slider stands elsewhere than what is kept, which may lie between two steps or beyond."""
        step = round((self._kept[gain.name] - gain.low) / gain.step)
        slider = self.sliders[gain.name]
        return min(max(step, slider.minimum()), slider.maximum()) != slider.value()

    @Slot()
    def _forget(self) -> None:
        plain = {gain.name: gain.plain for gain in GAINS}
        if plain != self._kept:
            self.stack.push(_Change(self, dict(self._kept), plain))


class _Change(QUndoCommand):
    """Some values before and after."""

    def __init__(self, sliders: GainSliders, before: dict[str, float], after: dict[str, float]) -> None:
        super().__init__()
        self._sliders, self._before, self._after = sliders, before, after

    def undo(self) -> None:
        self._sliders.keep(self._before)

    def redo(self) -> None:
        self._sliders.keep(self._after)


def _number(value: object, plain: float) -> float:
    return float(value) if isinstance(value, (int, float)) else plain
