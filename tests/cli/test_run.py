"""What a person meets who runs the main job: the end, the screen, odd names, what failed meanwhile."""

from __future__ import annotations

import io
import logging
import re
import signal
import time
from pathlib import Path

import pytest
from rich.console import Console
from rich.live import Live
from rich.logging import RichHandler

from livehead.cli import run as verb
from livehead.cli.app import run_app
from livehead.telemetry import Figures, Percentiles
from livehead.types import Phase, Status

QUIET = ["run", "--tracker", "idle", "--animator", "puppet:size=64", "--fps", "30", "--no-open"]


def test_the_second_sink_of_a_kind_may_fail_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    good, bad = tmp_path / "good.mp4", tmp_path / "file" / "pictures"
    sinks = ["--sink", f"video_file:path={good}", "--sink", f"video_file:path={bad}"]
    assert run_app([*QUIET, *sinks, "--seconds", "2"]) == 1
    assert capsys.readouterr().err.splitlines()[-2].startswith(f"error: {bad}")
    assert good.stat().st_size > 0


def test_no_seconds_are_no_seconds(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_app([*QUIET, "--sink", "null", "--seconds", "0"]) == 0
    out = capsys.readouterr().out
    assert "ended:" in out
    assert "no motion came" in out, "a latency that nobody measured is not 0"


def test_seconds_count_from_the_first_picture(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """However long a machine takes to start, e.g. to measure its engines for the first time."""
    waits = verb.Session.wait_first_frame

    def slowly(session: verb.Session, timeout: float | None = None) -> bool:
        time.sleep(1.5)
        return waits(session, timeout)

    monkeypatch.setattr(verb.Session, "wait_first_frame", slowly)
    assert run_app([*QUIET, "--sink", "null", "--seconds", "1"]) == 0
    ended = re.search(r"pictures in ([\d.]+) s", capsys.readouterr().out)
    assert ended is not None and float(ended[1]) >= 2.4


@pytest.mark.parametrize(("flag", "opened"), [([], 0), (["--open"], 1), (["--no-open"], 0)])
def test_a_run_of_some_seconds_opens_the_page_when_asked_to(
    monkeypatch: pytest.MonkeyPatch, flag: list[str], opened: int
) -> None:
    pages: list[str] = []
    monkeypatch.setattr(verb.webbrowser, "open", pages.append)
    monkeypatch.setattr(verb.setup, "has_display", lambda: True)
    words = ["run", "--tracker", "idle", "--animator", "puppet:size=64", "--sink", "browser:port=18793"]
    assert run_app([*words, "--seconds", "0", *flag]) == 0
    assert len(pages) == opened


def test_the_first_interrupt_is_polite_and_the_second_is_not() -> None:
    before = signal.getsignal(signal.SIGINT)
    with verb._interrupts() as interrupted:
        signal.raise_signal(signal.SIGINT)
        assert interrupted.wait(5.0)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
            interrupted.wait(0.0)
    assert signal.getsignal(signal.SIGINT) is before


def test_a_log_line_survives_the_live_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Console(file=io.StringIO(), force_terminal=True, width=80)
    stderr = Console(file=io.StringIO(), force_terminal=True, width=80)
    handler = RichHandler(console=stderr, show_path=False, show_time=False)
    monkeypatch.setattr(logging.getLogger(), "handlers", [handler])
    with Live("figures", console=screen, auto_refresh=False) as live, verb._logs_above(live.console):
        logging.getLogger().error("the disk is full")
    assert "the disk is full" in screen.file.getvalue()  # type: ignore[attr-defined]
    assert handler.console is stderr


class Session:
    """Shows odd words."""

    def figures(self) -> Figures:
        return Figures(1, 1.0, 60.0, Percentiles(), Percentiles(), {})

    def statuses(self) -> dict[str, Status]:
        return {"tracker": Status(Phase.RUNNING, "clip[old].mp4, camera [/front]")}


def test_brackets_in_names_are_shown_as_they_are() -> None:
    screen = Console(file=io.StringIO(), width=100)
    screen.print(verb._table(Session()))  # type: ignore[arg-type]
    assert "clip[old].mp4, camera [/front]" in screen.file.getvalue()  # type: ignore[attr-defined]


def test_other_programs_are_told_where(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from livehead.remote import config as remote

    monkeypatch.setattr(remote, "PORT", 0)
    monkeypatch.setattr(remote, "VTS_PORT", 0)
    assert run_app([*QUIET, "--sink", "null", "--remote", "--vts-api", "--seconds", "0"]) == 0
    out = capsys.readouterr().out
    assert out.count("other programs: ") == 2 and "ws://127.0.0.1:" in out and "token=" in out
