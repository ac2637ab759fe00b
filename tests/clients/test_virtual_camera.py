"""`livehead run` into a real v4l2loopback device of an emulated machine, read back by two readers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from livehead.sinks import virtual_camera

IN_THE_GUEST = Path(__file__).with_name("camera_guest.py")


@pytest.mark.slow
@pytest.mark.timeout(420)
def test_a_count_arrives_whole_at_two_readers_and_again_after_a_close(shared: Path) -> None:
    machine = shared / "tools" / "vcam-vm.sh"
    if not machine.exists() or not shutil.which("qemu-system-x86_64") or os.getuid() != 0:
        pytest.skip("needs the virtual machine of the shared tools, qemu-system-x86 and root")
    cache = Path(os.environ.get("VCAM_CACHE", Path.home() / ".cache" / "vcam-vm"))
    if not any(cache.glob("*/ready")):
        pytest.skip("needs the virtual machine's kernel, built once with vcam-vm.sh --setup")
    source = Path(virtual_camera.__file__).parents[2]
    environment = ["--env", f"PYTHONPATH={source}", "--env", "OMP_NUM_THREADS=1"]
    command = [str(machine), "--no-share", "--timeout", "380", *environment, "--", sys.executable]
    modules = {"VCAM_MODOPTS": "devices=1 video_nr=10 exclusive_caps=1 max_buffers=8"}
    done = subprocess.run(
        [*command, str(IN_THE_GUEST)],
        capture_output=True,
        text=True,
        timeout=400,
        env={**os.environ, **modules},
    )
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.strip().endswith("all well"), done.stdout
