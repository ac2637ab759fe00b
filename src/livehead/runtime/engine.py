"""What an engine is: a network file opened by one runtime, ready to be asked for some of its outputs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from numpy.typing import NDArray

from livehead.errors import EngineError

Array = NDArray[Any]

Progress = Callable[[str, float], bool]
"""Told what is being done and how much of it, 0 to 1, while an engine is built; False stops the building."""

_NO_MEMORY = (
    "out of memory",
    "outofmemory",
    "out_of_memory",
    "failed to allocate",
    "bad_alloc",
    "e_outofmemory",
    "gpu_memory",
)
_OLD_DRIVER = ("driver version is insufficient", "old_cuda_driver", "unsupported ptx", "cudaerror 35")


class Engine(Protocol):
    """A loaded network: named tensors in, named tensors out. Not for several threads at once."""

    @property
    def name(self) -> str:
        """Which runtime this is, in words a person reads: "ONNX Runtime"."""
        ...

    @property
    def provider(self) -> str:
        """The runtime and what it really computes on: "ONNX Runtime, CPU"."""
        ...

    def run(self, inputs: Mapping[str, Array], outputs: Sequence[str]) -> list[Array]:
        """The outputs asked for, in that order; only what they need is computed where the runtime can do so.

        Arrays belong to the engine and are overwritten by the next call. EngineError when the runtime
        refuses the inputs or has no memory left.
        """
        ...

    def close(self) -> None: ...


def checked_file(path: Path) -> Path:
    """The path of a network file that is there and not obviously cut short; EngineError otherwise."""
    if not path.is_file():
        raise EngineError(
            f"the network {path} is missing", remedy="check its name, or install livehead again"
        )
    if path.stat().st_size < 64:
        raise EngineError(f"the network {path} is empty or cut short", remedy=fetch_again(path))
    return path


def check_names(path: Path, kind: str, asked: Iterable[str], there: Iterable[str]) -> None:
    """EngineError when the network has no input or output (`kind`) of a name that is asked for."""
    known = tuple(there)
    for name in asked:
        if name not in known:
            raise EngineError(
                f"{path.name} has no {kind} {name!r}; it has {', '.join(known)}",
                remedy="use the network that came with this version of livehead",
            )


def check_given(path: Path, needed: Iterable[str], inputs: Iterable[str]) -> None:
    """EngineError when an input of the network is not given: an engine would take the one of the last call."""
    given = tuple(inputs)
    for name in needed:
        if name not in given:
            raise EngineError(
                f"{path.name} needs the input {name!r}", remedy="give every input of the network"
            )


def fetch_again(path: Path) -> str:
    """The remedy for a broken network file."""
    return f"get {path.name} again (git checkout or reinstall), or train it with tools/train_student.py"


def unreadable(path: Path, runtime: str, error: Exception) -> EngineError:
    """The error for a file that a runtime cannot read, with the first line of what it said."""
    return _known(path, runtime, str(error)) or EngineError(
        f"{runtime} cannot read {path.name}: {_said(error)}", remedy=fetch_again(path)
    )


def refused(path: Path, runtime: str, error: Exception) -> EngineError:
    """The error for an opened network that a runtime does not run, with the first line of what it said."""
    return _known(path, runtime, str(error)) or EngineError(
        f"{runtime} does not run {path.name}: {_said(error)}",
        remedy="choose another engine; if that fails too, import the model again",
    )


def _known(path: Path, runtime: str, said: str) -> EngineError | None:
    """The failures that have a remedy of their own."""
    words = said.lower()
    if any(sign in words for sign in _NO_MEMORY):
        return EngineError(
            f"{runtime} has no memory left for {path.name}",
            remedy="close other programs on that device, or take a smaller variant: separable, or half",
        )
    if any(sign in words for sign in _OLD_DRIVER):
        return EngineError(
            f"the graphics driver is missing or too old for {runtime}",
            remedy="update the NVIDIA driver; until then choose engine = onnxruntime",
        )
    return None


def _said(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:160] if lines else type(error).__name__
