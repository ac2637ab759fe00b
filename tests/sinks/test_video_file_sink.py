"""Recordings, read back: pixels, alpha, times, and what is left after a crash or on a full disk."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import cv2
import numpy as np
import pytest
from pictures import GREEN_SQUARE, PINK, composited, frame, picture, psnr, rim

from livehead.errors import SinkError
from livehead.sinks import parse_colour
from livehead.sinks.video_file import Config, VideoFileSink, create
from livehead.sinks.video_file.slots import Slots
from livehead.sinks.video_file.writers import Disk
from livehead.types import Frame, Phase


def record(path: Path, count: int = 20, side: int = 128, **options: Any) -> Path:
    sink = create(Config(path, constant_rate=True, **options))
    for number in range(count):
        sink.send(frame(number, side, side))
    sink.close()
    assert sink.status.phase is Phase.CLOSED
    return path


def decoded(path: Path, pixel_format: str = "rgba") -> list[np.ndarray]:
    """Every picture of a file. WebM through libvpx's decoder: FFmpeg's own drops the alpha."""
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        if stream.codec_context.name in ("vp9", "libvpx-vp9"):
            decoder: Any = av.CodecContext.create("libvpx-vp9", "r")
            packets = [*container.demux(stream), None]
            found = [f for p in packets if p is None or p.size for f in decoder.decode(p)]
        else:
            found = list(container.decode(stream))
    return [f.reformat(format=pixel_format, src_colorspace="ITU709").to_ndarray() for f in found]


def times(path: Path) -> list[Fraction]:
    with av.open(str(path)) as container:
        found = [p.pts * p.time_base for p in container.demux(video=0) if p.pts is not None]
    return sorted(Fraction(t) for t in found)


# --- pixels -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("background", ["slate", "green", "#ffffff"])
def test_mp4_shows_the_character_over_the_background(tmp_path: Path, background: str) -> None:
    def halved(pixels: np.ndarray) -> np.ndarray:  # the grid on which 4:2:0 has colour at all
        return np.asarray(cv2.resize(pixels.astype(np.float64), None, fx=0.5, fy=0.5, interpolation=3))

    found = decoded(record(tmp_path / "film.mp4", background=background), "rgb24")
    assert len(found) == 20
    for number in (0, 7, 19):
        wanted = composited(picture(number), parse_colour(background))
        assert psnr(halved(found[number]), halved(wanted)) > 32
        assert np.abs(found[number][-8:, -8:] - np.array(parse_colour(background), float)).max() <= 4


def test_webm_keeps_alpha(tmp_path: Path) -> None:
    found = decoded(record(tmp_path / "film.webm"))
    assert len(found) == 20
    for number in (0, 7, 19):
        pixels = picture(number)
        assert psnr(found[number][..., 3], pixels[..., 3]) > 40
        square = found[number][12:26, 12:26]
        assert np.abs(square[..., 3].astype(int) - GREEN_SQUARE[3]).max() <= 3
        assert np.abs(square[..., :3].mean((0, 1)) - GREEN_SQUARE[:3]).max() <= 5
        for colour in ((255, 255, 255), (0, 0, 0), (255, 0, 255)):
            assert psnr(composited(found[number], colour), composited(pixels, colour)) > 32


@pytest.mark.parametrize("suffix", ["webm", "mov"])
def test_outline_keeps_its_colour(tmp_path: Path, suffix: str) -> None:
    """Over its own colour the disc vanishes. Black under the transparent pixels would darken its rim."""
    sink = create(Config(tmp_path / f"film.{suffix}", constant_rate=True))
    for number in range(3):
        sink.send(Frame(picture(), 0.0, number))
    sink.close()
    found = decoded(tmp_path / f"film.{suffix}")[2]
    error = np.abs(composited(found, PINK) - composited(picture(), PINK))
    assert error[rim(picture())].max() < 8


def test_webm_says_that_it_has_alpha(tmp_path: Path) -> None:
    with av.open(str(record(tmp_path / "film.webm", count=3))) as container:
        metadata = {k.lower(): v for k, v in container.streams.video[0].metadata.items()}
    assert metadata["alpha_mode"] == "1"


def test_prores_keeps_alpha(tmp_path: Path) -> None:
    path = record(tmp_path / "film.mov")
    with av.open(str(path)) as container:
        context = container.streams.video[0].codec_context
        assert (context.name, context.codec_tag) == ("prores", "ap4h")
    found = decoded(path)
    for number in (0, 19):
        pixels = picture(number)
        assert np.abs(found[number][..., 3].astype(int) - pixels[..., 3]).max() <= 1
        assert psnr(composited(found[number], (0, 0, 0)), composited(pixels, (0, 0, 0))) > 38


@pytest.mark.parametrize("codec", ["qtrle", "png"])
def test_exact_mov(tmp_path: Path, codec: Any) -> None:
    found = decoded(record(tmp_path / "film.mov", codec=codec))
    for number, pixels in enumerate(found):
        np.testing.assert_array_equal(pixels, picture(number))


@pytest.mark.parametrize(
    ("name", "first"), [("takes", "takes/00000.png"), ("takes/cut_%03d.png", "takes/cut_000.png")]
)
def test_pictures_are_exact(tmp_path: Path, name: str, first: str) -> None:
    if "/" in name:
        (tmp_path / "takes").mkdir()
    record(tmp_path / name, count=4)
    files = sorted((tmp_path / "takes").iterdir())
    assert len(files) == 4
    assert files[0] == tmp_path / first
    for number, file in enumerate(files):
        pixels = cv2.cvtColor(cv2.imread(str(file), cv2.IMREAD_UNCHANGED), cv2.COLOR_BGRA2RGBA)
        np.testing.assert_array_equal(pixels, picture(number))


@pytest.mark.parametrize("name", ["FILM.MP4", "FILM.WEBM", "FILM.MOV"])
def test_a_suffix_in_capitals_is_the_same_film(tmp_path: Path, name: str) -> None:
    assert len(decoded(record(tmp_path / name, count=5, side=64))) == 5


def test_a_suffix_in_capitals_is_the_same_kind_of_picture(tmp_path: Path) -> None:
    sink = create(Config(tmp_path / "CUT_%03d.PNG"))
    sink.send(frame(0))
    assert "PNG pictures" in sink.status.text
    sink.close()
    pixels = cv2.imread(str(tmp_path / "CUT_000.PNG"), cv2.IMREAD_UNCHANGED)
    np.testing.assert_array_equal(cv2.cvtColor(pixels, cv2.COLOR_BGRA2RGBA), picture(0))
    with pytest.raises(SinkError, match="exists already"):
        create(Config(tmp_path / "CUT_%03d.PNG"))


def test_other_size_is_fitted_into_the_first(tmp_path: Path) -> None:
    sink = create(Config(tmp_path / "takes"))
    sink.send(frame(0))
    sink.send(Frame(np.full((40, 80, 4), (10, 20, 250, 128), np.uint8), 0.0, 1))
    sink.close()
    pixels = cv2.imread(str(tmp_path / "takes" / "00001.png"), cv2.IMREAD_UNCHANGED)
    assert pixels.shape == (128, 128, 4)
    assert pixels[:32].max() == pixels[96:].max() == 0
    assert np.abs(pixels[33:95].astype(int) - (250, 20, 10, 128)).max() <= 1


# --- times --------------------------------------------------------------------------------------------------


class Clock:
    """Seconds that the test sets."""

    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize("name", ["film.mp4", "film.webm", "film.mov"])
def test_lost_frames_do_not_speed_up_the_film(tmp_path: Path, name: str) -> None:
    clock = Clock()
    sink = VideoFileSink(Config(tmp_path / name), clock)
    for number in (0, 1, 2, 9, 10, 40):
        clock.now = 50.0 + number / 60
        sink.send(frame(number))
    sink.close()
    for found, number in zip(times(tmp_path / name), (0, 1, 2, 9, 10, 40), strict=True):
        assert abs(float(found) - number / 60) < 0.0006  # WebM counts in milliseconds


def test_lost_pictures_are_repeated(tmp_path: Path) -> None:
    clock = Clock()
    sink = VideoFileSink(Config(tmp_path / "takes"), clock)
    for number in (0, 3, 4):
        clock.now = 50.0 + number / 60
        sink.send(frame(number))
    sink.close()
    files = sorted((tmp_path / "takes").iterdir())
    assert [f.name for f in files] == [f"{n:05d}.png" for n in range(5)]
    assert files[2].read_bytes() == files[0].read_bytes()
    assert files[3].read_bytes() != files[0].read_bytes()


def test_constant_rate_counts_frames_whenever_they_come(tmp_path: Path) -> None:
    clock = Clock()
    sink = VideoFileSink(Config(tmp_path / "film.mp4", fps=30, constant_rate=True), clock)
    for number in range(6):
        clock.now += 3.0
        sink.send(frame(number))
    sink.close()
    assert times(tmp_path / "film.mp4") == [Fraction(n, 30) for n in range(6)]


def test_slots_smooth_the_jitter_of_arrival() -> None:
    clock = Clock()
    slots = Slots(60.0, False, clock)
    found = []
    for number, late in enumerate([0.0, 0.004, -0.003, 0.009, 0.0, 0.011, 0.002]):
        clock.now = 50.0 + number / 60 + late
        found.append(slots.next(number))
    assert found == list(range(7))


def test_slots_follow_the_clock_when_rendering_is_slow() -> None:
    clock = Clock()
    slots = Slots(60.0, False, clock)
    found = []
    for number in range(6):  # 30 frames a second into a file of 60
        clock.now = 50.0 + number / 30
        found.append(slots.next(number))
    assert found == [0, 2, 4, 6, 8, 10]


def test_slots_rise_even_when_numbers_start_again() -> None:
    clock = Clock()
    slots = Slots(60.0, False, clock)
    found = [slots.next(number) for number in (100, 101, 0, 1)]
    assert found == [0, 1, 2, 3]


# --- bad places ---------------------------------------------------------------------------------------------


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    for name in ("film.mp4", "takes"):
        path = record(tmp_path / name, count=3)
        with pytest.raises(SinkError, match="exists already") as caught:
            create(Config(path))
        assert "overwrite" in caught.value.remedy
        record(path, count=2, overwrite=True)
    assert len(list((tmp_path / "takes").iterdir())) == 2
    assert len(decoded(tmp_path / "film.mp4")) == 2


@pytest.mark.parametrize("name", ["film.mp4", "pictures"])
def test_an_old_recording_stays_until_the_first_frame_of_the_new(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    record(path, count=2)
    files = [path] if path.is_file() else sorted(path.iterdir())
    before = [f.read_bytes() for f in files]
    create(Config(path, overwrite=True)).close()
    assert [f.read_bytes() for f in files] == before


@pytest.mark.parametrize(
    ("path", "options", "cause", "remedy"),
    [
        ("film.avi", {}, "film.avi", r"\.mp4"),
        ("one.png", {}, "one.png", "%05d"),
        ("no/such/film.mp4", {}, "does not exist", "create"),
        ("film.mp4", {"codec": "vp9"}, "vp9", "h264"),
    ],
)
def test_bad_path(tmp_path: Path, path: str, options: Any, cause: str, remedy: str) -> None:
    with pytest.raises(SinkError, match=cause) as caught:
        create(Config(tmp_path / path, **options))
    assert remedy.replace("\\", "") in caught.value.remedy


def test_bad_values() -> None:
    with pytest.raises(ValueError, match="mauve"):
        Config(Path("film.mp4"), background="mauve")
    with pytest.raises(ValueError, match="fps"):
        Config(Path("film.mp4"), fps=0)


def test_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "film.mp4").mkdir()
    sink = create(Config(tmp_path / "other.mp4"))
    (tmp_path / "film.mp4").rename(tmp_path / "other.mp4")  # a folder took the name meanwhile
    with pytest.raises(SinkError, match="cannot be written"):
        sink.send(frame())
    assert sink.status.phase is Phase.FAILED
    assert sink.status.remedy
    sink.close()


# --- interrupted --------------------------------------------------------------------------------------------

WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from pictures import frame
from livehead.errors import SinkError
from livehead.sinks.video_file import Config, create
if len(sys.argv) > 2:
    import resource
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
sink = create(Config(Path(sys.argv[1]), constant_rate=True))
try:
    for number in range(100_000):
        sink.send(frame(number, 64, 64))
        print(number, flush=True)
except SinkError as error:
    print("failed:", error.cause, "|", error.remedy, "|", sink.status.phase.name, flush=True)
sink.close()
"""


