"""Downloads from a server on this machine that cuts, stalls and lies."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from livehead.errors import SourceError
from livehead.runtime.download import Patience, fetch

BODY = np.random.default_rng(0).bytes(300_000)
DIGEST = hashlib.sha256(BODY).hexdigest()
QUICK = Patience(stall=0.4, attempts=3, pause=0.01)

Answer = Callable[["Request"], None]


class Request(BaseHTTPRequestHandler):
    """One request; what it answers is the server's `answers`, one after the other, the last for ever."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append(dict(self.headers))
        answers = self.server.answers
        self.close_connection = True
        (answers.pop(0) if len(answers) > 1 else answers[0])(self)

    def begin(self) -> int:
        """Where the client wants to go on."""
        return int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").removesuffix("-"))

    def send(self, body: bytes, status: int = 200, **headers: str | None) -> None:
        self.send_response(status)
        facts = {"Content-Length": str(len(body)), "Content-Type": "application/zip"}
        facts |= {key.replace("_", "-"): value for key, value in headers.items()}
        for key, value in facts.items():
            if value is not None:
                self.send_header(key, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Request)
        self.answers: list[Answer] = []
        self.asked: list[dict[str, str]] = []
        self.release = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/model.zip"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    made = Server()
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield made
    made.release.set()
    made.shutdown()
    made.server_close()


def good(request: Request) -> None:
    """An honest server that can go on."""
    at = request.begin()
    if not at:
        request.send(BODY, ETag='"one"')
    elif at >= len(BODY):
        request.send(b"", 416, Content_Range=f"bytes */{len(BODY)}")
    else:
        span = f"bytes {at}-{len(BODY) - 1}/{len(BODY)}"
        request.send(BODY[at:], 206, Content_Range=span, ETag='"one"')


def cut(request: Request) -> None:
    """Promises the rest and hangs up after 100 000 bytes of it."""
    at = request.begin()
    span = f"bytes {at}-{len(BODY) - 1}/{len(BODY)}" if at else None
    length = str(len(BODY) - at)
    request.send(
        BODY[at : at + 100_000], 206 if at else 200, Content_Length=length, Content_Range=span, ETag='"one"'
    )


def stall(request: Request) -> None:
    """Sends 50 000 bytes, then nothing, with the line open."""
    at = request.begin()
    span = f"bytes {at}-{len(BODY) - 1}/{len(BODY)}" if at else None
    length = str(len(BODY) - at)
    request.send(
        BODY[at : at + 50_000], 206 if at else 200, Content_Length=length, Content_Range=span, ETag='"one"'
    )
    request.wfile.flush()
    request.server.release.wait(10)


def silent(request: Request) -> None:
    """Takes the request and says nothing."""
    request.server.release.wait(10)


def failed(server: Server, target: Path, match: str, **facts: object) -> SourceError:
    with pytest.raises(SourceError, match=match) as caught:
        fetch(server.url, target, patience=QUICK, **facts)
    assert caught.value.remedy and not target.exists()
    return caught.value


def test_a_file_comes_whole_and_is_hashed(server: Server, tmp_path: Path) -> None:
    server.answers = [good]
    seen: list[tuple[int, int | None]] = []
    target = tmp_path / "a" / "model.zip"
    assert (
        fetch(server.url, target, size=len(BODY), sha256=DIGEST, progress=lambda *s: seen.append(s)) == target
    )
    assert target.read_bytes() == BODY
    assert seen[-1] == (len(BODY), len(BODY)) and [n for n, _ in seen] == sorted(n for n, _ in seen)
    assert [p.name for p in target.parent.iterdir()] == ["model.zip"]
    assert "Range" not in server.asked[0]


@pytest.mark.parametrize("bad", [cut, stall])
def test_a_connection_that_breaks_off_is_gone_on_with(server: Server, tmp_path: Path, bad: Answer) -> None:
    server.answers = [bad, bad, good]
    target = fetch(server.url, tmp_path / "m.zip", sha256=DIGEST, patience=QUICK)
    assert target.read_bytes() == BODY
    first = 100_000 if bad is cut else 50_000
    assert [h.get("Range") for h in server.asked] == [None, f"bytes={first}-", f"bytes={2 * first}-"]
    assert server.asked[1]["If-Range"] == '"one"'


def test_a_later_call_goes_on_where_the_first_gave_up(server: Server, tmp_path: Path) -> None:
    server.answers = [cut, lambda r: r.send(b"busy", 503)]
    error = failed(server, tmp_path / "m.zip", "503")
    assert "100000 of 300000 bytes came" in error.cause
    server.answers, server.asked = [good], []
    assert fetch(server.url, tmp_path / "m.zip", sha256=DIGEST, patience=QUICK).read_bytes() == BODY
    assert [h.get("Range") for h in server.asked] == ["bytes=100000-"]


def test_another_address_does_not_go_on_with_it(server: Server, tmp_path: Path) -> None:
    server.answers = [cut, lambda r: r.send(b"busy", 503)]
    failed(server, tmp_path / "m.zip", "503")
    server.answers, server.asked = [good], []
    fetch(server.url + "?other", tmp_path / "m.zip", sha256=DIGEST, patience=QUICK)
    assert "Range" not in server.asked[0]


