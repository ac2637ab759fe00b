"""Voices for tests: pulses through decaying resonances, by other formants than the voices that ship."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

from livehead.types import Floats

RATE = 16000

MAN = {"A": (768, 1333, 2522), "I": (342, 2322, 3000), "U": (378, 997, 2343), "E": (476, 2089, 2691),
       "O": (497, 910, 2459)}  # fmt: skip
"""Hz, men of Hillenbrand and others (1995): ɑ, i, u, e, o."""

WOMAN = {"A": (936, 1551, 2815), "I": (437, 2761, 3372), "U": (459, 1105, 2735), "E": (536, 2530, 3047),
         "O": (555, 1035, 2828)}  # fmt: skip


def vowel(
    letter: str, seconds: float, pitch: float = 120.0, table: dict[str, tuple[int, int, int]] = MAN
) -> Floats:
    """(seconds · RATE,) float32, about -20 dB, the first pulse at once."""
    count = int(seconds * RATE)
    glide = pitch * (1.0 + 0.03 * np.sin(2 * np.pi * 3.0 * np.arange(count) / RATE))
    pulses = np.diff(np.floor(np.cumsum(glide) / RATE), prepend=-1.0)
    time = np.arange(RATE // 20) / RATE
    response = np.ones(1)
    for hertz, width in zip((*table[letter], 3600, 4600), (80, 100, 130, 200, 250), strict=True):
        decay = np.exp(-np.pi * width * time) * np.sin(2 * np.pi * hertz * time)
        response = np.convolve(response, decay / np.abs(np.fft.rfft(decay, 4096))[0])[: len(time)]
    source = np.convolve(pulses, np.exp(-time[:400] * 800.0))[:count]  # falls by 6 dB an octave
    sound = np.convolve(source, response)[:count]
    return np.asarray(0.1 * sound / np.sqrt(np.mean(sound**2)), np.float32)


def silence(seconds: float, noise: float = 1e-3, seed: int = 1) -> Floats:
    """(seconds · RATE,) float32 of a quiet room, at -60 dB."""
    return np.asarray(np.random.default_rng(seed).normal(0.0, noise, int(seconds * RATE)), np.float32)


def sentence(letters: str, each: float = 0.4, pause: float = 0.4) -> Floats:
    """Vowels with pauses before, between and after, in a quiet room."""
    parts = [silence(pause)]
    for letter in letters:
        parts += [vowel(letter, each), silence(pause)]
    sound = np.concatenate(parts)
    return np.asarray(sound + silence(len(sound) / RATE, seed=2)[: len(sound)], np.float32)


def write_wav(path: Path, samples: Floats, rate: int = RATE, channels: int = 1) -> Path:
    """A WAV file of 16 bits; all channels alike."""
    values = (np.clip(samples, -1.0, 1.0) * 32767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(np.repeat(values, channels).tobytes())
    return path
