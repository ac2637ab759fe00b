"""The JSON of VTube Studio's phone data. A list of 52 small objects is what costs the time: where it is written
as the phones write it, it is taken apart at its separators, and the rest alone is read as JSON.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

LONGEST = 16384
"""Bytes beyond which a datagram is no face (real ones have 3000 to 4000)."""

MOST_ITEMS = 256

_KEY, _END = b'"BlendShapes"', b"}]"
_WAYS = (
    (b'"BlendShapes":[{"k":"', b'},{"k":"', b'","v":'),
    (b'"BlendShapes": [{"k": "', b'}, {"k": "', b'", "v": '),
)
"""How the list begins, what stands between its entries, and what within them: without spaces and with."""

_decode = json.JSONDecoder().decode

Pairs = tuple[Sequence[str | bytes], Sequence[float], int]
"""Names as they were written, their values, and how many entries could not be read."""


def read(datagram: bytes) -> tuple[dict[str, Any], Pairs] | None:
    """(the object without its BlendShapes, those); None when it is no JSON object. Never raises."""
    if not 2 <= len(datagram) <= LONGEST:
        return None
    pairs, rest = _taken_apart(datagram)
    try:
        said = _decode(rest.decode())
        if pairs and (type(said) is not dict or said.get("BlendShapes") != 0):  # the list was another's
            pairs, said = None, _decode(datagram.decode())
    except (ValueError, RecursionError):  # no JSON, no UTF-8; brackets within brackets without end
        return None
    if type(said) is not dict:
        return None
    return said, pairs or _one_by_one(said.get("BlendShapes"))


def _taken_apart(datagram: bytes) -> tuple[Pairs | None, bytes]:
    """(the pairs, the datagram with 0 in place of the list); (None, the datagram) when it is written otherwise."""
    start = datagram.find(_KEY)
    end = datagram.find(_END, start)
    way = (
        next((way for way in _WAYS if datagram.startswith(way[0], start)), None) if 0 <= start < end else None
    )
    if way is None:
        return None, datagram
    begin, between, within = way
    parts = datagram[start + len(begin) : end].replace(between, within).split(within)
    names, numbers = parts[::2], parts[1::2]
    if len(names) != len(numbers) or len(names) > MOST_ITEMS:
        return None, datagram
    try:
        values = list(map(float, numbers))
    except ValueError:  # other fields, other spaces, other types
        return None, datagram
    return (names, values, 0), b'%b"BlendShapes":0%b' % (datagram[:start], datagram[end + len(_END) :])


def _one_by_one(entries: Any) -> Pairs:
    """The pairs of a list of objects with k and v; whatever else is in it is counted."""
    if type(entries) is not list:
        return (), (), 0 if entries is None else 1
    names: list[str] = []
    values: list[float] = []
    dropped = 0
    for entry in entries[:MOST_ITEMS]:
        try:
            name, value = entry["k"], entry["v"]
        except (TypeError, KeyError):
            name = value = None
        sane = value.__class__ is float or (value.__class__ is int and -1000 <= value <= 1000)
        if name.__class__ is str and sane:
            names.append(name)
            values.append(value)
        else:
            dropped += 1
    return names, values, dropped
