"""Tapes keep every bit, and what is on them can be played whatever happened to the writer."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from livehead.errors import TrackerError
from livehead.motion.arkit import INDEX
from livehead.motion.gaze import gaze_of
from livehead.motion.tape import RECORD, TapeReader, TapeWriter
from livehead.types import Channels, Motion


def motions(count: int, seed: int = 1) -> list[Motion]:
    """Motions with every bit in use."""
    generator = np.random.default_rng(seed)
    return [
        Motion(
            blendshapes=generator.random(52, np.float32),
            head_rotation=generator.normal(0, 1, 3).astype(np.float32),
            head_position=generator.normal(0, 1, 3).astype(np.float32),
            gaze=generator.normal(0, 0.3, (2, 2)).astype(np.float32),
            confidence=float(generator.random()),
            captured_at=81234.125 + n / 29.97 + float(generator.random()) * 1e-3,
            seq=7 + n,
            channels=Channels(int(generator.integers(0, 64))),
            subject=n % 3,
            breath=float(generator.random()),
        )
        for n in range(count)
    ]


def same(a: Motion, b: Motion) -> bool:
    arrays = ("blendshapes", "head_rotation", "head_position", "gaze")
    plain = ("confidence", "captured_at", "seq", "channels", "subject", "breath")
    return all(getattr(a, n).tobytes() == getattr(b, n).tobytes() for n in arrays) and all(
        getattr(a, n) == getattr(b, n) for n in plain
    )


def record(path: Path, made: list[Motion], **notes: object) -> bytes:
    with TapeWriter(path, **notes) as tape:
        for motion in made:
            tape.write(motion)
    return path.read_bytes()


def test_what_is_read_is_what_was_written_bit_for_bit(tmp_path: Path) -> None:
    made = motions(50)
    record(tmp_path / "a.tape", made, tracker="test", title="größe\n")
    tape = TapeReader(tmp_path / "a.tape")
    assert len(tape) == 50 and not tape.torn
    assert all(same(a, b) for a, b in zip(made, tape, strict=True))
    assert tape.notes == {"tracker": "test", "title": "größe\n"}
    assert tape.duration == pytest.approx(49 / 29.97, abs=2e-3)
    assert tape.interval == pytest.approx(1 / 29.97, abs=1e-3)


def test_odd_numbers_survive_too(tmp_path: Path) -> None:
    odd = replace(
        motions(1)[0],
        blendshapes=np.array([np.nan, np.inf, -0.0, 1e-45] + [0.5] * 48, np.float32),
        seq=-(2**62),
        captured_at=1e-300,
    )
    record(tmp_path / "a.tape", [odd])
    assert same(TapeReader(tmp_path / "a.tape")[0], odd)


def test_cut_off_anywhere_it_plays_up_to_the_last_whole_record(tmp_path: Path) -> None:
    made = motions(4)
    data = record(tmp_path / "a.tape", made)
    start = len(data) - 4 * RECORD.itemsize
    cut = tmp_path / "cut.tape"
    for length in range(start + RECORD.itemsize, len(data)):
        cut.write_bytes(data[:length])
        tape = TapeReader(cut)
        whole, rest = divmod(length - start, RECORD.itemsize)
        assert len(tape) == whole and tape.torn == bool(rest)
        assert all(same(a, b) for a, b in zip(made, tape, strict=False))


def test_cut_off_before_the_first_record_is_an_error(tmp_path: Path) -> None:
    data = record(tmp_path / "a.tape", motions(1))
    cut = tmp_path / "cut.tape"
    for length in range(len(data)):
        cut.write_bytes(data[:length])
        with pytest.raises(TrackerError, match=r"cut\.tape") as caught:
            TapeReader(cut)
        assert caught.value.remedy and "\n" not in str(caught.value) + caught.value.remedy


def test_a_tail_of_zeros_after_a_crash_of_the_machine_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.tape"
    data = record(path, motions(6))
    size = 2 * RECORD.itemsize
    path.write_bytes(data[:-size] + bytes(size))
    tape = TapeReader(path)
    assert len(tape) == 4 and tape.torn


def test_damage_inside_is_named_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.tape"
    data = bytearray(record(path, motions(6)))
    for place in (40, 200, 303):
        broken = bytearray(data)
        broken[len(data) - 4 * RECORD.itemsize + place] ^= 1
        path.write_bytes(broken)
        with pytest.raises(TrackerError, match="damaged at record 2 of 6"):
            TapeReader(path)


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"GIF89a", b"livehead-tape 2 {}\n", b"livehead-tape 1 {}\n", b"livehead-tape 1 [\n",
             b"livehead-tape 1 3\n", b"livehead-tape 1 " + b"x" * 100_000, b"\x00" * 1000],
)  # fmt: skip
def test_what_is_no_tape_is_said_to_be_none(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(data)
    with pytest.raises(TrackerError, match=r"film\.mp4 is no livehead tape") as caught:
        TapeReader(path)
    assert "motion record" in caught.value.remedy


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.tape", tmp_path):
        with pytest.raises(TrackerError, match="cannot read the tape"):
            TapeReader(path)


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(TrackerError, match="cannot write the tape") as caught:
        TapeWriter(tmp_path / "none" / "a.tape")
    assert caught.value.remedy


def test_a_full_disk_is_an_error_and_loses_nothing_before_it(tmp_path: Path) -> None:
    made = motions(10)
    path = tmp_path / "a.tape"
    tape = TapeWriter(path)
    room = 4 * RECORD.itemsize + 100
    real = tape._file

    class Full:
        """A file on a disk with little room left: takes part of a record, then refuses."""

        left = room

        def write(self, data: bytes) -> int:
            if not self.left:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            written = real.write(data[: self.left])
            self.left -= written
            return written

        def close(self) -> None:
            real.close()

    tape._file = Full()  # type: ignore[assignment]
    with pytest.raises(TrackerError, match="No space left"):
        for motion in made:
            tape.write(motion)
    played = TapeReader(path)
    assert len(played) == 4 and played.torn and same(played[3], made[3])


@pytest.mark.skipif(sys.platform == "win32", reason="kills with a signal")
def test_a_writer_that_is_killed_leaves_a_playable_tape(tmp_path: Path) -> None:
    path = tmp_path / "a.tape"
    program = (
        "import sys, pathlib; from livehead.motion.tape import *; from livehead.types import Motion\n"
        "tape = TapeWriter(pathlib.Path(sys.argv[1])); n = 0\n"
        "while True: tape.write(Motion.neutral(n / 60, n)); n += 1\n"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(path)]) as writer:
        deadline = time.monotonic() + 30.0
        while time.monotonic() < deadline and not (path.exists() and path.stat().st_size > 50_000):
            time.sleep(0.01)
        writer.send_signal(signal.SIGKILL)
    tape = TapeReader(path)
    assert len(tape) > 100 and [m.seq for m in tape] == list(range(len(tape)))


# --- the demo motion ---------------------------------------------------------------------------------------


def test_the_demo_motion_is_long_and_at_sixty_a_second() -> None:
    tape = TapeReader()
    assert tape.duration >= 30.0 and tape.interval == pytest.approx(1 / 60)
    assert [m.seq for m in tape] == list(range(len(tape)))
    assert all(m.channels == Channels.ALL and m.confidence == 1.0 for m in tape)


def test_the_demo_motion_loops_without_a_seam() -> None:
    tape = TapeReader()
    first, last = tape[0], tape[len(tape) - 1]
    assert np.degrees(np.abs(first.head_rotation - last.head_rotation)).max() < 0.2
    assert np.abs(first.head_position - last.head_position).max() < 0.002
    assert np.abs(first.blendshapes - last.blendshapes).max() < 0.03
    assert np.degrees(np.abs(first.gaze - last.gaze)).max() < 1.0


def test_the_demo_motion_is_smooth_in_range_and_begins_calm() -> None:
    tape = list(TapeReader())
    shapes = np.stack([m.blendshapes for m in tape])
    heads = np.degrees(np.stack([m.head_rotation for m in tape]))
    assert shapes.min() >= 0.0 and shapes.max() <= 1.0
    assert np.abs(np.diff(heads, axis=0)).max() < 4.0
    assert np.abs(heads[:60]).max() < 4.0, "its first second may be taken as the neutral pose"
    for motion in tape[::20]:
        assert np.allclose(gaze_of(motion.blendshapes), motion.gaze, atol=0.02)


def test_the_demo_motion_shows_what_a_face_can_do() -> None:
    shapes = np.stack([m.blendshapes for m in TapeReader()])
    heads = np.degrees(np.stack([m.head_rotation for m in TapeReader()]))
    for axis, reach in ((0, 20.0), (1, 40.0), (2, 15.0)):
        assert np.ptp(heads[:, axis]) > reach
    lively = """jawOpen mouthFunnel mouthPucker mouthSmileLeft mouthFrownLeft browDownLeft browInnerUp
        browOuterUpLeft eyeWideLeft eyeSquintLeft eyeLookUpLeft eyeLookDownLeft eyeLookInLeft eyeLookOutLeft
        eyeBlinkLeft eyeBlinkRight"""
    for name in lively.split():
        assert shapes[:, INDEX[name]].max() > 0.4, name
    left, right = shapes[:, INDEX["eyeBlinkLeft"]], shapes[:, INDEX["eyeBlinkRight"]]
    assert (left - right).max() > 0.7 and (right - left).max() > 0.7, "both winks"
    shut = (left > 0.6) & (right > 0.6)
    blinks = np.count_nonzero(shut[1:] & ~shut[:-1])
    assert 12 <= blinks <= 35
