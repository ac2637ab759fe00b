"""Lets the tests of this folder import the material beside them and that of the sources and the wire."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "sources"), str(HERE.parent / "wire")]
