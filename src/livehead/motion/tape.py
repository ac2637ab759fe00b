"""Tapes: Motion on disk, bit for bit, playable up to the last whole record whatever happened to the writer.

A tape is one line of text and then records of equal size.

    livehead-tape 1 {"record": 304, "tracker": "mediapipe_face"}\\n
    record, record, record ...

The JSON object holds the record's size in bytes and free notes. A record is packed and little-endian:

    offset  type     field
    0       f64      captured_at, seconds
    8       f64      confidence
    16      f64      breath
    24      i64      seq
    32      i32      subject
    36      u32      channels (bits of `Channels`)
    40      52 f32   blendshapes
    248     3 f32    head_rotation
    260     3 f32    head_position
    272     4 f32    gaze (left pitch, left yaw, right pitch, right yaw)
    288     12 B     zero, room to grow
    300     u32      CRC-32 of the 300 bytes before

The camera picture (`Motion.driving`) is not kept.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from livehead.errors import TrackerError
from livehead.types import Channels, Motion

MAGIC = b"livehead-tape 1 "

RECORD = np.dtype(
    [
        ("captured_at", "<f8"),
        ("confidence", "<f8"),
        ("breath", "<f8"),
        ("seq", "<i8"),
        ("subject", "<i4"),
        ("channels", "<u4"),
        ("blendshapes", "<f4", 52),
        ("head_rotation", "<f4", 3),
        ("head_position", "<f4", 3),
        ("gaze", "<f4", (2, 2)),
        ("spare", "V12"),
        ("check", "<u4"),
    ]
)

_BODY = RECORD.itemsize - 4
_HEADER_LIMIT = 65536


class TapeWriter:
    """Records Motion; every `write` is with the operating system when it returns.

    notes: anything JSON can hold, kept in the header ("tracker", "title", ...).
    Errors: TrackerError when the file cannot be made or the disk is full; what was written stays playable.
    """

    def __init__(self, path: Path, **notes: Any) -> None:
        self.path = Path(path)
        self.count = 0
        header = json.dumps({"record": RECORD.itemsize, **notes}, ensure_ascii=True)
        try:
            self._file: BinaryIO = self.path.open("wb", buffering=0)
        except OSError as error:
            raise self._error(error) from None
        self._put(MAGIC + header.encode("ascii") + b"\n")

    def write(self, motion: Motion) -> None:
        """Append one motion."""
        self._put(encode(motion))
        self.count += 1

    def close(self) -> None:
        """End the tape; safe to call twice."""
        self._file.close()

    def __enter__(self) -> TapeWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _put(self, data: bytes) -> None:
        try:
            written = self._file.write(data)
            while written < len(data):
                written += self._file.write(data[written:])
        except OSError as error:
            self._file.close()
            raise self._error(error) from None

    def _error(self, error: OSError) -> TrackerError:
        return TrackerError(
            f"cannot write the tape {self.path}: {error.strerror or error}",
            remedy="free some space, or choose another file; what is recorded so far can be played",
        )


class TapeReader:
    """A tape in memory: a sequence of Motion.

    notes: the header's notes. torn: True if the writer was interrupted and a partial record was left out.
    Errors: TrackerError when the file cannot be read, is no tape, holds nothing or is damaged inside.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.name = str(path) if path else "the built-in demo motion"
        try:
            data = Path(path).read_bytes() if path else demo_bytes()
        except OSError as error:
            raise TrackerError(
                f"cannot read the tape {self.name}: {error.strerror or error}",
                remedy="give the path of a tape made by `livehead motion record`, or leave it empty",
            ) from None
        self.notes, start = self._header(data)
        self._records, self.torn = self._body(data, start)

    def __len__(self) -> int:
        return len(self._records)

    def __getitem__(self, index: int) -> Motion:
        return decode(self._records[index])

    def __iter__(self) -> Iterator[Motion]:
        for index in range(len(self)):
            yield self[index]

    @property
    def duration(self) -> float:
        """Seconds from the first record to the last."""
        times = self.times
        return float(times[-1] - times[0])

    @property
    def interval(self) -> float:
        """Usual seconds between two records, above 0; 1/60 where the tape does not tell, as one of one record."""
        usual = float(np.median(np.diff(self.times))) if len(self) > 1 else 0.0
        return usual if usual > 0.0 else 1.0 / 60.0

    @property
    def times(self) -> NDArray[np.float64]:
        """(N,) float64: captured_at of every record."""
        return np.asarray(self._records["captured_at"], np.float64)

    def _header(self, data: bytes) -> tuple[dict[str, Any], int]:
        if not data.startswith(MAGIC):
            raise self._no_tape("it does not begin like one")
        end = data.find(b"\n", 0, _HEADER_LIMIT)
        try:
            header = json.loads(data[len(MAGIC) : end]) if end > 0 else None
        except ValueError:
            header = None
        if not isinstance(header, dict):
            raise self._no_tape("its first line is damaged")
        if header.pop("record", None) != RECORD.itemsize:
            raise self._no_tape("its records are of another size")
        return header, end + 1

    def _body(self, data: bytes, start: int) -> tuple[NDArray[Any], bool]:
        count, rest = divmod(len(data) - start, RECORD.itemsize)
        records = np.frombuffer(data, RECORD, count, start)
        sound = _sound(data, start, count)
        whole = len(sound) if sound.all() else int(np.argmin(sound))
        if sound[whole:].any():
            raise TrackerError(
                f"{self.name} is damaged at record {whole} of {count}",
                remedy="record it again, or restore the file from a copy",
            )
        if not whole:
            raise TrackerError(f"{self.name} holds no motion", remedy="record it again")
        return records[:whole], bool(rest) or whole < count

    def _no_tape(self, why: str) -> TrackerError:
        return TrackerError(
            f"{self.name} is no livehead tape: {why}",
            remedy="give a file made by `livehead motion record`, or none for the demo motion",
        )


