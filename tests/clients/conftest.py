"""Puts the helpers of this folder and of the sinks' tests within reach."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE), str(HERE.parent / "sinks")]
