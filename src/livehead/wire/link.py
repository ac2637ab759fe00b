"""livehead's own datagram: one Motion from one computer to another, about 110 bytes.

Little-endian and packed; one datagram a motion, so that a lost one costs one frame of movement and no more:

    offset  type       field
    0       4 B        "LHM1"
    4       u8         flags: 1 a face is seen, 2 authenticated
    5       u8         subject
    6       u8, u8     channels, made (bits of `Channels`)
    8       u32        session: drawn by the sender at its start
    12      u32        seq within the session
    16      f64        captured_at on the sender's clock, seconds
    24      u8, u8     confidence, breath, of 255
    26      52 u8      blendshapes, of 255 (phones send whole percents)
    78      3 i16      head_rotation, of 32767 half turns
    84      3 i16      head_position, of 32767 times 10 m
    90      4 i16      gaze, of 32767 quarter turns
    98      text       tracker (u8 length, UTF-8)
            u8, items  expressions: text, u8 weight
            u8, items  presses: text, u16 count
            u8, items  drawn: text, i16 value of 32767 halves, u8 weight
    end     16 B       HMAC-SHA-256 of all before, cut; only when authenticated
"""

from __future__ import annotations

import hashlib
import hmac
import math
import struct
from collections.abc import Iterable

import numpy as np

from livehead.motion.vector import clean
from livehead.types import Channels, Floats, Motion
from livehead.wire.packet import Packet, Reading

MAGIC = b"LHM1"
SEEN, SIGNED = 1, 2
HEAD = struct.Struct("<4sBBBBIIdBB")
SEAL = 16
MOST_ITEMS = 32
LONGEST_NAME = 48
MOST_DRAWN = 2.0

_NUMBERS = np.dtype(
    [("shapes", "u1", 52), ("rotation", "<i2", 3), ("position", "<i2", 3), ("gaze", "<i2", (2, 2))]
)
_U32 = 0xFFFFFFFF
_PART = 1.0 / 255.0
_HALF_TURN, _FARTHEST, _QUARTER = math.pi / 32767.0, 10.0 / 32767.0, math.pi / 2.0 / 32767.0


def write(motion: Motion, session: int, token: str = "") -> bytes:
    """A motion as a datagram. session: any number that stays while `seq` grows; token: a secret both sides know.

    Blendshapes keep 1/255, angles 0.006 degrees, the position 0.3 mm.
    """
    motion = clean(motion)
    seen = motion.confidence > 0.0 and motion.channels != Channels.NONE
    numbers = np.zeros((), _NUMBERS)
    numbers["shapes"] = np.rint(motion.blendshapes / _PART)
    numbers["rotation"] = np.rint(motion.head_rotation / _HALF_TURN)
    numbers["position"] = np.rint(motion.head_position / _FARTHEST)
    numbers["gaze"] = np.rint(motion.gaze / _QUARTER)
    data = b"".join(
        (
            HEAD.pack(
                MAGIC, (SEEN if seen else 0) | (SIGNED if token else 0), motion.subject & 255,
                int(motion.channels), int(motion.made), session & _U32, motion.seq & _U32,
                motion.captured_at, round(motion.confidence * 255), round(motion.breath * 255),
            ),
            numbers.tobytes(),
            _text(motion.tracker),
            _items((_text(n) + bytes((_byte(w),)) for n, w in motion.expressions)),
            _items((_text(n) + struct.pack("<H", count & 0xFFFF) for n, count in motion.presses)),
            _items((_text(n) + struct.pack("<hB", _drawn(v), _byte(w)) for n, v, w in motion.drawn)),
        )
    )  # fmt: skip
    return data + _seal(data, token) if token else data