def encode(motion: Motion) -> bytes:
    """A motion as one record."""
    record = np.zeros((), RECORD)
    record["captured_at"], record["confidence"] = motion.captured_at, motion.confidence
    record["breath"], record["seq"] = motion.breath, motion.seq
    record["subject"], record["channels"] = motion.subject, int(motion.channels)
    record["blendshapes"], record["head_rotation"] = motion.blendshapes, motion.head_rotation
    record["head_position"], record["gaze"] = motion.head_position, motion.gaze
    body = record.tobytes()[:_BODY]
    return body + zlib.crc32(body).to_bytes(4, "little")


def decode(record: Any) -> Motion:
    """The motion of one record (a scalar of dtype `RECORD`)."""
    return Motion(
        blendshapes=record["blendshapes"].astype(np.float32),
        head_rotation=record["head_rotation"].astype(np.float32),
        head_position=record["head_position"].astype(np.float32),
        gaze=record["gaze"].astype(np.float32),
        confidence=float(record["confidence"]),
        captured_at=float(record["captured_at"]),
        seq=int(record["seq"]),
        channels=Channels(int(record["channels"])),
        subject=int(record["subject"]),
        breath=float(record["breath"]),
    )


def demo_bytes() -> bytes:
    """The demo motion that ships with livehead, as a tape."""
    return resources.files("livehead.motion").joinpath("data", "demo.tape").read_bytes()


def _sound(data: bytes, start: int, count: int) -> NDArray[np.bool_]:
    """(count,) bool: which records carry the checksum of their own bytes."""
    size = RECORD.itemsize
    view = memoryview(data)
    ends = range(start + _BODY, start + count * size, size)
    checks = [zlib.crc32(view[end - _BODY : end]) for end in ends]
    kept = [int.from_bytes(view[end : end + 4], "little") for end in ends]
    return np.array([a == b for a, b in zip(checks, kept, strict=True)], np.bool_)
