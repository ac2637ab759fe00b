"""What an engine is: a network file opened by one runtime, ready to be asked for some of its outputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from numpy.typing import NDArray

from livehead.errors import EngineError

Array = NDArray[Any]


class Engine(Protocol):
    """A loaded network. Not for several threads at once."""

    @property
    def name(self) -> str:
        """Which runtime this is, in words a person reads: "ONNX Runtime"."""
        ...

    def run(self, inputs: Mapping[str, Array], outputs: Sequence[str]) -> list[Array]:
        """The outputs asked for, in that order; only what they need is computed where the runtime can do so.

        Arrays may be overwritten by the next call. EngineError when the runtime refuses the inputs.
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


def fetch_again(path: Path) -> str:
    """The remedy for a broken network file."""
    return f"get {path.name} again (git checkout or reinstall), or train it with tools/train_student.py"


def unreadable(path: Path, runtime: str, error: Exception) -> EngineError:
    """The error for a file that a runtime cannot read, with the first line of what it said."""
    said = str(error).strip().splitlines()
    reason = said[0][:160] if said else type(error).__name__
    return EngineError(f"{runtime} cannot read {path.name}: {reason}", remedy=fetch_again(path))
