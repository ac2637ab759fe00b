#!/usr/bin/env python3
"""One folder that runs without Python: built by PyInstaller in a fresh environment, then tried out.

    tools/bundle.py [--out dist/bundle] [--keep]

Says its size, the seconds to its version and to the first picture of the demo motion, and under a screen (Xvfb
will do) whether the tray app lives. --keep uses the environment of the last time again.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXTRAS = "tray,audio,obs"


def build(out: Path, environment: Path) -> Path:
    """Install livehead and PyInstaller into an environment of their own and build; gives the program."""
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.is_file():
        _run(sys.executable, "-m", "venv", environment)
        _run(python, "-m", "pip", "install", "-q", "pyinstaller>=6.16")
    _run(python, "-m", "pip", "install", "-q", "--force-reinstall", "--no-deps", ROOT)
    _run(python, "-m", "pip", "install", "-q", f"{ROOT}[{EXTRAS}]")
    _run(
        python, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", "--distpath", out, "--workpath",
        environment / "work", "livehead.spec", cwd=ROOT / "packaging",
    )  # fmt: skip
    return out / "livehead" / ("livehead.exe" if os.name == "nt" else "livehead")


def try_out(program: Path) -> None:
    """Run it as a newcomer would, with a home folder of its own."""
    with tempfile.TemporaryDirectory() as home:
        own = {**os.environ, "HOME": home, "XDG_CONFIG_HOME": "", "XDG_DATA_HOME": "", "XDG_CACHE_HOME": ""}
        own = {name: value for name, value in own.items() if value}
        began = time.monotonic()
        _run(program, "--version", env=own)
        print(f"to the version: {time.monotonic() - began:.1f} s")
        ran = _run(
            program, "run", "--tracker", "tape", "--sink", "null", "--seconds", "3", "--no-open", env=own
        )
        found = re.search(r"first picture after ([\d.]+) s", ran)
        print(f"to the first picture: {found[1] if found else '?'} s")
        if os.environ.get("DISPLAY") or shutil.which("xvfb-run"):
            _tray(program, own)


def _tray(program: Path, own: dict[str, str]) -> None:
    """The app without arguments must live on for some seconds."""
    screen = [] if os.environ.get("DISPLAY") else ["xvfb-run", "-a"]
    process = subprocess.Popen(
        [*screen, str(program)], env=own, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        start_new_session=os.name != "nt",
    )  # fmt: skip
    try:
        process.wait(8.0)
    except subprocess.TimeoutExpired:
        if os.name == "nt":
            process.terminate()
        else:
            os.killpg(process.pid, signal.SIGTERM)  # the program itself too, not only the screen around it
        process.wait(20.0)
        print("the tray app runs")
        return
    said = process.stdout.read().decode(errors="replace") if process.stdout else ""
    sys.exit(f"the tray app ended by itself: {said[-2000:]}")


def size(folder: Path) -> float:
    """Megabytes of a folder."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and not p.is_symlink()) / 1e6


def _run(*command: object, env: dict[str, str] | None = None, cwd: Path | None = None) -> str:
    ran = subprocess.run([str(c) for c in command], env=env, cwd=cwd, capture_output=True, text=True)
    if ran.returncode:
        sys.exit(f"{command[0]} failed:\n{ran.stdout[-2000:]}{ran.stderr[-3000:]}")
    return ran.stdout


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "bundle")
    parser.add_argument("--keep", action="store_true")
    arguments = parser.parse_args()
    environment = arguments.out.resolve().parent / "bundle-environment"
    if not arguments.keep:
        shutil.rmtree(environment, ignore_errors=True)
    began = time.monotonic()
    program = build(arguments.out.resolve(), environment)
    print(f"built in {time.monotonic() - began:.0f} s: {size(program.parent):.0f} MB in {arguments.out}")
    try_out(program)


if __name__ == "__main__":
    main()
