"""Replay: bit for bit when stepped, in time when paced."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from livehead.errors import TrackerError
from livehead.motion.tape import TapeReader, TapeWriter
from livehead.trackers import tape
from livehead.types import Motion, Phase


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Half a second at 60 a second, its clock far away, a gap in its numbers."""
    made = tmp_path / "a.tape"
    with TapeWriter(made) as writer:
        for n in range(30):
            shapes = np.full(52, n / 30, np.float32)
            writer.write(replace(Motion.neutral(9000.0 + n / 60, 100 + 2 * n), blendshapes=shapes))
    return made


def test_stepped_it_is_what_was_recorded(path: Path) -> None:
    tracker = tape.create(tape.Config(str(path), stepped=True, loop=False))
    played, recorded = list(tracker.track()), list(TapeReader(path))
    assert len(played) == 30
    for a, b in zip(played, recorded, strict=True):
        assert (a.seq, a.captured_at) == (b.seq, b.captured_at)
        assert a.blendshapes.tobytes() == b.blendshapes.tobytes()
    tracker.close()


def test_restamped_it_comes_at_once_with_the_times_of_now(path: Path) -> None:
    tracker = tape.create(tape.Config(str(path), restamp=True, loop=False))
    start = time.monotonic()
    rows = [(time.monotonic(), motion) for motion in tracker.track()]
    assert all(start <= motion.captured_at <= asked for asked, motion in rows)
    assert [m.seq for _, m in rows] == [m.seq for m in TapeReader(path)]
    tracker.close()


def test_the_next_lap_goes_on_in_time_and_number(path: Path) -> None:
    tracker = tape.create(tape.Config(str(path), stepped=True))
    played = list(itertools.islice(tracker.track(), 75))
    assert (np.diff([m.seq for m in played]) > 0).all()
    times = np.diff([m.captured_at for m in played])
    assert np.allclose(times, 1 / 60, atol=1e-9)
    assert np.array_equal(played[0].blendshapes, played[30].blendshapes)
    tracker.close()


@pytest.mark.parametrize("speed", [1.0, 4.0])
def test_paced_it_keeps_time(path: Path, speed: float) -> None:
    tracker = tape.create(tape.Config(str(path), loop=False, speed=speed))
    start = time.monotonic()
    rows = [(time.monotonic(), motion.captured_at) for motion in tracker.track()]
    arrived, due = np.array(rows).T
    assert np.allclose(np.diff(due), 1 / 60 / speed, atol=1e-6), "as recorded, on this machine's clock"
    assert 0.0 <= due[0] - start < 1.0
    assert (arrived >= due - 1e-3).all(), "never early"
    assert tracker.status.phase is Phase.WAITING
    tracker.close()


def test_paced_the_next_lap_is_reached_without_a_jump(path: Path) -> None:
    """The tape ends at 29/30 and begins at 0."""
    tracker = tape.create(tape.Config(str(path), speed=2.0))
    values = [float(m.blendshapes[0]) for m in itertools.islice(tracker.track(), 100)]
    tracker.close()
    assert max(values) > 0.9 and np.abs(np.diff(values)).max() < 0.2


def test_a_stalled_replay_does_not_rush(path: Path) -> None:
    tracker = tape.create(tape.Config(str(path), loop=False))
    motions = tracker.track()
    next(motions)
    time.sleep(0.8)
    behind = [time.monotonic() - motion.captured_at for motion in motions]
    assert behind[0] < 0.3
    tracker.close()


@pytest.mark.parametrize("count", [1, 2])
def test_a_tape_of_one_moment_plays_on_and_on_without_rushing(tmp_path: Path, count: int) -> None:
    with TapeWriter(tmp_path / "a.tape") as writer:
        for n in range(count):
            writer.write(Motion.neutral(5.0, n))
    tracker = tape.create(tape.Config(str(tmp_path / "a.tape")))
    times = [m.captured_at for m in itertools.islice(tracker.track(), 8)]
    assert times[-1] - times[0] == pytest.approx((7 // count) / 60)
    tracker.close()


def test_without_a_file_it_is_the_demo_motion() -> None:
    tracker = tape.create(tape.Config(stepped=True))
    first = next(iter(tracker.track()))
    assert np.array_equal(first.blendshapes, TapeReader()[0].blendshapes)
    assert "demo motion" in tracker.status.text
    tracker.close()


@pytest.mark.parametrize("speed", [0.0, -1.0, float("nan"), float("inf"), 1e9])
def test_a_mad_speed_is_an_error(speed: float) -> None:
    with pytest.raises(TrackerError, match="speed"):
        tape.create(tape.Config(speed=speed))


def test_a_bad_file_is_an_error_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "b.tape").write_bytes(b"not one")
    with pytest.raises(TrackerError, match="no livehead tape"):
        tape.create(tape.Config(str(tmp_path / "b.tape")))


def test_a_torn_tape_plays_and_says_so(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])
    tracker = tape.create(tape.Config(str(path), stepped=True, loop=False))
    assert len(list(tracker.track())) == 29
    assert "cut off" in tracker.status.text
    tracker.close()
