"""The sink that shows pictures in our own windows: it keeps the newest frame and holds up nobody."""

from __future__ import annotations

from livehead.mailbox import Mailbox
from livehead.types import Frame, Phase, Status


class TapSink:
    """Leaves every frame in a mailbox, where the windows take the newest when they draw."""

    def __init__(self) -> None:
        self.newest: Mailbox[Frame] = Mailbox()

    @property
    def status(self) -> Status:
        return Status(Phase.CLOSED if self.newest.closed else Phase.RUNNING, "shown here")

    def send(self, frame: Frame) -> None:
        self.newest.put(frame)

    def close(self) -> None:
        self.newest.close()
