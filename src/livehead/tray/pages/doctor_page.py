"""The window's third page: what works here and what does not, with remedies, and a report that can be copied."""

from __future__ import annotations

import logging
import threading

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QProgressBar,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from livehead.cli.finding import Finding
from livehead.tray.icon import COLOURS
from livehead.tray.mood import Mood
from livehead.tray.pages.cards import dot, label
from livehead.tray.phrases import name_of, phrase

log = logging.getLogger(__name__)

MARKS = {True: Mood.RUNNING, False: Mood.TROUBLE, None: Mood.NO_FACE}


class _Check(QObject):
    """Runs the doctor in a thread of its own; its findings come one by one."""

    found = Signal(object)
    ended = Signal()

    def run(self) -> None:
        try:
            from livehead.cli.doctor import findings

            for finding in findings():
                self.found.emit(finding)
        except RuntimeError:
            log.debug("the window went away while the doctor looked")
        except Exception as error:
            log.exception("the doctor")
            self.found.emit(Finding("doctor", False, f"{type(error).__name__}: {error}", "report it"))
        finally:
            self.ended.emit()


class DoctorPage(QWidget):
    """A table that fills while the doctor looks; it looks when it is asked, for it listens on every port."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings: list[Finding] = []
        self._check: _Check | None = None
        column = QVBoxLayout(self)
        column.addWidget(
            label(self.tr("What works on this computer, what does not, and what to do about it."))
        )
        self.table = self._table()
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        self.again = QPushButton(self.tr("Check now"))
        self.again.clicked.connect(self.check)
        self.copy = QPushButton(self.tr("Copy the report"))
        self.copy.setToolTip(self.tr("Without your name, your folders, addresses and serial numbers"))
        self.copy.setEnabled(False)
        self.copy.clicked.connect(self.copy_report)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setMaximumWidth(160)
        self.busy.setTextVisible(False)
        self.busy.hide()
        self.said = label()
        for part in (self.again, self.copy, self.busy):
            row.addWidget(part)
        row.addWidget(self.said, 1)
        column.addLayout(row)

    def _table(self) -> QTableWidget:
        table = QTableWidget(0, 4)
        table.setHorizontalHeaderLabels(["", self.tr("What"), self.tr("Found"), self.tr("Remedy")])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setWordWrap(True)
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        return table

    @Slot()
    def check(self) -> None:
        """Look at everything anew; takes several seconds, in a thread of its own."""
        if self._check is not None:
            return
        self.findings = []
        self.table.setRowCount(0)
        self.said.setText("")
        check = self._check = _Check()
        check.found.connect(self.add)
        check.ended.connect(self._ended)
        self.again.setEnabled(False)
        self.busy.show()
        threading.Thread(target=check.run, name="livehead doctor", daemon=True).start()

    @Slot(object)
    def add(self, finding: Finding) -> None:
        """One more finding at the end of the table."""
        self.findings.append(finding)
        row = self.table.rowCount()
        self.table.insertRow(row)
        mark = QTableWidgetItem(QIcon(dot(COLOURS[MARKS[finding.ok]])), "")
        mark.setToolTip(
            {True: self.tr("good"), False: self.tr("broken"), None: self.tr("worth knowing")}[finding.ok]
        )
        self.table.setItem(row, 0, mark)
        said = name_of(finding.what), phrase(finding.text), phrase(finding.remedy)
        for column, words in enumerate(said, 1):
            item = QTableWidgetItem(words)
            item.setToolTip(words)
            item.setTextAlignment(Qt.AlignmentFlag.AlignTop)
            self.table.setItem(row, column, item)
        self.table.resizeRowToContents(row)

    @Slot()
    def copy_report(self) -> None:
        """The findings as text into the clipboard, with nothing private in it."""
        from livehead.cli.report import report

        QGuiApplication.clipboard().setText(report(self.findings))
        self.said.setText(self.tr("Copied, without anything private."))

    @Slot()
    def _ended(self) -> None:
        self._check = None
        self.busy.hide()
        self.again.setEnabled(True)
        self.copy.setEnabled(True)
        broken = sum(finding.ok is False for finding in self.findings)
        words = (
            self.tr("{broken} of {all} are broken.")
            if broken
            else self.tr("{all} looked at, none is broken.")
        )
        self.said.setText(words.format(broken=broken, all=len(self.findings)))
        self.table.resizeRowsToContents()
