"""Makes the demo motion that ships with livehead: a forty-second scene, written and timed by hand below.

    python tools/make_demo_motion.py [--plot channels.png]

Nobody was recorded. The head follows eased targets through a soft spring, the eyes jump first and stay on
what they look at while the head comes after, speech is a row of mouth shapes that melt into each other.
The last second leads back into the first, so that the tape loops.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from demo_score import BLINKS, EXPRESSIONS, GLANCES, HEAD, LAUGHS, LEANS, MOUTHS, SPEECH, WINKS
from livehead.motion import arkit
from livehead.motion.gaze import look
from livehead.motion.tape import TapeWriter
from livehead.types import Motion

RATE = 60
SECONDS = 40
COUNT = RATE * SECONDS
TARGET = Path(__file__).parent.parent / "src/livehead/motion/data/demo.tape"

Track = NDArray[np.float64]
TIMES = np.arange(COUNT) / RATE


def minimum_jerk(x: Track) -> Track:
    x = np.clip(x, 0.0, 1.0)
    return x**3 * (10.0 + x * (6.0 * x - 15.0))


def targets(score: Iterable[tuple[float, ...]], columns: int) -> Track:
    """(COUNT, columns): moves from target to target; a row is start, duration and the target's values.

    The first target is also where the scene ends, so that it loops.
    """
    rows = sorted(score)
    values = np.tile(np.array(rows[-1][2 : 2 + columns], float), (COUNT, 1))
    previous = np.array(rows[-1][2 : 2 + columns], float)
    for start, duration, *goal in rows:
        share = minimum_jerk((TIMES - start) / duration)[:, None]
        values = np.where(TIMES[:, None] >= start, previous + share * (np.array(goal) - previous), values)
        previous = np.array(goal, float)
    return values


def spring(goal: Track, frequency: float, damping: float) -> Track:
    """Follows the goal like a mass on a spring: a little late and over. The second lap is kept."""
    omega, step, parts = 2.0 * math.pi * frequency, 1.0 / RATE / 8, 8
    place, speed = goal[-1].copy(), np.zeros(goal.shape[1])
    out = np.empty_like(goal)
    for _ in range(2):
        for i in range(len(goal)):
            for _ in range(parts):
                speed += step * (omega * omega * (goal[i] - place) - 2.0 * damping * omega * speed)
                place = place + step * speed
            out[i] = place
    return out


def restless(generator: random.Random, cycles: Iterable[int], size: float) -> Track:
    """A slow, never repeating looking wander that does repeat after the whole scene."""
    waves = [(c, generator.uniform(0.0, math.tau), generator.uniform(0.5, 1.0) / c**0.7) for c in cycles]
    sum_ = sum(a * np.sin(math.tau * c * TIMES / SECONDS + phase) for c, phase, a in waves)
    return size * np.asarray(sum_) / sum(a for _, _, a in waves)


def envelope(start: float, rise: float, stay: float, fall: float) -> Track:
    """0 → 1 → 0."""
    up = minimum_jerk((TIMES - start) / rise)
    down = minimum_jerk((TIMES - start - rise - stay) / fall)
    return up - down


def speech() -> dict[str, Track]:
    """Every mouth shape over the scene: piecewise constant by sound, then melted together."""
    fine = 8
    values = {name: np.zeros(COUNT * fine) for name in {n for shape in MOUTHS.values() for n in shape}}
    for start, loudness, sounds in SPEECH:
        time = start
        for sound in sounds.split():
            symbol, _, length = sound.partition(":")
            seconds = float(length or 95) / 1000.0
            a, b = round(time * RATE * fine), round((time + seconds) * RATE * fine)
            for name, amount in MOUTHS[symbol].items():
                values[name][a:b] = amount * (loudness if not name.startswith("mouthPress") else 1.0)
            time += seconds
    return {name: melted(v, 0.034 if name == "jawOpen" else 0.028, fine) for name, v in values.items()}


def melted(values: Track, sigma: float, fine: int) -> Track:
    """Gaussian smoothing around the loop, then one value a frame."""
    reach = np.fft.rfftfreq(len(values), 1.0 / (RATE * fine))
    kernel = np.exp(-2.0 * (math.pi * reach * sigma) ** 2)
    smooth = np.fft.irfft(np.fft.rfft(values) * kernel, len(values))
    return np.maximum(smooth[::fine], 0.0)


def blink_shape(start: float, length: float) -> Track:
    """Lids down in a third of the time, a moment shut, slowly up."""
    return envelope(start, 0.32 * length, 0.12 * length, 0.56 * length)


def laughs() -> tuple[Track, Track]:
    """(COUNT,) how much she laughs, and the beat of it."""
    amount, beat = np.zeros(COUNT), np.zeros(COUNT)
    for start, length, rate in LAUGHS:
        body = envelope(start, 0.25, length - 0.85, 0.6)
        inside = np.clip(TIMES - start, 0.0, length)
        slowing = rate * inside * (1.0 - 0.12 * inside / length)
        amount = np.maximum(amount, body)
        beat += body * (0.5 - 0.5 * np.cos(math.tau * slowing)) * (1.0 - 0.35 * inside / length)
    return amount, beat


def looks(head: Track, generator: random.Random) -> Track:
    """(COUNT, 2) eye pitch and yaw in degrees: the eyes hold a place in the room while the head moves."""
    room = targets([(t, 0.05, pitch, yaw) for t, pitch, yaw in GLANCES], 2)
    time = 0.3
    flicks = np.zeros((COUNT, 2))
    while time < SECONDS - 0.5:
        here = (time <= TIMES)[:, None] * minimum_jerk((TIMES - time) / 0.035)[:, None]
        jump = np.array([generator.gauss(0.0, 0.7), generator.gauss(0.0, 1.1)])
        flicks = flicks + here * (jump - flicks)
        time += generator.uniform(0.35, 1.4)
    settle = envelope(0.2, 0.3, SECONDS - 1.2, 0.5)[:, None]
    reached = room + flicks * settle - head[:, :2]
    limit = np.array([20.0, 27.0])
    return limit * np.tanh(reached / limit)


def scene() -> tuple[Track, Track, Track, Track]:
    """(COUNT, 52) blendshapes, (COUNT, 3) head degrees, (COUNT, 3) metres, (COUNT, 2) eye degrees."""
    generator = random.Random(40)
    shapes: dict[str, Track] = {name: np.zeros(COUNT) for name in arkit.NAMES}
    for name, track in speech().items():
        shapes[name] += track
    for start, rise, stay, fall, amounts in EXPRESSIONS:
        body = envelope(start, rise, stay, fall)
        for name, amount in amounts.items():
            for each in sides(name):
                shapes[each] += amount * body
    amount, beat = laughs()
    add_laughter(shapes, amount, beat)
    head = targets(HEAD, 3)
    talk = melted(np.repeat(shapes["jawOpen"], 8), 0.12, 8)
    head[:, 0] += -5.0 * talk + 3.5 * amount - 3.0 * beat
    blinks = sum((blink_shape(t, length) for t, length in BLINKS), np.zeros(COUNT))
    head[:, 0] -= 0.9 * blinks
    head = spring(head, 3.2, 0.78)

    def wander(size: float) -> Track:
        return restless(generator, (2, 3, 5, 7, 11, 13, 23), size)

    head += np.stack([wander(0.9), wander(1.3), wander(0.9)], axis=1)
    eyes = looks(head, generator)
    position = spring(targets(LEANS, 3), 1.6, 0.8) / 100.0
    position += np.stack([wander(0.004), wander(0.002), wander(0.004)], axis=1)
    position[:, 1] -= 0.006 * beat
    add_eyes(shapes, eyes, blinks)
    table = np.stack([shapes[name] for name in arkit.NAMES], axis=1)
    return np.clip(table, 0.0, 1.0), head, position, eyes


def add_laughter(shapes: dict[str, Track], amount: Track, beat: Track) -> None:
    laugh = {"mouthSmile": 0.75, "cheekSquint": 0.6, "mouthUpperUp": 0.3, "noseSneer": 0.15}
    for name, size in laugh.items():
        for each in sides(name):
            shapes[each] += size * amount
    shapes["jawOpen"] += 0.2 * amount + 0.34 * beat
    for each in sides("mouthLowerDown"):
        shapes[each] += 0.15 * amount + 0.1 * beat
    for each in sides("eyeBlink"):
        shapes[each] += 0.62 * amount * minimum_jerk(amount * 1.6 - 0.5)


def add_eyes(shapes: dict[str, Track], eyes: Track, blinks: Track) -> None:
    """eyeLook* from the angles, lids that go with them, blinks and winks."""
    table = np.zeros((COUNT, 52), np.float32)
    for row, angles in zip(table, eyes, strict=True):
        look(row, np.radians([angles, angles]).astype(np.float32))
    for name in arkit.NAMES:
        if name.startswith("eyeLook"):
            shapes[name] = table[:, arkit.INDEX[name]].astype(float)
    for side in ("Left", "Right"):
        lid = shapes[f"eyeBlink{side}"] + 0.25 * shapes[f"eyeLookDown{side}"] + 0.03
        lid = np.maximum(lid, 0.92 * blinks)
        shapes[f"eyeBlink{side}"] = lid
        shapes[f"eyeSquint{side}"] += 0.25 * blinks
    for start, side, length in WINKS:
        wink = envelope(start, 0.11, length, 0.2)
        other = "Right" if side == "Left" else "Left"
        shapes[f"eyeBlink{side}"] = np.maximum(shapes[f"eyeBlink{side}"], 0.95 * wink)
        shapes[f"eyeBlink{other}"] += 0.12 * wink
        shapes[f"cheekSquint{side}"] += 0.6 * wink
        shapes[f"mouthSmile{side}"] += 0.35 * wink
        shapes[f"browDown{side}"] += 0.2 * wink


def sides(name: str) -> list[str]:
    """A shape by its own name, or both sides of it."""
    return [name] if name in arkit.INDEX else [f"{name}Left", f"{name}Right"]


def rounded(values: Track, bits: int) -> NDArray[np.float32]:
    """To 1/2^bits, so that the tape packs well."""
    return (np.round(values * 2.0**bits) / 2.0**bits).astype(np.float32)


def plot(path: Path, table: Track, head: Track, position: Track, eyes: Track) -> None:
    """Draws every moving channel over time."""
    import cv2

    rows: list[tuple[str, Track, float, float]] = [
        (n, head[:, i], -25, 25) for i, n in enumerate(("pitch", "yaw", "roll"))
    ]
    rows += [(n, 100 * position[:, i], -6, 6) for i, n in enumerate(("x cm", "y cm", "z cm"))]
    rows += [(n, eyes[:, i], -25, 25) for i, n in enumerate(("eye pitch", "eye yaw"))]
    rows += [(n, table[:, i], 0, 1) for i, n in enumerate(arkit.NAMES) if table[:, i].max() > 0.02]
    height, left, width = 34, 150, 1800
    picture = np.full((height * len(rows), left + width, 3), 255, np.uint8)
    for row, (name, values, low, high) in enumerate(rows):
        y = height * (row + 1) - 4 - (values - low) / (high - low) * (height - 8)
        points = np.stack([left + TIMES / SECONDS * width, y], axis=1).astype(np.int32)
        cv2.polylines(picture, [points], False, (160, 60, 30), 1, cv2.LINE_AA)
        cv2.putText(picture, name, (4, height * row + 22), 0, 0.42, (0, 0, 0), 1, cv2.LINE_AA)
        cv2.line(picture, (0, height * row), (left + width, height * row), (220, 220, 220), 1)
    for second in range(SECONDS + 1):
        x = left + round(second / SECONDS * width)
        cv2.line(picture, (x, 0), (x, len(picture)), (200, 200, 200) if second % 5 else (120, 120, 120), 1)
    cv2.imwrite(str(path), picture)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=TARGET)
    parser.add_argument("--plot", type=Path, help="also draw the channels to this PNG")
    options = parser.parse_args()
    table, head, position, eyes = scene()
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with TapeWriter(options.out, title="livehead demo motion", tracker="make_demo_motion", rate=RATE) as tape:
        for i in range(COUNT):
            tape.write(
                Motion(
                    blendshapes=rounded(table[i], 11),
                    head_rotation=rounded(np.radians(head[i]), 14),
                    head_position=rounded(position[i], 14),
                    gaze=rounded(np.radians([eyes[i], eyes[i]]), 14),
                    confidence=1.0,
                    captured_at=i / RATE,
                    seq=i,
                )
            )
    if options.plot:
        plot(options.plot, table, head, position, eyes)


if __name__ == "__main__":
    main()
