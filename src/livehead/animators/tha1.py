"""Talking Head Anime 1: eyes, mouth and head from one 256 px picture.

Needs a model: `livehead models list` says which there are and where their author publishes them.
"""

from __future__ import annotations

from dataclasses import dataclass

from livehead.posers.talking_head import Generation, TalkingHead, TalkingHeadConfig
from livehead.posers.tha1 import MODULES, Tha1Poser

GENERATION = Generation("tha1", ("tha1",), MODULES, Tha1Poser, Tha1Poser.convention)


@dataclass(frozen=True, slots=True)
class Config(TalkingHeadConfig):
    """See TalkingHeadConfig."""


def create(config: Config) -> TalkingHead:
    return TalkingHead(config, GENERATION)


def probe() -> str:
    return GENERATION.missing()
