"""Which program holds a port or a device, where the system tells (Linux, through /proc)."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

PROC = Path("/proc")
LISTENING = "0A"


def of_port(port: int, protocol: Literal["tcp", "udp"]) -> str:
    """The program that holds a port, as "name (process 123)"; empty where the system does not tell."""
    sockets = {
        f"socket:[{inode}]"
        for table in (PROC / "net" / protocol, PROC / "net" / f"{protocol}6")
        for inode in _inodes(table, port, listening=protocol == "tcp")
    }
    return next(_holding(sockets.__contains__), "") if sockets else ""


def of_file(path: str) -> tuple[str, ...]:
    """Programs other than this one that have the file open, as "name (process 123)", in alphabetical order."""
    me = f"process {os.getpid()},"
    return tuple(sorted(who for who in _holding(path.__eq__) if me not in who))


def _holding(wanted: Callable[[str], bool]) -> Iterator[str]:
    """Programs with an open file that `wanted` wants; those of other users cannot be looked into."""
    for process in PROC.glob("[0-9]*"):
        try:
            if any(wanted(str(link.readlink())) for link in (process / "fd").iterdir()):
                name = (process / "comm").read_text(encoding="utf-8", errors="replace").strip()
                me = ", this one" if process.name == str(os.getpid()) else ""
                yield f"{name} (process {process.name}{me})"
        except OSError:
            continue


def _inodes(table: Path, port: int, *, listening: bool) -> Iterator[str]:
    try:
        lines = table.read_text(encoding="ascii").splitlines()[1:]
    except (OSError, UnicodeDecodeError):
        return
    for line in lines:
        row = line.split()
        if (
            len(row) > 9
            and int(row[1].rpartition(":")[2], 16) == port
            and (not listening or row[3] == LISTENING)
        ):
            yield row[9]
