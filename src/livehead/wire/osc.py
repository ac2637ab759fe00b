"""OSC datagrams as flat lists of messages: python-osc reads them, and what it found is remembered.

Tracking senders repeat the same messages with other numbers. What stands before a message's trailing float32
numbers (address, type tags, leading arguments) says how to read them, so each such beginning is given to
python-osc once. Bundles are walked here, to a bounded depth; their time tags are passed over.
"""

from __future__ import annotations

import re
import struct
from typing import Any

from pythonosc import osc_message

Message = tuple[str, tuple[Any, ...]]
"""Address and arguments."""

BUNDLE = b"#bundle\0"
DEEPEST = 8
MOST_MESSAGES = 4096
MOST_REMEMBERED = 4096
LONGEST_REMEMBERED = 256

_FLOATS = {count: struct.Struct(f">{count}f") for count in range(8)}
_unpack_float = _FLOATS[1].unpack_from
_COUNTS = (1, 7, 0, 3, 2, 4)
"""Trailing floats, likeliest first: blendshapes, bones, bare commands, and what Face Cap sends."""

_unpack_size = struct.Struct(">I").unpack_from
_KNOWN_TAGS = re.compile(r",[ifsbhdrmtTFN\[\]]*")
_SIZES = {"i": 4, "f": 4, "h": 8, "d": 8, "r": 4, "m": 4, "t": 8, "T": 0, "F": 0, "N": 0}


class OscReader:
    """Reads datagrams of one sender."""

    def __init__(self) -> None:
        self._known: dict[int, dict[bytes, Message]] = {count: {} for count in _COUNTS}

    def read(self, datagram: bytes) -> tuple[list[Message], int] | None:
        """Messages in their order, and how many could not be read; None when it is no OSC. Never raises."""
        if datagram[:1] == b"/":
            message = self._message(datagram)
            return ([message], 0) if message is not None else ([], 1)
        if not datagram.startswith(BUNDLE):
            return None
        found: list[Message] = []
        return found, self._bundle(datagram, found, 0)

    def _bundle(self, data: bytes, found: list[Message], depth: int) -> int:
        """Appends the bundle's messages; returns how many elements could not be read."""
        bad, at, end = 0, 16, len(data)
        if depth >= DEEPEST or end < 16:
            return 1
        while at < end:
            (size,) = _unpack_size(data, at) if end - at >= 4 else (0,)
            at += 4
            if not 0 < size <= end - at or len(found) >= MOST_MESSAGES:
                return bad + 1  # torn: where the next one begins is not known
            element = data[at : at + size]
            at += size
            if element[0] == 47:  # "/"
                message = self._message(element)
                if message is None:
                    bad += 1
                else:
                    found.append(message)
            else:
                bad += self._bundle(element, found, depth + 1) if element.startswith(BUNDLE) else 1
        return bad

    def _message(self, data: bytes) -> Message | None:
        form = self._known[1].get(data[:-4])  # nearly always, hence without the loop
        if form is not None:
            return form[0], form[1] + _unpack_float(data, len(data) - 4)
        for count in _COUNTS[1:]:
            split = len(data) - 4 * count
            form = self._known[count].get(data[:split]) if split > 0 else None
            if form is not None:
                return form[0], form[1] + _FLOATS[count].unpack_from(data, split)
        return self._learn(data)

    def _learn(self, data: bytes) -> Message | None:
        """Ask python-osc; remember the message's beginning when it ends in a usual number of floats."""
        found = _tags(data)
        if found is None:
            return None
        tags, end = found
        try:
            parsed = osc_message.OscMessage(data)
            address, arguments = str(parsed.address), tuple(parsed.params)
        except (osc_message.ParseError, ValueError, OverflowError, struct.error):
            return None
        count = len(tags) - len(tags.rstrip("f"))
        if count in _COUNTS and end == len(data) <= LONGEST_REMEMBERED:
            known = self._known[count]
            if len(known) >= MOST_REMEMBERED:  # a sender that invents names
                known.clear()
            known[data[: len(data) - 4 * count]] = address, arguments[: len(arguments) - count]
        return address, arguments


def _tags(data: bytes) -> tuple[str, int] | None:
    """The type tags of a message and where its arguments end; None when tags are strange or arguments missing.

    python-osc warns in the log of unknown tags and fills up floats that are missing, hence a look before.
    """
    at = _after_string(data, 0)
    if at >= len(data):
        return (",", at) if at == len(data) else None
    start, at = at, _after_string(data, at)
    tags = data[start:at].rstrip(b"\0").decode("latin-1")
    if _KNOWN_TAGS.fullmatch(tags) is None or at > len(data):
        return None
    for tag in tags[1:]:
        if tag == "s":
            at = _after_string(data, at)
        elif tag == "b":
            size = int.from_bytes(data[at : at + 4], "big")
            at += 4 + size + -size % 4
        else:
            at += _SIZES.get(tag, 0)
        if at > len(data):
            return None
    return tags, at


def _after_string(data: bytes, at: int) -> int:
    """Where what follows a string begins; beyond the end when it has none."""
    end = data.find(b"\0", at)
    return end + 4 - (end - at) % 4 if end >= 0 else len(data) + 1
