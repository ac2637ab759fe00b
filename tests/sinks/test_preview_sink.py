"""The preview window on a real X server: what is seen, dragged, zoomed, clicked through, closed and killed."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import cv2
import numpy as np
import pytest
from pictures import frame

from livehead.errors import SinkError
from livehead.sinks import preview
from livehead.sinks.preview import Config, PreviewSink, create, place
from livehead.sinks.preview.place import Place
from livehead.sinks.preview.shared_picture import PictureReader, PictureWriter
from livehead.types import Bytes, Frame, Phase

PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool"}
GREEN = (0, 200, 0)


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    """An X server of our own, 800×600, without a window manager and without a compositor."""
    pytest.importorskip("PySide6.QtWidgets", reason="needs PySide6 (the tray extra)", exc_type=ImportError)
    missing = [package for program, package in PROGRAMS.items() if shutil.which(program) is None]
    if sys.platform != "linux" or missing:
        pytest.skip(f"needs an X server and tools for it: apt install {' '.join(missing)}")
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "800x600x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as told:
        number = told.readline().strip()
    if not number:
        pytest.skip("Xvfb does not start here")
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture
def desktop(screen: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("DISPLAY", screen)
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if why := preview.probe():
        pytest.skip(why)
    return screen


@pytest.fixture
def compositor(desktop: str) -> Iterator[None]:
    """A compositing program on that server."""
    if shutil.which("xcompmgr") is None:
        pytest.skip("needs a compositor: apt install xcompmgr")
    program = subprocess.Popen(["xcompmgr", "-n"], stderr=subprocess.DEVNULL)
    time.sleep(0.5)
    yield
    program.terminate()
    program.wait()


@pytest.fixture
def opened(desktop: str) -> Iterator[Callable[[], PreviewSink]]:
    made: list[PreviewSink] = []

    def begin() -> PreviewSink:
        made.append(create(Config(fps=60.0)))
        return made[-1]

    yield begin
    for sink in made:
        sink.close()


def send_until(sink: PreviewSink, done: Callable[[], object], pixels: Bytes, seconds: float = 30.0) -> None:
    """Send the same picture, as a stream would, until something is true."""
    end, number = time.monotonic() + seconds, 0
    while not done():
        assert time.monotonic() < end, f"did not happen in time: {sink.status}"
        sink.send(Frame(pixels, 0.0, number))
        number += 1
        time.sleep(0.03)


def half_green() -> Bytes:
    """200×100: left half green and half transparent, right half nothing at all."""
    pixels = np.zeros((100, 200, 4), np.uint8)
    pixels[:, :100] = (*GREEN, 128)
    return pixels


def xdotool(*words: str | int) -> str:
    done = subprocess.run(["xdotool", *map(str, words)], capture_output=True, text=True, timeout=20)
    return done.stdout


def window() -> tuple[int, int, int, int, int]:
    """(id, x, y, width, height) of the preview; id 0 where there is none."""
    found = xdotool("search", "--onlyvisible", "--name", "livehead preview").split()
    if not found:
        return 0, 0, 0, 0, 0
    told = dict(line.split("=") for line in xdotool("getwindowgeometry", "--shell", found[-1]).split())
    return int(found[-1]), int(told["X"]), int(told["Y"]), int(told["WIDTH"]), int(told["HEIGHT"])


def size() -> tuple[int, int]:
    return window()[3:]


class XImage(ctypes.Structure):
    """The beginning of Xlib's structure of that name."""

    _fields_: ClassVar = [
        *((name, ctypes.c_int) for name in ("width", "height", "xoffset", "format")),
        ("data", ctypes.POINTER(ctypes.c_uint8)),
        *(
            (name, ctypes.c_int)
            for name in ("byte_order", "unit", "bit_order", "pad", "depth", "row", "bits")
        ),
    ]


