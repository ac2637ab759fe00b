"""What an NVIDIA card makes of the networks: milliseconds, frames a second, memory, and how near to the CPU.

python tools/bench_gpu.py [--json FILE]        every engine and PyTorch that this machine has
python tools/bench_gpu.py --lanes onnxruntime  the same measurement on the processor

A frame is every module that runs once a frame, on the inputs of its proof, pose in and picture out; weights
are made by the golden rule, so that nothing has to be fetched. The decomposer, once a picture, is left out.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from livehead.errors import LiveheadError  # noqa: E402
from livehead.runtime import cuda, golden_rule  # noqa: E402
from livehead.runtime.choose import open_engine  # noqa: E402
from livehead.runtime.fill import Slot, WeightlessGraph  # noqa: E402

GRAPHS = ROOT / "models" / "onnx"
GFLOP = {"tha3_standard": 288.0, "tha3_separable": 35.6, "tha4_student": 37.9, "actia_student": None}
LANES = ("tensorrt", "cuda", "torch_graphs", "torch_eager")
ONCE = "eyebrow_decomposer"

Arrays = dict[str, dict[str, np.ndarray]]
Frame = Callable[[], Arrays]
Lane = tuple[Frame, str, Callable[[], None]]
"""A frame, what it runs on, and how its memory is given back."""


@dataclass
class Network:
    """inputs: module → name → array; outputs: module → names; files: module → filled ONNX, by precision."""

    name: str
    inputs: Arrays
    outputs: dict[str, list[str]]
    files: dict[str, dict[str, Path]]


def network(name: str, folder: Path) -> Network:
    """A network with its weights made, its files written to a folder."""
    if name == "actia_student":
        file = GRAPHS / "actia_student.onnx"
        pose = {"student": {"pose": golden_rule.vec("bench.pose", 45, 0, 1)}}
        return Network(name, pose, {"student": ["picture"]}, {"student": {"fp32": file, "fp16": file}})
    proof = json.loads((GRAPHS / name / "proof.json").read_text(encoding="utf-8"))
    proof.pop(ONCE, None)
    inputs = {m: {k: golden_rule.make(r) for k, r in p["inputs"].items()} for m, p in proof.items()}
    files = {module: {p: filled(name, module, p, folder) for p in ("fp32", "fp16")} for module in proof}
    return Network(name, inputs, {m: list(p["outputs"]) for m, p in proof.items()}, files)


def filled(name: str, module: str, precision: str, folder: Path) -> Path:
    """The module's graph with weights; in float32 where there is no other."""
    graph = GRAPHS / name / f"{module}{'.fp16' if precision == 'fp16' else ''}.onnx"
    graph = graph if graph.is_file() else GRAPHS / name / f"{module}.onnx"
    rule, out = golden_rule.rule_of(name), folder / f"{name}.{graph.name}"

    def weight(key: str, slot: Slot) -> np.ndarray:
        return golden_rule.weight(key, slot.shape, rule)

    if not out.is_file():
        out.write_bytes(b"".join(WeightlessGraph(graph).filled(weight)))
    return out


def engine_frame(lane: str, net: Network, precision: str) -> Lane:
    """A frame by one of livehead's engines, and what it really runs on."""
    engines = {m: open_engine(lane, files[precision], 2) for m, files in net.files.items()}

    def frame() -> Arrays:
        return {
            m: dict(zip(net.outputs[m], engine.run(net.inputs[m], net.outputs[m]), strict=True))
            for m, engine in engines.items()
        }

    def close() -> None:
        for engine in engines.values():
            engine.close()

    return frame, " and ".join(sorted({engine.provider for engine in engines.values()})), close


def torch_frame(lane: str, net: Network) -> Lane:
    """A frame by PyTorch in float16: eager as it is, or recorded once as a CUDA graph in its better layout."""
    import torch

    graphs = lane == "torch_graphs"
    torch.backends.cudnn.benchmark = graphs
    layout = torch.channels_last if graphs else torch.contiguous_format
    modules = {m: module.to(memory_format=layout) for m, module in torch_modules(net).items()}
    given = {
        m: {k: torch.from_numpy(a).cuda().half() for k, a in arrays.items()}
        for m, arrays in net.inputs.items()
    }
    poses = {m: torch.from_numpy(a["pose"]).half().pin_memory() for m, a in net.inputs.items()}

    def compute() -> dict[str, Any]:
        return {m: module(**given[m]) for m, module in modules.items()}

    run = recorded(compute) if graphs else compute

    @torch.no_grad()
    def frame() -> Arrays:
        for m, pose in poses.items():
            given[m]["pose"].copy_(pose, non_blocking=True)
        found: Arrays = {}
        for m, made in run().items():
            tensors = made if isinstance(made, tuple | list) else [made]
            named = zip(net.outputs[m], tensors, strict=False)  # what the graph leaves out comes last
            found[m] = {name: tensor.float().cpu().numpy() for name, tensor in named}
        return found

    return frame, f"PyTorch {torch.__version__} on {torch.cuda.get_device_name()}", torch.cuda.empty_cache


