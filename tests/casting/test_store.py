"""Folders appear whole or not at all; zips bring characters and nothing else."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from livehead import folders
from livehead.casting import reading, store
from livehead.casting.alignment import Alignment
from livehead.casting.store import Cast
from livehead.character import Character, Facts
from livehead.errors import CharacterError

Bytes = NDArray[np.uint8]
WORDS = {"title": 'She said "hi"', "licence": "CC0-1.0", "author": "Ōmura\n[x]"}


def test_what_is_written_is_read_back(actia: Bytes) -> None:
    folder = store.write("mé 1", actia, **WORDS)
    made = Character.load(folder)
    assert (made.title, made.licence, made.author) == tuple(WORDS.values())
    assert np.array_equal(made.picture, actia) and folders.characters()["mé 1"] == folder
    assert (folder / store.THUMBNAIL).stat().st_size > 1000
    assert [p.name for p in store.shelf().iterdir()] == ["mé 1"]


@pytest.mark.parametrize(
    "name",
    ["", "../x", "a/b", "a\\b", ".hidden", "con", "COM1.x", "x" * 65, "a\nb", "tail.", "a:b", "-x", "_x"],
)
def test_bad_names_are_refused(actia: Bytes, name: str) -> None:
    with pytest.raises(CharacterError, match="cannot be called"):
        store.write(name, actia, **WORDS)
    assert not store.shelf().exists()


def test_a_name_is_taken_once_and_what_ships_never(actia: Bytes) -> None:
    with pytest.raises(CharacterError, match="comes with livehead"):
        store.write("actia", actia, **WORDS, replace=True)
    store.write("me", actia, **WORDS)
    with pytest.raises(CharacterError, match="there already"):
        store.write("me", actia, **WORDS)
    other = actia[:, ::-1].copy()
    store.write("me", other, **WORDS, replace=True)
    assert np.array_equal(Character.load(store.shelf() / "me").picture, other)


def test_a_full_disk_leaves_nothing(actia: Bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(CharacterError, match="No space left"):
        store.write("me", actia, **WORDS)
    assert not list(folders.user_data().rglob("*.png"))


def test_there_and_back_through_a_zip(actia: Bytes, tmp_path: Path) -> None:
    folder = store.write("me", actia, **WORDS)
    assert store.pack(folder, tmp_path / "me.zip") == 3
    with pytest.raises(CharacterError, match="there already"):
        store.pack(folder, tmp_path / "me.zip")
    with store.unpacked(tmp_path / "me.zip") as place:
        kept = store.keep(place, "you")
    assert np.array_equal(Character.load(kept).picture, actia)
    store.remove("me")
    assert list(folders.characters()) == ["you", "actia"]
    for foreign in ("me", "actia", "..", "nobody"):
        with pytest.raises(CharacterError, match="none of your own"):
            store.remove(foreign)


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize(
    ("files", "word"),
    [
        ({"a.png": b"x"}, "holds no character.toml"),
        ({"a/character.toml": b"", "b/character.toml": b""}, "holds 2 character.toml"),
        ({"character.toml": b"", "run.exe": b"MZ"}, "run.exe"),
        ({"../character.toml": b""}, "which no character has"),
        ({"character.toml": b"", **{f"{k}.png": b"" for k in range(80)}}, "more than a character"),
        ({"character.toml": b"", "big.png": bytes(70 << 20)}, "more than a character"),
    ],
)
def test_strange_zips_are_refused(tmp_path: Path, files: dict[str, bytes], word: str) -> None:
    path = zipped(tmp_path / "in" / "a.zip" if (tmp_path / "in").mkdir() is None else tmp_path, files)
    with pytest.raises(CharacterError, match=word), store.unpacked(path):
        pass
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.zip", "in"]


def test_files_elsewhere_in_a_zip_are_left_in_it(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "a.zip", {"me/character.toml": b"", "../../evil.png": b"x", "me/sub/x.exe": b"x"}
    )
    with store.unpacked(path) as place:
        assert [p.name for p in place.iterdir()] == ["character.toml"]


def test_a_damaged_zip_says_so(tmp_path: Path, actia: Bytes) -> None:
    store.pack(store.write("me", actia, **WORDS), tmp_path / "me.zip")
    data = bytearray((tmp_path / "me.zip").read_bytes())
    data[2000:2100] = bytes(100)
    (tmp_path / "me.zip").write_bytes(bytes(data))
    with pytest.raises(CharacterError, match="cannot be unpacked"), store.unpacked(tmp_path / "me.zip"):
        pass


def test_a_character_is_aligned_again_from_its_original(actia: Bytes, tmp_path: Path) -> None:
    sheet = np.pad(actia, ((40, 0), (30, 90), (0, 0)))
    first = Cast(Alignment(286.0, 168.0, 128.0, 1.5), holes=True)
    folder = store.write("me", actia, **WORDS, original=sheet, cast=first)
    (folder / "note.txt").write_text("mine")
    (folder / "sketches").mkdir()
    (folder / "sketches" / "me.psd").write_bytes(b"8BPS")
    facts = Facts.read(folder)
    assert store.cast_of(facts.settings) == first and store.rewritable(folder, facts.picture, facts.settings)
    other = Cast(Alignment(250.0, 168.0, 128.0), cut=False)
    store.align_again(WORDS, actia[:, ::-1].copy(), other, name="me")
    made = Character.load(folder)
    assert np.array_equal(made.picture, actia[:, ::-1]) and made.title == WORDS["title"]
    assert store.cast_of(made.settings) == other
    assert np.array_equal(reading.read(folder / store.ORIGINAL).pixels, sheet), "never changed"
    assert (folder / "note.txt").read_text() == "mine"
    assert (folder / "sketches" / "me.psd").is_file()
    store.pack(folder, tmp_path / "me.zip")
    assert not any(store.ORIGINAL in name for name in zipfile.ZipFile(tmp_path / "me.zip").namelist())


def test_a_folder_that_cannot_be_replaced_is_there_as_before(
    actia: Bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = store.write("me", actia, **WORDS)
    replace = Path.replace

    def refused(self: Path, target: Path) -> Path:
        if self.name.startswith(".new-"):
            raise PermissionError(13, "somebody reads it")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(CharacterError, match="somebody reads it"):
        store.align_again(WORDS, actia, Cast(Alignment(256, 119, 128)), name="me")
    assert Character.load(folder).title == WORDS["title"]
    assert not list(store.shelf().parent.glob(".*-*")), "and nothing is left over"


def test_without_an_original_the_present_picture_becomes_it(actia: Bytes) -> None:
    folder = store.write("me", actia, **WORDS, original=actia)
    assert not (folder / store.ORIGINAL).exists(), "it would be the same twice"
    store.align_again(WORDS, np.roll(actia, 9, 0), Cast(Alignment(256, 119, 128)), name="me")
    assert np.array_equal(reading.read(folder / store.ORIGINAL).pixels, actia)


@pytest.mark.parametrize(
    "table",
    [None, 7, {}, {"head": [1, 2]}, {"head": ["x", 1, 2]}, {"head": [1, 2, 0]}, {"head": [1e999, 2, 100]}],
)
def test_an_alignment_that_makes_no_sense_is_none(table: object) -> None:
    assert store.cast_of({store.ALIGNMENT: table}) is None


def test_what_was_made_for_a_picture_keeps_it(actia: Bytes) -> None:
    folder = store.write("me", actia, **WORDS)
    picture = folder / store.PICTURE
    assert not store.rewritable(folder, picture, {"student": {"model": "m.onnx"}})
    assert not store.rewritable(folder, folder / "other.png", {})
    shipped = folders.characters()["actia"]
    assert not store.rewritable(shipped, shipped / store.PICTURE, {})