def test_a_server_that_only_stalls_is_given_up(server: Server, tmp_path: Path) -> None:
    server.answers = [silent]
    began = time.monotonic()
    failed(server, tmp_path / "m.zip", "the server stalled; 0 of unknown bytes")
    assert time.monotonic() - began < 20
    assert len(server.asked) == 3


def test_a_server_that_cannot_go_on_starts_again(server: Server, tmp_path: Path) -> None:
    server.answers = [cut, lambda r: r.send(BODY)]
    assert fetch(server.url, tmp_path / "m.zip", sha256=DIGEST, patience=QUICK).read_bytes() == BODY


def test_a_server_that_goes_on_elsewhere_is_not_believed(server: Server, tmp_path: Path) -> None:
    def elsewhere(request: Request) -> None:
        request.send(BODY[5:], 206, Content_Range=f"bytes 5-{len(BODY) - 1}/{len(BODY)}")

    server.answers = [cut, elsewhere, good]
    assert fetch(server.url, tmp_path / "m.zip", sha256=DIGEST, patience=QUICK).read_bytes() == BODY


def test_a_file_that_changed_meanwhile_is_not_mixed(server: Server, tmp_path: Path) -> None:
    def other(request: Request) -> None:
        at = request.begin()
        span = f"bytes {at}-{len(BODY) - 1}/{len(BODY)}"
        request.send(bytes(len(BODY) - at), 206, Content_Range=span, ETag='"two"')

    server.answers = [cut, other, good]
    assert fetch(server.url, tmp_path / "m.zip", patience=QUICK).read_bytes() == BODY


def test_a_server_that_promises_more_than_there_is(server: Server, tmp_path: Path) -> None:
    server.answers = [lambda r: r.send(BODY, Content_Length=str(len(BODY) + 7))]
    failed(server, tmp_path / "m.zip", "the connection was cut; 300000 of 300007 bytes")


def test_the_end_of_the_file_is_believed_when_the_server_corrects_itself(
    server: Server, tmp_path: Path
) -> None:
    server.answers = [lambda r: r.send(BODY, Content_Length=str(len(BODY) + 7)), good]
    assert fetch(server.url, tmp_path / "m.zip", sha256=DIGEST, patience=QUICK).read_bytes() == BODY


def test_a_server_that_promises_less_than_there_is(server: Server, tmp_path: Path) -> None:
    server.answers = [lambda r: r.send(BODY, Content_Length="1000")]
    failed(server, tmp_path / "m.zip", "sha256 .* instead of", sha256=DIGEST)
    failed(server, tmp_path / "m.zip", "is 1000 bytes long, not 300000", size=len(BODY))
    assert not (tmp_path / "m.zip.part").exists()


def test_a_server_that_says_no_length(server: Server, tmp_path: Path) -> None:
    server.answers = [lambda r: r.send(BODY, Content_Length=None)]
    assert fetch(server.url, tmp_path / "m.zip", patience=QUICK).read_bytes() == BODY
    failed(server, tmp_path / "n.zip", "sends more than it promised", size=1000)
    failed(server, tmp_path / "n.zip", "300000 bytes instead of 300001", size=len(BODY) + 1)


def test_a_wrong_file_is_deleted_and_both_hashes_named(server: Server, tmp_path: Path) -> None:
    server.answers = [good]
    error = failed(server, tmp_path / "m.zip", "another file than was promised", sha256="0" * 64)
    assert DIGEST in error.cause and "0" * 64 in error.cause
    assert list(tmp_path.iterdir()) == []


def test_a_web_page_is_not_a_file(server: Server, tmp_path: Path) -> None:
    server.answers = [lambda r: r.send(b"<html>sign in", Content_Type="text/html; charset=utf-8")]
    assert "browser" in failed(server, tmp_path / "m.zip", "gives a web page").remedy
    assert len(server.asked) == 1


def test_an_empty_file_is_refused(server: Server, tmp_path: Path) -> None:
    server.answers = [lambda r: r.send(b"")]
    failed(server, tmp_path / "m.zip", "nothing at all")


@pytest.mark.parametrize("code", [403, 404, 410])
def test_a_file_that_is_not_there_is_not_asked_for_again(server: Server, tmp_path: Path, code: int) -> None:
    server.answers = [lambda r: r.send(b"no", code)]
    failed(server, tmp_path / "m.zip", str(code))
    assert len(server.asked) == 1


def test_a_busy_server_is_asked_again(server: Server, tmp_path: Path) -> None:
    server.answers = [lambda r: r.send(b"", 503), lambda r: r.send(b"", 429), good]
    assert fetch(server.url, tmp_path / "m.zip", sha256=DIGEST, patience=QUICK).read_bytes() == BODY


def test_no_server_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with pytest.raises(SourceError, match="the connection failed") as caught:
        fetch("http://127.0.0.1:9/m.zip", tmp_path / "m.zip", patience=QUICK)
    assert "goes on from there" in caught.value.remedy


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://host/x", "model.zip"])
def test_only_web_addresses_are_fetched(url: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no web address"):
        fetch(url, tmp_path / "m.zip")


def test_a_folder_that_cannot_be_written(server: Server, tmp_path: Path) -> None:
    server.answers = [good]
    (tmp_path / "file").touch()
    failed(server, tmp_path / "file" / "m.zip", "cannot be written")
