"""Models filled by the golden rule and installed as if a person had imported them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from livehead.runtime import catalogue
from livehead.runtime.fill import WeightlessGraph, write
from livehead.runtime.golden_rule import rule_of, weight


@pytest.fixture(scope="session")
def golden_models(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """architecture → the folder of its filled modules, made once a session."""
    made: dict[str, Path] = {}

    def make(architecture: str) -> Path:
        if architecture not in made:
            folder = tmp_path_factory.mktemp("golden") / architecture
            folder.mkdir()
            made[architecture] = folder
            _fill(architecture, folder)
        return made[architecture]

    return make


def _fill(architecture: str, folder: Path) -> None:
    known, rule = catalogue.architecture(architecture), rule_of(architecture)
    modules = {}
    for module in known.modules:
        graph = WeightlessGraph(known.graph(module))
        digest = write(
            folder / f"{module}.onnx", graph.filled(lambda name, slot: weight(name, slot.shape, rule))
        )
        modules[module] = {
            "graph": hashlib.sha256(known.graph(module).read_bytes()).hexdigest(),
            "sha256": digest,
        }
    facts = {"architecture": architecture, "variant": "float", "licence": "none", "modules": modules}
    catalogue.write_facts(folder, facts)


@pytest.fixture
def installed(golden_models: Callable[[str], Path]) -> Callable[[str, str], None]:
    """Puts a golden model of an architecture under a name where `catalogue.find` looks."""

    def install(architecture: str, name: str) -> None:
        catalogue.shelf().mkdir(parents=True, exist_ok=True)
        (catalogue.shelf() / name).symlink_to(golden_models(architecture), target_is_directory=True)

    return install
