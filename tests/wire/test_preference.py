"""The most preferred that talks, without flicker."""

from __future__ import annotations

from livehead.wire.preference import STEADY_S, Preference


def run(preference: Preference, talk: dict[str, list[tuple[float, float]]], end: float) -> list[str]:
    """Who was used, every tenth of a second, while each talks at 50 a second in its spans."""
    used = []
    for tick in range(int(end * 50)):
        now = tick / 50
        for name, spans in talk.items():
            if any(a <= now < b for a, b in spans) and preference.takes(name, now):
                used.append((now, name))
    return ["".join(sorted({n for t, n in used if k / 10 <= t < (k + 1) / 10})) for k in range(int(end * 10))]


def test_the_first_that_talks_is_used_at_once() -> None:
    assert run(Preference("abc", 0.6), {"c": [(0.0, 1.0)]}, 1.0) == ["c"] * 10


def test_a_preferred_one_takes_over_once_it_is_steady() -> None:
    used = run(Preference("abc", 0.6), {"b": [(0.0, 4.0)], "a": [(1.0, 4.0)], "c": [(0.0, 4.0)]}, 4.0)
    assert used[:15] == ["b"] * 15 and used[int(10 + STEADY_S * 10) + 1 :] == ["a"] * 24


def test_when_it_falls_silent_the_next_best_takes_over_and_it_comes_back() -> None:
    talk = {"a": [(0.0, 1.0), (3.0, 5.0)], "b": [(0.0, 5.0)], "c": [(0.0, 5.0)]}
    used = run(Preference("abc", 0.6), talk, 5.0)
    assert used[:10] == ["a"] * 10 and used[17:30] == ["b"] * 13 and used[36:] == ["a"] * 14
    assert "c" not in "".join(used)


def test_one_that_comes_and_goes_does_not_take_over() -> None:
    flicker = [(k * 1.0, k * 1.0 + 0.1) for k in range(1, 6)]
    assert run(Preference("ab", 0.6), {"b": [(0.0, 6.0)], "a": flicker}, 6.0) == ["b"] * 60


def test_nobody_is_left_waiting_for_one_that_is_gone() -> None:
    used = run(Preference("ab", 0.6), {"a": [(0.0, 1.0)], "b": [(5.0, 6.0)]}, 6.0)
    assert used[50:] == ["b"] * 10
