"""ARKit Motion → the 45 pose parameters, in closed form: no state, no optimiser, some tens of microseconds.

Left stays left: the subject's left eye drives the character's own left eye. A subject who turns to their own
left (yaw > 0) makes the character turn to her own left, the viewer's right, which is head_y < 0.
Put the `mirror` modifier before it for a mirror image.

The thresholds are ours, set on recorded phone streams and camera clips: what a face at rest, a blink, a
spoken vowel and a grimace reach in the blendshapes of either.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from livehead.motion.arkit import NAMES as SHAPES
from livehead.motion.easing import clamp, ramp, smoothstep
from livehead.motion.pose import LAYOUT
from livehead.motion.pose import NAMES as PARAMETERS
from livehead.types import Floats, Motion

POSE_FULL = math.radians(15.0)
"""Head rotation that a pose value of 1 stands for."""


@dataclass(frozen=True, slots=True)
class RetargetConfig:
    """How a face maps to the pose.

    head_range: degrees of a real head at which the pose reaches 1 (15 to 45); about the middle a degree is a
        degree, towards the range it gives way softly. head_gain: more than 1 turns the character further and
        reaches the end sooner.
    body_follow: share of head turn and tilt that the body takes over.
    lean: body_z per metre of the head's sideways shift.
    blink_open, blink_shut: eyeBlink of an open and of a shut eye.
    gaze_full: eyeLook* at which the iris is at the end of its way.
    expression: gain of brows, corners and mouth shapes.
    """

    head_range: float = 25.0
    head_gain: float = 1.0
    body_follow: float = 0.33
    lean: float = 1.6
    blink_open: float = 0.12
    blink_shut: float = 0.54
    gaze_full: float = 0.75
    expression: float = 1.0


DEFAULT = RetargetConfig()

_Shapes = dict[str, float]
_Pose = dict[str, float]


def retarget(motion: Motion, config: RetargetConfig = DEFAULT) -> Floats:
    """The pose of a motion: (45,) float32 in the layout and ranges of `livehead.motion.pose.LAYOUT`.

    Finite for any input: what is no number counts as 0.
    """
    values = np.nan_to_num(motion.blendshapes, nan=0.0, posinf=1.0, neginf=0.0).tolist()
    shapes: _Shapes = dict(zip(SHAPES, values, strict=True))
    pose: _Pose = dict.fromkeys(PARAMETERS, 0.0)
    smile = _smile(shapes)
    _eyes(shapes, pose, smile, config)
    _brows(shapes, pose, smile, config)
    _mouth(shapes, pose, config)
    _corners(shapes, pose, config)
    _iris(shapes, pose, config)
    _head(motion, pose, config)
    pose["breathing"] = motion.breath
    for name, value, weight in motion.drawn:
        if name in pose and math.isfinite(value):
            pose[name] += clamp(weight) * (value - pose[name])
    return LAYOUT.clip(np.array(list(pose.values()), np.float32))


def _smile(s: _Shapes) -> float:
    """How much the whole face smiles, 0 to 1: decides between a shut and a laughing eye."""
    lips = 0.5 * (s["mouthSmileLeft"] + s["mouthSmileRight"])
    cheeks = 0.5 * (s["cheekSquintLeft"] + s["cheekSquintRight"])
    return smoothstep(ramp(lips + 0.3 * cheeks, 0.3, 0.75))


def _eyes(s: _Shapes, pose: _Pose, smile: float, config: RetargetConfig) -> None:
    shut = _shut_eyes(s, config)
    for side, closed in zip(("Left", "Right"), shut, strict=True):
        end = side.lower()
        opened = 1.0 - closed
        squint, cheek, wide = s[f"eyeSquint{side}"], s[f"cheekSquint{side}"], s[f"eyeWide{side}"]
        lower = max(cheek, 0.7 * squint, 0.8 * s[f"mouthSmile{side}"])
        down = s[f"eyeLookDown{side}"]
        lids = closed + opened * 0.3 * ramp(down, 0.1, 0.9)
        half = ramp(closed, 0.08, 0.4) * (1.0 - ramp(closed, 0.45, 0.95))
        pose[f"eye_wink_{end}"] = lids * (1.0 - smile)
        pose[f"eye_happy_wink_{end}"] = lids * smile
        pose[f"eye_surprised_{end}"] = ramp(wide, 0.08, 0.5) * opened
        pose[f"eye_relaxed_{end}"] = 0.45 * half * (1.0 - smile) * (1.0 - ramp(squint, 0.3, 0.6))
        pose[f"eye_unimpressed_{end}"] = ramp(squint - 0.5 * cheek, 0.35, 0.85) * opened * (1.0 - smile)
        pose[f"eye_raised_lower_eyelid_{end}"] = ramp(lower, 0.2, 0.8)
        brow = max(s["browInnerUp"], s[f"browOuterUp{side}"])
        pose[f"iris_small_{end}"] = ramp(min(wide, brow), 0.45, 0.85) * opened


def _shut_eyes(s: _Shapes, config: RetargetConfig) -> tuple[float, float]:
    """How far each eye is shut, 0 to 1.

    Looking down lowers the lids and counts as a part of a blink with every tracker: that part is taken out,
    though not of a real blink, for a camera tracker then sees the shut eye look down.
    Small differences between the eyes are noise and are drawn together, towards the more shut one as a blink
    closes; large ones are a wink and stay.
    """
    left, right = (
        ramp(
            blink - 0.3 * ramp(down, 0.15, 0.8) * (1.0 - ramp(blink, 0.45, 0.62)),
            config.blink_open,
            config.blink_shut,
        )
        for blink, down in (
            (s["eyeBlinkLeft"], s["eyeLookDownLeft"]),
            (s["eyeBlinkRight"], s["eyeLookDownRight"]),
        )
    )
    difference = left - right
    apart = smoothstep(ramp(abs(difference), 0.3, 0.65))
    middle = 0.5 * (left + right)
    together = middle + 0.5 * abs(difference) * smoothstep(middle)
    return together + apart * (left - together), together + apart * (right - together)


def _brows(s: _Shapes, pose: _Pose, smile: float, config: RetargetConfig) -> None:
    inner, gain = s["browInnerUp"], config.expression
    sad = 0.5 * (s["mouthFrownLeft"] + s["mouthFrownRight"])
    for side in ("Left", "Right"):
        end = side.lower()
        outer, down = s[f"browOuterUp{side}"], s[f"browDown{side}"]
        up = ramp(gain * (0.35 * inner + 0.65 * outer), 0.06, 0.7)
        low = ramp(gain * down, 0.1, 0.6) * (1.0 - smile) * (1.0 - 0.5 * up)
        anger = ramp(s[f"noseSneer{side}"] + sad + 0.6 * s[f"mouthPress{side}"], 0.15, 0.7)
        worry = ramp(gain * (inner - outer + 0.5 * sad), 0.2, 0.75) * (1.0 - smile)
        pose[f"eyebrow_raised_{end}"] = up
        pose[f"eyebrow_troubled_{end}"] = worry * (1.0 - 0.5 * low)
        pose[f"eyebrow_angry_{end}"] = low * (0.35 + 0.65 * anger)
        pose[f"eyebrow_serious_{end}"] = low * (1.0 - anger) * 0.5
        pose[f"eyebrow_lowered_{end}"] = low * (1.0 - anger) * 0.4 + ramp(down, 0.3, 0.8) * smile * 0.3
        pose[f"eyebrow_happy_{end}"] = smile * (1.0 - ramp(down, 0.2, 0.7))


def _mouth(s: _Shapes, pose: _Pose, config: RetargetConfig) -> None:
    """The vowels. Opening comes from the jaw; round lips share it out to u and o, wide lips to i and e."""
    gain = config.expression
    jaw = clamp(s["jawOpen"] - 0.8 * s["mouthClose"])
    opened = 1.0 - (1.0 - ramp(jaw, 0.02, 0.45)) ** 1.4
    bared = 0.25 * sum(
        s[f"mouth{lip}{side}"] for lip in ("UpperUp", "LowerDown") for side in ("Left", "Right")
    )
    smiling = 0.5 * (s["mouthSmileLeft"] + s["mouthSmileRight"])
    frowning = 0.5 * (s["mouthFrownLeft"] + s["mouthFrownRight"])
    stretch = 0.5 * (s["mouthStretchLeft"] + s["mouthStretchRight"])
    dimple = 0.5 * (s["mouthDimpleLeft"] + s["mouthDimpleRight"])
    round_ = ramp(gain * (s["mouthFunnel"] + 0.7 * s["mouthPucker"]), 0.18, 0.65)
    wide = ramp(gain * (stretch + 0.5 * dimple + 0.4 * smiling + 0.9 * bared), 0.18, 0.65) * (1.0 - round_)
    far = ramp(jaw, 0.3, 0.7)
    parted = max(opened, ramp(bared, 0.08, 0.4) * (1.0 - round_))
    triangle = ramp(frowning - smiling, 0.2, 0.6) * (1.0 - round_) * (1.0 - wide) * 0.8
    lean = 1.0 - round_ - wide * (1.0 - 0.85 * far)
    pose["mouth_aaa"] = opened * max(lean, 0.0) * (1.0 - triangle)
    pose["mouth_delta"] = opened * max(lean, 0.0) * triangle
    bright = parted * wide * (1.0 - 0.85 * far)
    half = ramp(jaw, 0.1, 0.3)
    pose["mouth_iii"], pose["mouth_eee"] = bright * (1.0 - half), bright * half
    roundness = round_ * max(opened, ramp(s["mouthPucker"], 0.3, 0.8), ramp(s["mouthFunnel"], 0.25, 0.7))
    deep = ramp(jaw + 0.3 * (s["mouthFunnel"] - s["mouthPucker"]), 0.1, 0.32)
    pose["mouth_uuu"], pose["mouth_ooo"] = roundness * (1.0 - deep), roundness * deep


def _corners(s: _Shapes, pose: _Pose, config: RetargetConfig) -> None:
    gain = config.expression
    smiles = s["mouthSmileLeft"], s["mouthSmileRight"]
    pout = 0.5 * ramp(s["mouthShrugLower"], 0.15, 0.8)
    frowns = s["mouthFrownLeft"] + pout, s["mouthFrownRight"] + pout
    for side, mine, other in (("left", 0, 1), ("right", 1, 0)):
        up = 0.75 * smiles[mine] + 0.25 * smiles[other]
        down = 0.75 * frowns[mine] + 0.25 * frowns[other]
        pose[f"mouth_raised_corner_{side}"] = ramp(gain * (up - 0.5 * down), 0.06, 0.7)
        pose[f"mouth_lowered_corner_{side}"] = ramp(gain * (down - 0.7 * up), 0.08, 0.5)
    lopsided = abs(smiles[0] - smiles[1]) + 0.8 * abs(s["mouthLeft"] - s["mouthRight"])
    pose["mouth_smirk"] = ramp(gain * lopsided, 0.15, 0.6) * (1.0 - ramp(s["jawOpen"], 0.15, 0.4))


def _iris(s: _Shapes, pose: _Pose, config: RetargetConfig) -> None:
    """Both eyes look one way; a shut eye has little say, for trackers guess what is behind its lid."""
    open_left, open_right = 1.02 - clamp(s["eyeBlinkLeft"]), 1.02 - clamp(s["eyeBlinkRight"])
    left = open_left / (open_left + open_right)
    up = left * (s["eyeLookUpLeft"] - s["eyeLookDownLeft"])
    up += (1.0 - left) * (s["eyeLookUpRight"] - s["eyeLookDownRight"])
    rightwards = left * (s["eyeLookInLeft"] - s["eyeLookOutLeft"])
    rightwards += (1.0 - left) * (s["eyeLookOutRight"] - s["eyeLookInRight"])
    pose["iris_rotation_x"] = soft_knee(up / config.gaze_full, 1.3)
    pose["iris_rotation_y"] = soft_knee(rightwards / config.gaze_full, 1.3)


def _head(motion: Motion, pose: _Pose, config: RetargetConfig) -> None:
    pitch, yaw, roll = np.nan_to_num(motion.head_rotation).tolist()
    sideways = clamp(float(motion.head_position[0]), -1.0, 1.0)
    end = math.radians(clamp(config.head_range, 15.0, 45.0)) / POSE_FULL * config.head_gain
    end = min(end, 2.0) if config.head_gain > 1.0 else end
    scale = config.head_gain / POSE_FULL
    pose["head_x"] = soft_knee(pitch * scale, end)
    pose["head_y"] = soft_knee(-yaw * scale, end)
    pose["neck_z"] = soft_knee(roll * scale, end)
    shift = clamp(config.lean * sideways, -0.4, 0.4)
    pose["body_y"] = config.body_follow * pose["head_y"]
    pose["body_z"] = config.body_follow * pose["neck_z"] - shift


def soft_knee(x: float, end: float) -> float:
    """x about 0 with slope 1, bending softly to reach ±1 at ±`end` and to stay there.

    A straight part up to a = 2 - end, then a parabola that arrives level. Where `end` is 1 or less the bend
    is a corner; above 2 there is no straight part and the slope at 0 is 2 / end.
    """
    size = abs(x)
    if end <= 1.0:
        return clamp(x, -1.0, 1.0)
    if end > 2.0:
        size, end = size * 2.0 / end, 2.0
    knee = 2.0 - end
    if size > knee:
        rest = min(size, end) - knee
        size = knee + rest - rest * rest / (2.0 * (end - knee))
    return math.copysign(size, x) if x == x else 0.0
