"""A fifth of the datagrams lost and a fifth late: the order comes back, and the head never snaps."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from faces import ifacialmocap_recording, openseeface_recording

from livehead.modifiers import hold, resample, smooth
from livehead.motion.tape import TapeReader
from livehead.types import Motion
from livehead.wire import ifacialmocap, link, live_link_face, openseeface, vmc, vts_phone
from livehead.wire.order import Order
from livehead.wire.packet import Codec, Packet

LOST, LATE = 0.2, 0.2
SNAP = 5.0
FPS = 60.0
NAMES = "ifacialmocap", "vts_phone", "live_link_face", "openseeface", "vmc", "link"


@dataclass
class Stream:
    """Frames of datagrams at a rate, and what reads them; ordered: the protocol has a number or a time."""

    codec: Callable[[], Codec]
    frames: list[list[bytes]]
    rate: float = 60.0
    ordered: bool = True


def lively(count: int = 420) -> list[Motion]:
    """The demo motion from where the head turns most, in front of a camera."""
    motions = [
        replace(m, head_position=m.head_position + np.array((0.0, 0.0, -0.6), np.float32))
        for m in TapeReader()
    ]
    turns = np.abs(np.diff([m.head_rotation for m in motions], axis=0)).sum(axis=1)
    start = int(np.argmax(np.convolve(turns, np.ones(count), "valid")))
    return list(islice(motions, start, start + count))


def made(name: str) -> Stream:
    motions = lively()
    if name == "ifacialmocap":
        return Stream(
            ifacialmocap.IFacialMocapCodec, [[ifacialmocap.write(m)] for m in motions], ordered=False
        )
    if name == "vts_phone":
        return Stream(vts_phone.VtsPhoneCodec, [[vts_phone.write(m, m.captured_at + 1e9)] for m in motions])
    if name == "live_link_face":
        frames = [[live_link_face.write(m, n + 1, 0.25)] for n, m in enumerate(motions)]
        return Stream(live_link_face.LiveLinkFaceCodec, frames)
    if name == "openseeface":
        return Stream(openseeface.OpenSeeFaceCodec, [[openseeface.write(m, m.captured_at)] for m in motions])
    if name == "vmc":
        return Stream(vmc.VmcCodec, [vmc.write(m) for m in motions])
    return Stream(link.LinkCodec, [[link.write(m, 7)] for m in motions])


def network(stream: Stream, seed: int, lost: float = LOST, late: float = LATE) -> list[tuple[float, bytes]]:
    """(arrival in seconds, datagram): some never arrive, some are overtaken by up to three frames."""
    chance = random.Random(seed)
    arrived = []
    for n, frame in enumerate(stream.frames):
        for place, datagram in enumerate(frame):
            draw = chance.random()
            if draw < lost:
                continue
            delay = (
                chance.uniform(0.5, 3.0) / stream.rate if draw < lost + late else chance.uniform(0.0, 0.002)
            )
            arrived.append((10.0 + n / stream.rate + place * 1e-4 + delay, datagram))
    return sorted(arrived, key=lambda item: item[0])


def received(stream: Stream, arrivals: list[tuple[float, bytes]]) -> tuple[list[tuple[Packet, float]], int]:
    """Packets that were taken with their arrival, and how many were late."""
    codec, order, late = stream.codec(), Order(), 0
    taken = []
    for at, datagram in arrivals:
        for packet in codec.read(datagram) or ():
            if not order.takes(packet):
                late += 1
            elif packet.tracked and packet.channels:
                taken.append((packet, at))
    return taken, late


def shown(taken: list[tuple[Packet, float]]) -> Iterator[Motion]:
    """What the modifiers make of it, 60 frames a second."""
    stages = (smooth.create(smooth.Config()), resample.create(resample.Config()), hold.create(hold.Config()))
    newest, rest = Motion.neutral(), list(enumerate(taken))
    for frame in range(int((taken[-1][1] - 10.0) * FPS) + 2):
        now = 10.0 + frame / FPS
        while rest and rest[0][1][1] <= now:
            seq, (packet, at) = rest.pop(0)
            newest = replace(
                Motion.neutral(at, seq),
                blendshapes=packet.blendshapes,
                head_rotation=packet.head_rotation,
                head_position=packet.head_position,
                gaze=packet.gaze,
                confidence=packet.confidence,
                channels=packet.channels,
            )
        motion = newest
        for stage in stages:
            motion = stage.modify(motion, now)
        yield motion


def turns(taken: list[tuple[Packet, float]]) -> np.ndarray:
    """Degrees that the head shown turns from frame to frame."""
    heads = np.degrees([m.head_rotation for m in shown(taken)])
    return np.asarray(np.linalg.norm(np.diff(heads, axis=0), axis=1))


@pytest.mark.parametrize("name", NAMES)
def test_the_order_comes_back(name: str) -> None:
    stream = made(name)
    for seed in range(3):
        taken, late = received(stream, network(stream, seed))
        assert len(taken) > 0.5 * len(stream.frames)
        if not stream.ordered:
            assert late == 0
            continue
        keys = [p.sent_at if p.number is None else p.number for p, _ in taken]
        assert late > 20 and all(b > a for a, b in zip(keys, keys[1:], strict=False))  # type: ignore[operator]


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_network_makes_no_snap(name: str) -> None:
    stream = made(name)
    whole = turns(received(stream, network(stream, 1, 0.0, 0.0))[0])
    assert 1.0 < whole.max() <= SNAP, "the head does turn"
    for seed in range(3):
        assert turns(received(stream, network(stream, seed))[0]).max() <= SNAP


def test_without_the_order_the_time_would_run_backwards() -> None:
    stream = made("vts_phone")
    times = [
        packet.sent_at
        for _, datagram in network(stream, 1)
        for packet in vts_phone.VtsPhoneCodec().read(datagram) or ()
    ]
    assert sum(b < a for a, b in zip(times, times[1:], strict=False)) > 20  # type: ignore[operator]


def test_the_recorded_phone_over_a_bad_network(shared: Path) -> None:
    frames = [[datagram] for datagram in ifacialmocap_recording(shared)]
    stream = Stream(ifacialmocap.IFacialMocapCodec, frames, ordered=False)
    for seed in range(3):
        taken, _ = received(stream, network(stream, seed))
        assert len(taken) > 100 and 0.2 < turns(taken).max() <= SNAP


def test_the_recorded_webcam_over_a_bad_network(shared: Path) -> None:
    frames = [[datagram] for datagram in openseeface_recording(shared)]
    stream = Stream(openseeface.OpenSeeFaceCodec, frames, rate=25.0)
    for seed in range(3):
        taken, late = received(stream, network(stream, seed))
        assert late > 10 and 0.2 < turns(taken).max() <= SNAP
