"""The animator of THA4 students: which model it takes, how it runs it, what it says when it cannot."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import numpy as np
import pytest

from livehead.animators.tha4_student import Config, create, probe
from livehead.cast import find_character
from livehead.character import Character
from livehead.errors import AnimatorError, CharacterError, EngineError
from livehead.motion.pose import LAYOUT
from livehead.runtime import catalogue, golden_rule
from livehead.runtime.fill import WeightlessGraph, write
from livehead.types import Motion, Phase

POSE = LAYOUT.clip(golden_rule.vec("tha4_student.animator", 45, -1, 1)[0])


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A model by the golden rule, as `livehead models import` would write it."""
    folder = tmp_path_factory.mktemp("golden")
    known, rule = catalogue.architecture("tha4_student"), golden_rule.rule_of("tha4_student")
    modules = {}
    for module in known.modules:
        graph = WeightlessGraph(known.graph(module))
        pieces = graph.filled(lambda name, slot: golden_rule.weight(name, slot.shape, rule))
        digest = write(folder / f"{module}.onnx", pieces)
        modules[module] = {
            "graph": hashlib.sha256(known.graph(module).read_bytes()).hexdigest(),
            "sha256": digest,
        }
    facts = {"architecture": "tha4_student", "variant": "float", "licence": "none", "modules": modules}
    catalogue.write_facts(folder, facts)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def character(files: dict[str, bytes]) -> Character:
    folder = catalogue.shelf() / "golden"
    folder.mkdir(parents=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return replace(find_character("actia"), settings={"tha4_student": {"model": "golden"}})


def test_it_draws_by_pixels_and_by_whole_graphs_alike(character: Character) -> None:
    pixels, whole = create(Config(engine="pixels")), create(Config(engine="onnxruntime"))
    assert pixels.status.phase is Phase.STARTING
    pixels.load(character)
    whole.load(character)
    assert "golden with pixel by pixel" in pixels.status.text and character.title in pixels.status.text
    assert "golden with ONNX Runtime, CPU" in whole.status.text
    ours, theirs = pixels.draw(POSE).pixels, whole.draw(POSE).pixels
    assert ours.shape == (512, 512, 4) and ours.dtype == np.uint8 and ours.flags.c_contiguous
    assert not ours[ours[..., 3] == 0].any()
    solid = theirs[..., 3] > 32
    assert solid.mean() > 0.2 and theirs[solid].std() > 20
    assert np.abs(ours.astype(int) - theirs)[solid].max() <= 2


def test_an_unchanged_pose_is_not_drawn_again_and_another_is(character: Character) -> None:
    animator = create(Config(engine="pixels"))
    animator.load(character)
    first = animator.draw(POSE).pixels
    kept = first.copy()
    assert animator.draw(POSE).pixels is first
    moved = POSE.copy()
    moved[LAYOUT.index("head_y")] += 0.4 if POSE[LAYOUT.index("head_y")] < 0 else -0.4
    other = animator.draw(moved).pixels
    assert np.abs(other.astype(int) - first).max() > 20
    assert np.array_equal(first, kept), "a picture handed out is not drawn over"
    assert np.array_equal(animator.draw(POSE).pixels, kept)
    assert animator.animate(Motion.neutral()).pixels.any()
    animator.close()
    assert animator.status.phase is Phase.CLOSED
    with pytest.raises(AnimatorError, match="no character"):
        animator.draw(POSE)


def test_coarse_poses_share_their_faces(character: Character) -> None:
    animator = create(Config(engine="pixels", coarse=1))
    animator.load(character)
    nearly = POSE.copy()
    nearly[:37] += 1e-4
    assert np.array_equal(animator.draw(POSE).pixels, animator.draw(nearly).pixels)


def test_what_is_missing_is_named(character: Character) -> None:
    animator = create(Config(engine="pixels"))
    with pytest.raises(CharacterError, match="names no model for tha4_student") as caught:
        animator.load(replace(character, settings={}))
    assert "models import" in caught.value.remedy
    with pytest.raises(EngineError, match="absent") as missing:
        animator.load(replace(character, settings={"tha4_student": {"model": "absent"}}))
    assert missing.value.remedy
    with pytest.raises(AnimatorError, match="threads"):
        create(Config(threads=0))
    assert probe() == ""


def test_a_model_of_another_network_is_refused(character: Character) -> None:
    facts = catalogue.read_facts(catalogue.shelf() / "golden")
    catalogue.write_facts(catalogue.shelf() / "golden", {**facts, "architecture": "tha3_separable"})
    with pytest.raises(EngineError, match="not of tha4_student"):
        create(Config(engine="pixels")).load(character)


def test_a_spoilt_model_leaves_the_character_before(character: Character) -> None:
    animator = create(Config(engine="pixels"))
    animator.load(character)
    before = animator.draw(POSE).pixels
    path = catalogue.shelf() / "golden" / "body_morpher.onnx"
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(EngineError):
        animator.load(character)
    assert np.array_equal(animator.draw(POSE).pixels, before)
    assert animator.status.phase is Phase.RUNNING
