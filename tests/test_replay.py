"""The demo tape replayed through the whole chain, against thumbnails of what it looked like when it was right.

`python tests/test_replay.py` draws the thumbnails anew; look at them before you commit them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest

from livehead import registry
from livehead.cast import find_character
from livehead.config import Config, StageChoice
from livehead.motion.tape import TapeReader
from livehead.offline import render
from livehead.stages import Animator
from livehead.types import Image, Motion

REFERENCE = Path(__file__).parent / "data" / "demo_thumbnails.png"
MOMENTS_S = (1.0, 4.0, 8.0, 12.0, 16.0, 20.0, 24.0, 28.0)
SIZE = 96


class Sparing:
    """An animator that draws only the frames it should; in between it shows the last one."""

    def __init__(self, animator: Animator, wanted: set[int]) -> None:
        self._animator, self._wanted = animator, wanted
        self._number = -1
        self._last: Image | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._animator, name)

    def animate(self, motion: Motion) -> Image:
        self._number += 1
        if self._last is None or self._number in self._wanted:
            self._last = self._animator.animate(motion)
        return self._last


def thumbnails(animator_name: str) -> np.ndarray:
    """(SIZE, SIZE · moments, 4) uint8, premultiplied RGBA: the upper middle of the picture, where the face is."""
    tape = TapeReader()
    first = tape[0].captured_at
    motions = [m for m in tape if m.captured_at - first <= MOMENTS_S[-1] + 0.1]
    modifiers = [registry.modifier(choice) for choice in Config().modifiers]
    wanted = {round(moment * 5) for moment in MOMENTS_S}
    animator = Sparing(registry.animator(StageChoice(animator_name)), wanted)
    animator.load(find_character("actia"))
    found = []
    for number, frame in enumerate(render(motions, modifiers, animator, (), 5.0)):
        if number in wanted:
            crop = frame.pixels[30:286, 128:384].astype(np.float32)
            crop[..., :3] *= crop[..., 3:] / 255
            found.append(cv2.resize(crop, (SIZE, SIZE), interpolation=cv2.INTER_AREA))
    assert len(found) == len(MOMENTS_S)
    return np.rint(np.concatenate(found, axis=1)).astype(np.uint8)


@pytest.mark.parametrize("animator", ["student", "puppet"])
def test_the_demo_looks_as_it_did(animator: str) -> None:
    reference = cv2.cvtColor(cv2.imread(str(REFERENCE), cv2.IMREAD_UNCHANGED), cv2.COLOR_BGRA2RGBA)
    difference = np.abs(thumbnails(animator).astype(int) - reference)
    for moment, part in zip(MOMENTS_S, np.split(difference, len(MOMENTS_S), axis=1), strict=True):
        assert part.mean() < 1.5, f"{moment} s"
        assert np.percentile(part, 99) < 24, f"{moment} s"


def test_the_moments_differ_by_more_than_the_tolerance() -> None:
    reference = cv2.imread(str(REFERENCE), cv2.IMREAD_UNCHANGED).astype(int)
    parts = np.split(reference, len(MOMENTS_S), axis=1)
    for a, b in zip(parts, parts[1:], strict=False):
        assert np.abs(a - b).mean() > 2


if __name__ == "__main__":
    cv2.imwrite(str(REFERENCE), cv2.cvtColor(thumbnails("puppet"), cv2.COLOR_RGBA2BGRA))
