"""Ranges, noise, verdicts, gaps and losses of recordings with known truth."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from livehead.motion.arkit import INDEX
from livehead.motion.inspection import PLACES, Report, Verdict, inspect, noise_of
from livehead.types import Channels, Motion

RATE = 50.0


def recording(
    *, count: int = 400, seed: int = 0, channels: Channels = Channels.ALL & ~Channels.POSITION
) -> list[Motion]:
    """A jaw that opens and shuts, a smile that hardly moves, a trembling brow, a head that turns ±20 degrees."""
    random, motions = np.random.default_rng(seed), []
    for k in range(count):
        at = k / RATE
        shapes = np.zeros(52, np.float32)
        shapes[INDEX["jawOpen"]] = 0.4 + 0.3 * np.sin(2.0 * at) + random.normal(0.0, 0.01)
        shapes[INDEX["mouthSmileLeft"]] = 0.03 + 0.03 * np.sin(at)
        shapes[INDEX["browInnerUp"]] = 0.5 + random.normal(0.0, 0.02)
        shapes[INDEX["eyeBlinkLeft"]] = 0.9 if k in (100, 101, 102, 103) else 0.0
        shapes[INDEX["eyeBlinkRight"]] = 0.9 if k == 100 else 0.0
        motions.append(
            replace(
                Motion.neutral(1000.0 + at, k),
                blendshapes=shapes,
                head_rotation=np.array([0.0, np.radians(20.0) * np.sin(at), 0.0], np.float32),
                confidence=1.0,
                channels=channels,
            )
        )
    return motions


def reports(motions: list[Motion]) -> dict[str, Report]:
    return {r.place.name: r for r in inspect(motions).reports}


def test_every_channel_is_there_once() -> None:
    assert len({p.name for p in PLACES}) == len({p.index for p in PLACES}) == len(PLACES) == 62


def test_verdicts() -> None:
    found = reports(recording())
    assert found["jawOpen"].verdict is Verdict.ALIVE
    assert found["mouthSmileLeft"].verdict is Verdict.WEAK
    assert found["browInnerUp"].verdict is Verdict.NOISE
    assert found["tongueOut"].verdict is Verdict.DEAD
    assert found["position x"].verdict is Verdict.ABSENT
    assert found["eyeBlinkLeft"].verdict is Verdict.ALIVE, "a blink is rare and still alive"
    assert found["eyeBlinkRight"].verdict is Verdict.DEAD, "one wild sample is nothing"


def test_ranges_and_noise_are_those_of_the_signal_in_its_unit() -> None:
    found = reports(recording())
    jaw, yaw = found["jawOpen"], found["head yaw"]
    assert jaw.low == pytest.approx(0.1, abs=0.03) and jaw.high == pytest.approx(0.7, abs=0.03)
    assert jaw.noise == pytest.approx(0.01, rel=0.15)
    assert yaw.most == pytest.approx(20.0, abs=0.2) and yaw.least == pytest.approx(-20.0, abs=0.2)
    assert yaw.noise < 0.1, "a smooth movement is no noise"


@pytest.mark.parametrize("deviation", [0.001, 0.05])
def test_noise_of_white_noise_is_its_deviation(deviation: float) -> None:
    values = np.random.default_rng(3).normal(0.0, deviation, 2000)
    assert noise_of(values) == pytest.approx(deviation, rel=0.1)
    assert noise_of(np.zeros(100)) == noise_of(values[:3]) == 0.0


def test_rate_holes_and_losses() -> None:
    motions = recording()
    del motions[200:240], motions[50:54]
    found = inspect(motions)
    assert found.rate == pytest.approx(RATE) and found.seconds == pytest.approx(399 / RATE)
    assert found.holes == 1
    assert found.longest == pytest.approx(41 / RATE)
    assert found.lost == (pytest.approx((199 / RATE, 240 / RATE)),)
    assert found.jitter == pytest.approx(0.0, abs=1e-6)


def test_a_face_that_comes_late_and_goes_early_is_lost_at_both_ends() -> None:
    found = inspect(recording(count=100), began=998.0, ended=1003.0)
    assert found.times[0] == pytest.approx(2.0) and found.seconds == pytest.approx(5.0)
    assert [end - begin for begin, end in found.lost] == pytest.approx([2.0, 3.0 - 99 / RATE])


def test_a_motion_without_confidence_is_a_lost_face() -> None:
    motions = [replace(m, confidence=0.0) if 100 <= m.seq < 150 else m for m in recording()]
    found = inspect(motions)
    assert len(found.times) == 350 and len(found.lost) == 1
    assert found.of(Verdict.ABSENT) == ("position x", "position y", "position z")


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_recording_of_hardly_anything(count: int) -> None:
    found = inspect(recording(count=count))
    assert found.lost == () and found.holes == 0
    assert (found.rate == 0.0) == (count == 1)


def test_no_face_at_all_is_an_error() -> None:
    with pytest.raises(ValueError, match="no motion with a face"):
        inspect([Motion.neutral()])
