"""Calm when still, quick when it matters: the figures the defaults stand for."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from signals import lag, motion, play

from livehead import registry
from livehead.config import StageChoice
from livehead.errors import ConfigError
from livehead.modifiers import smooth
from livehead.motion.arkit import INDEX
from livehead.motion.vector import pack
from livehead.types import Motion

FRAME = 1.0 / 30.0


def noisy(degrees: float, seconds: float = 10.0) -> list[Motion]:
    """A still face before a poor camera: white noise on all it measures."""
    generator = np.random.default_rng(5)
    out = []
    for n in range(round(seconds * 30)):
        head = np.radians(generator.normal(0.0, degrees, 3)).astype(np.float32)
        shapes = np.clip(0.2 + generator.normal(0.0, 0.015, 52), 0, 1).astype(np.float32)
        out.append(replace(motion(at=n * FRAME, seq=n), head_rotation=head, blendshapes=shapes))
    return out


def through(samples: list[Motion], config: smooth.Config) -> np.ndarray:
    modifier = smooth.create(config)
    return np.stack([pack(modifier.modify(m, m.captured_at)) for m in samples])


def test_a_still_face_stays_within_three_tenths_of_a_degree() -> None:
    out = through(noisy(0.5), smooth.Config())[30:]
    assert np.degrees(out[:, 52:55].std(axis=0)).max() <= 0.3
    assert out[:, INDEX["mouthSmileLeft"]].std() <= 0.6 * 0.015
    assert out[:, INDEX["browInnerUp"]].std() <= 0.5 * 0.015


@pytest.mark.parametrize(("degrees", "hertz"), [(5.0, 0.3), (10.0, 0.3), (15.0, 0.7), (20.0, 1.2)])
def test_a_turning_head_trails_by_at_most_a_frame_and_a_half(degrees: float, hertz: float) -> None:
    def turn(t: float) -> float:
        return math.radians(degrees) * math.sin(2 * math.pi * hertz * t)

    rows = play(smooth.create(smooth.Config()), turn, rate=30.0, fps=30.0, seconds=12.0)
    assert lag(rows, turn) <= 1.5 * FRAME


def test_a_blink_is_hardly_touched() -> None:
    modifier = smooth.create(smooth.Config())
    lids = [0, 0, 0, 0, 0, 0.5, 1.0, 0.9, 0.5, 0.2, 0, 0, 0, 0]
    out = []
    for n, lid in enumerate(lids):
        sample = motion(at=n * FRAME, seq=n)
        sample.blendshapes[INDEX["eyeBlinkLeft"]] = lid
        out.append(float(modifier.modify(sample, n * FRAME).blendshapes[INDEX["eyeBlinkLeft"]]))
    assert int(np.argmax(out)) - 6 <= 1
    assert max(out) > 0.9
    assert out[-1] < 0.1


def test_speech_keeps_its_size() -> None:
    def jaw(t: float) -> float:
        return 0.25 + 0.25 * math.sin(2 * math.pi * 4.0 * t)

    samples = [motion(jaw=jaw(n * FRAME), at=n * FRAME, seq=n) for n in range(150)]
    out = through(samples, smooth.Config())[60:, INDEX["jawOpen"]]
    assert np.ptp(out) > 0.4


def test_between_samples_it_shows_the_last_and_counts_time_by_the_samples() -> None:
    samples = noisy(0.5, 1.0)
    once, often = smooth.create(smooth.Config()), smooth.create(smooth.Config())
    for sample in samples:
        a = once.modify(sample, sample.captured_at + 0.2)
        b = [often.modify(sample, sample.captured_at + d) for d in (0.01, 0.02, 0.03)]
        assert all(np.array_equal(pack(a), pack(each)) for each in b)


def test_a_gap_starts_it_anew() -> None:
    modifier = smooth.create(smooth.Config())
    for n in range(30):
        modifier.modify(motion(0.3, at=n * FRAME, seq=n), n * FRAME)
    out = modifier.modify(motion(-0.3, at=3.0, seq=40), 3.0)
    assert out.head_rotation[1] == pytest.approx(-0.3)


def test_another_person_starts_it_anew() -> None:
    modifier = smooth.create(smooth.Config())
    for n in range(30):
        modifier.modify(motion(0.3, at=n * FRAME, seq=n), n * FRAME)
    other = replace(motion(-0.3, at=1.0, seq=30), subject=1)
    assert modifier.modify(other, 1.0).head_rotation[1] == pytest.approx(-0.3)


def test_amount_scales_from_nothing_to_very_calm() -> None:
    samples = noisy(0.5)
    none, usual, much = (through(samples, smooth.Config(amount=a))[30:, 52:55].std() for a in (0.0, 1.0, 4.0))
    assert none == pytest.approx(np.radians(0.5), rel=0.1)
    assert much < 0.8 * usual < 0.5 * none


@pytest.mark.parametrize(
    ("key", "value"),
    [("head", [1.0]), ("gaze", "1,2,3"), ("mouth", [0, 1]), ("brows", [1, -1]), ("amount", "inf")],
)
def test_settings_that_mean_nothing_are_errors_with_the_keys_name(key: str, value: object) -> None:
    with pytest.raises(ConfigError, match=rf"modifier\.smooth: {key}") as caught:
        registry.modifier(StageChoice("smooth", {key: value}))
    assert caught.value.remedy
