"""The built-in character's puppet, loaded once, and a writable copy of its folder."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from livehead.rig.puppet import Puppet

ACTIA = Path(__file__).resolve().parents[2] / "characters" / "actia"


@pytest.fixture(scope="session")
def puppet() -> Puppet:
    return Puppet.load(ACTIA)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("art.svg", "keys.svg", "rig.toml"):
        shutil.copy(ACTIA / name, tmp_path / name)
    return tmp_path
