"""The modules of THA1 to THA4 (teacher) that are exported: names, inputs, outputs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from torch import nn

from livehead.nets.tha3 import BodyRotator, Editor, Tha3Config
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


ARCHITECTURES: Mapping[str, Callable[[], dict[str, ModuleGraph]]] = {
    "tha3_standard": lambda: _tha3(separable=False),
    "tha3_separable": lambda: _tha3(separable=True),
}


def modules(architecture: str) -> dict[str, ModuleGraph]:
    """The modules of an architecture, in the order in which a poser runs them."""
    return ARCHITECTURES[architecture]()


def network(architecture: str, module: str) -> nn.Module:
    """An unfilled module."""
    return modules(architecture)[module].build()
