"""The media stream's server, without OBS: pixels, clients fast and stalled, who may come in, datagrams."""

from __future__ import annotations

import contextlib
import http.client
import io
import json
import re
import socket
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import av
import cv2
import numpy as np
import pytest
from pictures import composited, frame, picture, psnr

from livehead.config import StageChoice
from livehead.errors import ConfigError, SinkError
from livehead.registry import sink as make_sink
from livehead.sinks import parse_colour
from livehead.sinks.media_stream import Config, MediaStreamSink, create
from livehead.types import Frame, Phase


@pytest.fixture
def serve() -> Iterator[Callable[..., MediaStreamSink]]:
    made: list[MediaStreamSink] = []

    def build(**options: Any) -> MediaStreamSink:
        made.append(create(Config(**{"port": 0, **options})))
        return made[-1]

    yield build
    for sink in made:
        sink.close()


class Feeder:
    """Sends numbered frames at 60 a second until it is told to stop."""

    def __init__(self, sink: MediaStreamSink, side: int = 128) -> None:
        self._sink, self._side = sink, side
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._feed)

    def _feed(self) -> None:
        number = 0
        while not self._end.wait(1 / 60):
            self._sink.send(frame(number % 20, self._side, self._side))
            number += 1

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join(10.0)


def wait(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20.0
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def watched(url: str, count: int, **options: str) -> list[Any]:
    """The first pictures of a stream, as a media player gets them."""
    found = []
    with av.open(url, timeout=20.0, options=options) as container:
        for shown in container.decode(video=0):
            found.append(shown)
            if len(found) == count:
                break
    return found


def connect(sink: MediaStreamSink) -> socket.socket:
    """A client that has asked for the stream and reads nothing."""
    parts = urlsplit(sink.url)
    made = socket.create_connection((parts.hostname or "", parts.port or 0), timeout=20.0)
    made.sendall(f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode())
    return made


def status_of(url: str, **headers: str) -> int:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=10.0)
    try:
        connection.request("GET", f"{parts.path}?{parts.query}", headers=headers)
        return connection.getresponse().status
    finally:
        connection.close()


# --- raw pictures -------------------------------------------------------------------------------------------


def test_every_pixel_arrives(serve: Callable[..., MediaStreamSink]) -> None:
    sink = serve()
    with Feeder(sink):
        found = watched(sink.url, 10)
    assert found[0].format.name == "rgba"
    wanted = [picture(n) for n in range(20)]
    for shown in found:
        assert any(np.array_equal(shown.to_ndarray(), pixels) for pixels in wanted)
    stamps = [shown.pts * shown.time_base for shown in found]
    assert all(b > a for a, b in zip(stamps, stamps[1:], strict=False))
    assert 0.1 < float(stamps[-1] - stamps[0]) < 2.0, "time stamps are not those of the clock"


def test_who_comes_late_sees_the_last_picture(serve: Callable[..., MediaStreamSink]) -> None:
    sink = serve()
    sink.send(frame(7))
    assert sink.status.phase is Phase.WAITING
    with contextlib.closing(connect(sink)) as client:
        wait(lambda: sink.clients == 1)
        data = b""
        while len(data) < 128 * 128 * 4:
            data += client.recv(65536)
        assert picture(7).tobytes()[:20_000] in data
        assert sink.status.phase is Phase.RUNNING
        assert "1 client)" in sink.status.text
    sink.send(frame(8))
    wait(lambda: (sink.send(frame(8)), sink.clients == 0)[1])


def test_another_size_is_fitted_into_the_first(serve: Callable[..., MediaStreamSink]) -> None:
    sink = serve(width=96, height=64)
    with Feeder(sink, 128):
        shown = watched(sink.url, 3)[-1].to_ndarray()
    assert shown.shape == (64, 96, 4)
    assert shown[:, :14, 3].max() == 0
    assert shown[32, 48, 3] == 255


def test_a_stalled_client_holds_up_nobody(serve: Callable[..., MediaStreamSink]) -> None:
    sink = serve()
    sink.send(frame(0, 512, 512))
    with contextlib.closing(connect(sink)):
        wait(lambda: sink.clients == 1)
        with Feeder(sink, 512):
            wait(lambda: sink.dropped > 30)
            good = watched(sink.url, 20)
        stamps = [float(shown.pts * shown.time_base) for shown in good]
        assert np.median(np.diff(stamps)) < 0.1
        assert sink.status.phase is Phase.RUNNING


