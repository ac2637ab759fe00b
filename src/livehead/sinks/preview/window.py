"""The preview window itself: Qt, in a process of its own."""

from __future__ import annotations

import contextlib
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QColor,
    QContextMenuEvent,
    QCursor,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from livehead.sinks.preview import place as places
from livehead.sinks.preview.compositor import Compositor
from livehead.sinks.preview.place import Place
from livehead.sinks.preview.shared_picture import PictureReader
from livehead.types import Bytes

STEP = 1.1  # one notch of the wheel
FIRST_SIZE = QSize(256, 256)
FIRST_SHARE = 0.5  # of the screen's height, the first time
SQUARE = 12
NO_COMPOSITOR = "no compositor runs on this screen: a checkerboard is shown in place of transparency"


class CharacterWindow(QWidget):
    """Borderless, on top, as large as the picture times the zoom."""

    def __init__(self, place: Place) -> None:
        flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags | Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # a game keeps the keyboard
        self.setWindowTitle("livehead preview")
        self.opaque = False
        self._zoom = place.zoom
        self._through, self._touched = place.through, False
        self._pixels: Bytes | None = None
        self._grip: QPoint | None = None
        self._checker = _checker()
        self.resize(FIRST_SIZE)
        if place.x is not None and place.y is not None:
            self.move(place.x, place.y)

    @property
    def place(self) -> Place:
        """What is to be remembered."""
        return Place(self.x(), self.y(), self._zoom, self._through)

    def show_picture(self, pixels: Bytes) -> None:
        """Make (H, W, 4) RGBA the picture; the window takes its size, its feet stay where they are."""
        changed = self._pixels is None or self._pixels.shape != pixels.shape
        first = self._pixels is None
        self._pixels = pixels
        if changed:
            if not self._zoom:
                self._zoom = places.clamped(FIRST_SHARE * self.screen().size().height() / pixels.shape[0])
            corner = self.pos()
            feet = QPoint(corner.x() + self.width() // 2, corner.y() + self.height())
            size = self._wanted()
            if not first:
                corner = QPoint(feet.x() - size.width() // 2, feet.y() - size.height())
            self.setGeometry(QRect(corner, size))
            self._stay_reachable()
        self.update()

    def zoom_to(self, zoom: float, around: QPointF) -> None:
        """Change the size; the point `around` of the window stays under the pointer."""
        before = self.size()
        self._zoom = places.clamped(zoom)
        size = self._wanted()
        corner = QPointF(self.pos()) + QPointF(
            around.x() * (1 - size.width() / before.width()),
            around.y() * (1 - size.height() / before.height()),
        )
        self.setGeometry(QRect(corner.toPoint(), size))

    def let_through(self, on: bool) -> None:
        """Let clicks go through to what lies below, or not."""
        self._through = on
        self.apply_through()

    def apply_through(self) -> None:
        """Tell the system whether the mouse is ours now."""
        if (handle := self.windowHandle()) is not None:
            on = self._through and not self._touched
            handle.setFlag(Qt.WindowType.WindowTransparentForInput, on)
        self.update()

    def feel(self) -> None:
        """While clicks go through: Ctrl+Shift held over the window makes it touchable."""
        if not self._through and not self._touched:
            return
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        held = QGuiApplication.queryKeyboardModifiers() & both == both
        touched = held and self.geometry().contains(QCursor.pos())
        if touched != self._touched:
            self._touched = touched
            self.apply_through()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        if self.opaque:
            painter.drawTiledPixmap(self.rect(), self._checker)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        else:
            painter.fillRect(self.rect(), QColor(0, 0, 0, 0))
        if self._pixels is not None:
            height, width = self._pixels.shape[:2]
            image = QImage(self._pixels.data, width, height, width * 4, QImage.Format.Format_RGBA8888)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), image)
        if self._touched:
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
            painter.setPen(QColor(255, 160, 40))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if QGuiApplication.platformName() == "wayland" and (handle := self.windowHandle()) is not None:
            handle.startSystemMove()
        else:
            self._grip = event.globalPosition().toPoint() - self.pos()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        if self._grip is not None:
            self.move(event.globalPosition().toPoint() - self._grip)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._grip = None

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        if self._pixels is not None:
            self.zoom_to(self._zoom * STEP ** (event.angleDelta().y() / 120), event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        middle = QPointF(self.rect().center())
        key, keys = event.key(), Qt.Key
        if key == keys.Key_T:
            self.let_through(not self._through)
        elif key in (keys.Key_Plus, keys.Key_Equal):
            self.zoom_to(self._zoom * STEP, middle)
        elif key == keys.Key_Minus:
            self.zoom_to(self._zoom / STEP, middle)
        elif key == keys.Key_0:
            self.zoom_to(1.0, middle)
        elif key == keys.Key_W and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.close()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        menu = QMenu(self)
        through = QAction("Let clicks through (T; hold Ctrl+Shift over it to touch it again)", menu)
        through.setCheckable(True)
        through.setChecked(self._through)
        through.toggled.connect(self.let_through)
        menu.addAction(through)
        menu.addAction("Actual size (0)").triggered.connect(lambda: self.zoom_to(1.0, QPointF(event.pos())))
        menu.addAction("Close").triggered.connect(self.close)
        menu.popup(event.globalPos())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        event.accept()
        QApplication.quit()

    def _wanted(self) -> QSize:
        if self._pixels is None:
            return FIRST_SIZE
        height, width = self._pixels.shape[:2]
        return QSize(max(16, round(width * self._zoom)), max(16, round(height * self._zoom)))

    def _stay_reachable(self) -> None:
        """Back onto a screen when the one it was on is gone."""
        reach = self.geometry()
        for screen in QGuiApplication.screens():
            seen = screen.availableGeometry().intersected(reach)
            if min(seen.width(), seen.height()) >= 32:
                return
        room = QGuiApplication.primaryScreen().availableGeometry()
        self.move(room.right() - reach.width(), room.bottom() - reach.height())


class Feed:
    """Brings pictures from the link to the window, and says what the window has to say."""

    def __init__(self, link: Connection[Any, Any], window: CharacterWindow, place_file: Path) -> None:
        self._link, self._window, self._place_file = link, window, place_file
        self._reader: PictureReader | None = None
        self._kept = window.place
        self._compositor: Compositor | None = None
        if QGuiApplication.platformName() == "xcb":
            with contextlib.suppress(OSError):
                self._compositor = Compositor()

    def begin(self, fps: float) -> list[QTimer]:
        """Timers that do the work; keep them."""
        self.look_around(first=True)
        # twice a picture's time, so that none waits longer than half of it
        period_ms = round(500 / fps) if fps else 8
        work = ((min(max(period_ms, 4), 50), self.fetch), (100, self._window.feel), (500, self.look_around))
        timers = []
        for interval_ms, what in work:
            timer = QTimer()
            timer.setTimerType(Qt.TimerType.PreciseTimer if interval_ms < 100 else Qt.TimerType.CoarseTimer)
            timer.timeout.connect(what)
            timer.start(interval_ms)
            timers.append(timer)
        return timers

    def fetch(self) -> None:
        """The newest picture, if there is a new one. The link's end is ours."""
        try:
            while self._link.poll():
                name = self._link.recv()
                if self._reader is not None:
                    self._reader.close()
                    self._reader = None
                with contextlib.suppress(FileNotFoundError):  # replaced already: the next name is on its way
                    self._reader = PictureReader(name)
        except (EOFError, OSError):
            self._window.close()
            return
        if self._reader is not None and (pixels := self._reader.newest()) is not None:
            self._window.show_picture(pixels)

    def look_around(self, first: bool = False) -> None:
        """Is there a compositor; has the window been moved?"""
        opaque = self._compositor is not None and not self._compositor.runs()
        if first or opaque != self._window.opaque:
            self._window.opaque = opaque
            self._window.update()
            with contextlib.suppress(OSError):
                self._link.send(NO_COMPOSITOR if opaque else "")
        if self._window.place != self._kept:
            self.keep()

    def keep(self) -> None:
        """Remember the window's place."""
        self._kept = self._window.place
        if self._kept.zoom:
            places.save(self._kept, self._place_file)


def run(link: Connection[Any, Any], place_file: Path, fps: float) -> int:
    """The window's whole life; returns 0 when it was closed, by a person or with the link."""
    application = QApplication(["livehead preview"])
    application.setQuitOnLastWindowClosed(False)
    window = CharacterWindow(places.load(place_file))
    window.show()
    window.apply_through()
    feed = Feed(link, window, place_file)
    timers = feed.begin(fps)
    code = application.exec()
    for timer in timers:
        timer.stop()
    if window.place != feed._kept:
        feed.keep()
    return int(code)


def _checker() -> QPixmap:
    tile = QPixmap(2 * SQUARE, 2 * SQUARE)
    tile.fill(QColor(102, 102, 102))
    painter = QPainter(tile)
    painter.fillRect(0, 0, SQUARE, SQUARE, QColor(153, 153, 153))
    painter.fillRect(SQUARE, SQUARE, SQUARE, SQUARE, QColor(153, 153, 153))
    painter.end()
    return tile
