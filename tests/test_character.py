"""Character folders: the good one loads, every bad one says which file and why."""

from __future__ import annotations

import errno
import io
from pathlib import Path

import cv2
import numpy as np
import pytest

from livehead import folders
from livehead.cast import find_character
from livehead.character import Character, Facts
from livehead.errors import CharacterError, ConfigError

TOML = """[character]
title = "T"
licence = "CC0-1.0"
author = "me"
picture = "p.png"
[student]
model = "m.onnx"
"""


def picture(size: int = 512) -> np.ndarray:
    rgba = np.zeros((size, size, 4), np.uint8)
    rgba[100:300, 100:300] = (10, 20, 30, 255)
    rgba[300:310, 100:300] = (10, 20, 30, 128)
    return rgba


def folder(at: Path, rgba: np.ndarray | None = None, toml: str = TOML) -> Path:
    at.mkdir()
    (at / "character.toml").write_text(toml)
    if rgba is not None:
        cv2.imwrite(str(at / "p.png"), cv2.cvtColor(rgba, cv2.COLOR_RGBA2BGRA))
    return at


def test_a_good_folder(tmp_path: Path) -> None:
    dirty = picture()
    dirty[0, 0] = (255, 0, 0, 0)
    got = Character.load(folder(tmp_path / "me", dirty))
    assert (got.name, got.title, got.licence, got.author) == ("me", "T", "CC0-1.0", "me")
    assert got.settings["student"]["model"] == "m.onnx"
    assert got.picture.shape == (512, 512, 4)
    assert got.picture[200, 200].tolist() == [10, 20, 30, 255]
    assert got.picture[305, 200].tolist() == [10, 20, 30, 128]
    assert got.picture[0, 0].tolist() == [0, 0, 0, 0], "colour under zero alpha would become a halo"


def test_a_library_is_looked_through_without_decoding(tmp_path: Path) -> None:
    at = folder(tmp_path / "me", picture())
    facts = Facts.read(at)
    assert (facts.title, facts.picture, facts.settings["student"]["model"]) == ("T", at / "p.png", "m.onnx")
    whole = facts.picture.read_bytes()
    facts.picture.write_bytes(whole[:60])
    facts.check()  # what its header says is enough
    for wrong, says in ((picture(256), "256x256"), (picture()[..., :3], "transparent")):
        cv2.imwrite(str(facts.picture), wrong)
        with pytest.raises(CharacterError, match=says):
            facts.check()


@pytest.mark.parametrize(
    ("rgba", "says"),
    [
        (None, "missing"),
        (picture(256), "256x256"),
        (picture()[..., :3], "transparent"),
        (np.full((512, 512, 4), 255, np.uint8), "transparent"),
    ],
)
def test_a_bad_picture_says_what_is_wrong(tmp_path: Path, rgba: np.ndarray | None, says: str) -> None:
    at = folder(tmp_path / "me", None)
    if rgba is not None:
        channels = cv2.COLOR_RGBA2BGRA if rgba.shape[2] == 4 else cv2.COLOR_RGB2BGR
        cv2.imwrite(str(at / "p.png"), cv2.cvtColor(rgba, channels))
    with pytest.raises(CharacterError) as error:
        Character.load(at)
    assert "p.png" in error.value.cause
    assert says in error.value.cause
    assert error.value.remedy


def test_a_text_file_is_no_picture(tmp_path: Path) -> None:
    at = folder(tmp_path / "me")
    (at / "p.png").write_text("hello")
    with pytest.raises(CharacterError, match="no picture"):
        Character.load(at)


@pytest.mark.parametrize(("toml", "says"), [("[character", "cannot be read"), ("[other]\n", "[character]")])
def test_a_bad_toml_is_named(tmp_path: Path, toml: str, says: str) -> None:
    with pytest.raises(CharacterError) as error:
        Character.load(folder(tmp_path / "me", picture(), toml))
    assert says in error.value.cause


@pytest.mark.parametrize("name", ["character.toml", "p.png"])
def test_a_file_that_may_not_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    at = folder(tmp_path / "me", picture())
    opened = io.open

    def refusing(path: object, *rest: object, **options: object) -> object:
        if Path(str(path)).name == name:
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, *rest, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(io, "open", refusing)
    with pytest.raises(CharacterError, match="Permission denied") as error:
        Character.load(at)
    assert name in error.value.cause
    assert "allow" in error.value.remedy


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(CharacterError, match=r"character\.toml"):
        Character.load(tmp_path)


def test_the_built_in_character_is_found_by_name() -> None:
    assert find_character("actia").licence.startswith("CC0")


def test_an_unknown_character_lists_those_there_are() -> None:
    with pytest.raises(ConfigError) as error:
        find_character("actja")
    assert "did you mean 'actia'" in error.value.remedy


def test_the_users_own_character_comes_first(tmp_path: Path) -> None:
    own = folders.user_data() / "characters"
    own.mkdir(parents=True)
    folder(own / "actia", picture())
    assert find_character("actia").title == "T"


def test_a_model_card_is_read(tmp_path: Path) -> None:
    model = tmp_path / "m.onnx"
    model.write_bytes(b"")
    assert folders.card(model)["licence"] == "not stated"
    (tmp_path / "m.md").write_text("# M\n\n- Licence: CC0-1.0\n- Monetised stream: yes\n")
    assert folders.card(model) == {"licence": "CC0-1.0", "monetised stream": "yes"}


def test_a_picture_alone_is_a_character(tmp_path: Path) -> None:
    path = tmp_path / "me.png"
    cv2.imwrite(str(path), cv2.cvtColor(find_character("actia").picture, cv2.COLOR_RGBA2BGRA))
    character = find_character(str(path))
    assert (character.name, character.licence, character.settings) == ("me", "not stated", {})
    assert np.array_equal(character.picture, find_character("actia").picture)
    (tmp_path / "words.png").write_text("no picture")
    with pytest.raises(CharacterError, match="no picture"):
        find_character(str(tmp_path / "words.png"))


def test_a_picture_of_any_size_is_brought_into_the_frame_and_that_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "me.jpg"
    rgba = find_character("actia").picture.astype(np.float32)
    share = rgba[..., 3:] / 255
    paper = np.pad(
        rgba[..., 2::-1] * share + 255 * (1 - share), ((90, 0), (60, 20), (0, 0)), constant_values=255
    )
    cv2.imwrite(str(path), paper)
    character = find_character(str(path))
    assert character.picture.shape == (512, 512, 4) and character.picture[0, 0, 3] == 0
    assert "me.jpg" in caplog.text and "592x602" in caplog.text and "cut out" in caplog.text
