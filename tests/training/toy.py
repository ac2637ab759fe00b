"""A tiny layered teacher, drawn with numpy: a body, a head that moves, an eye that closes over its iris."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from livehead.motion.pose import LAYOUT
from livehead.nets.plan import DENSITY, Box

WINK, TURN, TILT = LAYOUT.index("eye_wink_left"), LAYOUT.index("head_y"), LAYOUT.index("neck_z")
GAZE = LAYOUT.index("iris_rotation_y")
_FINE = 4


class ToyTeacher:
    """64 px. The eye is an ellipse on the head that eye_wink_left makes flat; the head slides and tilts."""

    size = 64
    layout = LAYOUT
    layers = ("body", "head", "eye", "iris")
    bounds = Box(0, 0, 64, 64)
    sprites = ("iris",)

    def _paint(
        self,
        layer: str,
        x: NDArray[np.float32],
        y: NDArray[np.float32],
        pose: NDArray[np.float32],
        whole: bool = False,
    ) -> NDArray[np.float32]:
        """(H, W, 4) premultiplied in [0, 1], hard edges."""
        colours = {"body": (0.2, 0.4, 0.8, 1), "head": (0.9, 0.75, 0.6, 1), "eye": (1, 0.95, 0.9, 1)}
        colours["iris"] = (0.3, 0.1, 0.2, 1)
        if layer == "body":
            inside = (np.abs(x - 32) < 20 - (64 - y) * 0.2) & (y > 40) & (y < 60)
        elif layer == "head":
            inside = ((x - 32) / 13) ** 2 + ((y - 28) / 16) ** 2 < 1
        else:
            high = 5 * (1 - 0.9 * pose[WINK]) + 0.5
            inside = ((x - 38) / 6) ** 2 + ((y - 26) / high) ** 2 < 1
            if layer == "iris":
                disc = (x - 38 + 2 * pose[GAZE]) ** 2 + (y - 26) ** 2 < 9
                inside = disc if whole else inside & disc
        shade = 1 + 0.1 * np.sin(x / 5) if layer == "body" else np.ones_like(x)
        light = (inside * shade)[..., None].clip(0, 1)
        return (light * np.array(colours[layer])).astype(np.float32)

    def _motion(self, points: NDArray[np.float32], pose: NDArray[np.float32]) -> NDArray[np.float32]:
        angle = 0.2 * float(pose[TILT])
        centred = points - np.float32([32, 45])
        fade = 1 / (1 + np.exp((points[:, 1:] - 43) / 4))
        cos, sin = np.cos(angle), np.sin(angle)
        turned = centred @ np.array([[cos, -sin], [sin, cos]], np.float32)
        slide = np.float32([-4 * float(pose[TURN]), 0]) * np.cos((points[:, 1:] - 28) / 30)
        return points + fade * (turned - centred + slide)

    def displace(
        self, points: NDArray[np.float32], layer: str, pose: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        return points.copy() if layer == "body" else self._motion(points, pose).astype(np.float32)

    def drawing(
        self,
        layers: Sequence[str],
        pose: NDArray[np.float32],
        box: Box,
        density: int = DENSITY,
        whole: bool = False,
    ) -> NDArray[np.uint8]:
        step = 1 / (density * _FINE)
        x = np.arange(box.x0, box.x1 + 1, step, dtype=np.float32) + step / 2
        y = np.arange(box.y0, box.y1 + 1, step, dtype=np.float32) + step / 2
        fine = self._over(layers, *np.meshgrid(x, y), pose, whole)
        sums = np.pad(fine, ((1, 0), (1, 0), (0, 0))).cumsum(0).cumsum(1)
        n = density * _FINE
        mean = (sums[n:, n:] - sums[:-n, n:] - sums[n:, :-n] + sums[:-n, :-n]) / n**2
        wide, high = box.width * density, box.height * density
        return np.rint(mean[::_FINE, ::_FINE][:high, :wide] * 255).clip(0, 255).astype(np.uint8)

    def sprite(
        self, layer: str, pose: NDArray[np.float32], box: Box, density: int = DENSITY
    ) -> NDArray[np.uint8]:
        return self.drawing([layer], pose, box, density, whole=True)

    def _over(
        self,
        layers: Sequence[str],
        x: NDArray[np.float32],
        y: NDArray[np.float32],
        pose: NDArray[np.float32],
        whole: bool = False,
    ) -> NDArray[np.float32]:
        canvas = np.zeros((*x.shape, 4), np.float32)
        for layer in self.layers:
            if layer in layers:
                top = self._paint(layer, x, y, pose, whole)
                canvas = top + canvas * (1 - top[..., 3:])
        return canvas

    def picture(self, pose: NDArray[np.float32]) -> NDArray[np.uint8]:
        step = 1 / _FINE
        at = np.arange(0, self.size, step, dtype=np.float32) + step / 2
        x, y = np.meshgrid(at, at)
        seen = np.stack([x.ravel(), y.ravel()], 1)
        rest = seen.copy()
        for _ in range(12):
            rest += seen - self._motion(rest, pose)
        back = self._over(["body"], x, y, pose)
        front = self._over(["head", "eye", "iris"], *(rest[:, i].reshape(x.shape) for i in (0, 1)), pose)
        fine = front + back * (1 - front[..., 3:])
        mean = fine.reshape(self.size, _FINE, self.size, _FINE, 4).mean((1, 3))
        alpha = np.maximum(mean[..., 3:], 1e-6)
        picture = np.rint(np.concatenate([mean[..., :3] / alpha, mean[..., 3:]], 2) * 255)
        picture[picture[..., 3] == 0] = 0
        return picture.clip(0, 255).astype(np.uint8)