class LinkCodec:
    """Reads what `write` wrote. With a token, only what was sealed with the same one; without, only unsealed.

    A new session of the sender goes on after the last: `Packet.number` never falls. What then still comes of the
    last is not taken (None), until `forget`.
    """

    def __init__(self, token: str = "") -> None:
        self._token = token
        self._session: int | None = None
        self._gone: set[int] = set()
        self._base = 0
        self.unsealed = 0
        """Datagrams of the right form whose seal was missing or wrong."""

    def forget(self) -> None:
        """Whoever sends next is new: also one whose session was over."""
        self._session, self._base = None, 0
        self._gone.clear()

    def read(self, datagram: bytes) -> Reading:
        """One packet; None for what is no such datagram, or not from one who knows the token."""
        if len(datagram) < HEAD.size + _NUMBERS.itemsize + 4 or datagram[:4] != MAGIC:
            return None
        sealed = bool(datagram[4] & SIGNED)
        if sealed != bool(self._token):
            self.unsealed += 1
            return None
        if sealed:
            datagram, seal = datagram[:-SEAL], datagram[-SEAL:]
            if not hmac.compare_digest(seal, _seal(datagram, self._token)):
                self.unsealed += 1
                return None
        try:
            return self._read(datagram)
        except (struct.error, UnicodeDecodeError, IndexError, ValueError):
            return None

    def _read(self, data: bytes) -> Reading:
        _, flags, subject, channels, made, session, seq, at, confidence, breath = HEAD.unpack_from(data)
        if not math.isfinite(at) or session in self._gone:
            return None
        numbers = np.frombuffer(data, _NUMBERS, 1, HEAD.size)[0]
        rest = _Reader(data, HEAD.size + _NUMBERS.itemsize)
        tracker = rest.text()
        expressions = tuple((rest.text(), rest.take("<B") / 255.0) for _ in range(rest.count()))
        presses = tuple((rest.text(), rest.take("<H")) for _ in range(rest.count()))
        drawn = tuple(
            (rest.text(), rest.take("<h") * MOST_DRAWN / 32767.0, rest.take("<B") / 255.0)
            for _ in range(rest.count())
        )
        return (
            Packet(
                blendshapes=_scaled(numbers["shapes"], _PART),
                head_rotation=_scaled(numbers["rotation"], _HALF_TURN),
                head_position=_scaled(numbers["position"], _FARTHEST),
                gaze=_scaled(numbers["gaze"], _QUARTER),
                channels=Channels(channels) & Channels.ALL,
                made=Channels(made) & Channels.ALL,
                tracked=bool(flags & SEEN) and confidence > 0,
                number=self._number(session, seq),
                subject=subject,
                confidence=confidence / 255.0,
                breath=breath / 255.0,
                tracker=tracker,
                expressions=expressions,
                presses=presses,
                drawn=drawn,
            ),
        )

    def _number(self, session: int, seq: int) -> int:
        if session != self._session:
            if self._session is not None:
                self._gone = {self._session} if len(self._gone) > 16 else {*self._gone, self._session}
                self._base += 1 << 33
            self._session = session
        return self._base + seq


class _Reader:
    def __init__(self, data: bytes, offset: int) -> None:
        self._data, self._at = data, offset

    def take(self, form: str) -> int:
        (value,) = struct.unpack_from(form, self._data, self._at)
        self._at += struct.calcsize(form)
        return int(value)

    def count(self) -> int:
        count = self.take("<B")
        if count > MOST_ITEMS:
            raise ValueError("too many items")
        return count

    def text(self) -> str:
        size = self.take("<B")
        if size > LONGEST_NAME or self._at + size > len(self._data):
            raise ValueError("torn text")
        self._at += size
        return self._data[self._at - size : self._at].decode("utf-8")


def _text(text: str) -> bytes:
    data = text.encode("utf-8")[:LONGEST_NAME].decode("utf-8", "ignore").encode("utf-8")
    return bytes((len(data),)) + data


def _items(items: Iterable[bytes]) -> bytes:
    some = list(items)[:MOST_ITEMS]
    return bytes((len(some),)) + b"".join(some)


def _byte(weight: float) -> int:
    return round(min(max(weight, 0.0), 1.0) * 255) if math.isfinite(weight) else 0


def _drawn(value: float) -> int:
    bounded = min(max(value, -MOST_DRAWN), MOST_DRAWN) if math.isfinite(value) else 0.0
    return round(bounded * 32767.0 / MOST_DRAWN)


def _scaled(whole: Floats, unit: float) -> Floats:
    bounded = np.maximum(whole.astype(np.float32), -32767.0)  # -32768 would lie outside
    return (bounded * np.float32(unit)).astype(np.float32)


def _seal(data: bytes, token: str) -> bytes:
    return hmac.new(token.encode("utf-8"), data, hashlib.sha256).digest()[:SEAL]
