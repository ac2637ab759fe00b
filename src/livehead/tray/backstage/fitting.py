"""Which animator draws a character, and what goes along from one animator to the other."""

from __future__ import annotations

from dataclasses import fields

from livehead import registry
from livehead.character import Character
from livehead.config import StageChoice
from livehead.errors import ConfigError
from livehead.motion.retarget import RetargetConfig

ANY_PICTURE = ("tha3", "tha4", "tha2", "tha1")
"""Animators that draw any picture, those that are fast first; the others draw what was made for them."""

GAINS = {field.name for field in fields(RetargetConfig)}
"""Options that all animators have: they go along from one to the other."""


def animator_for(character: Character, now: StageChoice) -> StageChoice:
    """The present animator if it can draw the character, else another that can; ConfigError when there is none."""
    if now.use in ANY_PICTURE or now.use in character.settings:
        return now
    gains = {name: value for name, value in now.options.items() if name in GAINS}
    for use in ("student", "puppet"):
        if use in character.settings:
            return StageChoice(use, gains)
    for use in ANY_PICTURE:
        if not registry.probe("animators", use):
            return StageChoice(use, gains)
    raise ConfigError(
        f"{character.title} is one picture: only a Talking Head model can move it, and none is installed",
        remedy="livehead models get tha3_separable, then livehead models import FILES --as tha3",
    )
