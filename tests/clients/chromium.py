"""A headless Chromium driven through its debugging pipe: no driver package, no port."""

from __future__ import annotations

import base64
import contextlib
import fcntl
import json
import os
import select
import shutil
import signal
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-pipe",
]


def find() -> str | None:
    """Path of a Chromium, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Page:
    """One browser with one page. Commands are those of the Chrome DevTools protocol, one after the other."""

    def __init__(
        self, program: str, profile: Path, width: int = 512, height: int = 512, flags: Sequence[str] = ()
    ) -> None:
        # the browser wants its pipe ends as descriptors 3 and 4; ours must not be in the way
        theirs_in, self._write = _pipe()
        self._read, theirs_out = _pipe()
        null = [(os.POSIX_SPAWN_OPEN, fd, "/dev/null", os.O_RDWR, 0) for fd in (0, 1, 2)]
        pipes = [(os.POSIX_SPAWN_DUP2, theirs_in, 3), (os.POSIX_SPAWN_DUP2, theirs_out, 4)]
        size = f"--window-size={width},{height}"
        command = [program, *FLAGS, *flags, f"--user-data-dir={profile}", size]
        self._pid = os.posix_spawn(
            program, [*command, "about:blank"], dict(os.environ), file_actions=[*null, *pipes], setpgroup=0
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._buffer = b""
        self._number = 0
        self._session: str | None = None
        deadline = time.monotonic() + 60.0
        while not (pages := self._pages()):
            assert time.monotonic() < deadline, "the browser opened no page"
            time.sleep(0.05)
        attached = self.command("Target.attachToTarget", targetId=pages[0], flatten=True)
        self._session = attached["sessionId"]
        self.resize(width, height)

    def _pages(self) -> list[str]:
        targets = self.command("Target.getTargets")["targetInfos"]
        return [t["targetId"] for t in targets if t["type"] == "page"]

    def command(self, method: str, timeout: float = 60.0, **parameters: Any) -> Any:
        """Send one command and wait for its answer; RuntimeError with the browser's words if it fails."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive(timeout)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]

    def _receive(self, timeout: float) -> Any:
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._read], [], [], timeout)
            if not ready:
                raise TimeoutError(f"no answer from the browser in {timeout} s")
            data = os.read(self._read, 1 << 20)
            if not data:
                raise RuntimeError("the browser has ended")
            self._buffer += data
        message, _, self._buffer = self._buffer.partition(b"\0")
        return json.loads(message)

    def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.command("Emulation.setDeviceMetricsOverride", **size)

    def open(self, url: str) -> None:
        self.command("Page.navigate", url=url)

    def value(self, expression: str) -> Any:
        """Result of a JavaScript expression (a promise is awaited); RuntimeError when it throws."""
        answer = self.command(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def wait(self, expression: str, timeout: float = 30.0) -> Any:
        """Wait until an expression is true; it may throw while the page is still loading."""
        deadline = time.monotonic() + timeout
        while True:
            with contextlib.suppress(RuntimeError):
                if found := self.value(expression):
                    return found
            assert time.monotonic() < deadline, f"{expression} did not come true in {timeout} s"
            time.sleep(0.02)

    def screenshot(self) -> bytes:
        """PNG of the page as the compositor shows it, transparent where the page is."""
        self.command("Emulation.setDefaultBackgroundColorOverride", color={"r": 0, "g": 0, "b": 0, "a": 0})
        return base64.b64decode(self.command("Page.captureScreenshot", format="png")["data"])

    def close(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._read)
        os.close(self._write)


def _pipe() -> tuple[int, int]:
    """A pipe whose descriptors lie above those that a child process is given."""
    ends = os.pipe()
    high = [fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 20) for fd in ends]
    for fd in ends:
        os.close(fd)
    return high[0], high[1]
