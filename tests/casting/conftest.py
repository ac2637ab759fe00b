"""Our own drawing, and other people's sprites from the shared material."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from livehead.casting import reading

ROOT = Path(__file__).resolve().parents[2]
ACTIA = ROOT / "characters" / "actia" / "actia.png"

Bytes = NDArray[np.uint8]


@pytest.fixture(scope="session")
def actia() -> Bytes:
    """(512, 512, 4) uint8."""
    return reading.read(ACTIA).pixels


@pytest.fixture(scope="session")
def sprites(shared: Path) -> dict[str, Bytes]:
    """Full-body sprites by other artists, by name."""
    files = sorted((shared / "media" / "characters").glob("renpy_*.png"))
    if not files:
        pytest.skip("needs the sprites of the shared test material")
    return {file.stem: reading.read(file).pixels for file in files}
