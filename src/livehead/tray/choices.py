"""What there is to choose from, and how it is called in the person's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from livehead.config import StageChoice
from livehead.tray.backstage.offers import Choices, Offer
from livehead.tray.mood import SENT_BY_NAME

__all__ = ["Choices", "Offer", "copy_words", "mood_words", "title", "title_of"]


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
    """The words of a button that copies where a sink serves; some have a name and no address."""
    name = QCoreApplication.translate("Choices", "Copy the name: {output}")
    address = QCoreApplication.translate("Choices", "Copy the address: {output}")
    return (name if choice.use in SENT_BY_NAME else address).format(output=title_of(choice))


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
