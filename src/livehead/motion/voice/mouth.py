"""Vowels as mouth shapes: what the lips do for A I U E O, and how far the jaw falls with a loud or a low voice."""

from __future__ import annotations

import numpy as np

from livehead.motion.arkit import INDEX
from livehead.motion.voice.spectrum import Numbers
from livehead.motion.voice.vowels import VOWELS
from livehead.types import Floats

_LIPS: dict[str, dict[str, float]] = {
    "A": {"mouthLowerDown": 0.1, "mouthUpperUp": 0.08},
    "I": {"mouthStretch": 0.5, "mouthLowerDown": 0.42, "mouthUpperUp": 0.35},
    "U": {"mouthPucker": 0.85, "mouthFunnel": 0.12},
    "E": {"mouthStretch": 0.45, "mouthLowerDown": 0.4, "mouthUpperUp": 0.35},
    "O": {"mouthFunnel": 0.62, "mouthPucker": 0.3},
}
_JAW = {"A": (0.2, 0.6), "I": (0.04, 0.08), "U": (0.03, 0.06), "E": (0.3, 0.38), "O": (0.28, 0.44)}
"""jawOpen of a low and of a loud voice."""


def _row(shapes: dict[str, float]) -> Floats:
    row = np.zeros(len(INDEX), np.float32)
    for name, value in shapes.items():
        for full in (name, f"{name}Left", f"{name}Right"):
            if full in INDEX:
                row[INDEX[full]] = value
    return row


_LIP_ROWS = np.array([_row(_LIPS[vowel]) for vowel in VOWELS])
_JAWS = np.array([_JAW[vowel] for vowel in VOWELS])


def mouth(weights: Numbers, loud: float, open_: float) -> Floats:
    """(52,) blendshapes of a mouth that speaks.

    weights: (5,) shares of VOWELS, sum 1; loud: 0 (low) to 1 (loud) moves the jaw within what the vowel allows;
    open_: 0 (shut) to 1 (speaking), bent so that a vowel stays the same vowel until it has nearly faded.
    """
    shapes = weights @ _LIP_ROWS
    jaw = _JAWS[:, 0] + loud * (_JAWS[:, 1] - _JAWS[:, 0])
    shapes[INDEX["jawOpen"]] += float(weights @ jaw)
    return np.asarray(np.clip(shapes * (1.0 - (1.0 - open_) ** 2), 0.0, 1.0), np.float32)
