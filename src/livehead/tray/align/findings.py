"""What is right and wrong with a drawing as it lies in the frame now, a line each, anew whenever it was moved."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from livehead.casting.audition import SOFT, Mark, straight_cuts
from livehead.casting.head import GUESS
from livehead.casting.store import Cast
from livehead.tray.align.work import Opened
from livehead.tray.icon import COLOURS
from livehead.tray.mood import Mood
from livehead.tray.pages.cards import dot, label
from livehead.tray.phrases import phrase

DOTS = {
    "good": COLOURS[Mood.RUNNING],
    "mended": COLOURS[Mood.NO_FACE],
    "note": COLOURS[Mood.STARTING],
    "wrong": COLOURS[Mood.TROUBLE],
}

Line = tuple[Mark, str]


class AlignFindings(QScrollArea):
    """Lines with a coloured dot; `lines` are those shown now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[Line] = []
        self._rows: list[tuple[QLabel, QLabel]] = []
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 6, 2, 6)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("What was found"))

    def judge(self, opened: Opened, cast: Cast) -> bool:
        """Show what is to say of it; whether it can be used like this."""
        lines = [*self._of_head(opened, cast), *self._of_edges(opened, cast), *self._of_sheet(opened, cast)]
        if lines != self.lines:
            self.lines = lines
            self._fill()
        return all(mark != "wrong" for mark, _ in self._of_use(opened, cast))

    def _of_head(self, opened: Opened, cast: Cast) -> Iterator[Line]:
        yield from self._of_use(opened, cast)
        head = opened.head
        if head is None:
            yield "note", self.tr("No head was found: trust your eyes")
            return
        stands = head.standing(cast.alignment)
        if not stands.faults:
            yield "good", self.tr("The head stands right")
        if not stands.sized:
            larger = self.tr("The head is {percent} % too large")
            smaller = self.tr("The head is {percent} % too small")
            words = larger if stands.size > 1 else smaller
            yield "mended", words.format(percent=abs(round(100 * (stands.size - 1))))
        if stands.down:
            low, high = (
                self.tr("The head is {pixels} px too low"),
                self.tr("The head is {pixels} px too high"),
            )
            yield "mended", (low if stands.down > 0 else high).format(pixels=abs(stands.down))
        if stands.across:
            right = self.tr("The head is {pixels} px too far right")
            left = self.tr("The head is {pixels} px too far left")
            yield "mended", (right if stands.across > 0 else left).format(pixels=abs(stands.across))
        if opened.seen.head is not None and opened.seen.head.sure < GUESS:
            yield "note", self.tr("Where the head is was only guessed: trust your eyes")

    def _of_use(self, opened: Opened, cast: Cast) -> Iterator[Line]:
        """What makes it useless."""
        where = cast.alignment.placing
        high, wide = opened.seen.sheet.pixels.shape[:2]
        if where.left >= wide or where.top >= high or min(where.left, where.top) + where.side <= 0:
            yield "wrong", self.tr("The drawing lies outside the frame")
        if not (opened.seen.sheet.transparent or cast.cut):
            yield "wrong", self.tr("Its background is not cut out: the character would be a rectangle")

    def _of_edges(self, opened: Opened, cast: Cast) -> Iterator[Line]:
        enlarged = cast.alignment.scale * opened.seen.sheet.scale
        if enlarged > SOFT:
            yield (
                "note",
                self.tr("It is enlarged {times} times: it will look soft").format(times=f"{enlarged:.1f}"),
            )
        cuts = straight_cuts(opened.pixels(cast.cut), cast.alignment.placing)
        if "left" in cuts.sides:
            yield "note", self.tr("A straight cut through the figure is seen on the left")
        if "right" in cuts.sides:
            yield "note", self.tr("A straight cut through the figure is seen on the right")
        if cuts.above:
            words = self.tr("The figure ends {pixels} px above the frame's lower edge")
            yield "note", words.format(pixels=cuts.above)

    def _of_sheet(self, opened: Opened, cast: Cast) -> Iterator[Line]:
        """What does not change when it is moved, in the words of the check."""
        for finding in opened.seen.findings:
            if finding.mark in ("note", "wrong") and not finding.of_frame:
                words = phrase(finding.words)
                yield "note", words[:1].upper() + words[1:]

    def _fill(self) -> None:
        while len(self._rows) < len(self.lines):
            row = (label(), label("", "", selectable=True))
            row[0].setContentsMargins(0, 4, 0, 0)
            for column, part in enumerate(row):
                self._grid.addWidget(part, len(self._rows), column, Qt.AlignmentFlag.AlignTop)
            self._rows.append(row)
        for (mark, words), line in zip(self._rows, [*self.lines, *[None] * len(self._rows)], strict=False):
            mark.setVisible(line is not None)
            words.setVisible(line is not None)
            if line is not None:
                mark.setPixmap(dot(DOTS[line[0]]))
                words.setText(line[1])
