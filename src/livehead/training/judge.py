"""How near a student's pictures come to its teacher's: PSNR and SSIM on grey, whole and in the face box."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from livehead.runtime.choose import open_engine
from livehead.runtime.compositor import Compositor, Layout
from livehead.runtime.engine import Array
from livehead.training.teacher import Bytes, Floats, Teacher

Reals = NDArray[np.float64]

GREY = 128.0


def on_grey(picture: Bytes) -> Floats:
    """(H, W, 4) uint8 straight RGBA → (H, W, 3) float32 in [0, 255] on mid grey."""
    alpha = picture[..., 3:].astype(np.float32) / 255
    return np.asarray(picture[..., :3] * alpha + GREY * (1 - alpha), np.float32)


def psnr(a: Floats, b: Floats) -> float:
    """Peak signal-to-noise ratio in dB of two pictures in [0, 255]; equal pictures count as 99."""
    mean_square = float(np.mean(np.square(a.astype(np.float64) - b)))
    return min(99.0, 10 * float(np.log10(255**2 / max(mean_square, 1e-12))))


def ssim(a: Floats, b: Floats) -> float:
    """Structural similarity (Wang et al. 2004: 11×11 Gaussian window, sigma 1.5), mean over RGB."""

    def soft(x: Floats) -> Floats:
        return np.asarray(cv2.GaussianBlur(x, (11, 11), 1.5), np.float32)

    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    mean_a, mean_b = soft(a), soft(b)
    var_a, var_b = soft(a * a) - mean_a**2, soft(b * b) - mean_b**2
    both = soft(a * b) - mean_a * mean_b
    top = (2 * mean_a * mean_b + c1) * (2 * both + c2)
    return float((top / ((mean_a**2 + mean_b**2 + c1) * (var_a + var_b + c2))).mean())


def judge(draw: Callable[[Floats], Bytes], teacher: Teacher, poses: Floats) -> dict[str, float]:
    """Means over the poses. draw: pose → (size, size, 4) uint8 straight RGBA.

    whole, face: PSNR in dB; the face box is rows 1/8 to 3/8 and columns 3/8 to 5/8 of the picture.
    whole_p5, face_p5: the value that 95 of 100 poses exceed. ssim, ssim_face alike.
    """
    e = teacher.size // 8
    whole, face, alike, alike_face = [], [], [], []
    for pose in poses:
        a, b = on_grey(draw(pose)), on_grey(teacher.picture(pose))
        box = (slice(e, 3 * e), slice(3 * e, 5 * e))
        whole.append(psnr(a, b))
        face.append(psnr(a[box], b[box]))
        alike.append(ssim(a, b))
        alike_face.append(ssim(a[box], b[box]))
    return {
        "whole": float(np.mean(whole)),
        "whole_p5": float(np.percentile(whole, 5)),
        "face": float(np.mean(face)),
        "face_p5": float(np.percentile(face, 5)),
        "ssim": float(np.mean(alike)),
        "ssim_face": float(np.mean(alike_face)),
    }


class Drawing:
    """A student's file drawn as the animator draws it, for judging."""

    def __init__(self, model: Path, engine: str = "onnxruntime", threads: int = 2) -> None:
        self._engine = open_engine(engine, model, threads, apart=True)
        pose = np.zeros((1, 45), np.float32)
        layout = Layout.read(*self._engine.run({"pose": pose}, ["layout", "textures"]))
        self._compositor = Compositor(layout, threads)
        self._patches = list(layout.patch_inputs)

    def compute(self, pose: Floats) -> list[Array]:
        """The network alone: flow, then every patch."""
        return self._engine.run({"pose": pose[None]}, ["flow", *self._patches])

    def compose(self, parts: list[Array]) -> Bytes:
        """The picture from what the network computed."""
        for name, patch in zip(self._patches, parts[1:], strict=True):
            self._compositor.paste(name, patch)
        return self._compositor.draw(parts[0])

    def draw(self, pose: Floats) -> Bytes:
        """(size, size, 4) uint8 straight RGBA."""
        return self.compose(self.compute(pose))

    def whole(self, pose: Floats) -> Bytes:
        """The same from the network's own `picture` output, which a processor computes slowly."""
        picture = self._engine.run({"pose": pose[None]}, ["picture"])[0][0]
        return np.asarray(np.rint(picture * 255), np.uint8)

    def times(self, poses: Floats) -> dict[str, float]:
        """Median milliseconds a frame of the network, of the drawing, and the 95th percentile of both."""
        network, drawing = [], []
        for pose in poses:
            start = time.perf_counter()
            parts = self.compute(pose)
            middle = time.perf_counter()
            self.compose(parts)
            network.append(middle - start)
            drawing.append(time.perf_counter() - middle)
        both = np.array(network) + np.array(drawing)
        return {
            "network": float(np.median(network)) * 1e3,
            "drawing": float(np.median(drawing)) * 1e3,
            "both": float(np.median(both)) * 1e3,
            "both_p95": float(np.percentile(both, 95)) * 1e3,
        }
