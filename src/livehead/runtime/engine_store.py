"""Keeps built engines: names that say what they are good for, and a check that they are still whole and current.

Beside every engine lies a page about it, `NAME.json`: for which network, card and TensorRT it was built, and
the digest of its bytes. An engine without such a page, or one that does not agree with it, is built again.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from livehead import folders

log = logging.getLogger(__name__)

SUFFIX = ".engine"


@dataclass(frozen=True, slots=True)
class Key:
    """What an engine is built from and for. source: the network in words, "tha3_standard/editor".

    model: sha256 of the network; target: a card ("sm89") or a card and its driver; runtime: which TensorRT.
    """

    source: str
    model: str
    target: str
    runtime: str

    @staticmethod
    def of(path: Path, target: str, runtime: str) -> Key:
        """The key of a network file."""
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Key(f"{path.parent.name}/{path.stem}", digest, target, runtime)

    @property
    def file_name(self) -> str:
        """A name for every system: letters, digits, dots and dashes."""
        stem = self.source.rpartition("/")[2]
        parts = (stem, self.model[:12], self.target, self.runtime)
        return "-".join(re.sub(r"[^A-Za-z0-9._]+", "_", part) for part in parts) + SUFFIX


@dataclass(frozen=True, slots=True)
class Kept:
    """An engine's bytes and file. built: "" when it was found as it was, else why it was built, in words."""

    data: bytes
    path: Path
    built: str


class EngineStore:
    """A folder of engines. Several processes may use it: files appear whole or not at all."""

    def __init__(self, folder: Path | None = None) -> None:
        """folder: `folders.engines()` when it is not given; made when needed."""
        self.folder = folder or folders.engines()

    def find_or_build(self, key: Key, build: Callable[[], bytes]) -> Kept:
        """The engine of that key, kept or built now. What `build` raises goes through."""
        path = self.folder / key.file_name
        data, reason = self._read(path, key)
        if data is not None:
            return Kept(data, path, "")
        log.info("building the engine of %s for %s: %s", key.source, key.target, reason)
        data = build()
        self._keep(path, key, data)
        self._drop_superseded(key)
        return Kept(data, path, reason)

    def drop(self, key: Key) -> None:
        """Forget an engine that turned out to be of no use."""
        _remove(self.folder / key.file_name)

    def _read(self, path: Path, key: Key) -> tuple[bytes | None, str]:
        """The bytes, or None and why there are none to be used."""
        if not path.is_file():
            return None, self._why_missing(key)
        page = _page(path)
        if page is None:
            return None, "the page beside the kept engine is missing or unreadable"
        if any(page.get(name) != value for name, value in asdict(key).items() if name != "source"):
            return None, "the kept engine was built for something else"
        try:
            data = path.read_bytes()
        except OSError as error:
            return None, f"the kept engine cannot be read: {error.strerror or error}"
        if len(data) != page.get("bytes"):
            return None, "the kept engine is cut short"
        if hashlib.sha256(data).hexdigest() != page.get("sha256"):
            return None, "the kept engine is damaged"
        return data, ""

    def _why_missing(self, key: Key) -> str:
        for _, page in self._pages():
            if page.get("source") != key.source or _line(page) != _line(asdict(key)):
                continue
            if page.get("model") != key.model:
                return "the network has changed"
            if page.get("runtime") != key.runtime:
                return f"the kept engine is of {page.get('runtime')}, this is {key.runtime}"
            return f"the kept engine is for {page.get('target')}, this is {key.target}"
        return "there is none yet"

    def _keep(self, path: Path, key: Key, data: bytes) -> None:
        page = {**asdict(key), "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, data)
            write_whole(path.with_suffix(".json"), json.dumps(page, indent=1).encode())
        except OSError as error:
            log.warning(
                "the engine of %s cannot be kept (%s): it is built again next time",
                key.source,
                error.strerror or error,
            )

    def _drop_superseded(self, key: Key) -> None:
        """Remove engines of the same network and card that an older TensorRT or an older network left."""
        for path, page in self._pages():
            same = page.get("source") == key.source and _line(page) == _line(asdict(key))
            if same and path.name != key.file_name:
                log.info("removing the superseded engine %s", path.name)
                _remove(path)

    def _pages(self) -> list[tuple[Path, dict[str, Any]]]:
        found = sorted(self.folder.glob(f"*{SUFFIX}")) if self.folder.is_dir() else []
        return [(path, page) for path in found if (page := _page(path)) is not None]


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever reads half of it. OSError when there is no room."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError:
        part.unlink(missing_ok=True)
        raise


def _remove(path: Path) -> None:
    for old in (path, path.with_suffix(".json"), path.with_suffix(".jit")):
        old.unlink(missing_ok=True)


def _line(page: dict[str, Any]) -> tuple[str, str]:
    """What stays the same when a driver or a TensorRT gets newer: the card and which TensorRT it is."""
    return str(page.get("target")).partition(" driver ")[0], str(page.get("runtime")).partition(" ")[0]


def _page(path: Path) -> dict[str, Any] | None:
    try:
        page = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return page if isinstance(page, dict) else None
