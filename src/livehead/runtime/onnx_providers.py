"""ONNX Runtime's execution providers: which there are, and which one really took a session."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import onnxruntime

from livehead import folders
from livehead.errors import EngineError
from livehead.runtime import cuda
from livehead.runtime.engine import checked_file, unreadable

NAME = "ONNX Runtime"


@dataclass(frozen=True, slots=True)
class Provider:
    """ort: its name in ONNX Runtime; words: ours; device: where its tensors lie; package: what brings it.

    after: providers that may take what this one leaves, before the CPU does.
    """

    ort: str
    words: str
    package: str
    device: str = "cpu"
    options: Mapping[str, str] = field(default_factory=dict)
    after: tuple[str, ...] = ()


CPU = Provider("CPUExecutionProvider", "CPU", "onnxruntime")
CUDA = Provider(
    "CUDAExecutionProvider",
    "CUDA",
    "onnxruntime-gpu[cuda,cudnn]",
    "cuda",
    # The first run may search for the fastest convolutions; TF32 would cost sampling positions their bits.
    {"cudnn_conv_algo_search": "EXHAUSTIVE", "use_tf32": "0"},
)
PROVIDERS = {
    "onnxruntime": CPU,
    "cuda": CUDA,
    "tensorrt_ep": Provider("TensorrtExecutionProvider", "TensorRT", CUDA.package, "cuda", after=(CUDA.ort,)),
    "directml": Provider("DmlExecutionProvider", "DirectML", "onnxruntime-directml", "dml"),
    "openvino_ep": Provider("OpenVINOExecutionProvider", "OpenVINO", "onnxruntime-openvino"),
    "coreml": Provider(
        "CoreMLExecutionProvider", "Core ML", "onnxruntime", options={"ModelFormat": "MLProgram"}
    ),
}


# y = max(x, 0) of one float: the smallest network that a session can be opened with.
_SMALLEST = (
    b'\x08\x08\x12\x00:3\n\x0c\n\x01x\x12\x01y"\x04Relu\x12\x01gZ\x0f\n\x01x\x12\n\n\x08\x08\x01'
    b"\x12\x04\n\x02\x08\x01b\x0f\n\x01y\x12\n\n\x08\x08\x01\x12\x04\n\x02\x08\x01B\x04\n\x00\x10\x11"
)


def tried(key: str) -> str:
    """What a provider takes, asked of a session of the smallest network: "CUDA on NVIDIA H200". EngineError
    when the session runs on something else."""
    session = open_session(Path("the smallest network"), PROVIDERS[key], threads=1, part=_SMALLEST)
    return really(session, PROVIDERS[key])


def offered() -> list[str]:
    """The keys of PROVIDERS that this ONNX Runtime was built with; their libraries may still be missing."""
    built = onnxruntime.get_available_providers()
    return [key for key, provider in PROVIDERS.items() if provider.ort in built]


def open_session(path: Path, provider: Provider, threads: int, part: bytes | None = None) -> Any:
    """A session of the network (or of `part` of it) that runs on `provider` and on nothing less.

    EngineError when the file cannot be read, or when ONNX Runtime would quietly take the CPU instead.
    """
    _check_built(provider)
    said = _preload() if provider.device == "cuda" else ""
    names = [provider.ort, *provider.after]
    settings = [_settings(provider), *({} for _ in provider.after)]
    source = part if part is not None else str(checked_file(path))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what they say is asked of the session below
            session = onnxruntime.InferenceSession(
                source, _options(provider, threads), names, settings, enable_fallback=0
            )
    except Exception as error:  # the runtime's own error classes have no common base
        if "Please install" in str(error):
            raise _not_loaded(provider, said) from error
        raise unreadable(path, f"{NAME}, {provider.words}", error) from error
    if session.get_providers()[0] != provider.ort:
        raise _not_loaded(provider, said)
    return session


def really(session: Any, provider: Provider) -> str:
    """What takes the network's nodes, asked of the session: "CUDA on NVIDIA H200 (3 of 240 nodes on the CPU)"."""
    card = cuda.find() if provider.device == "cuda" else None
    words = f"{provider.words} on {card.name}" if card else provider.words
    taken: Counter[str] = Counter()
    try:
        for share in session.get_provider_graph_assignment_info():
            taken[share.ep_name] += len(share.get_nodes())
    except (AttributeError, RuntimeError):  # an ONNX Runtime that cannot say
        return words
    on_cpu = taken.get(CPU.ort, 0)
    if provider is CPU or not on_cpu:
        return words
    return f"{words} ({on_cpu} of {sum(taken.values())} nodes on the CPU)"


def _options(provider: Provider, threads: int) -> Any:
    if provider is not CPU:
        onnxruntime.set_default_logger_severity(4)  # a provider that does not load is told in our words
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    # Threads that wait busily after a run would take the cores from the next network of the chain.
    options.add_session_config_entry("session.force_spinning_stop", "1")
    options.add_session_config_entry("session.record_ep_graph_assignment_info", "1")
    if provider.device == "dml":  # what DirectML asks for
        options.enable_mem_pattern = False
    return options


def _settings(provider: Provider) -> dict[str, str]:
    """Its options; TensorRT builds for minutes, so what it built is kept where our own engines are."""
    if provider is not PROVIDERS["tensorrt_ep"]:
        return dict(provider.options)
    kept = str(folders.engines())
    return {**provider.options, "trt_engine_cache_enable": "True", "trt_engine_cache_path": kept}


def _check_built(provider: Provider) -> None:
    if provider.ort not in onnxruntime.get_available_providers():
        raise EngineError(
            f"this ONNX Runtime {onnxruntime.__version__} was built without {provider.words}",
            remedy=f"pip uninstall onnxruntime, then pip install '{provider.package}', or choose engine = auto",
        )


def _preload() -> str:
    """Load the CUDA libraries that came as packages; what is missing, in ONNX Runtime's words, else ""."""
    if not hasattr(onnxruntime, "preload_dlls"):
        return ""
    # It prints what it misses; that belongs into our message.
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        onnxruntime.preload_dlls()
    return printed.getvalue().strip().partition("\n")[0].partition(": ")[0]


def _not_loaded(provider: Provider, said: str) -> EngineError:
    reason = said or f"{provider.words} or a library of it does not load here"
    return EngineError(
        f"ONNX Runtime would run on the CPU instead of {provider.words}: {reason}",
        remedy=f"update the graphics driver and pip install '{provider.package}', or choose engine = auto",
    )
