"""Builds TensorRT engines from ONNX files: TensorRT for RTX for any card, the full TensorRT for this one.

Precision is the network's own: what is float16 in the file is float16 in the engine, float32 islands stay.
"""

from __future__ import annotations

import importlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from livehead.errors import EngineError
from livehead.runtime import tensorrt_turing
from livehead.runtime.engine import Progress, checked_file, refused, unreadable

FLAVOURS = {"tensorrt_rtx": "TensorRT for RTX", "tensorrt": "TensorRT"}
"""Modules that can build, the preferred one first, and their names in words."""

INSTALL = "pip install tensorrt_rtx_cu13, or choose engine = onnxruntime"


class BuildStoppedError(EngineError):
    """The building was stopped by whoever watched its progress."""


@dataclass(frozen=True, slots=True)
class Flavour:
    """One of the two TensorRTs. key: its module; name: in words; api: the module itself."""

    key: str
    name: str
    version: str
    api: Any

    @property
    def ahead(self) -> bool:
        """Whether it builds engines for cards that are not in this machine."""
        return hasattr(self.api, "ComputeCapability")

    def targets(self) -> list[str]:
        """The cards it builds for ahead of time: ["sm75", ...]; empty for the full TensorRT."""
        if not self.ahead:
            return []
        return sorted((n.lower() for n in dir(self.api.ComputeCapability) if n.startswith("SM")), key=_number)


def flavour(wanted: str | None = None) -> Flavour:
    """The TensorRT that is installed, TensorRT for RTX first; EngineError with the remedy when there is none."""
    said = ""
    for key in [wanted] if wanted else list(FLAVOURS):
        try:
            api = importlib.import_module(key)
            return Flavour(key, FLAVOURS[key], str(api.__version__), api)
        except ModuleNotFoundError as error:
            if error.name != key:
                said = f": {error}"
        except (ImportError, OSError, RuntimeError) as error:  # its libraries do not load
            said = f": {str(error).strip().splitlines()[0][:160]}"
    if said:
        raise EngineError(
            f"TensorRT is installed and does not load{said}", remedy="update the driver; or " + INSTALL
        )
    raise EngineError("TensorRT for RTX is not installed", remedy=INSTALL)


def build(path: Path, target: str, made_by: Flavour, progress: Progress | None = None) -> bytes:
    """The engine of a network for a card ("sm89"; "here" is this machine's own), serialised.

    progress: called in another thread; False stops the building, and so does Ctrl-C.
    EngineError when TensorRT refuses the network (the node is named) or has no memory; BuildStoppedError when
    it was stopped.
    """
    checked_file(path)
    monitor = _monitor(made_by.api, path.stem, progress or (lambda _, __: True))
    # An exception must not travel through TensorRT's own code, and Ctrl-C is raised in the main thread only.
    with ThreadPoolExecutor(1, "tensorrt") as pool:
        job = pool.submit(_build, path, target, made_by, monitor)
        try:
            return job.result()
        except KeyboardInterrupt:
            monitor.stopped = True
            raise


def _build(path: Path, target: str, made_by: Flavour, monitor: Any) -> bytes:
    api, log = made_by.api, quiet_log(made_by.api)
    builder = api.Builder(log)
    network = builder.create_network(_strongly_typed(api))
    parser = api.OnnxParser(network, log)
    if not parser.parse(path.read_bytes(), str(path)):
        raise _parser_error(path, made_by, parser)
    if target == tensorrt_turing.TARGET:
        tensorrt_turing.without_float_products(network, api)
    config = builder.create_builder_config()
    # TF32 keeps no more digits than float16: positions kept in float32 for their digits would lose them.
    config.clear_flag(api.BuilderFlag.TF32)
    _aim(config, target, made_by)
    config.progress_monitor = monitor
    engine = builder.build_serialized_network(network, config)
    if engine is None and monitor.stopped:
        raise BuildStoppedError(
            f"the engine of {path.name} was not finished", remedy="start again to build it"
        )
    if engine is None:
        raise refused(path, made_by.name, RuntimeError(log.said or "it says nothing"))
    return bytes(engine)


