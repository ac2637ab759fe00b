"""Filling a network by the golden rule, and comparing it with the outputs of the originals."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from livehead.runtime.golden_rule import rule_of, weight

Floats = NDArray[np.float64]


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    torch = pytest.importorskip("torch")
    before = torch.get_num_threads()
    torch.set_num_threads(min(2, before))
    with torch.no_grad():
        yield
    torch.set_num_threads(before)


def filled(module: Any, architecture: str) -> Any:
    """The module with every tensor made by the golden rule, ready to be run."""
    import torch

    rule, tensors = rule_of(architecture), module.state_dict()
    made = {key: torch.from_numpy(weight(key, tensor.shape, rule)) for key, tensor in tensors.items()}
    module.load_state_dict(made)
    return module.eval()


def tensors_of(module: Any) -> dict[str, list[int]]:
    """The shape of every tensor of the state dict."""
    return {key: list(tensor.shape) for key, tensor in module.state_dict().items()}


@pytest.fixture(scope="session")
def manifest(shared: Path) -> Callable[[str], dict[str, list[int]]]:
    """The tensors of a published module and their shapes."""

    def read(name: str) -> dict[str, list[int]]:
        published = json.loads((shared / "golden" / "manifests" / f"{name}.json").read_text())
        return {key: shape for key, shape, _ in published}

    return read


@dataclass(frozen=True)
class Golden:
    """What the published code gave: every n-th value of each output, and statistics of all of them."""

    name: str
    folder: Path

    def samples(self, index: int) -> Floats:
        with np.load(self.folder / f"{self.name}.npz") as kept:
            return np.asarray(kept[f"out{index}"], np.float64).ravel()

    def of(self, index: int, output: Any) -> Floats:
        """The values of our output that were kept of theirs; the shapes must agree."""
        with np.load(self.folder / f"{self.name}.npz") as kept:
            assert list(output.shape) == list(kept[f"out{index}.__shape"]), f"{self.name} output {index}"
            return np.asarray(output.double().numpy().ravel()[:: int(kept[f"out{index}.__stride"])])

    def distance(self, index: int, output: Any) -> float:
        """Root mean square of the difference."""
        return float(np.sqrt(np.mean((self.of(index, output) - self.samples(index)) ** 2)))

    def holds(self, outputs: Sequence[Any]) -> None:
        """99.9 % of samples within 1e-4 + 1e-3·|b|, mean and standard deviation within 1e-4."""
        with np.load(self.folder / f"{self.name}.npz") as kept:
            stats = [kept[f"out{i}.__stats"] for i in range(len(outputs))]
            assert f"out{len(outputs)}" not in kept.files
        for index, (output, (mean, spread, _)) in enumerate(zip(outputs, stats, strict=True)):
            have, want = self.of(index, output), self.samples(index)
            error = np.abs(have - want)
            off = 1 - np.mean(error <= 1e-4 + 1e-3 * np.abs(want))
            print(f"{self.name:46} output {index}: largest difference {error.max():.2g}, {off:.3%} off")
            assert off <= 1e-3, f"{self.name} output {index}"
            assert abs(float(output.double().mean()) - mean) <= 1e-4, f"{self.name} output {index}"
            assert abs(float(output.double().std()) - spread) <= 1e-4, f"{self.name} output {index}"


@pytest.fixture(scope="session")
def golden(shared: Path) -> Callable[[str], Golden]:
    """The golden vector of that name."""
    return lambda name: Golden(name, shared / "golden")
