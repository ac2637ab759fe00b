"""The moth-wing jacket: wings that hang from the shoulders, coat tails, sleeves with fur cuffs."""

from __future__ import annotations

import math
import random
from collections.abc import Callable

from accessories import crescent
from collar import outline
from kit import Doc, Layer, P, b2d, ell, fur, mir, pts, taper
from palette import C

Side = Callable[[list], list]
SHADE = "url(#gWingSh)"


def _side(s: int) -> Side:
    return (lambda q: q) if s > 0 else mir


def cape_back(doc: Doc) -> None:
    """The inside of the jacket, seen behind the skirt."""
    g = doc.layer("cape_back", -0.55, "body")
    for s in (-1, 1):
        put = _side(s)
        inside = put(pts("60,1000c 250,1040 330,1300 400,1600 420,1850 430,2120c 60,2120c"))
        g.add(P(inside), "url(#gLining)")


COAT_OUT = pts("400,1430 450,1540 496,1650 488,1780 462,1890 486,2000 560,2120")
COAT_IN = pts("62,930 92,1100 112,1260 136,1400 190,1545 256,1710 318,1860 372,1990 424,2120")
WING_OUT = pts("200,880 318,900 410,980 474,1100 516,1230 556,1340 636,1430")
WING_HEM = (
    "636,1430 582,1440 548,1492",
    "548,1492 510,1488 480,1546",
    "480,1546 438,1544 410,1604",
    "410,1604 364,1594 322,1610",
)


def cape(doc: Doc, s: int) -> None:
    """One side of the jacket without its sleeve: coat tail below, wing above."""
    g = doc.layer("cape_L" if s < 0 else "cape_R", 0.12, "body")
    wing = _joined([WING_OUT, *(pts(part) for part in WING_HEM), pts("322,1610 320,1480 280,1200 220,930")])
    _coat(g, s, wing)
    _wing(g, s, wing)


def _joined(parts: list) -> list:
    """One closed outline of several curves; their common ends become corners."""
    out: list = []
    for part in parts:
        out += [(*part[0][:2], "c"), *part[1:-1]]
    return [*out, (*parts[-1][-1][:2], "c")]


def _coat(g: Layer, s: int, wing: list) -> None:
    put = _side(s)
    coat = put(
        _joined([COAT_IN, [COAT_IN[-1], COAT_OUT[-1]], COAT_OUT[::-1], pts("400,1430 372,1200 300,930")])
    )
    shape = P(coat)
    g.add(shape, "url(#gWing)")
    shadows = [
        "330,1500c 352,1640 384,1800 370,1900 400,2120c "
        "462,2120c 430,1990 414,1880 432,1780 428,1640 400,1480c",
        "96,1000c 150,1160 178,1330 214,1490c 300,1700 360,1840c 300,1600 260,1300 230,960c",
    ]
    if s > 0:
        shadows.append("520,1560c 462,1660 452,1790 424,1890 452,2000 500,2120c 600,2120c 560,1600c")
    for text in shadows:
        g.add(P(put(pts(text))), SHADE, clip=shape)
    g.add(P(put([(x - 10, y + 46, *c) for x, y, *c in wing])), "url(#gWingDeep)", clip=shape)
    # the front edge turns over and shows its lining
    lining = pts(
        "128,1380c 196,1545 262,1710 324,1860 380,1990 430,2130c "
        "486,2130c 424,1985 372,1850 306,1700 226,1540"
    )
    if s < 0:
        lining = pts(
            "128,1380c 190,1545 256,1710 318,1860 372,1990 424,2130c "
            "470,2130c 420,2010 392,1890 330,1740 228,1560"
        )
    turned = P(put(lining))
    g.add(turned, "url(#gLining)", clip=shape)
    g.add(taper(put(lining[6:]), 6, (0.3, 1, 1, 0.2)), C["edge_sh"], 0.9, clip=shape)
    trim = [(x - 14, y) for x, y in (p[:2] for p in lining[1:5])]
    g.add(taper(put(trim), 5, (0.2, 1, 1, 0.8)), C["gold"], 0.9, clip=turned)
    for text in ("330,1560 392,1760 420,2000", "404,1540 440,1690 416,1880"):
        g.add(taper(put(pts(text)), 5, (0.2, 1, 0.4)), C["wing_ln"], 0.5, clip=shape)
    g.add(
        P(put(pts("510,1610c 500,1780 474,1890 498,2000 570,2120c 520,2120c 462,2010 440,1892 466,1785"))),
        C["edge"],
        clip=shape,
    )
    g.add(taper(put(COAT_OUT), 8, (0.3, 1, 1, 1)), C["edge_sh"])
    g.add(taper(put(COAT_IN), 8, (0.4, 1, 1, 1)), C["wing_ln"])
    g.add(taper(put([(x + 15, y) for x, y in COAT_IN[:4]]), 6, (0.6, 1, 1, 0.6)), C["gold"], clip=shape)


