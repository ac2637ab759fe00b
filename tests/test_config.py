"""Configuration errors name the key, say what was expected and what there is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from livehead import config
from livehead.config import ActorConfig, Config, StageChoice
from livehead.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Example:
    port: int = 1
    ratio: float = 0.5
    name: str = ""
    on: bool = False
    path: Path | None = None
    mode: Literal["a", "b"] = "a"
    sizes: tuple[int, ...] = ()


def test_values_from_flags_are_converted() -> None:
    got = config.bind(
        Example,
        {"port": "80", "ratio": 2, "name": 7, "on": "yes", "path": "~/x", "mode": "b", "sizes": "1,2"},
        where="t",
    )
    assert got == Example(80, 2.0, "7", True, Path("~/x").expanduser(), "b", (1, 2))


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("port", "eighty", "whole number"),
        ("port", 1.5, "whole number"),
        ("port", True, "whole number"),
        ("port", float("inf"), "whole number"),
        ("ratio", "nan", "number"),
        ("on", "perhaps", "true or false"),
        ("mode", "c", "'a', 'b'"),
        ("sizes", "1,x", "whole number"),
        ("path", 3, "Path"),
    ],
)
def test_a_wrong_value_names_the_key(key: str, value: object, says: str) -> None:
    with pytest.raises(ConfigError) as error:
        config.bind(Example, {key: value}, where="sink.example")
    assert f"sink.example.{key}" in error.value.cause
    assert says in error.value.remedy


def test_an_unknown_key_lists_and_guesses() -> None:
    with pytest.raises(ConfigError) as error:
        config.bind(Example, {"prot": 1}, where="sink.example")
    assert "'prot'" in error.value.cause
    assert "did you mean 'port'" in error.value.remedy
    assert "ratio" in error.value.remedy


def test_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "livehead.toml"
    path.write_text(
        'character = "me"\n[output]\nfps = 30\n[tracker]\nuse = "idle"\n'
        '[[modifier]]\nuse = "smooth"\nstrength = 2\n[[sink]]\nuse = "null"\n[[sink]]\nuse = "browser"\n'
    )
    got = config.load(path)
    assert (got.character, got.output.fps, got.tracker) == ("me", 30.0, StageChoice("idle"))
    assert [m.use for m in got.modifiers] == ["smooth"]
    assert got.modifiers[0].options["strength"] == 2
    assert [s.use for s in got.sinks] == ["null", "browser"]
    assert got.animator == Config().animator


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("charakter = 'x'", "charakter"),
        ("[output]\nfsp = 3", "fsp"),
        ("[output]\nfps = -1", "output.fps"),
        ("[output]\nfps = 0.01", "output.fps"),
        ("tracker = 3", "tracker"),
        ("[tracker]\nsource = '0'", "tracker.use"),
        ("[[sink]]\nport = 1", "sink[0].use"),
        ("not toml", "not valid TOML"),
    ],
)
def test_a_bad_file_says_where(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as error:
        config.load(path)
    assert says in error.value.cause
    assert str(path) in error.value.cause
    assert error.value.remedy


def test_a_missing_file_is_an_error_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"absent\.toml"):
        config.load(tmp_path / "absent.toml")


def test_a_choice_may_be_a_bare_name() -> None:
    assert config.from_table({"tracker": "idle"}).tracker == StageChoice("idle")


def test_further_characters_and_trackers_that_stand_in() -> None:
    got = config.from_table(
        {
            "fallback": [{"use": "mouse", "turn": 20}, {"use": "idle"}],
            "actor": [{"character": "me.png", "animator": "tha3", "x": 512, "scale": 0.5}, {}],
        }
    )
    assert [f.use for f in got.fallbacks] == ["mouse", "idle"]
    assert got.actors[0] == ActorConfig("me.png", animator="tha3", x=512, scale=0.5)
    assert got.actors[1].x is None and got.actors[1].character == "actia"


def test_one_person_moves_one_character() -> None:
    config.from_table({"actor": [{"subject": 2}, {"subject": 1}]})
    with pytest.raises(ConfigError, match=r"actor\[0\] and actor\[1\].*person 2") as caught:
        config.from_table({"actor": [{"subject": 2}, {}]})
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("actor", "said"),
    [({"scale": 0}, "scale"), ({"subject": 9}, "subject"), ({"char": "x"}, "char"), ({"x": "far"}, "x")],
)
def test_a_wrong_character_beside_is_named(actor: dict[str, object], said: str) -> None:
    with pytest.raises(ConfigError, match=rf"actor\[0\].*{said}"):
        config.from_table({"actor": [actor]})
