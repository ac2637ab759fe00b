"""The sink that shows pictures in our own windows: it keeps the newest frame and holds up nobody."""

from __future__ import annotations

from livehead.mailbox import Mailbox
from livehead.types import Frame, Phase, Status


class TapSink:
    """Leaves every frame in a mailbox, where the windows take the newest when they draw.

    size: (width, height) of the newest in pixels, None before the first.
    """

    def __init__(self) -> None:
        self.newest: Mailbox[Frame] = Mailbox()
        self.size: tuple[int, int] | None = None

    @property
    def status(self) -> Status:
        return Status(Phase.CLOSED if self.newest.closed else Phase.RUNNING, "shown here")

    def send(self, frame: Frame) -> None:
        height, width = frame.pixels.shape[:2]
        self.size = width, height
        self.newest.put(frame)

    def close(self) -> None:
        self.newest.close()