def recorded(compute: Callable[[], Any]) -> Callable[[], Any]:
    """The computation as a CUDA graph, to be called like it."""
    import torch

    with torch.no_grad():
        side = torch.cuda.Stream()
        with torch.cuda.stream(side):
            for _ in range(3):
                compute()
        torch.cuda.current_stream().wait_stream(side)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            results = compute()

    def replay() -> Any:
        graph.replay()
        return results

    return replay


def torch_modules(net: Network) -> Mapping[str, Any]:
    """The modules in PyTorch on the card, in float16, with the weights of the files."""
    import torch

    from livehead.nets import tha3, tha4_student

    if net.name == "actia_student":
        raise LiveheadError("the built-in student is kept as ONNX only", remedy="measure it by an engine")
    config = tha3.Tha3Config(separable=net.name == "tha3_separable")
    poser = tha4_student.Tha4Student() if net.name == "tha4_student" else tha3.Tha3Poser(config)
    rule, found = golden_rule.rule_of(net.name), {}
    for name in net.inputs:
        module = getattr(poser, name)
        state = {k: golden_rule.weight(k, v.shape, rule) for k, v in module.state_dict().items()}
        module.load_state_dict({k: torch.from_numpy(v) for k, v in state.items()})
        found[name] = module.eval().half().cuda()
    return found


def likeness(ours: Arrays, truth: Arrays) -> float:
    """The worst PSNR of an output in dB; outputs reach from -1 to 1."""
    worst = 99.0
    for module, outputs in truth.items():
        for name, array in outputs.items():
            error = float(np.mean((ours[module][name].astype(np.float64) - array) ** 2))
            worst = min(worst, 10 * np.log10(4 / max(error, 1e-12)))
    return round(worst, 1)


def measure(lane: str, net: Network, truth: Arrays, frames: int) -> dict[str, Any]:
    """One row of the table; what could not be measured says why."""
    card = cuda.Driver() if cuda.find() else None
    if card:
        card.enter()
    before, began = card.free_memory() if card else 0, time.perf_counter()
    row: dict[str, Any] = {"network": net.name, "lane": lane}
    try:
        precision = "fp32" if lane == "onnxruntime" else "fp16"
        made = torch_frame(lane, net) if lane.startswith("torch") else engine_frame(lane, net, precision)
        frame, row["runs on"], close = made
        row["dB to CPU"] = likeness(frame(), truth)
        row["start s"] = round(time.perf_counter() - began, 2)
        row |= timed(frame, frames, GFLOP[net.name])
        row["GPU MB"] = round((before - card.free_memory()) / 1e6) if card else 0
        close()
    except (LiveheadError, ImportError, RuntimeError, TypeError) as error:
        row["left out"] = str(error).strip().splitlines()[0][:200]
    return row


def timed(frame: Frame, frames: int, gflop: float | None) -> dict[str, Any]:
    """Milliseconds a frame, median and p99; frames a second; what of the arithmetic that is."""
    for _ in range(min(20, frames)):
        frame()
    took = []
    for _ in range(frames):
        start = time.perf_counter()
        frame()
        took.append(time.perf_counter() - start)
    fps = len(took) / sum(took)
    figures = {"ms": np.median(took) * 1e3, "p99 ms": np.percentile(took, 99) * 1e3, "fps": fps}
    figures |= {"TFLOP/s": gflop * fps / 1e3} if gflop else {}
    return {key: round(float(value), 2) for key, value in figures.items()}


def peak() -> float | None:
    """TFLOP/s of a large float16 matrix product in PyTorch: the roof under which all of this lies."""
    try:
        import torch

        a = torch.randn(8192, 8192, device="cuda", dtype=torch.float16)
    except (ImportError, RuntimeError, AssertionError):
        return None
    for _ in range(3):
        a @ a
    torch.cuda.synchronize()
    start = time.perf_counter()
    for _ in range(10):
        a @ a
    torch.cuda.synchronize()
    return round(10 * 2 * 8192**3 / (time.perf_counter() - start) / 1e12, 1)


def bench(name: str, lanes: list[str], frames: int, folder: Path) -> list[dict[str, Any]]:
    """The rows of one network, and how many times faster than PyTorch each lane is."""
    net = network(name, folder)
    reference, *_ = engine_frame("onnxruntime", net, "fp32")
    truth = {m: {k: v.copy() for k, v in outputs.items()} for m, outputs in reference().items()}
    rows = [measure(lane, net, truth, frames) for lane in lanes]
    eager = next((row["ms"] for row in rows if row["lane"] == "torch_eager" and "ms" in row), None)
    for row in rows:
        if eager and "ms" in row:
            row["times eager"] = round(eager / row["ms"], 2)
        print(row, flush=True)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--lanes", nargs="*", default=list(LANES))
    parser.add_argument("--networks", nargs="*", default=list(GFLOP), choices=list(GFLOP))
    parser.add_argument("--frames", type=int, default=300)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    card = cuda.find()
    if card is None and set(options.lanes) & set(LANES):
        print("no GPU here")
        return
    roof = peak() if card else None
    print(card or "on the processor", f"roof {roof} TFLOP/s float16" if roof else "")
    with tempfile.TemporaryDirectory() as folder:
        networks = options.networks
        rows = [r for name in networks for r in bench(name, options.lanes, options.frames, Path(folder))]
    if options.json:
        options.json.write_text(json.dumps({"card": str(card), "roof": roof, "rows": rows}, indent=1))


if __name__ == "__main__":
    main()
