"""Lets the tests of this folder import the voices that the tests of the sources speak with."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "sources"))
