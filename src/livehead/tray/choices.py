"""What there is to choose from on this machine, looked for in the engine's thread, and how it is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from livehead.config import StageChoice

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
    no_voice: why no voice can move the mouth, else empty."""

    trackers: tuple[Offer, ...] = ()
    sinks: tuple[Offer, ...] = ()
    characters: tuple[str, ...] = ()
    searched: bool = False
    no_voice: str = ""


def find() -> Choices:
    """Look at this machine; takes tenths of a second, opens no camera."""
    from livehead import folders, registry

    return Choices(
        (*_cameras(), *(_offer("trackers", name) for name in _ordered("trackers"))),
        tuple(_offer("sinks", name) for name in _ordered("sinks")),
        tuple(sorted(folders.characters())),
        True,
        registry.probe("modifiers", "lip_sync"),
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


def title(offer: Offer) -> str:
    """What a person calls it, in their language."""
    return offer.camera or title_of(offer.choice)


def title_of(choice: StageChoice) -> str:
    """What a person calls a stage; its own name when nobody thought of a better one."""
    if choice.use == "mediapipe_face":
        return QCoreApplication.translate("Choices", "Camera {number}").format(
            number=choice.options.get("source", "0")
        )
    titles = {
        "auto": QCoreApplication.translate("Choices", "Phone or another app (found by itself)"),
        "mouse": QCoreApplication.translate("Choices", "Mouse pointer"),
        "voice": QCoreApplication.translate("Choices", "Voice"),
        "tape": QCoreApplication.translate("Choices", "Demo motion"),
        "idle": QCoreApplication.translate("Choices", "Nobody: it idles"),
        "ifacialmocap": "iFacialMocap",
        "link": QCoreApplication.translate("Choices", "livehead on another computer"),
        "live_link_face": "Live Link Face",
        "openseeface": "OpenSeeFace",
        "vmc": "VMC",
        "vts_phone": QCoreApplication.translate("Choices", "VTube Studio on a phone"),
        "browser": QCoreApplication.translate("Choices", "Browser source in OBS"),
        "media_stream": QCoreApplication.translate("Choices", "Media source in OBS"),
        "virtual_camera": QCoreApplication.translate("Choices", "Virtual camera"),
        "preview": QCoreApplication.translate("Choices", "Window on the desktop"),
        "ndi": "NDI",
        "spout": "Spout",
        "syphon": "Syphon",
        "pipewire": "PipeWire",
        "video_file": QCoreApplication.translate("Choices", "Recording"),
    }
    return titles.get(choice.use, choice.use)


def copy_words(choice: StageChoice) -> str:
    """The words of a button that copies where a sink serves; an NDI source has a name and no address."""
    name = QCoreApplication.translate("Choices", "Copy the name: {output}")
    address = QCoreApplication.translate("Choices", "Copy the address: {output}")
    return (name if choice.use == "ndi" else address).format(output=title_of(choice))


def mood_words(mood: str) -> str:
    """A mood's name in the person's language."""
    words = {
        "stopped": QCoreApplication.translate("Choices", "Stopped"),
        "starting": QCoreApplication.translate("Choices", "Starting …"),
        "running": QCoreApplication.translate("Choices", "Running"),
        "no face": QCoreApplication.translate("Choices", "Nobody is seen"),
        "trouble": QCoreApplication.translate("Choices", "Something is wrong"),
    }
    return words.get(mood, mood)
