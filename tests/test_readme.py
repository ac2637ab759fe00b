"""The README's commands, taken from it and run as written."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def command(name: str) -> str:
    out = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "readme_command.py"), name],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return out.stdout.strip()


def test_the_test_command_is_the_one_ci_runs() -> None:
    assert command("test").endswith("tools/check")
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "tools/readme_command.py test" in script
    assert 'bash -c "$command"' in script


def test_every_file_the_readme_names_is_there() -> None:
    for page in (ROOT / "README.md", ROOT / "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
            if not target.startswith("http"):
                assert (ROOT / target).exists(), f"{page.name} names {target}"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A copy of every file git knows or would take, as a fresh clone would have it."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True
    )
    if listed.returncode:
        pytest.skip("needs git and a checkout to copy from")
    target = tmp_path / "clone"
    for name in listed.stdout.splitlines():
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_run_command_shows_a_moving_character(clone: Path, tmp_path: Path) -> None:
    """Fresh folder, fresh home, no display: installs, prints the address, serves the page, ends on Ctrl-C."""
    home = tmp_path / "home"
    home.mkdir()
    environment = {
        k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "PYTHONPATH")
    }
    environment |= {"HOME": str(home), "PYTHONUNBUFFERED": "1"}
    log = tmp_path / "log.txt"
    with log.open("w") as out:
        process = subprocess.Popen(
            ["bash", "-c", command("run")],
            cwd=clone,
            env=environment,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    try:
        text = _wait_for(r"\d+\.\d fps", log, process)
        if "No matching distribution" in text or "Connection" in text:
            pytest.skip("needs a package index")
        address = re.search(r"http://[\w.:/]+", text)
        assert address, text
        assert "demo motion" in text or "camera" in text
        with urllib.request.urlopen(address[0], timeout=10) as page:
            assert b"<canvas" in page.read()
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(timeout=30) == 0, log.read_text()
        assert "ended:" in log.read_text()
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def _wait_for(pattern: str, log: Path, process: subprocess.Popen[bytes]) -> str:
    end = time.monotonic() + 800
    while time.monotonic() < end:
        text = log.read_text()
        if re.search(pattern, text) or process.poll() is not None:
            return text
        time.sleep(0.5)
    raise AssertionError(f"nothing came of it: {log.read_text()}")
