"""A student that was trained before: its decoders, read back from its file."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from livehead.nets.plan import RegionPlan
from livehead.nets.planes_student import Region


@dataclass(frozen=True, slots=True, eq=False)
class Earlier:
    """weights: by name as in `PlanesStudent.state_dict()`; figures: of its training, from the JSON beside it."""

    weights: dict[str, torch.Tensor]
    figures: dict[str, float]
    regions: tuple[str, ...]

    @property
    def seconds(self) -> float:
        """What its training took."""
        return self.figures["seconds"]

    def quality(self, region: str) -> float:
        """PSNR in dB of one of its decoders."""
        return self.figures[f"{region}_db"]


def read(path: Path) -> Earlier:
    """Read a file that `livehead.training.export` wrote, and the JSON beside it."""
    model = onnx.load(path)
    weights = {}
    for tensor in model.graph.initializer:
        values = numpy_helper.to_array(tensor)
        values = values.astype(np.float32) if values.dtype == np.float16 else values
        weights[tensor.name.removeprefix("student.").removesuffix(".half")] = torch.from_numpy(values.copy())
    figures = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["training"]
    patches = [o.name.removeprefix("patch_") for o in model.graph.output if o.name.startswith("patch_")]
    return Earlier(weights, figures, tuple(patches))


def region(before: Earlier, plan: RegionPlan) -> Region | None:
    """The decoder of that name, if it was made for the same box and inputs; its width is as it was."""
    if plan.name not in before.regions:
        return None
    start = f"regions.{before.regions.index(plan.name)}."
    own = {name.removeprefix(start): w for name, w in before.weights.items() if name.startswith(start)}
    width = own["decoder.last.weight"].shape[1]
    coarse = (
        2 if own["decoder.maps.3"].shape == own["decoder.maps.2"].shape == own["decoder.maps.1"].shape else 1
    )
    net = Region(replace(plan, width=width, coarse=coarse))
    fresh = net.state_dict()
    fits = {name: w for name, w in own.items() if name in fresh}
    learned = {name for name, _ in net.named_parameters()} | {"decoder.mean", "decoder.active"}
    if not learned <= set(fits) or any(fresh[name].shape != w.shape for name, w in fits.items()):
        return None
    if any(not torch.equal(fits[f"{part}.inputs"], fresh[f"{part}.inputs"]) for part in _parts(net)):
        return None
    net.load_state_dict(fits, strict=False)
    return net.eval()


def _parts(net: Region) -> list[str]:
    return ["decoder"] if net.glide is None else ["decoder", "glide"]
