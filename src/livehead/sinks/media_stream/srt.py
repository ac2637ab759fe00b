"""A transport stream to one SRT receiver, by the system's libsrt; nothing here waits.

PyAV's wheels have no SRT. libsrt is called as it is, not through `ffmpeg`: a passphrase would stand in that
program's command line, where every user of the machine can read it.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import functools
import socket
import struct
import sys
import time
from typing import Any

from livehead.errors import SinkError
from livehead.sinks.media_stream.transport import Chunk

PAYLOAD_BYTES = 7 * 188
FIRST_PAUSE_S, LONGEST_PAUSE_S = 0.25, 2.0
INSTALL = {
    "linux": "sudo apt install libsrt1.5-openssl",
    "darwin": "brew install srt",
    "win32": "install libsrt from https://github.com/Haivision/srt/releases and put its srt.dll into the PATH",
}
LIBRARIES = (
    "libsrt.so.1.5", "libsrt-gnutls.so.1.5", "libsrt.so.1.4", "libsrt-gnutls.so.1.4",
    "/opt/homebrew/lib/libsrt.dylib", "/usr/local/lib/libsrt.dylib", "srt.dll", "libsrt.dll",
)  # fmt: skip
# of srt.h
SNDSYN, RCVSYN, LATENCY, PASSPHRASE, PAYLOAD_SIZE, STREAM_ID = 1, 2, 23, 26, 49, 46
CONNECTED, BROKEN = 5, 6
BUFFER_IS_FULL = 6001
CRITICAL = 2
BAD_SECRET, UNSECURE = 10, 11
REFUSED = {
    BAD_SECRET: ("has another passphrase", "give both ends the same passphrase"),
    UNSECURE: ("has a passphrase where the other end has none", "give both ends the same passphrase"),
}


class Caller:
    """Calls a listening receiver until it answers, and again when it goes away.

    target: host and port; passphrase: 10 to 79 characters, empty for none; stream_id: what the receiver tells
    streams apart by. Errors: SinkError when libsrt is missing or nobody is called that.
    """

    def __init__(self, target: tuple[str, int], passphrase: str, stream_id: str, latency_ms: int) -> None:
        self.dropped = 0
        self.trouble: tuple[str, str] | None = None
        """Cause and remedy while no receiver has been reached since it was last tried."""
        self._library = library()
        self._address = _address(target)
        self._options: tuple[tuple[int, int | bytes], ...] = (
            (SNDSYN, 0), (RCVSYN, 0), (LATENCY, latency_ms), (PAYLOAD_SIZE, PAYLOAD_BYTES),
            (PASSPHRASE, passphrase.encode()), (STREAM_ID, stream_id.encode()),
        )  # fmt: skip
        self._socket: int | None = None
        self._begun = False
        self._pause = FIRST_PAUSE_S
        self._call_at = 0.0

    @property
    def connected(self) -> bool:
        return self._socket is not None and self._library.srt_getsockstate(self._socket) == CONNECTED

    def ready(self) -> bool:
        """Whether a receiver is there; sees to it that one will be."""
        if self._socket is None:
            if time.monotonic() >= self._call_at:
                self._call()
            return False
        state = self._library.srt_getsockstate(self._socket)
        if state >= BROKEN:
            self._hang_up(self._reason())
        elif state == CONNECTED:
            self.trouble, self._pause = None, FIRST_PAUSE_S
        return bool(state == CONNECTED)

    def offer(self, chunk: Chunk) -> None:
        """Send a chunk if a receiver is there; it begins, also after a loss, with a key frame."""
        if not self.ready():
            self._begun = False
            return
        self._begun = self._begun or chunk.start
        for start in range(0, len(chunk.data) if self._begun else 0, PAYLOAD_BYTES):
            part = chunk.data[start : start + PAYLOAD_BYTES]
            if self._library.srt_send(self._socket, part, len(part)) < 0:
                self.dropped += 1
                self._begun = False
                if self._library.srt_getlasterror(None) != BUFFER_IS_FULL:
                    self._hang_up(("went away", "start the receiver again"))
                return

    def close(self) -> None:
        if self._socket is not None:
            self._library.srt_close(self._socket)
            self._socket = None

    def _call(self) -> None:
        line = self._library.srt_create_socket()
        for option, value in self._options:
            raw = value if isinstance(value, bytes) else struct.pack("@i", value)
            if raw and self._library.srt_setsockflag(line, option, raw, len(raw)) < 0:
                why = self._said()
                self._library.srt_close(line)
                raise SinkError(
                    f"media_stream: libsrt takes no option {option}: {why}", remedy="update libsrt"
                )
        self._socket = line
        self._library.srt_connect(line, self._address, len(self._address))

    def _hang_up(self, why: tuple[str, str]) -> None:
        self.close()
        self.trouble = why
        self._begun = False
        self._call_at = time.monotonic() + self._pause
        self._pause = min(2.0 * self._pause, LONGEST_PAUSE_S)

    def _reason(self) -> tuple[str, str]:
        if (known := REFUSED.get(self._library.srt_getrejectreason(self._socket))) is not None:
            return known
        return "does not answer", "start the receiver, as listener: srt://:PORT?mode=listener"

    def _said(self) -> str:
        return str(self._library.srt_getlasterror_str().decode(errors="replace"))


@functools.cache
def library() -> Any:
    """libsrt, started; SinkError with the way to get it."""
    for name in (ctypes.util.find_library("srt"), ctypes.util.find_library("srt-gnutls"), *LIBRARIES):
        try:
            found = ctypes.CDLL(name) if name else None
        except OSError:
            continue
        if found is not None:
            found.srt_getlasterror_str.restype = ctypes.c_char_p
            found.srt_setloglevel(CRITICAL)  # it writes to standard error, addresses and all
            found.srt_startup()
            return found
    raise SinkError(
        "media_stream: SRT needs libsrt, which is not on this computer",
        remedy=INSTALL.get(sys.platform, INSTALL["linux"]),
    )


def _address(target: tuple[str, int]) -> bytes:
    """The bytes of a `sockaddr`."""
    try:
        found: tuple[Any, ...] = socket.getaddrinfo(*target, type=socket.SOCK_DGRAM)[0]
    except OSError as error:
        raise SinkError(
            f"media_stream: nobody is called {target[0]!r}: {error}", remedy="give an address in numbers"
        ) from error
    family, where = found[0], found[-1]
    head = struct.pack("@H", family)
    if sys.platform == "darwin":
        head = bytes((16 if family == socket.AF_INET else 28, family))
    packed = socket.inet_pton(family, where[0].partition("%")[0])
    if family == socket.AF_INET:
        return head + struct.pack("!H", target[1]) + packed + bytes(8)
    return head + struct.pack("!HI", target[1], 0) + packed + struct.pack("@I", where[3])
