"""The data flow with stages made for faults: what it does when one of them is slow, ends or breaks."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import numpy as np
import pytest

from livehead import closing
from livehead.actor import Actor
from livehead.character import Character
from livehead.config import BudgetConfig
from livehead.errors import LiveheadError, SinkError, TrackerError
from livehead.pipeline import Pipeline, to_frame
from livehead.types import Frame, Image, Motion, Phase, Status


class Fake:
    """Counts its closings."""

    def __init__(self) -> None:
        self.closed = 0
        self.gone = threading.Event()

    @property
    def status(self) -> Status:
        return Status(Phase.RUNNING)

    def close(self) -> None:
        self.closed += 1
        self.gone.set()


class FakeTracker(Fake):
    """Yields `count` motions, one every `period` seconds, then ends, breaks or goes silent."""

    def __init__(self, count: int = 10**9, period: float = 0.005, then: str = "end") -> None:
        super().__init__()
        self.count, self.period, self.then = count, period, then

    def track(self) -> Iterator[Motion]:
        for seq in range(self.count):
            if self.gone.wait(self.period):
                return
            yield Motion.neutral(time.monotonic(), seq)
        if self.then == "break":
            raise TrackerError("the camera melted", remedy="cool it")
        if self.then == "bug":
            raise ZeroDivisionError("oops")
        if self.then == "silence":
            self.gone.wait()


class FakeAnimator(Fake):
    needs_driving = False

    def __init__(self, value: int = 1, *, fails: bool = False) -> None:
        super().__init__()
        self.value, self.fails = value, fails

    def load(self, character: Character) -> None: ...

    def animate(self, motion: Motion) -> Image:
        if self.fails:
            raise LiveheadError("no ink", remedy="refill")
        return Image(np.full((4, 4, 4), self.value, np.uint8))


class FakeModifier(Fake):
    def __init__(self) -> None:
        super().__init__()
        self.seqs: list[int] = []

    def modify(self, motion: Motion, now: float) -> Motion:
        self.seqs.append(motion.seq)
        return motion


class FakeStylizer(Fake):
    """Adds to every value, until it fails."""

    def __init__(self, more: int, fails_at: int | None = None, error: Exception | None = None) -> None:
        super().__init__()
        self.more, self.fails_at, self.seen = more, fails_at, 0
        self.error = error or LiveheadError("the brush is dry", remedy="dip it")

    def stylize(self, image: Image) -> Image:
        self.seen += 1
        if self.fails_at is not None and self.seen > self.fails_at:
            raise self.error
        return Image(image.pixels + np.uint8(self.more))


class FakeSink(Fake):
    def __init__(self, seconds: float = 0.0, fails_at: int | None = None) -> None:
        super().__init__()
        self.frames: list[Frame] = []
        self.seconds, self.fails_at = seconds, fails_at

    def send(self, frame: Frame) -> None:
        if self.fails_at is not None and len(self.frames) >= self.fails_at:
            raise SinkError("the disk is full", remedy="free some")
        if self.seconds:
            time.sleep(self.seconds)
        self.frames.append(frame)


def running(tracker: FakeTracker, *sinks: FakeSink, animator: FakeAnimator | None = None, fps: float = 200.0):
    pipeline = Pipeline(tracker, [Actor([], animator or FakeAnimator())], [], fps)
    for index, sink in enumerate(sinks):
        pipeline.add_sink(f"s{index}", sink)
    pipeline.start()
    return pipeline


def until(condition, seconds: float = 5.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.005)


def test_motion_becomes_frames_in_every_sink_and_everything_closes_once() -> None:
    tracker, animator, sinks = FakeTracker(), FakeAnimator(7), (FakeSink(), FakeSink())
    pipeline = running(tracker, *sinks, animator=animator)
    until(lambda: all(len(s.frames) > 20 for s in sinks))
    pipeline.stop()
    assert [s.closed for s in (tracker, animator, *sinks)] == [1, 1, 1, 1]
    seqs = [f.seq for f in sinks[0].frames]
    assert seqs == sorted(set(seqs))
    assert sinks[0].frames[0].pixels.tolist() == np.full((4, 4, 4), 7).tolist()
    assert pipeline.errors == {}


def test_a_slow_sink_loses_only_its_own_frames() -> None:
    fast, slow = FakeSink(), FakeSink(seconds=0.1)
    pipeline = running(FakeTracker(), fast, slow)
    until(lambda: len(slow.frames) >= 4)
    figures = pipeline.figures()
    pipeline.stop()
    assert len(fast.frames) > 5 * len(slow.frames)
    assert figures.dropped["s1"] > 10
    assert figures.dropped["s0"] < figures.dropped["s1"] / 4
    newest = [f.seq for f in slow.frames]
    assert newest[-1] - newest[0] > 2 * len(newest), "it should get the newest frame, not a queue"


def test_a_failing_sink_is_closed_and_the_rest_goes_on() -> None:
    good, bad = FakeSink(), FakeSink(fails_at=3)
    pipeline = running(FakeTracker(), good, bad)
    until(lambda: "s1" in pipeline.errors)
    seen = len(good.frames)
    until(lambda: len(good.frames) > seen + 10)
    assert not pipeline.finished.is_set()
    pipeline.stop()
    assert pipeline.errors["s1"].cause == "the disk is full"
    assert bad.closed == 1
    assert good.closed == 1


def test_when_the_last_sink_fails_the_run_ends() -> None:
    pipeline = running(FakeTracker(), FakeSink(fails_at=0))
    assert pipeline.finished.wait(5.0)
    pipeline.stop()


@pytest.mark.parametrize(("then", "cause"), [("break", "the camera melted"), ("bug", "ZeroDivisionError")])
def test_a_failing_tracker_leaves_an_idle_character(then: str, cause: str) -> None:
    sink = FakeSink()
    pipeline = running(FakeTracker(3, then=then), sink)
    until(lambda: "tracker" in pipeline.errors)
    seen = len(sink.frames)
    until(lambda: len(sink.frames) > seen + 10)
    pipeline.stop()
    assert cause in pipeline.errors["tracker"].cause
    assert pipeline.errors["tracker"].remedy


def test_a_failing_animator_ends_the_run_with_its_error() -> None:
    pipeline = running(FakeTracker(), FakeSink(), animator=FakeAnimator(fails=True))
    assert pipeline.finished.wait(5.0)
    pipeline.stop()
    assert pipeline.errors["render"].remedy == "refill"


def test_the_end_of_the_input_finishes_the_run() -> None:
    sink = FakeSink()
    pipeline = running(FakeTracker(5), sink)
    assert pipeline.finished.wait(5.0)
    pipeline.stop()


def test_unpaced_every_motion_becomes_one_frame() -> None:
    sink = FakeSink()
    modifier = FakeModifier()
    pipeline = Pipeline(FakeTracker(200, period=0.0), [Actor([modifier], FakeAnimator())], [], 0.0)
    pipeline.add_sink("s", sink)
    pipeline.start()
    assert pipeline.finished.wait(10.0)
    pipeline.stop()
    assert modifier.seqs == list(range(200))
    assert pipeline.figures().dropped["motion"] == 0


def test_frames_keep_coming_while_the_tracker_is_silent() -> None:
    sink = FakeSink()
    tracker = FakeTracker(1, then="silence")
    pipeline = running(tracker, sink)
    until(lambda: len(sink.frames) > 30)
    pipeline.stop()
    assert tracker.closed == 1


@pytest.mark.parametrize("error", [None, ZeroDivisionError("no paint")])
def test_a_failing_stylizer_is_closed_and_the_picture_goes_on_without_it(error: Exception | None) -> None:
    good, bad, sink = FakeStylizer(10), FakeStylizer(20, fails_at=3, error=error), FakeSink()
    pipeline = Pipeline(FakeTracker(), [Actor([], FakeAnimator(1))], [good, bad], 200.0)
    pipeline.add_sink("s", sink)
    pipeline.start()
    until(lambda: bool(sink.frames) and sink.frames[-1].pixels[0, 0, 0] == 11)
    seen = len(sink.frames)
    until(lambda: len(sink.frames) > seen + 5)
    assert {frame.pixels[0, 0, 0] for frame in sink.frames} <= {31, 11}
    assert bad.closed == 1 and good.closed == 0 and not pipeline.finished.is_set()
    failed = [status for status in pipeline.statuses().values() if status.phase is Phase.FAILED]
    assert len(failed) == 1 and str(bad.error) in failed[0].text and failed[0].remedy
    pipeline.stop()
    assert bad.closed == 1 and good.closed == 1


def test_stylizers_are_swapped_without_losing_a_frame() -> None:
    old, unused, new, sink = FakeStylizer(10, fails_at=5), FakeStylizer(50), FakeStylizer(20), FakeSink()
    pipeline = Pipeline(FakeTracker(), [Actor([], FakeAnimator(1))], [old], 100.0)
    pipeline.add_sink("s", sink)
    pipeline.start()
    until(lambda: bool(pipeline.styling.errors))
    pipeline.styling.replace([unused])
    pipeline.styling.replace([new])
    until(lambda: sink.frames[-1].pixels[0, 0, 0] == 21)
    assert pipeline.styling.errors == {}, "what was swapped away is no longer told"
    pipeline.styling.replace([])
    until(lambda: sink.frames[-1].pixels[0, 0, 0] == 1)
    pipeline.stop()
    assert [stage.closed for stage in (old, unused, new)] == [1, 1, 1]
    seqs = [frame.seq for frame in sink.frames]
    assert len(seqs) + pipeline.figures().dropped["s"] == seqs[-1] + 1


def test_swapping_animator_and_tracker_loses_no_sink() -> None:
    sink, first, second = FakeSink(), FakeAnimator(1), FakeAnimator(2)
    old, new = FakeTracker(), FakeTracker()
    pipeline = running(old, sink, animator=first)
    until(lambda: len(sink.frames) > 5)
    pipeline.actors[0].replace_animator(second)
    pipeline.replace_tracker(new)
    until(lambda: sink.frames[-1].pixels[0, 0, 0] == 2)
    seen = len(sink.frames)
    until(lambda: len(sink.frames) > seen + 10)
    assert (old.closed, first.closed, sink.closed) == (1, 1, 0)
    pipeline.stop()
    assert (new.closed, second.closed, sink.closed) == (1, 1, 1)
    seqs = [f.seq for f in sink.frames]
    assert seqs == sorted(set(seqs))


def test_sinks_come_and_go_while_running() -> None:
    stays, goes, comes = FakeSink(), FakeSink(), FakeSink()
    pipeline = running(FakeTracker(), stays, goes)
    until(lambda: len(goes.frames) > 3)
    pipeline.remove_sink("s1")
    assert goes.closed == 1
    pipeline.add_sink("late", comes)
    until(lambda: len(comes.frames) > 3)
    with pytest.raises(KeyError):
        pipeline.remove_sink("s1")
    pipeline.stop()
    assert (stays.closed, comes.closed) == (1, 1)


def test_a_sink_that_hangs_does_not_hold_up_the_end() -> None:
    class Hanging(FakeSink):
        def send(self, frame: Frame) -> None:
            self.gone.wait()

    sink = Hanging()
    pipeline = running(FakeTracker(), sink)
    until(lambda: pipeline.first_frame.is_set())
    began = time.monotonic()
    pipeline.stop()
    assert time.monotonic() - began < 15.0
    assert sink.closed == 1


def test_float_images_become_bytes_once() -> None:
    image = Image(np.array([[[0.0, 0.5, 1.0, 2.0]]], np.float32))
    frame = to_frame(image, 1.5, 3)
    assert frame.pixels.dtype == np.uint8
    assert frame.pixels[0, 0].tolist() == [0, 128, 255, 255]
    assert (frame.captured_at, frame.seq) == (1.5, 3)


def test_several_sinks_that_hang_are_waited_for_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing, "PATIENCE_S", 0.5)
    never = threading.Event()

    class Hanging(FakeSink):
        def send(self, frame: Frame) -> None:
            never.wait(20.0)

    sinks = [Hanging() for _ in range(6)]
    pipeline = running(FakeTracker(), *sinks)
    until(lambda: pipeline.first_frame.is_set())
    began = time.monotonic()
    pipeline.stop()
    took = time.monotonic() - began
    never.set()
    assert [s.closed for s in sinks] == [1] * 6
    assert took < 2.5, "one after the other would be 3 s and more"


def test_a_stage_that_hangs_in_its_close_does_not_hold_up_the_end(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(closing, "PATIENCE_S", 0.3)
    never = threading.Event()

    class Stuck(FakeSink):
        def close(self) -> None:
            never.wait(20.0)

    stuck, good = Stuck(), FakeSink()
    pipeline = running(FakeTracker(), stuck, good)
    until(lambda: pipeline.first_frame.is_set())
    began = time.monotonic()
    pipeline.stop()
    took = time.monotonic() - began
    never.set()
    assert took < 10.0
    assert good.closed == 1
    assert "s0 does not close" in caplog.text


def test_a_second_stop_closes_nothing_again() -> None:
    tracker, sink = FakeTracker(), FakeSink()
    pipeline = running(tracker, sink)
    pipeline.stop()
    pipeline.stop()
    assert (tracker.closed, sink.closed) == (1, 1)


def test_a_sink_that_fails_while_it_is_removed_is_closed_once() -> None:
    class Late(FakeSink):
        def send(self, frame: Frame) -> None:
            time.sleep(0.2)
            raise SinkError("too late", remedy="none")

    sink = Late()
    pipeline = running(FakeTracker(), FakeSink(), sink)
    until(lambda: pipeline.first_frame.is_set())
    pipeline.remove_sink("s1")
    pipeline.stop()
    assert sink.closed == 1


def test_replacements_nobody_came_to_use_are_closed() -> None:
    pipeline = Pipeline(FakeTracker(), [Actor([], FakeAnimator())], [], 30.0)
    animators, modifiers = (FakeAnimator(), FakeAnimator()), (FakeModifier(), FakeModifier())
    for animator, modifier in zip(animators, modifiers, strict=True):
        pipeline.actors[0].replace_animator(animator)
        pipeline.actors[0].replace_modifiers([modifier])
    pipeline.stop()
    assert [s.closed for s in (*animators, *modifiers)] == [1, 1, 1, 1]


def test_figures_measured_anew_count_no_earlier_losses() -> None:
    slow = FakeSink(seconds=0.05)
    pipeline = running(FakeTracker(), slow)
    until(lambda: pipeline.figures().dropped["s0"] > 10)
    before = pipeline.figures().dropped["s0"]
    pipeline.reset_figures()
    after = pipeline.figures().dropped["s0"]
    pipeline.stop()
    assert 0 <= after < before


class SlowAnimator(FakeAnimator):
    """Takes 30 ms a picture, half of that once it is eased."""

    able = ("poses",)

    def __init__(self) -> None:
        super().__init__()
        self.coarse = 0

    def ease(self, coarse: int, size: float) -> None:
        self.coarse = coarse

    def animate(self, motion: Motion) -> Image:
        time.sleep(0.015 if self.coarse else 0.03)
        return super().animate(motion)


def test_a_budget_eases_the_animator_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    animator, sink = SlowAnimator(), FakeSink()
    pipeline = Pipeline(FakeTracker(), [Actor([], animator)], [], 25.0, BudgetConfig(frame_ms=22))
    pipeline.add_sink("s", sink)
    with caplog.at_level("INFO"):
        pipeline.start()
        until(lambda: animator.coarse == 1, 10.0)
    effort = pipeline.effort
    pipeline.stop()
    assert effort is not None and str(effort) == "poses in steps of level 1"
    assert "budget: poses in steps of level 1" in caplog.text


def test_a_budget_lowers_the_rate_of_an_animator_that_can_do_nothing_else() -> None:
    pipeline = Pipeline(FakeTracker(), [Actor([], FakeAnimator())], [], 100.0, BudgetConfig(frame_ms=1e-6))
    pipeline.add_sink("s", FakeSink())
    pipeline.start()
    until(lambda: pipeline.effort is not None and pipeline.effort.rate == 0.75, 10.0)
    pipeline.reset_figures()
    time.sleep(0.8)
    fps = pipeline.figures().fps
    pipeline.stop()
    assert fps < 90


def test_without_a_budget_there_is_no_effort() -> None:
    pipeline = Pipeline(FakeTracker(), [Actor([], FakeAnimator())], [], 30.0)
    assert pipeline.effort is None
    pipeline.stop()
