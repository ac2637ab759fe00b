"""Motion → datagram → Motion is the same within what the wire can say."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from livehead.motion.arkit import INDEX, NAMES
from livehead.motion.gaze import gaze_of
from livehead.types import Channels, Motion
from livehead.wire.ifacialmocap import parse, write
from livehead.wire.packet import Packet


def moving(seed: int) -> Motion:
    generator = np.random.default_rng(seed)
    shapes = np.rint(generator.random(52) * 100.0).astype(np.float32) / np.float32(100.0)
    for a, b in (("Up", "Down"), ("In", "Out")):  # an eye looks one way
        for side in ("Left", "Right"):
            shapes[INDEX[f"eyeLook{generator.choice((a, b))}{side}"]] = 0.0
    return Motion(
        shapes,
        generator.uniform(-1.2, 1.2, 3).astype(np.float32),
        generator.uniform(-1.0, 1.0, 3).astype(np.float32),
        gaze_of(shapes),
        1.0,
        0.0,
        0,
    )


def read(datagram: bytes) -> Packet:
    packet = parse(datagram)
    assert packet is not None
    return packet


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("seed", range(10))
def test_round_trip(version: int, seed: int) -> None:
    motion = moving(seed)
    packet = read(write(motion, version))  # type: ignore[arg-type]
    assert packet.tracked and packet.dropped == 0 and packet.channels == Channels.ALL
    assert np.allclose(packet.blendshapes, motion.blendshapes, atol=2e-6)
    assert np.allclose(packet.head_rotation, motion.head_rotation, atol=2e-7)
    assert np.array_equal(packet.head_position, motion.head_position)
    assert np.allclose(packet.gaze, motion.gaze, atol=1e-7)


def test_what_lies_between_two_percents_is_rounded() -> None:
    motion = Motion.neutral()
    shapes = motion.blendshapes.copy()
    shapes[INDEX["jawOpen"]] = 0.347
    moved = Motion(shapes, motion.head_rotation, motion.head_position, motion.gaze, 1.0, 0.0, 0)
    assert read(write(moved)).blendshapes[INDEX["jawOpen"]] == pytest.approx(0.35)


def test_the_form_is_the_apps_own() -> None:
    for version, mark in ((1, "-"), (2, "&")):
        text = write(moving(3), version).decode("ascii")  # type: ignore[arg-type]
        assert text.startswith(f"trackingStatus{mark}1|") and text.endswith("|")
        assert len(text) < 1200
        items, _, places = text.partition("=")
        assert len(items.strip("|").split("|")) == 1 + len(NAMES)
        assert all(re.fullmatch(rf"\w+{mark}\d+", item) for item in items.strip("|").split("|"))
        assert "eyeBlink_L" in items and "jawLeft" in items and "mouthRight" in items
        assert [p.split("#")[0] for p in places.strip("|").split("|")] == ["head", "rightEye", "leftEye"]
        assert [p.count(",") for p in places.strip("|").split("|")] == [5, 2, 2]


def test_nobody_is_sent_as_no_face() -> None:
    assert not read(write(Motion.neutral())).tracked


def test_the_recorded_stream_written_again(shared: Path) -> None:
    path = shared / "media/mocap/ifm_minbitt_data.txt"
    if not path.is_file():
        pytest.skip("needs the recorded phone stream (../shared/media/mocap)")
    for line in path.read_bytes().splitlines()[:203]:
        first = read(line)
        motion = Motion(first.blendshapes, first.head_rotation, first.head_position, first.gaze, 1.0, 0.0, 0)
        again = read(write(motion))
        assert np.allclose(again.blendshapes, first.blendshapes, atol=2e-6)
        assert np.allclose(again.head_rotation, first.head_rotation, atol=2e-7)
        assert np.allclose(again.gaze, first.gaze, atol=2e-7)
