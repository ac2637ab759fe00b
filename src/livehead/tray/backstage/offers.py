"""What there is to choose from on this machine, looked for in the engine's thread.

No Qt, and at first nothing slow: the engine has no use for the one, the windows none for the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from livehead.config import StageChoice
from livehead.types import Bytes

NOT_OFFERED = ("null", "video_file", "mediapipe_face")
"""Stages that are no choice by themselves: nobody watches the first, films begin by the record button, and cameras
are offered by their names."""

Kind = Literal["trackers", "sinks"]


@dataclass(frozen=True, slots=True)
class Offer:
    """A stage that can be chosen. camera: its name where it is one; problem: why it cannot be used, else empty."""

    choice: StageChoice
    camera: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """trackers, cameras first; sinks; characters by name; searched: False before anyone has looked;
    no_voice: why no voice can move the mouth, else empty; looks: each with its title."""

    trackers: tuple[Offer, ...] = ()
    sinks: tuple[Offer, ...] = ()
    characters: tuple[str, ...] = ()
    searched: bool = False
    no_voice: str = ""
    looks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class LookFace:
    """The character's face in a look. name, title: the look's; problem: why it cannot be put on, else empty;
    pixels: (H, W, 4) uint8 RGBA."""

    name: str
    title: str
    problem: str
    pixels: Bytes


def find() -> Choices:
    """Look at this machine; takes tenths of a second, opens no camera."""
    from livehead import folders, looks, registry

    return Choices(
        (*_cameras(), *(_offer("trackers", name) for name in _ordered("trackers"))),
        tuple(_offer("sinks", name) for name in _ordered("sinks")),
        tuple(sorted(folders.characters())),
        True,
        registry.probe("modifiers", "lip_sync"),
        tuple((look.name, look.title) for look in looks.offered()),
    )


def _cameras() -> tuple[Offer, ...]:
    from livehead import registry
    from livehead.sources.cameras import list_cameras

    problem = registry.probe("trackers", "mediapipe_face")
    return tuple(
        Offer(StageChoice("mediapipe_face", {"source": str(camera.index)}), camera.name, problem)
        for camera in list_cameras()
    )


def _ordered(kind: Kind) -> list[str]:
    """Those most people look for first."""
    from livehead import registry

    first = ("auto", "mouse", "voice", "tape", "idle", "browser", "media_stream", "preview", "virtual_camera")
    names = [name for name in registry.names(kind) if name not in NOT_OFFERED]
    return sorted(names, key=lambda name: (first.index(name) if name in first else len(first), name))


def _offer(kind: Kind, name: str) -> Offer:
    from livehead import registry

    return Offer(StageChoice(name), problem=registry.probe(kind, name))
