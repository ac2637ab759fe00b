"""Seconds from the start of the process to the icon in the tray and to the first picture of the tray app.

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
import time
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
        print(seen["icon"], time.time(), flush=True)
        app.engine.end()
        application.exit(0)
timer = QTimer()
timer.timeout.connect(look)
timer.start(5)
application.exec()
"""


def measure() -> tuple[float, float]:
    """Seconds to the icon and to the first picture (which is seen within 0.25 s), with nothing configured."""
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
    icon, picture = map(float, done.stdout.split())
    return icon - began, picture - began


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=5)
    runs = [measure() for _ in range(parser.parse_args().runs)]
    for name, seconds in zip(("icon in the tray", "first picture"), zip(*runs, strict=True), strict=True):
        print(
            f"{name}: median {statistics.median(seconds):.2f} s, worst {max(seconds):.2f} s of {len(runs)} runs"
        )


if __name__ == "__main__":
    main()
