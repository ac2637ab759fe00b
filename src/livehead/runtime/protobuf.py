"""Reads and writes the fields of a Protocol Buffers message, which is what an ONNX file is.

The `onnx` package is too large to install for leaving outputs out of a file or putting weights into it.
"""

from __future__ import annotations

from collections.abc import Iterator

VARINT, FIXED64, BYTES, FIXED32 = 0, 1, 2, 5


def fields(message: memoryview) -> Iterator[tuple[int, memoryview, memoryview]]:
    """The fields of a message: number, the whole field, its content. ValueError when it is cut short."""
    at = 0
    while at < len(message):
        start = at
        key, at = number(message, at)
        kind, size = key & 7, 0
        if kind == VARINT:
            _, end = number(message, at)
        elif kind == BYTES:
            size, at = number(message, at)
            end = at + size
        elif kind in (FIXED64, FIXED32):
            end = at + (8 if kind == FIXED64 else 4)
        else:
            raise ValueError("it is no Protocol Buffers message")
        if end > len(message):
            raise ValueError("its end is missing")
        yield key >> 3, message[start:end], message[at:end]
        at = end


def number(message: memoryview, at: int = 0) -> tuple[int, int]:
    """The number that begins there and where it ends; ValueError when it is cut short."""
    value = shift = 0
    while True:
        if at >= len(message) or shift > 63:
            raise ValueError("its end is missing")
        byte = message[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def numbers(message: memoryview, field: int) -> list[int]:
    """Every number of a repeated field, whether the writer packed them or not."""
    found = []
    for which, raw, body in fields(message):
        if which == field and number(raw)[0] & 7 == VARINT:
            found.append(number(body)[0])
        elif which == field:
            at = 0
            while at < len(body):
                value, at = number(body, at)
                found.append(value)
    return found


def texts(message: memoryview, field: int) -> list[str]:
    """Every text of a repeated field."""
    return [bytes(body).decode() for which, _, body in fields(message) if which == field]


def text(message: memoryview, field: int) -> str:
    """The text of a field, "" where it is not set."""
    return next(iter(texts(message, field)), "")


def key(field: int, kind: int) -> bytes:
    """What stands before the content of a field."""
    return varint(field << 3 | kind)


def varint(value: int) -> bytes:
    """A number of 0 or more as a message holds it."""
    result = bytearray()
    while value > 127:
        result.append(value & 127 | 128)
        value >>= 7
    result.append(value)
    return bytes(result)
