"""What goes wrong with a recording while the stream runs: the disk fills up, it ends before it has begun."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from pictures import frame

from livehead.sinks.video_file import Config, create

pytest.importorskip("resource", reason="file size limits are of POSIX")

STREAM = """
import json, resource, sys, time
from pathlib import Path
import numpy as np
from livehead.actor import Actor
from livehead.pipeline import Pipeline
from livehead.sinks import null, video_file
from livehead.types import Image, Motion, Phase, Status

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
noise = np.random.default_rng(1)

class Stage:
    needs_driving, status, drawn = False, Status(Phase.RUNNING), 0
    def close(self): pass
    def track(self):
        while True:
            time.sleep(0.005)
            yield Motion.neutral(time.monotonic(), 0)
    def animate(self, motion):
        self.drawn += 1
        if self.drawn < 40:
            return Image(np.full((64, 64, 4), 255, np.uint8))
        return Image(noise.integers(1, 255, (64, 64, 4), np.uint8))

class Seen(null.NullSink):
    count = 0
    def send(self, frame):
        self.count += 1

film, seen = video_file.create(video_file.Config(Path(sys.argv[1]), codec="auto")), Seen()
pipeline = Pipeline(Stage(), [Actor([], Stage())], [], 120.0)
pipeline.add_sink("film", film)
pipeline.add_sink("seen", seen)
pipeline.start()
while "film" not in pipeline.errors:
    time.sleep(0.01)
after = seen.count
while seen.count < after + 60:
    time.sleep(0.01)
error, status = pipeline.errors["film"], film.status
pipeline.stop()
print(json.dumps([error.cause, error.remedy, status.phase.name, status.text, list(pipeline.errors)]))
"""


@pytest.mark.parametrize(("name", "limit"), [("film.webm", 60_000), ("takes", 8_000)])
def test_when_the_disk_is_full_the_stream_goes_on(tmp_path: Path, name: str, limit: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STREAM, str(tmp_path / name), str(limit)],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    cause, remedy, phase, text, failed = json.loads(done.stdout.splitlines()[-1])
    assert cause.startswith("no room left for") and name in cause
    assert "free some space" in remedy
    assert (phase, text, failed) == ("FAILED", cause, ["film"])
    if name == "takes":
        assert len(list((tmp_path / name).glob("*.png"))) >= 30
        assert not list((tmp_path / name).glob("*.part"))
    else:
        assert 0 < (tmp_path / name).stat().st_size <= limit


def test_a_recording_without_a_frame_says_so(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    sink = create(Config(tmp_path / "film.webm"))
    with caplog.at_level(logging.WARNING):
        sink.close()
    assert "before its first frame" in sink.status.text
    assert "before its first frame" in caplog.text and "film.webm" in caplog.text
    assert not (tmp_path / "film.webm").exists()

    whole = create(Config(tmp_path / "whole.webm"))
    whole.send(frame(0))
    caplog.clear()
    whole.close()
    assert "1 frames" in whole.status.text and not caplog.text
