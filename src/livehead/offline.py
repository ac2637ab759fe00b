"""Rendering without a clock: every frame, in order, the same pixels every time."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from livehead.pipeline import to_frame
from livehead.stages import Animator, Modifier, Stylizer
from livehead.types import Frame, Image, Motion

SAME_MOMENT_S = 1e-9
"""Times nearer than this are the same."""


def frame_count(duration: float, fps: float) -> int:
    """How many frames `at_rate` makes of a recording of so many seconds from its first motion to its last."""
    return math.ceil((duration - SAME_MOMENT_S) * fps) + 1 if duration > SAME_MOMENT_S else 1


def at_rate(motions: Iterable[Motion], fps: float) -> Iterator[tuple[Motion, float]]:
    """For every output frame the newest motion and the frame's time, in seconds from the first motion.

    motions: in order of `captured_at`. Frames run from the first motion to the last, both included.
    """
    source = iter(motions)
    newest = next(source, None)
    if newest is None:
        return
    start = newest.captured_at
    newest = replace(newest, captured_at=0.0)
    coming = next(source, None)
    for index in itertools.count():
        now = index / fps
        while coming is not None and coming.captured_at - start <= now + SAME_MOMENT_S:
            newest = replace(coming, captured_at=coming.captured_at - start)
            coming = next(source, None)
        yield newest, now
        if coming is None:
            return


def render(
    motions: Iterable[Motion],
    modifiers: Sequence[Modifier],
    animator: Animator,
    stylizers: Sequence[Stylizer],
    fps: float,
) -> Iterator[Frame]:
    """The frames of a recording, on the recording's own clock: `Frame.captured_at` is the frame's time."""
    for seq, (motion, now) in enumerate(at_rate(motions, fps)):
        moved = motion
        for modifier in modifiers:
            moved = modifier.modify(moved, now)
        yield to_frame(styled(animator.animate(moved), stylizers), now, seq)


def styled(image: Image, stylizers: Iterable[Stylizer]) -> Image:
    """The picture after every stylizer, in their order."""
    for stylizer in stylizers:
        image = stylizer.stylize(image)
    return image
