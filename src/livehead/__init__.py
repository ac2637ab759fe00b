"""livehead: a character made from one picture moves with you, live."""

from __future__ import annotations

__version__ = "0.1.0"
