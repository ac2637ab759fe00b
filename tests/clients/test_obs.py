"""The media stream in a real OBS: alpha to the bit, how late it is, whether it comes back when livehead does."""

from __future__ import annotations

import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import real_obs
from clock_pictures import Feed, age_ms, now_ms, stamped
from pictures import frame, picture

from livehead.obs.sources import media_settings
from livehead.sinks.media_stream import Config, create
from livehead.types import Phase

obsws_python = pytest.importorskip("obsws_python", reason="needs obsws-python (the obs extra)")

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(real_obs.missing()), reason=real_obs.missing())]

SOURCE = "stream"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[real_obs.Obs]:
    with real_obs.Obs(tmp_path_factory.mktemp("obs") / "home") as made:
        yield made


@pytest.fixture(scope="module")
def client(running: real_obs.Obs) -> Iterator[Any]:
    made = obsws_python.ReqClient(host="127.0.0.1", port=running.port, password="", timeout=20)
    yield made
    made.disconnect()


@pytest.fixture
def show(client: Any) -> Iterator[Any]:
    def add(url: str) -> None:
        client.create_input("Scene", SOURCE, "ffmpeg_source", media_settings(url), True)

    yield add
    client.remove_input(SOURCE)
    wait(lambda: SOURCE not in {i["inputName"] for i in client.get_input_list().inputs})


def wait(what: Any, seconds: float = 30.0) -> float:
    """Seconds until `what()` holds; fails when it does not in time."""
    start = time.monotonic()
    while not what():
        assert time.monotonic() - start < seconds, f"not within {seconds:g} s"
        time.sleep(0.02)
    return time.monotonic() - start


def age(client: Any) -> int | None:
    return age_ms(real_obs.picture_of(client, SOURCE), now_ms())


def fresh(client: Any) -> bool:
    found = age(client)
    return found is not None and 0 <= found < 1000


def newer_than(client: Any, at_ms: int) -> Any:
    """Whether OBS shows a picture that was drawn after `at_ms`."""

    def newer() -> bool:
        now = now_ms()
        found = age_ms(real_obs.picture_of(client, SOURCE), now)
        return found is not None and now - found > at_ms

    return newer


def test_every_pixel_and_the_whole_alpha_plane(client: Any, show: Any) -> None:
    with closing(create(Config(port=0))) as sink:
        show(sink.url)
        wanted = {n: picture(n, 512, 512) for n in (3, 8)}
        for number, pixels in wanted.items():

            def arrived(number: int = number, pixels: Any = pixels) -> bool:
                sink.send(frame(number, 512, 512))
                shown = real_obs.picture_of(client, SOURCE)
                return shown is not None and np.array_equal(shown[..., 3], pixels[..., 3]) and (
                    np.abs(shown.astype(int) - pixels)[pixels[..., 3] > 0].max() <= 2
                )  # fmt: skip

            wait(arrived)


def test_no_seam_along_the_outline(client: Any, show: Any, tmp_path: Path) -> None:
    """Over a background of its own colour the disc with its soft rim vanishes."""
    path = tmp_path / "scene.png"
    with closing(Feed()) as feed:
        show(feed.sink.url)
        red, green, blue = 255, 60, 150  # of the disc
        colour = {"color": 0xFF000000 | blue << 16 | green << 8 | red, "width": 640, "height": 512}
        client.create_input("Scene", "behind", "color_source_v3", colour, True)
        item = client.get_scene_item_id("Scene", "behind").scene_item_id
        client.set_scene_item_index("Scene", item, 0)
        wait(lambda: fresh(client))

        def seen() -> bool:
            client.save_source_screenshot("Scene", "png", str(path), None, None, -1)
            scene = cv2.imread(str(path))[..., ::-1].astype(int)
            assert scene[500, 600].tolist() == [red, green, blue]
            # the half-transparent square, away from the disc, shows that there is something over the background
            return abs(int(scene[50, 50, 0]) - red) > 40 and (
                np.abs(scene[100:440, :512] - (red, green, blue)).max() <= 1
            )  # fmt: skip

        try:
            wait(seen)
        finally:
            client.remove_input("behind")