def start_writer(*arguments: str) -> subprocess.Popen[str]:
    source = WRITER.format(tests=str(Path(__file__).parent))
    command = [sys.executable, "-c", source, *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("name", ["film.mp4", "film.webm", "film.mov", "takes"])
def test_killed_recording_plays_up_to_the_last_second(tmp_path: Path, name: str) -> None:
    writer = start_writer(str(tmp_path / name))
    assert writer.stdout is not None
    for line in writer.stdout:
        if int(line) >= 180:
            break
    writer.send_signal(signal.SIGKILL)
    sent = 180 + len(writer.stdout.read().split())
    writer.wait()
    if name == "takes":
        files = [p for p in (tmp_path / name).iterdir() if p.suffix == ".png"]
        assert len(files) >= sent
        assert all(cv2.imread(str(f)) is not None for f in files)
    else:
        assert sent - 60 <= len(decoded(tmp_path / name)) <= sent + 1


@pytest.mark.parametrize("name", ["film.mp4", "film.webm", "film.mov"])
def test_full_disk_is_an_error_and_the_file_is_kept(tmp_path: Path, name: str) -> None:
    limit = {"film.mp4": 60_000, "film.webm": 60_000, "film.mov": 600_000}[name]
    writer = start_writer(str(tmp_path / name), str(limit))
    out, _ = writer.communicate(timeout=120)
    assert writer.returncode == 0
    *numbers, last = out.strip().splitlines()
    assert last.startswith("failed: no room left for")
    assert "free some space" in last
    assert last.endswith("FAILED")
    assert len(decoded(tmp_path / name)) >= len(numbers) - 60


@pytest.mark.parametrize("name", ["film.mp4", "film.webm", "film.mov"])
def test_disk_that_fills_up_while_finishing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Finishing rewrites the head of the file first: when the rest has no room, that is undone."""
    room: list[int] = []
    write = Disk.write

    def limited(self: Disk, data: bytes) -> int:
        if room and not self._sealed and self.tell() + len(data) > room[0]:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(self, data)

    monkeypatch.setattr(Disk, "write", limited)
    sink = create(Config(tmp_path / name, constant_rate=True))
    for number in range(150):
        sink.send(frame(number, 64, 64))
    size = (tmp_path / name).stat().st_size
    room.append(record(tmp_path / f"whole-{name}", 150, side=64).stat().st_size - 20)
    sink.close()
    assert sink.status.phase is Phase.FAILED
    assert (tmp_path / name).stat().st_size >= size
    assert len(decoded(tmp_path / name)) >= 150 - 60


def test_disk_takes_back_what_was_not_sound(tmp_path: Path) -> None:
    """FFmpeg 7 rewrites the head before it appends the index, FFmpeg 8 after: both can be undone."""
    disk = Disk(tmp_path / "file")
    disk.write(b"headbody")
    disk.sound()
    disk.seek(0)
    disk.write(b"HE")
    disk.seek(6)
    disk.write(b"DYTAIL")  # over the end
    disk.seek(1)
    disk.write(b"!")
    disk.take_back()
    disk.write(b"ignored")
    disk.close()
    assert (tmp_path / "file").read_bytes() == b"headbody"


def test_finished_files_are_ordinary_ones(tmp_path: Path) -> None:
    """Once closed, MP4 and MOV have one index and no fragments: editors want that."""
    for name in ("film.mp4", "film.mov"):
        data = record(tmp_path / name, count=90).read_bytes()
        boxes, at = [], 0
        while at < len(data):
            size = int.from_bytes(data[at : at + 4], "big")
            boxes.append(data[at + 4 : at + 8])
            at += size if size > 1 else int.from_bytes(data[at + 8 : at + 16], "big")
        assert b"moov" in boxes
        assert b"moof" not in boxes
