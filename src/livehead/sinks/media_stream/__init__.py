"""A stream for OBS's media source, exact alpha and all, by default http://127.0.0.1:8789/live.nut.

    format = "nut"      raw RGBA, exact to the bit; 1 MB a picture at 512², so on this computer alone
    format = "mpegts"   H.264 4:2:0 over a background colour, no alpha; also over a network

Add the URL as a media source ("local file" off, input format `nut`); `livehead obs setup` does that. Transport
streams come over HTTP at /live.ts, or go out as datagrams to `udp`, e.g. "192.0.2.7:9000", or by SRT to `srt`,
where a receiver listens ("srt://:9000?mode=listener" in OBS, FFmpeg option `fflags=nobuffer` for a third less
latency); SRT needs the system's libsrt.

The size of the first picture, or `width` × `height`, is that of the stream; others are fitted into it. Every
client gets the newest picture; one that stalls loses only its own. Only this computer can reach it unless `host`
says otherwise: then the URL carries a token, and NUT is refused. `/stats.json` has figures. What latency it adds
is OBS's own buffering.
"""

from __future__ import annotations

import asyncio
import threading
import time
from dataclasses import dataclass, field
from typing import Any, Literal

from aiohttp import web

from livehead.errors import SinkError
from livehead.sinks import Facts, Lateness, checked, fitted, parse_colour
from livehead.sinks.media_stream.clients import ChunkClient, Picture, PictureClient
from livehead.sinks.media_stream.datagrams import Datagrams
from livehead.sinks.media_stream.server import StreamServer
from livehead.sinks.media_stream.srt import Caller
from livehead.sinks.media_stream.transport import Chunk, TransportStream
from livehead.types import Bytes, Frame, Phase, Status
from livehead.wire.door import is_loopback

FACTS = (
    Facts("nut", "straight", "full", 40, "OBS shows it"),
    Facts("mpegts", "none", "4:2:0", 230, "OBS shows it"),
    Facts("mpegts by SRT", "none", "4:2:0", 680, "OBS shows it; ffmpeg has it after 190"),
)
PATHS = {"nut": "live.nut", "mpegts": "live.ts"}
MIME = {"nut": "video/x-nut", "mpegts": "video/mp2t"}


@dataclass(frozen=True, slots=True)
class Config:
    """format: "nut" (alpha) or "mpegts". host: address to listen on; port: 0 takes a free one. token: secret in
    the URL; made once and kept when the host is not loopback and none is given. width, height: of the stream in
    pixels, 0 for those of the first picture. udp: "HOST:PORT" that datagrams are sent to, instead of listening
    (mpegts). srt: "HOST:PORT" of a listening SRT receiver, instead (mpegts); passphrase: 10 to 79 characters, the
    same at both ends, empty for none; stream_id: what the receiver knows the stream by; srt_latency_ms: how long
    the receiver waits for what was lost on the way. background, kbits: colour under the character and kilobits a
    second (mpegts). fps: what the output aims at.
    """

    format: Literal["nut", "mpegts"] = "nut"
    host: str = "127.0.0.1"
    port: int = 8789
    token: str = ""
    width: int = 0
    height: int = 0
    udp: str = ""
    srt: str = ""
    passphrase: str = field(default="", repr=False)
    stream_id: str = ""
    srt_latency_ms: int = 120
    background: str = "slate"
    kbits: int = 8000
    fps: float = 60.0

    def __post_init__(self) -> None:
        parse_colour(self.background)
        if not 0 <= self.port <= 65535:
            raise ValueError(f"port is {self.port}, not within 0 to 65535")
        if not (0 <= self.width <= 4096 and 0 <= self.height <= 4096) or bool(self.width) != bool(
            self.height
        ):
            raise ValueError(f"{self.width}×{self.height} is no size: 1 to 4096 a side, or 0 for both")
        if not 100 <= self.kbits <= 100_000:
            raise ValueError(f"kbits is {self.kbits}, not within 100 to 100000")
        if not 1.0 <= self.fps <= 240.0:
            raise ValueError(f"fps is {self.fps}, not within 1 to 240")
        for key in ("udp", "srt"):
            if getattr(self, key):
                _target(key, getattr(self, key))
        if self.udp and self.srt:
            raise ValueError("udp and srt are both set: one of them is the way out")
        if self.passphrase and not 10 <= len(self.passphrase.encode()) <= 79:
            raise ValueError("passphrase must have 10 to 79 characters, or be empty")
        if len(self.stream_id.encode()) > 512:
            raise ValueError("stream_id is longer than the 512 characters that SRT allows")
        if not 20 <= self.srt_latency_ms <= 8000:
            raise ValueError(f"srt_latency_ms is {self.srt_latency_ms}, not within 20 to 8000")


