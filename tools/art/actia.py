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

NEUTRAL = dict(close=(0, 0), look=(0, 0), brow=(0, 0), angry=(0, 0), mouth="closed", iris=1.0, smile=0)


def build(pose: dict | None = None) -> Doc:
    """The drawing in a pose of the face, layers back to front."""
    p = NEUTRAL | (pose or {})
    D = Doc()
    gradients(D)
    jacket.cape_back(D)
    hair.back(D)
    collar.collar_back(D)
    body.neck(D)
    body.dress(D)
    jacket.cape(D, -1)
    jacket.cape(D, 1)
    hands.lantern(D)
    hands.hand_back(D)
    hands.hand_front(D)
    jacket.sleeve(D, -1)
    jacket.sleeve(D, 1)
    collar.collar_fur(D)
    accessories.bow(D)
    hair.tails(D)
    face.head(D, p)
    accessories.antennae(D)
    hair.front(D)
    face.brows(D, p)
    hair.cowlick(D)
    accessories.clip(D)
    return D
