"""Every verb of the command line, run for real in this process."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest

from livehead import folders
from livehead.cli import doctor, listing
from livehead.cli.app import run_app
from livehead.motion.pose import NAMES
from livehead.motion.tape import TapeReader


@pytest.fixture
def poses(tmp_path: Path) -> Path:
    values = np.zeros((3, 45), np.float32)
    values[1, NAMES.index("eye_wink_left")] = 1.0
    values[2, NAMES.index("head_y")] = -1.0
    path = tmp_path / "poses.npy"
    np.save(path, values)
    return path


@pytest.mark.parametrize(
    ("what", "shows"),
    [
        ("trackers", "ifacialmocap"),
        ("animators", "puppet"),
        ("sinks", "browser"),
        ("modifiers", "smooth"),
        ("characters", "actia"),
        ("cameras", ""),
        ("models", "actia_student.onnx"),
    ],
)
def test_list(what: str, shows: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app(["list", what]) == 0
    assert shows in capsys.readouterr().out


def test_an_unknown_list_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app(["list", "camera"]) == 1
    assert "did you mean 'cameras'" in capsys.readouterr().err


def test_an_error_is_a_cause_and_a_remedy_and_a_traceback_only_with_debug(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run_app(["run", "--tracker", "tape:file=/nowhere.tape", "--seconds", "1"]) == 1
    lines = capsys.readouterr().err.strip().splitlines()
    assert [line.partition(":")[0] for line in lines] == ["error", "remedy"]
    assert "nowhere.tape" in lines[0]
    assert run_app(["--debug", "run", "--tracker", "tape:file=/nowhere.tape"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_run_shows_its_figures_and_ends(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["run", "--tracker", "tape", "--sink", "null", "--seconds", "5", "--no-open"]
    assert run_app(words) == 0
    out = capsys.readouterr().out
    assert "first picture after" in out
    assert re.search(r"\d+\.\d fps, latency p50 \d", out)
    assert "tracker running: demo motion" in out
    assert re.search(r"ended: \d\d+ pictures", out)


def test_run_ends_with_the_error_of_its_only_sink(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = tmp_path / "film.mp4"
    there.write_bytes(b"precious")
    assert run_app(["run", "--tracker", "tape", "--sink", f"video_file:path={there}", "--seconds", "2"]) == 1
    assert "film.mp4" in capsys.readouterr().err
    assert there.read_bytes() == b"precious"


@pytest.mark.parametrize("animator", ["puppet", "student"])
def test_render_poses_to_an_array(poses: Path, tmp_path: Path, animator: str) -> None:
    out = tmp_path / "frames.npy"
    assert run_app(["render", "--poses", str(poses), "--animator", animator, "--out", str(out)]) == 0
    frames = np.load(out)
    assert frames.shape == (3, 512, 512, 4)
    assert frames.dtype == np.uint8
    assert np.abs(frames[1].astype(int) - frames[0]).max() > 50
    first = out.read_bytes()
    again = ["render", "--poses", str(poses), "--animator", animator, "--out", str(out)]
    assert run_app(again) == 1, "a file that is there is not overwritten"
    assert run_app([*again, "--overwrite"]) == 0
    assert out.read_bytes() == first, "the same poses give the same pixels"


def test_render_in_a_look(poses: Path, tmp_path: Path) -> None:
    out = tmp_path / "frames.npy"
    words = ["render", "--out", str(out), "--animator", "puppet:size=64", "--frames", "1", "--look", "noir"]
    for more in (["--poses", str(poses)], ["--overwrite"]):
        assert run_app([*words, *more]) == 0
        frame = np.load(out)[0].astype(int)
        assert frame.max() == 255 and np.ptp(frame[..., :3], axis=2).max() == 0, "black and white"


def test_render_a_tape_to_a_film(tmp_path: Path) -> None:
    out = tmp_path / "film.mp4"
    words = ["render", "--out", str(out), "--animator", "puppet:size=128", "--fps", "10", "--frames", "12"]
    assert run_app(words) == 0
    av = pytest.importorskip("av")
    with av.open(str(out)) as film:
        assert sum(1 for _ in film.decode(video=0)) == 12


@pytest.mark.parametrize(
    ("content", "says"),
    [(np.zeros((3, 44), np.float32), "(3, 44)"), (np.zeros(45, np.float32), "(45,)"), (None, "poses.npy")],
)
def test_wrong_poses_are_refused(
    tmp_path: Path, content: np.ndarray | None, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "poses.npy"
    if content is None:
        path.write_text("no array")
    else:
        np.save(path, content)
    assert (
        run_app(["render", "--poses", str(path), "--out", str(tmp_path / "o.npy"), "--animator", "puppet"])
        == 1
    )
    assert says in capsys.readouterr().err


@pytest.mark.parametrize("verb", [["render", "--out", "f.mp4"], ["bench", "animator"]])
def test_no_poses_are_refused(tmp_path: Path, verb: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "none.npy"
    np.save(path, np.zeros((0, 45), np.float32))
    assert run_app([*verb, "--poses", str(path), "--animator", "puppet:size=64"]) == 1
    assert "holds no poses" in capsys.readouterr().err


def test_no_pictures_are_a_wrong_flag(tmp_path: Path) -> None:
    out = tmp_path / "film.mp4"
    assert run_app(["render", "--out", str(out), "--frames", "0", "--animator", "puppet:size=64"]) == 2
    assert not out.exists()


@pytest.mark.parametrize("fps", ["-5", "0.01", "1000"])
def test_a_rate_that_cannot_be_is_refused(fps: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app(["run", "--tracker", "idle", "--sink", "null", "--fps", fps, "--seconds", "0"]) == 1
    assert "--fps" in capsys.readouterr().err


def test_figures_that_cannot_be_written_are_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "nowhere" / "figures.json"
    words = ["bench", "animator", "--animator", "puppet:size=64", "--frames", "1", "--json", str(out)]
    assert run_app(words) == 1
    captured = capsys.readouterr()
    assert str(out) in captured.err
    assert json.loads(captured.out)["frames"] == 1, "they are shown all the same"


def test_a_bug_is_two_lines_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(name: str) -> None:
        raise RuntimeError("oops\nmore")

    monkeypatch.setattr("livehead.cli.render.find_character", broken)
    words = ["render", "--out", "film.mp4", "--animator", "puppet:size=64"]
    assert run_app(words) == 1
    lines = capsys.readouterr().err.strip().splitlines()
    assert lines[0] == "error: RuntimeError: oops more"
    assert lines[1].startswith("remedy: ")
    assert run_app(["--debug", *words]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_motion_record_makes_a_tape_that_plays(tmp_path: Path) -> None:
    tape = tmp_path / "me.tape"
    words = ["motion", "record", "--tracker", "tape:stepped=true,loop=false", "--out", str(tape)]
    assert run_app(words) == 0
    assert len(TapeReader(tape)) == len(TapeReader())
    assert run_app(words) == 1, "a tape that is there is not overwritten"


def test_motion_record_ends_in_time_though_nothing_comes(tmp_path: Path) -> None:
    tape = tmp_path / "empty.tape"
    assert run_app(["motion", "record", "--tracker", "idle", "--seconds", "0.3", "--out", str(tape)]) == 0
    assert tape.exists()


def test_motion_record_records_the_tracker_of_ones_configuration(tmp_path: Path) -> None:
    own = folders.user_config()
    own.parent.mkdir(parents=True)
    own.write_text('[tracker]\nuse = "tape"\nstepped = true\nloop = false\n')
    assert run_app(["motion", "record", "--out", str(tmp_path / "own.tape")]) == 0
    assert len(TapeReader(tmp_path / "own.tape")) == len(TapeReader())
    named = tmp_path / "named.toml"
    named.write_text('[tracker]\nuse = "idle"\n')
    words = ["motion", "record", "--config", str(named), "--seconds", "0.2"]
    assert run_app([*words, "--out", str(tmp_path / "named.tape")]) == 0
    assert (tmp_path / "named.tape").stat().st_size < 200, "nothing but the header"


KEYS = {"frames", "seconds", "fps", "interval_ms", "latency_ms", "stages", "dropped", "rss_mb", "machine"}


def test_bench_chain_writes_its_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "chain.json"
    words = [
        "bench",
        "chain",
        "--tracker",
        "tape",
        "--seconds",
        "1.5",
        "--warm-up",
        "0.5",
        "--json",
        str(out),
    ]
    assert run_app(words) == 0
    figures = json.loads(out.read_text())
    assert set(figures) >= KEYS
    assert figures["frames"] > 10
    assert figures["dropped"]["motion"] == 0
    assert 0.0 < figures["latency_ms"]["p50"] < 60_000.0, "a tape's motion counts from when it was asked for"
    assert set(figures["latency_ms"]) == {"p50", "p95", "p99"}
    assert {"track", "modify", "animate"} <= set(figures["stages"])
    assert json.loads(capsys.readouterr().out) == figures


@pytest.mark.parametrize("named", [False, True])
def test_bench_chain_says_whose_configuration_it_measured(
    tmp_path: Path, named: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    own = folders.user_config()
    own.parent.mkdir(parents=True)
    own.write_text('tracker = "tape"\nsink = ["null", "null"]\n')
    words = ["bench", "chain", "--seconds", "0.2", "--warm-up", "0", "--animator", "puppet:size=64"]
    words += ["--config", str(own)] if named else ["--tracker", "tape"]
    assert run_app(words) == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures["config"] == (str(own) if named else "defaults")
    assert ("sink null 2" in figures["statuses"]) is named


def test_bench_animator_has_the_same_keys(poses: Path, tmp_path: Path) -> None:
    out = tmp_path / "animator.json"
    words = ["bench", "animator", "--animator", "student", "--poses", str(poses), "--frames", "20"]
    assert run_app([*words, "--json", str(out)]) == 0
    figures = json.loads(out.read_text())
    assert set(figures) >= KEYS
    assert figures["frames"] == 20


def test_doctor_checks_and_runs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app(["doctor"]) == 0
    out = capsys.readouterr().out
    for word in ("cameras", "character actia", "sink browser", "face model", "3 s of demo motion", "fps"):
        assert word in out


@pytest.mark.parametrize("there", [False, True])
def test_doctor_says_which_face_model_there_is_and_where_one_goes(there: bool) -> None:
    shelf = folders.user_data() / "models"
    if there:
        shelf.mkdir(parents=True)
        (shelf / "face_landmarker.task").touch()
    finding = doctor._face_model()
    assert finding.ok is (True if there else None)
    assert folders.shown(shelf) in (finding.text if there else finding.remedy)
    assert "face_landmarker.task" in (finding.text if there else finding.remedy)


def test_lists_cut_nothing_short_on_a_narrow_terminal(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf = tmp_path / ("a_long_name_" * 8) / "models"
    shelf.mkdir(parents=True)
    (shelf / "some.onnx").touch()
    monkeypatch.setattr(folders, "model_folders", lambda: (shelf,))
    monkeypatch.setattr(listing.console, "_width", 60)
    assert run_app(["list", "models"]) == 0
    out = capsys.readouterr().out
    assert "…" not in out
    assert "some.onnx" in out


def test_list_models_says_where_ones_own_go(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app(["list", "models"]) == 0
    assert f"your own go into {folders.shown(folders.user_data() / 'models')}" in capsys.readouterr().out


def test_paths_are_shown_without_the_name_of_their_owner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/somebody"))
    assert folders.shown(Path("/home/somebody/a/b")) == str(Path("~/a/b"))
    assert folders.shown(Path("/usr/share")) == str(Path("/usr/share"))


def test_the_tape_of_a_take_is_drawn_as_it_was_shown(tmp_path: Path) -> None:
    """What was shown is calibrated and smoothed already: drawn again it is not changed a second time."""
    from livehead.cli.render import _modifiers
    from livehead.motion.tape import TapeReader, TapeWriter
    from livehead.types import Motion

    for kind, fewest in (("shown", 0), ("given", 5)):
        with TapeWriter(tmp_path / kind, kind=kind) as tape:
            tape.write(Motion.neutral())
        assert (len(_modifiers(TapeReader(tmp_path / kind), None)) > 0) == (fewest > 0)
