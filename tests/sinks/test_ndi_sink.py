"""The NDI sink, seen by a real NDI receiver on this machine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from livehead.errors import SinkError
from livehead.sinks import ndi
from livehead.sinks.ndi import Config, create
from livehead.types import Frame, Phase

LOOP = """
import sys, time, threading
import numpy as np
from livehead.sinks.ndi import Config, create
from livehead.types import Frame
from cyndilib.finder import Finder
from cyndilib.receiver import Receiver, ReceiveFrameType
from cyndilib.video_frame import VideoRecvFrame
from cyndilib.wrapper.ndi_recv import RecvColorFormat, RecvBandwidth

sink = create(Config(name="livehead test"))
going = True

def feed():
    number = 0
    while going:
        pixels = np.zeros((96, int(sys.argv[1]), 4), np.uint8)
        pixels[16:80, 16:112] = (0, 200, 0, 128)
        sink.send(Frame(pixels, 0.0, number))
        number += 1
        time.sleep(1 / 60)

thread = threading.Thread(target=feed)
thread.start()
finder = Finder()
finder.open()
end, found = time.monotonic() + 20, None
while found is None and time.monotonic() < end:
    finder.wait_for_sources(1)
    found = next((n for n in finder.get_source_names() if "livehead test" in n), None)
print("FOUND", found)
try:
    receiver = Receiver(color_format=RecvColorFormat.RGBX_RGBA, bandwidth=RecvBandwidth.highest)
    video = VideoRecvFrame()
    receiver.set_video_frame(video)
    receiver.set_source(finder.get_source(found))
    while time.monotonic() < end:
        if receiver.receive(ReceiveFrameType.recv_video, 500) & ReceiveFrameType.recv_video and video.xres:
            got = np.zeros(video.get_buffer_size(), np.uint8)
            video.fill_p_data(got)
            got = got.reshape(video.yres, -1, 4)
            print("SIZE", video.xres, video.yres)
            print("MIDDLE", *got[48, 64].tolist())
            print("OUTSIDE", *got[4, 4].tolist())
            break
finally:
    going = False
    thread.join()
    sink.close()
print("PHASE", sink.status.phase.name)
"""


@pytest.mark.parametrize("width", [128, 127])
def test_a_receiver_gets_straight_alpha(tmp_path: Path, width: int) -> None:
    pytest.importorskip("cyndilib", reason="needs cyndilib (the ndi extra)", exc_type=ImportError)
    # found by address: discovery by name would need avahi
    networks = {"ndi": {"networks": {"ips": "127.0.0.1", "discovery": ""}}}
    (tmp_path / "ndi-config.v1.json").write_text(json.dumps(networks))
    (tmp_path / "loop.py").write_text(LOOP)
    done = subprocess.run(
        [sys.executable, str(tmp_path / "loop.py"), str(width)],
        env={**os.environ, "NDI_CONFIG_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    told = dict(line.split(" ", 1) for line in done.stdout.splitlines() if " " in line)
    if told.get("FOUND") == "None":
        pytest.skip("NDI finds no source on this machine's loopback")
    assert told["SIZE"] == "128 96", done.stderr
    middle = np.array(told["MIDDLE"].split(), int)
    assert np.abs(middle - (0, 200, 0, 128)).max() <= 8
    assert int(told["OUTSIDE"].split()[3]) <= 4
    assert told["PHASE"] == "CLOSED"


def test_without_the_library_its_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ndi.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(SinkError) as caught:
        create(Config())
    assert "cyndilib" in caught.value.cause
    assert "livehead[ndi]" in caught.value.remedy


def test_a_library_that_fails_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ndi, "probe", lambda: "")
    sink = create(Config())

    def fail(width: int, height: int) -> None:
        raise RuntimeError("no network")

    monkeypatch.setattr(sink, "_open", fail)
    with pytest.raises(SinkError) as caught:
        sink.send(Frame(np.zeros((8, 8, 4), np.uint8), 0.0, 0))
    assert "no network" in caught.value.cause
    assert sink.status.phase is Phase.FAILED
    sink.close()


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "x" * 101])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        Config(name=name)


def test_odd_sides_grow_by_a_transparent_row() -> None:
    even = ndi._even(np.full((3, 5, 4), 9, np.uint8))
    assert even.shape == (4, 6, 4)
    assert (even[:3, :5] == 9).all()
    assert not even[3].any()
    assert not even[:, 5].any()
