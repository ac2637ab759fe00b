"""Puts this folder's helpers within reach: test modules are imported by path, not by name."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
