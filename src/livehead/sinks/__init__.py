"""One file a sink. Here is what they share: the check of a frame, colours, alpha at the edge, full disks."""

from __future__ import annotations

import errno
import statistics
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np

from livehead.errors import SinkError
from livehead.pixels import Colour as Colour
from livehead.pixels import parse_colour as parse_colour
from livehead.types import Bytes, Frame


@dataclass(frozen=True, slots=True)
class Facts:
    """What a sink does to a picture; every sink file has a tuple of them called FACTS, one for each of its forms.

    form: empty for the only one. alpha: as it leaves, "none" where it is laid over a background. chroma: "full",
    halved across ("4:2:2") or both ways. latency_ms: median milliseconds from `send()` until another program has
    the picture; None where nobody waits for it. measured: how that was found.
    """

    form: str
    alpha: Literal["straight", "premultiplied", "none"]
    chroma: Literal["full", "4:2:2", "4:2:0"]
    latency_ms: float | None
    measured: str


LARGEST_SIDE_PX = 8192
FULL_DISK = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}


class Lateness:
    """How old pictures are when they come to a sink: from the camera frame that caused them until now."""

    def __init__(self) -> None:
        self._ages: deque[float] = deque(maxlen=120)

    def add(self, frame: Frame) -> None:
        self._ages.append(time.monotonic() - frame.captured_at)

    @property
    def median_ms(self) -> float | None:
        """Of the last pictures whose motion is no older than a second; None when there are none."""
        ages = [age for age in tuple(self._ages) if 0.0 <= age < 1.0]
        return round(statistics.median(ages) * 1e3, 1) if ages else None


def checked(frame: Frame, sink: str) -> Bytes:
    """The frame's pixels, if they are what a Frame promises; SinkError naming the sink if not."""
    pixels = frame.pixels
    if not isinstance(pixels, np.ndarray) or pixels.dtype != np.uint8:
        found = f"{getattr(pixels, 'dtype', type(pixels).__name__)} values"
    elif pixels.ndim != 3 or pixels.shape[2] != 4:
        found = f"an array of shape {pixels.shape}"
    elif not (1 <= pixels.shape[0] <= LARGEST_SIDE_PX and 1 <= pixels.shape[1] <= LARGEST_SIDE_PX):
        found = f"{pixels.shape[1]}×{pixels.shape[0]} pixels"
    elif not pixels.flags.c_contiguous:
        found = "an array with gaps (not C-contiguous)"
    else:
        return pixels
    raise SinkError(
        f"{sink}: frame {frame.seq} has {found}",
        remedy=f"frames are (H, W, 4) uint8 RGBA, C-contiguous, at most {LARGEST_SIDE_PX} a side",
    )


def over(pixels: Bytes, background: Colour) -> Bytes:
    """Straight-alpha RGBA (H, W, 4) laid over one colour: (H, W, 3) uint8 RGB, correctly rounded."""
    import cv2

    alpha = cv2.extractChannel(pixels, 3)
    x, y, w, h = cv2.boundingRect(alpha)
    out = np.empty((*alpha.shape, 3), np.uint8)
    out[:] = np.tile(np.array(background, np.uint8), (alpha.shape[1], 1))
    if w and h:
        out[y : y + h, x : x + w] = _laid_over(pixels[y : y + h, x : x + w], background)
    return out


def _laid_over(pixels: Bytes, background: Colour) -> Bytes:
    import cv2

    alpha = cv2.extractChannel(pixels, 3)
    alpha3 = cv2.merge([alpha, alpha, alpha])
    total: Any = cv2.cvtColor(pixels, cv2.COLOR_RGBA2RGB) * alpha3.astype(np.uint16)
    np.invert(alpha3, out=alpha3)
    # by rows: numpy is many times slower when it has to spread three values over the last axis
    rows, row = total.reshape(len(total), -1), np.tile(np.array(background, np.uint16), pixels.shape[1])
    rows += alpha3.reshape(rows.shape) * row
    # x/255 rounded to nearest, exact for x <= 65025: (x + 128 + ((x + 128) >> 8)) >> 8
    total += 128
    total += total >> 8
    total >>= 8
    rgb: Bytes = total.astype(np.uint8)
    return rgb


