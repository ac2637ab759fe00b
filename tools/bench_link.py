#!/usr/bin/env python3
"""What motion over the network costs beside the video it was tracked from: kB a second, and loss on a bad network.

    tools/bench_link.py CLIP [--loss 0.2]

The clip is tracked, every motion is written as livehead's own datagram (and as the other protocols), with 28 bytes
of IP and UDP headers each; the video's own bit rate is read from the file.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import av
import numpy as np

from livehead import registry
from livehead.config import StageChoice
from livehead.types import Motion
from livehead.wire import ifacialmocap, link, vmc, vts_phone
from livehead.wire.link import LinkCodec
from livehead.wire.order import Order

HEADERS = 28
"""Bytes of IPv4 and UDP before every datagram."""

WRITERS = {
    "livehead": lambda motion: [link.write(motion, 1)],
    "livehead, with a token": lambda motion: [link.write(motion, 1, "secret")],
    "iFacialMocap v2": lambda motion: [ifacialmocap.write(motion)],
    "VTube Studio's phone": lambda motion: [vts_phone.write(motion)],
    "VMC": vmc.write,
}


def tracked(clip: Path) -> list[Motion]:
    """Every motion of a clip."""
    tracker = registry.tracker(StageChoice("mediapipe_face", {"source": str(clip), "realtime": False}))
    try:
        return list(tracker.track())
    finally:
        tracker.close()


def video(clip: Path) -> tuple[float, float, str]:
    """(kB a second of the video alone, pictures a second, its size and codec in words)."""
    with av.open(str(clip)) as container:
        stream = container.streams.video[0]
        size = sum(packet.size for packet in container.demux(stream))
        seconds = float(container.duration or 0) / av.time_base
        fps = float(stream.average_rate or 30)
        words = f"{stream.codec_context.width}x{stream.codec_context.height} {stream.codec_context.name}"
    return size / 1000.0 / max(seconds, 1e-3), fps, words


def snaps(motions: list[Motion], loss: float) -> tuple[float, float]:
    """Largest turn of the head between two motions, degrees: as sent, and as received over a bad network."""
    random, codec, order = np.random.default_rng(5), LinkCodec(), Order()
    sent = [link.write(motion, 1) for motion in motions]
    kept = [data for data in sent if random.random() > loss]
    for n in range(0, len(kept) - 2, max(2, round(1.0 / max(loss, 1e-3)))):
        kept[n], kept[n + 1] = kept[n + 1], kept[n]
    taken = [p for data in kept for p in codec.read(data) or () if order.takes(p)]
    return _largest([m.head_rotation for m in motions]), _largest([p.head_rotation for p in taken])


def _largest(rotations: list[np.ndarray]) -> float:
    return float(np.degrees(np.abs(np.diff(np.stack(rotations), axis=0)).max()))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("clip", type=Path)
    parser.add_argument("--loss", type=float, default=0.2)
    arguments = parser.parse_args()
    motions = tracked(arguments.clip)
    rate, fps, words = video(arguments.clip)
    print(f"{len(motions)} motions; the video itself ({words}, {fps:.0f} fps): {rate:.0f} kB/s\n")
    print(
        f"| protocol | bytes a motion | kB/s at 60 Hz | at {fps:.0f} Hz | of the video |\n|---|---|---|---|---|"
    )
    for name, write in WRITERS.items():
        size = np.mean([sum(len(d) + HEADERS for d in write(motion)) for motion in motions])
        each = size * fps / 1000.0
        print(f"| {name} | {size:.0f} | {size * 0.06:.1f} | {each:.1f} | {100.0 * each / rate:.0f} % |")
    before, after = snaps(motions, arguments.loss)
    lost = f"{100 * arguments.loss:.0f} % lost, as many overtaken"
    print(f"\n{lost}: largest turn between two motions {after:.1f} degrees ({before:.1f} as sent)")


if __name__ == "__main__":
    main()
