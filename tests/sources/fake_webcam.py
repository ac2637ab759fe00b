"""A camera with a fault knob, put in the place of OpenCV's."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from livehead.sources.cameras import CameraInfo
from livehead.sources.webcam import CameraFormat, missing

CAMERA = CameraInfo(0, "Fake Cam")
OTHER = CameraInfo(2, "Capture Card")


@dataclass
class FakeWebcam:
    """Opens as `opener`. fault: "", "missing", "mute" (opens, gives nothing), "black", "blocked" or "grey".

    unplug_after: pictures after which it is gone until `plug_in`.
    """

    fault: str = ""
    unplug_after: int | None = None
    rate: float = 200.0
    given: int = 0
    opened: int = 0
    released: int = 0
    gone: bool = False
    free: threading.Event = field(default_factory=threading.Event)

    def opener(self, camera: CameraInfo, wanted: CameraFormat) -> FakeWebcam:
        if self.fault == "missing" or self.gone:
            raise missing(str(camera.index), (OTHER,))
        self.opened += 1
        return self

    def plug_in(self) -> None:
        self.gone, self.unplug_after = False, None

    def read(self) -> tuple[bool, Any]:
        if self.fault == "blocked":
            self.free.wait(30.0)
            return False, None
        time.sleep(1.0 / self.rate)
        if self.unplug_after is not None and self.given >= self.unplug_after:
            self.gone = True
        if self.gone or self.fault == "mute":
            return False, None
        self.given += 1
        shape = (48, 65) if self.fault == "grey" else (48, 64, 3)
        picture = np.zeros(shape, np.uint8)
        if self.fault != "black":
            picture[..., 0] = 200
        return True, picture

    def release(self) -> None:
        self.released += 1
