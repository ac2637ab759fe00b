"""Seconds from the start of the tray app to its icon and to its first picture; memory of its two processes.

    python tools/bench_tray.py [--runs 5]

Needs a desktop with a tray; a bare one: Xvfb :9 & DISPLAY=:9 trayer &, then DISPLAY=:9 python tools/bench_tray.py
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time

CHILD = """
import os, time
from psutil import Process
REST_S = 3.0
from livehead.tray.display import forget_opencv
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
forget_opencv()
application = QApplication(["livehead"])
from livehead.tray.app import TrayApp
app = TrayApp(application)
app.begin()
seen = {}
def look():
    if "icon" not in seen and app.icon.geometry().width() > 0:
        seen["icon"] = time.time()
    if "icon" in seen and app.engine.snapshot.figures.frames:
        seen.setdefault("picture", time.time())
    if "picture" in seen and time.time() > seen["picture"] + REST_S:
        own, engine = Process(), Process(app.engine._process.pid)
        memory = [process.memory_full_info().pss / 2**20 for process in (own, engine)]
        print(seen["icon"], seen["picture"], *memory, flush=True)
        app.end()
        os._exit(0)
timer = QTimer()
timer.timeout.connect(look)
timer.start(5)
application.exec()
"""


def measure() -> tuple[float, float, float, float]:
    """Seconds to the icon and to the first picture (which is seen within 0.25 s), with nothing configured; MiB of
    the windows' process with the wizard open and of the engine's, 3 s later (shared pages by their share)."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "XDG_CONFIG_HOME": home}
        began = time.time()
        done = subprocess.run(
            [sys.executable, "-c", CHILD],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    icon, picture, windows, engine = map(float, done.stdout.split())
    return icon - began, picture - began, windows, engine


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    runs = [measure() for _ in range(parser.parse_args().runs)]
    names = (("icon in the tray", "s"), ("first picture", "s"), ("the windows", "MiB"), ("the engine", "MiB"))
    for (name, unit), values in zip(names, zip(*runs, strict=True), strict=True):
        middle, most = statistics.median(values), max(values)
        print(f"{name}: median {middle:.2f} {unit}, most {most:.2f} {unit} of {len(runs)} runs")


if __name__ == "__main__":
    main()
