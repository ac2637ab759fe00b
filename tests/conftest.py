"""What every test may use: the shared material beside the checkout, and stages made for faults."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests away from the user's own configuration, characters, models and cache."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(home / variable.lower()))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared test material; skips when it is not there."""
    if not SHARED.is_dir():
        pytest.skip("needs the shared test material beside the checkout (../shared)")
    return SHARED
