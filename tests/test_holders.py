"""Who holds a port or a device: named where /proc tells."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from livehead import holders

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc")


def test_holder_of_a_device_is_named(tmp_path: Path) -> None:
    device = tmp_path / "video0"
    device.touch()
    hold = "import sys; f = open(sys.argv[1]); print('open', flush=True); sys.stdin.read()"
    other = subprocess.Popen(
        [sys.executable, "-c", hold, str(device)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdin is not None and other.stdout is not None
    other.stdout.readline()
    with device.open():
        found = holders.of_file(str(device))
    other.stdin.close()
    other.wait(10)
    other.stdout.close()
    assert len(found) == 1
    assert found[0].endswith(f"(process {other.pid})")
    assert str(os.getpid()) not in found[0]


@pytest.mark.parametrize(("protocol", "kind"), [("udp", socket.SOCK_DGRAM), ("tcp", socket.SOCK_STREAM)])
def test_holder_of_a_port_is_named(protocol: str, kind: socket.SocketKind) -> None:
    with socket.socket(socket.AF_INET, kind) as link:
        link.bind(("127.0.0.1", 0))
        port = link.getsockname()[1]
        if protocol == "tcp":
            assert holders.of_port(port, "tcp") == "", "bound, but not listening yet"
            link.listen()
        assert holders.of_port(port, protocol).endswith(f"(process {os.getpid()}, this one)")
    assert holders.of_port(port, protocol) == ""
