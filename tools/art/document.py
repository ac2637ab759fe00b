"""The layered drawing and its SVG text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from curves import CX

Stop = tuple  # (offset, colour) or (offset, colour, opacity)
Move = Callable[[float, float], tuple[float, float]]
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" '
    'width="2048" height="2048" viewBox="0 0 2048 2048">\n'
)


def moved(d: str, move: Move) -> str:
    """Path data with every point (dx, y) moved."""
    out: list[str] = []
    pair: list[float] = []
    for token in re.findall(r"[MCLZ]|-?[\d.]+", d):
        if token in "MCLZ":
            out.append(token)
            continue
        pair.append(float(token))
        if len(pair) == 2:
            x, y = move(pair[0] - CX, pair[1])
            out.append(f"{x + CX:.1f} {y:.1f} ")
            pair = []
    return "".join(out).replace(" C", "C").replace(" Z", "Z").strip()


class Layer:
    """One layer: a name, a depth (towards the viewer), a part of the rig, and its items back to front."""

    def __init__(s, name: str, depth: float, part: str) -> None:
        s.name, s.depth, s.part = name, depth, part
        s.items: list[dict] = []
        s.vis = True

    def add(s, d, fill, op=None, clip=None, rule=None, blend=None, stroke=None, sw=None) -> Layer:
        """Put a filled path on top; an empty path is left out."""
        if d:
            s.items.append(
                {
                    "d": d,
                    "fill": fill,
                    "op": op,
                    "clip": clip,
                    "rule": rule,
                    "blend": blend,
                    "stroke": stroke,
                    "sw": sw,
                }
            )
        return s

    def move(s, move: Move) -> None:
        """Move every point of the layer, clips included."""
        for item in s.items:
            item["d"] = moved(item["d"], move)
            if item["clip"]:
                item["clip"] = moved(item["clip"], move)


class Doc:
    """Layers back to front, and the gradients they share."""

    def __init__(s) -> None:
        s.layers: list[Layer] = []
        s.defs: list[str] = []

    def layer(s, name: str, depth: float = 0, part: str = "head") -> Layer:
        """Open a new layer on top."""
        made = Layer(name, depth, part)
        s.layers.append(made)
        return made

    def lin(s, id: str, x1, y1, x2, y2, stops: Sequence[Stop], bbox: bool = False) -> str:
        """A linear gradient, in canvas units (dx, y) or in the box of the shape."""
        if not bbox:
            x1, x2 = x1 + CX, x2 + CX
        units = "objectBoundingBox" if bbox else "userSpaceOnUse"
        at = f'x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"'
        text = f'<linearGradient id="{id}" gradientUnits="{units}" {at}>{_stops(stops)}</linearGradient>'
        s.defs.append(text)
        return f"url(#{id})"

    def rad(s, id: str, stops: Sequence[Stop], cx=0.5, cy=0.5, r=0.5) -> str:
        """A radial gradient in the box of the shape."""
        s.defs.append(
            f'<radialGradient id="{id}" cx="{cx}" cy="{cy}" r="{r}">{_stops(stops)}</radialGradient>'
        )
        return f"url(#{id})"

    def radu(s, id: str, cx, cy, r, stops: Sequence[Stop]) -> str:
        """A radial gradient in canvas units (dx, y)."""
        at = f'gradientUnits="userSpaceOnUse" cx="{cx + CX}" cy="{cy}" r="{r}"'
        s.defs.append(f'<radialGradient id="{id}" {at}>{_stops(stops)}</radialGradient>')
        return f"url(#{id})"

    def svg(s, warp=None, only: Sequence[str] | None = None, title: str = "Actia") -> str:
        """The SVG text; `warp(layer, dx, y)` moves points, `only` picks layers by name."""
        clips: dict[str, str] = {}
        body = []
        for layer in s.layers:
            if only and layer.name not in only:
                continue
            move = (lambda x, y, at=layer: warp(at, x, y)) if warp else None
            body.append(_group(layer, move, clips))
        defs = [f'<clipPath id="{i}"><path d="{d}"/></clipPath>' for d, i in clips.items()]
        return "\n".join(
            [
                f"{HEAD}<title>{title}</title><desc>Original character, CC0-1.0</desc>\n<defs>",
                *s.defs,
                *defs,
                "</defs>",
                *body,
                "</svg>\n",
            ]
        )


def _stops(stops: Sequence[Stop]) -> str:
    return "".join(
        f'<stop offset="{o}" stop-color="{c}"' + (f' stop-opacity="{a[0]}"' if a else "") + "/>"
        for o, c, *a in stops
    )


def _group(layer: Layer, move: Move | None, clips: dict[str, str]) -> str:
    hidden = "" if layer.vis else ' style="display:none"'
    out = [
        f'<g id="{layer.name}" inkscape:groupmode="layer" inkscape:label="{layer.name}" '
        f'data-depth="{layer.depth}" data-part="{layer.part}"{hidden}>'
    ]
    for item in layer.items:
        d = moved(item["d"], move) if move else item["d"]
        a = f'<path d="{d}" fill="{item["fill"]}"'
        if item["op"] is not None:
            a += f' opacity="{item["op"]}"'
        if item["rule"]:
            a += f' fill-rule="{item["rule"]}"'
        if item["stroke"]:
            a += f' stroke="{item["stroke"]}" stroke-width="{item["sw"]}" stroke-linejoin="round"'
        if item["blend"]:
            a += f' style="mix-blend-mode:{item["blend"]}"'
        if item["clip"]:
            c = moved(item["clip"], move) if move else item["clip"]
            a += f' clip-path="url(#{clips.setdefault(c, f"clip{len(clips)}")})"'
        out.append(a + "/>")
    return "\n".join([*out, "</g>"])
