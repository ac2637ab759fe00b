"""The drawing under the frame: dragged, scaled and turned by mouse, wheel and keys until its head fits."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from livehead.casting import fit
from livehead.casting.alignment import AS_IT_IS, CENTRE, Alignment
from livehead.tray.pages.preview import SQUARE, Ground

TILTS = (-45.0, 45.0)
TARGET, FOUND, FRAME = QColor("#19a35b"), QColor("#e05252"), QColor("#3f7df0")
GROUNDS = {Ground.DARK: QColor(24, 24, 24), Ground.LIGHT: QColor(243, 243, 243)}
CHECKS = {
    "dark": (QColor(52, 52, 52), QColor(70, 70, 70)),
    "light": (QColor(232, 232, 232), QColor(208, 208, 208)),
}

_SHARE = 0.8  # of the widget that the frame takes: what is cut off shows around it
_SHOWN_PX = 1024  # of the drawing's longer side on the screen
_WHEEL = 1.04  # times larger for a notch
_KEYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_LARGER = {Qt.Key.Key_Plus: 1.01, Qt.Key.Key_Equal: 1.01, Qt.Key.Key_Minus: 1 / 1.01}
_TURNS = {Qt.Key.Key_BracketLeft: -0.5, Qt.Key.Key_BracketRight: 0.5}


class AlignView(QWidget):
    """changed: the Alignment after a person moved the drawing.

    The green box is where the head belongs, the dashed red one where landmarks found it.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.alignment = self.found = AS_IT_IS
        self._ground = Ground.CHECKER
        self._pixmap = QPixmap()
        self._size = (1, 1)
        self._held: QPointF | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 320)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(self.tr("The drawing in its frame"))
        self.setAccessibleDescription(
            self.tr("Arrow keys move it, with Shift by ten pixels; plus and minus scale it; [ and ] turn it")
        )

    def show_drawing(self, pixels: NDArray[np.uint8]) -> None:
        """(H, W, 4) uint8 straight RGBA: a sheet, cut out or not."""
        high, wide = pixels.shape[:2]
        self._size = wide, high
        shrink = _SHOWN_PX / max(wide, high)
        if shrink < 1:
            pixels = _shrunk(pixels, (max(round(wide * shrink), 1), max(round(high * shrink), 1)))
        pixels = np.ascontiguousarray(pixels)
        rows, columns = pixels.shape[:2]
        image = QImage(pixels.data, columns, rows, columns * 4, QImage.Format.Format_RGBA8888)
        self._pixmap = QPixmap.fromImage(image)
        self.update()

    def place(self, alignment: Alignment) -> None:
        """Show the drawing so; `changed` is not emitted."""
        self.alignment = alignment
        self.update()

    def set_ground(self, ground: Ground) -> None:
        self._ground = ground
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(560, 560)

    # --- by hand ---------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._held is not None:
            way = (event.position() - self._held) / self._unit
            self._held = event.position()
            self._change(self.alignment.moved(way.x(), way.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        notches = event.angleDelta().y() / 120
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._turn(notches)
        else:
            self._change(self.alignment.scaled(_WHEEL**notches))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        key = Qt.Key(event.key())
        far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        if key in _KEYS:
            across, down = _KEYS[key]
            self._change(self.alignment.moved(far * across, far * down))
        elif key in _LARGER:
            self._change(self.alignment.scaled(_LARGER[key]))
        elif key in _TURNS:
            self._turn(_TURNS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.update()
        super().focusOutEvent(event)

    def _turn(self, degrees: float) -> None:
        tilt = min(max(self.alignment.tilt + degrees, TILTS[0]), TILTS[1])
        self._change(replace(self.alignment, tilt=tilt))

    def _change(self, alignment: Alignment) -> None:
        self.place(alignment)
        self.changed.emit(alignment)

    # --- painting --------------------------------------------------------------------------------------

    @property
    def _unit(self) -> float:
        """Widget pixels for one of the frame."""
        return _SHARE * min(self.width(), self.height()) / fit.EDGE

    @property
    def frame(self) -> QRectF:
        """Where the frame lies in this widget."""
        edge = self._unit * fit.EDGE
        return QRectF((self.width() - edge) / 2, (self.height() - edge) / 2, edge, edge)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter)
        painter.save()
        self._into_frame(painter)
        self._into_sheet(painter)
        wide, high = self._size
        painter.drawPixmap(QRectF(0, 0, wide, high), self._pixmap, QRectF(self._pixmap.rect()))
        painter.restore()
        self._paint_outside(painter)
        self._paint_boxes(painter)
        painter.end()

    def _into_frame(self, painter: QPainter) -> None:
        painter.translate(self.frame.topLeft())
        painter.scale(self._unit, self._unit)

    def _into_sheet(self, painter: QPainter) -> None:
        a = self.alignment
        painter.translate(*CENTRE)
        painter.rotate(a.tilt)
        painter.scale(a.scale, a.scale)
        painter.translate(-a.x, -a.y)

    def _paint_ground(self, painter: QPainter) -> None:
        if self._ground in GROUNDS:
            painter.fillRect(self.rect(), GROUNDS[self._ground])
            return
        window = self.palette().color(QPalette.ColorRole.Window).lightness()
        one, two = CHECKS["dark" if window < 128 else "light"]
        tile = QPixmap(2 * SQUARE, 2 * SQUARE)
        tile.fill(one)
        squares = QPainter(tile)
        squares.fillRect(0, 0, SQUARE, SQUARE, two)
        squares.fillRect(SQUARE, SQUARE, SQUARE, SQUARE, two)
        squares.end()
        painter.fillRect(self.rect(), QBrush(tile))

    def _paint_outside(self, painter: QPainter) -> None:
        """What is cut off stays to be seen, faintly."""
        outside = QPainterPath()
        outside.addRect(QRectF(self.rect()))
        outside.addRect(self.frame)
        veil = QColor(self.palette().color(QPalette.ColorRole.Window))
        veil.setAlpha(205)
        painter.fillPath(outside, veil)
        pen = QPen(FRAME, 2.5 if self.hasFocus() else 1.5)
        painter.setPen(pen)
        painter.drawRect(self.frame)

    def _paint_boxes(self, painter: QPainter) -> None:
        top, bottom, left, right = fit.BOX
        box = QRectF(left, top, right - left, bottom - top)
        painter.save()
        self._into_frame(painter)
        painter.setPen(_pen(TARGET, 2.5))
        painter.drawRoundedRect(box, 8, 8)
        painter.drawLine(QPointF(CENTRE[0], top - 8), QPointF(CENTRE[0], top + 8))
        painter.drawLine(QPointF(CENTRE[0], bottom - 8), QPointF(CENTRE[0], bottom + 8))
        self._into_sheet(painter)
        painter.setPen(_pen(FOUND, 1.5, Qt.PenStyle.DashLine))
        half = self.found.size / 2
        painter.drawRect(QRectF(self.found.x - half, self.found.y - half, 2 * half, 2 * half))
        painter.restore()


def _pen(colour: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """As wide on the screen whatever the scale."""
    pen = QPen(colour, width, style)
    pen.setCosmetic(True)
    return pen


def _shrunk(pixels: NDArray[np.uint8], size: tuple[int, int]) -> NDArray[np.uint8]:
    """Without colours of clear pixels in the edge: premultiplied for as long as they are mixed."""
    share = pixels[..., 3:].astype(np.float32) / 255
    small = cv2.resize(
        np.dstack([pixels[..., :3] * share, pixels[..., 3:]]), size, interpolation=cv2.INTER_AREA
    )
    colours = small[..., :3] * (255 / np.maximum(small[..., 3:], 0.5))
    whole = np.rint(np.dstack([colours, small[..., 3:]]))
    return np.asarray(np.clip(whole, 0, 255), np.uint8)
