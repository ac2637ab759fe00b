"""What a short piece of sound sounds like: loudness, pitchedness and the shape of its spectrum.

The spectrum's shape is given as mel cepstra (Davis and Mermelstein 1980): the low ones say where the formants
lie, and the pitch hardly moves them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from livehead.types import Floats

RATE = 16000
"""Samples a second of all sound that is listened to."""

WINDOW = 512
"""Samples that are looked at together, 32 ms: two periods of a deep voice."""

HOP = 256
"""Samples from one look to the next, 16 ms."""

CEPSTRA = 12

_BANDS, _LOWEST, _HIGHEST = 24, 150.0, 5500.0
_BRIGHTEN = 250.0
_DEPTH = 3e-4
_PITCHES = 70.0, 420.0

Numbers = NDArray[np.floating[Any]]


def _mel(hertz: float) -> float:
    return float(1127.0 * np.log1p(hertz / 700.0))


def _bank() -> Numbers:
    """(24, 257): triangles of equal width on the mel scale, each with the sum 1."""
    edges = 700.0 * np.expm1(np.linspace(_mel(_LOWEST), _mel(_HIGHEST), _BANDS + 2) / 1127.0)
    low, middle, high = (edges[i : i + _BANDS, None] for i in range(3))
    bins = np.fft.rfftfreq(WINDOW, 1.0 / RATE)
    rising, falling = (bins - low) / (middle - low), (high - bins) / (high - middle)
    triangles = np.clip(np.minimum(rising, falling), 0.0, None)
    # Loud highs weigh more than they are loud: a voice falls off towards them, the ear makes up for it.
    return np.asarray(triangles / triangles.sum(axis=1, keepdims=True) * (1.0 + (bins / _BRIGHTEN) ** 2))


_HANN = np.hanning(WINDOW)
_BANK = _bank().T
_COSINES = (
    np.cos(np.pi * np.arange(1, CEPSTRA + 1)[:, None] * (np.arange(_BANDS) + 0.5) / _BANDS)
    * np.sqrt(2.0 / _BANDS)
).T
_LAGS = slice(int(RATE / _PITCHES[1]), int(RATE / _PITCHES[0]) + 1)
_HERTZ = np.fft.rfftfreq(2 * WINDOW, 1.0 / RATE)
# A voice repeats itself in its low harmonics; above them breath and room hide it.
_VOICED = (_HERTZ > 60.0) & (_HERTZ < 1500.0)
_OVERLAP = np.fft.irfft(np.abs(np.fft.rfft(_HANN, 2 * WINDOW)) ** 2)[:WINDOW]


def cepstra(windows: Floats) -> Numbers:
    """(N, 12) mel cepstra of (N, WINDOW) samples; independent of loudness, finite also in silence."""
    power = np.abs(np.fft.rfft(windows * _HANN, axis=-1)) ** 2
    bands = power @ _BANK
    loudest = bands.max(axis=-1, keepdims=True)
    # What lies 35 dB below the loudest band is the room, not the voice.
    logs = np.log(bands / np.maximum(loudest, 1e-20) + _DEPTH)
    return np.asarray(logs @ _COSINES)


def level(samples: Floats) -> float:
    """Loudness in dB of full scale, -100 in silence; a sine at full scale has -3."""
    power = float(np.mean(np.square(samples, dtype=np.float64))) if len(samples) else 0.0
    return float(10.0 * np.log10(power + 1e-10))


def pitched(window: Floats) -> float:
    """How periodic (WINDOW,) samples are within the pitches of a voice, 0 (noise) to 1 (a steady tone)."""
    spectrum = np.fft.rfft(window * _HANN, 2 * WINDOW)
    likeness = np.fft.irfft(np.abs(spectrum) ** 2 * _VOICED)[:WINDOW]
    if likeness[0] <= 1e-12:
        return 0.0
    share = (likeness[_LAGS] / likeness[0]) * (_OVERLAP[0] / _OVERLAP[_LAGS])
    return float(np.clip(share.max(), 0.0, 1.0))


def windows(samples: Floats, hop: int = HOP) -> Floats:
    """(N, WINDOW) views of (M,) samples, one every `hop`; none when there are fewer than WINDOW."""
    if len(samples) < WINDOW:
        return np.empty((0, WINDOW), np.float32)
    view: Floats = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::hop]
    return view
