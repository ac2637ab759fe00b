"""Twenty thousand broken datagrams through every protocol; tools/fuzz_protocols.py does it by the million."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

import numpy as np
import pytest

TOOLS = str(Path(__file__).resolve().parents[2] / "tools")
sys.path.insert(0, TOOLS)
from fuzz_protocols import fault_of, fuzz, mutations  # noqa: E402
from wire_samples import Sample, samples  # noqa: E402

sys.path.remove(TOOLS)

from livehead.wire.packet import Packet, Reading  # noqa: E402

NAMES = (
    "ifacialmocap v1", "ifacialmocap v2", "vts_phone", "meowface", "live_link_face", "openseeface",
    "vmc bundles", "vmc messages", "face_cap", "link",
)  # fmt: skip


@pytest.fixture(scope="module")
def every() -> dict[str, Sample]:
    return samples()


@pytest.mark.parametrize("name", NAMES)
def test_broken_datagrams_do_no_harm(name: str, every: dict[str, Sample]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        tally = fuzz(every[name], 20_000, seed=5)
    assert not tally.fault and tally.datagrams == 20_000
    assert tally.packets > 0 and tally.nothing > 0, "some are read and some are not"


@pytest.mark.parametrize("name", NAMES)
def test_whole_datagrams_are_read(name: str, every: dict[str, Sample]) -> None:
    codec = every[name].codec()
    readings = [codec.read(datagram) for datagram in every[name].datagrams]
    assert None not in readings
    packets = [packet for reading in readings for packet in reading or ()]
    assert len(packets) >= len(readings) // every[name].rate - 1
    assert all(packet.tracked and not packet.dropped and not fault_of(packet) for packet in packets)


class Careless:
    """A codec that believes everything: the fuzzer must find it out."""

    def read(self, datagram: bytes) -> Reading:
        values = np.frombuffer(datagram[:208].ljust(208, b"\0"), "<f4").copy()
        return (Packet(blendshapes=values),)


class Brittle:
    """One that raises at what it does not know."""

    def read(self, datagram: bytes) -> Reading:
        return (Packet(sent_at=float(datagram[0]) / len(datagram)),)


@pytest.mark.parametrize(("codec", "word"), [(Careless, "blendshapes"), (Brittle, "Error")])
def test_the_fuzzer_finds_what_is_wrong(codec: type, word: str, capsys: pytest.CaptureFixture[str]) -> None:
    whole = np.full(52, 0.5, "<f4").tobytes()
    assert word in fuzz(Sample(codec, [whole]), 20_000).fault
    assert capsys.readouterr().err


def test_the_same_seed_breaks_alike() -> None:
    seeds = [b'{"FaceFound": true, "BlendShapes": [{"k": "JawOpen", "v": 0.5}]}', b"jawOpen&50|=head#1,2,3|"]
    assert mutations(seeds, 500, 3) == mutations(seeds, 500, 3) != mutations(seeds, 500, 4)
