"""The art's own SVG dialect: named layers of filled paths, read without an SVG library.

Allowed: `<g id data-depth data-part>` groups holding `<path>` with absolute M, C, L, Z; `fill` a colour or
`url(#gradient)`; `opacity`, `fill-rule`, `stroke`, `stroke-width`, `clip-path`; linear and radial gradients;
clip paths of one path each. Anything else is an error, so that no drawing is ever shown half right.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from livehead.errors import CharacterError

Floats = NDArray[np.float32]

CANVAS = 2048.0
MOVE, LINE, CUBIC, CLOSE = 0, 1, 4, 5
_VERBS = {"M": (MOVE, 2), "L": (LINE, 2), "C": (CUBIC, 6), "Z": (CLOSE, 0)}
_SEGMENT = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_LINK = re.compile(r"url\(#([^)]+)\)")


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """One path. verbs: skia verb numbers; points: (N, 2) float32 canvas units, in path order."""

    verbs: bytes
    points: Floats


@dataclass(frozen=True, slots=True)
class Gradient:
    """coords: linear (x1, y1, x2, y2), radial (cx, cy, r), in canvas units if user_space, else parts of the
    bounds.

    colors: 0xAARRGGBB, straight alpha; offsets: rising in [0, 1].
    """

    coords: tuple[float, ...]
    user_space: bool
    offsets: tuple[float, ...]
    colors: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Item:
    """A filled path. fill: 0xAARRGGBB or the name of a gradient; stroke likewise (0: none)."""

    outline: Outline
    fill: int | str
    opacity: float = 1.0
    even_odd: bool = False
    stroke: int | str = 0
    stroke_width: float = 0.0
    clip_id: str = ""
    clip: Outline | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """A named group, drawn in document order. depth: towards the viewer, about -0.6 to 0.5."""

    name: str
    depth: float
    part: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """layers: back to front; keys: for a file of key shapes, its groups of layers by key name."""

    layers: tuple[Layer, ...]
    gradients: dict[str, Gradient]
    keys: dict[str, tuple[Layer, ...]] = field(default_factory=dict)


def _broken(path: Path, what: str) -> CharacterError:
    return CharacterError(f"{path.name}: {what}", remedy=f"write {path} again with the drawing tools")


def parse_outline(text: str) -> Outline:
    """Path data of the dialect. ValueError when it holds anything but absolute M, C, L, Z."""
    verbs, numbers = bytearray(), []
    if not _SEGMENT.fullmatch(text.strip()[:1] + " ") or _SEGMENT.sub("", text).strip():
        raise ValueError(f"not path data: {text[:40]!r}")
    for letter, rest in _SEGMENT.findall(text):
        if letter not in _VERBS:
            raise ValueError(f"path command {letter!r} is not one of M, C, L, Z")
        verb, size = _VERBS[letter]
        values = [float(v) for v in rest.replace(",", " ").split()]
        count = len(values) // size if size else 1
        if len(values) != count * size or (size and not values) or (verb == MOVE and count > 1):
            raise ValueError(f"path command {letter!r} with {len(values)} numbers")
        verbs.extend([verb] * count)
        numbers.extend(values)
    if not verbs or verbs[0] != MOVE:
        raise ValueError("a path must begin with M")
    points = np.array(numbers, np.float32).reshape(-1, 2)
    if not np.isfinite(points).all():
        raise ValueError("a path holds a number that is not finite")
    return Outline(bytes(verbs), points)


def parse_color(text: str, opacity: float = 1.0) -> int:
    """`#rgb` or `#rrggbb` to 0xAARRGGBB; `none` is 0. ValueError otherwise."""
    if text == "none":
        return 0
    digits = text[1:]
    if len(digits) == 3:
        digits = "".join(c * 2 for c in digits)
    if not re.fullmatch(r"#[0-9a-fA-F]+", text) or len(digits) != 6:
        raise ValueError(f"colour {text!r} is not #rrggbb")
    return (round(255 * opacity) << 24) | int(digits, 16)


def _tag(node: ElementTree.Element) -> str:
    return node.tag.rsplit("}", 1)[-1]


def _gradient(node: ElementTree.Element) -> Gradient:
    names = ("x1", "y1", "x2", "y2") if _tag(node) == "linearGradient" else ("cx", "cy", "r")
    stops = [stop for stop in node if _tag(stop) == "stop"]
    if len(stops) < 2:
        raise ValueError(f"gradient {node.get('id')!r} has fewer than two stops")
    defaults = {"x1": "0", "y1": "0", "x2": "1", "y2": "0"}
    return Gradient(
        coords=tuple(float(node.get(n, defaults.get(n, "0.5"))) for n in names),
        user_space=node.get("gradientUnits") == "userSpaceOnUse",
        offsets=tuple(float(s.get("offset", "0")) for s in stops),
        colors=tuple(
            parse_color(s.get("stop-color", "#000000"), float(s.get("stop-opacity", "1"))) for s in stops
        ),
    )


def _paint(text: str, gradients: dict[str, Gradient]) -> int | str:
    link = _LINK.fullmatch(text)
    if not link:
        return parse_color(text)
    if gradients and link[1] not in gradients:
        raise ValueError(f"gradient {link[1]!r} is used but not defined")
    return link[1]


def _item(node: ElementTree.Element, gradients: dict[str, Gradient], clips: dict[str, Outline]) -> Item:
    if _tag(node) != "path":
        raise ValueError(f"element <{_tag(node)}> where only <path> may stand")
    if node.get("style") or node.get("transform"):
        raise ValueError("a path with style or transform")
    link = _LINK.fullmatch(node.get("clip-path", ""))
    if link and link[1] not in clips:
        raise ValueError(f"clip path {link[1]!r} is used but not defined")
    return Item(
        outline=parse_outline(node.get("d", "")),
        fill=_paint(node.get("fill", "#000000"), gradients),
        opacity=float(node.get("opacity", "1")),
        even_odd=node.get("fill-rule") == "evenodd",
        stroke=_paint(node.get("stroke", "none"), gradients),
        stroke_width=float(node.get("stroke-width", "0")),
        clip_id=link[1] if link else "",
        clip=clips[link[1]] if link else None,
    )


def _layer(node: ElementTree.Element, gradients: dict[str, Gradient], clips: dict[str, Outline]) -> Layer:
    name = node.get("id", "")
    if not name:
        raise ValueError("a layer without id")
    try:
        items = tuple(_item(child, gradients, clips) for child in node)
        return Layer(name, float(node.get("data-depth", "0")), node.get("data-part", ""), items)
    except ValueError as error:
        raise ValueError(f"layer {name!r}: {error}") from error


def _clip(node: ElementTree.Element) -> Outline:
    paths = [child for child in node if _tag(child) == "path"]
    if len(paths) != 1:
        raise ValueError(f"clip path {node.get('id')!r} must hold one path")
    return parse_outline(paths[0].get("d", ""))


def _build(root: ElementTree.Element) -> Document:
    if _tag(root) != "svg" or root.get("viewBox") != "0 0 2048 2048":
        raise ValueError('the root must be <svg viewBox="0 0 2048 2048">')
    gradients: dict[str, Gradient] = {}
    clips: dict[str, Outline] = {}
    layers: list[Layer] = []
    keys: dict[str, tuple[Layer, ...]] = {}
    for defs in (node for node in root if _tag(node) == "defs"):
        for node in defs:
            if _tag(node).endswith("Gradient"):
                gradients[node.get("id", "")] = _gradient(node)
            elif _tag(node) == "clipPath":
                clips[node.get("id", "")] = _clip(node)
    for group in (node for node in root if _tag(node) == "g"):
        name = group.get("id", "")
        if "display:none" in group.get("style", ""):
            continue
        if name.startswith("key."):
            keys[name[4:]] = tuple(_layer(child, gradients, clips) for child in group)
        else:
            layers.append(_layer(group, gradients, clips))
    names = [layer.name for layer in layers]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise ValueError(f"layer {min(twice)!r} occurs twice")
    return Document(tuple(layers), gradients, keys)


def load_document(path: Path) -> Document:
    """Read one SVG of the dialect. CharacterError names the file and what is wrong with it."""
    try:
        root = ElementTree.fromstring(path.read_bytes())
    except OSError as error:
        raise CharacterError(
            f"{path.name} cannot be read: {error.strerror or error}", remedy=f"put {path} in place"
        ) from error
    except ElementTree.ParseError as error:
        raise _broken(path, f"not well-formed SVG ({error})") from error
    try:
        return _build(root)
    except ValueError as error:
        raise _broken(path, str(error)) from error
