"""Fetches a file over HTTP: goes on where it was cut, gives up on a server that stalls, trusts no promise.

What has come lies in `NAME.part` with a note of what the server called it, so that a later call goes on.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import logging
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from livehead.errors import SourceError

log = logging.getLogger(__name__)

Progress = Callable[[int, int | None], object]
"""Told how many bytes are there, and how many there will be, None where nobody knows."""

_BLOCK = 1 << 18
_LARGEST = 8 << 30  # bytes, of a file whose length nobody says
_BY_HAND = "open the address in a browser, save the file, and import that"


@dataclass(frozen=True, slots=True)
class Patience:
    """stall: seconds without a byte until a connection is given up; attempts: in a row without a byte;
    pause: seconds before the second of them, doubled each time."""

    stall: float = 20.0
    attempts: int = 5
    pause: float = 1.0


def fetch(
    url: str,
    target: Path,
    *,
    size: int | None = None,
    sha256: str | None = None,
    progress: Progress = lambda have, total: None,
    patience: Patience = Patience(),
) -> Path:
    """Fetch a file; returns `target`, which appears whole or not at all.

    size, sha256: of the whole file where they are known. SourceError when the server gives a web page, refuses,
    stalls, ends early again and again, or gives another file than was promised.
    """
    if urllib.parse.urlsplit(url).scheme not in ("http", "https"):
        raise SourceError(f"{url} is no web address", remedy="give one that begins with https://")
    transfer = _Transfer(url, target, size, progress, patience)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        transfer.complete()
        _check(transfer.part, url, size, sha256)
        transfer.part.replace(target)
        transfer.note.unlink(missing_ok=True)
    except OSError as error:
        raise SourceError(f"{target} cannot be written: {error}", remedy="make room on that disk") from None
    return target


class _CutError(Exception):
    """A connection that ended early; its text says how."""


class _Transfer:
    """One file on its way."""

    def __init__(
        self, url: str, target: Path, size: int | None, progress: Progress, patience: Patience
    ) -> None:
        self.part = target.with_name(target.name + ".part")
        self.note = target.with_name(target.name + ".part.json")
        self._url, self._size, self._progress, self._patience = url, size, progress, patience
        self._total = size
        self._mark: str | None = None  # what the server calls this version of the file

    def complete(self) -> None:
        """Ask until the file is whole; a try that brought bytes costs no attempt."""
        self._recall()
        failed = 0
        while failed < self._patience.attempts:
            before = self._have()
            try:
                if self._ask(before):
                    return
                reason = "the server said no more was to come"
            except _CutError as cut:
                reason = str(cut)
            failed = 0 if self._have() > before else failed + 1
            log.info("%s after %d bytes; trying again", reason, self._have())
            time.sleep(self._patience.pause * 2**failed if failed < self._patience.attempts else 0)
        raise SourceError(
            f"{self._url} cannot be fetched: {reason}; {self._have()} of {self._total or 'unknown'} bytes came",
            remedy="try again later, it goes on from there; or " + _BY_HAND,
        )

    def _have(self) -> int:
        return self.part.stat().st_size if self.part.exists() else 0

    def _recall(self) -> None:
        """Go on with what an earlier call left, if it was the same address."""
        try:
            noted = json.loads(self.note.read_text(encoding="utf-8"))
            if noted["url"] != self._url:
                raise ValueError("another address")
            self._mark = noted["mark"]
        except (OSError, ValueError, KeyError, TypeError):
            self.part.unlink(missing_ok=True)

    def _ask(self, have: int) -> bool:
        """One connection; True when the file is whole."""
        if have and self._size is not None and have >= self._size:
            if have == self._size:
                return True
            self._again()
            have = 0
        headers = {"User-Agent": "livehead", "Accept-Encoding": "identity"}
        if have:
            headers["Range"] = f"bytes={have}-"
            if self._mark:
                headers["If-Range"] = self._mark
        request = urllib.request.Request(self._url, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=self._patience.stall) as answer:
                return self._take(answer, have)
        except urllib.error.HTTPError as error:
            return self._refused(error, have)
        except (urllib.error.URLError, http.client.HTTPException, TimeoutError, ConnectionError) as error:
            reason = getattr(error, "reason", error)
            stalled = isinstance(error, TimeoutError) or isinstance(reason, TimeoutError)
            raise _CutError(
                "the server stalled" if stalled else f"the connection failed ({reason})"
            ) from None

    def _take(self, answer: Any, have: int) -> bool:
        """Write what comes; True when it is all there."""
        if "text/html" in answer.headers.get("Content-Type", ""):
            raise SourceError(f"{self._url} gives a web page, not a file", remedy=_BY_HAND)
        start, total = self._begin(answer, have)
        self._total = total
        if total is not None and self._size not in (None, total):
            raise SourceError(
                f"{self._url} is {total} bytes long, not {self._size}",
                remedy="the author has changed the file: " + _BY_HAND,
            )
        self._remember(_mark(answer))
        with self.part.open("ab" if start else "wb") as out:
            while block := answer.read1(_BLOCK):
                out.write(block)
                self._progress(out.tell(), total)
                if out.tell() > (total or self._size or _LARGEST):
                    raise SourceError(f"{self._url} sends more than it promised", remedy=_BY_HAND)
        if total is not None and self._have() < total:
            raise _CutError("the connection was cut")
        return True

    def _begin(self, answer: Any, have: int) -> tuple[int, int | None]:
        """Where an answer goes on, and how long the whole file is."""
        length = answer.headers.get("Content-Length") or ""
        if answer.status != 206:
            return 0, int(length) if length.isdigit() else None
        start, total = _range(answer.headers.get("Content-Range", ""))
        if start != have or (self._mark and _mark(answer) not in (None, self._mark)):
            self._again()
            raise _CutError("the server went on with something else than was asked for")
        return start, total

    def _refused(self, error: urllib.error.HTTPError, have: int) -> bool:
        """What an error answer means: the end of the file, a reason to try again, or the end of trying."""
        if error.code == 416:
            _, total = _range(error.headers.get("Content-Range", ""))
            if total == have:
                self._total = total
                return True
            self._again()
            raise _CutError("the server has another file now")
        if error.code in (408, 425, 429) or error.code >= 500:
            raise _CutError(f"the server answers {error.code} {error.reason}")
        raise SourceError(
            f"{self._url} cannot be fetched: the server answers {error.code} {error.reason}", remedy=_BY_HAND
        )

    def _again(self) -> None:
        """Forget what has come."""
        self._mark = None
        self.part.unlink(missing_ok=True)
        self.note.unlink(missing_ok=True)

    def _remember(self, mark: str | None) -> None:
        """Note what the server calls the file; a weak mark says nothing of single bytes."""
        self._mark = None if mark is None or mark.startswith("W/") else mark
        self.note.write_text(json.dumps({"url": self._url, "mark": self._mark}), encoding="utf-8")


def _mark(answer: Any) -> str | None:
    """What the server calls this version of the file."""
    mark: str | None = answer.headers.get("ETag") or answer.headers.get("Last-Modified")
    return mark


def _range(text: str) -> tuple[int, int | None]:
    """Where "bytes 5-9/10" begins and how long the whole is: (5, 10); (-1, None) where it says neither."""
    span, _, total = text.removeprefix("bytes").strip().partition("/")
    start = span.partition("-")[0]
    return int(start) if start.isdigit() else -1, int(total) if total.isdigit() else None


def _check(part: Path, url: str, size: int | None, sha256: str | None) -> None:
    """The file that came is the one that was promised; otherwise it is deleted."""
    have = part.stat().st_size
    wrong = f"{have} bytes instead of {size}" if size is not None and have != size else ""
    if not have:
        wrong = "nothing at all"
    if sha256 and not wrong:
        with part.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
        wrong = f"sha256 {found} instead of {sha256}" if found != sha256.lower() else ""
    if wrong:
        part.unlink(missing_ok=True)
        part.with_name(part.name + ".json").unlink(missing_ok=True)
        raise SourceError(
            f"{url} gave another file than was promised: {wrong}",
            remedy="try once more; if it stays so, the author has changed the file: " + _BY_HAND,
        )
