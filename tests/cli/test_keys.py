"""Keys in a real terminal (a pseudo one), and what `run` does with them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from livehead.cli import run as verb
from livehead.motion.calibration_file import path_of

pty = pytest.importorskip("pty", reason="this system has no pseudo terminals")


class Terminal:
    """A program that believes a person sits before it."""

    def __init__(self, *arguments: str) -> None:
        self.master, slave = pty.openpty()
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "200"}
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            close_fds=True,
        )
        os.close(slave)
        self.shown = ""

    def until(self, words: str, seconds: float = 40.0) -> None:
        os.set_blocking(self.master, False)
        end = time.monotonic() + seconds
        while words not in self.shown:
            assert time.monotonic() < end, f"{words!r} did not come; shown: {self.shown[-2000:]}"
            try:
                self.shown += os.read(self.master, 65536).decode("utf-8", "ignore")
            except BlockingIOError:
                time.sleep(0.05)
            except OSError:
                assert words in self.shown, self.shown[-2000:]

    def type(self, keys: str) -> None:
        self.shown = ""
        os.write(self.master, keys.encode())

    def end(self) -> int:
        self.process.terminate()
        code = self.process.wait(20.0)
        os.close(self.master)
        return code


def test_keys_calibrate_and_put_on_faces(tmp_path: Path) -> None:
    terminal = Terminal(
        "-m", "livehead", "run", "--tracker", "tape", "--animator", "puppet:size=64", "--fps", "30", "--sink",
        "null", "--user", "Ann", "--no-open",
    )  # fmt: skip
    try:
        terminal.until("first picture after")
        terminal.until("calibration")
        terminal.type("1")
        terminal.until("joy")
        terminal.type("\r")
        deadline = time.monotonic() + 20.0
        while not path_of("Ann", "tape").is_file() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert path_of("Ann", "tape").is_file(), "Enter keeps the present face"
        terminal.type("c")
        terminal.until("calibrating, 1 of 8")
        terminal.type("c")
        terminal.until("calibrated")
    finally:
        assert terminal.end() == 0


def test_a_terminal_is_left_as_it_was() -> None:
    program = (
        "import sys, termios; from livehead.cli import keys\n"
        "before = termios.tcgetattr(0)\n"
        "seen = []\n"
        "with keys.listening(seen.append) as there:\n"
        "    assert there and termios.tcgetattr(0) != before\n"
        "    print('ready', flush=True)\n"
        "    import time\n"
        "    while len(seen) < 3: time.sleep(0.02)\n"
        "assert termios.tcgetattr(0) == before\n"
        "print('got', repr(''.join(seen)), flush=True)\n"
        "time.sleep(0.5)\n"
    )
    terminal = Terminal("-c", program)
    try:
        terminal.until("ready")
        terminal.type("aé\r")
        terminal.until("got 'aé\\n'")
    finally:
        terminal.process.wait(10.0)
        os.close(terminal.master)


def test_in_the_background_the_terminal_is_left_alone() -> None:
    """As `livehead run &` in a shell: a background program that touches the terminal is stopped by the system."""
    shell = (
        "import fcntl, os, sys, termios\n"
        "os.setsid()\n"
        "fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
        "child = os.fork()\n"
        "if child == 0:\n"
        "    os.setpgid(0, 0)\n"
        "    from livehead.cli import keys\n"
        "    with keys.listening(print) as there:\n"
        "        os._exit(10 + there)\n"
        "_, how = os.waitpid(child, os.WUNTRACED)\n"
        "stopped = os.WIFSTOPPED(how)\n"
        "if stopped: os.kill(child, 9)\n"
        "print('stopped' if stopped else f'left with {os.waitstatus_to_exitcode(how)}', flush=True)\n"
        "sys.stdin.read(1)\n"
    )
    terminal = Terminal("-c", shell)
    try:
        terminal.until("left with 10", 15.0)
    finally:
        terminal.process.kill()
        terminal.process.wait(10.0)
        os.close(terminal.master)


def test_what_each_key_asks_for() -> None:
    class Session:
        def __init__(self) -> None:
            self.said: list[str] = []

        def perform(self, words: str) -> str:
            self.said.append(words)
            return words

        def calibrate(self, *, guided: bool = False) -> None:
            self.said.append(f"calibrate {guided}")

    session = Session()
    for key in "\nc3nsx":
        verb._pressed(session, key)  # type: ignore[arg-type]
    assert session.said == ["calibrate False", "calibrate True", "3", "nod", "shake"]
