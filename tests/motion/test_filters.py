"""The small tools of the modifiers: vectors, curves, clocks, the One Euro filter, turned eyes."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from livehead.motion import arkit, easing
from livehead.motion.clock import LONGEST_STEP, Clock
from livehead.motion.gaze import gaze_of, look
from livehead.motion.glance import turned
from livehead.motion.one_euro import OneEuro
from livehead.motion.vector import GAZE, SIZE, clean, continues, indices, pack, stamp, tracked, unpack
from livehead.types import Channels, Motion


def some() -> Motion:
    generator = np.random.default_rng(1)
    vector = (0.8 * generator.random(SIZE)).astype(np.float32)
    return unpack(replace(Motion.neutral(4.0, 2), confidence=0.5, channels=Channels.ALL), vector)


def test_pack_and_unpack_are_each_others_inverse() -> None:
    motion = some()
    assert np.array_equal(pack(unpack(motion, pack(motion))), pack(motion))
    assert pack(motion).shape == (SIZE,) and pack(motion).dtype == np.float32
    assert unpack(motion, pack(motion), confidence=0.25).confidence == 0.25


def test_unpack_copies_and_bounds() -> None:
    vector = np.full(SIZE, 99.0, np.float32)
    out = unpack(some(), vector)
    vector[:] = 0.0
    assert out.blendshapes.max() == 1.0 and out.head_rotation.max() == pytest.approx(math.pi)


def test_every_channel_has_its_places_and_no_two_share_one() -> None:
    groups = [Channels.EYES, Channels.GAZE, Channels.BROWS, Channels.MOUTH, Channels.HEAD, Channels.POSITION]
    every = [i for group in groups for i in indices(group)]
    assert sorted(every) == list(range(SIZE))
    assert set(range(GAZE.start, GAZE.stop)) < set(indices(Channels.GAZE))
    assert arkit.INDEX["eyeLookUpLeft"] in indices(Channels.GAZE)


def test_a_sound_motion_is_clean_as_it_is() -> None:
    motion = some()
    assert clean(motion) is motion


def test_nonsense_is_mended() -> None:
    motion = replace(some(), head_rotation=np.array([np.nan, np.inf, 99], np.float32), confidence=math.nan)
    assert clean(motion).head_rotation.tolist() == pytest.approx([0.0, 0.0, math.pi])
    assert clean(motion).confidence == 0.0
    assert clean(replace(motion, breath=7.0)).breath == 1.0


def test_stamp_and_tracked() -> None:
    assert stamp(some()) == (2, 4.0, 0, "")
    assert tracked(some())
    assert not tracked(Motion.neutral())
    assert not tracked(replace(some(), confidence=0.0)) and not tracked(
        replace(some(), channels=Channels.NONE)
    )


def test_a_stream_ends_with_its_numbers_or_its_person() -> None:
    assert continues(None, (0, 1.0, 0)) and continues((4, 1.0, 0), (4, 1.0, 0))
    assert continues((4, 1.0, 0), (9, 1.2, 0)), "numbers may be left out"
    assert not continues((4, 1.0, 0), (0, 1.2, 0)) and not continues((4, 1.0, 0), (5, 1.2, 1))


@pytest.mark.parametrize("curve", [easing.smoothstep, easing.minimum_jerk, easing.level_ramp])
def test_curves_rise_from_0_to_1_and_stay(curve) -> None:  # type: ignore[no-untyped-def]
    values = np.array([curve(x) for x in np.linspace(-0.5, 1.5, 401)])
    assert values[0] == 0.0 and values[-1] == 1.0 and (np.diff(values) >= 0.0).all()
    assert curve(0.5) == pytest.approx(0.5)
    assert curve(math.nan) == 0.0
    assert np.abs(np.diff(values, 2)).max() < 2e-3, "no corner"


def test_a_level_ramp_is_never_much_faster_than_a_straight_one() -> None:
    values = np.array([easing.level_ramp(x) for x in np.linspace(0, 1, 1001)])
    assert np.diff(values).max() * 1000 < 1.19


def test_blend_goes_from_one_motion_to_another() -> None:
    a, b = Motion.neutral(), some()
    assert easing.blend(a, b, 1.0) is b
    half = easing.blend(a, b, 0.5)
    assert np.allclose(pack(half), 0.5 * pack(b)) and half.seq == b.seq and half.confidence == b.confidence


def test_a_clock_counts_and_is_not_carried_away() -> None:
    clock = Clock()
    assert clock.tick(1000.0) == 0.0
    assert clock.tick(1000.5) == 0.5
    assert clock.tick(900.0) == 0.0
    assert clock.tick(math.nan) == 0.0
    assert clock.tick(900.25) == 0.25
    assert clock.tick(5000.0) == LONGEST_STEP
    assert clock.elapsed == 0.75 + LONGEST_STEP


def test_one_euro_settles_on_a_constant_and_knows_no_frame_rate() -> None:
    ends = []
    for rate in (30, 60, 120):
        euro = OneEuro(np.full(2, 1.0), np.zeros(2))
        euro.filter(np.zeros(2, np.float32), 0.0)
        for n in range(1, rate // 2 + 1):
            out = euro.filter(np.ones(2, np.float32), n / rate)
        ends.append(out[0])
        assert out.dtype == np.float32
    assert np.ptp(ends) < 1e-4
    assert ends[0] == pytest.approx(1 - math.exp(-2 * math.pi * 0.5), abs=1e-3)


def test_one_euro_takes_no_notice_of_old_values() -> None:
    euro = OneEuro(np.ones(1), np.ones(1))
    first = euro.filter(np.array([0.5], np.float32), 1.0)
    assert euro.filter(np.array([9.0], np.float32), 1.0) == first
    assert euro.filter(np.array([9.0], np.float32), 0.9) == first
    assert euro.filter(np.array([9.0], np.float32), 3.0) == 9.0, "a gap starts anew"
    euro.reset()
    assert euro.filter(np.array([4.0], np.float32), 3.01) == 4.0


def test_one_euro_outlives_a_time_that_is_no_number() -> None:
    euro = OneEuro(np.ones(1), np.ones(1))
    euro.filter(np.array([0.5], np.float32), math.nan)
    for n in range(60):
        out = euro.filter(np.array([0.9], np.float32), n / 30.0)
    assert out == pytest.approx(0.9)


def test_eyes_turned_by_nothing_look_where_they_did() -> None:
    shapes = np.zeros(52, np.float32)
    look(shapes, np.array([[0.1, -0.2], [-0.1, 0.3]], np.float32))
    assert np.allclose(turned(shapes, np.zeros((2, 2), np.float32)), shapes)


def test_eyes_turn_by_what_is_asked_and_nothing_else_changes() -> None:
    shapes = np.full(52, 0.25, np.float32)
    look(shapes, np.zeros((2, 2), np.float32))
    offset = np.array([[0.2, -0.3], [-0.1, 0.25]], np.float32)
    out = turned(shapes, offset)
    assert np.allclose(gaze_of(out), offset, atol=1e-6)
    others = [i for i, name in enumerate(arkit.NAMES) if not name.startswith("eyeLook")]
    assert np.array_equal(out[others], shapes[others])
