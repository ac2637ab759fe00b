"""Talking Head Anime 2: whole face and head from one 256 px picture.

Needs a model: `livehead models list` says which there are and where their author publishes them.
"""

from __future__ import annotations

from dataclasses import dataclass

from livehead.posers.talking_head import Generation, TalkingHead, TalkingHeadConfig
from livehead.posers.tha2 import MODULES, Tha2Poser

GENERATION = Generation("tha2", ("tha2",), MODULES, Tha2Poser, Tha2Poser.convention)


@dataclass(frozen=True, slots=True)
class Config(TalkingHeadConfig):
    """See TalkingHeadConfig."""


def create(config: Config) -> TalkingHead:
    return TalkingHead(config, GENERATION)


def probe() -> str:
    return GENERATION.missing()
