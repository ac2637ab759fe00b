"""Talking Head Anime 3: face, head and body from one 512 px picture.

Needs a model: `livehead models list` says which there are and where their author publishes them.
"""

from __future__ import annotations

from dataclasses import dataclass

from livehead.posers.talking_head import Generation, TalkingHead, TalkingHeadConfig
from livehead.posers.tha3 import MODULES, Tha3Poser

GENERATION = Generation("tha3", ("tha3_separable", "tha3_standard"), MODULES, Tha3Poser, Tha3Poser.convention)


@dataclass(frozen=True, slots=True)
class Config(TalkingHeadConfig):
    """See TalkingHeadConfig."""


def create(config: Config) -> TalkingHead:
    return TalkingHead(config, GENERATION)


def probe() -> str:
    return GENERATION.missing()
