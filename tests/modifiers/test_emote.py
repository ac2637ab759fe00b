"""Emotes over time: eased at both ends, cross-faded, over any face and over none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from signals import motion, talk

from livehead.errors import ConfigError
from livehead.modifiers import emote, hold
from livehead.modifiers.emote import MOST_PLAYING, Config, EmoteModifier
from livehead.motion.arkit import INDEX
from livehead.motion.emotes import folder_of_own
from livehead.motion.tape import TapeWriter
from livehead.motion.vector import pack
from livehead.types import Motion

NAMES = EmoteModifier(Config()).performances()


def degrees(out: list[Motion]) -> np.ndarray:
    """Degrees the head turns from frame to frame."""
    heads = np.stack([m.head_rotation for m in out])
    return np.degrees(np.linalg.norm(np.diff(heads, axis=0), axis=1))


@pytest.mark.parametrize("fps", [30.0, 60.0])
@pytest.mark.parametrize("name", NAMES)
def test_each_moves_without_a_snap_and_leaves_no_trace(name: str, fps: float) -> None:
    modifier, out = emote.create(Config()), []
    assert modifier.perform(name) == name
    for frame in range(round(5.0 * fps)):
        out.append(modifier.modify(motion(seq=frame), frame / fps))
    assert degrees(out).max() <= 5.0
    vectors = np.stack([pack(m) for m in out])
    assert np.abs(vectors[:, :55]).max() > 0.1, "it moves"
    assert np.array_equal(vectors[-1], pack(motion())), "and is over"
    assert modifier.status.text.endswith("none playing")


def test_it_is_added_to_a_live_head() -> None:
    modifier, plain, turned = emote.create(Config()), emote.create(Config()), []
    modifier.perform("nod")
    plain.perform("nod")
    for frame in range(90):
        yaw = talk(frame / 60)
        a = modifier.modify(motion(yaw, seq=frame), frame / 60)
        b = plain.modify(motion(0.0, seq=frame), frame / 60)
        turned.append(a.head_rotation - b.head_rotation - np.array([0.0, yaw, 0.0]))
    assert np.abs(turned).max() < 1e-5


def test_it_plays_while_the_face_is_lost() -> None:
    chain = [hold.create(hold.Config()), emote.create(Config())]
    out = []
    for frame in range(300):
        now = frame / 60
        if frame == 90:
            chain[1].perform("shake")  # type: ignore[union-attr]
        given = motion(0.4, at=min(now, 1.0), seq=min(frame, 60))  # nothing new after a second
        for modifier in chain:
            given = modifier.modify(given, now)
        out.append(given)
    assert degrees(out).max() <= 5.0
    assert np.ptp([m.head_rotation[1] for m in out[120:200]]) > np.radians(12.0)
    assert out[-1].confidence == 0.0 and not pack(out[-1]).any()


def test_another_one_fades_over() -> None:
    modifier, out = emote.create(Config()), []
    for frame in range(360):
        if frame in (0, 25, 31, 37, 43, 120):
            modifier.perform(NAMES[frame % len(NAMES)])
        out.append(modifier.modify(motion(seq=frame), frame / 60))
        assert len(modifier._playing) <= MOST_PLAYING
    assert degrees(out).max() <= 5.0
    steps = np.abs(np.diff(np.stack([m.blendshapes for m in out]), axis=0))
    assert steps.max() < 0.45, "no faster than a lid falls"
    assert not modifier._playing


def test_of_many_at_once_the_newest_is_played() -> None:
    modifier = emote.create(Config())
    for frame in range(240):
        if frame < 60:
            modifier.perform(NAMES[frame % len(NAMES)])
        modifier.modify(motion(seq=frame), frame / 60)
        assert len(modifier._playing) <= MOST_PLAYING
        if frame == 90:
            assert modifier.status.text == NAMES[59 % len(NAMES)]


def test_keys() -> None:
    modifier = emote.create(Config(keys=("phone 8 = nod",)))
    for frame, count in enumerate((3, 3, 5, 5)):
        given = replace(motion(seq=frame), presses=(("phone 8", count),))
        modifier.modify(given, frame / 60)
    assert [x.emote.name for x in modifier._playing] == ["nod"], "two presses missed: once is enough"
    assert modifier.perform("phone 8") == "nod"


def test_a_new_stream_does_not_fire() -> None:
    modifier = emote.create(Config(keys=("phone 8 = nod",)))
    modifier.modify(replace(motion(seq=50), presses=(("phone 8", 1),)), 0.0)
    modifier.modify(replace(motion(seq=0), presses=(("phone 8", 6),)), 0.1)
    assert not modifier._playing


def test_unknown_words_and_keys_are_refused_with_what_there_is() -> None:
    with pytest.raises(ConfigError) as caught:
        emote.create(Config()).perform("backflip")
    assert "wave hair" in caught.value.remedy
    with pytest.raises(ConfigError, match=r"modifier\.emote\.keys"):
        emote.create(Config(keys=("phone 8 = backflip",)))


def test_a_damaged_emote_is_told_in_the_status() -> None:
    folder_of_own().mkdir(parents=True)
    (folder_of_own() / "mine.tape").write_bytes(b"rubbish")
    modifier = emote.create(Config())
    assert "mine.tape" in modifier.status.text and modifier.status.remedy
    assert modifier.perform("nod") == "nod"


def test_a_users_tape_that_ends_far_from_its_beginning_ends_without_a_snap() -> None:
    path: Path = folder_of_own() / "look away.tape"
    path.parent.mkdir(parents=True)
    with TapeWriter(path) as tape:
        for i in range(30):
            tape.write(motion(1.2 * i / 29, jaw=0.5, at=i / 30, seq=i))
    modifier, out = emote.create(Config()), []
    modifier.perform("look away")
    for frame in range(120):
        out.append(modifier.modify(motion(seq=frame), frame / 60))
    assert degrees(out).max() <= 5.0 and float(out[-1].head_rotation[1]) == 0.0
    jaws = [float(m.blendshapes[INDEX["jawOpen"]]) for m in out]
    assert max(jaws) == pytest.approx(0.5) and np.abs(np.diff(jaws)).max() < 0.1
    assert max(float(m.head_rotation[1]) for m in out) > 0.8


def test_a_picture_that_comes_late_is_no_reason_to_snap() -> None:
    modifier, out = emote.create(Config()), []
    modifier.perform("wave hair")
    now = 0.0
    for frame in range(120):
        now += 0.4 if frame % 10 == 5 else 1 / 60
        out.append(modifier.modify(motion(seq=frame), now))
    assert degrees(out).max() <= 5.0
    modifier.perform("laugh")
    modifier.modify(motion(), now)
    late = modifier.modify(motion(), now + 0.9)
    assert late.blendshapes[INDEX["mouthSmileLeft"]] < 0.2
