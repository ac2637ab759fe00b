"""OpenSeeFace's datagrams: 1785 little-endian bytes a face, several faces one after the other, UDP 11573.

Nothing is sent while no face is seen. The eyes come right first, then left; points 66 and 67 of the 70 in
space are where the right and left eye look, 68 and 69 their centres, as x to the subject's right, y down and
z away from the camera.

What is read from where, by a recording of 183 packets (model 0) held against our `mediapipe_face` on the same
video, as correlation (slope): the head from the landmarks in the picture, pitch 0.74 (0.59), yaw 0.94 (1.02),
roll 0.96 (0.96), while the sender's own angles give 0.27 (0.34), 0.91 (1.8), 0.92 (0.93): its solver puts the
face behind the camera and inside out, so perspective counts the wrong way. jawOpen 0.89, mouthSmile 0.87 and
0.93, mouthPucker 0.95, browInnerUp 0.73 from the landmarks; the sender's features, which stretch over whatever
was seen so far, give 0.65, 0.72, 0.70, 0.34. Gaze: yaw 0.76 and 0.65, pitch 0.75, some 13 degrees too high.
Blinks are the sender's own measure of open eyes, which did not see those of that man with glasses. Ramps were
set on him too: the zero of mouth, brows and gaze differs from face to face, and calibration finds it.
"""

from __future__ import annotations

import math
import struct

import numpy as np

from livehead.motion.arkit import INDEX
from livehead.motion.gaze import FULL_PITCH, FULL_YAW
from livehead.motion.glance import LOOK
from livehead.types import Channels, Floats, Motion
from livehead.wire.landmarks68 import Face, face_of, points_of
from livehead.wire.packet import Packet, Reading

SIZE = 1785
MOST_FACES = 40
"""The sender sends no datagram with more."""

GONE = 15
"""Datagrams without a face that is followed, after which another one may take its place."""

FARTHEST = 10.0
"""Metres beyond which a head position is garbage."""

# where a value begins and where it is full
_SHUT, _OPEN = 0.2, 0.85
_JAW = 0.2, 3.4
_SMILE = 0.5, 0.95
_PUCKER = 5.0, 4.0
_BROW_UP = 2.3, 3.1
_BROW_DOWN = 2.2, 1.8
_OUTER_UP = 2.2, 3.0

_HEAD = struct.Struct("<di2f2fBf")  # time, id, width and height, right and left eye open, solved, error
_QUATERNION = 33
_FLOATS = 73
_LOOKS = slice(66, 70)  # right and left point looked at, right and left centre
_PITCH, _YAW = float(FULL_PITCH), float(FULL_YAW)
_EYES = tuple(tuple(row) for row in LOOK.tolist())
_BLINK_LEFT, _BLINK_RIGHT = INDEX["eyeBlinkLeft"], INDEX["eyeBlinkRight"]
_GAZE = int(Channels.GAZE)
_BASE = int(Channels.ALL) & ~_GAZE
_GROUPS = [Channels(n) for n in range(int(Channels.ALL) + 1)]


_Header = tuple[int, float, int, float, float, float, float, int]
"""Where a face begins, its time, id, picture's width and height, right and left eye open, 1 when solved."""


def _headers(datagram: bytes) -> list[_Header] | None:
    """The faces of a datagram; None when it is none of this sender's."""
    faces, rest = divmod(len(datagram), SIZE)
    if rest or not 1 <= faces <= MOST_FACES:
        return None
    found = []
    for at in range(0, len(datagram), SIZE):
        time, face, width, height, right, left, solved, _ = _HEAD.unpack_from(datagram, at)
        if not (0.0 < width < 1e5 and 0.0 < height < 1e5) or solved > 1:
            return None
        found.append((at, time, face, width, height, right, left, solved))
    return found


def _packet(datagram: bytes, header: _Header, subject: int) -> Packet:
    at, time, _, width, height, right_open, left_open, solved = header
    floats = np.frombuffer(datagram, "<f4", 428, at + _FLOATS)
    confidence = float(floats[:68].sum()) / 68.0
    shapes, dropped, channels = [0.0] * 52, 0, 0
    face = face_of(floats[68:204].reshape(68, 2), width, height)
    if face is not None and max(map(abs, face.position)) <= FARTHEST:
        channels |= _BASE
        _write_shapes(shapes, face)
    else:
        face, dropped = None, 1
    for index, opened in ((_BLINK_LEFT, left_open), (_BLINK_RIGHT, right_open)):
        if -1.0 <= opened <= 2.0:
            shapes[index] = _ramp(opened, _OPEN, _SHUT)
        else:
            dropped += 1
    gaze = _gaze(floats[204:414].reshape(70, 3), shapes) if solved else None
    if gaze is not None:
        channels |= _GAZE
    pose = (*face.rotation, *face.position) if face else (0.0,) * 6
    every = np.array([*shapes, *pose, *(gaze or (0.0,) * 4)], np.float32)
    return Packet(
        every[:52],
        every[52:55],
        every[55:58],
        every[58:].reshape(2, 2),
        _GROUPS[channels],
        face is not None,
        dropped,
        time if 0.0 <= time < 1e15 else None,
        subject=subject,
        confidence=0.0 if not confidence > 0.0 else min(confidence, 1.0),
    )


def _ramp(value: float, empty: float, full: float) -> float:
    share = (value - empty) / (full - empty)
    return 0.0 if not share > 0.0 else min(share, 1.0)


