"""Talking Head Anime 4: the finest and slowest, from one 512 px picture (no monetised streams).

Needs a model: `livehead models list` says which there are and where their author publishes them.
"""

from __future__ import annotations

from dataclasses import dataclass

from livehead.posers.talking_head import Generation, TalkingHead, TalkingHeadConfig
from livehead.posers.tha4 import MODULES, Tha4Poser

GENERATION = Generation("tha4", ("tha4_teacher",), MODULES, Tha4Poser, Tha4Poser.convention)


@dataclass(frozen=True, slots=True)
class Config(TalkingHeadConfig):
    """See TalkingHeadConfig."""


def create(config: Config) -> TalkingHead:
    return TalkingHead(config, GENERATION)


def probe() -> str:
    return GENERATION.missing()
