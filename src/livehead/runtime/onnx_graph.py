"""Cuts an ONNX file down to some of its outputs, so that a runtime computes those alone.

ONNX Runtime computes every output a file names, asked for or not, and the `onnx` package is too large to
install for leaving a few out. The file is a Protocol Buffers message, fields numbered as in `onnx.proto3`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from livehead.errors import EngineError
from livehead.runtime.engine import checked_file, fetch_again
from livehead.runtime.protobuf import BYTES, fields, key, text, texts, varint

GRAPH = 7  # in ModelProto
_NODE, INITIALIZER, _OUTPUT = 1, 5, 12  # in GraphProto
_NODE_INPUT, _NODE_OUTPUT = 1, 2  # in NodeProto
TENSOR_NAME, _VALUE_NAME = 8, 1


class OnnxGraph:
    """An ONNX file held in memory. Graphs with subgraphs (If, Loop) must not be cut."""

    def __init__(self, path: Path) -> None:
        """EngineError when the file is missing, cut short or no ONNX file."""
        try:
            model = memoryview(checked_file(path).read_bytes())
            self._before, graph, self._after = split(model)
            self._fields = [(field, raw, body) for field, raw, body in fields(graph)]
            self.outputs = tuple(text(b, _VALUE_NAME) for f, _, b in self._fields if f == _OUTPUT)
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
            if field == _NODE and needed.intersection(texts(body, _NODE_OUTPUT)):
                needed.update(texts(body, _NODE_INPUT))
            elif field == _NODE:
                continue
            kept.append((field, raw, body))
        graph = b"".join(raw for field, raw, body in reversed(kept) if _stays(field, body, needed, outputs))
        return self._before + key(GRAPH, BYTES) + varint(len(graph)) + graph + self._after


def _stays(field: int, body: memoryview, needed: set[str], outputs: Sequence[str]) -> bool:
    if field == INITIALIZER:
        return text(body, TENSOR_NAME) in needed
    return field != _OUTPUT or text(body, _VALUE_NAME) in outputs


def split(model: memoryview) -> tuple[bytes, memoryview, bytes]:
    """What lies before the graph in a model, the graph, and what lies behind it."""
    before, after = bytearray(), bytearray()
    graph: memoryview | None = None
    for field, raw, body in fields(model):
        if field == GRAPH:
            graph = body
        else:
            (before if graph is None else after).extend(raw)
    if graph is None:
        raise ValueError("it holds no graph")
    return bytes(before), graph, bytes(after)
