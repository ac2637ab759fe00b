"""Which protocol a datagram speaks, from its bytes: a look at its beginning and form, not a reading of it."""

from __future__ import annotations

import re
import struct

from livehead.wire.face_cap import ADDRESSES
from livehead.wire.osc import BUNDLE, DEEPEST

PROTOCOLS = ("vts_phone", "ifacialmocap", "live_link_face", "vmc", "face_cap", "openseeface", "link")

LINK = b"LHM1"
"""livehead's own datagrams begin with it."""

_ITEM = re.compile(
    rb"(?:^|[|=.])(?:(?:eye|brow|cheek|jaw|mouth|nose|tongue|trackingStatus)[A-Za-z_]*[-&]?[-+]?[\d.]"
    rb"|(?:head|headPosition|leftEye|rightEye)#[-+\d.])"
)
_JSON = re.compile(rb'"(?:blendShapes|faceFound|eyeLeft|eyeRight)"\s*:', re.IGNORECASE)
_FACE_CAP = frozenset(address.encode("ascii") for address in ADDRESSES)
_FACE = 1785
_LOOKED_AT = 4096


def recognise(datagram: bytes) -> str:
    """One of PROTOCOLS, or empty for what is none of them. Never raises."""
    if datagram and len(datagram) % _FACE == 0 and _openseeface(datagram):
        return "openseeface"  # first of all, for it may begin with any byte
    first = datagram[:1]
    if first in (b"/", b"#"):
        return _osc(datagram)
    if datagram[:64].lstrip()[:1] == b"{":
        return "vts_phone" if _JSON.search(datagram, 0, _LOOKED_AT * 4) else ""
    if datagram[:4] == LINK:
        return "link"
    if first == b"\x06" and _live_link(datagram):
        return "live_link_face"
    return "ifacialmocap" if _ITEM.search(datagram, 0, _LOOKED_AT) else ""


def _osc(datagram: bytes) -> str:
    """By the address of the first message, however deep its bundle lies."""
    at = 0
    for _ in range(DEEPEST):
        if not datagram.startswith(BUNDLE, at):
            break
        at += len(BUNDLE) + 8 + 4
    address = datagram[at : at + 64].partition(b"\0")[0]
    if address.startswith(b"/VMC/"):
        return "vmc"
    return "face_cap" if address in _FACE_CAP else ""


def _live_link(datagram: bytes) -> bool:
    """A version, two names with their lengths, and then nothing (no face) or time, a count and as many floats."""
    at = 1
    for _ in range(2):
        length = _length(datagram, at)
        if not 0 <= length <= 1024:
            return False
        at += 4 + length
    rest = len(datagram) - at
    return rest == 0 or (rest >= 17 and rest == 17 + 4 * datagram[at + 16])


def _length(datagram: bytes, at: int) -> int:
    return int.from_bytes(datagram[at : at + 4], "big") if len(datagram) >= at + 4 else -1


def _openseeface(datagram: bytes) -> bool:
    """A time, a number of the face and the size of a picture."""
    time, face, width, height = struct.unpack_from("<di2f", datagram)
    return bool(0.0 <= time < 1e12 and 0 <= face < 1000 and 1.0 <= width <= 1e5 and 1.0 <= height <= 1e5)