def premultiplied(pixels: Bytes) -> Bytes:
    """Straight-alpha RGBA (H, W, 4) with its colours multiplied by alpha, correctly rounded."""
    import cv2

    flat: Any = cv2.cvtColor(over(pixels, (0, 0, 0)), cv2.COLOR_RGB2RGBA)
    cv2.insertChannel(cv2.extractChannel(pixels, 3), flat, 3)
    out: Bytes = flat
    return out


def fitted(pixels: Bytes, width: int, height: int) -> Bytes:
    """RGBA scaled to fit into width × height, aspect kept, centred, transparent around: (height, width, 4).

    Scales premultiplied colour, so that no dark seam grows along the outline.
    """
    import cv2

    if pixels.shape[:2] == (height, width):
        return pixels
    x, y, w, h = placed(pixels.shape[1], pixels.shape[0], width, height)
    how = cv2.INTER_AREA if w < pixels.shape[1] else cv2.INTER_LINEAR
    alpha = cv2.extractChannel(pixels, 3)
    premultiplied = cv2.multiply(pixels, _weights(alpha), scale=1 / 255)
    scaled: Any = cv2.resize(premultiplied, (w, h), interpolation=how)
    alpha = cv2.extractChannel(scaled, 3)
    out = np.zeros((height, width, 4), np.uint8)
    out[y : y + h, x : x + w] = cv2.divide(scaled, _weights(alpha), scale=255)
    return out


def _weights(alpha: Any) -> Any:
    """(H, W, 4): alpha for each colour, 255 for alpha itself."""
    import cv2

    return cv2.merge([alpha, alpha, alpha, np.full_like(alpha, 255)])


def placed(width: int, height: int, room_w: int, room_h: int) -> tuple[int, int, int, int]:
    """Where a picture goes that is scaled to fit a room and centred there: (x, y, w, h) in pixels."""
    scale = min(room_w / width, room_h / height)
    w, h = max(1, round(width * scale)), max(1, round(height * scale))
    return (room_w - w) // 2, (room_h - h) // 2, w, h


def bled(pixels: Bytes, block_px: int = 16) -> Bytes:
    """RGBA with colour bled into the invisible pixels, alpha untouched: (H, W, 4) uint8.

    For lossy codecs: a step from the outline's colour to black would ring into the outline and, with
    halved chroma, darken it. Each invisible pixel takes its block's mean colour, weighted by alpha; an empty
    block takes that of its neighbours. `block_px`, counted from the top left corner, is the unit of the
    codec: 8 for JPEG at 4:4:4, 16 where chroma is halved. Expects RGB 0 where alpha is 0.
    """
    import cv2

    height, width = pixels.shape[:2]
    rows, columns = -(-height // block_px), -(-width // block_px)
    below, beside = rows * block_px - height, columns * block_px - width
    padded = cv2.copyMakeBorder(pixels, 0, below, 0, beside, cv2.BORDER_CONSTANT, value=(0, 0, 0, 0))
    alpha = cv2.extractChannel(padded, 3)
    _, hidden = cv2.threshold(alpha, 0, 255, cv2.THRESH_BINARY_INV)
    # by alpha, so that the rounded colours of nearly invisible pixels do not count
    seen = cv2.multiply(padded, _weights(alpha), scale=1 / 255)
    # halving first keeps bytes and is several times cheaper than averaging floats at full size
    seen = cv2.resize(seen, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    sums = cv2.resize(seen.astype(np.float32), (columns, rows), interpolation=cv2.INTER_AREA)
    around = cv2.boxFilter(sums, -1, (3, 3), normalize=False)
    sums = np.where(sums[..., 3:] > 0.0, sums, around)
    mean = np.clip(sums * (255.0 / np.maximum(sums[..., 3:], 1e-3)) + 0.5, 0.0, 255.0).astype(np.uint8)
    mean[..., 3] = 0
    fill = cv2.resize(mean, (columns * block_px, rows * block_px), interpolation=cv2.INTER_NEAREST)
    out: Any = cv2.add(padded, cv2.copyTo(fill, hidden))
    filled: Bytes = out[:height, :width]
    return filled


def disk_error(path: Path, error: Exception) -> SinkError:
    """What to tell a person when a recording cannot be written: full disks by that name."""
    if getattr(error, "errno", None) in FULL_DISK:
        return SinkError(
            f"no room left for {path} (disk full, quota or file size limit)",
            remedy="free some space and record again; what was recorded up to here is kept",
        )
    reason = getattr(error, "strerror", None) or str(error)
    return SinkError(f"{path} cannot be written: {reason}", remedy="check the folder and its permissions")
