#!/usr/bin/env python3
"""Datagrams a second that each protocol is read at, and how long one takes to be a Motion: a markdown table.

`tools/bench_protocols.py [--seconds 1] [--latency 600] [NAME…]`. Reading is timed on one core by the
processor's time, so that other programs do not count; streams are 300 frames of the demo motion, gone through
again and again, and recordings. A frame is what makes a Motion: with VMC and Face Cap several datagrams.
Latency is from just before `sendto` to the Motion in the tracker's hands, over loopback, 60 frames a second.
"""

from __future__ import annotations

import argparse
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from livehead.wire.listener import Listener, Terms, UdpInlet
from wire_samples import Sample, samples

GOAL = 20_000


def reading(sample: Sample, seconds: float) -> float:
    """Datagrams a second: the median of five turns."""
    codec, rates = sample.codec(), []
    read = codec.read
    for _ in range(5):
        count, began = 0, time.process_time()
        while time.process_time() - began < seconds / 5:
            for datagram in sample.datagrams:
                read(datagram)
            count += len(sample.datagrams)
        rates.append(count / (time.process_time() - began))
    return float(np.median(rates))


def latency(sample: Sample, frames: int) -> list[float]:
    """Milliseconds from sending a frame's last datagram to its Motion."""
    inlet = UdpInlet("127.0.0.1", 0)
    listener = Listener([inlet], sample.codec, Terms("bench"))
    came: list[float] = []

    def collect() -> None:
        for _ in listener.motions():
            came.append(time.perf_counter())

    thread = threading.Thread(target=collect, daemon=True)
    thread.start()
    out = _send(sample, frames, inlet.socket.getsockname(), lambda: came)
    listener.close()
    thread.join(2.0)
    return out


def _send(sample: Sample, frames: int, where: Any, came: Callable[[], list[float]]) -> list[float]:
    spent = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as link:
        for n in range(min(frames, len(sample.datagrams) // sample.rate)):
            *others, last = sample.datagrams[n * sample.rate : (n + 1) * sample.rate]
            for datagram in others:
                link.sendto(datagram, where)
            if others:
                time.sleep(0.004)  # the frame is complete with its last datagram, and that is timed
            before, sent = len(came()), time.perf_counter()
            link.sendto(last, where)
            time.sleep(1 / 60)
            if len(came()) > before:
                spent.append((came()[before] - sent) * 1e3)
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    every = samples()
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(every))
    parser.add_argument("--seconds", type=float, default=1.0, help="of reading, for each")
    parser.add_argument("--latency", type=int, default=300, help="frames sent over loopback, 0 for none")
    arguments = parser.parse_args()
    print("| protocol | bytes | datagrams a second | frames a second | latency p50 | p99 | motions |")
    print("|---|---|---|---|---|---|---|")
    for name in arguments.names or every:
        sample = every[name]
        rate = reading(sample, arguments.seconds)
        size = np.mean([len(d) for d in sample.datagrams])
        spent = latency(sample, arguments.latency) if arguments.latency else []
        p50, p99 = np.percentile(spent, (50, 99)) if spent else (np.nan, np.nan)
        mark = "" if rate >= GOAL else " (below the goal)"
        print(
            f"| {name} | {size:.0f} | {rate:,.0f}{mark} | {rate / sample.rate:,.0f} | {p50:.2f} ms | {p99:.2f} ms "
            f"| {len(spent)} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
