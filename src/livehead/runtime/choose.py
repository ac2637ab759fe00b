"""Which engine runs a network fastest here: a short trial at the first start, remembered afterwards."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import logging
import platform
from collections.abc import Callable, Mapping, Sequence
from importlib import metadata
from pathlib import Path

from livehead.errors import EngineError
from livehead.runtime import cuda
from livehead.runtime.engine import Array, Engine, Progress, checked_file
from livehead.runtime.trial import Choice as Choice
from livehead.runtime.trial import measure

log = logging.getLogger(__name__)

ENGINES = (
    "tensorrt",
    "cuda",
    "tensorrt_ep",
    "directml",
    "coreml",
    "openvino_ep",
    "openvino_bf16",
    "openvino",
    "onnxruntime",
)
"""Every engine there is a name for."""
ON_CPU = ("openvino_bf16", "openvino", "onnxruntime")
"""Those that compute on the processor."""

_TRIED = ("tensorrt", "cuda", "directml", "coreml", "openvino", "onnxruntime")
"""What `auto` tries: the rest gives what one of these gives, or takes minutes to start."""

ON_CARD = ("tensorrt", "cuda", "tensorrt_ep", "directml")
"""Those that compute float16 faster than float32."""


def open_engine(
    name: str, path: Path, threads: int, *, apart: bool = False, progress: Progress | None = None
) -> Engine:
    """The network opened by the engine of that name (one of ENGINES); EngineError when it cannot be.

    threads: on the processor. apart: each output is computed on its own and only when asked for, which
    suits small networks whose outputs share little. progress: told how far the building of an engine is.
    """
    if name not in ENGINES:
        raise EngineError(
            f"there is no engine called {name!r}", remedy=f"choose auto, {', '.join(reversed(ENGINES))}"
        )
    if name in ("openvino", "openvino_bf16"):
        from livehead.runtime.openvino_cpu import OpenVinoCpuEngine

        return OpenVinoCpuEngine(path, threads, apart, "bf16" if name == "openvino_bf16" else "f32")
    if name == "tensorrt":
        from livehead.runtime.tensorrt_engine import TensorRtEngine

        return TensorRtEngine(checked_file(path), progress=progress)
    if apart and name == "onnxruntime":
        from livehead.runtime.onnx_parts import OnnxParts

        return OnnxParts(path, threads)
    from livehead.runtime.onnx_engine import OnnxEngine

    return OnnxEngine(path, threads, name)


def installed() -> list[str]:
    """The engines that can be tried here, best first: their packages are there, and a card where they need one."""
    from livehead.runtime.onnx_providers import PROVIDERS, offered
    from livehead.runtime.tensorrt_build import FLAVOURS

    card = cuda.find() is not None
    found = set(offered())
    if not card:
        found -= {key for key in found if PROVIDERS[key].device == "cuda"}
    if importlib.util.find_spec("openvino"):
        found.add("openvino")
    if card and any(importlib.util.find_spec(name) for name in FLAVOURS):
        found.add("tensorrt")
    return [name for name in ENGINES if name in found]


def tried_by_auto(apart: bool = False) -> list[str]:
    """What `auto` measures here, of the engines installed; networks opened apart stay on the processor."""
    return [name for name in installed() if name in _TRIED and (not apart or name in ON_CPU)]


def choose(
    path: Path,
    inputs: Mapping[str, Array],
    outputs: Sequence[str],
    *,
    memory: Path,
    wanted: str = "auto",
    threads: int = 2,
    apart: bool = False,
    half: Callable[[], Path] | None = None,
    progress: Progress | None = None,
) -> Choice:
    """Open the network with the engine `wanted`, or with the fastest one for these inputs and outputs.

    memory: the file that remembers measured choices (JSON); it is made when needed and may be deleted.
    apart, progress: as in `open_engine`; networks opened apart stay on the processor when `auto` chooses.
    half: gives the file of the same network in float16, which engines on a card take instead.
    EngineError when no engine can run the network, or the wanted one cannot; with `auto`, an engine that
    fails, or computes something else than the processor, is logged and named in the reason.
    """
    opened = _opener(checked_file(path), threads, apart, half, progress)
    if wanted != "auto":
        engine = opened(wanted)
        return Choice(engine, f"{engine.provider}, as configured")
    found = tried_by_auto(apart)
    if len(found) == 1:
        engine = opened(found[0])
        return Choice(engine, f"{engine.provider}, the only engine installed")
    key = _key(path, found, threads, apart, half is not None)
    recalled = _recall(opened, found, _read(memory).get(key))
    if recalled is not None:
        return recalled
    best, choice = measure(opened, found, inputs, outputs)
    _write(memory, {**_read(memory), key: {"engine": best, "reason": choice.reason}})
    log.info("measured engines for %s: %s", path.name, choice.reason)
    return choice


def _opener(
    path: Path, threads: int, apart: bool, half: Callable[[], Path] | None, progress: Progress | None
) -> Callable[[str], Engine]:
    """Opens the network, or its float16 form, by an engine's name."""

    def opened(name: str) -> Engine:
        file = half() if half and name in ON_CARD else path
        return open_engine(name, file, threads, apart=apart, progress=progress)

    return opened


def _recall(
    opened: Callable[[str], Engine], found: Sequence[str], remembered: Mapping[str, str] | None
) -> Choice | None:
    """The remembered choice, opened; None when there is none or it does not open any more."""
    if remembered is None or remembered["engine"] not in found:
        return None
    try:
        return Choice(opened(remembered["engine"]), remembered["reason"])
    except EngineError as error:
        log.warning("%s; measuring again", error.cause)
        return None


def _key(path: Path, found: Sequence[str], threads: int, apart: bool, half: bool) -> str:
    """What a measurement is good for: this network, this machine, these versions."""
    facts = [hashlib.sha256(path.read_bytes()).hexdigest(), platform.machine(), platform.processor()]
    facts += [*found, *_versions(), str(threads), str(apart), str(half)]
    card = cuda.find()
    if card is not None:
        facts += [card.name, card.driver]
    return hashlib.sha256("|".join(facts).encode()).hexdigest()[:24]


def _versions() -> list[str]:
    found = []
    for name in ("onnxruntime", "onnxruntime-gpu", "onnxruntime-directml", "openvino", "tensorrt_rtx_cu13"):
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            continue
    return found


def _read(memory: Path) -> dict[str, dict[str, str]]:
    try:
        table = json.loads(memory.read_text(encoding="utf-8"))
        return {str(k): {"engine": str(v["engine"]), "reason": str(v["reason"])} for k, v in table.items()}
    except (OSError, ValueError, AttributeError, KeyError, TypeError):
        return {}  # never measured, or not ours to read: measure again


def _write(memory: Path, table: Mapping[str, Mapping[str, str]]) -> None:
    try:
        memory.parent.mkdir(parents=True, exist_ok=True)
        memory.write_text(json.dumps(table, indent=1), encoding="utf-8")
    except OSError as error:
        log.warning("the choice of engine cannot be remembered: %s", error)
