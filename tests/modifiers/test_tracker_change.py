"""Through the usual modifiers: from one tracker to another, and away and back, without a snap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from signals import motion

from livehead import registry
from livehead.config import DEFAULT_MODIFIERS
from livehead.motion.easing import smoothstep
from livehead.types import Motion

FPS = 60.0


def shown(source: Callable[[int], Motion | None], frames: int) -> list[Motion]:
    """What the whole list shows, frame by frame; `source` gives what is new in a frame."""
    modifiers = [registry.modifier(choice, fps=FPS) for choice in DEFAULT_MODIFIERS]
    newest, out = Motion.neutral(), []
    for frame in range(frames):
        newest = source(frame) or newest
        moved = newest
        for modifier in modifiers:
            moved = modifier.modify(moved, 10.0 + frame / FPS)
        out.append(moved)
    return out


def turns(motions: list[Motion]) -> np.ndarray:
    """Degrees the head turns from frame to frame."""
    return np.degrees(np.linalg.norm(np.diff([m.head_rotation for m in motions], axis=0), axis=1))


def sample(frame: int, yaw: float, tracker: str, seq: int | None = None) -> Motion:
    number = frame if seq is None else seq
    made = motion(np.radians(yaw), at=10.0 + frame / FPS, seq=number)
    return replace(made, tracker=tracker)


def slide(frame: int, begin: int, before: float, after: float) -> float:
    """A head that turns within half a second."""
    return before + smoothstep((frame - begin) / 30.0) * (after - before)


@pytest.mark.parametrize("rate", [60, 30, 20])
def test_another_tracker_takes_over_without_a_snap(rate: int) -> None:
    """A phone that sees the head at -25 degrees, then a camera (with numbers of its own) that sees it at 25. Both
    are calibrated away, so both turn by 50 degrees in the end: nothing of the change itself may show as a jump."""

    def source(frame: int) -> Motion | None:
        if frame % (60 // rate):
            return None
        if frame < 240:
            return sample(frame, slide(frame, 120, -25.0, 0.0), "phone")
        return sample(frame, slide(frame, 420, 25.0, 0.0), "camera", seq=frame - 240)

    out = shown(source, 600)
    assert turns(out).max() <= 5.0
    assert out[-1].tracker == "camera"


def test_a_lost_face_decays_and_comes_back_within_a_third_of_a_second() -> None:
    def source(frame: int) -> Motion | None:
        if 120 <= frame < 300:
            return None
        return sample(frame, slide(frame, 80, 0.0, 20.0), "phone")

    out = shown(source, 420)
    assert turns(out).max() <= 5.0
    yaw = [float(np.degrees(m.head_rotation[1])) for m in out]
    held = out[120 + 10]
    assert abs(float(np.degrees(held.head_rotation[1]))) > 15.0, "held for a fifth of a second"
    assert all(abs(y) < 6.0 for y in yaw[260:299]), "then idle"
    back = next(n for n in range(300, 420) if abs(abs(yaw[n]) - 20.0) < 3.0)
    assert (back - 300) / FPS <= 0.34
