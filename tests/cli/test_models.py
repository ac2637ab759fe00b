"""`livehead models`, as a person uses it."""

from __future__ import annotations

import hashlib
import shutil
import threading
import zipfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import cv2
import numpy as np
import pytest

from livehead import folders
from livehead.character import Character
from livehead.cli import models as verb
from livehead.cli.app import run_app
from livehead.runtime import catalogue
from livehead.runtime.fill import weights_of

pytest.importorskip("onnx", reason="makes the graphs of these tests; needs the extra `train`")

import toy_catalogue

SHIPPED = folders.shipped_models


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The toy architectures instead of those that ship."""
    place = toy_catalogue.make(tmp_path / "onnx")
    monkeypatch.setattr(folders, "shipped_models", lambda: place)
    return place


@pytest.fixture
def one(tmp_path: Path) -> Path:
    toy_catalogue.checkpoints(tmp_path / "one", "head", "body")
    return tmp_path / "one"


@pytest.fixture
def student(tmp_path: Path) -> Path:
    """A student as its author publishes it: checkpoints, picture, description, and another picture."""
    folder = tmp_path / "student"
    toy_catalogue.checkpoints(folder, "body", "tail")
    draw(folder / "me.png")
    draw(folder / "mask.png")
    (folder / "character_model.yaml").write_text("character_image_file_name: me.png\r\nother: x\r\n")
    return folder


def draw(path: Path, size: int = 512) -> None:
    picture = np.zeros((size, size, 4), np.uint8)
    picture[size // 4 : size // 2, size // 4 : size // 2] = 200
    cv2.imwrite(str(path), picture)


def run(*words: object) -> int:
    return run_app(["models", *map(str, words)])


def test_list_shows_what_there_is_and_who_may_use_it(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", one, "--as", "mine") == 0
    capsys.readouterr()
    assert run("list") == 0
    out = capsys.readouterr().out
    words = " ".join(out.split())
    for word in ("toy_one", "toy_two", "tha4_student", "mine", "not", "CC BY", "yes, with", "Somebody"):
        assert word in words
    assert "…" not in out


def test_list_of_what_ships(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(folders, "shipped_models", SHIPPED)
    assert run("list") == 0
    out = capsys.readouterr().out
    for name in (
        "tha1",
        "tha2",
        "tha3_standard",
        "tha3_separable",
        "tha4_teacher",
        "tha4_student",
        "actia_student",
    ):
        assert name in out


def test_import_says_what_it_found_and_what_must_be_said(
    one: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import", one, "--as", "mine") == 0
    out = capsys.readouterr().out
    assert "this is Toy One, float: 2 modules" in out
    assert "a monetised stream may use it, if it says: Toy One by Somebody" in out
    assert f"installed as mine in {folders.shown(catalogue.shelf() / 'mine')}" in out
    assert catalogue.find("mine").module("head").is_file()
    assert run_app(["list", "models"]) == 0
    assert "mine" in capsys.readouterr().out


def test_half_weights_are_said_to_be_converted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    toy_catalogue.checkpoints(tmp_path / "half", "head", "body", half=True)
    assert run("import", tmp_path / "half", "--as", "mine") == 0
    assert "converted to 32 bits" in capsys.readouterr().out


def test_import_of_a_part_names_the_rest(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", one / "file_0.pt", "--as", "mine") == 1
    err = capsys.readouterr().err
    assert "Toy One misses body" in err and "https://example.org/toy_one" in err


def test_a_model_that_is_asked_for_by_the_wrong_name(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", one, "--as", "mine", "--architecture", "toy_two") == 1
    assert "the files are toy_one float, not toy_two" in capsys.readouterr().err
    assert run("import", one, "--as", "mine", "--architecture", "toy_three") == 1
    assert "toy_three" in capsys.readouterr().err


def both(tmp_path: Path) -> Path:
    path = tmp_path / "both.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for half in (False, True):
            files = toy_catalogue.checkpoints(tmp_path / str(half), "head", "body", half=half)
            for module, file in files.items():
                archive.write(file, f"{half}/{module}.pt")
    return path


def test_a_zip_with_two_variants_asks_at_a_terminal_and_wants_a_flag_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = both(tmp_path)
    assert run("import", path, "--as", "mine") == 1
    assert "several models: toy_one float, toy_one half" in capsys.readouterr().err
    assert run("import", path, "--as", "mine", "--variant", "half") == 0
    assert catalogue.find("mine").variant == "half"
    monkeypatch.setattr(verb, "_at_a_terminal", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda *words, **more: 2)
    assert run("import", path, "--as", "asked") == 0
    assert catalogue.find("asked").variant == "half"
    monkeypatch.setattr("typer.prompt", lambda *words, **more: 3)
    assert run("import", path, "--as", "again") == 1


def test_a_student_is_a_character_too(student: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", student, "--as", "luna") == 0
    out = capsys.readouterr().out
    assert "A monetised stream may not use this model." in out
    assert "livehead run --animator tha4_student --character luna" in out
    character = Character.load(folders.characters()["luna"])
    assert character.settings["tha4_student"]["model"] == "luna"
    assert character.licence == "CC BY-NC 4.0" and character.author == "not stated"
    assert character.picture[200, 200].tolist() == [200] * 4
    assert run("import", student, "--as", "luna") == 1
    assert run("import", student, "--as", "luna", "--replace") == 0


def test_a_student_without_its_picture(student: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (student / "character_model.yaml").unlink()
    assert run("import", student, "--as", "luna") == 1
    err = capsys.readouterr().err
    assert "several pictures (mask.png, me.png)" in err and "--character" in err
    (student / "mask.png").unlink()
    shutil.move(student / "me.png", student.parent / "me.png")
    assert run("import", student, "--as", "luna") == 1
    assert "no picture beside it" in capsys.readouterr().err
    assert run("import", student, "--as", "luna", "--character", student.parent / "me.png") == 0
    assert "luna" in folders.characters()


def test_a_picture_of_the_wrong_size_stops_before_anything_is_written(
    student: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    draw(student / "me.png", 256)
    assert run("import", student, "--as", "luna") == 1
    assert "256x256" in capsys.readouterr().err
    assert catalogue.installed() == [] and "luna" not in folders.characters()


def test_a_character_that_ships_is_not_replaced(student: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", student, "--as", "actia", "--replace") == 1
    assert "a character called actia is there already" in capsys.readouterr().err
    assert catalogue.installed() == []


def test_a_picture_for_a_model_that_needs_none(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", one, "--as", "mine", "--character", one / "x.png") == 1
    assert "draws any character" in capsys.readouterr().err


def test_verify_says_what_is_good_and_what_is_not(one: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify") == 0
    assert "no model is installed" in capsys.readouterr().out
    run("import", one, "--as", "mine")
    assert run("verify", "mine") == 0
    assert "mine: good" in capsys.readouterr().out
    path = catalogue.find("mine").module("head")
    path.write_bytes(path.read_bytes()[:-5])
    assert run("verify") == 1
    assert "mine: head.onnx is not the file that was imported" in capsys.readouterr().out
    assert run("verify", "other") == 1


def test_remove_asks(
    student: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("import", student, "--as", "luna")
    monkeypatch.setattr("typer.confirm", lambda *words, **more: False)
    assert run("remove", "luna") == 0
    assert "nothing was deleted" in capsys.readouterr().out
    assert catalogue.installed()
    assert run("remove", "luna", "--yes") == 0
    assert "and the character luna" in capsys.readouterr().out
    assert not catalogue.installed() and "luna" not in folders.characters()
    assert run("remove", "luna", "--yes") == 1


def test_remove_takes_a_name_not_a_network(one: Path) -> None:
    run("import", one, "--as", "mine")
    assert run("remove", "toy_one", "--yes") == 1
    assert catalogue.installed()


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A web server whose /both.zip is a model in two variants."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    both(tmp_path)

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_get_fetches_a_link_and_imports_what_came(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("get", "toy_one", "--url", f"{url}/both.zip?dl=1") == 0
    came = folders.user_data() / "downloads" / "toy_one" / "both.zip"
    assert came.read_bytes() == (tmp_path / "both.zip").read_bytes()
    out = capsys.readouterr().out
    assert "its checksum is not known" in out and f"livehead models import {came.parent}" in out
    words = ("get", "toy_one", "--url", f"{url}/both.zip", "--as", "mine", "--variant", "float")
    assert run(*words) == 0
    assert "both.zip is here already" in capsys.readouterr().out
    assert np.array_equal(
        weights_of(catalogue.find("mine").module("head")).array("part.bias"),
        toy_catalogue.weights("head")["part.bias"],
    )


def test_get_checks_the_checksum(url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    digest = hashlib.sha256((tmp_path / "both.zip").read_bytes()).hexdigest()
    assert run("get", "toy_one", "--url", f"{url}/both.zip", "--sha256", "0" * 64) == 1
    assert digest in capsys.readouterr().err
    assert run("get", "toy_one", "--url", f"{url}/both.zip", "--sha256", digest) == 0
    assert "its checksum is right" in capsys.readouterr().out


def test_get_fetches_what_the_card_lists(
    url: str, tmp_path: Path, shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = (tmp_path / "both.zip").read_bytes()
    line = f"- download: both.zip, {len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}, {url}/both.zip\n"
    with (shelf / "toy_one" / "card.md").open("a") as card:
        card.write(line)
    assert run("get", "toy_one") == 0
    assert "its checksum is right" in capsys.readouterr().out


def test_get_says_where_a_person_must_fetch_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("get", "toy_two") == 0
    out = capsys.readouterr().out
    assert "https://example.org/share" in out and "livehead models import FILE.zip" in out
    assert run("get", "toy_three") == 1


def test_the_authors_student_becomes_a_character(
    shared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(folders, "shipped_models", SHIPPED)
    if not (SHIPPED() / "tha4_student" / "proof.json").is_file():
        pytest.skip("its graphs are not here")
    assert run("import", shared / "models" / "tha4_student_lambda_00", "--as", "lambda_00") == 0
    assert "this is Talking Head Anime 4, student, float" in capsys.readouterr().out
    character = Character.load(folders.characters()["lambda_00"])
    assert character.author == "Pramook Khungurn" and character.licence == "CC BY-NC 4.0"
    assert run("verify", "lambda_00") == 0
