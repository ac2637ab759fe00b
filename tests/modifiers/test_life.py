"""Blinks, breath and sway: there when needed, natural in their timing, gone when a face is tracked."""

from __future__ import annotations

import math

import numpy as np
import pytest
from signals import motion

from livehead import registry
from livehead.config import StageChoice
from livehead.errors import ConfigError
from livehead.modifiers import blink, breathe, sway
from livehead.motion.arkit import INDEX
from livehead.motion.gaze import gaze_of
from livehead.types import Channels, Motion

LEFT, RIGHT = INDEX["eyeBlinkLeft"], INDEX["eyeBlinkRight"]


def lids(
    seed: int, seconds: float = 120.0, fps: float = 60.0, channels: Channels = Channels.HEAD
) -> np.ndarray:
    modifier = blink.create(blink.Config(seed=seed))
    sample = motion(channels=channels)
    return np.array(
        [modifier.modify(sample, n / fps).blendshapes[LEFT] for n in range(round(seconds * fps))], float
    )


def starts(track: np.ndarray, fps: float = 60.0) -> np.ndarray:
    shut = track > 0.5
    return np.flatnonzero(shut[1:] & ~shut[:-1]) / fps


def test_blinks_come_as_often_as_peoples() -> None:
    times = starts(lids(1, 600.0))
    gaps = np.diff(times)
    assert 8 <= len(times) / 10.0 <= 26, "blinks a minute"
    assert gaps.std() > 0.8, "never like a clock"
    assert gaps.min() > 0.2


def test_every_blink_shuts_the_eyes_and_is_over_in_a_quarter_second() -> None:
    track = lids(2, 60.0, fps=240.0)
    edges = np.flatnonzero(np.diff((track > 0.01).astype(int)))
    for begin, end in zip(edges[::2], edges[1::2], strict=False):
        assert 0.12 <= (end - begin) / 240.0 <= 0.26
        assert track[begin:end].max() > 0.99


@pytest.mark.parametrize("fps", [24.0, 30.0, 60.0, 144.0])
def test_the_times_do_not_depend_on_the_frame_rate(fps: float) -> None:
    reference, times = starts(lids(3, 60.0)), starts(lids(3, 60.0, fps), fps)
    assert len(times) == len(reference)
    assert np.abs(times - reference).max() < 0.06


def test_tracked_eyes_are_left_alone() -> None:
    assert not lids(4, channels=Channels.ALL).any()


def test_eyes_of_a_lost_face_blink() -> None:
    modifier = blink.create(blink.Config())
    shut = [modifier.modify(Motion.neutral(), n / 60.0).blendshapes[RIGHT] for n in range(1800)]
    assert max(shut) > 0.99


@pytest.mark.parametrize("shortest", [0.0, -1.0])
def test_blinks_without_any_time_between_them_are_an_error(shortest: float) -> None:
    with pytest.raises(ConfigError, match="shortest"):
        registry.modifier(StageChoice("blink", {"interval": 0.0, "shortest": shortest}))


def test_seeds_differ() -> None:
    assert not np.array_equal(starts(lids(5)), starts(lids(6)))


def test_breath_is_slow_smooth_and_never_quite_the_same() -> None:
    modifier = breathe.create(breathe.Config())
    air = np.array([modifier.modify(motion(), n / 60.0).breath for n in range(60 * 60)])
    peaks = np.flatnonzero((air[1:-1] > air[:-2]) & (air[1:-1] >= air[2:]) & (air[1:-1] > 0.5))
    assert 11 <= len(peaks) <= 18, "breaths a minute"
    assert air.min() == 0.0 and 0.8 < air.max() <= 1.0
    assert np.abs(np.diff(air)).max() < 0.03
    assert np.ptp(air[peaks + 1]) > 0.05


def heads(
    idle: bool, seconds: float = 60.0, fps: float = 60.0, seed: int = 3
) -> tuple[np.ndarray, np.ndarray]:
    modifier = sway.create(sway.Config(seed=seed))
    sample = Motion.neutral() if idle else motion()
    out = [modifier.modify(sample, n / fps) for n in range(round(seconds * fps))]
    for each in out[::50]:
        assert np.allclose(gaze_of(each.blendshapes), each.gaze, atol=1e-4)
    return np.stack([o.head_rotation for o in out]), np.stack([o.gaze[0] for o in out])


def test_an_idle_head_looks_about_within_its_reach() -> None:
    head, gaze = heads(True)
    assert np.degrees(np.ptp(head[:, 1])) > 5.0
    assert np.degrees(np.abs(head).max()) < 15.0
    assert np.degrees(np.ptp(gaze[:, 1])) > 6.0
    assert np.degrees(np.abs(np.diff(head, axis=0))).max() < 1.0, "heads do not jump"


def test_a_tracked_head_hardly_moves_and_tracked_eyes_not_at_all() -> None:
    head, gaze = heads(False)
    settled = round(60 * 1.0)
    assert 0.0 < np.degrees(np.abs(head[settled:]).max()) < 0.4
    assert not gaze[settled:].any()


def test_going_idle_and_live_again_is_smooth() -> None:
    modifier = sway.create(sway.Config())
    yaws = []
    for n in range(60 * 40):
        sample = motion() if (n // 240) % 2 else Motion.neutral()
        yaws.append(float(modifier.modify(sample, n / 60.0).head_rotation[1]))
    assert math.degrees(np.abs(np.diff(yaws)).max()) < 1.5


def test_sway_does_not_depend_on_the_frame_rate() -> None:
    slow, fast = heads(True, fps=30.0)[0], heads(True, fps=60.0)[0]
    assert np.abs(slow - fast[::2]).max() < 1e-4
