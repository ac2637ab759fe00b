"""Makes the emotes that ship with livehead from their score: one tape each, 60 motions a second.

    python tools/make_emotes.py [--out FOLDER]

Nobody was recorded. Heads move from target to target with the least jerk, through a soft spring; the eyes stay
on the viewer as far as the score says. Every tape begins and ends at rest.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from emote_score import EMOTES, Row, Score
from livehead.motion import arkit
from livehead.motion.gaze import look
from livehead.motion.tape import TapeWriter
from livehead.types import Motion

RATE = 60
TARGET = Path(__file__).parent.parent / "src/livehead/motion/data/emotes"
GROUPS = {"head": "HEAD", "lean": "POSITION"}

Track = NDArray[np.float64]


def eased(x: Track) -> Track:
    """Least jerk from 0 to 1."""
    x = np.clip(x, 0.0, 1.0)
    return x**3 * (10.0 + x * (6.0 * x - 15.0))


def moves(times: Track, rows: tuple[Row, ...], columns: int) -> Track:
    """(N, columns): from rest at 0 to target after target; a row is start, duration and the target's values."""
    values, previous = np.zeros((len(times), columns)), np.zeros(columns)
    for start, duration, *goal in rows:
        share = eased((times - start) / duration)[:, None]
        values = np.where(times[:, None] >= start, previous + share * (np.array(goal) - previous), values)
        previous = np.array(goal, float)
    return values


def spring(goal: Track, frequency: float = 5.0, damping: float = 0.75) -> Track:
    """Follows the goal like a mass on a spring, a little late and over."""
    omega, parts = 2.0 * math.pi * frequency, 8
    place, speed, out = np.zeros(goal.shape[1]), np.zeros(goal.shape[1]), np.empty_like(goal)
    for i, target in enumerate(goal):
        for _ in range(parts):
            speed += (omega * omega * (target - place) - 2.0 * damping * omega * speed) / (RATE * parts)
            place = place + speed / (RATE * parts)
        out[i] = place
    return out


def envelope(times: Track, start: float, rise: float, stay: float, fall: float) -> Track:
    """0 → 1 → 0."""
    return eased((times - start) / rise) - eased((times - start - rise - stay) / fall)


def sides(name: str) -> list[str]:
    """A shape by its own name, or both sides of it."""
    return [name] if name in arkit.INDEX else [f"{name}Left", f"{name}Right"]


def beats(times: Track, score: Score) -> dict[str, Track]:
    """What goes up and down with the beat: blendshapes, "pitch" in degrees and "y" in centimetres."""
    found: dict[str, Track] = {}
    for start, length, rate, what in score.beats:
        body = envelope(times, start, 0.2, length - 0.65, 0.45)
        beat = body * (0.5 - 0.5 * np.cos(math.tau * rate * np.clip(times - start, 0.0, length)))
        for name, size in what.items():
            for each in [name] if name in ("pitch", "y") else sides(name):
                found[each] = found.get(each, 0.0) + size * beat
    return found


def scene(score: Score) -> tuple[Track, Track, Track, Track, Track]:
    """(N, 52) blendshapes, (N, 3) head degrees, (N, 3) centimetres, (N, 2) eye degrees, (N,) breath."""
    times = np.arange(round(score.seconds * RATE) + 1) / RATE
    shapes = {name: np.zeros(len(times)) for name in arkit.NAMES}
    for start, rise, stay, fall, amounts in score.face:
        for name, amount in amounts.items():
            for each in sides(name):
                shapes[each] += amount * envelope(times, start, rise, stay, fall)
    pulse = beats(times, score)
    head, lean = moves(times, score.head, 3), moves(times, score.lean, 3)
    head[:, 0] += pulse.pop("pitch", 0.0)
    lean[:, 1] += pulse.pop("y", 0.0)
    for name, values in pulse.items():
        shapes[name] += values
    head, lean = spring(head), spring(lean, 3.0)
    eyes = (
        moves(times, tuple((t, 0.06, *angles) for t, *angles in score.look), 2) - score.steady * head[:, :2]
    )
    blinks = sum(
        (envelope(times, t, 0.4 * s, 0.1 * s, 0.5 * s) for t, s in score.blinks), np.zeros(len(times))
    )
    table = np.stack([shapes[name] for name in arkit.NAMES], axis=1).astype(np.float32)
    for row, angles in zip(table, eyes, strict=True):
        look(row, np.radians([angles, angles]).astype(np.float32))
    for side in ("Left", "Right"):
        lid = table[:, arkit.INDEX[f"eyeBlink{side}"]]
        lid += 0.2 * table[:, arkit.INDEX[f"eyeLookDown{side}"]]
        np.maximum(lid, 0.95 * blinks, out=lid)
    return np.clip(table, 0.0, 1.0), head, lean, eyes, moves(times, score.breath, 1)[:, 0]


def channels(score: Score, table: Track) -> list[str]:
    """The groups the emote moves, as the tape's note."""
    moved = {arkit.group(name).name for name in arkit.NAMES if table[:, arkit.INDEX[name]].max() > 0.02}
    moved |= {group for part, group in GROUPS.items() if getattr(score, part)}
    return sorted(str(name).lower() for name in moved)


def rounded(values: Track, bits: int) -> NDArray[np.float32]:
    """To 1/2^bits, so that the tape packs well."""
    return (np.round(values * 2.0**bits) / 2.0**bits).astype(np.float32)


def write(path: Path, score: Score) -> None:
    """One tape; its ends are at rest to the last bit."""
    table, head, lean, eyes, breath = scene(score)
    rest = eased(np.minimum(np.arange(len(head)), np.arange(len(head))[::-1]) / RATE / 0.15)[:, None]
    table, head, lean, eyes = table * rest, head * rest, lean * rest, eyes * rest
    notes = {"title": score.title, "tags": list(score.tags), "licence": "CC0-1.0"}
    notes |= {"channels": channels(score, table), "added": list(score.added), "tracker": "make_emotes"}
    with TapeWriter(path, **notes, rate=RATE) as tape:
        for i in range(len(head)):
            tape.write(
                Motion(
                    blendshapes=rounded(table[i], 11),
                    head_rotation=rounded(np.radians(head[i]), 14),
                    head_position=rounded(lean[i] / 100.0, 14),
                    gaze=rounded(np.radians([eyes[i], eyes[i]]), 14),
                    confidence=1.0,
                    captured_at=i / RATE,
                    seq=i,
                    breath=float(breath[i]),
                )
            )
    speed = np.abs(np.diff(head, axis=0)).max() * RATE
    print(
        f"{path.name}: {score.seconds} s, {path.stat().st_size // 1000} kB, head {speed:.0f} degrees a second"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, score in EMOTES.items():
        write(options.out / f"{name}.tape", score)


if __name__ == "__main__":
    main()