def screenshot() -> np.ndarray:
    """(600, 800, 3) RGB of what the screen shows. Not by xwd: that reads every window by itself."""
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XGetImage.restype = ctypes.POINTER(XImage)
    display = ctypes.c_void_p(x.XOpenDisplay(os.environ["DISPLAY"].encode()))
    x.XDefaultRootWindow.restype = ctypes.c_ulong
    root = ctypes.c_ulong(x.XDefaultRootWindow(display))
    image = x.XGetImage(display, root, 0, 0, 800, 600, ctypes.c_ulong(2**32 - 1), 2)
    found = image.contents
    assert (found.width, found.height, found.bits) == (800, 600, 32)
    pixels = np.ctypeslib.as_array(found.data, (600, found.row // 4, 4)).copy()
    x.XFree(image)
    x.XCloseDisplay(display)
    shot = pixels[:, :800, 2::-1]
    if folder := os.environ.get("LIVEHEAD_SHOTS"):
        name = os.environ["PYTEST_CURRENT_TEST"].split("::")[-1].split()[0]
        cv2.imwrite(str(Path(folder) / f"{name}.png"), shot[..., ::-1])
    return shot


def start(sink: PreviewSink, at: Place, pixels: Bytes) -> None:
    """Until the window has the picture's size."""
    wanted = (round(pixels.shape[1] * at.zoom), round(pixels.shape[0] * at.zoom))
    send_until(sink, lambda: size() == wanted and sink.status.phase is Phase.RUNNING, pixels)
    time.sleep(0.3)


def test_transparency_is_seen_through_where_a_compositor_runs(
    compositor: None, opened: Callable[[], PreviewSink]
) -> None:
    at = Place(100, 50, 2.0)
    place.save(at, place.file())
    sink = opened()
    start(sink, at, half_green())
    assert window()[1:] == (100, 50, 400, 200)
    assert sink.status.remedy == ""

    def right() -> bool:
        shot = screenshot().astype(int)
        behind = shot[500, 700]
        mixed = np.array(GREEN) * 128 / 255 + behind * 127 / 255
        seen = shot[60:240, 110:290]
        through = shot[60:240, 310:490]
        return bool(np.abs(seen - mixed).max() <= 3 and (through == behind).all())

    send_until(sink, right, half_green(), 10.0)


def test_without_a_compositor_a_checkerboard_is_shown_and_said(opened: Callable[[], PreviewSink]) -> None:
    at = Place(100, 50, 2.0)
    place.save(at, place.file())
    sink = opened()
    start(sink, at, half_green())
    assert "no compositor" in sink.status.text
    assert "picom" in sink.status.remedy
    shot = screenshot()
    nothing = {tuple(colour) for colour in shot[52:248, 302:498].reshape(-1, 3).tolist()}
    assert nothing == {(102, 102, 102), (153, 153, 153)}
    green = shot[60:240, 110:290].astype(int)
    assert set(np.unique(green[..., 1])) <= set(range(150, 180))


def test_a_compositor_that_comes_later_is_noticed(
    opened: Callable[[], PreviewSink], request: pytest.FixtureRequest
) -> None:
    at = Place(100, 50, 1.0)
    place.save(at, place.file())
    sink = opened()
    start(sink, at, half_green())
    assert sink.status.remedy
    request.getfixturevalue("compositor")
    send_until(sink, lambda: sink.status.remedy == "", half_green())


def test_the_first_time_it_is_half_as_high_as_the_screen_and_grows_with_the_picture(
    opened: Callable[[], PreviewSink],
) -> None:
    sink = opened()
    send_until(sink, lambda: size() == (600, 300), half_green())
    _, x, y, _, _ = window()
    larger = np.full((120, 220, 4), 255, np.uint8)
    send_until(sink, lambda: size() == (660, 360), larger)
    # the feet stay where they were
    assert window()[1:3] == (x - 30, y - 60)


def test_a_place_on_a_screen_that_is_gone_is_left_for_one_that_is_there(
    opened: Callable[[], PreviewSink],
) -> None:
    place.save(Place(5000, 5000, 1.0), place.file())
    sink = opened()
    send_until(sink, lambda: size() == (200, 100) and window()[1] < 800, half_green())
    _, x, y, width, height = window()
    assert (x + width, y + height) == pytest.approx((800, 600), abs=2)


def test_dragged_zoomed_and_both_remembered(opened: Callable[[], PreviewSink]) -> None:
    at = Place(100, 50, 2.0)
    place.save(at, place.file())
    sink = opened()
    start(sink, at, half_green())
    xdotool("mousemove", 150, 100, "mousedown", 1, "mousemove", 200, 130, "mousemove", 250, 160, "mouseup", 1)
    send_until(sink, lambda: window()[1:3] == (200, 110), half_green())
    xdotool("mousemove", 250, 160, "click", 4)
    send_until(sink, lambda: size() == (440, 220), half_green())
    _, x, y, _, _ = window()
    # the point under the mouse, a fifth in and a quarter down, has stayed there
    assert (x, y) == pytest.approx((250 - 50 * 1.1, 160 - 50 * 1.1), abs=1.0)
    xdotool("mousemove", 250, 160, "click", 5)
    send_until(sink, lambda: size() == (400, 200), half_green())
    send_until(sink, lambda: place.load(place.file()).x == window()[1], half_green())
    kept = window()[1:]
    sink.close()
    again = opened()
    start(again, at, half_green())
    assert window()[1:] == kept


def test_clicks_go_through_by_key_and_come_back_with_ctrl_shift(opened: Callable[[], PreviewSink]) -> None:
    at = Place(100, 50, 2.0)
    place.save(at, place.file())
    sink = opened()
    start(sink, at, half_green())

    def below_mouse() -> int:
        told = dict(line.split("=") for line in xdotool("getmouselocation", "--shell").split())
        return int(told["WINDOW"])

    mine = window()[0]
    xdotool("mousemove", 150, 100)
    assert below_mouse() == mine
    xdotool("windowfocus", "--sync", mine, "key", "t")
    send_until(sink, lambda: below_mouse() != mine, half_green())
    xdotool("mousemove", 150, 100, "keydown", "ctrl", "keydown", "shift")
    try:
        send_until(sink, lambda: below_mouse() == mine, half_green())
    finally:
        xdotool("keyup", "shift", "keyup", "ctrl")
    send_until(sink, lambda: below_mouse() != mine, half_green())
    send_until(sink, lambda: place.load(place.file()).through, half_green())


def test_closed_by_a_person_the_stream_goes_on_and_it_can_be_opened_again(
    opened: Callable[[], PreviewSink],
) -> None:
    at = Place(100, 50, 1.0)
    place.save(at, place.file())
    sink = opened()
    start(sink, at, half_green())
    xdotool("windowfocus", "--sync", window()[0], "key", "ctrl+w")
    send_until(sink, lambda: "closed" in sink.status.text, half_green())
    assert sink.status.phase is Phase.WAITING
    assert "open it again" in sink.status.remedy
    sink.send(frame(1))
    sink.open()
    start(sink, at, half_green())


def test_killed_it_comes_back(opened: Callable[[], PreviewSink]) -> None:
    at = Place(100, 50, 1.0)
    place.save(at, place.file())
    sink = opened()
    start(sink, at, half_green())
    first = sink._process.pid
    sink._process.kill()
    send_until(sink, lambda: "signal 9" in sink.status.text, half_green())
    assert sink.status.phase is Phase.RETRYING
    start(sink, at, half_green())
    assert sink._process.pid != first


def test_a_window_that_always_crashes_is_left_alone_in_the_end(
    opened: Callable[[], PreviewSink], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preview, "PAUSE_S", 0.0)
    monkeypatch.setattr(preview, "CRASHES", 2)
    monkeypatch.setenv("QT_QPA_PLATFORM", "no such thing")
    monkeypatch.setenv("QT_LOGGING_RULES", "*=false")
    sink = opened()
    send_until(sink, lambda: sink.status.phase is Phase.LOST, half_green())
    assert "2 times" in sink.status.text
    sink.send(frame(3))
    assert sink.status.phase is Phase.LOST


def test_the_window_ends_with_the_program_that_fed_it(desktop: str) -> None:
    code = (
        "from livehead.sinks.preview import Config, create\n"
        "import time\n"
        "if __name__ == '__main__':\n"
        "    sink = create(Config())\n"
        "    while not sink._shown: sink._look(); time.sleep(0.02)\n"
        "    print(sink._process.pid, flush=True)\n"
        "    time.sleep(60)\n"
    )
    program = Path(os.environ["XDG_CONFIG_HOME"]) / "program.py"
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(code)
    feeder = subprocess.Popen([sys.executable, str(program)], stdout=subprocess.PIPE, text=True)
    assert feeder.stdout is not None
    pid = int(feeder.stdout.readline())
    feeder.kill()
    feeder.wait()
    end = time.monotonic() + 20.0
    while _lives(pid):
        assert time.monotonic() < end, "the window outlived its program"
        time.sleep(0.05)


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_no_desktop_is_said_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("PySide6", reason="needs PySide6 (the tray extra)")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(SinkError) as caught:
        create(Config())
    assert "no desktop" in caught.value.cause
    assert "desktop session" in caught.value.remedy


def test_without_qt_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preview.importlib.util, "find_spec", lambda name: None)
    assert "livehead[tray]" in preview.probe()


def test_shared_pictures_the_newest_wins_and_each_is_seen_once() -> None:
    writer = PictureWriter(64 * 64 * 4)
    reader = PictureReader(writer.name)
    try:
        assert reader.newest() is None
        for number in range(7):
            writer.write(frame(number, 32 + number, 16).pixels)
        newest = reader.newest()
        assert newest is not None
        assert (newest == frame(6, 38, 16).pixels).all()
        assert reader.newest() is None
        assert writer.holds(frame(0, 64, 64).pixels)
        assert not writer.holds(np.zeros((4096, 64, 4), np.uint8))
    finally:
        reader.close()
        writer.close()


def test_a_picture_that_is_being_written_is_not_taken() -> None:
    writer = PictureWriter(64)
    reader = PictureReader(writer.name)
    try:
        writer.write(np.full((4, 4, 4), 7, np.uint8))
        writer._layout.words[1 + 3 * 1] = 0  # as in the middle of a write
        assert reader.newest() is None
    finally:
        reader.close()
        writer.close()


def test_no_shared_memory_left_is_an_error_before_it_is_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    usage = shutil.disk_usage("/")._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    with pytest.raises(SinkError) as caught:
        PictureWriter(4096 * 4096 * 4)
    assert "192 MiB" in caught.value.cause


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"x": 1}', '{"x": "a", "y": 0, "zoom": 1, "through": 0}', '{"x": 1e999}', "null"]
)
def test_a_damaged_place_is_no_place(tmp_path: Path, text: str) -> None:
    path = tmp_path / "preview.json"
    path.write_text(text)
    assert place.load(path) == Place()


def test_a_place_is_kept_and_its_zoom_within_bounds(tmp_path: Path) -> None:
    path = tmp_path / "new" / "preview.json"
    place.save(Place(3, -4, 0.7, True), path)
    assert place.load(path) == Place(3, -4, 0.7, True)
    place.save(Place(3, -4, 1e9), path)
    assert place.load(path).zoom == place.LARGEST
    assert [p.name for p in path.parent.iterdir()] == ["preview.json"]
