from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from moving_pictures import counting, write_clip

from livehead.errors import SourceError
from livehead.sources import open_source
from livehead.sources.video_file import VideoFileSource
from livehead.types import Phase


def numbers(source: VideoFileSource, limit: int = 1000) -> list[int]:
    """The number each picture shows."""
    shown = (p.pixels for p, _ in zip(source.pictures(), range(limit), strict=False))
    return [round((float(pixels.mean()) - 40) / 10) for pixels in shown]


@pytest.mark.parametrize(("name", "codec"), [("a.mp4", "libx264"), ("a.mkv", "libx264"), ("a.avi", "mjpeg")])
def test_unpaced_file_gives_every_picture_once(tmp_path: Path, name: str, codec: str) -> None:
    path = tmp_path / name
    if codec == "mjpeg":
        pytest.importorskip("cv2")
        import cv2

        writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 25, (64, 48))
        for picture in counting(12):
            writer.write(picture)
        writer.release()
    else:
        write_clip(path, counting(12))
    source = VideoFileSource(path, realtime=False)
    assert numbers(source) == list(range(12))
    assert source.status.phase is Phase.WAITING and source.dropped == 0


def test_pictures_are_rgb_and_not_writeable(tmp_path: Path) -> None:
    red = np.zeros((48, 64, 3), np.uint8)
    red[..., 0] = 220
    picture = next(VideoFileSource(write_clip(tmp_path / "r.mp4", [red] * 3), realtime=False).pictures())
    assert picture.pixels[24, 32, 0] > 180 and picture.pixels[24, 32, 1:].max() < 40
    assert picture.pixels.flags.c_contiguous and not picture.pixels.flags.writeable


def test_realtime_pictures_carry_the_moment_they_are_due(tmp_path: Path) -> None:
    source = VideoFileSource(write_clip(tmp_path / "a.mp4", counting(10), fps=50))
    taken = [(p, time.monotonic()) for p in source.pictures()]
    stamps = [p.captured_at for p, _ in taken]
    steps = np.diff(stamps) / np.diff([p.seq for p, _ in taken])
    assert np.allclose(steps, 0.02, atol=1e-3), "spacing is the file's own, not the machine's"
    assert all(at >= p.captured_at - 1e-3 for p, at in taken), "no picture comes before it is due"


def test_slow_reader_loses_pictures_but_not_time(tmp_path: Path) -> None:
    source = VideoFileSource(write_clip(tmp_path / "a.mp4", counting(20), fps=100))
    seen = []
    for picture in source.pictures():
        seen.append(picture.seq)
        time.sleep(0.05)
    assert source.dropped > 5 and len(seen) + source.dropped == 20
    assert seen == sorted(set(seen))


def test_a_very_slow_reader_does_not_slow_the_file(tmp_path: Path) -> None:
    source = VideoFileSource(write_clip(tmp_path / "a.mp4", counting(20), fps=25), loop=True)
    seen = []
    for picture, _ in zip(source.pictures(), range(4), strict=False):
        seen.append(picture.seq)
        time.sleep(0.4)
    assert seen[-1] >= 24, "0.4 s are ten pictures"
    assert "behind" not in source.status.text
    source.close()


def test_a_file_too_heavy_to_decode_in_time_is_played_slower_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = VideoFileSource(write_clip(tmp_path / "a.mp4", counting(20), fps=100), loop=True)
    decode = source._decode

    def heavy() -> Iterator[tuple[float, np.ndarray]]:
        for each in decode():
            time.sleep(0.04)
            yield each

    monkeypatch.setattr(source, "_decode", heavy)
    pictures = [p for p, _ in zip(source.pictures(), range(45), strict=False)]
    assert pictures[-1].seq - pictures[20].seq == 24, "every picture that could be decoded"
    stamps = np.diff([p.captured_at for p in pictures])
    assert (stamps > 0.0).all()
    assert time.monotonic() - pictures[-1].captured_at < 1.0
    assert "behind its own rate" in source.status.text
    source.close()


def test_loop_goes_on_with_growing_stamps(tmp_path: Path) -> None:
    source = VideoFileSource(write_clip(tmp_path / "a.mp4", counting(5), fps=100), realtime=False, loop=True)
    assert numbers(source, 12) == [0, 1, 2, 3, 4] * 2 + [0, 1]


def test_close_ends_a_waiting_reader(tmp_path: Path) -> None:
    source = VideoFileSource(write_clip(tmp_path / "a.mp4", counting(3), fps=1))
    reader = threading.Thread(target=lambda: list(source.pictures()))
    reader.start()
    time.sleep(0.1)
    source.close()
    reader.join(5.0)
    assert not reader.is_alive()
    assert source.status.phase is Phase.CLOSED


@pytest.mark.parametrize("rotation", [90, -90, 180])
def test_rotation_mark_turns_the_picture_upright(tmp_path: Path, rotation: int) -> None:
    stored = np.zeros((48, 64, 3), np.uint8)
    stored[:16, :16] = 255
    path = write_clip(tmp_path / "turned.mp4", [stored] * 3, rotation=rotation)
    pixels = next(VideoFileSource(path, realtime=False).pictures()).pixels
    upright = np.rot90(stored, rotation // 90)
    assert pixels.shape == upright.shape
    assert float(np.abs(pixels.astype(int) - upright).mean()) < 12


def test_truncated_file_plays_what_is_left(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    noisy = [rng.integers(0, 255, (96, 128, 3), np.uint8) for _ in range(30)]
    whole = write_clip(tmp_path / "a.mkv", noisy).read_bytes()
    (tmp_path / "cut.mkv").write_bytes(whole[: len(whole) * 2 // 3])
    source = VideoFileSource(tmp_path / "cut.mkv", realtime=False)
    count = len(list(source.pictures()))
    assert 5 < count < 30


def test_damaged_packets_are_skipped_and_counted(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    noisy = [rng.integers(0, 255, (96, 128, 3), np.uint8) for _ in range(30)]
    data = bytearray(write_clip(tmp_path / "a.mkv", noisy).read_bytes())
    for at in range(len(data) // 3, len(data) * 2 // 3, 500):
        data[at : at + 200] = bytes(200)
    (tmp_path / "bad.mkv").write_bytes(data)
    source = VideoFileSource(tmp_path / "bad.mkv", realtime=False)
    count = len(list(source.pictures()))
    assert 5 < count < 30
    assert source.corrupted > 0 and "corrupted" in source.status.text


@pytest.mark.parametrize("content", [b"", b"this is no video " * 100, bytes(range(256)) * 64])
def test_file_that_is_no_video_is_an_error_with_a_remedy(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "no.mp4"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"no\.mp4") as caught:
        open_source(str(path))
    assert "video" in caught.value.remedy and "\n" not in str(caught.value)


def test_sound_without_pictures_is_an_error(tmp_path: Path) -> None:
    import wave

    with wave.open(str(tmp_path / "a.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(1600))
    with pytest.raises(SourceError, match="no video"):
        VideoFileSource(tmp_path / "a.wav")


def test_missing_file_and_folder_are_errors(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no file"):
        open_source(str(tmp_path / "not_there.mp4"))
    with pytest.raises(SourceError, match="folder"):
        open_source(str(tmp_path))
