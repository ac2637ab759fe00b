"""Writes the graphs without weights that ship in models/onnx/, and says how well the float16 ones agree.

python tools/export_networks.py [ARCHITECTURE ...] [--folder models/onnx] [--half]
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch

from livehead.runtime import golden_rule
from livehead.training import graphs, tha_graphs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("architectures", nargs="*", default=list(tha_graphs.ARCHITECTURES))
    parser.add_argument("--folder", type=Path, default=Path("models/onnx"))
    parser.add_argument("--half", action="store_true", help="measure the float16 graphs that are there")
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    for architecture in arguments.architectures:
        folder = arguments.folder / architecture
        if arguments.half:
            for module, graph in tha_graphs.modules(architecture).items():
                print(f"{architecture}/{module}: {half_figures(folder, architecture, module, graph)}")
            continue
        began = time.perf_counter()
        graphs.write(folder, architecture, tha_graphs.modules(architecture))
        size = sum(path.stat().st_size for path in folder.glob("*.onnx"))
        print(f"{folder}: {size / 1000:.0f} kB of graphs in {time.perf_counter() - began:.0f} s")


def half_figures(folder: Path, architecture: str, module: str, graph: graphs.ModuleGraph) -> str:
    """PSNR of the float16 graph's outputs to the float32 graph's (peak 2), both in ONNX Runtime on the CPU."""
    inputs = {name: golden_rule.make(recipe) for name, recipe in graph.inputs.items()}
    answers = []
    for suffix in ("", ".fp16"):
        model = onnx.load(folder / f"{module}{suffix}.onnx", load_external_data=False)
        options = onnxruntime.SessionOptions()
        # The optimiser would take out the pairs of casts that round to half precision.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
        options.log_severity_level = 3
        session = onnxruntime.InferenceSession(
            graphs.fill(model, architecture), options, providers=["CPUExecutionProvider"]
        )
        answers.append(session.run(list(graph.outputs), inputs))
    psnr = [
        10 * np.log10(4 / np.mean((single.astype(np.float64) - half) ** 2))
        for single, half in zip(*answers, strict=True)
    ]
    return ", ".join(f"{name} {figure:.1f} dB" for name, figure in zip(graph.outputs, psnr, strict=True))


if __name__ == "__main__":
    main()
