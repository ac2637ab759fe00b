"""`livehead` without a verb: the tray app where there is a desktop, else the help and why not."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

COMMAND = [sys.executable, "-m", "livehead"]


def run(*, display: str, timeout: float = 60.0) -> subprocess.CompletedProcess[str]:
    environment = {n: v for n, v in os.environ.items() if n not in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    environment["DISPLAY"] = display
    return subprocess.run(COMMAND, env=environment, capture_output=True, text=True, timeout=timeout)


@pytest.mark.skipif(sys.platform != "linux", reason="other desktops are always there")
@pytest.mark.parametrize("display", ["", ":9999"])
def test_without_a_desktop_it_is_the_help(display: str) -> None:
    done = run(display=display)
    assert "Usage" in done.stdout
    assert "the tray app needs a desktop" in done.stdout
    assert "Traceback" not in done.stderr


def test_the_second_one_wakes_the_first(display: str) -> None:
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    log = Path(os.environ["XDG_CONFIG_HOME"]) / "log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w") as file:
        first = subprocess.Popen(COMMAND, env=environment, stdout=file, stderr=file)
    try:
        end = time.monotonic() + 30.0
        while (done := run(display=display, timeout=90.0) if _listens() else None) is None:
            assert time.monotonic() < end and first.poll() is None, log.read_text()
            time.sleep(0.1)
        assert done.returncode == 0, done.stderr
        assert first.poll() is None, "the first goes on"
        end = time.monotonic() + 60.0
        while not (processes := psutil.Process(first.pid).children(recursive=True)):
            assert time.monotonic() < end, log.read_text()
            time.sleep(0.1)
    finally:
        first.terminate()
        assert first.wait(timeout=60.0) == 0, log.read_text()
    assert not psutil.wait_procs(processes, timeout=60.0)[1], "the engine ends with it"


def _listens() -> bool:
    """Whether the first one is there: asked as the second one would."""
    from livehead.tray.instance import wake_other

    return wake_other()
