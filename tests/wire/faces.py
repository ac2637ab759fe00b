"""Motions, and recorded streams, for the tests of the protocols."""

from __future__ import annotations

import csv
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from livehead.motion.arkit import NAMES
from livehead.motion.gaze import look
from livehead.types import Channels, Motion
from livehead.wire.packet import Packet


def some_motion(seed: int = 1, gaze: float = 0.3) -> Motion:
    """A face with everything in it, its gaze within the full angles and agreeing with eyeLook*."""
    generator = np.random.default_rng(seed)
    shapes = generator.random(52).astype(np.float32)
    eyes = generator.uniform(-gaze, gaze, (2, 2)).astype(np.float32)
    look(shapes, eyes)
    return replace(
        Motion.neutral(),
        blendshapes=shapes,
        gaze=eyes,
        head_rotation=generator.uniform(-0.8, 0.8, 3).astype(np.float32),
        head_position=generator.uniform((-0.2, -0.2, -0.9), (0.2, 0.2, -0.3)).astype(np.float32),
        confidence=1.0,
        channels=Channels.ALL,
    )


def is_sound(packet: Packet) -> bool:
    """Whether every value is a number in its range."""
    return bool(
        packet.blendshapes.shape == (52,)
        and packet.gaze.shape == (2, 2)
        and (packet.blendshapes >= 0.0).all()
        and (packet.blendshapes <= 1.0).all()
        and (np.abs(packet.head_rotation) <= np.pi + 1e-6).all()
        and (np.abs(packet.head_position) <= 10.0 + 1e-6).all()
        and (np.abs(packet.gaze) <= np.pi / 2 + 1e-6).all()
        and 0.0 <= packet.confidence <= 1.0
    )


def openseeface_recording(shared: Path) -> list[bytes]:
    """183 datagrams of OpenSeeFace's facetracker."""
    data = _file(shared, "osf_lp_d12.osfrec").read_bytes()
    datagrams, at = [], 0
    while at < len(data):
        _, size = struct.unpack_from("<dI", data, at)
        datagrams.append(data[at + 12 : at + 12 + size])
        at += 12 + size
    return datagrams


def live_link_face_recording(shared: Path) -> tuple[np.ndarray, np.ndarray]:
    """(N, 52) values of blendshapes in the order of `arkit.NAMES`, (N, 9) angles of head, left and right eye."""
    with _file(shared, "llf_alex_rom_3.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    names = [name[0].lower() + name[1:] for name in rows[0]]
    values = np.array([[float(v) for v in row[2:]] for row in rows[1:]], np.float32)
    return values[:, [names.index(name) - 2 for name in NAMES]], values[:, 52:]


def ifacialmocap_recording(shared: Path) -> list[bytes]:
    """203 datagrams of an iPhone."""
    text = _file(shared, "ifm_minbitt_data.txt").read_text(encoding="ascii")
    return [line.encode() for line in text.splitlines() if line]


def _file(shared: Path, name: str) -> Path:
    path = shared / "media/mocap" / name
    if not path.is_file():
        pytest.skip(f"needs the recorded stream ../shared/media/mocap/{name}")
    return path
