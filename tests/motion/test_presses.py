"""Counting presses: each is told once, whatever motions are missed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from livehead.errors import ConfigError
from livehead.motion.presses import MOST_KEYS, PressCounter, bindings, plain
from livehead.types import Motion


def sample(seq: int, *presses: tuple[str, int], tracker: str = "phone", subject: int = 0) -> Motion:
    return replace(Motion.neutral(seq / 30, seq), presses=presses, tracker=tracker, subject=subject)


def test_the_first_motion_tells_what_was_pressed_before() -> None:
    counter = PressCounter()
    assert counter.news(sample(0, ("phone 1", 3))) == []
    assert counter.news(sample(1, ("phone 1", 3))) == []
    assert counter.news(sample(2, ("phone 1", 4))) == [("phone 1", 1)]
    assert counter.news(sample(2, ("phone 1", 4))) == [], "the same motion again is no news"


def test_a_key_that_turns_up_later_had_not_been_pressed() -> None:
    counter = PressCounter()
    counter.news(sample(0))
    assert counter.news(sample(1, ("Phone_2", 1))) == [("phone 2", 1)]


def test_missed_motions_lose_no_press() -> None:
    counter = PressCounter()
    counter.news(sample(0, ("phone 1", 0)))
    assert counter.news(sample(90, ("phone 1", 3))) == [("phone 1", 3)]


@pytest.mark.parametrize(
    "other",
    [
        sample(9, ("phone 1", 7), tracker="other"),
        sample(9, ("phone 1", 7), subject=1),
        sample(2, ("phone 1", 7)),  # numbered from the beginning again: the tracker was made anew
    ],
)
def test_another_stream_does_not_fire(other: Motion) -> None:
    counter = PressCounter()
    counter.news(sample(5, ("phone 1", 1)))
    assert counter.news(other) == []
    later = replace(other, seq=other.seq + 1, presses=(("phone 1", 8),))
    assert counter.news(later) == [("phone 1", 1)]


def test_another_stream_counts_for_itself() -> None:
    counter = PressCounter()
    counter.news(sample(5, ("phone 1", 4)))
    assert counter.news(sample(6, tracker="other")) == []
    assert counter.news(sample(7, ("phone 1", 1), tracker="other")) == [("phone 1", 1)]


def test_a_count_that_falls_begins_anew() -> None:
    counter = PressCounter()
    counter.news(sample(0, ("phone 1", 9)))
    assert counter.news(sample(1, ("phone 1", 0))) == []
    assert counter.news(sample(2, ("phone 1", 1))) == [("phone 1", 1)]


def test_ever_new_names_are_not_kept_without_end() -> None:
    counter = PressCounter()
    for seq in range(10 * MOST_KEYS):
        counter.news(sample(seq, (f"made up {seq}", 1)))
    assert len(counter._counts) == MOST_KEYS


def test_bindings() -> None:
    assert bindings(["Phone 1 = joy", "key_F2=wink left"], "x") == {"phone 1": "joy", "key f2": "wink left"}
    for line in ("joy", "= joy", "phone 1 =", "=", ""):
        with pytest.raises(ConfigError, match=r"modifier\.express\.keys"):
            bindings([line], "modifier.express.keys")


def test_plain() -> None:
    assert plain("  Wink_Left! ") == "wink left"
    assert plain("ÄRGER") == "ärger"
