"""Reads the pickle inside a PyTorch checkpoint without running anything of it.

A pickle is a small program: it may name any function of Python and call it. Here the program is read step by
step and only its data is followed. Three names are known: a dictionary, a tensor made from a storage, a
parameter made from a tensor. Any other name ends the reading, and the error says what the file wanted.
"""

from __future__ import annotations

import pickletools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

# Element types of PyTorch's storages, as NumPy writes them; bfloat16 is the upper half of a float32.
STORAGES = {
    "FloatStorage": "f4",
    "HalfStorage": "f2",
    "BFloat16Storage": "bf16",
    "DoubleStorage": "f8",
    "LongStorage": "i8",
    "IntStorage": "i4",
    "ShortStorage": "i2",
    "CharStorage": "i1",
    "ByteStorage": "u1",
    "BoolStorage": "b1",
}


class RefusedError(Exception):
    """The pickle wants something that no tensor needs; its text says what: "wants to run os.system"."""


@dataclass(frozen=True, slots=True)
class Storage:
    """A run of numbers that tensors look into. key: where a checkpoint keeps it; kind: a value of STORAGES."""

    key: str
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A tensor as a pickle describes it: offset and strides are counted in elements of the storage."""

    storage: Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    """A function or class that the pickle names; nothing is imported for it."""

    module: str
    name: str


_MARK = object()
_CONSTANTS = {"MARK": _MARK, "NONE": None, "NEWTRUE": True, "NEWFALSE": False, "EMPTY_TUPLE": ()}
_NUMBERS = {"INT", "BININT", "BININT1", "BININT2", "LONG", "LONG1", "LONG4", "FLOAT", "BINFLOAT"}
_TEXTS = {
    "UNICODE",
    "BINUNICODE",
    "SHORT_BINUNICODE",
    "BINUNICODE8",
    "STRING",
    "BINSTRING",
    "SHORT_BINSTRING",
}
_LITERALS = _NUMBERS | _TEXTS | {"BINBYTES", "SHORT_BINBYTES", "BINBYTES8"}
_FRESH: dict[str, Callable[[], Any]] = {"EMPTY_DICT": dict, "EMPTY_LIST": list}
_TUPLES = {"TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}


def _ordered_dict(arguments: tuple[Any, ...]) -> dict[Any, Any]:
    return dict(arguments[0]) if arguments else {}


def _tensor(arguments: tuple[Any, ...]) -> Placed:
    storage, offset, shape, strides = arguments[:4]
    numbers = (offset, *shape, *strides)
    if not isinstance(storage, Storage) or not all(isinstance(n, int) and n >= 0 for n in numbers):
        raise ValueError("it holds a tensor that makes no sense")
    if len(shape) != len(strides):
        raise ValueError("it holds a tensor that makes no sense")
    return Placed(storage, offset, tuple(shape), tuple(strides))


def _parameter(arguments: tuple[Any, ...]) -> Any:
    return arguments[0]


_ADMITTED: dict[tuple[str, str], Callable[[tuple[Any, ...]], Any]] = {
    ("collections", "OrderedDict"): _ordered_dict,
    ("torch._utils", "_rebuild_tensor_v2"): _tensor,
    ("torch._utils", "_rebuild_tensor"): _tensor,
    ("torch._utils", "_rebuild_parameter"): _parameter,
}


def _named(module: object, name: object) -> _Name:
    if (module, name) not in _ADMITTED and not (module == "torch" and name in STORAGES):
        raise RefusedError(f"wants to run {module}.{name}")
    return _Name(str(module), str(name))


def _storage(reference: Any) -> Storage:
    match reference:
        case ("storage", _Name("torch", kind), str(key), _, int(count), *_) if kind in STORAGES:
            return Storage(key, STORAGES[kind], count)
    raise ValueError("it refers to something that is no storage")


def load(stream: BinaryIO) -> Any:
    """The value of the pickle that begins here, tensors as `Placed`; the stream stands behind it afterwards.

    RefusedError when it wants to run something; ValueError when it is cut short or no pickle.
    """
    program = _Program()
    try:
        for step, argument, _ in pickletools.genops(stream):
            if step.name == "STOP":
                return program.stack[-1]
            program.follow(step.name, argument)
    except (IndexError, KeyError, TypeError, UnicodeDecodeError) as error:
        raise ValueError("its steps do not fit together") from error
    raise ValueError("its end is missing")


class _Program:
    """The steps of one pickle: `stack` is what they work on, `memo` what was put aside."""

    def __init__(self) -> None:
        self.stack: list[Any] = []
        self.memo: dict[int, Any] = {}

    def follow(self, step: str, argument: Any) -> None:
        """One step, by its name in `pickletools`; its argument is part of the step."""
        if step in _CONSTANTS:
            self.stack.append(_CONSTANTS[step])
        elif step in _LITERALS:
            self.stack.append(argument)
        elif step in _FRESH:
            self.stack.append(_FRESH[step]())
        elif step in _TUPLES:
            self.stack.append(tuple(self._pop(_TUPLES[step])))
        elif step in ("TUPLE", "LIST", "DICT"):
            items = self._since_mark()
            made = dict(zip(items[::2], items[1::2], strict=True)) if step == "DICT" else items
            self.stack.append(tuple(items) if step == "TUPLE" else made)
        elif step in ("SETITEM", "SETITEMS", "APPEND", "APPENDS"):
            self._fill(step)
        elif step in ("REDUCE", "NEWOBJ", "BINPERSID", "GLOBAL", "STACK_GLOBAL", "INST"):
            self._name_or_call(step, argument)
        elif step == "BUILD":  # attributes of a dictionary, or of a tensor: no data
            self._pop(1)
        elif step == "MEMOIZE":
            self.memo[len(self.memo)] = self.stack[-1]
        elif step in ("PUT", "BINPUT", "LONG_BINPUT"):
            self.memo[argument] = self.stack[-1]
        elif step in ("GET", "BINGET", "LONG_BINGET"):
            self.stack.append(self.memo[argument])
        elif step not in ("PROTO", "FRAME"):
            raise RefusedError(f"takes a step that no tensor needs ({step})")

    def _fill(self, step: str) -> None:
        items = self._since_mark() if step.endswith("S") else self._pop(1 + (step == "SETITEM"))
        target = self.stack[-1]
        if step.startswith("SET") and isinstance(target, dict):
            target.update(zip(items[::2], items[1::2], strict=True))
        elif step.startswith("APPEND") and isinstance(target, list):
            target.extend(items)
        else:
            raise ValueError("it fills something that is neither dictionary nor list")

    def _name_or_call(self, step: str, argument: Any) -> None:
        if step in ("GLOBAL", "INST"):
            self.stack.append(_named(*argument.split(" ", 1)))
        elif step == "STACK_GLOBAL":
            self.stack.append(_named(*self._pop(2)))
        elif step == "BINPERSID":
            self.stack.append(_storage(*self._pop(1)))
        else:
            function, arguments = self._pop(2)
            if not isinstance(function, _Name) or not isinstance(arguments, tuple):
                raise ValueError("it calls something that has no name")
            self.stack.append(_ADMITTED[function.module, function.name](arguments))

    def _since_mark(self) -> list[Any]:
        at = len(self.stack) - 1
        while self.stack[at] is not _MARK:
            at -= 1
        return self._pop(len(self.stack) - at)[1:]

    def _pop(self, count: int) -> list[Any]:
        items = self.stack[-count:]
        del self.stack[-count:]
        if len(items) < count:
            raise IndexError(count)
        return items