class MediaStreamSink:
    """Serves one stream; encodes nothing while nobody watches."""

    def __init__(self, config: Config) -> None:
        if (config.udp or config.srt) and config.format != "mpegts":
            way = "SRT" if config.srt else "UDP"
            raise SinkError(
                f"media_stream: raw pictures do not go over {way}", remedy='set format = "mpegts"'
            )
        if config.format == "nut" and not is_loopback(config.host):
            raise SinkError(
                f"media_stream: raw pictures are too much for a network ({config.host})",
                remedy='set format = "mpegts", or use the browser sink there; host 127.0.0.1 keeps alpha',
            )
        self._config = config
        self._clients: frozenset[PictureClient | ChunkClient] = frozenset()
        self._newest: Picture | None = None
        self._size = (config.height, config.width) if config.width else None
        self._encoder: TransportStream | None = None
        self._late = Lateness()
        self._frames = 0
        self._closing = threading.Lock()
        self._closed = False
        self._server: StreamServer | None = None
        self._way_out = _way_out(config)
        if self._way_out is not None:
            scheme = "srt" if config.srt else "udp"
            self.url = f"{scheme}://{(config.srt or config.udp).removeprefix(f'{scheme}://')}"
        else:
            self._server = self._listen()
            self.url = self._server.url

    @property
    def status(self) -> Status:
        if self._closed:
            return Status(Phase.CLOSED, self.url)
        if (out := self._way_out) is not None:
            if out.trouble is not None:
                return Status(Phase.RETRYING, f"{self.url} {out.trouble[0]}", out.trouble[1])
            return Status(Phase.RUNNING if self._frames and out.connected else Phase.WAITING, self.url)
        count = len(self._clients)
        text = f"{self.url} ({count} {'client' if count == 1 else 'clients'})"
        return Status(Phase.RUNNING if count and self._frames else Phase.WAITING, text)

    @property
    def clients(self) -> int:
        """How many have the stream open."""
        return len(self._clients)

    @property
    def dropped(self) -> int:
        """How many pictures the present clients have missed, all together."""
        lost = 0 if self._way_out is None else self._way_out.dropped
        return lost + sum(client.dropped for client in self._clients)

    def send(self, frame: Frame) -> None:
        """Leave a frame to the clients; never waits for any of them.

        SinkError when it is not what a Frame promises; ignored after `close()`.
        """
        pixels = checked(frame, "media_stream")
        with self._closing:
            if self._closed:
                return
            pixels = self._sized(pixels)
            self._frames += 1
            self._late.add(frame)
            picture = pixels, time.monotonic()
            if self._config.format == "nut":
                self._newest = picture
                self._publish(picture)
            elif self._clients or (self._way_out is not None and self._way_out.ready()):
                self._publish(self._encoded(picture))

    def close(self) -> None:
        """Close every connection and the port."""
        with self._closing:
            if self._closed:
                return
            self._closed = True
        if self._server is not None:
            self._server.close(self._clients)
        if self._way_out is not None:
            with self._closing:
                self._way_out.close()

    def _listen(self) -> StreamServer:
        config = self._config
        return StreamServer(
            config.host, config.port, config.token, PATHS[config.format], MIME[config.format],
            self._client, self._join, self._leave, self._stats,
        )  # fmt: skip

    def _sized(self, pixels: Bytes) -> Bytes:
        if self._size is None:
            self._size = pixels.shape[0], pixels.shape[1]
        return fitted(pixels, self._size[1], self._size[0])

    def _encoded(self, picture: Picture) -> Chunk:
        pixels, at = picture
        if self._encoder is None:
            config, (height, width) = self._config, pixels.shape[:2]
            colour = parse_colour(config.background)
            self._encoder = TransportStream(width, height, config.fps, config.kbits, colour)
        return self._encoder.add(pixels, at)

    def _publish(self, what: Picture | Chunk) -> None:
        if self._server is not None:
            self._server.soon(self._offer, what)
        elif self._way_out is not None and isinstance(what, Chunk):
            self._way_out.offer(what)

    # --- on the server's loop --------------------------------------------------------------------------

    def _offer(self, what: Any) -> None:
        for client in self._clients:
            client.offer(what)

    def _stats(self) -> dict[str, Any]:
        size = self._size
        return {
            "clients": len(self._clients),
            "frames": self._frames,
            "dropped": self.dropped,
            "latency_ms": self._late.median_ms,
            "size": None if size is None else [size[1], size[0]],
        }

    def _client(
        self, response: web.StreamResponse, transport: asyncio.Transport | None
    ) -> PictureClient | ChunkClient:
        if self._config.format == "nut":
            return PictureClient(response, transport, self._config.fps)
        return ChunkClient(response, transport)

    def _join(self, client: PictureClient | ChunkClient) -> None:
        self._clients = self._clients | {client}
        if isinstance(client, PictureClient) and self._newest is not None:
            client.offer((self._newest[0], time.monotonic()))

    def _leave(self, client: PictureClient | ChunkClient) -> None:
        self._clients = self._clients - {client}


def create(config: Config) -> MediaStreamSink:
    return MediaStreamSink(config)


def _way_out(config: Config) -> Datagrams | Caller | None:
    """Where a stream goes that nobody fetches."""
    if config.udp:
        return Datagrams(_target("udp", config.udp))
    if config.srt:
        target = _target("srt", config.srt)
        return Caller(target, config.passphrase, config.stream_id, config.srt_latency_ms)
    return None


def _target(key: str, text: str) -> tuple[str, int]:
    host, _, port = text.removeprefix(f"{key}://").rpartition(":")
    if not host or not port.isdigit() or not 0 < int(port) <= 65535:
        raise ValueError(f"{key} is {text!r}: write HOST:PORT")
    return host.strip("[]"), int(port)
