"""The browser sink's page in a real Chromium: what the canvas holds is what was sent."""

from __future__ import annotations

import base64
import functools
import http.server
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import chromium
import cv2
import numpy as np
import pytest
from pictures import composited, frame, picture, psnr

from livehead.sinks.browser import BrowserSink, Config, create
from livehead.types import Bytes, Frame

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not chromium.find(), reason="needs Chromium (apt-get install chromium)"),
]

STRANGER = "stranger.example"
"""A name that leads here, as it would after DNS rebinding."""

CANVAS_BYTES = """(() => {
    const canvas = document.getElementById("picture"), {width, height} = canvas;
    const bytes = canvas.getContext("2d").getImageData(0, 0, width, height).data;
    let text = "";
    for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
    return [width, height, btoa(text)];
})()"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[chromium.Page]:
    program = chromium.find()
    assert program is not None
    rebound = f"--host-resolver-rules=MAP {STRANGER} 127.0.0.1"
    made = chromium.Page(program, tmp_path_factory.mktemp("profile"), 256, 256, [rebound])
    yield made
    made.close()


@pytest.fixture
def serve() -> Iterator[Callable[..., BrowserSink]]:
    made: list[BrowserSink] = []

    def build(port: int = 0, **options: Any) -> BrowserSink:
        made.append(create(Config(port=port, **options)))
        return made[-1]

    yield build
    for sink in made:
        sink.close()


def canvas(page: chromium.Page) -> Bytes:
    width, height, data = page.value(CANVAS_BYTES)
    return np.frombuffer(base64.b64decode(data), np.uint8).reshape(height, width, 4)


def shown(page: chromium.Page) -> Bytes:
    pixels = cv2.imdecode(np.frombuffer(page.screenshot(), np.uint8), cv2.IMREAD_UNCHANGED)
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGRA2RGBA), np.uint8)


def open_page(page: chromium.Page, sink: BrowserSink, query: str = "") -> None:
    page.open("about:blank")
    page.open(sink.url + query)
    page.wait("window.livehead && livehead.connects === 1")


def show(page: chromium.Page, sink: BrowserSink, sent: Frame) -> None:
    sink.send(sent)
    page.wait(f"livehead.number === {sent.seq}")
    assert page.value("livehead.error") == ""


def test_alpha_is_exact_and_colours_are_right(page: chromium.Page, serve: Callable[..., BrowserSink]) -> None:
    sink = serve()
    open_page(page, sink)
    for number in range(1, 4):
        show(page, sink, frame(number, 256, 256))
        wanted, found = picture(number, 256, 256), canvas(page)
        np.testing.assert_array_equal(found[..., 3], wanted[..., 3])
        for colour in ((0, 0, 0), (255, 255, 255)):
            assert psnr(composited(found, colour), composited(wanted, colour)) > 38


def test_lossless_is_exact(page: chromium.Page, serve: Callable[..., BrowserSink]) -> None:
    sink = serve()
    open_page(page, sink, "?lossless=1")
    show(page, sink, frame(7, 200, 120))
    wanted, found = picture(7, 200, 120), canvas(page)
    np.testing.assert_array_equal(found[..., 3], wanted[..., 3])
    # a canvas holds premultiplied colour: what is half transparent comes back rounded
    opaque = wanted[..., 3] == 255
    np.testing.assert_array_equal(found[opaque], wanted[opaque])
    assert np.abs(composited(found, (0, 0, 0)) - composited(wanted, (0, 0, 0))).max() <= 1


def test_the_page_is_transparent_and_shows_the_canvas(
    page: chromium.Page, serve: Callable[..., BrowserSink]
) -> None:
    sink = serve()
    page.resize(256, 256)
    open_page(page, sink)
    show(page, sink, frame(1, 256, 256))
    np.testing.assert_array_equal(shown(page)[..., 3], picture(1, 256, 256)[..., 3])


def test_picture_fits_the_window_and_keeps_its_shape(
    page: chromium.Page, serve: Callable[..., BrowserSink]
) -> None:
    sink = serve()
    page.resize(300, 200)
    open_page(page, sink)
    show(page, sink, Frame(np.full((64, 32, 4), (10, 200, 30, 255), np.uint8), 0.0, 1))
    alpha = shown(page)[..., 3]
    columns = np.flatnonzero(alpha.max(axis=0) > 127)
    assert (columns[0], columns[-1]) == (100, 199)  # 100 wide, 200 high, in the middle
    assert (alpha[:, 101:199] == 255).all()
    page.resize(256, 256)


def test_size_may_change_on_the_way(page: chromium.Page, serve: Callable[..., BrowserSink]) -> None:
    sink = serve()
    open_page(page, sink)
    for number, side in enumerate((64, 160, 96), start=1):
        show(page, sink, frame(number, side, side))
        np.testing.assert_array_equal(canvas(page)[..., 3], picture(number, side, side)[..., 3])
    show(page, sink, Frame(np.zeros((96, 96, 4), np.uint8), 0.0, 9))
    assert canvas(page).max() == 0


def test_nothing_of_an_earlier_frame_stays(page: chromium.Page, serve: Callable[..., BrowserSink]) -> None:
    sink = serve()
    open_page(page, sink)
    show(page, sink, Frame(np.full((64, 64, 4), 255, np.uint8), 0.0, 1))
    small = np.zeros((64, 64, 4), np.uint8)
    small[20:24, 30:40] = (255, 0, 0, 90)
    show(page, sink, Frame(small, 0.0, 2))
    np.testing.assert_array_equal(canvas(page)[..., 3], small[..., 3])


def test_comes_back_by_itself_and_is_blank_meanwhile(
    page: chromium.Page, serve: Callable[..., BrowserSink]
) -> None:
    first = serve()
    open_page(page, first)
    show(page, first, frame(1))
    assert page.value("document.title") == "livehead"
    port = int(first.url.rpartition(":")[2].strip("/"))
    first.close()
    page.wait("document.title === 'livehead: waiting'")
    assert canvas(page).max() == 0
    second = serve(port)
    page.wait("livehead.connects === 2")
    show(page, second, frame(2))
    np.testing.assert_array_equal(canvas(page)[..., 3], picture(2)[..., 3])


def test_a_stream_is_kept_up_with(page: chromium.Page, serve: Callable[..., BrowserSink]) -> None:
    sink = serve()
    open_page(page, sink)
    for number in range(1, 61):
        sink.send(frame(number, 256, 256))
        time.sleep(1 / 120)
    page.wait("livehead.number === 60")
    assert page.value("livehead.drawn") > 5
    assert page.value("livehead.error") == ""


def test_several_pages_at_once(
    page: chromium.Page, serve: Callable[..., BrowserSink], tmp_path: Path
) -> None:
    sink = serve()
    program = chromium.find()
    assert program is not None
    open_page(page, sink)
    other = chromium.Page(program, tmp_path / "profile")
    try:
        open_page(other, sink, "?lossless=1")
        sink.send(frame(5))
        for each in (page, other):
            each.wait("livehead.number === 5")
            np.testing.assert_array_equal(canvas(each)[..., 3], picture(5)[..., 3])
    finally:
        other.close()


def test_something_behind_the_character_on_request(
    page: chromium.Page, serve: Callable[..., BrowserSink]
) -> None:
    sink = serve()
    open_page(page, sink, "?bg=%23ff8000")
    show(page, sink, frame(1))
    assert tuple(shown(page)[-1, -1]) == (255, 128, 0, 255)
    open_page(page, sink, "?checker=1")
    show(page, sink, frame(2))
    corner = shown(page)[-32:, -32:]
    assert (corner[..., 3] == 255).all()
    assert {tuple(p) for p in corner[8::16, 8::16, :3].reshape(-1, 3)} == {(184,) * 3, (228,) * 3}


# --- who may come in ----------------------------------------------------------------------------------------

KNOCK = """new Promise(done => {
    const knock = new WebSocket("%s");
    knock.onopen = () => done("open");
    knock.onerror = () => done("refused");
})"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    """The address of a page that another program of this computer serves."""
    (tmp_path / "index.html").write_text("<!doctype html><title>elsewhere</title>")
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_page_from_elsewhere_is_refused(
    page: chromium.Page, serve: Callable[..., BrowserSink], elsewhere: str
) -> None:
    sink = serve()
    stream = sink.url.replace("http:", "ws:") + "stream"
    page.open(elsewhere)
    page.wait("document.title === 'elsewhere'")
    assert page.value(KNOCK % stream) == "refused"
    stats = f'fetch("{sink.url}stats.json").then(() => "read", () => "refused")'
    assert page.value(stats) == "refused"
    assert sink.viewers == 0
    open_page(page, sink)
    assert page.value(KNOCK % stream) == "open"  # its own page may


def test_a_foreign_name_that_leads_here_is_refused(
    page: chromium.Page, serve: Callable[..., BrowserSink]
) -> None:
    sink = serve()
    page.open("about:blank")
    page.open(sink.url.replace("127.0.0.1", STRANGER))
    page.wait(f"location.hostname === '{STRANGER}' && document.body.innerText")
    assert "does not go by that name" in page.value("document.body.innerText")
    assert page.value("window.livehead === undefined")


def test_on_the_network_the_token_is_needed(page: chromium.Page, serve: Callable[..., BrowserSink]) -> None:
    sink = serve(host="0.0.0.0")
    bare, _, token = sink.url.partition("?token=")
    assert token
    for query in ("", "?token=guessed"):
        page.open("about:blank")
        page.open(bare + query)
        page.wait("location.protocol === 'http:' && document.body.innerText")
        assert "lacks its ?token=" in page.value("document.body.innerText")
        assert page.value(KNOCK % (bare.replace("http:", "ws:") + "stream" + query)) == "refused"
    open_page(page, sink)
    show(page, sink, frame(3))
    np.testing.assert_array_equal(canvas(page)[..., 3], picture(3)[..., 3])


# --- how fast -----------------------------------------------------------------------------------------------

NOTE_WHEN = """(() => {
    const when = window.when = [];
    let number = livehead.number;
    Object.defineProperty(livehead, "number", { get: () => number, set: drawn => {
        number = drawn;
        when.push([drawn, performance.timeOrigin + performance.now()]);
    } });
})()"""
SIDE, COUNT = 512, 120


@pytest.mark.parametrize("query", ["", "?lossless=1"])
@pytest.mark.parametrize("fps", [30, 60])
def test_figures_at_thirty_and_sixty(
    fps: int, query: str, page: chromium.Page, serve: Callable[..., BrowserSink]
) -> None:
    """How many pictures a second are drawn and how late each is, printed; none out of order, the last is whole."""
    sink = serve()
    open_page(page, sink, query)
    frames = [frame(number, SIDE, SIDE) for number in range(1, COUNT + 1)]
    show(page, sink, frame(0, SIDE, SIDE))
    page.value(NOTE_WHEN)
    sent, start = {}, time.monotonic()
    for index, each in enumerate(frames):
        time.sleep(max(0.0, start + index / fps - time.monotonic()))
        sent[each.seq] = time.time() * 1e3
        sink.send(each)
    page.wait(f"livehead.number === {COUNT}")
    when = page.value("window.when")
    numbers, times = [number for number, _ in when], [at for _, at in when]
    late = np.array([at - sent[number] for number, at in when])
    rate = (len(when) - 1) / (times[-1] - times[0]) * 1e3
    print(
        f"{query or 'jpeg':12} {SIDE}x{SIDE} at {fps}: {len(when)} of {COUNT} drawn, {rate:.1f} a second, "
        f"send to canvas p50 {np.median(late):.1f} ms, p95 {np.percentile(late, 95):.1f} ms"
    )
    assert numbers == sorted(set(numbers)) and page.value("livehead.error") == ""
    np.testing.assert_array_equal(canvas(page)[..., 3], frames[-1].pixels[..., 3])
