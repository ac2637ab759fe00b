"""What was computed is used again, within its bytes."""

from __future__ import annotations

import numpy as np

from livehead.posers.kept import Arrays, Kept


def make(value: float, made: list[float]) -> Arrays:
    made.append(value)
    return (np.full(250, value, np.float32),)  # 1000 bytes


def test_a_key_is_made_once() -> None:
    kept, made = Kept(10_000), list[float]()
    for _ in range(3):
        assert kept.get("face", b"a", lambda: make(1.0, made))[0][0] == 1.0
    assert made == [1.0] and (kept.hits, kept.misses) == (2, 1)


def test_an_engines_buffer_may_change_afterwards() -> None:
    kept, buffer = Kept(10_000), np.zeros(3, np.float32)
    kept.get("face", b"a", lambda: (buffer,))
    buffer[:] = 9
    assert kept.get("face", b"a", lambda: (buffer,))[0].tolist() == [0, 0, 0]


def test_the_oldest_goes_first_and_bytes_stay_bounded() -> None:
    kept, made = Kept(3000), list[float]()
    for value in (1.0, 2.0, 3.0, 1.0, 4.0):
        kept.get("face", bytes([int(value)]), lambda value=value: make(value, made))
    assert kept.bytes == 3000
    kept.get("face", b"\x01", lambda: make(1.0, made))  # used lately, so still there
    assert made == [1.0, 2.0, 3.0, 4.0]
    kept.get("face", b"\x02", lambda: make(2.0, made))
    assert made == [1.0, 2.0, 3.0, 4.0, 2.0]


def test_with_no_room_the_newest_of_each_kind_stays() -> None:
    kept, made = Kept(0), list[float]()
    for _ in range(2):
        kept.get("eyebrows", b"a", lambda: make(1.0, made))
        kept.get("face", b"a", lambda: make(2.0, made))
    assert made == [1.0, 2.0] and kept.bytes == 2000


def test_clear_forgets() -> None:
    kept, made = Kept(3000), list[float]()
    kept.get("face", b"a", lambda: make(1.0, made))
    kept.clear()
    kept.get("face", b"a", lambda: make(1.0, made))
    assert made == [1.0, 1.0] and kept.bytes == 1000
