"""Talking Head Anime 4, the student, on a processor: what shows is computed, pixel by pixel, and nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from livehead.motion.pose import LAYOUT
from livehead.posers import picture as pictures
from livehead.posers import siren_reach
from livehead.posers.kept import Kept
from livehead.posers.picture import Bytes
from livehead.posers.siren_cells import Mask, widened
from livehead.posers.siren_network import FACE_POSE, FACE_SIZE, StudentNetwork
from livehead.posers.siren_reach import MARGIN, SIZE, Reach

Floats = NDArray[np.float32]

FACE_TOP, FACE_LEFT = 80, 192
SHOWS = 8  # alpha, of 255: these networks leave fainter specks far from the figure
_SHOWN = 8192  # pixels moved and converted at a time
_LIMITS = ("head_x", "head_y", "neck_z", "body_y", "body_z")


class Tha4StudentPoser:
    """See `livehead.posers.modules.Poser`. The figure equals the whole network's to the rounding of 8 bits; specks
    that these networks leave far from it may be left out."""

    convention = pictures.THA4

    def __init__(
        self,
        face: Mapping[str, Floats],
        body: Mapping[str, Floats],
        kept: Kept,
        threads: int = 2,
        memory: Path | None = None,
    ) -> None:
        """face, body: float32 tensors by the names of the author's checkpoint. kept: for face patches.

        memory: a folder that remembers where a figure can show, which takes seconds to find out.
        """
        self._network = StudentNetwork(face, body, threads)
        self._kept, self._memory = kept, memory
        self._weights = _digest({**face, **body})
        self._image = np.zeros((SIZE, SIZE, 4), np.float32)
        self._reach = Reach()
        self._remembered_in: Path | None = None

    @property
    def share(self) -> float:
        """How much of the picture is computed, 0 to 1."""
        return self._reach.share

    def load(self, picture: Bytes) -> None:
        """picture: (512, 512, 4) uint8 straight RGBA. Finds out where it can show, unless that is remembered."""
        fitted = pictures.fitted(picture, self.convention)
        planes = pictures.to_network(fitted, self.convention)[0]
        self._image = np.ascontiguousarray(planes.transpose(1, 2, 0))
        name = hashlib.sha256(self._weights + fitted.tobytes()).hexdigest()[:24]
        path = self._memory / f"{name}.reach" if self._memory else None
        mask = siren_reach.read(path) if path else None
        self._remembered_in = None  # while measuring
        self._reach = Reach(mask)
        if mask is None:
            self._reach = Reach(self._measured())
            self._remembered_in = path
            self._remember()
        self._remembered_in = path

    def _measured(self) -> Mask:
        seen = np.zeros((SIZE, SIZE), bool)
        for pose in _limits():
            seen |= self.draw(pose)[..., 3] >= SHOWS
        return widened(seen, MARGIN) if seen.any() else ~seen

    def draw(self, pose: Floats) -> Bytes:
        """pose: (45,) float32 in the layout of `livehead.motion.pose` → (512, 512, 4) uint8 straight RGBA."""
        key = pose[:FACE_POSE].tobytes()
        patch = self._kept.get("face", key, lambda: (self._network.face(pose),))[0]
        self._image[FACE_TOP : FACE_TOP + FACE_SIZE, FACE_LEFT : FACE_LEFT + FACE_SIZE] = patch
        shown = self._shown(pose)
        while self._reach.grown(shown[:, 3] >= SHOWS):
            self._remember()
            shown = self._shown(pose)
        canvas = np.zeros(SIZE * SIZE + 1, np.uint32)
        canvas[self._reach.flat] = shown.view(np.uint32)[:, 0]
        return canvas[:-1].view(np.uint8).reshape(SIZE, SIZE, 4)

    def _remember(self) -> None:
        if self._remembered_in is not None:
            siren_reach.write(self._remembered_in, self._reach.mask)

    def _shown(self, pose: Floats) -> Bytes:
        """(n, 4) straight RGBA of the plan's pixels."""
        plan = self._reach.plan
        answers = self._network.body(pose, plan)
        shown = np.empty((len(answers), 4), np.uint8)
        samples = self._image.reshape(-1, 4).view(np.complex128)[:, 0]  # 16 bytes each: the fastest to gather

        def show(part: slice) -> None:
            found = answers[part]
            moved = _sampled(samples, plan.levels[-1].places[part, :2] + found[:, :2])
            moved += found[:, 2:3] * (found[:, 3:] - moved)
            planes = np.ascontiguousarray(moved.T)[None, :, None]
            shown[part] = pictures.from_network(planes, self.convention)[0]

        self._network.each_block(len(answers), show, _SHOWN)
        return shown


def _sampled(samples: NDArray[np.complex128], grid: Floats) -> Floats:
    """(n, 4): the picture between its pixels, bilinearly; beyond its edges it goes on as at the edge.

    samples: (512 * 512,), four float32 each. grid: (n, 2), x and y, -1 and 1 being the edges.
    """
    at = np.clip(grid * np.float32(SIZE / 2) + np.float32((SIZE - 1) / 2), 0, SIZE - 1)
    corner = np.minimum(at, SIZE - 2).astype(np.int64)
    right, down = (at - corner).astype(np.float32).T[..., None]
    first = corner[:, 1] * SIZE + corner[:, 0]
    a, b, c, d = (
        samples.take(first + step).view(np.float32).reshape(-1, 4) for step in (0, 1, SIZE, SIZE + 1)
    )
    b -= a
    b *= right
    a += b
    d -= c
    d *= right
    c += d
    c -= a
    c *= down
    a += c
    return a


def _limits() -> list[Floats]:
    """At rest, and with each parameter of head and body at its limits."""
    poses = [np.zeros(len(LAYOUT.names), np.float32)]
    indices = [LAYOUT.index(name) for name in _LIMITS]
    for index in indices:
        for limit in (-1, 1):
            poses.append(poses[0].copy())
            poses[-1][index] = limit
    return poses


def _digest(tensors: Mapping[str, Floats]) -> bytes:
    digest = hashlib.sha256()
    for name in sorted(tensors):
        digest.update(name.encode() + np.ascontiguousarray(tensors[name]).tobytes())
    return digest.digest()
