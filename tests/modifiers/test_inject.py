"""What plugins send lies over the live face: faded in, held for a second, faded out, never a snap."""

from __future__ import annotations

import math
import threading

import numpy as np
import pytest
from signals import motion

from livehead.modifiers.inject import MOST, Config, InjectModifier, create
from livehead.motion.arkit import INDEX
from livehead.motion.tracking_parameters import LEASE_S
from livehead.motion.vector import pack
from livehead.stages import Injected
from livehead.types import Channels, Motion, Phase

FRAME = 1.0 / 60.0
JAW = INDEX["jawOpen"]


class Stream:
    """Calls the modifier as the render loop does."""

    def __init__(self, **config: float) -> None:
        self.modifier: InjectModifier = create(Config(**config))
        self.now = 100.0
        self.face = Motion.neutral()

    def run(self, seconds: float, sent: object = None, **how: bool) -> list[Motion]:
        out = []
        for _ in range(round(seconds / FRAME)):
            if sent is not None:
                self.modifier.inject(sent, **how)  # type: ignore[arg-type]
            self.now += FRAME
            out.append(self.modifier.modify(self.face, self.now))
        return out


def yaw(shown: list[Motion]) -> list[float]:
    return [math.degrees(float(m.head_rotation[1])) for m in shown]


def test_it_is_what_the_session_looks_for() -> None:
    assert isinstance(create(Config()), Injected)


def test_without_anything_sent_the_motion_is_handed_on_as_it_is() -> None:
    given = motion(0.3, jaw=0.4, at=5.0, seq=7)
    assert create(Config()).modify(given, 5.0) is given


def test_a_value_comes_in_a_fade_holds_and_goes_when_it_is_not_repeated() -> None:
    stream = Stream()
    coming = [float(m.blendshapes[JAW]) for m in stream.run(0.3, [("jawOpen", 0.8, 1.0)])]
    assert coming[0] < 0.1 and coming == sorted(coming) and coming[-1] == pytest.approx(0.8)
    held = [float(m.blendshapes[JAW]) for m in stream.run(LEASE_S - 0.05)]
    assert min(held) == pytest.approx(0.8)
    going = [float(m.blendshapes[JAW]) for m in stream.run(0.4)]
    assert going == sorted(going, reverse=True) and going[-1] == 0.0
    assert stream.modifier.status.phase is Phase.WAITING


def test_repeated_values_follow_at_once() -> None:
    stream = Stream()
    stream.run(0.5, [("jawOpen", 0.8, 1.0)])
    assert stream.run(FRAME, [("jawOpen", 0.2, 1.0)])[-1].blendshapes[JAW] == pytest.approx(0.2)


def test_weight_leaves_the_face_its_share() -> None:
    stream = Stream()
    stream.face = motion(0.0, jaw=0.4, at=5.0, seq=7)
    assert stream.run(0.5, [("jawOpen", 0.8, 0.5)])[-1].blendshapes[JAW] == pytest.approx(0.6)


def test_two_senders_add_and_a_push_comes_at_once() -> None:
    stream = Stream()
    stream.run(0.1)
    stream.modifier.inject([("jawOpen", 0.2, 1.0)], add=True, by="one")
    stream.modifier.inject([("jawOpen", 0.3, 0.0)], add=True, by="two")
    assert stream.run(FRAME)[-1].blendshapes[JAW] == pytest.approx(0.5)
    assert "one, two" in stream.modifier.status.text


@pytest.mark.parametrize("add", [True, False])
def test_a_leap_turns_no_head_faster_than_heads_turn(add: bool) -> None:
    stream = Stream(fade=0.0)
    angles = [0.0]
    angles += yaw(stream.run(0.1))
    for end in (60.0, -60.0, 60.0, 1e30):
        angles += yaw(stream.run(0.5, [("FaceAngleX", end, 1.0)], add=add))
    angles += yaw(stream.run(2.5))
    assert max(angles) > 55.0 and min(angles) < -55.0
    assert np.abs(np.diff(angles)).max() <= 285.0 * FRAME + 1e-3
    assert angles[-1] == 0.0


def test_a_face_counts_as_found_while_it_is_said() -> None:
    stream = Stream()
    stream.run(0.1)
    shown = stream.run(0.2, [("FaceAngleX", 5.0, 1.0)], found=True)[-1]
    assert shown.confidence == 1.0 and shown.channels == Channels.HEAD and shown.made & Channels.HEAD
    assert stream.run(LEASE_S + 0.5)[-1].confidence == 0.0


def test_values_are_read_back_as_shown() -> None:
    stream = Stream()
    stream.run(0.5, [("FaceAngleX", 12.0, 1.0), ("MouthSmile", 0.9, 1.0)])
    assert stream.modifier.parameters(["FaceAngleX"]) == {"FaceAngleX": pytest.approx(12.0, abs=1e-3)}
    assert stream.modifier.parameters()["MouthSmile"] == pytest.approx(0.9, abs=1e-3)


def test_nonsense_is_left_out_and_a_flood_is_bounded() -> None:
    modifier = create(Config())
    assert modifier.inject([("Heart", 1.0, 1.0), ("jawOpen", math.nan, 1.0), ("jawOpen", math.inf, 1.0)]) == 0
    for number in range(3 * MOST):
        modifier.inject([("jawOpen", 1.0, math.nan)], by=f"sender {number}")
    assert len(modifier._sent) == MOST
    assert np.isfinite(pack(modifier.modify(Motion.neutral(), 1.0))).all()


def test_it_is_sent_to_and_read_from_several_threads() -> None:
    stream = Stream()
    going, wrong = threading.Event(), []

    def send(who: int) -> None:
        try:
            while not going.is_set():
                stream.modifier.inject([("FaceAngleX", float(who), 0.5)], by=str(who))
                stream.modifier.parameters()
                stream.modifier.status  # noqa: B018
        except Exception as error:
            wrong.append(error)

    threads = [threading.Thread(target=send, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    stream.run(5.0)
    going.set()
    for thread in threads:
        thread.join(10.0)
    assert not wrong
