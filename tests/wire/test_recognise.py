"""Every sample there is, is known for what it is; and nothing else is."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import numpy as np
import pytest
from osc_bytes import bundle, message

from livehead.types import Motion
from livehead.wire import ifacialmocap, link, live_link_face, vmc, vts_phone
from livehead.wire.face_cap import FaceCapCodec
from livehead.wire.recognise import LINK, recognise

PACKETS = Path(__file__).parents[1] / "data" / "phone_packets.txt"


def someone() -> Motion:
    neutral = Motion.neutral(12.5)
    return Motion(
        np.full(52, 0.25, np.float32),
        neutral.head_rotation,
        neutral.head_position,
        neutral.gaze,
        1.0,
        12.5,
        3,
    )


def test_what_we_write_ourselves() -> None:
    for motion in (someone(), Motion.neutral(1.0)):
        for version in (1, 2):
            assert recognise(ifacialmocap.write(motion, version)) == "ifacialmocap"  # type: ignore[arg-type]
        assert [recognise(b) for b in vmc.write(motion, True)] == ["vmc"] * len(vmc.write(motion, True))
        assert recognise(vts_phone.write(motion)) == "vts_phone"
        assert recognise(link.write(motion, 7)) == "link"
        assert recognise(live_link_face.write(motion)) == "live_link_face"
    assert link.MAGIC == LINK


def test_phones_of_all_kinds() -> None:
    for line in PACKETS.read_text(encoding="ascii").splitlines():
        assert recognise(line.partition("|")[2].encode()) == "ifacialmocap", line
    for text in (
        b"faceObjGrp!SampleHead|blendShape1.mouthSmileRight&44|=headPosition#0.007,-0.04,0.002,x|head#-6.5,-3.8,0,head|",
        b"faceObjGrp!SampleHead|mouthSmileRight-44|=headPosition#0.1,0,0|",
        b"=head#-21.488958,-6.038993,-6.6019735|", b"trackingStatus-0|", b"mouthFunnel0|",
        b"jawOpen-NaN|jawOpen-5|",
        b"FM_SAD&3|leftEye#1,2,3|",
    ):  # fmt: skip
        assert recognise(text) == "ifacialmocap", text
        assert ifacialmocap.parse(text) is not None


def test_osc_by_its_first_address() -> None:
    jaw = message("/VMC/Ext/Blend/Val", "JawOpen", 0.5)
    for datagram in (jaw, bundle(jaw), bundle(bundle(bundle(jaw))), message("/VMC/Ext/OK", 1)):
        assert recognise(datagram) == "vmc"
    for address, arguments in (
        ("/HT", (0.0,) * 3),
        ("/HRQ", (0.0,) * 4),
        ("/W", (3, 0.5)),
        ("/ELR", (0.0, 0.0)),
    ):
        assert recognise(message(address, *arguments)) == "face_cap"
        assert recognise(bundle(message(address, *arguments))) == "face_cap"
        assert FaceCapCodec().read(message(address, *arguments)) is not None
    for other in (
        message("/WX", 1),
        message("/avatar/parameters/JawOpen", 0.5),
        bundle(),
        b"#bundle\0",
        b"/",
        b"#",
    ):
        assert recognise(other) == ""


def test_live_link_with_and_without_a_face() -> None:
    name = b"phone"
    head = b"\x06" + struct.pack(">i", 36) + b"1" * 36 + struct.pack(">i", len(name)) + name
    assert recognise(head) == "live_link_face", "no face is seen"
    body = struct.pack(">ifii", 7, 0.5, 60, 1) + b"\x3d" + bytes(61 * 4)
    assert recognise(head + body) == "live_link_face"
    assert recognise(head + body[:-3]) == "" and recognise(head[:-2]) == ""
    assert recognise(b"\x06") == "" and recognise(b"\x06" + b"\xff" * 300) == ""


def test_openseeface_by_its_size_and_its_beginning() -> None:
    face = struct.pack("<di2f", 12.5, 0, 640.0, 480.0) + bytes(1785 - 20)
    assert recognise(face) == "openseeface" and recognise(face * 3) == "openseeface"
    for first in b"/#{\x06L":
        assert recognise(bytes([first]) + face[1:]) == "openseeface", "a time may begin with any byte"
    assert recognise(face[:-1]) == "" and recognise(bytes(1785)) == ""


@pytest.mark.parametrize(
    "other",
    [b"", b"\0", b"hello", b"{}", b'{"messageType":"iOSTrackingDataRequest","time":2}', b"GET / HTTP/1.1\r\n\r\n",
     ifacialmocap.HELLO + ifacialmocap.V2, ifacialmocap.HELLO_FACEMOTION_TCP, ifacialmocap.STOP_TCP,
     b"\xff" * 1785, b"|" * 500, b"a|b|c", b"{" * 5000, b"M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900"],
)  # fmt: skip
def test_what_is_none_of_them(other: bytes) -> None:
    assert recognise(other) == ""


def test_nothing_makes_it_fail() -> None:
    generator = random.Random(5)
    seeds = [
        ifacialmocap.write(someone()),
        *vmc.write(someone()),
        vts_phone.write(someone()),
        bytes(1785),
        b"\x06",
    ]
    for _ in range(5000):
        datagram = bytearray(generator.choice(seeds))
        for _ in range(3):
            at = generator.randrange(len(datagram) + 1)
            datagram[at : at + generator.randrange(40)] = generator.randbytes(generator.randrange(8))
        assert recognise(bytes(datagram)) in (
            "",
            "ifacialmocap",
            "vmc",
            "vts_phone",
            "openseeface",
            "live_link_face",
            "face_cap",
        )


def test_recorded_streams(shared: Path) -> None:
    stream, faces = shared / "media/mocap/ifm_minbitt_data.txt", shared / "media/mocap/osf_lp_d12.osfrec"
    if not (stream.is_file() and faces.is_file()):
        pytest.skip("needs the recorded streams (../shared/media/mocap)")
    lines = [line for line in stream.read_bytes().splitlines() if line]
    assert len(lines) == 203 and {recognise(line) for line in lines} == {"ifacialmocap"}
    data, at, found = faces.read_bytes(), 0, []
    while at < len(data):
        _, size = struct.unpack_from("<dI", data, at)
        found.append(recognise(data[at + 12 : at + 12 + size]))
        at += 12 + size
    assert found == ["openseeface"] * 183
    page = (shared / "media/mocap/sample_packets.md").read_text(encoding="utf-8").splitlines()
    samples = [line.encode() for line in page if line.startswith(("trackingStatus", "mouth", "eyeLook"))]
    assert len(samples) >= 4 and {recognise(sample) for sample in samples} == {"ifacialmocap"}
