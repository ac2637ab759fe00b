"""What the command line and the configuration file make of each other."""

from __future__ import annotations

from livehead.cli import flags
from livehead.config import Config, StageChoice

OWN = Config(
    tracker=StageChoice("mediapipe_face", {"source": "2", "width": 1280}),
    animator=StageChoice("puppet", {"size": 256}),
)


def test_the_same_stage_by_name_keeps_the_options_of_the_file() -> None:
    got = flags.apply(OWN, tracker="mediapipe_face:source=3", animator="puppet")
    assert got.tracker == StageChoice("mediapipe_face", {"source": "3", "width": 1280})
    assert got.animator == OWN.animator
    assert flags.apply(OWN, tracker="mediapipe_face", source="clip.mp4").tracker == StageChoice(
        "mediapipe_face", {"source": "clip.mp4", "width": 1280}
    )


def test_another_stage_starts_from_its_own_defaults() -> None:
    got = flags.apply(OWN, tracker="ifacialmocap:port=1", animator="student")
    assert got.tracker == StageChoice("ifacialmocap", {"port": "1"})
    assert got.animator == StageChoice("student")


def test_a_file_without_a_tracker_adds_nothing_to_the_one_named() -> None:
    assert flags.apply(Config(), tracker="tape:speed=2").tracker == StageChoice("tape", {"speed": "2"})
