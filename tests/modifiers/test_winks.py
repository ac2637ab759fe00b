"""Lids: both shut in a blink however late or weak one is reported, one alone in a wink, a hidden one follows."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from signals import motion

from livehead import registry
from livehead.config import StageChoice
from livehead.errors import ConfigError
from livehead.motion.arkit import INDEX
from livehead.motion.mirror import mirror
from livehead.motion.retarget import retarget
from livehead.motion.vector import pack
from livehead.trackers import mediapipe_face
from livehead.types import Channels, Motion
from livehead.wire.ifacialmocap import parse

LEFT, RIGHT = INDEX["eyeBlinkLeft"], INDEX["eyeBlinkRight"]
RATE = 30.0
BLINK = (0.03, 0.05, 0.35, 0.8, 0.85, 0.6, 0.4, 0.2, 0.08, 0.04)


def seen(left: float, right: float, k: int, *, yaw: float = 0.0, rate: float = RATE) -> Motion:
    sample = motion(yaw, at=7.0 + k / rate, seq=k)
    sample.blendshapes[[LEFT, RIGHT]] = left, right
    return sample


def lids(pairs: list[tuple[float, float]], *, yaw: float = 0.0, rate: float = RATE) -> np.ndarray:
    """(N, 2): what comes out, the last three samples of every stream being of open eyes."""
    modifier = registry.modifier(StageChoice("winks"))
    out = [modifier.modify(seen(*p, k, yaw=yaw, rate=rate), k / rate) for k, p in enumerate(pairs)]
    return np.stack([m.blendshapes[[LEFT, RIGHT]] for m in out])


@pytest.mark.parametrize("behind", [1, 2])
def test_a_lid_that_is_reported_late_closes_and_opens_with_the_other(behind: int) -> None:
    early = [0.03] * 5 + list(BLINK) + [0.03] * 10
    late = [0.03] * behind + early[:-behind]
    out = lids(list(zip(early, late, strict=True)))
    assert np.abs(out[:, 0] - out[:, 1]).max() < 1e-6
    assert out.max() > 0.8, "and the blink is as deep"
    begun, plain = int(np.argmax(out[:, 0] > 0.3)), int(np.argmax(np.array(early) > 0.3))
    assert begun - plain <= 1, "and begins a sample later at most"


def test_a_lid_that_is_reported_weaker_shuts_as_far() -> None:
    strong = np.array([0.03] * 5 + list(BLINK) + [0.03] * 5)
    out = lids(list(zip(strong, strong * 0.6, strict=True)))
    assert np.abs(out[:, 0] - out[:, 1]).max() < 1e-6
    assert out.max() == pytest.approx(strong.max(), abs=0.02)


def test_one_lid_twitching_for_a_moment_is_no_wink() -> None:
    out = lids([(0.03, 0.03)] * 5 + [(0.8, 0.03)] * 2 + [(0.03, 0.03)] * 5)
    assert np.abs(out[:, 0] - out[:, 1]).max() < 1e-6


@pytest.mark.parametrize("rate", [24.0, 30.0, 60.0])
def test_a_wink_parts_the_lids_after_a_tenth_of_a_second_and_ends_with_the_eye(rate: float) -> None:
    stay = round(0.5 * rate)
    pairs = [(0.03, 0.03)] * 20 + [(0.55, 0.1)] * stay + [(0.1, 0.05)] * round(0.3 * rate)
    out = lids(pairs, rate=rate)
    parted = np.abs(out[:, 0] - out[:, 1]) > 0.4
    first = (int(np.argmax(parted)) - 20) / rate
    assert 0.09 <= first <= 0.2
    assert parted[20 + round(0.2 * rate) : 20 + stay].all()
    assert np.allclose(out[19 + stay], (0.55, 0.1), atol=1e-6), "as the tracker says it"
    assert out[20 + stay :].max() < 0.12, "no second blink as the eye opens"


def test_lids_that_rise_unevenly_after_a_blink_are_no_wink() -> None:
    pairs = [(0.03, 0.03)] * 5 + [(0.8, 0.8)] * 3 + [(0.05, 0.6)] * 4 + [(0.03, 0.03)] * 5
    out = lids(pairs)
    assert np.abs(out[:, 0] - out[:, 1]).max() < 1e-6


@pytest.mark.parametrize(("yaw", "far", "near"), [(35.0, LEFT, RIGHT), (-35.0, RIGHT, LEFT)])
def test_the_eye_turned_away_does_what_the_other_does(yaw: float, far: int, near: int) -> None:
    modifier = registry.modifier(StageChoice("winks"))
    for k, value in enumerate([0.05] * 5 + [0.4] * 20):
        sample = motion(math.radians(yaw), at=k / RATE, seq=k)
        sample.blendshapes[far] = 0.7
        sample.blendshapes[near] = value
        sample.blendshapes[INDEX["eyeWideLeft"] if near == LEFT else INDEX["eyeWideRight"]] = 0.5
        out = modifier.modify(sample, k / RATE).blendshapes
        assert out[far] == pytest.approx(value) and out[near] == pytest.approx(value)
        assert out[INDEX["eyeWideLeft"]] == out[INDEX["eyeWideRight"]] == 0.5


def test_turning_the_head_makes_no_step() -> None:
    modifier = registry.modifier(StageChoice("winks"))
    values = []
    for k in range(200):
        sample = seen(0.7, 0.05, k, yaw=math.radians(0.25 * k))
        values.append(modifier.modify(sample, k / RATE).blendshapes[[LEFT, RIGHT]])
    steps = np.abs(np.diff(np.stack(values)[20:], axis=0))
    assert steps.max() < 0.15
    assert np.allclose(values[-1], 0.05)


def test_it_is_the_same_before_and_after_a_mirror() -> None:
    first, second = (registry.modifier(StageChoice("winks")) for _ in range(2))
    random = np.random.default_rng(4)
    for k in range(120):
        sample = seen(*random.uniform(0.0, 0.8, 2), k, yaw=math.radians(40.0 * math.sin(k / 17.0)))
        one, other = mirror(first.modify(sample, k / RATE)), second.modify(mirror(sample), k / RATE)
        assert np.allclose(pack(one), pack(other), atol=1e-6)


@pytest.mark.parametrize(
    "change",
    [
        {"channels": Channels.ALL & ~Channels.EYES},
        {"made": Channels.EYES},
        {"confidence": 0.0},
    ],
)
def test_eyes_that_nobody_measured_are_left_alone(change: dict[str, object]) -> None:
    modifier = registry.modifier(StageChoice("winks"))
    for k in range(5):
        sample = replace(seen(0.8, 0.1, k, yaw=0.6), **change)  # type: ignore[arg-type]
        assert np.array_equal(pack(modifier.modify(sample, k / RATE)), pack(sample))


@pytest.mark.parametrize("change", [{"channels": Channels.EYES}, {"made": Channels.HEAD}])
def test_a_head_that_nobody_measured_hides_no_eye(change: dict[str, object]) -> None:
    modifier = registry.modifier(StageChoice("winks"))
    for k in range(20):
        sample = replace(seen(0.8, 0.1, k, yaw=0.6), **change)  # type: ignore[arg-type]
        out = modifier.modify(sample, k / RATE)
    assert np.allclose(out.blendshapes[[LEFT, RIGHT]], (0.8, 0.1))


def test_another_person_and_a_long_gap_begin_anew() -> None:
    modifier = registry.modifier(StageChoice("winks"))
    for k in range(20):
        modifier.modify(seen(0.8, 0.1, k), k / RATE)
    for sample in (replace(seen(0.8, 0.1, 21), subject=1), replace(seen(0.8, 0.1, 60), subject=1)):
        out = modifier.modify(sample, sample.captured_at).blendshapes
        assert out[LEFT] == out[RIGHT]


def test_patience_out_of_range_is_an_error() -> None:
    with pytest.raises(ConfigError, match="patience"):
        registry.modifier(StageChoice("winks", {"patience": 3.0}))


def test_the_blinks_of_a_recorded_phone_pass_unchanged(shared: Path) -> None:
    modifier = registry.modifier(StageChoice("winks"))
    lines = (shared / "media" / "mocap" / "ifm_minbitt_data.txt").read_bytes().splitlines()
    packets = [p for p in map(parse, lines) if p]
    assert len(packets) == 203
    for k, packet in enumerate(packets):
        sample = replace(
            Motion.neutral(k / 60.0, k),
            blendshapes=packet.blendshapes,
            head_rotation=packet.head_rotation,
            channels=packet.channels,
            confidence=1.0,
        )
        out = modifier.modify(sample, k / 60.0).blendshapes
        assert np.abs(out - packet.blendshapes).max() < 0.03


def test_two_real_winks_on_camera_stay_winks(shared: Path) -> None:
    """The clip begins with a wink of the left eye and one of the right (marks: tests/data/blink_marks.toml)."""
    tracker = mediapipe_face.create(
        mediapipe_face.Config(str(shared / "media" / "video" / "lp_d3.mp4"), model="bundled", realtime=False)
    )
    modifier = registry.modifier(StageChoice("winks"))
    rows = []
    for found in tracker.track():
        timed = replace(found, captured_at=found.seq / 30.0)
        pose = retarget(modifier.modify(timed, timed.captured_at))
        rows.append(pose[[12, 13]] + pose[[14, 15]])
        if found.seq == 46:
            tracker.close()
    lid = np.stack(rows)
    shut_left, shut_right = lid[12:20], lid[38:46]
    assert shut_left[:, 0].min() > 0.6 and shut_left[:, 1].max() < 0.3
    assert shut_right[:, 1].min() > 0.6 and shut_right[:, 0].max() < 0.3
