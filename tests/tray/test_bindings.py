"""Qt's Python bindings count references right: 6.12.0 does not before Python 3.12, and ends in a crash."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal


class Caller(QObject):
    said = Signal(object)


def test_signals_cost_no_references() -> None:
    heard: list[object] = []

    class Plain(QObject):
        def hear(self, value: object) -> None:
            heard.append(value)

    caller, plain = Caller(), Plain()
    caller.said.connect(plain.hear)
    before = [sys.getrefcount(one) for one in (True, False, None)]
    for number in range(100):
        caller.said.emit(number)
    after = [sys.getrefcount(one) for one in (True, False, None)]
    assert len(heard) == 100
    assert all(abs(a - b) < 50 for a, b in zip(after, before, strict=True)), (before, after)