def _wing(g: Layer, s: int, outline_: list) -> None:
    put = _side(s)
    shape = P(put(outline_))
    g.add(shape, "url(#gWing)")
    for text in (
        "300,930c 396,1120 420,1300 440,1560c 500,1500c 476,1300 430,1100",
        "300,1000c 360,1200 372,1400 352,1620c 290,1620c 260,1100c",
    ):
        g.add(P(put(pts(text))), SHADE, 0.9 if s > 0 else 0.7, clip=shape)
    for veins in (
        "290,940 410,1200 548,1482",
        "270,950 376,1240 482,1536",
        "260,960 340,1280 408,1596",
        "310,930 440,1160 590,1430",
    ):
        g.add(taper(put(pts(veins)), 5, (0.1, 0.9, 0.8, 0.2)), C["wing_ln"], 0.4, clip=shape)
    cast = "300,1000c 400,1090 436,1200 440,1320 416,1430 350,1520 300,1560c 240,1300c"
    g.add(P(put(pts(cast))), "url(#gWingDeep)", 0.75, clip=shape)
    g.add(b2d([tuple((x + 8, y + 40) for x, y in piece) for piece in outline()]), SHADE, clip=shape)
    _wing_edge(g, s, shape)


def _wing_edge(g: Layer, s: int, shape: str) -> None:
    """Leading edge in plum, moon spot, trim and dots along the hem, contour and rim light."""
    put = _side(s)
    inner = pts("636,1436 548,1372 486,1250 440,1120 384,1020 310,944 200,920")
    g.add(P(put(_joined([WING_OUT, inner]))), C["edge"], clip=shape)
    deep = pts("636,1436 552,1366 494,1246 450,1114 394,1010 314,930 200,906")
    g.add(
        P(put(_joined([pts("200,900 318,916 400,996 462,1108 506,1236 552,1352 636,1432"), deep]))),
        C["edge_sh"],
        0.8,
        clip=shape,
    )
    dots = ((524, 1452, 8), (498, 1474, 6), (452, 1504, 9), (424, 1524, 6), (378, 1560, 8))
    g.add("".join(ell(s * x, y, r, r * 1.25, s * 0.5) for x, y, r in dots), "#f4ffe9", 0.9, clip=shape)
    _moon_spot(g, s * 470, 1404, s)
    hem = pts("588,1412 540,1436 486,1484 430,1528 360,1556")
    g.add(taper(put(hem), 8, (0.2, 1, 1, 0.3)), C["edge"], 0.75, clip=shape)
    g.add(taper(put([(x - 4, y + 16) for x, y in hem]), 4, (0.2, 1, 1, 0.3)), C["gold"], 0.9, clip=shape)
    g.add(taper(put(WING_OUT), 9, (0.4, 1, 1, 0.5)), C["edge_sh"])
    for part in WING_HEM:
        g.add(taper(put(pts(part)), 8, (0.4, 1, 0.9, 0.4)), C["wing_ln"])
    g.add(taper(put(pts("320,1612 325,1540 318,1470")), 7, (0.3, 1, 0.8)), C["wing_ln"])
    rim = pts("330,922 404,996 462,1106 504,1232 546,1336 600,1398")
    g.add(taper(put(rim), 9 if s > 0 else 5, (0, 1, 1, 0)), C["rim"] if s > 0 else "#e58fb0", 0.9, clip=shape)


def _moon_spot(g: Layer, x: float, y: float, s: int) -> None:
    g.add(ell(x, y, 43, 43), C["edge_sh"])
    g.add(ell(x, y, 37, 37), "#4b2f66")
    g.add(crescent(x, y, 29, s), C["gold"])
    g.add(ell(x - s * 10, y - 8, 4, 4), "#fff3c4")


SLEEVE_IN = pts("150,900 178,1010 206,1120 230,1200 242,1256")
SLEEVE_TOP = pts("242,1256 196,1316 130,1376 70,1412")
SLEEVE_LOW = pts("164,1584 240,1540 334,1462 396,1376 404,1296")
SLEEVE_OUT = pts("404,1296 392,1190 362,1096 384,1010 372,930 320,880")


FOLDS = (
    "242,1236c 300,1258 350,1276 412,1290c 420,1340c 352,1330 290,1306 238,1266c",
    "238,1254c 272,1310 300,1350 336,1420c 296,1400 250,1340 228,1280c",
    "238,1258c 258,1330 264,1400 252,1484c 240,1410 220,1352 198,1310c",
    "414,1250c 380,1340 318,1420 236,1500 150,1544c 160,1610c 300,1540 440,1390c",
    "150,1000c 200,1080 236,1180 246,1260c 170,1240c",
    "336,1116c 342,1166 338,1216 322,1272c 314,1210 298,1164 272,1134c",
)
FOLDS_BY_SIDE = {
    -1: (
        "166,1346c 190,1400 196,1450 188,1510c 172,1450 150,1410 128,1376c",
        "420,1120c 372,1160 360,1200 366,1240c 400,1260c 440,1200c",
    ),
    1: (
        "150,1356c 176,1404 184,1450 180,1520c 162,1460 136,1424 108,1392c",
        "414,1270c 358,1190 340,1120 352,1060 362,960c 430,960c",
    ),
}
CREASES = (
    "242,1254 294,1270 350,1288",
    "238,1258 272,1312 304,1362",
    "230,1270 246,1340 240,1400",
    "300,1128 322,1176 324,1226",
    "300,1120 312,1060 304,1010",
    "340,1110 356,1060 352,1016",
    "402,1300 380,1310 356,1308",
)


