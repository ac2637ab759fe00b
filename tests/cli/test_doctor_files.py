"""What doctor says of settings, disks and licences."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from livehead import folders
from livehead.cli import doctor_files
from livehead.config import Config, StageChoice


def settings(text: str | None) -> doctor_files.Finding:
    path = folders.user_config()
    path.parent.mkdir(parents=True, exist_ok=True)
    if text is not None:
        path.write_text(text)
    return doctor_files._settings(path)[1]


def test_settings_that_are_there_or_not() -> None:
    assert settings(None).ok is True and "none of your own" in settings(None).text
    folders.user_config().with_name("livehead.toml.broken").touch()
    assert "livehead.toml.broken" in settings(None).text
    assert settings('[[sink]]\nuse = "browser"\nport = 9000').ok is True


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("character = [", "not valid TOML"),
        ("colour = 1", "'colour'"),
        ('[[sink]]\nuse = "bowser"', "'bowser'"),
        ('[[sink]]\nuse = "browser"\nprt = 1', "'prt'"),
        ('[tracker]\nuse = "mouse"\nspeed = 1', "'speed'"),
    ],
)
def test_settings_that_are_wrong_name_the_place(text: str, words: str) -> None:
    finding = settings(text)
    assert finding.ok is False and words in finding.text and finding.remedy


@pytest.mark.parametrize(("free", "ok"), [(50 << 30, True), (4 << 30, None), (1 << 28, False)])
def test_room_on_the_disk(
    free: int, ok: bool | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(doctor_files.shutil, "disk_usage", lambda folder: SimpleNamespace(free=free))
    finding = doctor_files._disk(tmp_path, "recordings")
    assert finding.ok is ok and f"{free / 2**30:.1f} GB free" in finding.text
    assert bool(finding.remedy) == (ok is not True)


def test_a_folder_that_is_not_ours_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert "cannot be written to" in doctor_files._disk(tmp_path, "models").text


def test_a_disk_that_is_gone_is_broken(tmp_path: Path) -> None:
    finding = doctor_files._disk(tmp_path / "gone", "recordings")
    assert finding.ok is False and finding.remedy


def test_the_disks_are_those_that_the_settings_name(tmp_path: Path) -> None:
    film = StageChoice("video_file", {"path": str(tmp_path / "takes" / "new" / "film.mp4")})
    whats = [f.what for f in doctor_files._disks(Config(sinks=(film,))) if str(tmp_path) in f.text]
    assert "disk for recordings" in whats
    assert doctor_files._recordings(Config()) == [Path.cwd()]


@pytest.mark.parametrize(
    ("monetised", "ok", "remedy"),
    [
        ("yes, with credit", True, "credit: by Ann"),
        ("yes", True, ""),
        ("no", None, "another animator"),
        ("not stated", None, "ask whoever made it"),
    ],
)
def test_licences_say_what_a_monetised_stream_may_use(monetised: str, ok: bool | None, remedy: str) -> None:
    card = {"licence": "CC BY 4.0", "monetised stream": monetised}
    finding = doctor_files._licence("mine", card, "by Ann")
    assert finding.ok is ok and f"in a monetised stream: {monetised}" in finding.text
    assert remedy in finding.remedy and bool(remedy) == bool(finding.remedy)


def test_every_model_has_its_licence_looked_at() -> None:
    shelf = folders.user_data() / "models"
    (shelf / "mine").mkdir(parents=True)
    (shelf / "mine" / "model.toml").write_text('architecture = "tha4_teacher"\n')
    (shelf / "mine" / "card.md").write_text("- licence: CC BY-NC 4.0\n- monetised stream: no\n")
    (shelf / "bare.onnx").touch()
    found = {finding.what: finding for finding in doctor_files._models()}
    assert found["licence of mine"].ok is None and "CC BY-NC 4.0" in found["licence of mine"].text
    assert found["licence of bare.onnx"].ok is None and "not stated" in found["licence of bare.onnx"].text
    assert found["licence of actia_student.onnx"].ok is True
