"""The browser sink's server, without a browser: messages, viewers fast and slow, and who may come in."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
import struct
import sys
import time
import urllib.error
import urllib.request
import zlib
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import cv2
import numpy as np
import pytest
from pictures import PINK, composited, frame, picture, psnr, rim

from livehead.errors import SinkError
from livehead.sinks.browser import BrowserSink, Config, create
from livehead.sinks.browser.message import Encoder
from livehead.types import Bytes, Frame, Phase


@dataclass(frozen=True)
class Message:
    """What page.html makes of a binary message."""

    kind: int
    number: int
    pixels: Bytes


def read(data: bytes) -> Message:
    kind, number, width, height, x, y, w, h = struct.unpack_from("<8I", data)
    pixels = np.zeros((height, width, 4), np.uint8)
    part = pixels[y : y + h, x : x + w]
    if kind == 2:
        part[:] = np.frombuffer(data, np.uint8, offset=32).reshape(h, w, 4)
    elif w:
        (length,) = struct.unpack_from("<I", data, 32)
        jpeg = cv2.imdecode(np.frombuffer(data[36 : 36 + length], np.uint8), cv2.IMREAD_COLOR)
        part[..., :3] = cv2.cvtColor(jpeg, cv2.COLOR_BGR2RGB)
        part[..., 3] = np.frombuffer(zlib.decompress(data[36 + length :]), np.uint8).reshape(h, w)
    return Message(kind, number, pixels)


@pytest.fixture
def sink() -> Iterator[BrowserSink]:
    made = create(Config(port=0))
    yield made
    made.close()


def get(url: str, **headers: str) -> tuple[int, str]:
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def stats(sink: BrowserSink) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(get(sink.url.partition("?")[0] + "stats.json")[1])
    return found


Connection = aiohttp.ClientWebSocketResponse


def visit(
    sink: BrowserSink, visitor: Callable[..., Awaitable[None]], *queries: str, headers: Any = None
) -> None:
    """Run `visitor(connection, ...)` with one open connection for each query, all of them joined."""

    async def go() -> None:
        base, _, token = sink.url.partition("?")
        async with aiohttp.ClientSession(headers=headers) as session:
            before = sink.viewers
            connections = [
                await session.ws_connect(f"{base}stream?{'&'.join(filter(None, (token, query)))}")
                for query in queries
            ]
            while sink.viewers < before + len(queries):
                await asyncio.sleep(0.005)
            await visitor(*connections)

    asyncio.run(asyncio.wait_for(go(), 60.0))


async def next_picture(connection: Connection) -> Message:
    while True:
        message = await connection.receive(timeout=20.0)
        if message.type is aiohttp.WSMsgType.BINARY:
            await connection.send_str("a")
            return read(message.data)
        assert message.type is aiohttp.WSMsgType.TEXT, message


# --- messages -----------------------------------------------------------------------------------------------


def test_alpha_is_exact_and_colours_are_close() -> None:
    for number in range(3):
        found = read(Encoder(95).encode(frame(number), lossless=False))
        assert (found.kind, found.number) == (1, number)
        np.testing.assert_array_equal(found.pixels[..., 3], picture(number)[..., 3])
        assert psnr(composited(found.pixels, (0, 0, 0)), composited(picture(number), (0, 0, 0))) > 36


def test_outline_keeps_its_colour() -> None:
    found = read(Encoder(85).encode(frame(), lossless=False)).pixels
    error = np.abs(composited(found, PINK) - composited(picture(), PINK))
    assert error[rim(picture())].max() < 8


def test_lossless_is_exact() -> None:
    found = read(Encoder(95).encode(frame(3), lossless=True))
    assert found.kind == 2
    np.testing.assert_array_equal(found.pixels, picture(3))


@pytest.mark.parametrize("lossless", [False, True])
def test_empty_picture_is_a_bare_header(lossless: bool) -> None:
    data = Encoder(95).encode(Frame(np.zeros((30, 40, 4), np.uint8), 0.0, 5), lossless)
    assert len(data) == 32
    assert read(data).pixels.shape == (30, 40, 4)


def test_alpha_is_deflated_again_only_when_it_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = []
    deflate = zlib.compress
    monkeypatch.setattr(zlib, "compress", lambda *a: calls.append(1) or deflate(*a))
    encoder = Encoder(95)
    other = picture().copy()
    other[60:70, 60:70, :3] = 7
    for pixels in (picture(), other, picture()):
        encoder.encode(Frame(pixels, 0.0, 0), lossless=False)
    assert len(calls) == 1
    encoder.encode(frame(4, 96, 96), lossless=False)
    assert len(calls) == 2


# --- viewers ------------------------------------------------------------------------------------------------


def test_a_viewer_sees_frames_and_the_phase_tells(sink: BrowserSink) -> None:
    async def visitor(connection: Connection) -> None:
        for number in range(1, 6):
            sink.send(frame(number))
            assert (await next_picture(connection)).number == number
        assert sink.status.phase is Phase.RUNNING
        found = await asyncio.to_thread(stats, sink)
        assert (found["clients"], found["frames"], found["size"]) == (1, 5, [128, 128])
        assert found["last_frame_age_s"] < 60

    assert sink.status.phase is Phase.WAITING
    assert sink.status.text == sink.url
    visit(sink, visitor, "")


def test_nothing_is_encoded_when_nobody_watches(sink: BrowserSink, monkeypatch: pytest.MonkeyPatch) -> None:
    encoded = count_encodings(monkeypatch)
    for number in range(5):
        sink.send(frame(number))
    assert encoded == []
    assert stats(sink)["clients"] == 0


def test_one_encoding_serves_every_viewer_of_a_mode(
    sink: BrowserSink, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoded = count_encodings(monkeypatch)

    async def visitor(*connections: Connection) -> None:
        sink.send(frame(1))
        found = [await next_picture(connection) for connection in connections]
        assert [m.kind for m in found] == [1, 1, 2]
        assert sorted(encoded) == [False, True]

    visit(sink, visitor, "", "lossless=0", "lossless=1")


def test_whoever_comes_late_sees_the_last_frame(sink: BrowserSink) -> None:
    sink.send(frame(41))
    sink.send(frame(42))

    async def visitor(connection: Connection) -> None:
        assert (await next_picture(connection)).number == 42

    visit(sink, visitor, "")


def test_a_slow_viewer_gets_three_and_then_the_newest(sink: BrowserSink) -> None:
    async def visitor(slow: Connection, quick: Connection) -> None:
        for number in range(1, 31):
            sink.send(frame(number))
            assert (await next_picture(quick)).number == number
        pictures = []
        while len(pictures) < 3:
            message = await slow.receive(timeout=20.0)
            if message.type is aiohttp.WSMsgType.BINARY:
                pictures.append(read(message.data).number)
        assert pictures == [1, 2, 3]
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.3):
                while (await slow.receive()).type is not aiohttp.WSMsgType.BINARY:
                    pass
        await slow.send_str("a")
        assert (await next_picture(slow)).number == 30

    visit(sink, visitor, "", "")


def test_a_viewer_that_reads_nothing_holds_up_nobody(sink: BrowserSink) -> None:
    async def visitor(quick: Connection) -> None:
        with deaf_viewer(sink):
            while sink.viewers < 2:
                await asyncio.sleep(0.005)
            for number in range(1, 21):
                sink.send(Frame(np.full((512, 512, 4), 255, np.uint8), 0.0, number))
                assert (await next_picture(quick)).number == number

    visit(sink, visitor, "")


def test_close_does_not_wait_for_the_deaf() -> None:
    sink = create(Config(port=0))
    with deaf_viewer(sink):
        while not sink.viewers:
            time.sleep(0.005)
        for number in range(20):
            sink.send(Frame(np.full((1024, 1024, 4), 255, np.uint8), 0.0, number))
        sink.close()
    assert not sink._thread.is_alive()
    assert sink._loop.is_closed()


def test_signs_of_life_while_nothing_comes(sink: BrowserSink) -> None:
    async def visitor(connection: Connection) -> None:
        message = await connection.receive(timeout=20.0)
        assert (message.type, message.data) == (aiohttp.WSMsgType.TEXT, ".")

    visit(sink, visitor, "")


def test_viewers_are_counted_out(sink: BrowserSink) -> None:
    async def visitor(connection: Connection) -> None:
        await connection.close()
        while sink.viewers:
            await asyncio.sleep(0.005)

    visit(sink, visitor, "")


def test_close_tells_the_viewers_and_frees_the_port() -> None:
    first = create(Config(port=0))
    port = int(first.url.rpartition(":")[2].strip("/"))

    async def visitor(connection: Connection) -> None:
        sink_closes = asyncio.create_task(asyncio.to_thread(first.close))
        while (await connection.receive(timeout=20.0)).type is aiohttp.WSMsgType.TEXT:
            pass
        assert connection.closed
        await sink_closes

    visit(first, visitor, "")
    second = create(Config(port=port))
    second.close()


# --- the door -----------------------------------------------------------------------------------------------


def test_the_page_is_there(sink: BrowserSink) -> None:
    status, text = get(sink.url)
    assert status == 200
    assert "<title>livehead</title>" in text
    assert get(sink.url + "healthz") == (200, "ok\n")
    assert get(sink.url + "nonsense")[0] == 404


@pytest.mark.parametrize("path", ["", "stats.json", "stream"])
@pytest.mark.parametrize(
    "headers", [{"Host": "evil.example:8787"}, {"Origin": "https://evil.example"}, {"Origin": "null"}]
)
def test_strangers_are_turned_away(sink: BrowserSink, path: str, headers: dict[str, str]) -> None:
    status, text = get(sink.url + path, **headers)
    assert status == 403
    assert text.startswith("livehead: ")


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1"])
def test_own_page_is_welcome(sink: BrowserSink, name: str) -> None:
    port = sink.url.rpartition(":")[2].strip("/")
    headers = {"Host": f"{name}:{port}", "Origin": f"http://{name}:{port}"}

    async def visitor(connection: Connection) -> None:
        sink.send(frame(1))
        assert (await next_picture(connection)).number == 1

    assert get(sink.url, **headers)[0] == 200
    visit(sink, visitor, "", headers=headers)


def test_the_network_needs_the_token() -> None:
    sink = create(Config(host="0.0.0.0", port=0))
    try:
        address, _, token = sink.url.partition("?token=")
        port = address.rpartition(":")[2].strip("/")
        here = f"http://127.0.0.1:{port}/"
        assert len(token) >= 16
        assert get(here)[0] == get(here + "?token=wrong")[0] == get(here + "stream")[0] == 403
        assert get(here + "stats.json")[0] == 403
        assert get(f"{here}?token={token}")[0] == 200
        assert get(f"{here}?token={token}", Host=f"192.168.7.9:{port}")[0] == 200
        assert get(f"{here}?token={token}", Host=f"rebound.example:{port}")[0] == 403
        assert get(here + "healthz")[0] == 200
    finally:
        sink.close()
    again = create(Config(host="0.0.0.0", port=0))
    again.close()
    assert again.url.endswith(f"?token={token}")  # what was pasted into OBS stays right


def test_loopback_takes_a_token_too() -> None:
    sink = create(Config(port=0, token="päss wort"))
    try:
        assert get(sink.url)[0] == 200
        assert get(sink.url.partition("?")[0])[0] == 403
    finally:
        sink.close()


def test_a_taken_port_names_its_holder(sink: BrowserSink) -> None:
    port = int(sink.url.rpartition(":")[2].strip("/"))
    with pytest.raises(SinkError, match=f"port {port} is taken") as caught:
        create(Config(port=port))
    assert "another port" in caught.value.remedy
    if sys.platform == "linux":
        assert f"process {os.getpid()}" in caught.value.cause


def test_a_host_that_is_not_here() -> None:
    for host in ("203.0.113.9", "no.such.name.invalid"):
        with pytest.raises(SinkError, match=host.split(".")[0]) as caught:
            create(Config(host=host, port=0))
        assert "127.0.0.1" in caught.value.remedy


def test_bad_values() -> None:
    for options in ({"port": 70000}, {"quality": 0}):
        with pytest.raises(ValueError, match=next(iter(options))):
            Config(**options)


def test_many_times_open_and_close_leaves_no_thread() -> None:
    import threading

    before = threading.active_count()
    for _ in range(5):
        create(Config(port=0)).close()
    deadline = time.monotonic() + 20
    while threading.active_count() > before and time.monotonic() < deadline:
        time.sleep(0.01)
    assert threading.active_count() <= before


@contextlib.contextmanager
def deaf_viewer(sink: BrowserSink) -> Iterator[None]:
    """A connection that asks for lossless frames and never reads."""
    with socket.create_connection(("127.0.0.1", int(sink.url.rpartition(":")[2].strip("/")))) as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        deaf.sendall(
            b"GET /stream?lossless=1 HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
            b"Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
            b"Sec-WebSocket-Version: 13\r\n\r\n"
        )
        yield


def count_encodings(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    encoded: list[bool] = []
    encode = Encoder.encode

    def counted(self: Encoder, shown: Frame, lossless: bool) -> bytes:
        encoded.append(lossless)
        return encode(self, shown, lossless)

    monkeypatch.setattr(Encoder, "encode", counted)
    return encoded
