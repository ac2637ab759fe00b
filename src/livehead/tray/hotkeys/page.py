"""The window's page of keys: what each does, recorded by pressing it; saved at once, undone by Ctrl+Z."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShowEvent, QUndoCommand, QUndoStack
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from livehead import folders, looks
from livehead.sources.hotkeys import Combination, Reach, Refusal, Trouble, reach, refusal
from livehead.tray.engine import Engine
from livehead.tray.hotkeys import DEFAULTS, Hotkeys, actions
from livehead.tray.hotkeys.field import KeyField, text_of
from livehead.tray.icon import COLOURS
from livehead.tray.mood import Mood, Snapshot
from livehead.tray.pages.cards import Card, Notice, dot, label

Bound = Mapping[Combination, str]

NAMES_PX = 230
"""The width of the first column, so that the fields stand below each other."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A bound key: its field, a mark and words where it does not work, and the buttons behind."""

    field: KeyField
    mark: QLabel
    said: QLabel
    copy: QToolButton
    remove: QToolButton


class HotkeysPage(QWidget):
    """A row for each key, and one for the next; `stack` remembers every change."""

    def __init__(self, engine: Engine, hotkeys: Hotkeys, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hotkeys = hotkeys
        self._address = ""
        self._performances: tuple[str, ...] = ()
        self._found: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
        self._shown: object = None
        self.reach = reach()
        self.rows: dict[Combination, Row] = {}
        self.stack = QUndoStack(self)
        column = QVBoxLayout(self)
        column.addWidget(label(self._promise()))
        self.notice = Notice(closable=False)
        column.addWidget(self.notice)
        column.addWidget(self._card(), 1)
        column.addLayout(self._buttons())
        hotkeys.changed.connect(self.refresh)
        engine.observed.connect(self.follow)
        self.follow(engine.snapshot)

    # --- parts -----------------------------------------------------------------------------------------

    def _promise(self) -> str:
        reaches = self.tr("These keys work while another program has the focus.")
        honest = self.tr("Only they are asked for: livehead cannot see what else you type.")
        return f"{reaches} {honest}" if self.reach is Reach.EVERYWHERE else honest

    def _card(self) -> Card:
        card = Card(self.tr("Keys"))
        inside = QWidget()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnMinimumWidth(0, NAMES_PX)
        self._grid.setColumnStretch(3, 1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.addLayout(self._grid)
        column.addLayout(self._next_row())
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidget(inside)
        for part in (self.area.viewport(), inside):
            part.setAutoFillBackground(False)
        card.body.addWidget(self.area, 1)
        return card

    def _next_row(self) -> QVBoxLayout:
        self.choice = QComboBox()
        self.choice.setAccessibleName(self.tr("What a new key does"))
        self.choice.setFixedWidth(NAMES_PX)
        self.field = KeyField()
        self.field.setAccessibleName(self.tr("A new key"))
        self._follow_field(self.field, None)
        self.said = label()
        row = QHBoxLayout()
        row.setSpacing(12)
        for part in (self.choice, self.field):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setContentsMargins(0, 14, 0, 0)
        column.addWidget(label(self.tr("One more key"), "heading"))
        column.addLayout(row)
        column.addWidget(self.said)
        return column

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        undo = self.stack.createUndoAction(self)
        undo.setIconText(self.tr("Undo"))
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        redo = self.stack.createRedoAction(self)
        redo.setIconText(self.tr("Redo"))
        redo.setShortcut(QKeySequence.StandardKey.Redo)
        for action in (undo, redo):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(button)
        self.first = QToolButton()
        self.first.setText(self.tr("As at first"))
        self.first.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.first.clicked.connect(lambda: self._change(DEFAULTS))
        row.addWidget(self.first)
        return row

    # --- what there is ---------------------------------------------------------------------------------

    @Slot(object)
    def follow(self, snapshot: Snapshot) -> None:
        """What can be done now, and by which address; what was once seen stays."""
        self._performances = snapshot.performances or self._performances
        self._address = snapshot.address
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the keys as they are; nothing is touched while one is recorded, or nothing has changed."""
        if self._hotkeys.paused or not self.isVisible():
            return
        hotkeys, offered = self._hotkeys, actions.offered(self._performances, *self._found)
        now = (tuple(hotkeys.bound.items()), hotkeys.troubles, hotkeys.problem, self._address, offered)
        if now == self._shown:
            return
        self._shown = now
        self._offer(offered)
        if list(self.rows) != list(hotkeys.bound):
            self._rebuild()
        for key, row in self.rows.items():
            self._say(row, key)
        self._warn()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._hotkeys.look_again()
        self._found = tuple(sorted(folders.characters())), tuple(look.name for look in looks.offered())
        self.refresh()

    def _offer(self, offered: tuple[str, ...]) -> None:
        if offered != tuple(self.choice.itemData(n) for n in range(self.choice.count())):
            bound = set(self._hotkeys.bound.values())
            before = self.choice.currentData() or next((a for a in offered if a not in bound), "")
            self.choice.clear()
            for action in offered:
                self.choice.addItem(actions.words(action), action)
            self.choice.setCurrentIndex(max(0, self.choice.findData(before)))

    def _rebuild(self) -> None:
        places = self._places()
        at = places.index(self.focusWidget()) if self.focusWidget() in places else -1
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.rows = {}
        for number, (key, action) in enumerate(self._hotkeys.bound.items()):
            self._add(number, key, action)
        places = self._places()
        before: QWidget = self.area
        for place in places:
            QWidget.setTabOrder(before, place)
            before = place
        if at >= 0:
            places[min(at, len(places) - 1)].setFocus()

    def _add(self, number: int, key: Combination, action: str) -> None:
        name = actions.words(action)
        row = Row(KeyField(key), label(), label(), QToolButton(), QToolButton())
        row.mark.setPixmap(dot(COLOURS[Mood.TROUBLE]))
        row.field.setAccessibleName(f"{name}: {text_of(key)}")
        self._follow_field(row.field, key)
        row.copy.setText(self.tr("Copy the command"))
        row.copy.clicked.connect(partial(self._copy, action))
        row.remove.setText(self.tr("Remove"))
        row.remove.setAccessibleName(self.tr("Remove {key}").format(key=text_of(key)))
        row.remove.clicked.connect(partial(self._remove, key))
        for button in (row.copy, row.remove):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        parts = (label(name), row.field, row.mark, row.said, row.copy, row.remove)
        for column, part in enumerate(parts):
            self._grid.addWidget(part, number, column, Qt.AlignmentFlag.AlignVCenter)
        self.rows[key] = row

    def _places(self) -> list[QWidget]:
        """What Tab comes by, in order."""
        rows = [part for row in self.rows.values() for part in (row.field, row.copy, row.remove)]
        return [*rows, self.choice, self.field]

    # --- words -----------------------------------------------------------------------------------------

    def _say(self, row: Row, key: Combination) -> None:
        troubles = {
            Trouble.HELD: self.tr("Another program has this key. Choose one that is free, or free it there."),
            Trouble.MISSING: self.tr("This keyboard has no such key. Choose another."),
        }
        trouble = self._hotkeys.troubles.get(key)
        row.mark.setVisible(trouble is not None)
        row.said.setText(troubles[trouble] if trouble is not None else "")
        row.copy.setVisible(self.reach is not Reach.EVERYWHERE)
        row.copy.setEnabled(bool(actions.command(self._hotkeys.bound[key], self._address)))

    def _warn(self) -> None:
        problem = self._hotkeys.problem
        if self.reach is Reach.EVERYWHERE:
            if problem is None:
                self.notice.clear()
            else:
                self.notice.say(problem.cause, problem.remedy)
            return
        cause = {
            Reach.X11_WINDOWS: self.tr(
                "On Wayland these keys work only in livehead and in programs that use X11"
            ),
            Reach.OUR_WINDOWS: self.tr("On this desktop these keys work only while livehead has the focus"),
        }[self.reach]
        first = self.tr("First let other programs drive livehead: menu of the icon, Other programs.")
        then = self.tr("Then copy a row's command and give it to a key in the desktop's settings.")
        only = self.tr(
            "For all programs copy a row's command and give it to a key in the desktop's settings."
        )
        remedy = only if self._address else f"{first} {then}"
        self.notice.say(cause, remedy)

    def _why_not(self, key: Combination) -> str:
        refused = {
            Refusal.TYPING: self.tr("{key} would go off while you type. Add Ctrl or Alt, or take an F key."),
            Refusal.EDITING: self.tr("Nearly every program needs {key} itself. Add Alt or Shift."),
            Refusal.DESKTOP: self.tr("The desktop needs {key} itself. Choose another."),
        }
        why = refusal(key)
        return refused[why].format(key=text_of(key)) if why is not None else ""

    # --- changes ---------------------------------------------------------------------------------------

    def _follow_field(self, field: KeyField, key: Combination | None) -> None:
        field.recording.connect(self._pause)
        field.recorded.connect(partial(self._record, key))
        field.unusable.connect(partial(self._tell, key, self.tr("This key cannot be used.")))

    @Slot(bool)
    def _pause(self, on: bool) -> None:
        self._hotkeys.pause(on)
        if on:
            self.said.setText("")

    def _record(self, old: Combination | None, key: Combination) -> None:
        bound = dict(self._hotkeys.bound)
        if words := self._why_not(key):
            self._tell(old, words)
        elif key in bound and key != old:
            taken = self.tr("{key} is taken: {action}. Remove it there first.")
            self._tell(old, taken.format(key=text_of(key), action=actions.words(bound[key])))
        elif old is None:
            self._change(bound | {key: str(self.choice.currentData())})
        else:
            self._change({key if one == old else one: action for one, action in bound.items()})

    def _tell(self, old: Combination | None, words: str) -> None:
        self.refresh()
        said = self.rows[old].said if old in self.rows else self.said
        said.setText(words)

    def _remove(self, key: Combination, _: bool = False) -> None:
        self._change({one: action for one, action in self._hotkeys.bound.items() if one != key})

    def _copy(self, action: str, _: bool = False) -> None:
        QGuiApplication.clipboard().setText(actions.command(action, self._address))

    def _change(self, after: Bound) -> None:
        before = dict(self._hotkeys.bound)
        if list(before.items()) != list(after.items()):
            self.stack.push(_Change(self._hotkeys, before, dict(after)))


class _Change(QUndoCommand):
    """All keys before and after."""

    def __init__(self, hotkeys: Hotkeys, before: Bound, after: Bound) -> None:
        super().__init__()
        self._hotkeys, self._before, self._after = hotkeys, before, after

    def undo(self) -> None:
        self._hotkeys.bind(self._before)

    def redo(self) -> None:
        self._hotkeys.bind(self._after)
