"""A QR code as a small widget; hidden where the package segno is not installed."""

from __future__ import annotations

import importlib

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

EDGE = 132
QUIET = 4
"""Modules of white around the code: the standard asks for four."""


class Code(QWidget):
    """Dark modules on white in every theme: readers expect that."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[bytes] = []
        self.setFixedSize(QSize(EDGE, EDGE))
        self.hide()

    def show_text(self, text: str) -> None:
        """Encode a text; an empty one hides the code."""
        self._rows = rows_of(text) if text else []
        self.setVisible(bool(self._rows))
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        if self._rows:
            size = EDGE // (len(self._rows) + 2 * QUIET)
            start = (EDGE - size * len(self._rows)) // 2
            for y, row in enumerate(self._rows):
                for x, dark in enumerate(row):
                    if dark:
                        painter.fillRect(start + x * size, start + y * size, size, size, QColor("black"))
        painter.end()


def rows_of(text: str) -> list[bytes]:
    """The code's modules, row by row, 1 is dark; empty without segno."""
    try:
        segno = importlib.import_module("segno")
    except ModuleNotFoundError:
        return []
    return [bytes(row) for row in segno.make(text, error="m", micro=False).matrix]
