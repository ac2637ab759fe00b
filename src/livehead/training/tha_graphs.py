"""The modules of THA1 to THA4 (teacher) that are exported: names, inputs, outputs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from torch import nn

from livehead.nets import tha1
from livehead.nets.tha1 import Tha1Config
from livehead.nets.tha2 import Tha2Config
from livehead.nets.tha3 import BodyRotator, Editor, Tha3Config
from livehead.nets.tha4_teacher import BodyMorpher, Tha4TeacherConfig, Upscaler
from livehead.nets.tha_blocks import BlockStyle
from livehead.nets.tha_face import EyebrowDecomposer, EyebrowMorphingCombiner, FaceMorpher
from livehead.training.graphs import ModuleGraph

MOVED = "moved"  # what becomes of an input called image
EYEBROW_POSES, FACE_POSES, TURN_POSES = 12, 27, 6


def _image(name: str, size: int) -> list[Any]:
    return ["image", [name, 4, size, size]]


def _change(name: str, size: int) -> list[Any]:
    """A grid change of at most a tenth of half a picture."""
    return ["image", [name, 2, size, size, -0.1, 0.1]]


def _face(style: BlockStyle) -> dict[str, ModuleGraph]:
    """The three modules that THA2, THA3 and THA4 share."""
    return {
        "eyebrow_decomposer": ModuleGraph(
            lambda: EyebrowDecomposer(style),
            {"image": _image("decomposer.image", 128)},
            ("eyebrow_layer", "background"),
        ),
        "eyebrow_morphing_combiner": ModuleGraph(
            lambda: EyebrowMorphingCombiner(style),
            {
                "background": _image("combiner.background", 128),
                "eyebrow": _image("combiner.eyebrow", 128),
                "pose": ["vec", ["combiner.pose", EYEBROW_POSES, 0, 1]],
            },
            ("image",),
        ),
        "face_morpher": ModuleGraph(
            lambda: FaceMorpher(style),
            {"image": _image("morpher.image", 192), "pose": ["vec", ["morpher.pose", FACE_POSES, 0, 1]]},
            (MOVED,),
        ),
    }


def _tha3(separable: bool) -> dict[str, ModuleGraph]:
    config = Tha3Config(separable)
    pose = ["vec", ["turn.pose", TURN_POSES, -1, 1]]
    return {
        **_face(config.face_style),
        "two_algo_face_body_rotator": ModuleGraph(
            lambda: BodyRotator(config),
            {"image": _image("rotator.image", 256), "pose": pose},
            ("warped", "grid_change"),
        ),
        "editor": ModuleGraph(
            lambda: Editor(config),
            {
                "image": _image("editor.image", 512),
                "warped": _image("editor.warped", 512),
                "grid_change": _change("editor.grid_change", 512),
                "pose": pose,
            },
            (MOVED,),
        ),
    }


def _turn(config: Tha1Config) -> dict[str, ModuleGraph]:
    """The two modules that THA1 and THA2 share."""
    pose = ["vec", ["turn.pose", config.poses, -1, 1]]
    return {
        "two_algo_face_rotator": ModuleGraph(
            lambda: tha1.FaceRotator(config),
            {"image": _image("rotator.image", 256), "pose": pose},
            ("color_changed", "resampled"),
        ),
        "combiner": ModuleGraph(
            lambda: tha1.Combiner(config),
            {
                "color_changed": _image("combiner.color_changed", 256),
                "resampled": _image("combiner.resampled", 256),
                "pose": pose,
            },
            ("image",),
        ),
    }


def _tha1() -> dict[str, ModuleGraph]:
    config = Tha1Config()
    morpher = ModuleGraph(
        lambda: tha1.FaceMorpher(config),
        {"image": _image("morpher.image", 256), "pose": ["vec", ["morpher.pose", config.poses, 0, 1]]},
        (MOVED,),
    )
    return {"face_morpher": morpher, **_turn(config)}


def _tha2() -> dict[str, ModuleGraph]:
    config = Tha2Config()
    return {**_face(config.face), **_turn(config.turn)}


def _tha4_teacher() -> dict[str, ModuleGraph]:
    config = Tha4TeacherConfig()
    pose = ["vec", ["turn.pose", TURN_POSES, -1, 1]]
    return {
        **_face(config.face),
        "body_morpher": ModuleGraph(
            lambda: BodyMorpher(config.body),
            {"image": _image("body.image", 256), "pose": pose},
            ("merged", "grid_change"),
        ),
        "upscaler": ModuleGraph(
            lambda: Upscaler(config.upscaler),
            {
                "image": _image("upscaler.image", 512),
                "merged": _image("upscaler.merged", 512),
                "grid_change": _change("upscaler.grid_change", 512),
                "pose": pose,
            },
            (MOVED,),
        ),
    }


ARCHITECTURES: Mapping[str, Callable[[], dict[str, ModuleGraph]]] = {
    "tha1": _tha1,
    "tha2": _tha2,
    "tha3_standard": lambda: _tha3(separable=False),
    "tha3_separable": lambda: _tha3(separable=True),
    "tha4_teacher": _tha4_teacher,
}


def modules(architecture: str) -> dict[str, ModuleGraph]:
    """The modules of an architecture, in the order in which a poser runs them."""
    return ARCHITECTURES[architecture]()


def network(architecture: str, module: str) -> nn.Module:
    """An unfilled module."""
    return modules(architecture)[module].build()
