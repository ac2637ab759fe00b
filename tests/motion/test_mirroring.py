"""The mirror image: sides exchanged, nothing else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from livehead.motion import arkit
from livehead.motion.gaze import gaze_of, look
from livehead.motion.head_pose import head_matrix
from livehead.motion.mirror import mirror
from livehead.types import Channels, Floats, Motion


def some(seed: int = 1) -> Motion:
    generator = np.random.default_rng(seed)
    shapes: Floats = generator.random(52, np.float32)
    gaze = generator.normal(0, 0.2, (2, 2)).astype(np.float32)
    look(shapes, gaze)
    return replace(
        Motion.neutral(5.0, 9),
        blendshapes=shapes,
        head_rotation=generator.normal(0, 0.3, 3).astype(np.float32),
        head_position=generator.normal(0, 0.1, 3).astype(np.float32),
        gaze=gaze,
        confidence=0.7,
        channels=Channels.FACE,
    )


def test_twice_is_once_less_two() -> None:
    a = some()
    b = mirror(mirror(a))
    for name in ("blendshapes", "head_rotation", "head_position", "gaze"):
        assert np.array_equal(getattr(a, name), getattr(b, name))


def test_every_blendshape_goes_to_its_other_side() -> None:
    for name in arkit.NAMES:
        shapes = np.zeros(52, np.float32)
        shapes[arkit.INDEX[name]] = 0.5
        out = mirror(replace(Motion.neutral(), blendshapes=shapes)).blendshapes
        assert out[arkit.INDEX[arkit.mirrored(name)]] == 0.5 and np.count_nonzero(out) == 1


def test_the_head_is_turned_as_a_mirror_turns_it() -> None:
    a = some()
    flip = np.diag([-1.0, 1.0, 1.0]).astype(np.float32)
    image = flip @ head_matrix(a.head_rotation) @ flip
    assert np.allclose(head_matrix(mirror(a).head_rotation), image, atol=1e-6)
    assert np.allclose(mirror(a).head_position, flip @ a.head_position)


def test_gaze_and_blendshapes_still_agree() -> None:
    b = mirror(some())
    assert np.allclose(gaze_of(b.blendshapes), b.gaze, atol=1e-6)


def test_the_rest_is_left_alone() -> None:
    a, b = some(), mirror(some())
    assert (a.seq, a.captured_at, a.confidence, a.channels) == (
        b.seq,
        b.captured_at,
        b.confidence,
        b.channels,
    )
