"""What the tracker sees, as bars: eyes, mouth, brows, and how the head stands."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from livehead.motion.arkit import INDEX
from livehead.types import Motion

ROW = 20
FULL_TURN = math.radians(30.0)


class Meters(QWidget):
    """A row a channel: filled from the left for what goes from 0 to 1, from the middle for angles."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[float] = [0.0] * 8
        self._seen = False
        self._rows = (
            (self.tr("Left eye shut"), False),
            (self.tr("Right eye shut"), False),
            (self.tr("Brows"), True),
            (self.tr("Mouth open"), False),
            (self.tr("Smile"), True),
            (self.tr("Head up, down"), True),
            (self.tr("Head left, right"), True),
            (self.tr("Head tilt"), True),
        )
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("What the tracker sees"))

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(240, ROW * len(self._rows))

    def show_motion(self, motion: Motion | None) -> None:
        """Take the newest motion; None and a confidence of 0 empty the bars."""
        self._seen = motion is not None and motion.confidence > 0.0
        self._values = values_of(motion) if motion is not None and self._seen else [0.0] * len(self._rows)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        groove = palette.color(palette.ColorRole.WindowText)
        groove.setAlpha(32)
        fill = palette.color(palette.ColorRole.Highlight) if self._seen else QColor("#8b93a7")
        column = max(painter.fontMetrics().horizontalAdvance(words) for words, _ in self._rows) + 12
        for row, ((words, both), value) in enumerate(zip(self._rows, self._values, strict=True)):
            painter.setPen(palette.color(palette.ColorRole.WindowText))
            top = row * ROW
            painter.drawText(0, top, column, ROW, int(Qt.AlignmentFlag.AlignVCenter), words)
            bar = QRectF(column, top + 7, self.width() - column, ROW - 14)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(groove)
            painter.drawRoundedRect(bar, 3, 3)
            painter.setBrush(fill)
            painter.drawRoundedRect(_filled(bar, value, both), 3, 3)
        painter.end()


def _filled(bar: QRectF, value: float, both: bool) -> QRectF:
    if not both:
        return QRectF(bar.left(), bar.top(), bar.width() * value, bar.height())
    middle, length = bar.center().x(), bar.width() / 2 * value
    return QRectF(min(middle, middle + length), bar.top(), abs(length), bar.height())


def values_of(motion: Motion) -> list[float]:
    """One value a row: shapes 0 to 1; brows, smile and angles -1 to 1, right and up positive."""

    def shape(*names: str) -> float:
        return sum(float(motion.blendshapes[INDEX[name]]) for name in names) / len(names)

    pitch, yaw, roll = (float(angle) / FULL_TURN for angle in motion.head_rotation)
    brows = shape("browInnerUp", "browOuterUpLeft", "browOuterUpRight")
    frown = shape("browDownLeft", "browDownRight")
    smile = shape("mouthSmileLeft", "mouthSmileRight") - shape("mouthFrownLeft", "mouthFrownRight")
    values = [shape("eyeBlinkLeft"), shape("eyeBlinkRight"), brows - frown, shape("jawOpen"), smile]
    return [min(max(value, -1.0), 1.0) for value in (*values, pitch, yaw, roll)]
