"""Which vowel a voice speaks, out of A I U E O: by its cepstra, against one known voice or several likely ones.

A voice that was not learned is held against three (a man's, a woman's, a child's), made from formant tables:
Peterson and Barney 1952 (English), and for Japanese the averages over male speakers' words of Cho (Kyoto
University), for women and children with a vocal tract shorter by 1.17 and 1.35. `tools/fit_voices.py` makes it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from livehead import folders
from livehead.errors import ConfigError
from livehead.motion.voice.spectrum import CEPSTRA, RATE, Numbers, cepstra, level, pitched, windows
from livehead.types import Floats

VOWELS = "AIUEO"

DEFAULT = Path(__file__).with_name("voices.toml")

FEWEST = 25
"""Windows a vowel is learned from at least: a quarter of a second of voice."""

_LOUD_ENOUGH = 15.0
_PITCHED_ENOUGH = 0.6
_CALM = 0.1


@dataclass(frozen=True, slots=True, eq=False)
class VoiceProfile:
    """What the vowels of a voice sound like.

    middle: (12,) cepstra about which all vowels lie: the voice's timbre and the microphone; means: (K, 5, 12)
    the vowels from there, in the order of VOWELS, of K voices that it may be; precision: (12, 12) how sharply
    they are held apart; own: True for a voice that was learned, whose middle is known.
    """

    middle: Numbers
    means: Numbers
    precision: Numbers
    own: bool


def likelihoods(profile: VoiceProfile, found: Numbers, middle: Numbers | None = None) -> Numbers:
    """(N, 5) how likely each of (N, 12) cepstra is each vowel; every row sums to 1. middle: instead of the
    profile's own."""
    about = found - (profile.middle if middle is None else middle)
    away = about[:, None, None, :] - profile.means[None]
    distance = np.einsum("nkvi,ij,nkvj->nkv", away, profile.precision, away)
    nearest = distance.min(axis=(1, 2), keepdims=True)
    shares = np.exp(-0.5 * (distance - nearest)).sum(axis=1)
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def spoken(samples: Floats) -> Numbers:
    """(N, 12) cepstra of those windows of (M,) samples that are voiced and near the loudest; N may be 0."""
    pieces = windows(samples, RATE // 100)
    if not len(pieces):
        return np.empty((0, CEPSTRA))
    loud = np.array([level(p) for p in pieces])
    kept = loud > max(float(np.quantile(loud, 0.95)) - _LOUD_ENOUGH, -55.0)
    kept &= np.array([pitched(p) > _PITCHED_ENOUGH for p in pieces])
    return cepstra(pieces[kept])


def learn(samples: dict[str, Floats]) -> VoiceProfile:
    """A profile of one voice from a recording of each vowel: (M,) samples at RATE by the letters of VOWELS.

    Breaths and pauses in them are passed over. ConfigError when a vowel is missing or hardly heard, or when
    two of them sound the same.
    """
    found = {vowel: spoken(samples.get(vowel, np.empty(0, np.float32))) for vowel in VOWELS}
    for vowel, rows in found.items():
        if len(rows) < FEWEST:
            raise ConfigError(
                f"the vowel {vowel} was hardly heard",
                remedy="speak it steadily for three seconds, near the microphone, and try again",
            )
    means = np.array([np.median(found[v], axis=0) for v in VOWELS])
    scatter = np.concatenate([found[v] - m for v, m in zip(VOWELS, means, strict=True)])
    scatter = np.clip(scatter, -6.0, 6.0)
    within = scatter.T @ scatter / len(scatter)
    # A vowel that is held for three seconds varies less than one in speech: its scatter counts for a third,
    # that of many speakers for the rest.
    usual = np.linalg.inv(default_profile().precision)
    precision = np.linalg.inv(within / 3.0 + 2.0 * usual / 3.0 + _CALM * np.eye(CEPSTRA))
    middle = means.mean(axis=0)
    profile = VoiceProfile(middle, (means - middle)[None], precision, True)
    _told_apart(profile, found)
    return profile


def _told_apart(profile: VoiceProfile, found: dict[str, Numbers]) -> None:
    """ConfigError when most of a vowel's own windows are taken for another vowel."""
    for number, vowel in enumerate(VOWELS):
        taken = likelihoods(profile, found[vowel]).argmax(axis=1)
        if float(np.mean(taken == number)) < 0.6:
            other = VOWELS[int(np.bincount(taken[taken != number], minlength=5).argmax())]
            raise ConfigError(
                f"the vowels {vowel} and {other} sound alike in this recording",
                remedy="speak each one clearly and by itself, and try again",
            )


@cache
def default_profile() -> VoiceProfile:
    """The voices that ship, for who has not been learned."""
    return load(DEFAULT)


def save(profile: VoiceProfile, path: Path) -> None:
    """Write a profile as TOML. ConfigError when the file cannot be written."""
    lines = ["# What the vowels of a voice sound like (mel cepstra), made by livehead.", ""]
    lines.append(f"own = {str(profile.own).lower()}")
    lines.append(f"middle = {_row(profile.middle)}")
    lines += ["precision = [", *(f"    {_row(row)}," for row in profile.precision), "]"]
    for voice in profile.means:
        lines += ["", "[[voice]]"]
        lines += [f"{vowel} = {_row(row)}" for vowel, row in zip(VOWELS, voice, strict=True)]
    folders.write_whole(path, "\n".join(lines) + "\n", "the voice")


def load(path: Path) -> VoiceProfile:
    """Read a profile. ConfigError when the file is missing or does not hold one."""
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        means = np.array([[[float(x) for x in v[name]] for name in VOWELS] for v in table["voice"]])
        precision = np.array([[float(x) for x in row] for row in table["precision"]])
        middle = np.array([float(x) for x in table["middle"]])
        shapes = means.shape[1:], precision.shape, middle.shape
        if shapes != ((5, CEPSTRA), (CEPSTRA, CEPSTRA), (CEPSTRA,)) or not len(means):
            raise ValueError(f"five vowels of {CEPSTRA} numbers each are wanted")
        if not all(np.isfinite(numbers).all() for numbers in (middle, means, precision)):
            raise ValueError("a number is none")
        if not (np.linalg.eigvalsh(0.5 * (precision + precision.T)) > 0.0).all():
            raise ValueError("the precision holds nothing apart")
        own = bool(table.get("own", False))
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        reason = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise ConfigError(
            f"{path} holds no voice: {reason}", remedy="calibrate the voice again, or delete the file"
        ) from None
    return VoiceProfile(middle, means, precision, own)


def _row(values: Numbers) -> str:
    return "[" + ", ".join(f"{v:.5f}" for v in values.tolist()) + "]"