@pytest.mark.parametrize("form", ["nut", "mpegts"])
def test_latency(client: Any, show: Any, form: str) -> None:
    """Prints what the stream adds, drawing of the picture to OBS's own copy of it; half a screenshot's time is
    in doubt."""
    with closing(Feed(format=form)) as feed:
        show(feed.sink.url)
        wait(lambda: fresh(client))
        time.sleep(1.0)
        ages = []
        for _ in range(60):
            asked = time.monotonic()
            shown, answered = real_obs.picture_of(client, SOURCE), now_ms()
            half = (time.monotonic() - asked) * 500
            if (found := age_ms(shown, answered)) is not None:
                ages.append(found - half)
        assert len(ages) > 40
        p95 = statistics.quantiles(ages, n=20)[-1]
        print(f"\nOBS, {form}: median {statistics.median(ages):.0f} ms, p95 {p95:.0f} ms after drawing")
        assert feed.sink.dropped < 30


def test_lateness_after_a_hitch_of_obs_goes_away(client: Any, show: Any, running: real_obs.Obs) -> None:
    """OBS stands still for three seconds. What it missed is dropped, and soon its pictures are as fresh as before.

    Stamped in real time, it would stay some 0.3 s behind for good.
    """

    def late() -> float:
        ages = [found for _ in range(15) if (found := age(client)) is not None]
        return statistics.median(ages)

    with closing(Feed()) as feed:
        show(feed.sink.url)
        wait(lambda: fresh(client))
        time.sleep(1.0)
        before = late()
        running.freeze(3.0)
        wait(lambda: late() < before + 100, 60.0)
        assert feed.sink.dropped > 50


def test_comes_back_every_time_that_livehead_does(client: Any, show: Any) -> None:
    """Ten restarts, by kill -9 and politely in turn, away for a moment or for seconds."""
    program = str(Path(__file__).parent / "clock_pictures.py")

    def start(port: int) -> subprocess.Popen[str]:
        environment = {"PYTHONPATH": ":".join(sys.path)}
        made = subprocess.Popen(
            [sys.executable, program, str(port)], stdout=subprocess.PIPE, text=True, env=environment
        )
        assert made.stdout is not None
        urls.append(made.stdout.readline().strip())
        return made

    urls: list[str] = []
    running = start(0)
    port = int(urls[0].split(":")[2].split("/")[0])
    try:
        show(urls[0])
        wait(lambda: fresh(client))
        back = []
        for number in range(10):
            running.send_signal(signal.SIGKILL if number % 2 else signal.SIGTERM)
            running.wait(10.0)
            time.sleep((0.1, 3.0, 0.7, 1.5, 5.0)[number % 5])
            running = start(port)
            back.append(wait(newer_than(client, now_ms())))
        print(f"\nback {len(back)} of 10, after {', '.join(f'{s:.1f}' for s in sorted(back))} s")
    finally:
        running.kill()
        running.wait()


def test_obs_that_dies_costs_the_stream_nothing(tmp_path: Path) -> None:
    with real_obs.Obs(tmp_path / "home") as doomed, closing(Feed()) as feed:
        other = obsws_python.ReqClient(host="127.0.0.1", port=doomed.port, password="", timeout=20)
        other.create_input("Scene", SOURCE, "ffmpeg_source", media_settings(feed.sink.url), True)
        wait(lambda: fresh(other))
        assert feed.sink.clients == 1
        doomed.kill()
        wait(lambda: feed.sink.clients == 0)
        assert feed.sink.status.phase is Phase.WAITING


def test_the_stamp_can_be_read_back() -> None:
    now = now_ms()
    assert age_ms(stamped(now), now + 17) == 17
    assert age_ms(picture(0, 256, 256), now) is None
