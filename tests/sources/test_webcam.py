from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
from fake_webcam import CAMERA, OTHER, FakeWebcam

from livehead.errors import SourceError
from livehead.sources import webcam
from livehead.sources.cameras import CameraInfo
from livehead.sources.webcam import CameraFormat, WebcamSource, find_camera
from livehead.types import Phase


@contextmanager
def opened(fake: FakeWebcam, source: str = "0") -> Iterator[WebcamSource]:
    made = WebcamSource(source, opener=fake.opener, cameras=lambda: (CAMERA, OTHER), retry_every=0.02)
    try:
        yield made
    finally:
        made.close()


def until(condition: Callable[[], bool], seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.005)
    return condition()


def test_pictures_are_rgb_stamped_and_numbered() -> None:
    with opened(FakeWebcam()) as source:
        source.wait_ready(5.0)
        before = time.monotonic()
        pictures = [p for p, _ in zip(source.pictures(), range(5), strict=False)]
    assert all(p.pixels.shape == (48, 64, 3) and p.pixels.dtype == np.uint8 for p in pictures)
    assert pictures[0].pixels[0, 0].tolist() == [0, 0, 200], "blue in BGR must be blue in RGB"
    assert not pictures[0].pixels.flags.writeable
    stamps = [p.captured_at for p in pictures]
    assert stamps == sorted(stamps) and stamps[-1] >= before
    numbers = [p.seq for p in pictures]
    assert numbers == sorted(set(numbers))
    assert source.status.phase is Phase.CLOSED


def test_grey_and_odd_sizes_become_rgb() -> None:
    with opened(FakeWebcam(fault="grey")) as source:
        assert next(source.pictures()).pixels.shape == (48, 65, 3)


def test_missing_camera_lists_the_others() -> None:
    with (
        opened(FakeWebcam(fault="missing")) as source,
        pytest.raises(SourceError, match="no camera") as caught,
    ):
        source.wait_ready(5.0)
    assert "2 (Capture Card)" in caught.value.remedy
    assert list(source.pictures()) == []


def test_no_camera_at_all_says_so() -> None:
    error = webcam.missing("0", ())
    assert "none" in error.cause and "video file" in error.remedy


def test_camera_that_opens_but_gives_nothing_is_busy() -> None:
    with opened(FakeWebcam(fault="mute")) as source, pytest.raises(SourceError, match="in use") as caught:
        source.wait_ready(5.0)
    assert "close" in caught.value.remedy


def test_blocked_camera_is_busy_and_close_does_not_wait_for_it() -> None:
    fake = FakeWebcam(fault="blocked")
    with opened(fake) as source:
        with pytest.raises(SourceError, match="in use"):
            source.wait_ready(0.1)
        source.close()
        assert fake.released == 0, "close must return while the driver still blocks"
        fake.free.set()
        assert until(lambda: fake.released == 1), "the reading thread must let go of the camera"


def test_unplugged_camera_comes_back() -> None:
    fake = FakeWebcam(unplug_after=5)
    seen: list[int] = []
    with opened(fake) as source:
        reader = threading.Thread(target=lambda: seen.extend(p.seq for p in source.pictures()))
        reader.start()
        assert until(lambda: source.status.phase is Phase.RETRYING)
        assert "gone" in source.status.text and source.status.remedy
        count = len(seen)
        assert count and max(seen) < 5
        fake.plug_in()
        assert until(lambda: source.status.phase is Phase.RUNNING)
        assert until(lambda: len(seen) > count)
    reader.join(5.0)
    assert not reader.is_alive()
    assert fake.opened == 2 and fake.released == 2
    assert seen == sorted(set(seen))


def test_unplugged_camera_is_found_under_a_new_index_but_never_taken_for_its_twin(tmp_path: Path) -> None:
    twin, mine, back = (CameraInfo(i, "Twin Cam", str(tmp_path / f"video{i}")) for i in (0, 2, 4))
    fake, there, asked = FakeWebcam(unplug_after=3), [twin, mine], []

    def opener(camera: CameraInfo, wanted: CameraFormat) -> FakeWebcam:
        asked.append(camera.index)
        return fake.opener(camera, wanted)

    source = WebcamSource("2", opener=opener, cameras=lambda: tuple(there), retry_every=0.02)
    try:
        assert until(lambda: source.status.phase is Phase.RETRYING)
        there.remove(mine)
        assert until(lambda: len(asked) > 3)
        assert set(asked) == {2}, "the other camera of that name is somebody else's"
        there.append(back)
        fake.plug_in()
        assert until(lambda: source.status.phase is Phase.RUNNING) and asked[-1] == 4
    finally:
        source.close()


def test_camera_that_falls_silent_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webcam, "SILENT_AFTER", 0.1)
    fake = FakeWebcam()
    with opened(fake) as source:
        source.wait_ready(5.0)
        assert until(lambda: source.status.phase is Phase.RUNNING)
        fake.fault = "blocked"
        assert until(lambda: source.status.phase is Phase.RETRYING)
        assert "no pictures" in source.status.text and source.status.remedy
        fake.fault = ""
        fake.free.set()
        assert until(lambda: source.status.phase is Phase.RUNNING)


def test_black_picture_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webcam, "BLACK_AFTER", 0.1)
    fake = FakeWebcam(fault="black")
    with opened(fake) as source:
        source.wait_ready(5.0)
        assert until(lambda: source.status.phase is Phase.LOST)
        assert "black" in source.status.text and "lens" in source.status.remedy
        fake.fault = ""
        assert until(lambda: source.status.phase is Phase.RUNNING)


def test_newest_picture_wins_and_the_rest_is_counted() -> None:
    with opened(FakeWebcam(rate=500.0)) as source:
        source.wait_ready(5.0)
        assert until(lambda: source.dropped > 5)
        assert next(source.pictures()).seq >= source.dropped


@pytest.mark.parametrize(
    ("source", "index"), [("0", 0), ("2", 2), ("7", 7), ("fake cam", 0), ("capture", 2), ("Capture Card", 2)]
)
def test_camera_by_index_or_name(source: str, index: int) -> None:
    assert find_camera(source, (CAMERA, OTHER)).index == index


@pytest.mark.parametrize("source", ["nothing like it", "ca"])
def test_unknown_or_ambiguous_name_is_an_error_that_lists(source: str) -> None:
    with pytest.raises(SourceError) as caught:
        find_camera(source, (CAMERA, OTHER))
    assert "Fake Cam" in caught.value.remedy


def test_camera_by_its_lasting_device_name(monkeypatch: pytest.MonkeyPatch) -> None:
    there = (CameraInfo(0, "Twin Cam", "/dev/video0"), CameraInfo(2, "Twin Cam", "/dev/video2"))
    link = "/dev/v4l/by-id/usb-Twin_Cam_0815-video-index0"
    monkeypatch.setattr(webcam.os.path, "realpath", lambda path: "/dev/video2" if path == link else path)
    assert find_camera(link, there).index == 2
    assert find_camera("/dev/video0", there).index == 0
