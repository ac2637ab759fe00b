"""A stream is cut into frames wherever it is torn, and nothing in it can fill the memory."""

from __future__ import annotations

import random
import tracemalloc

import pytest

from livehead.wire.tcp import LONGEST, Frames

END = b"___iFacialMocap"


@pytest.mark.parametrize("seed", range(20))
def test_a_stream_cut_anywhere_gives_the_same_frames(seed: int) -> None:
    generator = random.Random(seed)
    frames = [bytes(generator.choices(b"_aM|", k=generator.randint(0, 300))) for _ in range(60)]
    frames = [frame.replace(END, b"") for frame in frames]
    stream = END.join(frames) + END
    cutter, found = Frames(END), []
    while stream:
        size = generator.randint(1, 90)
        found += cutter.feed(stream[:size])
        stream = stream[size:]
    assert found == frames and not cutter.torn


def test_what_has_not_ended_is_torn() -> None:
    cutter = Frames(END)
    assert cutter.feed(b"abc") == [] and cutter.torn
    assert cutter.feed(END) == [b"abc"] and not cutter.torn


def test_a_frame_that_is_too_long_is_one_empty_one() -> None:
    cutter = Frames(END)
    found = cutter.feed(b"x" * (LONGEST + 1) + END + b"good" + END)
    assert found == [b"", b"good"]
    found = []
    for _ in range(300):
        found += cutter.feed(b"x" * 1000)
    found += cutter.feed(END[:7]) + cutter.feed(END[7:] + b"good" + END)
    assert found == [b"", b"good"], "also when its delimiter is cut in two"


def test_a_hundred_megabytes_without_a_delimiter_do_not_grow() -> None:
    cutter, block, found = Frames(END), b"_" * 65536, []
    tracemalloc.start()
    for _ in range(1600):
        found += cutter.feed(block)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert found == [b""] and most < 1_000_000
    assert cutter.feed(END + b"good" + END) == [b"good"]
