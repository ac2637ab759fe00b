"""The align window: a drawing under its frame, what is wrong with it in words, by landmarks or by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from livehead.casting.alignment import AS_IT_IS, CENTRE, Alignment
from livehead.casting.store import Cast
from livehead.tray.align.findings import AlignFindings
from livehead.tray.align.view import TILTS, AlignView
from livehead.tray.align.work import AlignWork, Opened
from livehead.tray.pages.cards import STYLE, Notice, label
from livehead.tray.pages.preview import Ground

JUDGE_MS = 120
"""A drawing that is being moved is judged so often at most."""


class AlignWindow(QWidget):
    """aligned: the name of the character whose new picture is written; the window has closed then.

    folder: the character's. Nothing is written before Apply, and the original is never changed.
    """

    aligned = Signal(str)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._folder = folder
        self.opened: Opened | None = None
        self._start = AS_IT_IS
        self.work = AlignWork()
        self.setStyleSheet(STYLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setWindowTitle(self.tr("Align {name}").format(name=folder.name))
        self.notice = Notice(closable=False)
        self.view = AlignView()
        self.findings = AlignFindings()
        self._judge = QTimer(self)
        self._judge.setSingleShot(True)
        self._judge.setInterval(JUDGE_MS)
        self._judge.timeout.connect(self._judge_now)
        column = QVBoxLayout(self)
        column.addWidget(self.notice)
        row = QHBoxLayout()
        row.addWidget(self.view, 1)
        row.addLayout(self._side())
        column.addLayout(row, 1)
        self.view.changed.connect(self._moved)
        self.work.opened.connect(self._show)
        self.work.refused.connect(self._refused)
        self.work.applied.connect(self._applied)
        self._able(False)
        self.resize(900, 640)
        self.work.open(folder)

    @property
    def cast(self) -> Cast:
        """How it would be written now."""
        assert self.opened is not None
        return Cast(self.view.alignment, self.cut.isChecked(), self.opened.cast.holes)

    # --- how it is made --------------------------------------------------------------------------------

    def _side(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self.hint = label(
            self.tr(
                "Drag the drawing until its head (red) fills the place for it (green). The wheel scales it, with "
                "Ctrl it turns it; arrow keys, +, -, [ and ] do the same."
            )
        )
        column.addWidget(self.hint)
        row = QHBoxLayout()
        self.landmarks = self._button(row, self.tr("By &landmarks"), lambda o: o.landmarks)
        self.landmarks.setToolTip(self.tr("Find the head and put it where it belongs"))
        self.reset = self._button(row, self.tr("&Reset"), lambda o: o.cast)
        self.reset.setToolTip(self.tr("As it was when this window opened"))
        column.addLayout(row)
        column.addLayout(self._numbers())
        self.cut = QCheckBox(self.tr("&Cut out the background"))
        self.cut.toggled.connect(self._cut)
        self.holes = QCheckBox(self.tr("Cut out &spots of its colour inside, too"))
        self.holes.clicked.connect(self._holes)
        column.addWidget(self.cut)
        column.addWidget(self.holes)
        column.addWidget(self.findings, 1)
        self.kept = label()
        column.addWidget(self.kept)
        column.addLayout(self._ends())
        side = QVBoxLayout()
        box = QWidget()
        box.setLayout(column)
        column.setContentsMargins(6, 0, 0, 0)
        box.setFixedWidth(330)
        side.addWidget(box)
        return side

    def _button(self, row: QHBoxLayout, words: str, wanted: Callable[[Opened], Cast]) -> QPushButton:
        button = QPushButton(words)

        def place() -> None:
            if self.opened is not None:
                self.view.place(wanted(self.opened).alignment)
                self._moved(self.view.alignment)

        button.clicked.connect(place)
        row.addWidget(button)
        return button

    def _numbers(self) -> QFormLayout:
        form = QFormLayout()
        self.across = self._number(form, self.tr("To the right"), (-2000.0, 2000.0), 1.0, self.tr(" px"))
        self.down = self._number(form, self.tr("Down"), (-2000.0, 2000.0), 1.0, self.tr(" px"))
        self.size_ = self._number(form, self.tr("Size"), (5.0, 2000.0), 1.0, " %")
        self.tilt = self._number(form, self.tr("Turned"), TILTS, 0.5, "°")
        self.ground = QComboBox()
        grounds = (self.tr("Checker"), self.tr("Dark"), self.tr("Light"))
        for ground, words in zip(Ground, grounds, strict=True):
            self.ground.addItem(words, ground)
        self.ground.activated.connect(lambda _=0: self.view.set_ground(self.ground.currentData()))
        form.addRow(self.tr("Behind it"), self.ground)
        return form

    def _number(
        self, form: QFormLayout, words: str, limits: tuple[float, float], step: float, unit: str
    ) -> QDoubleSpinBox:
        box = QDoubleSpinBox()
        box.setRange(*limits)
        box.setSingleStep(step)
        box.setDecimals(1)
        box.setSuffix(unit)
        box.setKeyboardTracking(False)
        box.setAccessibleName(words)
        box.valueChanged.connect(self._typed)
        form.addRow(words, box)
        return box

    def _ends(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        close = QPushButton(self.tr("Close"))
        close.setShortcut("Esc")
        close.clicked.connect(self.close)
        self.apply = QPushButton(self.tr("&Apply"))
        self.apply.setDefault(True)
        self.apply.clicked.connect(self._apply)
        row.addWidget(close)
        row.addWidget(self.apply)
        return row

    # --- what happens ----------------------------------------------------------------------------------

    @Slot(object)
    def _show(self, opened: Opened) -> None:
        """The drawing was read; also after its inner spots were cut anew: then it stays where it was put."""
        first = self.opened is None
        self.opened = opened if first else replace(opened, cast=replace(opened.cast, alignment=self._start))
        self._start = self.opened.cast.alignment
        self.view.found = opened.head or AS_IT_IS
        cut = opened.seen.cut
        self.cut.setVisible(cut is not None)
        self.holes.setVisible(cut is not None and cut.holes > 0)
        if first:
            self.view.place(self._start)
            with QSignalBlocker(self.cut):
                self.cut.setChecked(opened.cast.cut)
        if cut is not None:
            self.holes.setChecked(not cut.holes_kept)
        kept = self.tr("It will be kept as {name}: {old} stays as it is.")
        own = self.tr("The original is kept: it can be aligned again.")
        self.kept.setText(
            own if opened.name == opened.facts.name
            else kept.format(name=opened.name, old=opened.facts.title)
        )  # fmt: skip
        self._able(True)
        self._cut()
        if first:
            self.view.setFocus()

    @Slot(object)
    def _moved(self, alignment: Alignment) -> None:
        """By mouse, key or button: the numbers follow."""
        by = self._zero
        across, down = alignment.in_frame(by.x, by.y)
        values = (across - CENTRE[0], down - CENTRE[1], 100 * by.size / alignment.size, alignment.tilt)
        boxes = (self.across, self.down, self.size_, self.tilt)
        for box, value in zip(boxes, values, strict=True):
            with QSignalBlocker(box):
                box.setValue(value)
        if not self._judge.isActive():
            self._judge.start()

    @Slot()
    def _typed(self) -> None:
        """By number: the drawing follows."""
        by = self._zero
        turned = Alignment(by.x, by.y, 100 * by.size / self.size_.value(), self.tilt.value())
        self.view.place(turned.moved(self.across.value(), self.down.value()))
        self._judge.start()

    @property
    def _zero(self) -> Alignment:
        """What the numbers are counted from: the head as it was found, in its box."""
        return self.view.found

    @Slot()
    def _cut(self) -> None:
        if self.opened is not None:
            self.view.show_drawing(self.opened.pixels(self.cut.isChecked()))
            self._moved(self.view.alignment)
            self._judge_now()

    @Slot()
    def _holes(self) -> None:
        self._able(False)
        self.work.open(self._folder, self.holes.isChecked())

    @Slot()
    def _judge_now(self) -> None:
        if self.opened is None:
            return
        good = self.findings.judge(self.opened, self.cast)
        self.apply.setEnabled(good and self.view.isEnabled())

    def _able(self, on: bool) -> None:
        parts = (self.view, self.landmarks, self.reset, self.cut, self.holes, self.apply)
        for part in (*parts, self.across, self.down, self.size_, self.tilt):
            part.setEnabled(on)

    @Slot()
    def _apply(self) -> None:
        if self.opened is not None:
            self.notice.hide()
            self._able(False)
            self.work.apply(self.opened, self.cast)

    @Slot(str, str)
    def _refused(self, cause: str, remedy: str) -> None:
        self.notice.say(cause, remedy)
        self._able(self.opened is not None)

    @Slot(str)
    def _applied(self, name: str) -> None:
        self.aligned.emit(name)
        self.close()
