"""The live picture, on what shows its transparency best: a checkerboard, dark or light."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QHideEvent, QImage, QPainter, QPaintEvent, QPalette, QPixmap, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from livehead.tray.engine import Engine
from livehead.types import Bytes

SQUARE = 12


class Ground(Enum):
    """What lies behind the character."""

    CHECKER = "checker"
    DARK = "dark"
    LIGHT = "light"


class Preview(QWidget):
    """Shows the newest picture whenever Qt paints; fetches none while it is hidden."""

    def __init__(self, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._image: QImage | None = None
        self._pixels: Bytes | None = None
        self._words = ""
        self._ground = Ground.CHECKER
        self._looking = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(220, 220)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Live picture of the character"))
        engine.picture.connect(self._show)

    @property
    def frames_shown(self) -> bool:
        """Whether a picture is here."""
        return self._image is not None

    def set_ground(self, ground: Ground) -> None:
        self._ground = ground
        self.update()

    def say(self, words: str) -> None:
        """Words in place of the picture, which is forgotten; empty to wait for the next picture."""
        if words:
            self._image = self._pixels = None
        if words != self._words:
            self._words = words
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(420, 420)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        self._look(True)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self._look(False)
        super().hideEvent(event)

    def _look(self, on: bool) -> None:
        if on != self._looking:
            self._looking = on
            self._engine.look(on)

    @Slot(object)
    def _show(self, pixels: Bytes) -> None:
        if not self._looking:
            return
        height, width = pixels.shape[:2]
        self._pixels = pixels  # kept alive: the image points to them
        self._image = QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGBA8888)
        self._words = ""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter)
        if self._image is not None:
            painter.drawImage(self._place(self._image), self._image)
        elif self._words:
            painter.setPen(self.palette().color(self.foregroundRole()))
            if self._ground is not Ground.CHECKER:
                painter.setPen(QColor("#c8cad8" if self._ground is Ground.DARK else "#404252"))
            box = self.rect().adjusted(24, 24, -24, -24)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words)
        painter.end()

    def _place(self, image: QImage) -> QRect:
        """As large as fits, its feet at the lower edge."""
        scale = min(self.width() / image.width(), self.height() / image.height())
        width, height = round(image.width() * scale), round(image.height() * scale)
        return QRect((self.width() - width) // 2, self.height() - height, width, height)

    def _paint_ground(self, painter: QPainter) -> None:
        if self._ground is Ground.CHECKER:
            painter.drawTiledPixmap(self.rect(), self._checker())
        else:
            painter.fillRect(self.rect(), QColor("#15161c" if self._ground is Ground.DARK else "#f6f6f8"))

    def _checker(self) -> QPixmap:
        """Two greys near the window's own colour, so that it does not shout."""
        window = self.palette().color(QPalette.ColorRole.Window).lightness()
        one, two = (52, 66) if window < 128 else (232, 214)
        tile = QPixmap(2 * SQUARE, 2 * SQUARE)
        tile.fill(QColor(one, one, one))
        painter = QPainter(tile)
        painter.fillRect(0, 0, SQUARE, SQUARE, QColor(two, two, two))
        painter.fillRect(SQUARE, SQUARE, SQUARE, SQUARE, QColor(two, two, two))
        painter.end()
        return tile
