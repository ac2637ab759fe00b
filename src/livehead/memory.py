"""Keeps freed picture memory with the process instead of returning it to the kernel after every frame.

glibc maps every block above 128 KiB anew and gives it back on free, so each 1 MiB picture costs 256 page
faults, thousands of times a second. With a higher threshold the same few blocks are used again and again.
"""

from __future__ import annotations

import ctypes
import sys

M_TRIM_THRESHOLD, M_MMAP_THRESHOLD = -1, -3
"""From glibc's malloc.h."""

LARGEST_PICTURE = 32 << 20
KEPT = 64 << 20


def keep_picture_memory() -> bool:
    """Call once, early. True where it took effect: on Linux with glibc; elsewhere nothing is changed."""
    if not sys.platform.startswith("linux"):
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is None:
        return False
    return bool(mallopt(M_MMAP_THRESHOLD, LARGEST_PICTURE)) and bool(mallopt(M_TRIM_THRESHOLD, KEPT))
