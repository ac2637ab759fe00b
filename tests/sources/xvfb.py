"""A real X server without a screen, for tests."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


@contextmanager
def x_server(size: str = "1000x600") -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Yields the DISPLAY of a fresh server and its process; skips when Xvfb or xdotool is missing."""
    for program in ("Xvfb", "xdotool"):
        if shutil.which(program) is None:
            pytest.skip(f"needs {program} (apt install xvfb xdotool)")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        number = os.read(read, 16).decode().strip()
        if not number:
            pytest.skip("Xvfb does not start here")
        yield f":{number}", server
    finally:
        os.close(read)
        server.terminate()
        server.wait(timeout=10)


def do(display: str, *words: str) -> None:
    """Move, click or press with xdotool."""
    subprocess.run(["xdotool", *words], env={**os.environ, "DISPLAY": display}, check=True, timeout=20)
