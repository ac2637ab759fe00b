"""The icon in the tray: the character's own face with a dot that says how it stands, by colour and by shape."""

from __future__ import annotations

import tomllib
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPainterPath, QPen, QPixmap

from livehead import folders
from livehead.tray.mood import Mood

COLOURS = {
    Mood.STOPPED: QColor("#8b93a7"),
    Mood.STARTING: QColor("#58a6ff"),
    Mood.RUNNING: QColor("#2fbf71"),
    Mood.NO_FACE: QColor("#f2b134"),
    Mood.TROUBLE: QColor("#e5484d"),
}

SIZES = (16, 22, 24, 32, 48, 64, 128)

FACE = QRectF(0.29, 0.09, 0.42, 0.42)
"""Where the head is in a character's picture, as shares of its edge: the head box with some hair."""

BACK = QColor("#2b2f4a")


def icon_of(mood: Mood, face: QImage | None = None) -> QIcon:
    """An icon in every size a tray may ask for. face: the character's picture, square; None draws a plain head."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(_picture(mood, face, size))
    return icon


def _picture(mood: Mood, face: QImage | None, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    disc = QPainterPath()
    disc.addEllipse(QRectF(0, 0, size, size))
    painter.setClipPath(disc)
    painter.fillPath(disc, BACK)
    if mood is Mood.STOPPED:
        painter.setOpacity(0.45)
    if face is not None and not face.isNull():
        edge = face.width()
        part = QRectF(FACE.x() * edge, FACE.y() * edge, FACE.width() * edge, FACE.height() * edge)
        small = face.copy(part.toRect()).scaled(
            size, size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(0, 0, small)
    else:
        _plain_head(painter, size)
    painter.setOpacity(1.0)
    painter.setClipping(False)
    _dot(painter, mood, size)
    painter.end()
    return pixmap


def _plain_head(painter: QPainter, size: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#e9e4f5"))
    painter.drawEllipse(QRectF(0.28 * size, 0.18 * size, 0.44 * size, 0.46 * size))
    painter.drawEllipse(QRectF(0.16 * size, 0.68 * size, 0.68 * size, 0.6 * size))


def _dot(painter: QPainter, mood: Mood, size: int) -> None:
    """Filled when it runs, a ring when nobody is seen, with a bar in trouble, a square when stopped."""
    edge = max(7.0, 0.44 * size)
    box = QRectF(size - edge, size - edge, edge, edge).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(QColor(255, 255, 255, 230), max(1.0, size / 24)))
    painter.setBrush(COLOURS[mood])
    if mood is Mood.STOPPED:
        painter.drawRoundedRect(box, 1.5, 1.5)
        return
    painter.drawEllipse(box)
    middle = box.center()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.GlobalColor.white)
    if mood is Mood.NO_FACE:
        painter.drawEllipse(middle, edge * 0.2, edge * 0.2)
    elif mood is Mood.TROUBLE:
        painter.drawRect(QRectF(middle.x() - edge * 0.07, box.top() + edge * 0.18, edge * 0.14, edge * 0.34))
        painter.drawEllipse(QPointF(middle.x(), box.bottom() - edge * 0.22), edge * 0.09, edge * 0.09)


def face_of(picture: Path | None) -> QImage | None:
    """The picture of a character for its icon; None when there is none that Qt can read."""
    image = QImage(str(picture)) if picture is not None else QImage()
    return None if image.isNull() or image.width() != image.height() else image


def picture_of(name: str) -> Path | None:
    """A character's picture, found without decoding it."""
    folder = folders.characters().get(name)
    if folder is None:
        path = Path(name).expanduser()
        return path if path.is_file() else None
    try:
        table = tomllib.loads((folder / "character.toml").read_text(encoding="utf-8"))
        return folder / str(table["character"]["picture"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
