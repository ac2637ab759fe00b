"""Makes the voices that ship (src/livehead/motion/voice/voices.toml) from formant tables, by source and filter.

    python tools/fit_voices.py

Harmonics of a pitch go through the resonances of a vocal tract; speakers differ in pitch, length of the tract,
slope of the source, microphone and noise. `bench_voice.py` speaks with other formants than these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from livehead.motion.voice.spectrum import CEPSTRA, RATE, Numbers, cepstra, windows
from livehead.motion.voice.vowels import DEFAULT, VOWELS, VoiceProfile, save
from livehead.types import Floats

Table = Mapping[str, tuple[float, float, float]]

KINDS = ("man", "woman", "child")
TRACT = {"man": 1.0, "woman": 1.17, "child": 1.35}
PITCH = {"man": (85.0, 180.0), "woman": (160.0, 280.0), "child": (220.0, 350.0)}

PETERSON_BARNEY: dict[str, Table] = {
    "man": {"A": (730, 1090, 2440), "I": (270, 2290, 3010), "U": (300, 870, 2240), "E": (530, 1840, 2480),
            "O": (570, 840, 2410)},
    "woman": {"A": (850, 1220, 2810), "I": (310, 2790, 3310), "U": (370, 950, 2670), "E": (610, 2330, 2990),
              "O": (590, 920, 2710)},
    "child": {"A": (1030, 1370, 3170), "I": (370, 3200, 3730), "U": (430, 1170, 3260), "E": (690, 2610, 3570),
              "O": (680, 1060, 3180)},
}  # fmt: skip
"""Hz, means of Peterson and Barney (1952): ɑ, i, u, ɛ, ɔ."""

_JAPANESE_MAN: Table = {
    "A": (753, 1385, 2500), "I": (315, 2172, 3000), "U": (367, 1332, 2350), "E": (500, 1947, 2600),
    "O": (520, 997, 2450),
}  # fmt: skip
"""Hz; F1 and F2 as Cho (Kyoto University) averaged them over male speakers' words, F3 ours."""

JAPANESE: dict[str, Table] = {
    kind: {v: (f1 * TRACT[kind], f2 * TRACT[kind], f3 * TRACT[kind]) for v, (f1, f2, f3) in _JAPANESE_MAN.items()}
    for kind in KINDS
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speaker:
    """One made-up person at one microphone. tract: factor of all formants; slope: dB an octave of the source;
    microphone: dB of four slow ripples of its response; noise: dB of the voice over the noise."""

    kind: str
    pitch: float
    tract: float
    slope: float
    microphone: tuple[float, ...]
    noise: float

    @staticmethod
    def any(rng: np.random.Generator, kind: str) -> Speaker:
        low, high = np.log(PITCH[kind])
        return Speaker(
            kind,
            float(np.exp(rng.uniform(low, high))),
            float(np.exp(rng.normal(0.0, 0.05))),
            float(rng.uniform(-14.0, -2.0)),
            tuple(rng.normal(0.0, 2.5, 4).tolist()),
            float(rng.uniform(15.0, 60.0)),
        )


def speak(
    rng: np.random.Generator, who: Speaker, formants: tuple[float, float, float], seconds: float = 0.2
) -> Floats:
    """(seconds · RATE,) samples at about -20 dB of one vowel with a little vibrato."""
    count = int(seconds * RATE)
    time = np.arange(count) / RATE
    pitch = who.pitch * (1.0 + 0.05 * rng.normal() + 0.05 * np.sin(2 * np.pi * rng.uniform(2, 5) * time))
    numbers = np.arange(1, int(7000.0 / pitch.max()) + 1)
    hertz = numbers * pitch.mean()
    tract = _tract(rng, who, formants, hertz)
    octaves = np.log2(hertz / 100.0)
    ripple = sum(g * np.cos(np.pi * (i + 1) * octaves / 6.0) for i, g in enumerate(who.microphone))
    size = np.abs(tract) * 10.0 ** ((who.slope * octaves + ripple) / 20.0)
    phase = numbers[:, None] * (2 * np.pi * np.cumsum(pitch) / RATE) + np.angle(tract)[:, None]
    voice = (size[:, None] * np.cos(phase)).sum(axis=0)
    voice /= np.sqrt(np.mean(voice**2))
    noise = rng.normal(0.0, 10.0 ** (-who.noise / 20.0), count)
    return np.asarray(0.1 * (voice + noise), np.float32)


def _tract(
    rng: np.random.Generator, who: Speaker, formants: tuple[float, float, float], hertz: Numbers
) -> Numbers:
    """The complex gain of a vocal tract: six resonances, the lower three scattered by 4 %."""
    length = TRACT[who.kind] * who.tract
    places = np.array([*(np.array(formants) * who.tract * np.exp(rng.normal(0, 0.04, 3))), 3500 * length,
                       4500 * length, 5500 * length])  # fmt: skip
    widths = np.array([60.0, 70.0, 100.0, 200.0, 250.0, 300.0]) + 0.03 * places * rng.uniform(0.7, 1.5, 6)
    s, gain = 2j * np.pi * hertz, np.ones(len(hertz), complex)
    for place, width in zip(2 * np.pi * places, np.pi * widths, strict=True):
        gain *= (width**2 + place**2) / ((s + width) ** 2 + place**2)
    return gain


def _spoken(rng: np.random.Generator, who: Speaker, vowel: str) -> Numbers:
    """(N, 12) cepstra of a vowel in either language."""
    said = (speak(rng, who, table[who.kind][vowel]) for table in (PETERSON_BARNEY, JAPANESE))
    return np.concatenate([cepstra(windows(samples, 320)) for samples in said])


def main(speakers: int = 60) -> None:
    rng = np.random.default_rng(0)
    rows: dict[str, list[list[Numbers]]] = {kind: [[] for _ in VOWELS] for kind in KINDS}
    middles = []
    for kind in KINDS:
        for _ in range(speakers):
            who = Speaker.any(rng, kind)
            said = [_spoken(rng, who, vowel) for vowel in VOWELS]
            middle = np.mean([c.mean(axis=0) for c in said], axis=0)
            middles.append(middle)
            for number, found in enumerate(said):
                rows[kind][number].append(found - middle)
    means = np.array([[np.concatenate(found).mean(axis=0) for found in rows[kind]] for kind in KINDS])
    apart = np.concatenate([np.concatenate(f) - m for kind, ms in zip(KINDS, means, strict=True)
                            for f, m in zip(rows[kind], ms, strict=True)])  # fmt: skip
    within = apart.T @ apart / len(apart)
    within += 0.05 * np.trace(within) / CEPSTRA * np.eye(CEPSTRA)
    save(VoiceProfile(np.mean(middles, axis=0), means, np.linalg.inv(within), False), DEFAULT)
    print(f"{DEFAULT.name}: {len(KINDS)} voices from {speakers} speakers each")


if __name__ == "__main__":
    main()
