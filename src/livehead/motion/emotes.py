"""Emotes: short tapes that are found by words and played over the live motion.

An emote is a tape (`livehead.motion.tape`) of at most 30 seconds in `data/emotes/` or in the user's own
`emotes` folder. These notes of its header count, and all may be absent, as in a tape that was just recorded:

    title     what it is called in lists; without it the file's name
    tags      words and phrases it is found by
    licence   who may use it
    channels  groups of `Channels` it moves; without it those that were measured
    added     those of them that are added to the live face, as offsets from the tape's first record; the rest
              of the groups takes its place. Head and position are always added.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from livehead import folders
from livehead.config import unknown
from livehead.errors import LiveheadError, TrackerError
from livehead.motion.glance import turned
from livehead.motion.presses import plain
from livehead.motion.tape import TapeReader
from livehead.motion.vector import GAZE, ROTATION, SHAPES, clean, indices, pack, unpack
from livehead.types import Channels, Floats, Motion

SHIPPED = Path(__file__).parent / "data" / "emotes"

LONGEST = 30.0
"""Seconds of an emote at most."""

MOST_BYTES = 4_000_000
"""A larger tape is not even read: emotes are all read at the start."""

ALWAYS_ADDED = Channels.HEAD | Channels.POSITION

_IDLE_WORDS = frozenset(
    {
        "a",
        "am",
        "an",
        "and",
        "are",
        "be",
        "do",
        "emote",
        "give",
        "head",
        "her",
        "his",
        "i",
        "is",
        "it",
        "make",
    }
    | {"me", "much", "my", "now", "of", "once", "out", "play", "please", "so", "some", "that", "the", "this"}
    | {"to", "twice", "very", "with", "you", "your"}
)
"""Words that say nothing about which emote is meant."""

ENOUGH = 0.6
"""Share of the words that must be found for an emote to be taken."""


@dataclass(frozen=True, slots=True, eq=False)
class Emote:
    """One emote, ready to be played.

    times: (N,) seconds from 0. values: (N, 62) in the layout of `livehead.motion.vector`; values of added
    groups are offsets from rest. breaths: (N,) 0 to 1, all 0 where the tape does not breathe.
    replaced, added: the groups it moves, and how. own: it comes from the user's folder.
    """

    name: str
    title: str
    tags: tuple[str, ...]
    licence: str
    times: NDArray[np.float64]
    values: Floats
    breaths: Floats
    replaced: Channels
    added: Channels
    own: bool = False

    @property
    def duration(self) -> float:
        """Seconds."""
        return float(self.times[-1])

    def at(self, age: float) -> tuple[Floats, float]:
        """(62,) values and the breath, `age` seconds after its beginning."""
        place = float(np.interp(age, self.times, np.arange(len(self.times))))
        index = min(int(place), len(self.times) - 1)
        after, share = min(index + 1, len(self.times) - 1), np.float32(place - index)
        values: Floats = self.values[index] + share * (self.values[after] - self.values[index])
        return values, float(self.breaths[index] + share * (self.breaths[after] - self.breaths[index]))


@lru_cache(maxsize=64)
def _places(group: Channels) -> NDArray[np.intp]:
    """Where the values of some groups lie in the vector; HEAD is the rotation alone."""
    return np.array(indices(group), np.intp)


def layer(motion: Motion, emote: Emote, age: float, weight: float) -> tuple[Motion, Floats]:
    """`motion` with a moment of the emote over it, and how the head is to be turned on top: (3,) radians.

    weight: 0 (as it was) to 1. The turn is handed back, for whoever plays several has to bound it.
    """
    values, breath = emote.at(age)
    share = np.float32(weight)
    vector = pack(motion)
    taken = _places(emote.replaced)
    vector[taken] += share * (values[taken] - vector[taken])
    more = _places(emote.added & ~(Channels.GAZE | Channels.HEAD))
    vector[more] += share * values[more]
    if Channels.GAZE in emote.added:
        look = (share * values[GAZE]).reshape(2, 2)
        vector[SHAPES] = turned(np.clip(vector[SHAPES], 0.0, 1.0), look)
        vector[GAZE] += look.reshape(4)
    breath = motion.breath + (weight * (breath - motion.breath) if emote.breaths.any() else 0.0)
    turn: Floats = share * values[ROTATION] if Channels.HEAD in emote.added else np.zeros(3, np.float32)
    return unpack(motion, vector, breath=breath), turn


def load() -> tuple[dict[str, Emote], tuple[LiveheadError, ...]]:
    """Every emote by name, the user's own over those that ship; and what was wrong with those left out."""
    found: dict[str, Emote] = {}
    errors: list[LiveheadError] = []
    for folder in (SHIPPED, folder_of_own()):
        for path in sorted(folder.glob("*.tape")):
            try:
                emote = read(path)
            except LiveheadError as error:
                cause = error.cause.replace(str(path), folders.shown(path))
                errors.append(TrackerError(cause, remedy=error.remedy))
            else:
                found[emote.name] = replace(emote, own=folder != SHIPPED)
    return found, tuple(errors)


