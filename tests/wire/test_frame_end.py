"""The end of a frame is learnt from what repeats."""

from __future__ import annotations

from livehead.wire.frame_end import FrameEnd


def commits(keys: str, first: str | None = None) -> list[int]:
    """After how many messages a frame was seen to end."""
    end, found = FrameEnd(first), []
    for n, key in enumerate(keys):
        before, after = end.take(key)
        found += [n] * before + [n + 1] * after
    return found


def test_after_the_first_frame_the_end_comes_without_waiting() -> None:
    assert commits("abcabcabcabc") == [3, 6, 9, 12]


def test_it_begins_anywhere() -> None:
    """In the middle of a frame, too: as many frames, cut where it began."""
    assert commits("bc" + "abc" * 4) == [3, 6, 9, 12]


def test_where_the_first_is_known_frames_are_whole_from_there() -> None:
    assert commits("bc" + "abc" * 4, first="a") == [2, 5, 8, 11, 14]
    assert commits("bcbcbc", first="a") == [2, 4, 6], "where it never comes, by what repeats"
    assert commits("cab" * 4, first="a") == [1, 4, 7, 10], "where it is not the first, as well as may be"


def test_a_lost_end_costs_nothing_but_a_moment() -> None:
    assert commits("abc" + "abc" + "ab" + "abc" + "abc") == [3, 6, 8, 11, 14]


def test_another_order_is_learnt_anew() -> None:
    found = commits("abc" * 4 + "abcd" * 8)
    assert found[-1] == 12 + 32, "the new last message ends the frame"


def test_one_message_alone_is_a_frame() -> None:
    assert commits("aaaa")[-1] == 4
