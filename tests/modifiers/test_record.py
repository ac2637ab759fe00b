"""Tapes written during a run: what is on them, that the take comes back from them, and full disks."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from signals import motion, talk

from livehead import registry
from livehead.config import DEFAULT_MODIFIERS, StageChoice
from livehead.errors import ConfigError
from livehead.motion.tape import TapeReader, TapeWriter
from livehead.motion.vector import pack
from livehead.offline import at_rate
from livehead.stages import Modifier
from livehead.types import Motion, Phase


def recorder(path: Path, **options: Any) -> Modifier:
    return registry.modifier(StageChoice("record", {"path": str(path), **options}))


def samples(count: int) -> list[Motion]:
    return [motion(talk(k / 30), jaw=k % 10 / 10, at=50 + k / 30, seq=k) for k in range(count)]


def test_the_take_comes_back_picture_by_picture(tmp_path: Path) -> None:
    """Everything the modifiers made of 30 samples a second at 60 pictures a second, breath and idling too."""
    chain = [registry.modifier(choice, fps=60.0) for choice in DEFAULT_MODIFIERS]
    chain.append(recorder(tmp_path / "take.tape"))
    shown = []
    for given, now in at_rate(samples(60), 60.0):
        moved = given
        for modifier in chain:
            moved = modifier.modify(moved, 100.0 + now)
        shown.append(moved)
    for modifier in chain:
        modifier.close()
    tape = TapeReader(tmp_path / "take.tape")
    assert len(tape) == len(shown) > 100
    again = [m for m, _ in at_rate(tape, 60.0)]
    assert len(again) == len(shown)
    for one, other in zip(shown, again, strict=True):
        np.testing.assert_array_equal(pack(one), pack(other))
        assert (one.breath, one.channels) == (other.breath, other.channels)
    assert tape.notes["kind"] == "shown"


def test_the_tape_begins_with_the_film(tmp_path: Path) -> None:
    """Drawing the first picture takes four seconds here; the film begins when it is drawn."""
    stage = recorder(tmp_path / "take.tape", fps=30.0)
    for now in (10.0, 14.0, 14.05, 14.08):
        stage.modify(motion(at=now), now)
    stage.close()
    tape = TapeReader(tmp_path / "take.tape")
    assert tape.times - tape.times[0] == pytest.approx([0.0, 1 / 30, 1 / 30 + 0.05, 1 / 30 + 0.08])
    assert [m.seq for m in tape] == [0, 1, 2, 3]


def test_given_samples_are_kept_once_with_their_own_time(tmp_path: Path) -> None:
    stage = recorder(tmp_path / "take.tape", given=True)
    wanted = [replace(m, tracker="vts_phone") for m in samples(20)]
    stage.modify(Motion.neutral(), 9.0)
    for number, sample in enumerate(wanted):
        for again in range(3):
            assert pack(stage.modify(sample, 10 + number / 30 + again / 90)) == pytest.approx(pack(sample))
    assert stage.status.phase is Phase.RUNNING
    assert "20 records" in stage.status.text
    stage.close()
    tape = TapeReader(tmp_path / "take.tape")
    assert [m.captured_at for m in tape] == [m.captured_at for m in wanted]
    assert tape.notes["tracker"] == "vts_phone"


def test_nothing_is_made_before_the_first_motion(tmp_path: Path) -> None:
    recorder(tmp_path / "take.tape").close()
    assert not (tmp_path / "take.tape").exists()


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    path = tmp_path / "take.tape"
    path.write_bytes(b"precious")
    with pytest.raises(ConfigError, match="exists already"):
        recorder(path)
    stage = recorder(path, overwrite=True)
    assert path.read_bytes() == b"precious"
    stage.modify(samples(1)[0], 0.0)
    stage.close()
    assert len(TapeReader(path)) == 1


@pytest.mark.parametrize(("name", "cause"), [("no/take.tape", "does not exist"), ("", "is a folder")])
def test_bad_place(tmp_path: Path, name: str, cause: str) -> None:
    with pytest.raises(ConfigError, match=cause):
        recorder(tmp_path / name)


def test_a_full_disk_ends_the_tape_and_not_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "take.tape"
    stage = recorder(path)
    out = [stage.modify(m, k / 60) for k, m in enumerate(samples(5))]
    whole = TapeWriter._put

    def full(self: TapeWriter, data: bytes) -> None:
        self._file.write(data[:100])
        raise self._error(OSError(28, "No space left on device"))

    monkeypatch.setattr(TapeWriter, "_put", full)
    out += [stage.modify(m, 1 + k / 60) for k, m in enumerate(samples(5))]
    monkeypatch.setattr(TapeWriter, "_put", whole)
    assert len(out) == 10
    assert stage.status.phase is Phase.FAILED
    assert "No space left" in stage.status.text
    assert "free some space" in stage.status.remedy
    stage.close()
    assert len(TapeReader(path)) == 5


WRITER = """
import sys
from livehead import registry
from livehead.config import StageChoice
from livehead.types import Motion
stage = registry.modifier(StageChoice("record", {"path": sys.argv[1]}))
for number in range(1_000_000):
    stage.modify(Motion.neutral(number / 60, number), number / 60)
    print(number, flush=True)
"""


def test_a_killed_run_leaves_a_whole_tape(tmp_path: Path) -> None:
    path = tmp_path / "take.tape"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True
    )  # fmt: skip
    assert writer.stdout is not None
    for line in writer.stdout:
        if int(line) >= 200:
            break
    writer.send_signal(signal.SIGKILL)
    told = 200 + len(writer.stdout.read().split())
    writer.wait()
    assert len(TapeReader(path)) >= told
