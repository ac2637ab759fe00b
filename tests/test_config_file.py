"""The user's configuration file: written and read back, whole or not at all, a broken one kept aside."""

from __future__ import annotations

import os
import random
import string
import tomllib
from pathlib import Path

import pytest

from livehead import config as configuration
from livehead import config_file
from livehead.config import ActorConfig, BudgetConfig, Config, OutputConfig, StageChoice
from livehead.errors import ConfigError

ODD = 'C:\\Users\\Ünï "x"\n\t\x7f\x00 日本語 #=[]'

FULL = Config(
    character=ODD,
    output=OutputConfig(29.97),
    budget=BudgetConfig(15.0, 50.0, ("size", "rate")),
    tracker=StageChoice("mediapipe_face", {"source": ODD, "loop": True, "width": 640}),
    fallbacks=(StageChoice("auto"), StageChoice("mouse", {"turn": 28.5})),
    actors=(ActorConfig(), ActorConfig("me.png", 2, "puppet", -40, 3, 0.5, "Anna")),
    modifiers=(),
    animator=StageChoice("puppet", {"size": 256, "a key": 1e-7}),
    stylizers=(),
    sinks=(StageChoice("browser", {"port": 0}), StageChoice("null")),
)


@pytest.mark.parametrize("config", [Config(), FULL, Config(sinks=())], ids=["usual", "full", "no sinks"])
def test_what_is_written_is_read_back(config: Config, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "livehead.toml"
    config_file.save(config, path)
    assert configuration.load(path) == config


def test_any_text_survives() -> None:
    chance = random.Random(7)
    signs = string.printable + "äß日本😀\x01\x1f\x7f\x85\u2028\\\"'"
    for _ in range(500):
        word = "".join(chance.choices(signs, k=chance.randrange(20)))
        table = tomllib.loads(config_file.text_of(Config(tracker=StageChoice("tape", {word or "a": word}))))
        assert configuration.from_table(table).tracker == StageChoice("tape", {word or "a": word})


def test_the_usual_configuration_names_nothing_but_the_character() -> None:
    lines = config_file.text_of(Config()).splitlines()
    assert lines[1:] == ['character = "actia"'], "what is left out follows later versions"


def test_a_disk_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "livehead.toml"
    config_file.save(Config("first"), path)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ConfigError, match="No space left") as error:
        config_file.save(Config("second"), path)
    assert error.value.remedy
    assert configuration.load(path).character == "first"
    assert list(tmp_path.iterdir()) == [path], "nothing half-written stays"


@pytest.mark.parametrize("broken", [b"charac = [", b'colour = "red"\n', b"\xff\xfe\x00"])
def test_a_broken_file_is_kept_aside(broken: bytes, tmp_path: Path) -> None:
    path = tmp_path / "livehead.toml"
    path.write_bytes(broken)
    config, said = config_file.load_or_set_aside(path)
    assert config == Config()
    assert "livehead.toml.broken" in said
    assert (tmp_path / "livehead.toml.broken").read_bytes() == broken
    assert not path.exists()
    assert config_file.load_or_set_aside(path) == (Config(), ""), "said once"


def test_a_file_of_the_users_own_hand_is_kept_once(tmp_path: Path) -> None:
    path, own = tmp_path / "livehead.toml", tmp_path / "livehead.toml.own"
    path.write_text('# my notes\ncharacter = "me"\n')
    config_file.save(Config("a"), path)
    config_file.save(Config("b"), path)
    assert own.read_text().startswith("# my notes")
    assert configuration.load(path).character == "b"
