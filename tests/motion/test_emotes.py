"""Emotes: those that ship are whole, words find them, damaged tapes are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from livehead.errors import ConfigError, LiveheadError, TrackerError
from livehead.motion import emotes
from livehead.motion.arkit import INDEX
from livehead.motion.emotes import SHIPPED, Emote, find, folder_of_own, layer, load, read
from livehead.motion.gaze import gaze_of, look
from livehead.motion.tape import TapeReader, TapeWriter
from livehead.motion.vector import clean
from livehead.types import Channels, Motion

TAPES = sorted(SHIPPED.glob("*.tape"))
ALL = {read(path).name: read(path) for path in TAPES}


def record(path: Path, count: int = 61, *, yaw: float = 0.4, at: float = 50.0, **notes: Any) -> Path:
    """A head that turns by `yaw` from 0.1 on, with a smile."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shapes = np.zeros(52, np.float32)
    shapes[INDEX["mouthSmileLeft"]] = 0.8
    with TapeWriter(path, **notes) as tape:
        for i in range(count):
            turn = np.array([0.0, 0.1 + yaw * i / max(count - 1, 1), 0.0], np.float32)
            tape.write(
                replace(
                    Motion.neutral(at + i / 60, i),
                    blendshapes=shapes,
                    head_rotation=turn,
                    confidence=1.0,
                    channels=Channels.HEAD | Channels.MOUTH,
                )
            )
    return path


def test_ten_or_more_ship() -> None:
    assert len(TAPES) >= 10
    assert {"nod", "shake", "wave hair", "laugh", "gasp", "sigh", "think", "wink", "bow", "dance"} <= set(ALL)


@pytest.mark.parametrize("path", TAPES, ids=lambda p: str(p.stem))
def test_what_ships_is_small_free_and_rests_at_both_ends(path: Path) -> None:
    emote, tape = read(path), TapeReader(path)
    assert 1.0 <= emote.duration <= 4.0 and path.stat().st_size <= 100_000
    assert tape.interval == pytest.approx(1 / 60, abs=1e-6) and not tape.torn
    assert emote.licence == "CC0-1.0" and emote.tags and emote.title
    for motion in (tape[0], tape[len(tape) - 1]):
        assert not motion.blendshapes.any() and not motion.head_rotation.any() and not motion.gaze.any()
    assert all(clean(motion) is motion for motion in tape)
    moved = [Channels[word.upper()] for word in tape.notes["channels"]]
    assert emote.replaced | emote.added == Channels(sum(moved)) and not emote.replaced & emote.added


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("nod", "nod"),
        ("Yes!", "nod"),
        ("nodding", "nod"),
        ("please nod your head", "nod"),
        ("say no", "shake"),
        ("no", "shake"),
        ("shake", "shake"),
        ("wave hair", "wave hair"),
        ("Wave_Hair", "wave hair"),
        ("wave your hair", "wave hair"),
        ("toss the hair", "wave hair"),
        ("waving hair", "wave hair"),
        ("haha", "laugh"),
        ("shake, no", "shake"),
        ("laughing", "laugh"),
        ("lauhg", "laugh"),
        ("surprise", "gasp"),
        ("think", "think"),
        ("look up", "think"),
        ("thank you", "bow"),
        ("dancing", "dance"),
        ("good night", "yawn"),
        ("bless you", "sneeze"),
    ],
)
def test_words_find_them(words: str, name: str) -> None:
    assert find(words, ALL).name == name
    assert find(words, dict(reversed(ALL.items()))).name == name, "whatever the order"


