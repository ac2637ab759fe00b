"""Which engine runs a network fastest here: a short trial at the first start, remembered afterwards."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import logging
import platform
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from livehead.errors import EngineError
from livehead.runtime.engine import Array, Engine, checked_file

log = logging.getLogger(__name__)

ENGINES = ("onnxruntime", "openvino")
_RUNS = 30


@dataclass(frozen=True, slots=True)
class Choice:
    """An engine and why it was taken, in words: "ONNX Runtime, 1.9 ms (OpenVINO 2.4 ms)"."""

    engine: Engine
    reason: str


def open_engine(name: str, path: Path, threads: int) -> Engine:
    """The network opened by the runtime of that name (one of ENGINES); EngineError when it cannot be."""
    if name == "onnxruntime":
        from livehead.runtime.onnx_cpu import OnnxCpuEngine

        return OnnxCpuEngine(path, threads)
    if name == "openvino":
        from livehead.runtime.openvino_cpu import OpenVinoCpuEngine

        return OpenVinoCpuEngine(path, threads)
    raise EngineError(f"there is no engine called {name!r}", remedy=f"choose auto, {' or '.join(ENGINES)}")


def choose(
    path: Path,
    inputs: Mapping[str, Array],
    outputs: Sequence[str],
    *,
    memory: Path,
    wanted: str = "auto",
    threads: int = 2,
) -> Choice:
    """Open the network with the engine `wanted`, or with the fastest one for these inputs and outputs.

    memory: the file that remembers measured choices (JSON); it is made when needed and may be deleted.
    EngineError when no engine can run the network; an engine that fails while another works is logged.
    """
    checked_file(path)
    if wanted != "auto":
        engine = open_engine(wanted, path, threads)
        return Choice(engine, f"{engine.name}, as configured")
    found = [name for name in ENGINES if importlib.util.find_spec(name)]
    if len(found) == 1:
        engine = open_engine(found[0], path, threads)
        return Choice(engine, f"{engine.name}, the only engine installed")
    key = _key(path, found, threads)
    remembered = _read(memory).get(key)
    if remembered and remembered["engine"] in found:
        try:
            return Choice(open_engine(remembered["engine"], path, threads), remembered["reason"])
        except EngineError as error:
            log.warning("%s; measuring again", error.cause)
    return _measure(path, inputs, outputs, memory, key, found, threads)


def _measure(
    path: Path,
    inputs: Mapping[str, Array],
    outputs: Sequence[str],
    memory: Path,
    key: str,
    found: Sequence[str],
    threads: int,
) -> Choice:
    engines: dict[str, Engine] = {}
    times: dict[str, float] = {}
    failure: EngineError | None = None
    for name in found:
        try:
            engine = open_engine(name, path, threads)
            times[name] = _trial(lambda engine=engine: engine.run(inputs, outputs))  # type: ignore[misc]
            engines[name] = engine
        except EngineError as error:
            failure = error
            log.warning("engine %s left out: %s", name, error.cause)
    if not times:
        assert failure is not None
        raise failure
    best = min(times, key=lambda name: times[name])
    others = ", ".join(f"{engines[n].name} {t:.1f} ms" for n, t in times.items() if n != best)
    reason = f"{engines[best].name}, {times[best]:.1f} ms" + (f" ({others})" if others else "")
    for name, engine in engines.items():
        if name != best:
            engine.close()
    _write(memory, {**_read(memory), key: {"engine": best, "reason": reason}})
    log.info("measured engines for %s: %s", path.name, reason)
    return Choice(engines[best], reason)


def _trial(call: Callable[[], object]) -> float:
    """Median milliseconds of a call after warming up."""
    for _ in range(5):
        call()
    took = []
    for _ in range(_RUNS):
        start = time.perf_counter()
        call()
        took.append((time.perf_counter() - start) * 1e3)
    return statistics.median(took)


def _key(path: Path, found: Sequence[str], threads: int) -> str:
    """What a measurement is good for: this network, this machine, these versions."""
    versions = [f"{name} {metadata.version(name)}" for name in found]
    facts = [hashlib.sha256(path.read_bytes()).hexdigest(), platform.machine(), platform.processor()]
    return hashlib.sha256("|".join([*facts, *versions, str(threads)]).encode()).hexdigest()[:24]


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
