"""Offline rendering: every frame, on the recording's own clock, the same each time."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from livehead.offline import at_rate, frame_count, render
from livehead.types import Image, Motion


def recording(times: list[float]) -> list[Motion]:
    return [replace(Motion.neutral(t), seq=i) for i, t in enumerate(times)]


def test_a_slow_recording_is_repeated_and_a_fast_one_thinned() -> None:
    slow = [(m.seq, t) for m, t in at_rate(recording([50.0, 50.1, 50.2]), 20)]
    assert [s for s, _ in slow] == [0, 0, 1, 1, 2]
    assert [t for _, t in slow] == pytest.approx([0.0, 0.05, 0.1, 0.15, 0.2])
    fast = [m.seq for m, _ in at_rate(recording([0.0, 0.01, 0.02, 0.03, 0.04]), 50)]
    assert fast == [0, 2, 4]


@pytest.mark.parametrize("fps", [10.0, 24.0, 29.97, 30.0, 60.0])
def test_the_frames_can_be_counted_beforehand(fps: float) -> None:
    for duration in (0.0, 0.01, 0.1, 1 / 3, 0.5, 1.01, 2.0, 3.7):
        times = [7.0, *np.arange(7.0, 7.0 + duration, 0.04).tolist(), 7.0 + duration]
        frames = list(at_rate(recording(times), fps))
        assert frame_count(times[-1] - times[0], fps) == len(frames)
        assert frames[-1][0].seq == len(times) - 1, "the last motion is shown"


def test_no_motion_no_frames() -> None:
    assert list(at_rate([], 30)) == []


def test_times_are_the_recordings_own() -> None:
    seen: list[tuple[int, float]] = []

    class Modifier:
        def modify(self, motion: Motion, now: float) -> Motion:
            seen.append((motion.seq, round(now - motion.captured_at, 6)))
            return motion

    class Animator:
        def animate(self, motion: Motion) -> Image:
            return Image(np.full((2, 2, 4), motion.seq, np.uint8))

    frames = list(render(recording([9.0, 9.1]), [Modifier()], Animator(), (), 20))  # type: ignore[list-item, arg-type]
    assert seen == [(0, 0.0), (0, 0.05), (1, 0.0)]
    assert [f.captured_at for f in frames] == pytest.approx([0.0, 0.05, 0.1])
    assert [int(f.pixels[0, 0, 0]) for f in frames] == [0, 0, 1]
