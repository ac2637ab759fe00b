"""What the command line and the configuration file make of each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from livehead import config as configuration
from livehead.cli import flags
from livehead.config import ActorConfig, Config, StageChoice
from livehead.errors import ConfigError
from livehead.trackers import auto

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


def test_a_look_on_the_command_line_wins() -> None:
    worn = Config(look="noir")
    assert flags.apply(worn).look == "noir" and flags.apply(worn, look="sticker").look == "sticker"


def test_a_file_without_a_tracker_adds_nothing_to_the_one_named() -> None:
    assert flags.apply(Config(), tracker="tape:speed=2").tracker == StageChoice("tape", {"speed": "2"})


def names(config: Config) -> list[str]:
    return [m.use for m in config.modifiers]


def test_what_is_sent_goes_first_and_the_voice_after_what_makes_frames() -> None:
    got = flags.apply(Config(), send=["vmc://a", "vts://b:1"], voice="", user="Ann")
    assert names(got)[0] == "relay" and got.modifiers[0].options["to"] == ("vmc://a", "vts://b:1")
    assert names(got).index("lip_sync") == names(got).index("hold") + 1
    assert next(m for m in got.modifiers if m.use == "calibrate").options == {"user": "Ann"}
    sealed = flags.apply(Config(), send=["livehead://a"], token="secret").modifiers[0]
    assert sealed.options == {"to": ("livehead://a",), "token": "secret"}
    again = flags.apply(got, voice="Blue", send=["vmc://c"])
    assert names(again).count("lip_sync") == names(again).count("relay") == 1
    assert next(m for m in again.modifiers if m.use == "lip_sync").options == {"source": "Blue"}


def test_mirror_comes_after_the_calibration_wherever_it_was() -> None:
    usual = names(Config())
    assert names(flags.apply(Config(), mirror=True)) == usual
    assert names(flags.apply(Config(), mirror=False)) == [n for n in usual if n != "mirror"]
    bare = Config(modifiers=(StageChoice("smooth"),))
    assert names(flags.apply(bare, mirror=True)) == ["mirror", "smooth"]


def test_others_beside_and_those_that_stand_in_replace_the_files() -> None:
    own = Config(fallbacks=(StageChoice("idle"),), actors=(ActorConfig("old"),))
    got = flags.apply(own, fallbacks=["tape:speed=2", "mouse"], beside=["me.png"])
    assert got.fallbacks == (StageChoice("tape", {"speed": "2"}), StageChoice("mouse"))
    assert got.actors == (ActorConfig("me.png"),)
    assert flags.apply(own).fallbacks == own.fallbacks and flags.apply(own).actors == own.actors


def test_a_film_comes_with_its_tape() -> None:
    got = flags.recorded(Config(), Path("a/take.webm"))
    assert [s.use for s in got.sinks] == ["browser", "video_file"]
    assert got.modifiers[-1] == StageChoice("record", {"path": str(Path("a/take.tape"))})
    assert flags.recorded(Config(), None) == Config()


def test_a_list_may_be_given_on_the_command_line() -> None:
    got = flags.stage("auto:prefer=vmc,openseeface,host=127.0.0.1", "--tracker")
    assert got.options == {"prefer": "vmc,openseeface", "host": "127.0.0.1"}
    chosen = configuration.bind(auto.Config, got.options, where="tracker.auto")
    assert chosen.prefer == ("vmc", "openseeface")
    with pytest.raises(ConfigError, match="has no `=`"):
        flags.stage("mouse:f1,f2", "--tracker")
