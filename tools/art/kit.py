"""Everything a drawing needs, in one import."""

from __future__ import annotations

from curves import CX, P, add, b2d, bez, beziers, ell, lerp, mir, mix, prof, pts, sample, taper
from document import Doc, Layer
from locks import Lock, fur

__all__ = [
    "CX",
    "Doc",
    "Layer",
    "Lock",
    "P",
    "add",
    "b2d",
    "bez",
    "beziers",
    "ell",
    "fur",
    "lerp",
    "mir",
    "mix",
    "prof",
    "pts",
    "sample",
    "taper",
]