def test_several_clients(serve: Callable[..., MediaStreamSink]) -> None:
    sink, found = serve(), []
    threads = [threading.Thread(target=lambda: found.append(len(watched(sink.url, 15)))) for _ in range(3)]
    with Feeder(sink):
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20.0)
    assert found == [15, 15, 15]


def test_clients_that_come_and_go_are_no_error(
    serve: Callable[..., MediaStreamSink], caplog: pytest.LogCaptureFixture
) -> None:
    """Ports are knocked at by scanners too: nothing is logged, nothing stays open."""
    sink = serve()
    asking = f"GET /live.nut HTTP/1.1\r\nHost: {urlsplit(sink.url).netloc}\r\n\r\n".encode()
    with Feeder(sink):
        for number in range(60):
            client = socket.create_connection(("127.0.0.1", urlsplit(sink.url).port or 0), timeout=20.0)
            if number % 4:
                client.sendall(b"\x16\x03\x01\xff" * 50 if number % 4 == 1 else asking)
            if number % 4 == 3:
                client.recv(5000)
            client.close()
        assert len(watched(sink.url, 5)) == 5
        wait(lambda: sink.clients == 0)
    assert [r for r in caplog.records if r.levelname == "ERROR"] == []


def test_the_head_of_a_chunk_goes_ahead_of_its_picture(serve: Callable[..., MediaStreamSink]) -> None:
    """Who waits for it reads it alone: OBS would otherwise never let go of the source (see `PictureClient`)."""
    sink = serve()
    with Feeder(sink), connect(sink) as client:
        read = (client.recv(1 << 20) for _ in range(4000))
        assert any(re.fullmatch(rb"(\r\n)?[0-9a-f]+\r\n", part) for part in read)


def test_close_ends_the_stream_and_gives_the_port_back(serve: Callable[..., MediaStreamSink]) -> None:
    sink = serve()
    sink.send(frame(0))
    client = connect(sink)
    wait(lambda: sink.clients == 1)
    sink.close()
    with contextlib.suppress(ConnectionError):
        while client.recv(65536):
            pass
    client.close()
    again = serve(port=urlsplit(sink.url).port)
    assert again.url == sink.url


def test_port_that_is_taken(serve: Callable[..., MediaStreamSink]) -> None:
    sink = serve()
    with pytest.raises(SinkError, match="is taken"):
        serve(port=urlsplit(sink.url).port)


# --- who may come in ----------------------------------------------------------------------------------------


def test_pages_from_elsewhere_and_foreign_names_are_refused(serve: Callable[..., MediaStreamSink]) -> None:
    sink = serve()
    assert status_of(sink.url, Origin="http://evil.example") == 403
    assert status_of(sink.url, Host="evil.example") == 403
    assert status_of(sink.url.replace("live.nut", "other")) == 404
    assert sink.clients == 0


def test_figures(serve: Callable[..., MediaStreamSink]) -> None:
    sink = serve(token="secret")
    at = sink.url.replace("live.nut", "stats.json")
    with urllib.request.urlopen(at, timeout=10.0) as answer:
        assert json.load(answer) == {
            "clients": 0,
            "frames": 0,
            "dropped": 0,
            "latency_ms": None,
            "size": None,
        }
    for number in range(3):
        sink.send(Frame(picture(number, 64, 48), time.monotonic() - 0.05, number))
    with urllib.request.urlopen(at, timeout=10.0) as answer:
        figures = json.load(answer)
    assert (figures["frames"], figures["size"]) == (3, [64, 48])
    assert 50 <= figures["latency_ms"] < 500
    assert status_of(at.partition("?")[0]) == 403


def test_raw_pictures_stay_on_this_computer() -> None:
    with pytest.raises(SinkError, match="network") as caught:
        create(Config(host="0.0.0.0", port=0))
    assert "mpegts" in caught.value.remedy


