"""Reads a very large PNG a strip at a time: its memory is that of a strip, not of the picture.

Pillow decodes whole files only. A strip becomes a small PNG of its own, with the last row of the strip before on
top, since a row is coded as a difference from the one above.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PIL import Image

_START = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type
_BLOCK = 1 << 20  # bytes of compressed data at a time
_NEEDED = (b"PLTE", b"tRNS")


@dataclass(frozen=True, slots=True)
class LargePng:
    """path: of the file; wide, high: pixels; kind: bit depth to interlacing, as in its header; data: where its
    pixels begin; extra: palette and transparency, as they stand in the file."""

    path: Path
    wide: int
    high: int
    kind: bytes
    data: int
    extra: bytes

    def strips(self, rows: int) -> Iterator[Image.Image]:
        """The picture from above, so many rows at a time, the last strip with fewer.

        ValueError, zlib.error or what Pillow raises when it is damaged or cut short.
        """
        length = 1 + self.wide * _CHANNELS[self.kind[1]]
        above = bytes(length)
        with self.path.open("rb") as file:
            file.seek(self.data)
            stream = _Inflated(file)
            for top in range(0, self.high, rows):
                count = min(rows, self.high - top)
                strip = self._decoded(above + stream.read(count * length), count + 1)
                yield strip.crop((0, 1, self.wide, count + 1))
                above = b"\0" + strip.crop((0, count, self.wide, count + 1)).tobytes()

    def _decoded(self, lines: bytes, high: int) -> Image.Image:
        header = struct.pack(">II", self.wide, high) + self.kind
        parts = _chunk(b"IHDR", header), self.extra, _chunk(b"IDAT", zlib.compress(lines, 0)), _chunk(b"IEND")
        picture = Image.open(io.BytesIO(_START + b"".join(parts)), formats=("PNG",))
        picture.load()
        return picture


def large_png(path: Path) -> LargePng | None:
    """The file, if it is a PNG that can be read in strips: 8 bits a channel, not interlaced; else None."""
    with path.open("rb") as file:
        start = file.read(33)
        if start[:8] != _START or start[12:16] != b"IHDR" or len(start) < 33:
            return None
        wide, high = struct.unpack(">II", start[16:24])
        kind = start[24:29]
        if kind[0] != 8 or kind[1] not in _CHANNELS or kind[4] != 0 or not (wide and high):
            return None
        extra = b""
        while True:
            place, head = file.tell(), file.read(8)
            if len(head) < 8:
                return None
            size, name = int.from_bytes(head[:4]), head[4:]
            if name == b"IDAT":
                return LargePng(path, wide, high, kind, place, extra)
            if name in _NEEDED and size <= 768:
                extra += head + file.read(size + 4)
            else:
                file.seek(size + 4, io.SEEK_CUR)


class _Inflated:
    """The pixels' bytes of the IDAT chunks that begin where the file stands, no more in memory than asked for."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._left = 0  # in the chunk
        self._zlib = zlib.decompressobj()
        self._waiting = b""

    def read(self, count: int) -> bytes:
        parts = []
        while count > 0:
            data = self._waiting or self._compressed()
            part = self._zlib.decompress(data, count)
            self._waiting = self._zlib.unconsumed_tail
            if not part and (self._zlib.eof or not data):
                raise ValueError("the picture's data ends too early")
            parts.append(part)
            count -= len(part)
        return b"".join(parts)

    def _compressed(self) -> bytes:
        """Some of it; empty at its end."""
        while self._left == 0:
            head = self._file.read(8)
            if len(head) < 8 or head[4:] != b"IDAT":
                self._file.seek(-len(head), io.SEEK_CUR)
                return b""
            self._left = int.from_bytes(head[:4])
            if self._left == 0:
                self._file.seek(4, io.SEEK_CUR)
        data = self._file.read(min(self._left, _BLOCK))
        self._left = self._left - len(data) if data else 0
        if self._left == 0:
            self._file.seek(4, io.SEEK_CUR)  # its checksum: zlib has its own
        return data


def _chunk(name: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
