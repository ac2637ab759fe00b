"""Antennae, hair clip, bow and brooch."""

from __future__ import annotations

import math
from collections.abc import Callable

from kit import Doc, Layer, P, add, ell, lerp, mir, pts, sample, taper
from palette import C


def crescent(cx: float, cy: float, r: float, s: int = 1) -> str:
    """A moon open to one side (s = 1: to the viewer's right)."""
    outer = [
        (cx - s * r * math.sin(math.radians(q)), cy - r * math.cos(math.radians(q)))
        for q in (-30, 10, 50, 90, 130, 170, 210)
    ]
    inner = [
        (cx + s * r * (0.32 - 0.8 * math.sin(math.radians(q))), cy - r * 0.8 * math.cos(math.radians(q)))
        for q in (190, 150, 90, 40, -5)
    ]
    return P([(*outer[0], "c"), *outer[1:-1], (*outer[-1], "c"), *inner])


SPINE = pts("58,300 84,214 136,140 214,94 304,112")


def _barb(spine: list, t: float, side: int) -> list:
    """One barb of the feather: from the spine outwards and forwards."""

    def at(u: float) -> tuple[float, float]:
        x = min(1.0, max(0.0, u)) * (len(spine) - 1)
        i = min(int(x), len(spine) - 2)
        a, b = spine[i], spine[i + 1]
        return (lerp(a[0], b[0], x - i), lerp(a[1], b[1], x - i))

    (ax, ay), (bx, by) = at(t - 0.03), at(t + 0.03)
    h = math.hypot(bx - ax, by - ay)
    tx, ty = (bx - ax) / h, (by - ay) / h
    nx, ny = side * ty, -side * tx
    width = 66 * math.sin(math.pi * min(1, max(0, (t - 0.1) / 0.9)) ** 0.8) ** 0.75
    w = width * (1 if side > 0 else 0.82) + 6
    x, y = at(t)
    middle = (x + nx * w * 0.55 + tx * w * 0.15, y + ny * w * 0.55 + ty * w * 0.15)
    return [(x, y), middle, (x + nx * w + tx * w * 0.6, y + ny * w + ty * w * 0.6)]


def antennae(doc: Doc) -> None:
    """Two feathers; dark contour below, two tones above, rim light on the viewer's right."""
    spine = sample(SPINE, 41)
    count = 14
    barbs = [
        (side, _barb(spine, lerp(0.14, 0.94, i / (count - 1)), side))
        for side in (1, -1)
        for i in range(count)
    ]
    for s in (-1, 1):
        g = doc.layer("antenna_L" if s < 0 else "antenna_R", 0.2, "acc")
        put = (lambda q: q) if s > 0 else mir
        g.add("".join(taper(put(barb), 26, (0.9, 1, 0.8, 0.2)) for _, barb in barbs), "#8b4c56")
        g.add(taper(put(SPINE), 20, (1, 0.9, 0.7, 0.4)), "#8b4c56")
        for edge, fill in ((1, "url(#gAnt)"), (-1, "#e3a394")):
            row = [taper(put(barb), 18, (0.9, 1, 0.8, 0.12)) for side, barb in barbs if side == edge]
            g.add("".join(row), fill)
        g.add(taper(put(SPINE), 11, (1, 0.9, 0.7, 0.3)), "#fff6dc")


def clip(doc: Doc) -> None:
    """A crescent with a star, on the fringe at the viewer's right."""
    g = doc.layer("clip", 0.4, "acc")
    at = (168, 438)
    shape = P(add(pts("-34,-8c -22,26 8,38 36,22 42,-12 26,-38c 24,-8 6,12 -14,8"), *at))
    g.add(shape, "url(#gGold)", stroke=C["gold_ln"], sw=5)
    g.add(P(add(pts("-28,6c -12,22 8,28 28,16 36,-8c 44,20c 6,44c"), *at)), C["gold_sh"], 0.75, clip=shape)
    g.add(ell(150, 448, 5, 4, 0.6), "#fff", 0.9)
    star = []
    for i in range(8):
        a = math.pi * i / 4 - math.pi / 2
        r = 17 if i % 2 == 0 else 6
        star.append((170 + r * math.cos(a), 416 + r * math.sin(a), "c"))
    g.add(P(star), "#fff3c4", stroke=C["gold_ln"], sw=4)


def _edge(g: Layer, text: str, put: Callable[[list], list], width: float = 7) -> None:
    g.add(taper(put(pts(text)), width, (0.4, 1, 1, 0.5)), C["rib_ln"])


