"""What the window's process begins with: the environment Qt needs, and only then Qt."""

from __future__ import annotations

import os
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

FOREIGN = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")


def show(link: Connection[Any, Any], place_file: Path, fps: float) -> None:
    """Run the window until it is closed or the link ends. Ends the process: 0 when a person closed it."""
    # Ctrl+C in the terminal is for livehead, which then ends the link
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in FOREIGN:  # OpenCV points every Qt of a process to its own
        if f"{os.sep}cv2{os.sep}" in os.environ.get(name, ""):
            del os.environ[name]
    if sys.platform.startswith("linux") and os.environ.get("DISPLAY"):
        # a Wayland window can neither place itself nor stay on top
        os.environ.setdefault("QT_QPA_PLATFORM", "xcb")
    from livehead.sinks.preview.window import run

    sys.exit(run(link, place_file, fps))