def folder_of_own() -> Path:
    """Where the user's emotes lie; it may not exist."""
    return folders.user_data() / "emotes"


def read(path: Path) -> Emote:
    """An emote from its tape. Errors: TrackerError naming the file: damaged, too long, a note of a wrong kind."""
    if path.stat().st_size > MOST_BYTES:
        raise _too_long(path)
    tape = TapeReader(path)
    times = tape.times - tape.times[0]
    if not np.isfinite(times).all() or (np.diff(times) < 0.0).any():
        raise TrackerError(f"{path.name}: its times are no times", remedy="record it again")
    if times[-1] > LONGEST:
        raise _too_long(path)
    motions = [clean(motion) for motion in tape]
    channels = _groups(tape.notes, "channels", path.name)
    if channels is None:
        channels = Channels(int(np.bitwise_or.reduce([int(m.channels) for m in motions])))
    added = (_groups(tape.notes, "added", path.name) or Channels.NONE) | ALWAYS_ADDED
    values = np.stack([pack(motion) for motion in motions])
    moved = _places(added)
    values[:, moved] -= values[0, moved].copy()
    name = plain(path.stem)
    return Emote(
        name=name,
        title=_text(tape.notes, "title", path.name) or name,
        tags=tuple(filter(None, map(plain, _texts(tape.notes, "tags", path.name)))),
        licence=_text(tape.notes, "licence", path.name) or "not stated",
        times=times,
        values=values.astype(np.float32),
        breaths=np.array([motion.breath for motion in motions], np.float32),
        replaced=channels & ~added,
        added=channels & added,
    )


def find(words: str, emotes: Mapping[str, Emote]) -> Emote:
    """The emote that fits the words best: a whole name or phrase before single words, those before words
    that are only alike; of equals the user's own, then the first by name.

    Errors: ConfigError that lists what there is when nothing fits.
    """
    wanted = plain(words)
    ranked = sorted(
        ((_score(wanted, emote), emote.own, emote) for emote in emotes.values()),
        key=lambda entry: (-entry[0], not entry[1], entry[2].name),
    )
    if not ranked or ranked[0][0] < ENOUGH:
        raise unknown("emote", words, emotes)
    return ranked[0][2]


def _score(wanted: str, emote: Emote) -> float:
    """How well an emote fits `plain` words: 3 for its name, 2 for another phrase of it, else up to 1.

    Of a phrase in part a word counts for its share only: "off" is not "show off".
    """
    phrases = (emote.name, plain(emote.title), *emote.tags)
    if wanted == emote.name:
        return 3.0
    if wanted in phrases:
        return 2.0
    words = _telling(wanted)
    if not words:
        return 0.0
    known: dict[str, float] = {}
    best = 0.0
    for phrase in map(_telling, phrases):
        for word in phrase:
            known[word] = max(1.0 / len(phrase), known.get(word, 0.0))
        likeness = sum(_likeness(word, dict.fromkeys(phrase, 1.0)) for word in words)
        best = max(best, likeness / max(len(words), len(phrase)))
    return max(best, sum(_likeness(word, known) for word in words) / len(words))


def _telling(phrase: str) -> list[str]:
    return [_stem(word) for word in phrase.split() if word not in _IDLE_WORDS]


def _likeness(word: str, known: Mapping[str, float]) -> float:
    """The worth of a word that is there, less for one that is nearly so, 0 for a stranger."""
    if word in known:
        return known[word]
    near = (w for w in known if len(word) >= 4 and w[0] == word[0] and abs(len(w) - len(word)) <= 1)
    ratio, nearest = max(
        ((difflib.SequenceMatcher(None, word, w).ratio(), w) for w in near), default=(0.0, "")
    )
    return 0.9 * ratio * known[nearest] if ratio >= 0.75 else 0.0


def _stem(word: str) -> str:
    """A word without its English ending: nodding, nods, nodded → nod; waving, waves → wav."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word
    return word


def _too_long(path: Path) -> TrackerError:
    return TrackerError(
        f"{path.name} is too long for an emote", remedy=f"record at most {LONGEST:.0f} seconds: --seconds 5"
    )


def _wrong(name: str, key: str, value: Any, wanted: str) -> TrackerError:
    return TrackerError(f"{name}: its note {key!r} is {value!r}", remedy=f"it must be {wanted}")


def _text(notes: Mapping[str, Any], key: str, name: str) -> str:
    value = notes.get(key, "")
    if not isinstance(value, str):
        raise _wrong(name, key, value, "text")
    return value


def _texts(notes: Mapping[str, Any], key: str, name: str) -> list[str]:
    value = notes.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _wrong(name, key, value, "a list of texts")
    return value


def _groups(notes: Mapping[str, Any], key: str, name: str) -> Channels | None:
    """The groups a note names; None when it is absent."""
    if key not in notes:
        return None
    found = Channels.NONE
    for word in _texts(notes, key, name):
        if word.upper() not in Channels.__members__:
            raise _wrong(name, key, word, f"some of {', '.join(c.name.lower() for c in Channels if c.name)}")
        found |= Channels[word.upper()]
    return found
