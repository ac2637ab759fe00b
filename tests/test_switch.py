"""Another character while live: the sink goes on through the loading, and loses no frame at the change."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable

import pytest

from livehead import folders, session
from livehead.config import Config, OutputConfig, StageChoice
from livehead.session import Session
from livehead.stages import Animator
from livehead.types import Frame, Phase, Status

SWITCHES = 8


class CountingSink:
    """Notes the number of every frame, and that there is something on it."""

    def __init__(self) -> None:
        self.seqs: list[int] = []
        self.sizes: set[tuple[int, ...]] = set()
        self.empty = self.closed = 0

    @property
    def status(self) -> Status:
        return Status(Phase.RUNNING)

    def send(self, frame: Frame) -> None:
        self.sizes.add(frame.pixels.shape)
        self.empty += not frame.pixels[..., 3].any()
        self.seqs.append(frame.seq)

    def more(self, count: int) -> None:
        """Return when so many more have come."""
        seen, end = len(self.seqs), time.monotonic() + 60
        while len(self.seqs) < seen + count:
            assert time.monotonic() < end, "the sink gets no more frames"
            time.sleep(0.005)

    def close(self) -> None:
        self.closed += 1


PUPPET, STUDENT = StageChoice("puppet", {"size": 96}), StageChoice("student")


@pytest.mark.parametrize(
    "animators",
    [(PUPPET, PUPPET), (STUDENT, STUDENT), (PUPPET, STUDENT)],
    ids=["drawn", "network", "to the other"],
)
def test_no_frame_is_lost_when_the_character_changes(
    monkeypatch: pytest.MonkeyPatch, animators: tuple[StageChoice, StageChoice]
) -> None:
    shutil.copytree(folders.characters()["actia"], folders.user_data() / "characters" / "twin")
    sink = CountingSink()
    config = Config(
        tracker=StageChoice("tape"),
        animator=animators[0],
        sinks=(StageChoice("null"),),
        output=OutputConfig(fps=20.0),
    )
    lost = []
    with Session(config) as live:
        live.attach("counting", sink)
        sink.more(5)
        monkeypatch.setattr(session, "_loaded", slowly(session._loaded, sink))
        for number in range(SWITCHES):
            if animators[0] != animators[1]:
                live.swap_animator(animators[1 - number % 2])
            live.swap_character(("twin", "actia")[number % 2])
            before = len(sink.seqs) - 1
            sink.more(4)
            across = sink.seqs[before:]
            lost.append(across[-1] - across[0] + 1 - len(across))
            if lost[-1] == 0 and number:
                break  # there and back
        assert sink.closed == 0 and live.errors == {}
    assert min(lost) == 0, "a machine may stumble once, not at every switch"
    assert not sink.empty and len(sink.sizes) == len({choice.use for choice in animators})


def slowly(load: Callable[..., Animator], sink: CountingSink) -> Callable[..., Animator]:
    """Loading that ends only when five more frames have come meanwhile."""

    def loaded(*given: object) -> Animator:
        animator = load(*given)
        sink.more(5)
        return animator

    return loaded
