"""`livehead list expressions`, `livehead list emotes` and `livehead list looks`."""

from __future__ import annotations

import pytest

from livehead import folders
from livehead.cli.app import run_app
from livehead.motion.emotes import folder_of_own


def test_expressions_are_listed_with_their_other_names(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app(["list", "expressions"]) == 0
    shown = capsys.readouterr().out
    assert "joy" in shown and "Sorrow" in shown and "expressions.toml" in shown


def test_looks_are_listed_with_what_they_are_made_of(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app(["list", "looks"]) == 0
    shown = capsys.readouterr().out
    assert "sticker" in shown and "outline, shadow" in shown and "looks.toml" in shown


def test_a_wrong_expressions_file_is_told_with_a_remedy(capsys: pytest.CaptureFixture[str]) -> None:
    path = folders.user_config().with_name("expressions.toml")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("[grin]\nsmile = 1\n", encoding="utf-8")
    assert run_app(["list", "expressions"]) == 1
    lines = capsys.readouterr().err.strip().splitlines()
    assert "grin" in lines[0] and "blendshapes" in " ".join(lines[1:])


def test_emotes_are_listed_and_a_damaged_one_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "240")  # no word is folded
    folder_of_own().mkdir(parents=True)
    (folder_of_own() / "mine.tape").write_bytes(b"rubbish")
    assert run_app(["list", "emotes"]) == 0
    shown = capsys.readouterr().out
    assert "nod" in shown and "CC0-1.0" in shown and "left out" in shown and "mine" in shown
