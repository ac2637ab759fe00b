"""Who watches a stream: each client has what it has not been sent yet, and never holds up another one."""

from __future__ import annotations

import asyncio
from collections import deque

from aiohttp import web

from livehead.sinks.media_stream.nut import NutStream
from livehead.sinks.media_stream.transport import Chunk
from livehead.types import Bytes

Picture = tuple[Bytes, float]
"""RGBA and the second it is shown at."""

APART_S = 0.001
"""Between the announcement of a picture and its bytes; see `PictureClient`."""

MOST_WAITING_BYTES = 2_000_000
"""So much of a transport stream waits for a slow client (about a second) before it begins anew at a key frame."""


class Line:
    """One open connection, on the server's loop; counts what its client missed."""

    def __init__(self, response: web.StreamResponse, transport: asyncio.Transport | None) -> None:
        self.dropped = 0
        self._response = response
        self._transport = transport
        self._wake = asyncio.Event()
        self._over = False

    def hang_up(self) -> None:
        self._over = True
        self._wake.set()
        if self._transport is not None:
            self._transport.abort()

    async def feed(self) -> None:
        """Send until the connection ends; ConnectionError when the client ends it."""
        raise NotImplementedError

    async def _woken(self) -> bool:
        """Wait for something to send; False when there will be nothing more."""
        await self._wake.wait()
        self._wake.clear()
        return not self._over

    async def _write(self, data: bytes) -> None:
        await self._response.write(data)


class PictureClient(Line):
    """Raw pictures: the newest one waits, those it overtook are dropped.

    OBS lets go of a source (its address is changed, it is removed, OBS quits) by failing one read in 20 ms, and
    goes on until a picture has come whole. When each picture is waited for longer than that, as at 30 a second,
    the read that fails lies within every one of them, and OBS stands still for good. So the head of a picture's
    HTTP chunk goes ahead of it: then the read that fails is the one between head and picture.
    """

    def __init__(self, response: web.StreamResponse, transport: asyncio.Transport | None, fps: float) -> None:
        super().__init__(response, transport)
        self._fps = fps
        self._newest: Picture | None = None
        self._stream: NutStream | None = None

    def offer(self, picture: Picture) -> None:
        self.dropped += self._newest is not None
        self._newest = picture
        self._wake.set()

    async def feed(self) -> None:
        while await self._woken():
            if self._newest is None:
                continue
            (pixels, at), self._newest = self._newest, None
            if self._stream is None:
                self._stream = NutStream(pixels.shape[1], pixels.shape[0], self._fps)
                await self._write(self._stream.add(pixels, at))  # with it go the headers of the answer
            else:
                await self._write_ahead(self._stream.add(pixels, at))

    async def _write_ahead(self, data: bytes) -> None:
        """One chunk in two writes; as one where the answer is not in chunks."""
        transport = self._transport
        if transport is None or not self._response.chunked:
            await self._write(data)
            return
        for part in ((b"%x\r\n" % len(data),), (data, b"\r\n")):
            if transport.is_closing():  # what is written to it is lost, or an odd error
                raise ConnectionResetError
            transport.writelines(part)
            await asyncio.sleep(APART_S)
        while transport.get_write_buffer_size():  # the next picture is taken when this one is handed on
            await asyncio.sleep(APART_S)


class ChunkClient(Line):
    """A transport stream: chunks follow each other; a client that stays behind begins anew at a key frame."""

    def __init__(self, response: web.StreamResponse, transport: asyncio.Transport | None) -> None:
        super().__init__(response, transport)
        self._waiting: deque[bytes] = deque()
        self._bytes = 0
        self._begun = False

    def offer(self, chunk: Chunk) -> None:
        if self._bytes > MOST_WAITING_BYTES:
            self.dropped += len(self._waiting)
            self._waiting.clear()
            self._bytes, self._begun = 0, False
        self._begun = self._begun or chunk.start
        if not self._begun:
            self.dropped += 1
            return
        self._waiting.append(chunk.data)
        self._bytes += len(chunk.data)
        self._wake.set()

    async def feed(self) -> None:
        while await self._woken():
            while self._waiting:
                data = self._waiting.popleft()
                self._bytes -= len(data)
                await self._write(data)
