"""Expressions: what ships is in range, what a user writes is checked, what lies over what."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from livehead import folders
from livehead.errors import ConfigError
from livehead.motion import expressions
from livehead.motion.arkit import INDEX
from livehead.motion.expressions import SHIPPED, Expression, load, parse, read, wear
from livehead.motion.gaze import gaze_of
from livehead.motion.pose import LAYOUT
from livehead.motion.retarget import retarget
from livehead.motion.vector import clean
from livehead.types import Motion

PRESETS = read(SHIPPED)


def face(**amounts: float) -> Motion:
    shapes = np.zeros(52, np.float32)
    for name, amount in amounts.items():
        shapes[INDEX[name]] = amount
    return replace(Motion.neutral(), blendshapes=shapes, confidence=1.0)


def value(motion: Motion, name: str) -> float:
    return float(motion.blendshapes[INDEX[name]])


def posed(motion: Motion, name: str) -> float:
    return float(retarget(motion)[LAYOUT.index(name)])


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_is_in_range_and_moves_the_drawn_face(name: str) -> None:
    worn = wear(face(), [(PRESETS[name], 1.0)])
    assert clean(worn) is worn
    assert worn.blendshapes.dtype == worn.head_rotation.dtype == worn.gaze.dtype == np.float32
    assert np.abs(np.degrees(worn.head_rotation)).max() <= 15.0
    change = np.abs(retarget(worn) - retarget(face())).sum()
    assert change == 0.0 if name == "neutral" else change > 1.5


def test_no_two_presets_answer_to_one_word() -> None:
    words = [word for preset in PRESETS.values() for word in preset.words]
    assert sorted(words) == sorted(set(words))


def test_the_five_of_vrm_are_there_in_both_spellings() -> None:
    named = {word: preset.name for preset in PRESETS.values() for word in preset.words}
    assert [named[n] for n in ("joy", "angry", "sorrow", "fun", "surprised")] == [
        "joy", "anger", "sorrow", "fun", "surprise"
    ]  # fmt: skip
    assert [named[n] for n in ("happy", "sad", "relaxed", "neutral")] == ["joy", "sorrow", "fun", "neutral"]


def test_a_weight_of_nothing_changes_nothing() -> None:
    given = face(jawOpen=0.4)
    assert wear(given, []) is given
    assert wear(given, [(PRESETS["joy"], 0.0)]) is given


def test_the_mouth_goes_on_talking_and_the_eyes_go_on_blinking() -> None:
    for name, preset in PRESETS.items():
        worn = wear(
            face(jawOpen=0.75, mouthFunnel=0.5, eyeBlinkLeft=0.95, eyeBlinkRight=0.95), [(preset, 1.0)]
        )
        assert value(worn, "jawOpen") >= 0.75 and value(worn, "mouthFunnel") >= 0.5, name
        shut = [posed(worn, f"eye_wink_{s}") + posed(worn, f"eye_happy_wink_{s}") for s in ("left", "right")]
        assert min(shut) > 0.9, f"{name} keeps an eye open in a blink"


def test_drawn_shapes_of_open_eyes_yield_to_a_blink_on_their_side() -> None:
    worn = wear(face(eyeBlinkLeft=0.95), [(PRESETS["surprise"], 1.0)])
    assert posed(worn, "eye_surprised_left") < 0.05 and posed(worn, "eye_surprised_right") > 0.9
    assert posed(worn, "iris_small_left") < 0.05 and posed(worn, "iris_small_right") > 0.3


def test_the_mood_of_the_live_face_gives_way() -> None:
    worn = wear(face(mouthSmileLeft=0.9, mouthSmileRight=0.9, browOuterUpLeft=1.0), [(PRESETS["anger"], 1.0)])
    assert value(worn, "mouthSmileLeft") == 0.0 and value(worn, "browOuterUpLeft") == 0.0
    half = wear(face(mouthSmileLeft=0.9), [(PRESETS["anger"], 0.5)])
    assert value(half, "mouthSmileLeft") == pytest.approx(0.45)


def test_the_newest_covers_the_older_ones_and_gives_them_back() -> None:
    joy, anger = PRESETS["joy"], PRESETS["anger"]
    alone = retarget(wear(face(), [(anger, 1.0)]))
    assert np.allclose(retarget(wear(face(), [(joy, 1.0), (anger, 1.0)])), alone, atol=1e-6)
    assert np.allclose(
        retarget(wear(face(), [(joy, 1.0), (anger, 0.0)])), retarget(wear(face(), [(joy, 1.0)])), atol=1e-6
    )


def test_half_way_between_two_the_live_face_does_not_show_through() -> None:
    live = face(mouthSmileLeft=1.0)
    worn = wear(live, [(PRESETS["anger"], 1.0), (PRESETS["sorrow"], 0.5)])
    assert value(worn, "mouthSmileLeft") == pytest.approx(0.0, abs=1e-6)


def test_a_wink_comes_on_top_of_any() -> None:
    worn = wear(face(), [(PRESETS["fun"], 1.0), (PRESETS["wink_left"], 1.0)])
    assert value(worn, "mouthSmileRight") > 0.8
    assert posed(worn, "eye_happy_wink_left") == 1.0 and posed(worn, "eye_happy_wink_right") < 0.1


def test_drawn_parameters_reach_the_pose_by_weight() -> None:
    smug = Expression("x", drawn=(("eye_unimpressed_left", 0.8), ("neck_z", -0.5)))
    for weight in (0.25, 1.0):
        worn = wear(face(), [(smug, weight)])
        assert posed(worn, "eye_unimpressed_left") == pytest.approx(0.8 * weight)
        assert posed(worn, "neck_z") == pytest.approx(-0.5 * weight)


def test_gaze_and_head_are_offsets_and_the_eyes_agree() -> None:
    look = Expression("x", head=(10.0, -5.0, 3.0), gaze=(-6.0, 12.0))
    given = replace(face(), head_rotation=np.array([0.1, 0.2, 0.3], np.float32))
    worn = wear(given, [(look, 1.0)])
    assert np.degrees(worn.head_rotation - given.head_rotation) == pytest.approx([10, -5, 3], abs=1e-4)
    assert np.degrees(worn.gaze) == pytest.approx(np.array([[-6, 12], [-6, 12]]), abs=1e-4)
    assert gaze_of(worn.blendshapes) == pytest.approx(worn.gaze, abs=1e-5)


def test_nothing_leaves_its_range_however_much_is_piled_up() -> None:
    generator = np.random.default_rng(1)
    for _ in range(300):
        layers = [(e, float(generator.random())) for e in generator.choice(list(PRESETS.values()), 6)]
        shapes = generator.random(52).astype(np.float32)
        worn = wear(replace(face(), blendshapes=shapes), layers)
        assert clean(worn) is worn
        assert all(0.0 <= weight <= 1.0 for _, _, weight in worn.drawn)
        assert np.isfinite(retarget(worn)).all()


def test_what_goes_in_is_left_alone() -> None:
    given = face(mouthSmileLeft=0.5)
    before = given.blendshapes.copy()
    wear(given, [(PRESETS["joy"], 0.7)])
    assert np.array_equal(given.blendshapes, before)


def own(text: str) -> Path:
    path = folders.user_config().with_name("expressions.toml")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_users_own_add_to_and_replace_what_ships() -> None:
    own('[joy]\nblendshapes = { mouthSmile = 0.2 }\n["cat face"]\ndrawn = { mouth_smirk = 1 }\nkeep = []\n')
    found = load()
    assert set(found) == {*PRESETS, "cat face"}
    assert value(wear(face(), [(found["joy"], 1.0)]), "mouthSmileRight") == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("joy = 3", "joy is 3, not a table"),
        ('["!"]\n', "'!' is no name"),
        ("[grin]\nsmile = 1", "no key of grin called 'smile'"),
        ("[grin]\nblendshapes = 4", "grin.blendshapes is 4"),
        ("[grin]\nblendshapes = { mouthSmil = 1.0 }", "no name in grin.blendshapes called 'mouthSmil'"),
        ("[grin]\nblendshapes = { mouthSmile = 1.5 }", "grin.blendshapes.mouthSmileLeft is 1.5"),
        ("[grin]\nblendshapes = { mouthSmile = nan }", "grin.blendshapes.mouthSmileLeft is nan"),
        ("[grin]\nblendshapes = { mouthSmile = true }", "grin.blendshapes.mouthSmileLeft is True"),
        ("[grin]\nblendshapes = { eyeLookUp = 1 }", "grin.blendshapes.eyeLookUpLeft turns the eyes"),
        ("[grin]\ndrawn = { eye_wonk = 1 }", "no name in grin.drawn called 'eye_wonk'"),
        ("[grin]\ndrawn = { eye_wink = -1 }", "grin.drawn.eye_wink_left is -1"),
        ("[grin]\nhead = [1, 2]", r"grin.head is \[1, 2\]"),
        ("[grin]\nhead = [1, 2, 90]", r"grin.head\[2\] is 90"),
        ("[grin]\nfade = 0", "grin.fade is 0"),
        ('[grin]\nmode = "under"', "grin.mode is 'under'"),
        ('[grin]\nkeep = ["nose"]', "grin.keep is 'nose'"),
        ("[grin]\naliases = [1]", r"grin.aliases is \[1\]"),
        ("[grin\n", "is not valid TOML"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_the_key(text: str, says: str) -> None:
    own(text)
    with pytest.raises(ConfigError, match=says) as caught:
        load()
    assert "expressions.toml" in caught.value.cause
    assert caught.value.remedy and "\n" not in caught.value.cause + caught.value.remedy


def test_a_name_without_its_side_means_both() -> None:
    parsed = parse("x", {"blendshapes": {"mouthSmile": 0.5, "browInnerUp": 1}, "drawn": {"iris_small": 1.0}})
    assert dict(parsed.blendshapes) == {
        INDEX["mouthSmileLeft"]: 0.5, INDEX["mouthSmileRight"]: 0.5, INDEX["browInnerUp"]: 1.0
    }  # fmt: skip
    assert parsed.drawn == (("iris_small_left", 1.0), ("iris_small_right", 1.0))


def test_every_parameter_and_shape_has_a_group() -> None:
    assert {expressions.drawn_group(name) for name in LAYOUT.names} <= set(expressions.GROUPS)
    assert {expressions.shape_group(name) for name in INDEX} == set(expressions.GROUPS) - {"head"}
