"""The layered drawing and its SVG text."""

from __future__ import annotations

import re

from curves import CX


# ---------------------------------------------------------------- layered document
class Layer:
    def __init__(s, name, depth, part):
        s.name, s.depth, s.part, s.items, s.vis = name, depth, part, [], True

    def add(s, d, fill, op=None, clip=None, rule=None, blend=None, stroke=None, sw=None):
        if d:
            s.items.append(
                dict(d=d, fill=fill, op=op, clip=clip, rule=rule, blend=blend, stroke=stroke, sw=sw)
            )
        return s


class Doc:
    def __init__(s):
        s.layers = []
        s.defs = []

    def layer(s, name, depth=0, part="head"):
        l = Layer(name, depth, part)
        s.layers.append(l)
        return l

    def lin(s, id, x1, y1, x2, y2, stops, bbox=False):
        if not bbox:
            x1 += CX
            x2 += CX
        st = "".join(
            f'<stop offset="{o}" stop-color="{c}"' + (f' stop-opacity="{a[0]}"' if a else "") + "/>"
            for o, c, *a in stops
        )
        s.defs.append(
            f'<linearGradient id="{id}" gradientUnits="{"objectBoundingBox" if bbox else "userSpaceOnUse"}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}">{st}</linearGradient>'
        )
        return f"url(#{id})"

    def rad(s, id, stops, cx=0.5, cy=0.5, r=0.5):
        st = "".join(
            f'<stop offset="{o}" stop-color="{c}"' + (f' stop-opacity="{a[0]}"' if a else "") + "/>"
            for o, c, *a in stops
        )
        s.defs.append(f'<radialGradient id="{id}" cx="{cx}" cy="{cy}" r="{r}">{st}</radialGradient>')
        return f"url(#{id})"

    def radu(s, id, cx, cy, r, stops, sx=1):
        st = "".join(
            f'<stop offset="{o}" stop-color="{c}"' + (f' stop-opacity="{a[0]}"' if a else "") + "/>"
            for o, c, *a in stops
        )
        s.defs.append(
            f'<radialGradient id="{id}" gradientUnits="userSpaceOnUse" cx="{cx + CX}" cy="{cy}" r="{r}">{st}</radialGradient>'
        )
        return f"url(#{id})"

    def svg(s, warp=None, only=None, title="Actia"):
        clips = {}
        body = []

        def W(d, l):
            if not warp:
                return d
            nums = re.split(r"([MCLZ ])", d)
            out = []
            buf = []
            for tok in nums:
                if tok == "" or tok == " ":
                    continue
                if tok in "MCLZ":
                    out.append(tok)
                    continue
                buf.append(float(tok))
                if len(buf) == 2:
                    x, y = warp(l, buf[0] - CX, buf[1])
                    out.append(f"{x + CX:.1f} {y:.1f} ")
                    buf = []
            return "".join(out)

        for l in s.layers:
            if only and l.name not in only:
                continue
            g = [
                f'<g id="{l.name}" inkscape:groupmode="layer" inkscape:label="{l.name}" data-depth="{l.depth}" data-part="{l.part}"'
                + ("" if l.vis else ' style="display:none"')
                + ">"
            ]
            for it in l.items:
                a = f'<path d="{W(it["d"], l).strip()}" fill="{it["fill"]}"'
                if it["op"] is not None:
                    a += f' opacity="{it["op"]}"'
                if it["rule"]:
                    a += f' fill-rule="{it["rule"]}"'
                if it["stroke"]:
                    a += f' stroke="{it["stroke"]}" stroke-width="{it["sw"]}" stroke-linejoin="round"'
                if it["blend"]:
                    a += f' style="mix-blend-mode:{it["blend"]}"'
                if it["clip"]:
                    c = W(it["clip"], l).strip()
                    if c not in clips:
                        clips[c] = f"clip{len(clips)}"
                    a += f' clip-path="url(#{clips[c]})"'
                g.append(a + "/>")
            g.append("</g>")
            body.append("\n".join(g))
        cp = "\n".join(f'<clipPath id="{i}"><path d="{d}"/></clipPath>' for d, i in clips.items())
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="2048" height="2048" viewBox="0 0 2048 2048">\n'
            f"<title>{title}</title><desc>Original character, CC0-1.0</desc>\n<defs>\n"
            + "\n".join(s.defs)
            + "\n"
            + cp
            + "\n</defs>\n"
            + "\n".join(body)
            + "\n</svg>\n"
        )
