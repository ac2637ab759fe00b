"""Stages are found by file name, imported only when asked for, and refused with what there is."""

from __future__ import annotations

import subprocess
import sys

import pytest

from livehead import registry
from livehead.config import StageChoice
from livehead.errors import ConfigError


@pytest.mark.parametrize("kind", registry.KINDS)
def test_every_stage_says_what_it_is_and_has_its_four_parts(kind: registry.Kind) -> None:
    for name in registry.names(kind):
        line = registry.summary(kind, name)
        assert 10 < len(line) <= 140, (
            f"{kind}/{name}: the first docstring line is what `list` shows: {line!r}"
        )
        assert isinstance(registry.options(kind, name), dict)
        assert isinstance(registry.probe(kind, name), str)


def test_the_stages_of_the_main_job_are_there() -> None:
    assert {"idle", "tape", "mediapipe_face", "ifacialmocap"} <= set(registry.names("trackers"))
    assert {"puppet", "student"} <= set(registry.names("animators"))
    assert {"null", "browser", "video_file", "virtual_camera"} <= set(registry.names("sinks"))


def test_an_unknown_stage_lists_what_there_is() -> None:
    with pytest.raises(ConfigError) as error:
        registry.tracker(StageChoice("mediapipe"))
    assert "'mediapipe'" in error.value.cause
    assert "mediapipe_face" in error.value.remedy
    assert "idle" in error.value.remedy


def test_an_unknown_key_names_stage_and_key() -> None:
    with pytest.raises(ConfigError) as error:
        registry.sink(StageChoice("null", {"colour": "red"}))
    assert "'colour'" in error.value.cause
    assert "null" in error.value.cause


def test_listing_and_importing_the_package_import_nothing_heavy() -> None:
    code = (
        "import sys, livehead; from livehead import registry\n"
        "[registry.summary(k, n) for k in registry.KINDS for n in registry.names(k)]\n"
        "heavy = ('mediapipe', 'onnxruntime', 'torch', 'aiohttp', 'av', 'skia')\n"
        "print([m for m in heavy if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_a_missing_library_of_the_system_is_an_error_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> None:
        raise ImportError("libEGL.so.1: cannot open shared object file")

    monkeypatch.setattr(registry, "names", lambda kind: ("null",))
    monkeypatch.setattr("importlib.import_module", broken)
    with pytest.raises(ConfigError) as error:
        registry.sink(StageChoice("null"))
    assert "libEGL" in error.value.cause
    assert "libegl1" in error.value.remedy