@pytest.mark.parametrize(
    "words", ["", "the", "!!!", "off", "reset", "backflip", "x", "do a barrel roll", "é" * 500]
)
def test_what_nothing_fits_says_what_there_is(words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        find(words, ALL)
    assert "no emote called" in caught.value.cause
    assert all(name in caught.value.remedy for name in ALL)


def test_every_tag_of_a_shipped_emote_finds_it_and_belongs_to_it_alone() -> None:
    for emote in ALL.values():
        for tag in emote.tags:
            assert find(tag, ALL) is emote, tag


def test_the_users_own_win_and_may_carry_no_notes() -> None:
    record(folder_of_own() / "Big-Turn.tape")
    record(folder_of_own() / "other.tape", tags=["yes"])
    found, errors = load()
    assert not errors and len(found) == len(ALL) + 2
    assert find("big turn", found).own and find("big turn", found).licence == "not stated"
    assert find("yes", found).name == "other", "of two that fit as well the user's own"
    assert found["big turn"].replaced == Channels.MOUTH and found["big turn"].added == Channels.HEAD


def test_the_head_is_an_offset_from_the_tapes_rest_and_the_mouth_takes_over(tmp_path: Path) -> None:
    emote = read(record(tmp_path / "turn.tape"))
    live = replace(Motion.neutral(), head_rotation=np.array([0.0, -0.3, 0.0], np.float32), confidence=1.0)
    out, turn = layer(live, emote, 0.5, 1.0)
    assert turn == pytest.approx([0.0, 0.2, 0.0], abs=1e-6), "the head of the tape begins at 0.1"
    assert np.array_equal(out.head_rotation, live.head_rotation), "and is for the caller to turn"
    assert out.blendshapes[INDEX["mouthSmileLeft"]] == pytest.approx(0.8)
    half, _ = layer(live, emote, 0.5, 0.5)
    assert half.blendshapes[INDEX["mouthSmileLeft"]] == pytest.approx(0.4)


def test_added_groups_leave_the_live_face_its_own(tmp_path: Path) -> None:
    emote = ALL["nod"]
    shapes = np.zeros(52, np.float32)
    shapes[INDEX["jawOpen"]], shapes[INDEX["eyeBlinkLeft"]] = 0.6, 0.9
    out, _ = layer(replace(Motion.neutral(), blendshapes=shapes), emote, 0.6, 1.0)
    assert out.blendshapes[INDEX["jawOpen"]] == pytest.approx(0.6)
    assert out.blendshapes[INDEX["eyeBlinkLeft"]] >= 0.9
    assert out.blendshapes[INDEX["mouthSmileLeft"]] > 0.2


def test_the_eyes_of_an_emote_turn_from_where_they_are_and_agree_with_the_gaze() -> None:
    shapes, gaze = np.zeros(52, np.float32), np.full((2, 2), -0.05, np.float32)
    look(shapes, gaze)
    out, _ = layer(replace(Motion.neutral(), blendshapes=shapes, gaze=gaze), ALL["think"], 1.6, 0.5)
    assert out.gaze[0, 1] > 0.05 and gaze_of(out.blendshapes) == pytest.approx(out.gaze, abs=1e-5)


def test_some_breathe_and_the_others_leave_the_breath_alone() -> None:
    live = replace(Motion.neutral(), breath=0.5)
    assert layer(live, ALL["sigh"], 0.95, 1.0)[0].breath > 0.9
    assert layer(live, ALL["sigh"], 2.3, 1.0)[0].breath < 0.1
    assert layer(live, ALL["nod"], 0.5, 1.0)[0].breath == 0.5


def damaged(path: Path) -> Iterator[tuple[Path, str]]:
    """Tapes with one fault each, and what is to be said of it."""
    whole = record(path / "whole.tape").read_bytes()
    (path / "middle.tape").write_bytes(whole[:4000] + b"\xff" * 300 + whole[4300:])
    yield path / "middle.tape", "damaged at record"
    (path / "text.tape").write_bytes(b"no tape at all")
    yield path / "text.tape", "no livehead tape"
    (path / "none.tape").write_bytes(whole[: whole.index(b"\n") + 1])
    yield path / "none.tape", "holds no motion"
    yield record(path / "long.tape", count=60 * 31), "too long for an emote"
    (path / "huge.tape").write_bytes(whole + bytes(emotes.MOST_BYTES))
    yield path / "huge.tape", "too long for an emote"
    yield record(path / "time.tape", at=float("nan")), "its times are no times"
    yield record(path / "tags.tape", tags="yes"), "note 'tags' is 'yes'"
    yield record(path / "title.tape", title=3), "note 'title' is 3"
    yield record(path / "groups.tape", channels=["hair"]), "note 'channels' is 'hair'"


def test_damaged_tapes_are_told_and_the_others_still_play(tmp_path: Path) -> None:
    for path, says in damaged(tmp_path):
        with pytest.raises(TrackerError, match=says) as caught:
            read(path)
        assert path.name in caught.value.cause and caught.value.remedy
    own = folder_of_own()
    own.parent.mkdir(parents=True, exist_ok=True)
    own.symlink_to(tmp_path)
    found, errors = load()
    assert set(found) == {*ALL, "whole"} and len(errors) == 9
    assert all(isinstance(error, LiveheadError) for error in errors)


def test_what_is_left_out_is_told_without_the_users_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: folder_of_own().parent)
    folder_of_own().mkdir(parents=True)
    (folder_of_own() / "mine.tape").write_bytes(b"rubbish")
    _, (error,) = load()
    assert str(folder_of_own()) not in error.cause and "mine.tape" in error.cause


def test_a_torn_end_still_plays(tmp_path: Path) -> None:
    path = record(tmp_path / "torn.tape")
    path.write_bytes(path.read_bytes()[:-100])
    assert read(path).duration == pytest.approx(59 / 60)


def test_a_tape_of_one_motion_is_an_emote_of_no_length(tmp_path: Path) -> None:
    emote: Emote = read(record(tmp_path / "one.tape", count=1))
    assert emote.duration == 0.0 and emote.at(0.0)[0].shape == (62,)
