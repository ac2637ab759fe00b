"""Who is who when several faces are in the picture: each keeps a number, also when they cross or come back.

While people are apart the nearest face is theirs. Where faces touch, or one was out of sight, places say little:
then looks decide, the colours of a face and its hair, which are learnt only while a face stands free.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from livehead.motion.face_choice import overlap
from livehead.types import Bytes, Floats

BINS = 12
TONES = 6
"""Steps of colour (each way) and of brightness that a look tells apart."""

TOUCH = 0.02
"""Overlap of two boxes from which on their places tell nothing sure."""

AWAY_S = 0.7
"""Seconds out of sight after which a person may be anywhere."""

FARTHEST = 2.0
"""Sizes of a face within which the same person is looked for in the next picture."""

STRANGER = 0.35
"""Looks that differ more than this belong to somebody else, if a number is free for them."""

LEARN = 0.05
"""Share of a new look that goes into the known one, picture by picture."""


@dataclass(slots=True)
class _Person:
    box: Floats
    seen: float
    speed: Floats
    look: Floats | None
    touching: bool = False


def look_of(pixels: Bytes, box: Floats) -> Floats:
    """(N,) float32, sum 1: which colours and tones a face is made of, its upper part with the hair and its lower.

    pixels: (H, W, 3) uint8 RGB; box: left, top, right, bottom in pixels.
    """
    height, width = pixels.shape[:2]
    grow = (box[2:] - box[:2]) * np.array((0.1, 0.35), np.float32)
    left, top = np.clip(box[:2] - grow, 0, (width - 1, height - 1)).astype(int)
    right, low = np.clip(box[2:] + grow * (1.0, 0.0), (left + 1, top + 1), (width, height)).astype(int)
    small = cv2.resize(pixels[top:low, left:right], (48, 64), interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(small, cv2.COLOR_RGB2LAB)
    counts = [
        part.ravel()
        for half in (lab[:24], lab[24:])
        for part in (
            cv2.calcHist([half], [1, 2], None, [BINS, BINS], [92, 172, 92, 172]),
            cv2.calcHist([half], [0], None, [TONES], [0, 256]),
        )
    ]
    roots = np.sqrt(np.concatenate(counts))
    look: Floats = (roots / max(float(roots.sum()), 1e-6)).astype(np.float32)
    return look


def unlike(a: Floats, b: Floats) -> float:
    """How different two looks are, 0 (the same) to 1."""
    return float(1.0 - np.minimum(a, b).sum())


class People:
    """Gives each face of a picture the number of its person, from 0 to `most` - 1.

    The first ones are numbered from the right of the unmirrored picture to its left, as a mirror shows them from
    left to right.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[int, _Person] = {}

    def number(self, pixels: Bytes, boxes: Sequence[Floats], at: float) -> list[int | None]:
        """The person's number for each box (left, top, right, bottom, pixels), None for one too many.

        pixels: (H, W, 3) uint8 RGB; at: seconds, growing.
        """
        looks = [look_of(pixels, box) for box in boxes]
        numbers = self._match(boxes, looks, at)
        for index in sorted(range(len(boxes)), key=lambda i: -float(boxes[i][0] + boxes[i][2])):
            if numbers[index] is None:
                numbers[index] = self._free(at, set(numbers))
        for index, number in enumerate(numbers):
            if number is not None:
                self._saw(number, boxes, index, looks[index], at)
        return numbers

    def _match(self, boxes: Sequence[Floats], looks: Sequence[Floats], at: float) -> list[int | None]:
        """The cheapest way to give faces to known people; a face that fits nobody stays without."""
        known = list(self._known)
        none: list[int | None] = [None] * len(boxes)
        best, least = none, float(len(boxes))
        slots: list[int | None] = [*known, *none]
        prices = {
            (i, n): self._price(self._known[n], boxes[i], looks[i], at)
            for i in range(len(boxes))
            for n in known
        }
        for choice in set(itertools.permutations(slots, len(boxes))):
            price = sum(1.0 if n is None else prices[i, n] for i, n in enumerate(choice))
            if price < least - 1e-9:
                best, least = list(choice), price
        return best

    def _price(self, person: _Person, box: Floats, look: Floats, at: float) -> float:
        """0 for what is surely this person, above 1 for what is not."""
        away = max(at - person.seen, 0.0)
        size = max(float((person.box[2:] - person.box[:2]).max()), 1e-6)
        ahead = person.box + np.tile(person.speed, 2) * min(away, 0.3)
        moved = float(np.abs((box - ahead).reshape(2, 2).mean(axis=0)).max()) / size
        lost = 1.0 if person.touching else min(away / AWAY_S, 1.0)
        place = min(moved / FARTHEST, 1.5)
        if person.look is None:
            return place
        looks = unlike(person.look, look) / STRANGER
        return (1.0 - lost) * (0.8 * place + 0.2 * looks) + lost * (0.15 * min(place, 1.0) + 0.85 * looks)

    def _free(self, at: float, taken: set[int | None]) -> int | None:
        """A number nobody has; else that of whoever is away the longest; None when all are here."""
        for number in range(self._most):
            if number not in self._known and number not in taken:
                return number
        gone = [n for n, p in self._known.items() if n not in taken and at - p.seen > AWAY_S]
        return min(gone, key=lambda n: self._known[n].seen) if gone else None

    def _saw(self, number: int, boxes: Sequence[Floats], index: int, look: Floats, at: float) -> None:
        box = boxes[index]
        touching = any(overlap(_grown(box), _grown(b)) > TOUCH for i, b in enumerate(boxes) if i != index)
        last = self._known.get(number)
        if last is None or at - last.seen > AWAY_S:
            kept = (
                None if last is None or last.look is None or unlike(last.look, look) > STRANGER else last.look
            )
            self._known[number] = _Person(
                box, at, np.zeros(2, np.float32), kept if kept is not None else look
            )
            return
        step = (box - last.box).reshape(2, 2).mean(axis=0) / max(at - last.seen, 1e-3)
        last.speed = (last.speed + 0.3 * (step - last.speed)).astype(np.float32)
        last.box, last.seen = box, at
        last.touching = touching or self._near_the_lost(number, box)
        if last.look is None or not last.touching:
            last.look = (
                look if last.look is None else (last.look + LEARN * (look - last.look)).astype(np.float32)
            )

    def _near_the_lost(self, number: int, box: Floats) -> bool:
        """True while somebody who is out of sight may be hidden behind this face."""
        newest = max(p.seen for p in self._known.values())
        return any(
            overlap(_grown(box), _grown(p.box)) > TOUCH
            for n, p in self._known.items()
            if n != number and p.seen < newest
        )


def _grown(box: Floats) -> Floats:
    """A third larger to every side: hair and ears touch before faces do."""
    grow = (box[2:] - box[:2]) / 3.0
    return np.concatenate((box[:2] - grow, box[2:] + grow))
