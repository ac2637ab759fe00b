"""The values that flow from tracker to sink: all frozen, safe to hand from thread to thread.

Axes and signs, used everywhere: x points right in the *unmirrored* camera picture (the subject's left),
y up, z from the subject towards the camera. "Left" and "right" are the subject's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntFlag
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]


class Channels(IntFlag):
    """Which groups of a Motion a tracker really measures; the rest of it is at neutral."""

    NONE = 0
    EYES = 1
    GAZE = 2
    BROWS = 4
    MOUTH = 8
    HEAD = 16
    POSITION = 32
    FACE = EYES | GAZE | BROWS | MOUTH | HEAD
    ALL = FACE | POSITION


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A finished host picture.

    pixels: (H, W, 4) uint8 RGBA, C-contiguous, straight alpha; RGB is 0 where alpha is 0.
    captured_at: monotonic seconds of the camera frame or datagram that caused it.
    seq: number of the picture within its stream, from 0.
    """

    pixels: Bytes
    captured_at: float
    seq: int


@dataclass(frozen=True, slots=True, eq=False)
class Motion:
    """What a face does at one instant, the same for every tracker.

    blendshapes: (52,) float32 in [0, 1], ARKit names in the order of `livehead.motion.arkit.NAMES`.
    head_rotation: (3,) float32 radians: pitch > 0 chin up, yaw > 0 towards the subject's left,
        roll > 0 counter-clockwise in the unmirrored picture (towards the subject's right shoulder);
        the rotation matrix is Rz(roll) @ Ry(yaw) @ Rx(-pitch).
    head_position: (3,) float32 metres in the axes above; the origin is the tracker's own.
    gaze: (2, 2) float32 radians, rows (left eye, right eye), columns (pitch > 0 up, yaw > 0 towards the
        subject's left), relative to the head; it agrees with the eyeLook* blendshapes.
    confidence: 0 (nothing seen) to 1.
    captured_at: monotonic seconds when the camera frame or datagram arrived; set once, never rewritten.
    seq: number within the tracker's stream, from 0; a new number means new data.
    channels: which groups are measured.
    subject: which person, from 0.
    breath: how full the lungs are, 0 (out) to 1 (in); trackers leave it 0, a modifier makes it.
    driving: the camera picture, only for animators with `needs_driving`.
    tracker: name of the tracker that measured it; a calibration is kept for each.
    made: groups that were made up and not measured (a pointer's head, a voice's mouth): they are in range as
        they are, and no calibration touches them.
    expressions: (name, weight 0 to 1) of expressions that the tracker asks for, such as VRM's "Joy"; names
        that are not there have weight 0.
    presses: (key, how often it was pressed since the tracker's start), such as ("phone 3", 2): a count, so that
        a press is seen even when the motion that brought it was overwritten by a newer one.
    drawn: (name, value, weight 0 to 1) of pose parameters of drawn characters (`livehead.motion.pose.NAMES`)
        that no blendshape can say: they are laid over what the face gives.
    """

    blendshapes: Floats
    head_rotation: Floats
    head_position: Floats
    gaze: Floats
    confidence: float
    captured_at: float
    seq: int
    channels: Channels = Channels.ALL
    subject: int = 0
    driving: Frame | None = None
    breath: float = 0.0
    tracker: str = ""
    made: Channels = Channels.NONE
    expressions: tuple[tuple[str, float], ...] = ()
    presses: tuple[tuple[str, int], ...] = ()
    drawn: tuple[tuple[str, float, float], ...] = ()

    @staticmethod
    def neutral(captured_at: float = 0.0, seq: int = 0, subject: int = 0) -> Motion:
        """A face at rest that nobody tracks: all zeros, confidence 0, no channels."""
        return Motion(
            blendshapes=np.zeros(52, np.float32),
            head_rotation=np.zeros(3, np.float32),
            head_position=np.zeros(3, np.float32),
            gaze=np.zeros((2, 2), np.float32),
            confidence=0.0,
            captured_at=captured_at,
            seq=seq,
            channels=Channels.NONE,
            subject=subject,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Image:
    """A picture still on the way through animator and stylizers; never leaves the render thread.

    pixels: (H, W, 4) RGBA, straight alpha: uint8 in [0, 255] on the host, or float in [0, 1] on the
        engine's device (anything that speaks DLPack). RGB is 0 where alpha is 0.
    """

    pixels: Any


class Phase(Enum):
    """Where a stage stands."""

    STARTING = "starting"
    WAITING = "waiting"
    RUNNING = "running"
    LOST = "lost"
    RETRYING = "retrying"
    FAILED = "failed"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Status:
    """What a stage says of itself: shown in the live figures, in `doctor` and in the tray.

    phase: where it stands; text: one short line for a person ("bundled face mesh, camera 0");
    remedy: what to do about it, empty when all is well.
    """

    phase: Phase
    text: str = ""
    remedy: str = ""