BOW_TAILS = {
    -1: (
        "6,1040c 40,1086 62,1160 66,1210 104,1262c 66,1258 40,1296c 22,1230 14,1160 -10,1080",
        "-10,1040c 20,1100 40,1180 44,1240 52,1300c 20,1300c 6,1180",
        (
            "6,1040 40,1086 62,1160 66,1210 104,1262",
            "104,1262 66,1258 40,1296",
            "40,1296 22,1230 14,1160 -10,1080",
        ),
        ("16,1070 38,1140 46,1206", "74,1236 64,1224 58,1204"),
    ),
    1: (
        "6,1040c 48,1074 70,1130 62,1180 96,1222c 58,1224 34,1252c 24,1200 34,1150 -6,1076",
        "-10,1040c 30,1092 48,1140 40,1190 46,1260c 20,1260c 0,1140",
        (
            "6,1040 48,1074 70,1130 62,1180 96,1222",
            "96,1222 58,1224 34,1252",
            "34,1252 24,1200 34,1150 -6,1076",
        ),
        ("18,1066 48,1110 50,1150", "70,1206 60,1196 56,1180"),
    ),
}
BOW_LOOPS = {
    -1: {
        "shape": "6,1030c 44,970 104,946 150,968 172,1030 164,1096c 126,1112 70,1094 22,1060",
        "inside": "6,1030c 50,990 98,980 128,1000 138,1036 124,1066c 110,1034 70,1030",
        "shade": "6,1050c 60,1050 110,1072 168,1030c 180,1130c 60,1130c",
        "light": "52,980c 98,952 140,968c 112,966 78,976",
        "folds": (
            "20,1040 62,1048 104,1078",
            "18,1022 56,1000 92,1000",
            "162,1090 140,1070 126,1040",
            "20,1034 50,1030 78,1036",
        ),
    },
    1: {
        "shape": "8,1030c 52,980 108,966 146,990 156,1044 142,1092c 116,1096 64,1082 22,1056",
        "inside": "8,1030c 52,1000 92,998 116,1016 120,1044 106,1062c 96,1038 60,1032",
        "shade": "6,1046c 66,1048 118,1058 158,1012c 176,1120c 60,1120c",
        "light": "58,990c 104,970 136,990c 108,984",
        "folds": (
            "20,1042 58,1044 96,1064",
            "20,1022 54,1008 86,1010",
            "140,1086 122,1066 110,1042",
            "22,1034 46,1030 70,1036",
        ),
    },
}


def bow(doc: Doc) -> None:
    """Ribbon with two unequal loops whose inside shows, two tails, and a moon brooch on the knot."""
    g = doc.layer("bow", 0.4, "body")
    shadow = [P(put(add(pts(BOW_LOOPS[s]["shape"]), 4, 22))) for s, put in ((-1, mir), (1, list))]
    g.add("".join(shadow), "#b48fae", 0.5)
    shadow = [P(put(add(pts(BOW_TAILS[s][0]), 6, 14))) for s, put in ((-1, mir), (1, list))]
    g.add("".join(shadow), "#281739", 0.4)
    for s in (-1, 1):
        _tail(g, s)
    for s in (-1, 1):
        _loop(g, s)
    _brooch(g, 0, 1036)


def _tail(g: Layer, s: int) -> None:
    put = (lambda q: q) if s > 0 else mir
    outline, shade, edges, folds = BOW_TAILS[s]
    shape = P(put(pts(outline)))
    g.add(shape, C["rib"])
    g.add(P(put(pts(shade))), C["rib_sh"], clip=shape)
    g.add(P(put(pts("-20,1030c 10,1100 50,1100 90,1080c 60,1030c"))), "#a3335f", 0.75, clip=shape)
    for fold in folds:
        g.add(taper(put(pts(fold)), 5, (0, 1, 0)), "#ffa3ad" if s < 0 else C["rib_sh"], 0.8, clip=shape)
    for edge in edges:
        _edge(g, edge, put)


def _loop(g: Layer, s: int) -> None:
    put = (lambda q: q) if s > 0 else mir
    part = BOW_LOOPS[s]
    shape = P(put(pts(part["shape"])))
    g.add(shape, C["rib"])
    g.add(P(put(pts(part["shade"]))), C["rib_sh"], clip=shape)
    inside = P(put(pts(part["inside"])))
    g.add(inside, "#a3335f", 0.85, clip=shape)
    g.add(P(put(pts(part["light"]))), "#ffb7bf", 0.95 if s < 0 else 0.6, clip=shape)
    outline = put(pts(part["shape"]))
    g.add(taper(outline[:6], 6.5, (0.4, 1, 1, 0.9, 0.5)), C["rib_ln"])
    g.add(taper([*outline[5:], outline[0]], 6.5, (0.5, 1, 0.9, 0.4)), C["rib_ln"])
    for fold in part["folds"]:
        g.add(taper(put(pts(fold)), 5.5, (0.9, 0.7, 0)), C["rib_ln"])
    if s > 0:
        g.add(taper(pts("120,982 148,1006 151,1050"), 6, (0, 1, 0)), C["rim"], 0.8, clip=shape)


def _brooch(g: Layer, x: float, y: float) -> None:
    g.add(ell(x, y, 41, 41), C["gold_ln"])
    g.add(ell(x, y, 36, 36), "url(#gGold)")
    g.add(ell(x, y, 27, 27), C["gold_ln"])
    g.add(ell(x, y, 24, 24), "#4b2f66")
    g.add(crescent(x, y, 18, -1), "#ffe9a8")
    g.add(ell(x + 6, y - 6, 3.5, 3.5), "#fff")
    g.add(taper(add(pts("-30,-14 -20,-28 -4,-33"), x, y), 6, (0, 1, 0)), "#fff8dc")
