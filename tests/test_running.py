"""What a running livehead leaves for `doctor`, and what `doctor` makes of it."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from livehead import folders, running
from livehead.cli import doctor_running
from livehead.telemetry import Telemetry
from livehead.types import Phase, Status


def until(condition: Callable[[], bool], seconds: float = 60.0) -> bool:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.02)
    return condition()


def writer(statuses: dict[str, Status]) -> running.NoteWriter:
    return running.NoteWriter(lambda: statuses, Telemetry().figures)


def test_a_note_is_there_while_it_runs_and_gone_after() -> None:
    wanted = {"tracker": Status(Phase.LOST, "10.0.0.9 sees no face; 3 late", "look at the phone")}
    notes = writer(wanted)
    assert list(running.notes()) == []
    notes.start()
    assert until(lambda: bool(list(running.notes())))
    (note,) = running.notes()
    assert note.process == os.getpid() and not note.still
    assert note.statuses == wanted
    notes.stop()
    notes.stop()
    assert list(running.notes()) == []


def test_two_sessions_of_one_process_leave_two() -> None:
    both = [writer({"tracker": Status(Phase.RUNNING, str(n))}) for n in range(2)]
    for notes in both:
        notes.start()
    assert until(lambda: len(list(running.notes())) == 2)
    for notes in both:
        notes.stop()


def test_what_the_dead_left_is_taken_away() -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    path = left(dead.pid, age=1.0)
    assert list(running.notes()) == []
    assert not path.exists()


def test_a_process_that_hangs_is_told() -> None:
    left(os.getppid(), age=60.0)
    (finding,) = doctor_running.findings()
    assert finding.ok is False
    assert "said nothing for 60 s" in finding.text
    assert finding.remedy


def test_an_old_note_is_not_believed_whoever_has_its_number_now() -> None:
    path = left(os.getppid(), age=running.FORGOTTEN_S + 1.0)
    assert list(running.notes()) == []
    assert not path.exists()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"process": 1}', '{"process": "x", "at": 0}'])
def test_a_note_that_cannot_be_read_is_passed_over(text: str) -> None:
    path = left(os.getppid(), age=0.0)
    path.with_name("1-2.json").write_text(text)
    assert len(list(running.notes())) == 1


def test_a_disk_that_cannot_be_written_is_no_fault() -> None:
    folders.cache().mkdir(parents=True)
    (folders.cache() / "running").write_text("in the way")
    notes = writer({})
    notes.start()
    notes.stop()


def test_doctor_tells_what_a_real_run_heard_and_threw_away() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = ["run", "--tracker", f"openseeface:port={port}", "--sink", "null", "--no-open"]
    run = subprocess.Popen([sys.executable, "-m", "livehead", *words], stdout=subprocess.DEVNULL)
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as phone:

            def told() -> str:
                phone.sendto(b"no packet of anybody's", ("127.0.0.1", port))
                return " ".join(f"{f.what} {f.text}" for f in doctor_running.findings())

            assert until(lambda: re.search(r"its tracker .*[1-9]\d* dropped", told()) is not None), told()
        assert f"running livehead {run.pid} " in told_of(run.pid)
    finally:
        run.terminate()
        run.wait(20.0)
    assert list(doctor_running.findings()) == []


def told_of(process: int) -> str:
    return " ".join(f.what + " " for f in doctor_running.findings() if str(process) in f.what)


def left(process: int, *, age: float) -> Path:
    path = folders.cache() / "running" / f"{process}-0.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    table = {"process": process, "at": time.time() - age, "fps": 30.0, "latency": 20.0, "dropped": {}}
    path.write_text(json.dumps({**table, "statuses": {"tracker": ["running", "", ""]}}))
    return path
