#!/usr/bin/env python3
"""Broken datagrams by the million through every protocol: `tools/fuzz_protocols.py [--count 1000000] [NAME…]`.

Real datagrams with bits flipped, cut, doubled, joined to others, numbers swapped for others that are none, and
random bytes, go through codec and order of arrival. An exception or a warning, a value out of its range, or
memory that grows is a fault; the datagram is printed in hexadecimal, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import copy
import gc
import json
import random
import sys
import time
import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
import psutil

from livehead.wire.order import Order
from livehead.wire.packet import Packet
from wire_samples import Sample, samples

GROWTH_MIB = 8.0
"""More than this after the first fifth is a leak; caches are full by then."""

WARM = 0.2
SCRAPS = (
    b"nan", b"NaN", b"-Infinity", b"1e999", b"-1e38", b"9" * 40, b"-", b"&", b"|", b"#", b"=", b",", b".", b"e",
    b"null", b"true", b"{}", b"[]", b"[" * 50, b"{", b'"', b":", b'"k":5', b"\x00", b"\xff\xfe", b"\x00" * 8,
    b"#bundle\x00", b",sf\x00", b"/VMC/Ext/Blend/Apply\x00", b"head#", b"trackingStatus-0|",
    b"\x7f\xc0\x00\x00", b"\x00\x00\xc0\x7f", b"\x7f\x80\x00\x00", b"\x00\x00\x80\xff", b"\x7f\x7f\xff\xff",
    b"\xff\xff\x7f\xff", b"\x00\x00\x00\x01", b"\x80\x00\x00\x00", b"\x7f\xff\xff\xff", b"\xff" * 4,
)  # fmt: skip

STRANGE: tuple[Any, ...] = (
    None, True, False, -1, 0, 3, 8, 9, 1.5, -0.5, 200, 359.9, 1e30, -1e300, 10**40, float("nan"), float("inf"),
    "", "x", "0.5", [], [1, 2, 3], {}, {"x": 1}, {"x": 1e30, "y": 0, "z": "0"}, {"k": "JawOpen", "v": 0.5},
    {"k": "headLeft", "v": -9}, {"k": None, "v": 1}, {"k": ["JawOpen"], "v": 1}, 1664817520079, [[[[[]]]]],
)  # fmt: skip


def mutations(seeds: list[bytes], count: int, seed: int) -> list[bytes]:
    """Datagrams made from `seeds`; some are left whole, some are nothing but random bytes."""
    chance = random.Random(seed)
    return [_broken(seeds, chance) for _ in range(count)]


def _broken(seeds: list[bytes], chance: random.Random) -> bytes:
    data = bytearray(chance.choice(seeds))
    what = chance.random()
    if what < 0.05:
        return bytes(data)
    if what < 0.12:
        return chance.randbytes(chance.choice((0, 1, 5, 40, 264, 312, 1000, 1785, 3000)))
    if what < 0.5 and data[:2] == b'{"':
        return _broken_object(bytes(data), chance)
    kinds = (0, 5) if what < 0.5 else range(7)  # half of them keep their length
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        kind = chance.choice(kinds)
        if kind == 0:
            for _ in range(chance.randint(1, 8)):
                if data:
                    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del data[at:]
        elif kind == 2:
            del data[at : at + chance.randint(1, 60)]
        elif kind == 3:
            data[at:at] = data[at : at + chance.randint(1, 400)]
        elif kind == 4:
            other = chance.choice(seeds)
            data[at:] = other[chance.randrange(len(other) + 1) :]
        elif kind == 5:
            scrap = chance.choice(SCRAPS)
            data[at : at + len(scrap)] = scrap
        else:
            data[at:at] = chance.choice(SCRAPS)
    return bytes(data)


def _broken_object(data: bytes, chance: random.Random) -> bytes:
    """JSON that is still JSON, with some of its values swapped for strange ones."""
    whole = json.loads(data)
    for _ in range(chance.randint(1, 6)):
        place: Any = whole
        while isinstance(place, (dict, list)) and place:
            key = chance.choice(list(place)) if isinstance(place, dict) else chance.randrange(len(place))
            if chance.random() < 0.4 or not isinstance(place[key], (dict, list)):
                place[key] = copy.deepcopy(chance.choice(STRANGE))
                break
            place = place[key]
    return json.dumps(whole).encode()


def fault_of(packet: Packet) -> str:
    """What is wrong with a packet's values; empty when they are sound."""
    shapes = packet.blendshapes
    if shapes.shape != (52,) or not (shapes.min() >= 0.0 and shapes.max() <= 1.0):
        return "blendshapes"
    if not np.abs(packet.head_rotation).max() <= np.pi + 1e-6:
        return "head rotation"
    if not np.abs(packet.head_position).max() <= 10.0 + 1e-5:
        return "head position"
    if packet.gaze.shape != (2, 2) or not np.abs(packet.gaze).max() <= np.pi / 2 + 1e-6:
        return "gaze"
    if not 0.0 <= packet.confidence <= 1.0 or not 0.0 <= packet.breath <= 1.0:
        return "confidence or breath"
    if packet.sent_at is not None and not abs(packet.sent_at) < 1e15:
        return "time"
    if any(not 0.0 <= weight <= 1.0 for _, weight in packet.expressions):
        return "expressions"
    return ""


@dataclass(slots=True)
class Tally:
    """What became of the datagrams of one protocol."""

    datagrams: int = 0
    packets: int = 0
    nothing: int = 0
    dropped: int = 0
    late: int = 0
    growth_mib: float = 0.0
    seconds: float = 0.0
    fault: str = ""


def fuzz(sample: Sample, count: int, seed: int = 1) -> Tally:
    """Break `count` datagrams; ends at the first fault."""
    tally, codec, order = Tally(), sample.codec(), Order()
    process, began, base = psutil.Process(), time.monotonic(), 0
    while tally.datagrams < count and not tally.fault:
        for datagram in mutations(
            sample.datagrams, min(2000, count - tally.datagrams), seed + tally.datagrams
        ):
            try:
                packets = codec.read(datagram)
                for packet in packets or ():
                    tally.late += not order.takes(packet)
                    tally.dropped += packet.dropped
                    tally.fault = fault_of(packet)
            except Exception as error:
                packets, tally.fault = None, repr(error)
            tally.datagrams += 1
            tally.packets += len(packets or ())
            tally.nothing += packets is None
            if tally.fault:
                print(f"{tally.fault}: {datagram.hex()}", file=sys.stderr)
                break
        if not base and tally.datagrams >= WARM * count:
            gc.collect()
            base = process.memory_info().rss
    gc.collect()
    tally.growth_mib = (process.memory_info().rss - base) / 2**20 if base else 0.0
    if tally.growth_mib > GROWTH_MIB and not tally.fault:
        tally.fault = "memory"
    tally.seconds = time.monotonic() - began
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    every = samples()
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(every))
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    warnings.simplefilter("error")
    print("| protocol | datagrams | packets | nothing | items dropped | late | memory | seconds | faults |")
    print("|---|---|---|---|---|---|---|---|---|")
    faults = 0
    for name in arguments.names or every:
        t = fuzz(every[name], arguments.count, arguments.seed)
        faults += bool(t.fault)
        print(
            f"| {name} | {t.datagrams:,} | {t.packets:,} | {t.nothing:,} | {t.dropped:,} | {t.late:,} "
            f"| {t.growth_mib:+.1f} MiB | {t.seconds:.0f} | {t.fault or 'none'} |",
            flush=True,
        )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
