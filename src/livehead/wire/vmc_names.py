"""What the names in VMC mean to us: PerfectSync (ARKit's 52), the presets of VRM 0 and VRM 1, bones."""

from __future__ import annotations

from functools import lru_cache

from livehead.motion.arkit import INDEX, NAMES
from livehead.wire.ifacialmocap import SPELLINGS

PRESETS: dict[str, dict[str, float]] = {
    "A": {"jawOpen": 0.6},
    "I": {
        "jawOpen": 0.08, "mouthStretchLeft": 0.3, "mouthStretchRight": 0.3, "mouthLowerDownLeft": 0.4,
        "mouthLowerDownRight": 0.4, "mouthUpperUpLeft": 0.4, "mouthUpperUpRight": 0.4,
    },
    "U": {"jawOpen": 0.1, "mouthPucker": 0.8, "mouthFunnel": 0.2},
    "E": {
        "jawOpen": 0.3, "mouthStretchLeft": 0.3, "mouthStretchRight": 0.3, "mouthLowerDownLeft": 0.4,
        "mouthLowerDownRight": 0.4, "mouthUpperUpLeft": 0.4, "mouthUpperUpRight": 0.4,
    },
    "O": {"jawOpen": 0.4, "mouthFunnel": 0.7},
    "Blink": {"eyeBlinkLeft": 1.0, "eyeBlinkRight": 1.0},
    "Blink_L": {"eyeBlinkLeft": 1.0},
    "Blink_R": {"eyeBlinkRight": 1.0},
    "LookUp": {"eyeLookUpLeft": 1.0, "eyeLookUpRight": 1.0},
    "LookDown": {"eyeLookDownLeft": 1.0, "eyeLookDownRight": 1.0},
    "LookLeft": {"eyeLookOutLeft": 1.0, "eyeLookInRight": 1.0},
    "LookRight": {"eyeLookInLeft": 1.0, "eyeLookOutRight": 1.0},
}  # fmt: skip
"""VRM 0's presets as blendshapes at full weight: vowels as the retargeting tells them apart."""

EXPRESSIONS = ("Joy", "Angry", "Sorrow", "Fun", "Surprised")
"""As VRM 0 calls them. Neutral is none: many senders hold it at 1 all the time."""

_VRM1 = {
    "aa": "A", "ih": "I", "ou": "U", "ee": "E", "oh": "O", "blinkleft": "Blink_L", "blinkright": "Blink_R",
    "happy": "Joy", "sad": "Sorrow", "relaxed": "Fun",
}  # fmt: skip

SHAPE, PRESET, EXPRESSION, UNKNOWN = range(4)

PRESET_NAMES = tuple(PRESETS)
PRESET_SHAPES = tuple(tuple((INDEX[s], w) for s, w in shapes.items()) for shapes in PRESETS.values())

BONES = ("Spine", "Chest", "UpperChest", "Neck", "Head", "LeftEye", "RightEye")
"""From the hips outward: the head's turn is the product of those before the eyes."""

HEAD, LEFT_EYE, RIGHT_EYE = 4, 5, 6

_BONES = {name.lower(): slot for slot, name in enumerate(BONES)}


@lru_cache(maxsize=4096)
def blend(name: str) -> tuple[int, int]:
    """(kind, index): SHAPE in `arkit.NAMES`, PRESET, EXPRESSION, or UNKNOWN. Upper and lower case are the same."""
    small = name.lower()
    plain = _VRM1.get(small, small).lower()
    if small in SPELLINGS:
        return SHAPE, SPELLINGS[small]
    for kind, known in ((PRESET, PRESET_NAMES), (EXPRESSION, EXPRESSIONS)):
        for index, candidate in enumerate(known):
            if candidate.lower() == plain:
                return kind, index
    return UNKNOWN, 0


@lru_cache(maxsize=1024)
def bone(name: str) -> int:
    """Index in BONES, -1 for one that says nothing of a face."""
    return _BONES.get(name.lower(), -1)


def perfect(name: str) -> str:
    """jawOpen → JawOpen, as PerfectSync writes it."""
    return name[0].upper() + name[1:]


PERFECT_NAMES = tuple(perfect(name) for name in NAMES)
