"""Sound as it is listened to: 16 kHz, mono, the newest quarter of a second as one value; and whole sound files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import av
import numpy as np

from livehead.errors import SourceError
from livehead.motion.voice.spectrum import HOP, RATE, WINDOW
from livehead.types import Floats, Status

TAIL = RATE // 4
"""Samples a `Sound` holds at most: so long may its reader sleep without losing any."""

LONGEST = 600.0
"""Seconds of a file that `read_sound` reads at most."""

_FULL = 0.999
_REMEDY = "give a sound file such as WAV, FLAC or MP3; try to play it in a player"


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """The newest sound. samples: (N,) float32 mono at RATE within [-1, 1], N from WINDOW to TAIL, the newest
    last; end: how many samples there were up to and including the last; captured_at: monotonic seconds when
    the last arrived; clipped: share of the samples that were at full scale."""

    samples: Floats
    end: int
    captured_at: float
    clipped: float = 0.0


class SoundSource(Protocol):
    """Where sound comes from; `close()` may be called from any thread and ends `sounds()`."""

    @property
    def status(self) -> Status: ...

    def sounds(self) -> Iterator[Sound]:
        """The newest sound each time; nothing while there is none."""
        ...

    def close(self) -> None: ...


class Tail:
    """Keeps the newest quarter of a second of a stream; what is no number becomes silence."""

    def __init__(self) -> None:
        self._samples = np.zeros(WINDOW, np.float32)
        self.end = 0

    def add(self, samples: Floats, captured_at: float) -> Sound:
        """The tail with (N,) samples at RATE put to its end."""
        mended = np.clip(np.nan_to_num(samples, nan=0.0, posinf=0.0, neginf=0.0), -1.0, 1.0)
        self._samples = np.concatenate([self._samples, mended.astype(np.float32, copy=False)])[-TAIL:]
        self._samples.flags.writeable = False
        self.end += len(samples)
        clipped = float(np.mean(np.abs(self._samples) >= _FULL))
        return Sound(self._samples, self.end, captured_at, clipped)


class Windows:
    """Every window of a stream of sounds once, HOP samples after the last; those are skipped that were lost
    because the reader slept for longer than a tail."""

    def __init__(self) -> None:
        self._done = 0

    def of(self, sound: Sound) -> list[Floats]:
        """The (WINDOW,) samples of every hop that this sound completes, the oldest first."""
        found = []
        while self._done + HOP <= sound.end:
            self._done += HOP
            stop = len(sound.samples) - (sound.end - self._done)
            if stop >= WINDOW:
                found.append(sound.samples[stop - WINDOW : stop])
        return found


class Resampler:
    """Any sound to (N,) float32 mono at RATE, without a seam between pieces."""

    def __init__(self) -> None:
        # Channels are kept and averaged by us: FFmpeg's own mixing of two alike is 3 dB louder and clips.
        self._filter: Any = av.AudioResampler(format="fltp", rate=RATE)

    def frame(self, frame: Any) -> Floats:
        """The samples of one decoded frame; None flushes what is still within the filter."""
        pieces = [np.asarray(f.to_ndarray().mean(axis=0), np.float32) for f in self._filter.resample(frame)]
        return np.concatenate(pieces) if pieces else np.empty(0, np.float32)

    def samples(self, samples: Floats, rate: int) -> Floats:
        """(M,) mono samples at another rate."""
        if rate == RATE:
            return samples
        row = np.ascontiguousarray(samples, np.float32)[None]
        frame = av.AudioFrame.from_ndarray(row, format="flt", layout="mono")
        frame.rate = rate
        return self.frame(frame)


def decoded(path: Path) -> Iterator[Floats]:
    """A sound file (or a video's sound) piece by piece, (N,) float32 mono at RATE, mended.

    What cannot be decoded within it is passed over. SourceError when it is missing, no sound file, or holds
    nothing that can be decoded.
    """
    try:
        container = av.open(str(path))
    except (av.error.FFmpegError, OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"{path} is no sound that can be read: {reason}", remedy=_REMEDY) from None
    heard = False
    try:
        if not container.streams.audio:
            raise SourceError(f"{path} holds no sound", remedy=_REMEDY)
        for piece in _pieces(container):
            heard = heard or bool(len(piece))
            yield np.clip(np.nan_to_num(piece, nan=0.0, posinf=0.0, neginf=0.0), -1.0, 1.0)
    finally:
        container.close()
    if not heard:
        raise SourceError(f"{path} holds no sound that can be decoded", remedy=_REMEDY)


def _pieces(container: Any) -> Iterator[Floats]:
    filter_ = Resampler()
    packets = container.demux(container.streams.audio[0])
    while True:
        try:
            packet = next(packets, None)
            frames = packet.decode() if packet is not None else [None]
        except (av.error.FFmpegError, ValueError) as error:
            if isinstance(error, av.error.EOFError):
                return
            continue
        for frame in frames:
            yield filter_.frame(frame)
        if packet is None:
            return


def read_sound(path: Path) -> Floats:
    """A whole sound file, (N,) float32 mono at RATE; of a long one the first ten minutes. Errors as `decoded`."""
    pieces: list[Floats] = []
    count = 0
    for piece in decoded(path):
        pieces.append(piece)
        count += len(piece)
        if count >= LONGEST * RATE:
            break
    return np.concatenate(pieces)[: int(LONGEST * RATE)]
