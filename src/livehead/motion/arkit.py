"""The 52 ARKit blendshapes: names, order, groups, sides.

Names and meaning: Apple's ARFaceAnchor.BlendShapeLocation. The order is ours (the alphabetical one that
MediaPipe's face landmarker also uses, with tongueOut last) and is what `Motion.blendshapes` is indexed by.
"""

from __future__ import annotations

from livehead.types import Channels

NAMES: tuple[str, ...] = (
    "browDownLeft", "browDownRight", "browInnerUp", "browOuterUpLeft", "browOuterUpRight",
    "cheekPuff", "cheekSquintLeft", "cheekSquintRight",
    "eyeBlinkLeft", "eyeBlinkRight", "eyeLookDownLeft", "eyeLookDownRight", "eyeLookInLeft", "eyeLookInRight",
    "eyeLookOutLeft", "eyeLookOutRight", "eyeLookUpLeft", "eyeLookUpRight",
    "eyeSquintLeft", "eyeSquintRight", "eyeWideLeft", "eyeWideRight",
    "jawForward", "jawLeft", "jawOpen", "jawRight",
    "mouthClose", "mouthDimpleLeft", "mouthDimpleRight", "mouthFrownLeft", "mouthFrownRight", "mouthFunnel",
    "mouthLeft", "mouthLowerDownLeft", "mouthLowerDownRight", "mouthPressLeft", "mouthPressRight",
    "mouthPucker", "mouthRight", "mouthRollLower", "mouthRollUpper", "mouthShrugLower", "mouthShrugUpper",
    "mouthSmileLeft", "mouthSmileRight", "mouthStretchLeft", "mouthStretchRight",
    "mouthUpperUpLeft", "mouthUpperUpRight", "noseSneerLeft", "noseSneerRight", "tongueOut",
)  # fmt: skip

INDEX: dict[str, int] = {name: i for i, name in enumerate(NAMES)}


def mirrored(name: str) -> str:
    """The name of the same movement on the other side: eyeBlinkLeft → eyeBlinkRight, jawOpen → jawOpen."""
    if "Left" in name:
        return name.replace("Left", "Right")
    return name.replace("Right", "Left")


def group(name: str) -> Channels:
    """The channel group a blendshape belongs to."""
    if name.startswith("eyeLook"):
        return Channels.GAZE
    if name.startswith("eye"):
        return Channels.EYES
    if name.startswith("brow"):
        return Channels.BROWS
    return Channels.MOUTH
