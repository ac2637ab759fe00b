"""TensorRT for RTX, or the full TensorRT, on the NVIDIA card of this machine."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from livehead.errors import EngineError
from livehead.runtime import cuda
from livehead.runtime.engine import Array, Progress, check_given, check_names, refused
from livehead.runtime.engine_store import EngineStore, Kept, Key, write_whole
from livehead.runtime.tensorrt_build import Flavour, build, flavour, quiet_log

log = logging.getLogger(__name__)


def key_for(path: Path, made_by: Flavour, card: cuda.Card) -> Key:
    """What an engine for this card is named by: TensorRT for RTX cares for its generation, the full one
    for the very card and its driver."""
    target = card.target if made_by.ahead else f"{card.name} driver {card.driver}"
    return Key.of(path, target, f"{made_by.key} {made_by.version}")


class TensorRtEngine:
    """See `livehead.runtime.engine.Engine`. Built at the first start and kept; every tensor has its place on
    the card and one in host memory, used again for every call."""

    def __init__(
        self,
        path: Path,
        *,
        store: EngineStore | None = None,
        progress: Progress | None = None,
        made_by: Flavour | None = None,
        driver: cuda.Driver | None = None,
    ) -> None:
        """made_by, driver: this machine's, unless given. EngineError when there is no card or no TensorRT,
        the network is refused, or the card's memory does not suffice; BuildStoppedError by `progress`."""
        self._made_by = made_by or flavour()
        self._driver = driver or cuda.Driver()
        self._path, self.name = path, self._made_by.name
        card = self._driver.card()
        self.provider = f"{self.name} on {card.name}"
        self._host: dict[str, Array] = {}
        self._place: dict[str, int] = {}
        self._context: Any = None
        target = card.target if card.target in self._made_by.targets() else "here"
        key, store = key_for(path, self._made_by, card), store or EngineStore()

        def found() -> Kept:
            return store.find_or_build(key, lambda: build(path, target, self._made_by, progress))

        kept = found()
        try:
            self._open(kept)
        except EngineError as error:
            if kept.built:
                raise
            log.warning("%s; building the engine again", error.cause)
            store.drop(key)
            kept = replace(found(), built=error.cause)
            self._open(kept)
        self.built = kept.built  # why it was built now, "" when a kept engine was opened

    def _open(self, kept: Kept) -> None:
        try:
            self._prepare(kept)
        except EngineError:
            self.close()
            raise

    def _prepare(self, kept: Kept) -> None:
        self._driver.enter()
        self._jit = kept.path.with_suffix(".jit")
        api = self._made_by.api
        self._log = quiet_log(api)
        runtime = api.Runtime(self._log)
        self._check(runtime, kept.data)
        self._engine = runtime.deserialize_cuda_engine(kept.data)
        if self._engine is None:
            raise self._failed("it cannot open the engine")
        self._context = self._make_context()
        if self._context is None:
            raise self._failed("it cannot prepare the engine")
        self._inputs: list[str] = []
        self._outputs: list[str] = []
        for i in range(self._engine.num_io_tensors):
            self._bind(self._engine.get_tensor_name(i))

    def _check(self, runtime: Any, data: bytes) -> None:
        """Say what TensorRT for RTX holds against an engine before it is opened."""
        if not hasattr(runtime, "get_engine_validity"):
            return
        validity, mask = runtime.get_engine_validity(data)
        if validity != self._made_by.api.EngineValidity.INVALID:
            return
        reasons = self._made_by.api.EngineInvalidityDiagnostics
        named = [n for n in dir(reasons) if n.isupper() and int(mask) & int(getattr(reasons, n))]
        raise self._failed(", ".join(named) or "the engine is invalid")

    def _make_context(self) -> Any:
        """With TensorRT for RTX: kernels compiled for this card are kept, launches recorded as one graph."""
        if not hasattr(self._engine, "create_runtime_config"):
            return self._engine.create_execution_context()
        config = self._engine.create_runtime_config()
        self._cache: Any = None
        if hasattr(config, "create_runtime_cache"):
            self._cache = config.create_runtime_cache()
            if self._jit.is_file() and not self._cache.deserialize(self._jit.read_bytes()):
                log.warning("the kept kernels of %s are of no use: compiled again", self._path.name)
            config.set_runtime_cache(self._cache)
            config.cuda_graph_strategy = self._made_by.api.CudaGraphStrategy.WHOLE_GRAPH_CAPTURE
        return self._engine.create_execution_context(config)

    def _bind(self, name: str) -> None:
        engine, api = self._engine, self._made_by.api
        shape = tuple(engine.get_tensor_shape(name))
        dtype = np.dtype(api.nptype(engine.get_tensor_dtype(name)))
        into = engine.get_tensor_mode(name) == api.TensorIOMode.INPUT
        (self._inputs if into else self._outputs).append(name)
        self._host[name] = self._driver.take_pinned(shape, dtype)
        self._place[name] = self._driver.take(self._host[name].nbytes)
        self._context.set_tensor_address(name, self._place[name])

    def run(self, inputs: Mapping[str, Array], outputs: Sequence[str]) -> list[Array]:
        check_names(self._path, "input", inputs, self._inputs)
        check_names(self._path, "output", outputs, self._outputs)
        check_given(self._path, self._inputs, inputs)
        stream = self._driver.enter()
        for name, array in inputs.items():
            if array.shape != self._host[name].shape:
                wanted = "x".join(map(str, self._host[name].shape))
                raise self._failed(f"{name} must be {wanted}, not {'x'.join(map(str, array.shape))}")
            np.copyto(self._host[name], array, casting="same_kind")
            self._driver.copy_in(self._place[name], self._host[name])
        if not self._context.execute_async_v3(stream):
            raise self._failed("it does not start")
        for name in outputs:
            self._driver.copy_out(self._host[name], self._place[name])
        self._driver.wait()
        return [self._host[name] for name in outputs]

    def _failed(self, otherwise: str) -> EngineError:
        said = self._log.said or otherwise
        return refused(self._path, self.provider, RuntimeError(said))

    def close(self) -> None:
        """Keep the kernels compiled for this card, then give its memory back."""
        if self._context is not None and getattr(self, "_cache", None) is not None:
            self._keep_kernels()
        self._context = self._engine = self._cache = None
        self._host, self._place = {}, {}
        self._driver.close()

    def _keep_kernels(self) -> None:
        data = bytes(self._cache.serialize())
        try:
            if data and (not self._jit.is_file() or self._jit.read_bytes() != data):
                write_whole(self._jit, data)
        except OSError as error:
            log.warning("compiled kernels cannot be kept: %s", error.strerror or error)
