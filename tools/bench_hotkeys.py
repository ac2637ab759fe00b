"""Milliseconds from a key, pressed while another program has the focus, until the tray app's engine has done it.

    python tools/bench_hotkeys.py [--presses 20] [--film FILE]

Needs X11 and xdotool; a bare desktop: Xvfb :9 & DISPLAY=:9 python tools/bench_hotkeys.py. With --film the face
tracker reads that film, so that a cut has a network to end; else the demo motion moves the character.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from livehead import config_file, folders
from livehead.config import Config, StageChoice
from livehead.tray.app import TrayApp
from livehead.tray.display import forget_opencv
from livehead.tray.preferences import Preferences

LONGEST_S = 60.0


def wait(application: QApplication, condition: Callable[[], object]) -> None:
    end = time.monotonic() + LONGEST_S
    while not condition():
        if time.monotonic() > end:
            raise SystemExit("the engine did not do it")
        application.processEvents()
        time.sleep(0.001)


def measure(app: TrayApp, application: QApplication, presses: int) -> tuple[list[float], list[float]]:
    """Milliseconds of every cut and of every return from one, with the start of xdotool in them."""
    cuts, returns = [], []
    for _ in range(presses):
        for cut, kept in ((True, cuts), (False, returns)):
            time.sleep(0.5)
            wait(application, lambda: app.engine.snapshot.running)
            subprocess.run(["xdotool", "keydown", "ctrl", "keydown", "shift"], check=True)
            began = time.perf_counter()
            press = subprocess.Popen(["xdotool", "keydown", "F11"])
            wait(application, lambda cut=cut: app.engine.snapshot.cut is cut)
            kept.append((time.perf_counter() - began) * 1e3)
            press.wait()
            subprocess.run(["xdotool", "keyup", "F11", "keyup", "shift", "keyup", "ctrl"], check=True)
    return cuts, returns


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--presses", type=int, default=20)
    parser.add_argument("--film", type=Path)
    asked = parser.parse_args()
    tracker = StageChoice("tape")
    if asked.film:
        tracker = StageChoice("mediapipe_face", {"source": str(asked.film)})
    forget_opencv()
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CONFIG_HOME"] = home
        config = Config(tracker=tracker, sinks=(StageChoice("browser", {"port": 0}),))
        config_file.save(config, folders.user_config())
        Preferences().hotkeys = [("ctrl+shift+f11", "cut")]
        application = QApplication(["livehead"])
        app = TrayApp(application)
        app.begin()
        wait(application, lambda: app.engine.snapshot.figures.frames > 60)
        for name, found in zip(("off", "on again"), measure(app, application, asked.presses), strict=True):
            words = f"median {statistics.median(found):.0f} ms, worst {max(found):.0f} ms of {len(found)}"
            print(f"camera {name}: {words}")
        app.quit()


if __name__ == "__main__":
    main()
