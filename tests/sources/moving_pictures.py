"""Small clips made for the tests."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np


def write_clip(
    path: Path, pictures: Sequence[np.ndarray], fps: int = 25, codec: str = "libx264", rotation: int = 0
) -> Path:
    """Write (H, W, 3) uint8 RGB pictures of even size as a video file."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=fps)
        stream.height, stream.width = pictures[0].shape[:2]
        stream.pix_fmt = "yuv420p"
        stream.time_base = Fraction(1, fps)
        if codec == "libx264":
            stream.options = {"crf": "18", "preset": "ultrafast"}
        if rotation:
            stream.set_display_rotation(rotation)
        for picture in pictures:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(np.ascontiguousarray(picture))))
        container.mux(stream.encode())
    return path


def counting(count: int, height: int = 48, width: int = 64) -> list[np.ndarray]:
    """Pictures whose grey tells their number: 40, 50, 60, ..."""
    return [np.full((height, width, 3), 40 + 10 * i, np.uint8) for i in range(count)]
