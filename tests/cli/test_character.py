"""`livehead character`: from a drawing to a character that runs."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from livehead import folders
from livehead.casting import faces, overlay
from livehead.character import Character
from livehead.cli.app import run_app

ACTIA = Path(__file__).resolve().parents[2] / "characters" / "actia" / "actia.png"

needs_detector = pytest.mark.skipif(not faces.available(), reason="this MediaPipe brings no face detector")


@pytest.fixture
def drawing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Our character on white paper, not 512x512; the working folder is beside it."""
    monkeypatch.chdir(tmp_path)
    wide = np.pad(np.asarray(Image.open(ACTIA)), ((80, 0), (150, 30), (0, 0)))
    paper = overlay.over(wide, np.full((1, 1, 3), 255, np.float32))
    Image.fromarray(paper).save("drawing.png")
    return Path("drawing.png")


@needs_detector
def test_a_drawing_on_paper_becomes_a_character(drawing: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run_app(["character", "check", str(drawing), "--out", "report.png"]) == 0
    told = capfd.readouterr()
    assert "cut out" in told.out and "makes it ready" in told.out and not told.err
    assert Image.open("report.png").size == (1024, 1024)
    assert run_app(["character", "align", str(drawing), "--out", "me.png", "--overlay", "o.png"]) == 0
    assert Image.open("me.png").size == (512, 512) and Path("o.png").is_file()
    assert run_app(["character", "new", "me.png", "--licence", "CC0-1.0", "--author", "I"]) == 0
    made = Character.load(folders.characters()["me"])
    assert (made.licence, made.author, made.title) == ("CC0-1.0", "I", "me")
    assert np.array_equal(made.picture, np.asarray(Image.open("me.png")))
    assert run_app(["character", "check", "me"]) == 0
    assert "ready as it is" in capfd.readouterr().out


@needs_detector
def test_what_was_made_goes_into_a_zip_and_comes_back(
    drawing: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run_app(["character", "new", str(drawing), "--name", "me"]) == 0
    assert run_app(["character", "export", "me", "me.zip"]) == 0
    assert "licence: not stated" in capfd.readouterr().out
    assert run_app(["character", "new", "me.zip", "--name", "you"]) == 0
    assert run_app(["character", "remove", "me", "--yes"]) == 0
    assert run_app(["character", "list"]) == 0
    told = capfd.readouterr().out
    names = [line.split()[0] for line in told.splitlines() if line.strip()]
    assert {"you", "actia"} <= set(names) and "me" not in names


@needs_detector
def test_two_figures_end_with_status_1(drawing: Path, capfd: pytest.CaptureFixture[str]) -> None:
    picture = np.asarray(Image.open(drawing))
    Image.fromarray(np.hstack([picture, picture])).save("two.png")
    assert run_app(["character", "check", "two.png"]) == 1
    assert "2 separate figures" in capfd.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "cause", "remedy"),
    [
        (["check", "nobody"], "is no file", "name a picture"),
        (["check", "actia", "--head", "1,2"], "--head is '1,2'", "--head 310,240,180"),
        (["check", "actia", "--head", "1,2,-5"], "--head is '1,2,-5'", "--head 310,240,180"),
        (["check", "actia", "--head", "nan,2,5"], "--head is 'nan,2,5'", "--head 310,240,180"),
        (["check", "actia", "--head", "1,2,90000"], "90000 px in a picture of 512x512", "crown to chin"),
        (["align", "drawing.png", "--out", "drawing.png"], "is there already", "--replace"),
        (["new", "drawing.png", "--name", "actia"], "comes with livehead", "my_actia"),
        (["new", "drawing.png", "--name", "../x"], "cannot be called", "letters"),
        (["new", "none.png"], "is no file", "name a picture"),
        (["export", "nobody", "x.zip"], "no character called 'nobody'", "character list"),
        (["remove", "actia", "--yes"], "none of your own", "character list"),
    ],
)
def test_mistakes_get_a_cause_and_a_remedy(
    drawing: Path, capfd: pytest.CaptureFixture[str], arguments: list[str], cause: str, remedy: str
) -> None:
    assert run_app(["character", *arguments]) == 1
    told = capfd.readouterr().err
    assert cause in told and remedy in told and len(told.strip().splitlines()) == 2


def test_a_picture_that_cannot_be_used_is_not_written(
    drawing: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    noise = np.random.default_rng(2).integers(0, 255, (300, 300, 3), np.uint8)
    Image.fromarray(noise).save("noise.png")
    for arguments in (["align", "noise.png", "--out", "x.png"], ["new", "noise.png"]):
        assert run_app(["character", *arguments]) == 1
        assert "remedy:" in capfd.readouterr().err
    assert not Path("x.png").exists() and "noise" not in folders.characters()


def test_a_character_of_a_broken_folder_is_listed_as_such(
    drawing: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    broken = folders.user_data() / "characters" / "broken"
    broken.mkdir(parents=True)
    (broken / "character.toml").write_text("[character]\npicture = 3\n")
    assert run_app(["character", "list"]) == 0
    assert "broken" in capfd.readouterr().out
    assert run_app(["character", "check", "broken"]) == 1
