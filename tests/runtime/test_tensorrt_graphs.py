"""Every network of the family as an engine for every card, filled by the golden rule: nothing is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from livehead.errors import EngineError
from livehead.runtime import golden_rule
from livehead.runtime.fill import Slot, WeightlessGraph
from livehead.runtime.golden_rule import Array
from livehead.runtime.tensorrt_build import Flavour, build, flavour

MODELS = Path(__file__).resolve().parents[2] / "models" / "onnx"
GRAPHS = sorted(MODELS.glob("tha*/*.onnx"))


@pytest.fixture(scope="module")
def rtx() -> Flavour:
    try:
        return flavour("tensorrt_rtx")
    except EngineError as error:
        pytest.skip(f"{error.cause}: {error.remedy}")


@pytest.fixture(scope="module", params=GRAPHS, ids=lambda p: f"{p.parent.name}-{p.stem}")
def filled(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, rtx: Flavour
) -> Iterator[Path]:
    """One graph with its weights in; made once for all cards, and removed: together they are gigabytes."""
    path: Path = request.param
    rule = golden_rule.rule_of(path.parent.name)

    def weight(name: str, slot: Slot) -> Array:
        return golden_rule.weight(name, slot.shape, rule)

    out = tmp_path_factory.mktemp(path.parent.name) / path.name
    out.write_bytes(b"".join(WeightlessGraph(path).filled(weight)))
    yield out
    out.unlink()


@pytest.mark.slow
@pytest.mark.parametrize("card", ["sm75", "sm86", "sm89", "sm120"])
def test_no_card_refuses_it(filled: Path, rtx: Flavour, card: str) -> None:
    assert len(build(filled, card, rtx)) > 1000


def test_every_module_of_a_proof_is_among_them() -> None:
    assert GRAPHS, "models/onnx holds the graphs"
    for proof in MODELS.glob("tha*/proof.json"):
        for module in json.loads(proof.read_text(encoding="utf-8")):
            assert proof.parent / f"{module}.onnx" in GRAPHS