def check_target(target: str, made_by: Flavour) -> str:
    """A card's name as `build` takes it; EngineError when this TensorRT does not build for it."""
    name = target.lower().replace("_", "").replace(".", "")
    name = name if name.startswith("sm") else f"sm{name}"
    if name in made_by.targets():
        return name
    if not made_by.ahead:
        raise EngineError(
            f"{made_by.name} builds for this machine's card only, not for {target}",
            remedy="pip install tensorrt_rtx_cu13, TensorRT for RTX: it builds for others",
        )
    raise EngineError(
        f"{made_by.name} {made_by.version} builds no engine for {target}",
        remedy=f"choose {', '.join(made_by.targets())}; RTX 20 is sm75, RTX 30 sm86, RTX 40 sm89, RTX 50 sm120",
    )


def _number(target: str) -> int:
    return int(target.removeprefix("sm") or 0)


def _aim(config: Any, target: str, made_by: Flavour) -> None:
    """Set the card an engine is for; the full TensorRT knows only this machine's."""
    if not made_by.ahead:
        return
    name = "CURRENT" if target == "here" else check_target(target, made_by).upper()
    config.num_compute_capabilities = 1
    if not config.set_compute_capability(getattr(made_by.api.ComputeCapability, name), 0):
        raise EngineError(
            f"{made_by.name} does not build for {target}", remedy="choose engine = cuda or onnxruntime"
        )


def _strongly_typed(api: Any) -> int:
    """Types come from the network; newer versions know no other way."""
    flag = getattr(api.NetworkDefinitionCreationFlag, "STRONGLY_TYPED", None)
    return 0 if flag is None else 1 << int(flag)


def _parser_error(path: Path, made_by: Flavour, parser: Any) -> EngineError:
    """The first refusal: which node, of which operator, and what TensorRT said."""
    if not parser.num_errors:
        return unreadable(path, made_by.name, RuntimeError("it does not say why"))
    error = parser.get_error(0)
    code = str(error.code()).rpartition(".")[2]
    if error.node() < 0:
        return unreadable(path, made_by.name, RuntimeError(f"{code}, {error.desc()}"))
    node = f"node {error.node_name() or error.node()} ({error.node_operator()})"
    return EngineError(
        f"{made_by.name} refuses {node} of {path.name}: {code}",
        remedy="choose engine = cuda or onnxruntime for this network, and report its name",
    )


def quiet_log(api: Any) -> Any:
    """A logger that keeps the first error for our own message and prints nothing."""

    class Log(api.ILogger):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.said = ""

        def log(self, severity: Any, message: str) -> None:
            if severity in (api.ILogger.ERROR, api.ILogger.INTERNAL_ERROR) and not self.said:
                self.said = message.strip()

    return Log()


def _monitor(api: Any, what: str, progress: Progress) -> Any:
    """Turns TensorRT's nested phases into one number from 0 to 1, and a False into a stop."""

    class Monitor(api.IProgressMonitor):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.stopped = False
            self._phases: list[list[Any]] = []  # name, steps, done; outermost first
            self._shown = 0.0

        def phase_start(self, name: str, parent: str | None, steps: int) -> None:
            self._phases.append([name, max(steps, 1), 0])

        def step_complete(self, name: str, step: int) -> bool:
            for phase in self._phases:
                if phase[0] == name:
                    phase[2] = min(step + 1, phase[1])
            self._tell()
            return not self.stopped

        def phase_finish(self, name: str) -> None:
            self._phases = [phase for phase in self._phases if phase[0] != name]

        def _tell(self) -> None:
            share, part = 0.0, 1.0
            for _, steps, done in self._phases:
                share += part * done / steps
                part /= steps
            self._shown = max(self._shown, min(share, 1.0))
            try:
                if not self.stopped and not progress(what, self._shown):
                    self.stopped = True
            except Exception:
                self.stopped = True

    return Monitor()
