"""Actia, the moon-moth girl. Original character, CC0-1.0."""

from __future__ import annotations

import accessories
import body
import collar
import face
import hair
import hands
import jacket
from kit import Doc
from palette import gradients

NEUTRAL = {
    "close": (0, 0),
    "look": (0, 0),
    "brow": (0, 0),
    "angry": (0, 0),
    "mouth": "closed",
    "iris": 1.0,
    "smile": 0,
}


def _ease(a: float, b: float, v: float) -> float:
    t = min(1.0, max(0.0, (v - a) / (b - a)))
    return t * t * (3 - 2 * t)


def stance(x: float, y: float) -> tuple[float, float]:
    """The body does not stand like a mirror image: hips to one side, one shoulder and wing lower."""
    sway = -16 * _ease(960, 1480, y) + 26 * _ease(1560, 2120, y)
    tilt = 0.026 * x * _ease(880, 1020, y) * (1 - 0.7 * _ease(1500, 2000, y))
    return x + sway, y + tilt


def build(pose: dict | None = None) -> Doc:
    """The drawing in a pose of the face, layers back to front."""
    p = NEUTRAL | (pose or {})
    doc = Doc()
    gradients(doc)
    jacket.cape_back(doc)
    hair.back(doc)
    collar.collar_back(doc)
    body.neck(doc)
    body.dress(doc)
    jacket.cape(doc, -1)
    jacket.cape(doc, 1)
    jacket.arm_shadow(doc)
    hands.lantern(doc)
    hands.hand_back(doc)
    hands.hand_front(doc)
    jacket.sleeve(doc, -1)
    jacket.sleeve(doc, 1)
    collar.collar_fur(doc)
    accessories.bow(doc)
    for layer in doc.layers:
        if layer.part == "body":
            layer.move(stance)
    hair.tails(doc)
    face.head(doc, p)
    accessories.antennae(doc)
    hair.front(doc)
    face.brows(doc, p)
    hair.cowlick(doc)
    accessories.clip(doc)
    return doc
