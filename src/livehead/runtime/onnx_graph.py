"""Cuts an ONNX file down to some of its outputs, so that a runtime computes those alone.

ONNX Runtime computes every output a file names, asked for or not, and the `onnx` package is too large to
install for leaving a few out. The file is a Protocol Buffers message, fields numbered as in `onnx.proto3`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from livehead.errors import EngineError
from livehead.runtime.engine import checked_file, fetch_again

_GRAPH = 7  # in ModelProto
_NODE, _INITIALIZER, _OUTPUT = 1, 5, 12  # in GraphProto
_NODE_INPUT, _NODE_OUTPUT = 1, 2  # in NodeProto
_TENSOR_NAME, _VALUE_NAME = 8, 1

_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5


class OnnxGraph:
    """An ONNX file held in memory. Graphs with subgraphs (If, Loop) must not be cut."""

    def __init__(self, path: Path) -> None:
        """EngineError when the file is missing, cut short or no ONNX file."""
        try:
            model = memoryview(checked_file(path).read_bytes())
            self._before, graph, self._after = _split(model)
            self._fields = [(field, raw, body) for field, raw, body in _read(graph)]
            self.outputs = tuple(_text(b, _VALUE_NAME) for f, _, b in self._fields if f == _OUTPUT)
            if not self.outputs:
                raise ValueError("it names no outputs")
        except (ValueError, IndexError, UnicodeDecodeError) as error:
            raise EngineError(
                f"{path.name} is cut short or no ONNX file: {error}", remedy=fetch_again(path)
            ) from error
        self._path = path

    def part(self, outputs: Sequence[str]) -> bytes:
        """The same model with these outputs only and nothing that they do not need."""
        missing = [name for name in outputs if name not in self.outputs]
        if missing:
            raise EngineError(
                f"{self._path.name} has no output {missing[0]!r}; it has {', '.join(self.outputs)}",
                remedy="use the network that came with this version of livehead",
            )
        needed, kept = set(outputs), []
        for field, raw, body in reversed(self._fields):
            if field == _NODE and needed.intersection(_texts(body, _NODE_OUTPUT)):
                needed.update(_texts(body, _NODE_INPUT))
            elif field == _NODE:
                continue
            kept.append((field, raw, body))
        graph = b"".join(raw for field, raw, body in reversed(kept) if _stays(field, body, needed, outputs))
        return self._before + _key(_GRAPH, _BYTES) + _varint(len(graph)) + graph + self._after


def _stays(field: int, body: memoryview, needed: set[str], outputs: Sequence[str]) -> bool:
    if field == _INITIALIZER:
        return _text(body, _TENSOR_NAME) in needed
    return field != _OUTPUT or _text(body, _VALUE_NAME) in outputs


def _split(model: memoryview) -> tuple[bytes, memoryview, bytes]:
    """What lies before the graph in a model, the graph, and what lies behind it."""
    before, after = bytearray(), bytearray()
    graph: memoryview | None = None
    for field, raw, body in _read(model):
        if field == _GRAPH:
            graph = body
        else:
            (before if graph is None else after).extend(raw)
    if graph is None:
        raise ValueError("it holds no graph")
    return bytes(before), graph, bytes(after)


def _read(message: memoryview) -> Iterator[tuple[int, memoryview, memoryview]]:
    """The fields of a message: number, the whole field, its content. ValueError when it is cut short."""
    at = 0
    while at < len(message):
        start = at
        key, at = _number(message, at)
        kind, size = key & 7, 0
        if kind == _VARINT:
            _, end = _number(message, at)
        elif kind == _BYTES:
            size, at = _number(message, at)
            end = at + size
        elif kind in (_FIXED64, _FIXED32):
            end = at + (8 if kind == _FIXED64 else 4)
        else:
            raise ValueError("it is no Protocol Buffers message")
        if end > len(message):
            raise ValueError("its end is missing")
        yield key >> 3, message[start:end], message[at:end]
        at = end


def _number(message: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if at >= len(message) or shift > 63:
            raise ValueError("its end is missing")
        byte = message[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at


def _texts(message: memoryview, field: int) -> list[str]:
    return [bytes(body).decode() for number, _, body in _read(message) if number == field]


def _text(message: memoryview, field: int) -> str:
    return next(iter(_texts(message, field)), "")


def _key(field: int, kind: int) -> bytes:
    return _varint(field << 3 | kind)


def _varint(value: int) -> bytes:
    result = bytearray()
    while value > 127:
        result.append(value & 127 | 128)
        value >>= 7
    result.append(value)
    return bytes(result)
