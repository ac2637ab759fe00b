"""Every direction, every mood: what a face does is what the character does."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from livehead.motion import arkit
from livehead.motion.mirror import mirror
from livehead.motion.pose import LAYOUT, NAMES
from livehead.motion.retarget import RetargetConfig, retarget, soft_knee
from livehead.motion.tape import TapeReader
from livehead.types import Channels, Floats, Motion

REFERENCE = Path(__file__).parents[1] / "data" / "demo_poses.npz"


def face(head: tuple[float, float, float] = (0, 0, 0), x: float = 0.0, **shapes: float) -> Motion:
    """A motion with head degrees, a shift in metres and blendshapes; a name without side means both."""
    values = np.zeros(52, np.float32)
    for name, value in shapes.items():
        for each in (name, f"{name}Left", f"{name}Right"):
            if each in arkit.INDEX:
                values[arkit.INDEX[each]] = value
    return replace(
        Motion.neutral(),
        blendshapes=values,
        head_rotation=np.radians(head).astype(np.float32),
        head_position=np.array([x, 0, 0], np.float32),
        confidence=1.0,
        channels=Channels.ALL,
    )


def pose(motion: Motion, config: RetargetConfig | None = None) -> dict[str, float]:
    values = retarget(motion, config) if config else retarget(motion)
    return dict(zip(NAMES, values.tolist(), strict=True))


def strongest(p: dict[str, float], prefix: str) -> str:
    return max((n for n in p if n.startswith(prefix)), key=lambda n: p[n])


def test_a_face_at_rest_is_all_zeros_in_the_layout() -> None:
    values = retarget(Motion.neutral())
    assert values.shape == (45,) and values.dtype == np.float32 and not values.any()


def test_head_directions() -> None:
    assert pose(face((10, 0, 0)))["head_x"] > 0.5, "chin up"
    assert pose(face((-10, 0, 0)))["head_x"] < -0.5
    assert pose(face((0, 10, 0)))["head_y"] < -0.5, "to her own left, the viewer's right"
    assert pose(face((0, -10, 0)))["head_y"] > 0.5
    assert pose(face((0, 0, 10)))["neck_z"] > 0.5, "counter-clockwise on screen"
    assert pose(face((0, 0, -10)))["neck_z"] < -0.5


def test_only_the_axis_that_turns_turns() -> None:
    heads = {"head_x": (10, 0, 0), "head_y": (0, 10, 0), "neck_z": (0, 0, 10)}
    for name, head in heads.items():
        p = pose(face(head))
        assert all(p[other] == 0.0 for other in heads if other != name)


def test_in_the_mirror_she_turns_with_the_picture() -> None:
    assert pose(mirror(face((0, 10, 0))))["head_y"] > 0.5
    assert pose(mirror(face((0, 0, 10))))["neck_z"] < -0.5
    assert pose(mirror(face(eyeBlinkLeft=1.0)))["eye_wink_right"] > 0.9


@pytest.mark.parametrize("name", ["head_x", "head_y", "neck_z"])
def test_twenty_five_degrees_reach_the_end_softly(name: str) -> None:
    axis = {"head_x": 0, "head_y": 1, "neck_z": 2}[name]
    sign = -1.0 if name == "head_y" else 1.0
    degrees = np.arange(0.0, 60.0, 0.25)
    heads = [tuple(d if i == axis else 0.0 for i in range(3)) for d in degrees]
    values = np.array([sign * pose(face(h))[name] for h in heads])  # type: ignore[arg-type]
    assert values[degrees == 4.0] == pytest.approx(4.0 / 15.0, abs=1e-3), "a degree is a degree"
    assert values[degrees == 25.0] == pytest.approx(1.0, abs=1e-3)
    assert values[degrees == 20.0] < 1.0
    steps = np.diff(values)
    assert (steps >= -1e-6).all() and np.abs(np.diff(steps)).max() < 0.001, "no corner anywhere"


def test_a_gain_turns_her_further() -> None:
    assert pose(face((0, 4, 0)), RetargetConfig(head_gain=1.5))["head_y"] == pytest.approx(-0.4, abs=0.05)
    assert pose(face((0, 20, 0)), RetargetConfig(head_gain=1.5))["head_y"] == pytest.approx(-1.0, abs=1e-3)
    assert pose(face((0, 8, 0)), RetargetConfig(head_range=40.0))["head_y"] > pose(face((0, 8, 0)))["head_y"]


def test_the_body_follows_by_a_third_and_leans_with_a_shift() -> None:
    p = pose(face((0, 12, 9)))
    assert p["body_y"] == pytest.approx(0.33 * p["head_y"], abs=1e-6)
    assert p["body_z"] == pytest.approx(0.33 * p["neck_z"], abs=1e-6)
    assert pose(face(x=0.1))["body_z"] < -0.1, "a shift to her left leans to the viewer's right"
    assert pose(face(x=-0.1))["body_z"] > 0.1
    assert abs(pose(face(x=5.0))["body_z"]) < 0.5


def test_breath_is_handed_on() -> None:
    assert pose(replace(face(), breath=0.7))["breathing"] == pytest.approx(0.7)


@pytest.mark.parametrize("side", ["Left", "Right"])
def test_a_wink_is_no_blink(side: str) -> None:
    mine, other = side.lower(), "right" if side == "Left" else "left"
    p = pose(face(**{f"eyeBlink{side}": 0.9}))
    assert p[f"eye_wink_{mine}"] > 0.95 and p[f"eye_wink_{other}"] < 0.05
    flinch = {"eyeBlinkLeft": 0.25, "eyeBlinkRight": 0.25, f"eyeBlink{side}": 0.9}
    p = pose(face(**flinch))
    assert p[f"eye_wink_{mine}"] > 0.95 and p[f"eye_wink_{other}"] < 0.35, "the other eye flinches with it"


@pytest.mark.parametrize("closed", [0.54, 0.65, 0.8, 1.0])
def test_a_blink_shuts_both_eyes_whole(closed: float) -> None:
    p = pose(face(eyeBlinkLeft=closed, eyeBlinkRight=0.9 * closed))
    assert p["eye_wink_left"] > 0.9 and p["eye_wink_right"] > 0.9
    assert abs(p["eye_wink_left"] - p["eye_wink_right"]) < 0.12


def test_noise_between_the_eyes_is_drawn_together() -> None:
    p = pose(face(eyeBlinkLeft=0.2, eyeBlinkRight=0.28))
    assert abs(p["eye_wink_left"] - p["eye_wink_right"]) < 0.02


def test_a_shut_eye_that_a_camera_sees_looking_down_is_shut() -> None:
    assert pose(face(eyeBlink=0.66, eyeLookDown=0.75))["eye_wink_left"] > 0.95


def test_laughing_eyes_are_happy_ones() -> None:
    p = pose(face(eyeBlink=0.8, mouthSmile=0.85, cheekSquint=0.6))
    assert p["eye_happy_wink_left"] > 0.95 and p["eye_wink_left"] < 0.05
    p = pose(face(eyeBlink=0.8))
    assert p["eye_wink_left"] > 0.95 and p["eye_happy_wink_left"] == 0.0
    for smile in np.linspace(0, 1, 21):
        p = pose(face(eyeBlink=1.0, mouthSmile=float(smile)))
        assert p["eye_wink_left"] + p["eye_happy_wink_left"] == pytest.approx(1.0, abs=1e-5), (
            "shut all the way"
        )


def test_gaze_on_both_axes() -> None:
    up = pose(face(eyeLookUp=0.5))
    down = pose(face(eyeLookDown=0.5))
    assert up["iris_rotation_x"] > 0.5 and down["iris_rotation_x"] < -0.5, "looking down is not cancelled"
    left = pose(face(eyeLookOutLeft=0.5, eyeLookInRight=0.5))
    right = pose(face(eyeLookInLeft=0.5, eyeLookOutRight=0.5))
    assert left["iris_rotation_y"] < -0.5, "her own left is the viewer's right"
    assert right["iris_rotation_y"] > 0.5
    assert left["iris_rotation_x"] == 0.0 and up["iris_rotation_y"] == 0.0


def test_the_lids_follow_the_gaze_down_a_little() -> None:
    p = pose(face(eyeLookDown=0.8, eyeBlink=0.3))
    assert 0.15 < p["eye_wink_left"] < 0.6
    assert p["iris_rotation_x"] < -0.8
    assert pose(face(eyeLookDown=0.8))["eye_wink_left"] < 0.35


def test_a_shut_eye_has_little_say_in_the_gaze() -> None:
    p = pose(face(eyeLookUpRight=0.5, eyeLookDownLeft=0.9, eyeBlinkLeft=1.0))
    assert p["iris_rotation_x"] > 0.5


VOWELS: dict[str, dict[str, float]] = {
    "mouth_aaa": {"jawOpen": 0.6},
    "mouth_iii": {"jawOpen": 0.08, "mouthStretch": 0.45, "mouthLowerDown": 0.35, "mouthUpperUp": 0.25},
    "mouth_uuu": {"jawOpen": 0.08, "mouthPucker": 0.8, "mouthFunnel": 0.25},
    "mouth_eee": {"jawOpen": 0.28, "mouthStretch": 0.45, "mouthLowerDown": 0.3, "mouthUpperUp": 0.2},
    "mouth_ooo": {"jawOpen": 0.45, "mouthFunnel": 0.65, "mouthPucker": 0.2},
    "mouth_delta": {"jawOpen": 0.5, "mouthFrown": 0.6},
}
OPENINGS = [f"mouth_{v}" for v in ("aaa", "iii", "uuu", "eee", "ooo", "delta")]


@pytest.mark.parametrize("vowel", VOWELS)
def test_every_vowel_has_its_mouth(vowel: str) -> None:
    p = pose(face(**VOWELS[vowel]))
    assert p[vowel] > 0.5
    assert all(p[vowel] > 1.5 * p[other] for other in OPENINGS if other != vowel)


def test_the_vowels_share_one_mouth() -> None:
    values = (0.0, 0.2, 0.5, 1.0)
    names = ("jawOpen", "mouthFunnel", "mouthPucker", "mouthStretch", "mouthLowerDown", "mouthFrown")
    for mix in itertools.product(values, repeat=len(names)):
        p = retarget(face(**dict(zip(names, mix, strict=True))))
        assert p[26:32].sum() <= 1.3


def test_a_mouth_opens_steadily_with_the_jaw() -> None:
    opened = [pose(face(jawOpen=float(j)))["mouth_aaa"] for j in np.linspace(0, 1, 50)]
    assert (np.diff(opened) >= 0).all() and opened[0] == 0.0 and opened[-1] == 1.0


def test_lips_that_stay_closed_over_a_dropped_jaw_stay_closed() -> None:
    assert pose(face(jawOpen=0.4, mouthClose=0.45))["mouth_aaa"] < 0.15


def test_corners_and_smirk() -> None:
    p = pose(face(mouthSmile=0.7))
    assert p["mouth_raised_corner_left"] > 0.9 and p["mouth_lowered_corner_left"] == 0.0
    p = pose(face(mouthFrown=0.5))
    assert p["mouth_lowered_corner_right"] > 0.9 and p["mouth_raised_corner_right"] == 0.0
    p = pose(face(mouthSmileLeft=0.7))
    assert p["mouth_raised_corner_left"] > 2.0 * p["mouth_raised_corner_right"]
    assert p["mouth_smirk"] > 0.5
    assert pose(face(mouthLeft=0.7))["mouth_smirk"] > 0.5
    assert pose(face(mouthSmile=0.7))["mouth_smirk"] == 0.0


def test_moods_of_the_brows() -> None:
    moods = {
        "eyebrow_raised": {"browInnerUp": 0.8, "browOuterUp": 0.8},
        "eyebrow_troubled": {"browInnerUp": 0.8, "mouthFrown": 0.3},
        "eyebrow_angry": {"browDown": 0.8, "noseSneer": 0.5, "mouthFrown": 0.4},
        "eyebrow_happy": {"mouthSmile": 0.8},
    }
    for mood, shapes in moods.items():
        p = pose(face(**shapes))
        assert strongest(p, "eyebrow_").startswith(mood), mood
        assert p[f"{mood}_left"] > 0.7 and p[f"{mood}_right"] > 0.7
    p = pose(face(browDown=0.6))
    assert p["eyebrow_serious_left"] > 0.3 and p["eyebrow_lowered_left"] > 0.3


@pytest.mark.parametrize(("side", "other"), [("Left", "right"), ("Right", "left")])
def test_brows_move_each_by_itself(side: str, other: str) -> None:
    p = pose(face(**{f"browOuterUp{side}": 0.9}))
    assert p[f"eyebrow_raised_{side.lower()}"] > 0.7 and p[f"eyebrow_raised_{other}"] == 0.0
    p = pose(face(**{f"browDown{side}": 0.9}))
    assert p[f"eyebrow_angry_{side.lower()}"] > 0.3 and p[f"eyebrow_angry_{other}"] == 0.0


def test_other_moods_of_the_eyes() -> None:
    p = pose(face(eyeWide=0.6))
    assert p["eye_surprised_left"] > 0.9 and p["iris_small_left"] == 0.0
    p = pose(face(eyeWide=0.9, browInnerUp=0.9, browOuterUp=0.9))
    assert p["iris_small_left"] > 0.9
    assert pose(face(eyeSquint=0.8))["eye_unimpressed_right"] > 0.7
    assert pose(face(eyeBlink=0.28))["eye_relaxed_left"] > 0.3
    assert pose(face(cheekSquint=0.8))["eye_raised_lower_eyelid_left"] > 0.9
    assert pose(face(mouthSmile=0.9))["eye_raised_lower_eyelid_left"] > 0.5, "cameras see no cheeks"


def test_every_parameter_can_be_reached() -> None:
    generator = np.random.default_rng(2)
    low, high = np.zeros(45), np.zeros(45)
    for _ in range(4000):
        shapes = np.where(generator.random(52) < 0.25, generator.random(52), 0.0).astype(np.float32)
        head = generator.normal(0.0, 0.4, 3).astype(np.float32)
        p = retarget(
            replace(face(), blendshapes=shapes, head_rotation=head, breath=float(generator.random()))
        )
        low, high = np.minimum(low, p), np.maximum(high, p)
    reached = dict(zip(NAMES, np.maximum(high, -low), strict=True))
    assert min(v for n, v in reached.items() if not n.startswith("body")) > 0.35, reached


def test_any_input_gives_a_pose_within_the_ranges() -> None:
    generator = np.random.default_rng(1)
    pool = np.array([0, 1, 0.5, -1, 2, np.nan, np.inf, -np.inf, 1e30, -1e30], np.float32)
    for _ in range(2000):
        motion = replace(
            face(),
            blendshapes=generator.choice(pool, 52),
            head_rotation=generator.choice(pool, 3),
            head_position=generator.choice(pool, 3),
            breath=float(generator.choice(pool)),
        )
        p = retarget(motion)
        assert np.isfinite(p).all() and (p >= LAYOUT.low).all() and (p <= LAYOUT.high).all()


def test_it_moves_without_jumps() -> None:
    generator = np.random.default_rng(4)
    for _ in range(200):
        a, b = (np.where(generator.random(52) < 0.3, generator.random(52), 0.0) for _ in range(2))
        way = [retarget(replace(face(), blendshapes=(a + t * (b - a)).astype(np.float32))) for t in STEPS]
        assert np.abs(np.diff(way, axis=0)).max() < 0.15


STEPS = np.linspace(0.0, 1.0, 101)


def demo_poses() -> Floats:
    return np.stack([retarget(motion) for motion in list(TapeReader())[::8]])


def test_the_demo_motion_gives_the_poses_on_record() -> None:
    """On a change on purpose: python tests/motion/test_retarget.py writes them anew."""
    assert np.allclose(demo_poses(), np.load(REFERENCE)["poses"], atol=2e-3)


def test_soft_knee() -> None:
    for end in (0.5, 1.0, 1.4, 1.667, 2.0, 3.0):
        assert soft_knee(end, end) == pytest.approx(min(end, 1.0))
        assert soft_knee(-end, end) == -soft_knee(end, end)
        assert soft_knee(0.0, end) == 0.0 and soft_knee(99.0, end) == 1.0
    assert soft_knee(math.nan, 1.5) == 0.0


if __name__ == "__main__":
    np.savez_compressed(REFERENCE, poses=np.round(demo_poses(), 4))
