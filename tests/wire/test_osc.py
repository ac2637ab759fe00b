"""What is remembered reads as python-osc reads it, and nothing torn gets through."""

from __future__ import annotations

import logging
import random
import struct

import pytest
from osc_bytes import bundle, message
from pythonosc import osc_message

from livehead.wire import osc
from livehead.wire.osc import OscReader

KINDS = [
    ("/VMC/Ext/Blend/Val", ("JawOpen", 0.5)),
    ("/VMC/Ext/Blend/Val/JawOpen", (0.25,)),
    ("/VMC/Ext/Bone/Pos", ("Head", 0.0, 1.0, 0.0, 0.1, 0.2, 0.3, 0.9)),
    ("/VMC/Ext/Root/Pos", ("root", *(0.125 * n for n in range(13)))),
    ("/VMC/Ext/Blend/Apply", ()),
    ("/VMC/Ext/OK", (1, 3, 0, 1)),
    ("/VMC/Ext/T", (12.5,)),
    ("/W", (24, 0.75)),
    ("/HRQ", (0.0, 0.5, 0.0, 0.5)),
    ("/ELR", (3.0, -4.0)),
    ("/strange", (True, None, "a", 3, [1.0, 2.0], b"blob")),
]


@pytest.mark.parametrize(("address", "arguments"), KINDS)
def test_a_message_read_again_is_as_python_osc_reads_it(address: str, arguments: tuple[object, ...]) -> None:
    reader, generator = OscReader(), random.Random(1)
    for _ in range(50):
        moved = [generator.uniform(-1, 1) if isinstance(a, float) else a for a in arguments]
        datagram = message(address, *moved)
        oracle = osc_message.OscMessage(datagram)
        assert reader.read(datagram) == ([(oracle.address, tuple(oracle.params))], 0)


def test_kinds_that_differ_only_in_their_tags_are_not_taken_for_each_other() -> None:
    reader = OscReader()
    datagrams = [
        message("/a", *args) for args in ((1.0,), (1.0, 2.0), (1,), (1, 2.0), ("b", 2.0), ("b",), ())
    ]
    datagrams += [message("/a", *(float(n) for n in range(count))) for count in range(9)]
    for _ in range(3):
        random.Random(2).shuffle(datagrams)
        for datagram in datagrams:
            oracle = osc_message.OscMessage(datagram)
            assert reader.read(datagram) == ([(oracle.address, tuple(oracle.params))], 0)


def test_bundles_within_bundles_keep_their_order() -> None:
    one, two, three = (message("/n", n) for n in (1, 2, 3))
    found = OscReader().read(bundle(one, bundle(two, bundle()), three))
    assert found == ([("/n", (1,)), ("/n", (2,)), ("/n", (3,))], 0)


def test_bundles_too_deep_are_counted_and_the_rest_is_read() -> None:
    deep = message("/deep", 1)
    for _ in range(osc.DEEPEST + 5):
        deep = bundle(deep)
    assert OscReader().read(bundle(message("/n", 1), deep, message("/n", 2))) == (
        [("/n", (1,)), ("/n", (2,))],
        1,
    )
    endless = bundle()
    for _ in range(2000):
        endless = bundle(endless)
    assert OscReader().read(endless) == ([], 1)


@pytest.mark.parametrize(
    "datagram",
    [
        message("/VMC/Ext/Blend/Val", "JawOpen", 0.5)[:-4],
        message("/VMC/Ext/Blend/Val", "JawOpen", 0.5)[:-1],
        message("/VMC/Ext/Blend/Val", "JawOpen", 0.5)[:-6],
        b"/no/end",
        b"/a\0\0,q\0\0\0\0\0\0",
        b"/a\0\0,[f\0\0\0\0\0",
        b"/a\0\0,b\0\0\xff\xff\xff\xff",
        b"/\xff\xfe\0,\0\0\0",
        b"/a\0\0nocomma\0",
    ],
)
def test_a_torn_message_is_counted(datagram: bytes, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        assert OscReader().read(datagram) == ([], 1)
        good = message("/n", 1)
        assert OscReader().read(bundle(good, datagram, good)) == ([("/n", (1,))] * 2, 1)
    assert not caplog.records, "a log is not filled by who sends nonsense"


@pytest.mark.parametrize("size", [0, 0x7FFFFFFF, 0xFFFFFFFF, 3000])
def test_a_bundle_with_a_mad_size_keeps_what_came_before(size: int) -> None:
    good = message("/n", 1)
    datagram = bundle(good) + struct.pack(">I", size) + good
    assert OscReader().read(datagram) == ([("/n", (1,))], 1)


@pytest.mark.parametrize("datagram", [b"", b"#", b"#bundl", b"hello", b"\0\0\0\0", b"{}", b"\xff" * 40])
def test_what_is_no_osc(datagram: bytes) -> None:
    assert OscReader().read(datagram) is None


def test_a_message_shorter_than_the_floats_of_another_is_not_taken_for_it() -> None:
    reader = OscReader()
    whole = {count: message("/a", *(0.5,) * count) for count in (1, 2, 3, 4, 7)}
    for datagram in whole.values():
        reader.read(datagram)
    for datagram in whole.values():
        for length in range(1, len(datagram)):
            cut = datagram[:length]
            found = reader.read(cut)
            assert found == OscReader().read(cut), cut


def test_invented_names_do_not_fill_the_memory() -> None:
    reader = OscReader()
    for n in range(3 * osc.MOST_REMEMBERED):
        reader.read(message("/VMC/Ext/Blend/Val", f"name{n}", 0.5))
    reader.read(message("/VMC/Ext/Blend/Val", "x" * 5000, 0.5))
    known = [key for forms in reader._known.values() for key in forms]
    assert len(known) <= osc.MOST_REMEMBERED and max(map(len, known)) <= osc.LONGEST_REMEMBERED