def sleeve(doc: Doc, s: int) -> None:
    """A sleeve: a puff at the shoulder, wide at the wrist, bent so that the hands meet in front."""
    g = doc.layer("sleeve_L" if s < 0 else "sleeve_R", 0.18, "body")
    put = _side(s)
    shape = P(put(_joined([SLEEVE_IN, SLEEVE_TOP, [SLEEVE_TOP[-1], SLEEVE_LOW[0]], SLEEVE_LOW, SLEEVE_OUT])))
    g.add(shape, "url(#gSleeve)")
    for text in (*FOLDS, *FOLDS_BY_SIDE[s]):
        g.add(P(put(pts(text))), "url(#gSleeveSh)", clip=shape)
    shadow = [tuple((x + 8, y + 44) for x, y in piece) for piece in outline()]
    g.add(b2d(shadow), "url(#gSleeveSh)", clip=shape)
    deep = "414,1310c 384,1400 320,1470 240,1536 156,1578c 160,1620c 320,1540 450,1390c"
    g.add(P(put(pts(deep))), SHADE, clip=shape)
    band = put(pts("196,1124 280,1136 372,1100"))
    g.add(taper(band, 40, (1, 1, 1)), C["edge"], clip=shape)
    g.add(taper(band, 12, (1, 1, 1)), C["gold"], clip=shape)
    for text in CREASES:
        g.add(taper(put(pts(text)), 6, (0.9, 0.8, 0)), C["wing_ln"], 0.8, clip=shape)
    for line in (SLEEVE_IN, SLEEVE_TOP, [*SLEEVE_LOW, *SLEEVE_OUT[1:]]):
        g.add(taper(put(line), 8, (0.4, 1, 1, 0.5)), C["wing_ln"])
    if s > 0:
        g.add(
            taper(pts("376,1130 392,1200 397,1290 380,1360"), 11, (0, 1, 0.8, 0)), "#ffffff", 0.95, clip=shape
        )
    # the lamp shines up on the hanging edge
    lamp = put(pts("330,1452 240,1522 170,1564"))
    g.add(taper(lamp, 9, (0, 0.6, 1, 0.4)), "#ffe3a6", 0.75, clip=shape)
    _cuff(g, s)


def arm_shadow(doc: Doc) -> None:
    """What arms and hands cast on jacket and skirt."""
    g = doc.layer("arm_shadow", 0.13, "body")
    arms = _joined([SLEEVE_TOP, [SLEEVE_TOP[-1], SLEEVE_LOW[0]], SLEEVE_LOW, [SLEEVE_LOW[-1], SLEEVE_TOP[0]]])
    moved = [P(_side(s)([(x + s * 6, y + 40, *c) for x, y, *c in arms])) for s in (-1, 1)]
    hands = P(pts("-120,1560c -70,1640 -30,1664 20,1672 60,1662 110,1610 150,1560c"))
    g.add("".join([*moved, hands]), "#2a2a66", 0.34)


def _cuff(g: Layer, s: int) -> None:
    """Fur round the wrist: an ellipse across the arm."""
    put = _side(s)
    cx, cy, rot = 106.0, 1498.0, math.atan2(0.754, 0.656)
    ring = []
    for k in range(12):
        a = 2 * math.pi * k / 12
        u, v = 92 * math.cos(a), 34 * math.sin(a)
        ring.append((cx + u * math.cos(rot) - v * math.sin(rot), cy + u * math.sin(rot) + v * math.cos(rot)))
    rnd = random.Random(31 if s > 0 else 37)
    outer = fur(
        ring if s > 0 else [(-x, y) for x, y in ring[::-1]],
        17,
        26,
        rnd,
        grav=(-s * 0.25, 0.3),
        lean=-0.35 * s,
    )
    shape = b2d(outer)
    g.add(shape, C["fur"], stroke="#a9808f", sw=4.5)
    low = [(cx - 8, cy + 30), (cx + 70, cy + 112), (cx + 110, cy + 60), (cx + 50, cy)]
    g.add(P(put([(*low[0], "c"), low[1], low[2], (*low[3], "c")])), C["fur_sh"], clip=shape)
    for dx, dy in ((-26, -40), (0, 0), (26, 36), (40, 62)):
        q = put([(cx + dx - 6, cy + dy - 12), (cx + dx - 10, cy + dy + 6), (cx + dx - 4, cy + dy + 20)])
        g.add(taper(q, 5, (0, 1, 0.2)), C["fur_sh2"], clip=shape)
