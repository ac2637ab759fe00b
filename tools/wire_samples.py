"""Every protocol with its codec and a stream of its datagrams, for the tools that measure and break them.

The streams are ours, written from the built-in demo motion, and what was recorded where ../shared is there.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np

from livehead.motion.arkit import INDEX, NAMES
from livehead.motion.tape import TapeReader
from livehead.types import Motion
from livehead.wire import face_cap, ifacialmocap, link, live_link_face, openseeface, vmc, vts_phone
from livehead.wire.packet import Codec

MOCAP = Path(__file__).resolve().parents[2] / "shared/media/mocap"
FRAMES = 300

LACKING = frozenset(
    {
        f"{name}{side}"
        for name in ("cheekSquint", "mouthStretch", "mouthDimple", "mouthPress")
        for side in ("Left", "Right")
    }
    | {"mouthShrugLower", "mouthClose", "jawForward"}
)
"""Blendshapes that MeowFace does not send."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A protocol: what reads it, and its stream, `rate` datagrams a frame."""

    codec: Callable[[], Codec]
    datagrams: list[bytes]
    rate: int = 1


def demo(count: int = FRAMES) -> list[Motion]:
    """Frames of the demo motion, from where it is lively."""
    return list(islice(iter(TapeReader()), 60, 60 + count))


def samples() -> dict[str, Sample]:
    """All protocols there are, by name."""
    motions = demo()
    messages = [m for motion in motions[:60] for m in _single(vmc.write(motion))]
    every = {
        "ifacialmocap v1": Sample(
            ifacialmocap.IFacialMocapCodec, [ifacialmocap.write(m, 1) for m in motions]
        ),
        "ifacialmocap v2": Sample(
            ifacialmocap.IFacialMocapCodec, [ifacialmocap.write(m, 2) for m in motions]
        ),
        "ifacialmocap real": Sample(ifacialmocap.IFacialMocapCodec, _lines("ifm_minbitt_data.txt")),
        "vts_phone": Sample(
            vts_phone.VtsPhoneCodec, [_long(vts_phone.write(m, m.captured_at + 1e9)) for m in motions]
        ),
        "meowface": Sample(vts_phone.VtsPhoneCodec, [_meowface(m) for m in motions]),
        "live_link_face": Sample(live_link_face.LiveLinkFaceCodec, [_live_link(m) for m in motions]),
        "openseeface": Sample(openseeface.OpenSeeFaceCodec, [_openseeface(m) for m in motions]),
        "openseeface real": Sample(openseeface.OpenSeeFaceCodec, _records("osf_lp_d12.osfrec")),
        "vmc bundles": Sample(
            vmc.VmcCodec, [d for m in motions for d in vmc.write(m)], len(vmc.write(motions[0]))
        ),
        "vmc messages": Sample(vmc.VmcCodec, messages, len(messages) // 60),
        "face_cap": Sample(face_cap.FaceCapCodec, [d for m in motions[:60] for d in _face_cap(m)], 56),
        "link": Sample(link.LinkCodec, [link.write(m, 7) for m in motions]),
    }
    return {name: sample for name, sample in every.items() if sample.datagrams}


def _long(datagram: bytes) -> bytes:
    """The same with as many digits as a phone writes, over 2800 bytes."""
    whole = json.loads(datagram)
    for n, entry in enumerate(whole["BlendShapes"]):
        entry["v"] = 0.97 * entry["v"] + 0.0029 * math.sqrt(n + 1)  # a phone never says 0
    return json.dumps(whole, separators=(",", ":")).encode()


def _meowface(motion: Motion) -> bytes:
    whole = json.loads(vts_phone.write(motion, motion.captured_at + 1e9))
    shapes = {name: float(motion.blendshapes[INDEX[name]]) for name in NAMES if name not in LACKING}
    shapes |= {"browInnerUpLeft": 0.1, "browInnerUpRight": 0.1, "headLeft": 0.0, "headRight": 0.1}
    whole["BlendShapes"] = [{"k": name, "v": value} for name, value in shapes.items()]
    return json.dumps(whole | {"VNyanPos": whole["Position"]}).encode()


def _live_link(motion: Motion) -> bytes:
    ticks = motion.captured_at * 60.0
    return live_link_face.write(motion, int(ticks) + 1, ticks % 1.0, device="0" * 36, subject="iPhone")


def _openseeface(motion: Motion) -> bytes:
    placed = motion.head_position + np.array((0.0, 0.0, -0.6), np.float32)  # in front of a camera
    return openseeface.write(replace(motion, head_position=placed), motion.captured_at)


def _single(bundles: list[bytes]) -> list[bytes]:
    """The messages of bundles as datagrams of their own."""
    out = []
    for bundle in bundles:
        at = 16
        while at < len(bundle):
            size = int.from_bytes(bundle[at : at + 4], "big")
            out.append(bundle[at + 4 : at + 4 + size])
            at += 4 + size
    return out


def _face_cap(motion: Motion) -> list[bytes]:
    degrees = [57.29578 * float(a) for a in motion.head_rotation]
    said = [_osc("/HT", *map(float, motion.head_position)), _osc("/HR", *degrees)]
    said += [
        _osc(eye, *(57.29578 * float(a) for a in row))
        for eye, row in zip(("/ELR", "/ERR"), motion.gaze, strict=True)
    ]
    shapes = (float(motion.blendshapes[INDEX[name]]) for name in face_cap.ORDER)
    return said + [_osc("/W", index, value) for index, value in enumerate(shapes)]


def _osc(address: str, *arguments: float) -> bytes:
    tags = "," + "".join("i" if isinstance(a, int) else "f" for a in arguments)
    head = b"".join(text.encode() + b"\0" * (4 - len(text) % 4) for text in (address, tags))
    return head + b"".join(struct.pack(">i" if isinstance(a, int) else ">f", a) for a in arguments)


def _lines(name: str) -> list[bytes]:
    path = MOCAP / name
    return [line for line in path.read_bytes().splitlines() if line] if path.is_file() else []


def _records(name: str) -> list[bytes]:
    path = MOCAP / name
    data, out, at = path.read_bytes() if path.is_file() else b"", [], 0
    while at < len(data):
        (size,) = struct.unpack_from("<I", data, at + 8)
        out.append(data[at + 12 : at + 12 + size])
        at += 12 + size
    return out