def test_a_network_wants_a_token(serve: Callable[..., MediaStreamSink]) -> None:
    sink = serve(host="0.0.0.0", format="mpegts")
    assert "?token=" in sink.url
    local = f"http://127.0.0.1:{urlsplit(sink.url).port}/live.ts"
    assert status_of(local) == 403
    assert status_of(f"{local}?token=wrong") == 403
    assert status_of(f"{local}?{urlsplit(sink.url).query}") == 200
    again = serve(host="0.0.0.0", format="mpegts")
    assert urlsplit(again.url).query == urlsplit(sink.url).query  # what was pasted into OBS stays right


# --- transport streams --------------------------------------------------------------------------------------


def test_transport_stream_over_http(serve: Callable[..., MediaStreamSink]) -> None:
    sink = serve(format="mpegts", background="green")
    with Feeder(sink):
        found = watched(sink.url, 20)
    shown = found[-1].reformat(format="rgb24", src_colorspace="ITU709").to_ndarray()

    def halved(pixels: np.ndarray) -> np.ndarray:  # the grid on which 4:2:0 has colour at all
        return np.asarray(cv2.resize(pixels.astype(np.float64), None, fx=0.5, fy=0.5, interpolation=3))

    wanted = [halved(composited(picture(n), parse_colour("green"))) for n in range(20)]
    assert max(psnr(halved(shown), pixels) for pixels in wanted) > 30
    assert np.abs(shown[-8:, -8:].astype(int) - (0, 255, 0)).max() <= 6


def test_who_falls_behind_begins_anew_at_a_key_frame(
    serve: Callable[..., MediaStreamSink], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("livehead.sinks.media_stream.clients.MOST_WAITING_BYTES", 20_000)
    noise = np.random.default_rng(1).integers(0, 256, (40, 256, 256, 4), np.uint8)
    sink = serve(format="mpegts", kbits=50_000)
    with contextlib.closing(connect(sink)) as client:
        wait(lambda: sink.clients == 1)
        number = 0
        while sink.dropped == 0 and number < 2000:
            sink.send(Frame(noise[number % 40], 0.0, number))
            number += 1
        assert sink.dropped
        end = threading.Event()

        def more() -> None:
            while not end.wait(0.005):
                sink.send(Frame(noise[0], 0.0, 0))

        thread = threading.Thread(target=more)
        thread.start()
        data = b""
        while b"\r\n\r\n" not in data or len(data) < 3_000_000:
            data += client.recv(1 << 20)
        end.set()
        thread.join()
    body = _unchunked(data.partition(b"\r\n\r\n")[2])
    with av.open(io.BytesIO(body), format="mpegts") as container:
        assert len(list(container.decode(video=0))) > 10


def _unchunked(data: bytes) -> bytes:
    parts = []
    while True:
        size, _, rest = data.partition(b"\r\n")
        length = int(size or b"0", 16)
        if not length or len(rest) < length:
            return b"".join(parts)
        parts.append(rest[:length])
        data = rest[length + 2 :]


def test_datagrams(serve: Callable[..., MediaStreamSink]) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    sink = serve(format="mpegts", udp=f"127.0.0.1:{port}")
    assert sink.status.text == f"udp://127.0.0.1:{port}"
    with Feeder(sink):
        found = watched(f"udp://127.0.0.1:{port}?timeout=10000000", 10)
    assert (found[-1].width, found[-1].height) == (128, 128)
    assert sink.status.phase is Phase.RUNNING


def test_nothing_is_encoded_while_nobody_watches(serve: Callable[..., MediaStreamSink]) -> None:
    sink = serve(format="mpegts")
    sink.send(frame(0))
    assert sink._encoder is None


@pytest.mark.parametrize(
    "options",
    [
        {"port": -1},
        {"width": 64},
        {"kbits": 1},
        {"format": "srt"},
        {"udp": "nowhere"},
        {"srt": "127.0.0.1"},
        {"srt": "127.0.0.1:9", "udp": "127.0.0.1:9"},
        {"passphrase": "too short"},
        {"background": "mauve"},
    ],
)
def test_bad_options(options: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        make_sink(StageChoice("media_stream", options))


def test_raw_pictures_do_not_go_over_udp() -> None:
    with pytest.raises(SinkError, match="UDP"):
        create(Config(udp="127.0.0.1:9000"))
