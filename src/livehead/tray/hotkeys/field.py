"""The field that records a key, and keys as Qt names them."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QKeyCombination, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from livehead.sources.hotkeys import Combination

_Key, _Held = Qt.Key, Qt.KeyboardModifier

MAC = sys.platform == "darwin"
MODIFIERS = {
    "ctrl": _Held.MetaModifier if MAC else _Held.ControlModifier,
    "alt": _Held.AltModifier,
    "shift": _Held.ShiftModifier,
    "super": _Held.ControlModifier if MAC else _Held.MetaModifier,
}
"""Qt calls the command key of a Mac Ctrl, and its Ctrl key Meta."""

NAMED = {
    "space": _Key.Key_Space, "pause": _Key.Key_Pause, "scroll lock": _Key.Key_ScrollLock,
    "insert": _Key.Key_Insert, "delete": _Key.Key_Delete, "home": _Key.Key_Home, "end": _Key.Key_End,
    "page up": _Key.Key_PageUp, "page down": _Key.Key_PageDown, "left": _Key.Key_Left, "up": _Key.Key_Up,
    "right": _Key.Key_Right, "down": _Key.Key_Down, "plus": _Key.Key_Plus,
    **{f"f{n}": _Key(_Key.Key_F1 + n - 1) for n in range(1, 25)},
}  # fmt: skip
NUMPAD = {
    "plus": _Key.Key_Plus, "minus": _Key.Key_Minus, "times": _Key.Key_Asterisk, "divide": _Key.Key_Slash,
    "point": _Key.Key_Period, **{str(n): _Key(_Key.Key_0 + n) for n in range(10)},
}  # fmt: skip
UNLOCKED = dict(
    zip(
        (
            _Key.Key_Insert, _Key.Key_End, _Key.Key_Down, _Key.Key_PageDown, _Key.Key_Left, _Key.Key_Clear,
            _Key.Key_Right, _Key.Key_Home, _Key.Key_Up, _Key.Key_PageUp,
        ),
        "0123456789", strict=True,
    )
)  # fmt: skip
"""What the digits of a numeric keypad are without Num Lock."""

ONLY_HELD = (
    _Key.Key_Control, _Key.Key_Shift, _Key.Key_Alt, _Key.Key_Meta, _Key.Key_AltGr, _Key.Key_Super_L,
    _Key.Key_Super_R, _Key.Key_CapsLock, _Key.Key_NumLock,
)  # fmt: skip


def held(modifiers: Qt.KeyboardModifier) -> frozenset[str]:
    """The modifiers of a key event by our names."""
    return frozenset(name for name, bit in MODIFIERS.items() if modifiers & bit)


def combination_of(key: int, modifiers: Qt.KeyboardModifier) -> Combination | None:
    """A key event's key; None for one that we have no name for, such as a media key."""
    if modifiers & _Held.KeypadModifier:
        digits = {} if MAC else UNLOCKED  # a Mac counts the arrows to the keypad
        name = next((n for n, one in NUMPAD.items() if one == key), digits.get(_Key(key), ""))
        if name:
            return Combination(f"numpad {name}", held(modifiers))
    name = next((n for n, one in NAMED.items() if one == key), "")
    if not name and _Key.Key_Space < key <= 0xFF:
        name = chr(key).lower()
    return Combination(name, held(modifiers)) if name else None


def sequence_of(combination: Combination) -> QKeySequence:
    """As Qt has it; empty for a key that Qt has not."""
    modifiers, name = _Held.NoModifier, combination.key
    for one in combination.modifiers:
        modifiers |= MODIFIERS[one]
    if name.startswith("numpad "):
        modifiers |= _Held.KeypadModifier
        return QKeySequence(QKeyCombination(modifiers, NUMPAD[name.removeprefix("numpad ")]))
    if name in NAMED:
        return QKeySequence(QKeyCombination(modifiers, NAMED[name]))
    code = ord(name.upper() if len(name.upper()) == 1 else name)
    return QKeySequence(QKeyCombination(modifiers, _Key(code))) if code <= 0xFF else QKeySequence()


def text_of(combination: Combination) -> str:
    """As this system writes it."""
    return sequence_of(combination).toString(QKeySequence.SequenceFormat.NativeText) or str(combination)


class KeyField(QPushButton):
    """Shows a key; after a click, Space or Enter it takes the next one that is pressed. Escape leaves it as it is.

    recorded: a Combination. unusable: a key that has no name here. recording: began or ended.
    """

    recorded = Signal(object)
    unusable = Signal()
    recording = Signal(bool)

    def __init__(self, shown: Combination | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self._taking = False
        self.setAutoDefault(False)
        self.clicked.connect(self._begin)
        self._say()

    def sizeHint(self) -> QSize:  # noqa: N802
        """One width, whatever is in it."""
        widest = self.fontMetrics().horizontalAdvance(self.tr("Press the keys …")) + 60
        return QSize(max(widest, super().sizeHint().width()), super().sizeHint().height())

    @Slot()
    def _begin(self) -> None:
        if self._taking:
            self._end()
            return
        self._taking = True
        self.setDown(True)
        self.recording.emit(True)
        self._say()

    def _end(self) -> None:
        if self._taking:
            self._taking = False
            self.setDown(False)
            self.recording.emit(False)
            self._say()

    def _say(self, modifiers: Qt.KeyboardModifier = _Held.NoModifier) -> None:
        if self._taking:
            begun = text_of(Combination("a", held(modifiers))).removesuffix("A")
            self.setText(f"{begun}…" if begun else self.tr("Press the keys …"))
        else:
            self.setText(text_of(self._shown) if self._shown else self.tr("Choose keys"))

    def event(self, event: QEvent) -> bool:
        """While it records, no shortcut of ours goes off."""
        if self._taking and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if not self._taking:
            if event.key() in (_Key.Key_Return, _Key.Key_Enter):
                self._begin()
            else:
                super().keyPressEvent(event)
            return
        if event.isAutoRepeat():
            return
        if event.key() in ONLY_HELD:
            self._say(event.modifiers())
            return
        self._end()
        if event.key() == _Key.Key_Escape:
            return
        combination = combination_of(event.key(), event.modifiers())
        if combination is None:
            self.unusable.emit()
        else:
            self.recorded.emit(combination)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self._taking:
            self._say(event.modifiers())
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self._end()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self._end()
        super().hideEvent(event)