def _write_shapes(shapes: list[float], face: Face) -> None:
    inner_left, inner_right, left, right = face.brows
    shapes[INDEX["jawOpen"]] = _ramp(face.jaw, *_JAW)
    shapes[INDEX["mouthPucker"]] = _ramp(face.width, *_PUCKER)
    shapes[INDEX["mouthSmileLeft"]] = _ramp(face.lifts[0], *_SMILE)
    shapes[INDEX["mouthSmileRight"]] = _ramp(face.lifts[1], *_SMILE)
    shapes[INDEX["browInnerUp"]] = _ramp(0.5 * (inner_left + inner_right), *_BROW_UP)
    shapes[INDEX["browDownLeft"]] = _ramp(inner_left, *_BROW_DOWN)
    shapes[INDEX["browDownRight"]] = _ramp(inner_right, *_BROW_DOWN)
    shapes[INDEX["browOuterUpLeft"]] = _ramp(left, *_OUTER_UP)
    shapes[INDEX["browOuterUpRight"]] = _ramp(right, *_OUTER_UP)


def _gaze(points: Floats, shapes: list[float]) -> tuple[float, ...] | None:
    """(left pitch, left yaw, right pitch, right yaw) radians, written into eyeLook* too; None without a gaze."""
    right, left, right_centre, left_centre = points[_LOOKS].tolist()
    gaze: list[float] = []
    for look, centre, shown in ((left, left_centre, _EYES[0]), (right, right_centre, _EYES[1])):
        x, y, z = look[0] - centre[0], look[1] - centre[1], look[2] - centre[2]
        if not (z < 0.0 and abs(x) < 1e3 and abs(y) < 1e3 and z > -1e3):
            return None
        pitch, yaw = math.atan2(-y, math.hypot(x, z)), math.atan2(-x, -z)
        gaze += pitch, yaw
        for index, share in zip(
            shown, (pitch / _PITCH, -pitch / _PITCH, yaw / _YAW, -yaw / _YAW), strict=True
        ):
            shapes[index] = 0.0 if share < 0.0 else min(share, 1.0)
    return tuple(gaze)


class OpenSeeFaceCodec:
    """Follows as many faces as wanted: the first there are, each until it has been gone for a while.

    faces: how many; the Packet's `subject` is the place (from 0) that a face has got and keeps.
    """

    def __init__(self, faces: int = 1) -> None:
        self._places: list[int | None] = [None] * faces
        self._missed = [0] * faces

    def read(self, datagram: bytes) -> Reading:
        headers = _headers(datagram)
        if headers is None:
            return None
        here = {header[2]: header for header in headers}
        self._follow(here)
        with np.errstate(all="ignore"):  # not-a-number and the infinite are looked for afterwards
            return tuple(
                _packet(datagram, here[face], place)
                for place, face in enumerate(self._places)
                if face is not None and face in here
            )

    def _follow(self, here: dict[int, _Header]) -> None:
        new = [face for face in here if face not in self._places]
        for place, face in enumerate(self._places):
            if face is not None and face in here:
                self._missed[place] = 0
                continue
            self._missed[place] += 1
            if new and (face is None or self._missed[place] > GONE):
                self._places[place], self._missed[place] = new.pop(0), 0


def write(
    motion: Motion, sent_at: float = 0.0, face: int = 0, width: float = 640.0, height: float = 480.0
) -> bytes:
    """One face as the sender would send it: of a Motion what `OpenSeeFaceCodec` reads, its features left at 0.

    That is head, position (z < 0), gaze, eyeBlink, jawOpen, mouthSmile, mouthPucker and brows where they are not
    up and down at once; to the precision of float32 pixels.
    """
    shape = {name: float(motion.blendshapes[index]) for name, index in INDEX.items()}
    brows = []
    for side in ("Left", "Right"):
        down = shape[f"browDown{side}"]
        brows.append(_back(down, *_BROW_DOWN) if down else _back(shape["browInnerUp"], *_BROW_UP))
    seen = Face(
        tuple(motion.head_rotation.tolist()),
        tuple(motion.head_position.tolist()),
        _back(shape["jawOpen"], *_JAW),
        _back(shape["mouthPucker"], *_PUCKER),
        (_back(shape["mouthSmileLeft"], *_SMILE), _back(shape["mouthSmileRight"], *_SMILE)),
        (
            brows[0],
            brows[1],
            _back(shape["browOuterUpLeft"], *_OUTER_UP),
            _back(shape["browOuterUpRight"], *_OUTER_UP),
        ),
    )
    floats = np.zeros(428, "<f4")
    floats[:68] = motion.confidence
    floats[68:204] = points_of(seen, width, height).reshape(-1)
    points = floats[204:414].reshape(70, 3)
    for row, point in ((0, 67), (1, 66)):
        pitch, yaw = motion.gaze[row].tolist()
        points[point] = (
            -0.1 * math.cos(pitch) * math.sin(yaw),
            -0.1 * math.sin(pitch),
            -0.1 * math.cos(pitch) * math.cos(yaw),
        )
    eyes = [_back(shape[f"eyeBlink{side}"], _OPEN, _SHUT) for side in ("Right", "Left")]
    head = _HEAD.pack(sent_at, face, width, height, *eyes, 1, 0.0)
    return head + bytes(_FLOATS - _QUATERNION) + floats.tobytes()


def _back(share: float, empty: float, full: float) -> float:
    return empty + share * (full - empty)
