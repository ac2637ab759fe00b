"""One look through a camera, with the face's landmarks drawn: only for the wizard, and nothing of it is kept."""

from __future__ import annotations

import time

import cv2
import numpy as np

from livehead.errors import SourceError
from livehead.types import Bytes, Floats

PATIENCE_S = 6.0
LOOK_S = 4.0
DOT = (88, 230, 160)


def look_through(source: str) -> tuple[Bytes, bool]:
    """(H, W, 3) uint8 RGB, mirrored as in a mirror, and whether a face is in it; takes seconds.

    Ends at the first picture with a face, else with the last one. Errors: SourceError for the camera, TrackerError
    where there is no face model.
    """
    from livehead.sources import open_source
    from livehead.trackers.mediapipe_face import load_model, quiet

    camera = open_source(source)
    model = None
    try:
        with quiet():
            model = load_model("auto")
            camera.wait_ready(PATIENCE_S)
            until, last = time.monotonic() + LOOK_S, None
            for picture in camera.pictures():
                last = picture.pixels
                face = model.find(last, picture.captured_at)
                if face is not None:
                    return _mirrored(_drawn(last, face.landmarks)), True
                if time.monotonic() > until:
                    break
        if last is None:
            raise SourceError("the camera gives no picture", remedy="close other programs that use it")
        return _mirrored(last), False
    finally:
        camera.close()
        if model is not None:
            model.close()


def _drawn(pixels: Bytes, landmarks: Floats) -> Bytes:
    """A copy with a dot at every landmark. landmarks: (N, 3), x and y as shares of width and height."""
    drawn = pixels.copy()
    height, width = drawn.shape[:2]
    radius = max(1, width // 400)
    for x, y in landmarks[:, :2] * (width, height):
        cv2.circle(drawn, (round(float(x)), round(float(y))), radius, DOT, -1, cv2.LINE_AA)
    return drawn


def _mirrored(pixels: Bytes) -> Bytes:
    return np.ascontiguousarray(pixels[:, ::-1])
