"""Actia, the moon-moth girl. Original character, CC0-1.0."""

from __future__ import annotations

import accessories
import body
import face
import hair
from kit import Doc
from palette import gradients

NEUTRAL = dict(close=(0, 0), look=(0, 0), brow=(0, 0), angry=(0, 0), mouth="closed", iris=1.0, smile=0)


def build(pose: dict | None = None) -> Doc:
    """The drawing in a pose of the face, layers back to front."""
    p = NEUTRAL | (pose or {})
    D = Doc()
    gradients(D)
    body.back(D)
    hair.back(D)
    body.front(D)
    accessories.bow(D)
    hair.tails(D)
    face.head(D, p)
    accessories.antennae(D)
    hair.front(D)
    face.brows(D, p)
    hair.cowlick(D)
    accessories.clip(D)
    return D
