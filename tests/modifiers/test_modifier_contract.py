"""What every modifier must do, whichever it is."""

from __future__ import annotations

import dataclasses
import itertools
import math
import tempfile
import wave
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from signals import motion, talk

from livehead import registry
from livehead.config import DEFAULT_MODIFIERS, StageChoice
from livehead.motion.vector import pack
from livehead.stages import Modifier
from livehead.types import Channels, Motion, Phase

NAMES = registry.names("modifiers")


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def make(name: str) -> Modifier:
    options = {"source": str(SILENCE), "loop": True} if name == "lip_sync" else {}
    return registry.modifier(StageChoice(name, options))


SILENCE = Path(tempfile.mkdtemp(prefix="livehead-")) / "silence.wav"
with wave.open(str(SILENCE), "wb") as file:
    file.setparams((1, 2, 16000, 0, "NONE", ""))
    file.writeframes(bytes(32000))


def run(modifier: Modifier, *, fps: float = 60.0, seconds: float = 3.0) -> list[Motion]:
    """A face that is there, goes away for a second and comes back."""
    out, newest = [], Motion.neutral()
    for frame in range(round(seconds * fps)):
        now = frame / fps
        sample = math.floor(now * 30.0 + 1e-6)
        if not 1.0 < now < 2.0:
            newest = motion(talk(sample / 30.0), jaw=0.3, at=5.0 + sample / 30.0, seq=sample)
        out.append(modifier.modify(newest, 5.0 + now))
    return out


def well(out: Motion) -> None:
    assert out.blendshapes.shape == (52,) and out.blendshapes.dtype == np.float32
    assert out.head_rotation.shape == (3,) and out.head_rotation.dtype == np.float32
    assert out.head_position.shape == (3,) and out.head_position.dtype == np.float32
    assert out.gaze.shape == (2, 2) and out.gaze.dtype == np.float32
    assert np.isfinite(pack(out)).all()
    assert out.blendshapes.min() >= 0.0 and out.blendshapes.max() <= 1.0
    assert 0.0 <= out.confidence <= 1.0 and 0.0 <= out.breath <= 1.0


def test_the_default_list_is_made_of_those_there_are() -> None:
    assert {m.use for m in DEFAULT_MODIFIERS} <= set(NAMES)


def test_it_has_a_line_for_the_list_and_a_frozen_config(name: str) -> None:
    assert registry.summary("modifiers", name).endswith(".")
    config = registry._module("modifiers", name).Config()
    field = next(iter(dataclasses.fields(config)), None)
    if field is not None:
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(config, field.name, 1)


def test_status_before_and_after_close(name: str) -> None:
    modifier = make(name)
    assert modifier.status.phase is not Phase.CLOSED
    modifier.close()
    assert modifier.status.phase is Phase.CLOSED


def test_what_comes_out_is_well_formed_and_its_time_is_not_rewritten(name: str) -> None:
    modifier = make(name)
    for out in run(modifier):
        well(out)
        assert out.captured_at == pytest.approx(5.0 + out.seq / 30.0) or out.seq == 0
        modifier.status  # noqa: B018 - may be read at any time
    modifier.close()


def test_what_goes_in_is_left_alone(name: str) -> None:
    modifier = make(name)
    given = motion(0.3, jaw=0.4, at=5.0, seq=7)
    before = pack(given)
    for frame in range(30):
        modifier.modify(given, 5.0 + frame / 60.0)
    assert np.array_equal(pack(given), before)


def test_the_same_calls_give_the_same_motion(name: str) -> None:
    first, second = run(make(name)), run(make(name))
    for a, b in zip(first, second, strict=True):
        assert np.array_equal(pack(a), pack(b)) and a.breath == b.breath


def test_thirty_and_sixty_frames_a_second_show_the_same(name: str) -> None:
    slow, fast = run(make(name), fps=30.0), run(make(name), fps=60.0)
    worst = max(float(np.abs(pack(a) - pack(b)).max()) for a, b in zip(slow, fast[::2], strict=True))
    # the resampler has nothing to do at 30 frames a second; between 30 and 60 it may trail by half a sample
    assert worst < (0.05 if name not in ("resample", "blink") else 0.12)


BAD: list[dict[str, Any]] = [
    {"blendshapes": np.full(52, np.nan, np.float32)},
    {"blendshapes": np.full(52, 1e30, np.float32)},
    {"blendshapes": np.full(52, -np.inf, np.float32)},
    {"head_rotation": np.array([np.nan, np.inf, -np.inf], np.float32)},
    {"head_rotation": np.full(3, 3e38, np.float32)},
    {"head_position": np.array([np.inf, 0.0, -1e20], np.float32)},
    {"gaze": np.full((2, 2), np.nan, np.float32)},
    {"confidence": math.nan},
    {"confidence": 1e9},
    {"breath": math.inf},
    {"channels": Channels.NONE},
]


def test_nonsense_never_leaves_it_and_is_forgotten(name: str) -> None:
    modifier = make(name)
    samples = itertools.count()
    for bad in [*BAD, {}, *BAD]:
        for _ in range(5):
            n = next(samples)
            given = replace(motion(0.1, jaw=0.2, at=n / 30.0, seq=n), **bad)
            well(modifier.modify(given, n / 30.0))
    clean = make(name)
    for _ in range(240):
        n = next(samples)
        given = motion(0.1, jaw=0.2, at=n / 30.0, seq=n)
        recovered, plain = modifier.modify(given, n / 30.0), clean.modify(given, n / 30.0)
    if name in ("smooth", "resample", "hold", "mirror"):
        assert np.allclose(pack(recovered), pack(plain), atol=1e-3)


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, -1e9, 1e12])
def test_a_clock_gone_mad_breaks_nothing(name: str, bad: float) -> None:
    modifier = make(name)
    for frame in range(20):
        modifier.modify(motion(0.1, at=frame / 30.0, seq=frame), frame / 60.0)
    for _ in range(3):
        well(modifier.modify(motion(0.1, at=1.0, seq=30), bad))
    for frame in range(20, 60):
        well(modifier.modify(motion(0.1, at=frame / 30.0, seq=frame), frame / 60.0))


def test_the_whole_default_list_keeps_a_face_alive() -> None:
    chain = [make(choice.use) for choice in DEFAULT_MODIFIERS]
    heads, lids, breaths = [], [], []
    for frame in range(60 * 20):
        out = Motion.neutral()
        for modifier in chain:
            out = modifier.modify(out, frame / 60.0)
        well(out)
        heads.append(float(out.head_rotation[1]))
        lids.append(float(out.blendshapes[8]))
        breaths.append(out.breath)
    assert np.ptp(heads) > math.radians(3.0), "an idle character looks about"
    assert max(lids) > 0.99 and np.median(lids) < 0.05, "and blinks"
    assert min(breaths) < 0.01 and max(breaths) > 0.8, "and breathes"
    assert len(set(heads)) > 1150, "and is never frozen"
