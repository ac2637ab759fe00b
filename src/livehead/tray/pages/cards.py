"""The small parts the window is made of: cards, a line that says what is wrong, lines with a coloured dot."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from livehead.tray.icon import COLOURS
from livehead.tray.mood import Mood
from livehead.tray.phrases import name_of, phrase
from livehead.types import Phase, Status

DOTS = {
    Phase.RUNNING: COLOURS[Mood.RUNNING],
    Phase.FAILED: COLOURS[Mood.TROUBLE],
    Phase.LOST: COLOURS[Mood.NO_FACE],
    Phase.RETRYING: COLOURS[Mood.NO_FACE],
    Phase.WAITING: COLOURS[Mood.STARTING],
    Phase.STARTING: COLOURS[Mood.STARTING],
    Phase.CLOSED: COLOURS[Mood.STOPPED],
}

STYLE = """
#card { border: 1px solid palette(mid); border-radius: 10px; background: palette(base); }
#heading { font-weight: 600; }
#large { font-size: 20pt; font-weight: 600; }
#notice { border-radius: 8px; background: #fbe9d0; border: 1px solid #e2b067; }
#notice QLabel { color: #4a3208; background: transparent; }
#guide { border-radius: 8px; background: #dbe9ff; border: 1px solid #7aa7ea; }
#guide QLabel { color: #0f2f5f; background: transparent; }
#guide #heading { font-size: 15pt; }
"""


def dot(colour: QColor, size: int = 10, ratio: float = 2.0) -> QPixmap:
    """A filled circle, sharp on dense screens."""
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(1, 1, size - 2, size - 2)
    painter.end()
    return pixmap


def label(words: str = "", name: str = "", *, selectable: bool = False) -> QLabel:
    """Plain text that wraps; never read as HTML, for it may come from a file or a device."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setObjectName(name)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def status_words(status: Status) -> str:
    """What a stage says of itself and its remedy, in the user's language."""
    text, remedy = phrase(status.text), phrase(status.remedy)
    return f"{text}\n→ {remedy}" if remedy else text


class Card(QFrame):
    """A framed part with a heading; put widgets into `body`."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(14, 10, 14, 12)
        self.body.setSpacing(6)
        if heading:
            self.body.addWidget(label(heading, "heading"))


class Notice(QFrame):
    """One line of cause and one of remedy at the top of the window, until it is put away."""

    put_away = Signal()

    def __init__(self, name: str = "notice", *, closable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        column = QVBoxLayout()
        self.cause = label("", "heading", selectable=True)
        self.remedy = label("", "", selectable=True)
        column.addWidget(self.cause)
        column.addWidget(self.remedy)
        row.addLayout(column, 1)
        if closable:
            close = QToolButton()
            close.setText("✕")
            close.setAutoRaise(True)
            close.setAccessibleName(self.tr("Put this message away"))
            close.clicked.connect(self.clear)
            row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def say(self, cause: str, remedy: str = "") -> None:
        """Words of the windows, or words from below, which are translated here."""
        self.cause.setText(phrase(cause))
        self.remedy.setText(phrase(remedy))
        self.remedy.setVisible(bool(remedy))
        self.show()

    def clear(self) -> None:
        self.hide()
        self.put_away.emit()


class StatusLines(QWidget):
    """What each stage says of itself, with its remedy below it; only what changed is drawn anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(2, 1)
        self._rows: dict[str, tuple[QLabel, QLabel, QLabel]] = {}
        self._said: dict[str, Status] = {}

    def follow(self, lines: Mapping[str, Status]) -> None:
        """Show these; names are in the stages' own words."""
        if list(lines) != list(self._rows):
            self._rebuild(lines)
        for name, status in lines.items():
            if self._said.get(name) == status:
                continue
            self._said[name] = status
            mark, _, words = self._rows[name]
            mark.setPixmap(dot(DOTS[status.phase]))
            phase = name_of(status.phase.value)
            mark.setAccessibleName(phase)
            mark.setToolTip(phase)
            words.setText(status_words(status) or phase)

    def _rebuild(self, lines: Mapping[str, Status]) -> None:
        for labels in self._rows.values():
            for old in labels:
                self._grid.removeWidget(old)
                old.deleteLater()
        self._rows, self._said = {}, {}
        for row, name in enumerate(lines):
            labels = (label(), label(name_of(name)), label("", selectable=True))
            labels[1].setWordWrap(False)
            labels[0].setContentsMargins(0, 4, 0, 0)
            for column, part in enumerate(labels):
                self._grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
            self._rows[name] = labels
