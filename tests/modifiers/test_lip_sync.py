"""A voice over a tracked mouth: vowels made here, played from a sound file as fast as the clock says."""

from __future__ import annotations

import time
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from signals import motion

from livehead.errors import ConfigError, SourceError
from livehead.modifiers import lip_sync
from livehead.motion.arkit import INDEX
from livehead.types import Motion, Phase, Status

RATE = 16000


def vowel(formants: tuple[float, ...], seconds: float, pitch: float = 130.0) -> np.ndarray:
    """A buzz through resonances: a vowel of nobody."""
    count = round(seconds * RATE)
    buzz = np.zeros(count)
    buzz[:: round(RATE / pitch)] = 1.0
    for centre in formants:
        radius = np.exp(-np.pi * 90.0 / RATE)
        a1, a2 = -2.0 * radius * np.cos(2.0 * np.pi * centre / RATE), radius * radius
        out = np.zeros(count)
        for n in range(count):
            out[n] = buzz[n] - a1 * out[n - 1] * (n > 0) - a2 * out[n - 2] * (n > 1)
        buzz = out
    return 0.3 * buzz / np.abs(buzz).max()


def recording(path: Path, *parts: np.ndarray) -> Path:
    samples = np.concatenate(parts) + np.random.default_rng(1).normal(0.0, 2e-4, sum(map(len, parts)))
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes((np.clip(samples, -1.0, 1.0) * 32767).astype("<i2").tobytes())
    return path


def play(stage: lip_sync.LipSyncModifier, seconds: float, given: Motion) -> list[tuple[float, Motion]]:
    """What comes out while the file plays, with the time since the beginning."""
    start, out = time.monotonic(), []
    while (now := time.monotonic()) - start < seconds:
        out.append((now - start, stage.modify(given, now)))
        time.sleep(1.0 / 120.0)
    return out


def jaw(given: Motion) -> float:
    return float(given.blendshapes[INDEX["jawOpen"]])


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    silence = np.zeros(RATE // 2)
    return recording(tmp_path / "a.wav", silence, vowel((780.0, 1250.0, 2550.0), 0.8), np.zeros(RATE))


def test_the_voice_opens_the_mouth_and_gives_it_back(speech: Path) -> None:
    stage = lip_sync.create(lip_sync.Config(source=str(speech)))
    given = motion(0.3, jaw=0.05)
    seen = play(stage, 2.2, given)
    stage.close()
    during = [jaw(m) for t, m in seen if 0.8 < t < 1.2]
    after = [jaw(m) for t, m in seen if t > 1.9]
    assert max(during) > 0.2, "an A, though the tracker sees a shut mouth"
    assert after and max(after) == pytest.approx(0.05), "in silence the tracker's own"
    assert all(np.array_equal(m.head_rotation, given.head_rotation) for _, m in seen)
    assert stage.status.phase is Phase.CLOSED
    steps = np.abs(np.diff([jaw(m) for _, m in seen]))
    assert steps.max() < 0.35, "faded in, not switched"


def test_a_smile_stays_a_smile_while_it_speaks(speech: Path) -> None:
    stage = lip_sync.create(lip_sync.Config(source=str(speech)))
    given = motion(jaw=0.0)
    given.blendshapes[INDEX["mouthSmileLeft"]] = 0.8
    seen = play(stage, 1.2, given)
    stage.close()
    assert min(float(m.blendshapes[INDEX["mouthSmileLeft"]]) for _, m in seen) == pytest.approx(0.8)
    assert max(jaw(m) for _, m in seen) > 0.2


def test_a_share_of_none_changes_nothing(speech: Path) -> None:
    stage = lip_sync.create(lip_sync.Config(source=str(speech), share=0.0))
    assert max(jaw(m) for _, m in play(stage, 0.9, motion())) == 0.0
    stage.close()


def test_what_is_wrong_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        lip_sync.create(lip_sync.Config(source=str(tmp_path / "none.wav")))
    with pytest.raises(ConfigError):
        lip_sync.create(lip_sync.Config(source="x.wav", file=str(tmp_path / "none.toml")))
    with pytest.raises(ValueError):
        lip_sync.Config(share=2.0)


def test_a_voice_that_breaks_in_any_way_is_said(caplog: pytest.LogCaptureFixture) -> None:
    class Breaks:
        status = Status(Phase.RUNNING, "microphone")

        def heard(self) -> Iterator[object]:
            raise RuntimeError("the driver is gone")
            yield

        def close(self) -> None: ...

    stage = lip_sync.LipSyncModifier(lip_sync.Config(), Breaks())  # type: ignore[arg-type]
    deadline = time.monotonic() + 5.0
    while stage.status.phase is Phase.RUNNING and time.monotonic() < deadline:
        time.sleep(0.01)
    assert stage.status.phase is Phase.FAILED and "the driver is gone" in stage.status.text
    assert stage.status.remedy and "the driver is gone" in caplog.text
