"""The connection to a running OBS (obs-websocket 5): its requests by name, its faults with a remedy."""

from __future__ import annotations

import contextlib
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from livehead.errors import LiveheadError

ANSWER_S = 15.0
"""Seconds that OBS may take for an answer: a new source can hold it up for some."""

NOT_READY, NOT_FOUND, FAILED = 207, 600, 702
"""Codes of obs-websocket: OBS still starts; no resource of that name; the request could not be carried out."""

HERE = ("127.", "localhost:", "::1:")
SWITCH_ON = "in OBS open Tools → WebSocket Server Settings and tick “Enable WebSocket server”"


class ObsError(LiveheadError):
    """OBS cannot be reached, or will not do what it is asked."""


class ObsRefusalError(ObsError):
    """OBS answered a request with a code of its own."""

    def __init__(self, request: str, code: int, words: str) -> None:
        super().__init__(
            f"OBS refuses {request}: {words} (code {code})", remedy="see whether OBS waits with a question"
        )
        self.code = code


class PasswordError(ObsError):
    """OBS wants a password, and not the one it got."""


class ObsClient:
    """Requests to one OBS. Use it as a context manager. Every method: ObsError when OBS is gone or refuses.

    Errors at once: ObsError (nobody there, no OBS, package missing), PasswordError (also when none was given).
    """

    def __init__(self, host: str, port: int, password: str) -> None:
        # the package logs the password it is given, and every fault with a traceback
        logging.getLogger("obsws_python").setLevel(logging.CRITICAL + 1)
        self.where = f"{host}:{port}"
        with self._faults():
            self._base = _connected(host, port, password)

    def __enter__(self) -> ObsClient:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the connection."""
        with contextlib.suppress(Exception):
            self._base.ws.close()

    def ask(self, request: str, **values: Any) -> dict[str, Any]:
        """Send one request; returns its answer. ObsRefusalError when OBS will not."""
        with self._faults():
            answer = self._base.req(request, values)
            status = answer["requestStatus"]
        if not status["result"]:
            raise ObsRefusalError(request, int(status["code"]), status.get("comment", "no reason given"))
        data: dict[str, Any] = answer.get("responseData") or {}
        return data

    @contextlib.contextmanager
    def _faults(self) -> Iterator[None]:
        """Whatever breaks underneath, as one ObsError."""
        try:
            yield
        except LiveheadError:
            raise
        except Exception as error:  # sockets, the WebSocket package, JSON, missing keys: all the same to us
            raise self._error(error) from error

    def _error(self, error: Exception) -> ObsError:
        if isinstance(error, ModuleNotFoundError):
            return ObsError(
                f"the package {error.name!r} is not installed", remedy="pip install 'livehead[obs]'"
            )
        if isinstance(error, ConnectionRefusedError):
            return self._nobody()
        if isinstance(error, TimeoutError) or "Timeout" in type(error).__name__:
            return ObsError(
                f"OBS at {self.where} does not answer", remedy="see whether OBS hangs or shows a question"
            )
        unknown = type(error).__name__ == "WebSocketAddressException"
        if unknown or (isinstance(error, OSError) and not isinstance(error, ConnectionError)):
            return ObsError(f"{self.where} cannot be reached: {error}", remedy="check --host and --port")
        if not hasattr(self, "_base"):
            return ObsError(
                f"what listens at {self.where} does not speak as OBS 28 or newer does",
                remedy="check the port in OBS: Tools → WebSocket Server Settings; update an older OBS",
            )
        return ObsError("OBS ended the connection", remedy="start OBS again, then run this once more")

    def _nobody(self) -> ObsError:
        running = _obs_runs() if self.where.startswith(HERE) else None
        if running is None:
            why = "OBS is closed, or its WebSocket server is off"
            return ObsError(f"nothing listens at {self.where}: {why}", remedy=f"start OBS; {SWITCH_ON}")
        if running:
            return ObsError(
                f"OBS runs, but its WebSocket server is not at {self.where}",
                remedy=f"{SWITCH_ON}; look at the port there too",
            )
        return ObsError(f"OBS is not running (nothing listens at {self.where})", remedy="start OBS")


def _connected(host: str, port: int, password: str) -> Any:
    from obsws_python.baseclient import ObsClient as Base

    # host and port are always given: without them it would look for a file with a password
    base = Base(host=host, port=port, password=password, timeout=ANSWER_S)
    locked = "authentication" in base.server_hello["d"]
    wrong = PasswordError(
        "OBS wants a password" if not password else "OBS does not take this password",
        remedy="it is in OBS: Tools → WebSocket Server Settings → Show Connect Info; give --password",
    )
    if locked and not password:
        base.ws.close()
        raise wrong
    try:
        base.authenticate()
    except Exception as error:
        if locked and not isinstance(error, TimeoutError) and "Timeout" not in type(error).__name__:
            raise wrong from error
        raise
    return base


def _obs_runs() -> bool | None:
    """Whether a program called OBS runs on this computer; None where the system does not tell."""
    if sys.platform != "linux":
        return None
    for entry in Path("/proc").glob("[0-9]*/comm"):
        with contextlib.suppress(OSError):
            if entry.read_text().strip() in ("obs", "obs-studio"):
                return True
    return False
