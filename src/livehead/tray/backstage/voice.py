"""The voice that moves the mouth, whatever moves the rest: a modifier that is in the list or is not."""

from __future__ import annotations

from dataclasses import replace

from livehead.config import Config, StageChoice

VOICE = "lip_sync"
BEFORE_IT = ("smooth", "resample", "hold")
"""What works on the tracker's face: the voice lies over the result, and under what adds life."""


def speaks(config: Config) -> bool:
    """Whether a voice moves the mouth."""
    return VOICE in {choice.use for choice in config.modifiers}


def with_voice(config: Config, on: bool) -> Config:
    """The configuration with the voice in its place, or without it; as it is when that is so already."""
    if on == speaks(config):
        return config
    others = [choice for choice in config.modifiers if choice.use != VOICE]
    if on:
        place = max((n + 1 for n, choice in enumerate(others) if choice.use in BEFORE_IT), default=0)
        others.insert(place, StageChoice(VOICE))
    return replace(config, modifiers=tuple(others))
