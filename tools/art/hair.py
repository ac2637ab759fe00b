"""Hair: back, tails, cap, sides, loose strands, fringe and cowlick."""

from __future__ import annotations

import random
from collections.abc import Sequence

from kit import Doc, Layer, Lock, P, mir, pts, taper
from palette import HSH, C

LINE = "url(#gLine)"
DEEP = "url(#gHairDeep)"


def ring(dx: float) -> float:
    """Height of the highlight band at a distance from the axis."""
    return 372 + 0.0011 * dx * dx


def hairlock(
    g: Layer,
    lock: Lock,
    fill: str,
    *,
    side: str = "R",
    amount: float = 0.36,
    shade: str = HSH,
    width: float = 6,
    strands: Sequence[tuple[float, float, float]] = (),
    band: random.Random | None = None,
    light: str = "",
    start: float = 0.1,
    cast: str = "",
    power: float = 1.0,
    deep: float = 0.0,
) -> None:
    """One lock: cast shadow on the locks below, base, light, shade, deep shade, highlight, strands, edges."""
    if cast:
        g.add(lock.part(0.3, 1, 9, 17), shade, clip=cast)
    g.add(lock.d, fill)
    if fill == "url(#gFringe)":
        g.add(lock.d, "url(#gVol)")
    if light:
        g.add(lock.shade(light, 0.2, 0.12, 0.85), "url(#gHi)", 0.8, clip=lock.d)
    g.add(lock.shade(side, amount, start, 1.0, power), shade, clip=lock.d)
    if deep:
        g.add(lock.shade(side, amount * 0.45, start + 0.12, 1.0, power), DEEP, deep, clip=lock.d)
    if band:
        spindles = lock.slivers(ring, band)
        if spindles:
            g.add("".join(spindles), "url(#gBand)", 0.95, clip=lock.d)
    for u, a, b in strands:
        g.add(taper(lock.curve(u, u + 0.04, a, b), width * 0.55, (0, 1, 0.7, 0)), LINE, 0.55)
    for edge in (lock.Lp, lock.Rp):
        g.add(taper(edge, width, (0, 0.5, 1, 0.9, 0.25)), LINE)


def _pair(s: int, inner: str, outer: str) -> Lock:
    """A lock given for the viewer's right; its two edges swap when mirrored."""
    a, b = pts(inner), pts(outer)
    return Lock(a, b) if s > 0 else Lock(mir(b), mir(a))


def _rim(g: Layer, lock: Lock, side: str, amount: float, start: float = 0.1, end: float = 0.95) -> None:
    """Rim light: a wide faint band and a thin bright one."""
    g.add(lock.shade(side, amount * 1.9, start, end), C["rim"], 0.28, clip=lock.d)
    g.add(lock.shade(side, amount, start, end), "url(#gRim)", 0.95, clip=lock.d)


FRINGE = {
    "La": (
        "10,250 -114,258 -214,348 -252,468 -250,560 -236,650",
        "10,250 -72,320 -142,420 -186,530 -236,650",
    ),
    "Ra": ("26,251 120,304 190,400 216,520 252,648", "26,251 142,264 222,352 256,468 260,560 252,648"),
    "Lb": ("0,254 -98,312 -170,400 -202,480 -214,572", "20,262 -44,330 -102,416 -152,500 -214,572"),
    "Lb2": ("6,258 -80,320 -140,410 -170,484 -180,542", "12,260 -60,330 -112,416 -142,484 -180,542"),
    "Rb": ("30,262 92,346 146,424 180,506 224,576", "28,256 124,304 194,394 220,480 224,576"),
    "Lc": ("14,260 -66,330 -124,408 -148,462 -160,524", "30,285 -10,360 -46,428 -92,488 -160,524"),
    "Rc": ("32,268 42,350 66,428 106,486 166,524", "32,268 92,330 142,406 160,466 166,524"),
    "Rc2": ("32,270 58,350 88,430 116,500", "32,270 70,350 104,430 116,500"),
    "C2": ("28,280 22,372 28,440 60,508", "34,280 52,370 64,436 60,508"),
    "C": ("22,272 -16,350 -52,424 -66,490 -64,558", "34,286 40,370 28,436 -8,504 -64,558"),
}
STRANDS = {
    "La": ((0.3, 0.2, 0.75), (0.6, 0.3, 0.9)),
    "Lb": ((0.4, 0.3, 0.8),),
    "Lc": ((0.45, 0.35, 0.8), (0.7, 0.5, 0.9)),
    "C": ((0.35, 0.3, 0.8), (0.62, 0.45, 0.92)),
    "Ra": ((0.3, 0.2, 0.75), (0.62, 0.3, 0.9)),
    "Rb": ((0.5, 0.3, 0.8),),
    "Rc": ((0.5, 0.3, 0.75),),
}
THIN = ("C2", "Lb2", "Rc2")
FRINGE_LAYERS = (
    ("fringe_L", ("La", "Lb", "Lb2", "Lc")),
    ("fringe_R", ("Ra", "Rb", "Rc", "Rc2")),
    ("fringe_C", ("C2", "C")),
)


def fringe_locks() -> dict[str, Lock]:
    """The locks of the fringe by name; the face draws their shadow from them."""
    return {name: Lock(pts(left), pts(right)) for name, (left, right) in FRINGE.items()}


def side_edges(s: int) -> tuple[list, list]:
    """Left and right edge of the lock that frames the face (s = -1: viewer's left, +1: right)."""
    inner = pts("150,360 152,470 162,560 162,640 146,722 112,800")
    outer = pts("150,360 222,440 248,560 240,672 196,760 112,800")
    return (inner, outer) if s > 0 else (mir(outer), mir(inner))


def _side(g: Layer, s: int) -> None:
    """From back to front: a flick, the outer lock, a dark inner one, a swinging one, the framing lock."""
    away, near = ("R", "L") if s > 0 else ("L", "R")
    flick = ("222,430 246,520 262,590 322,652", "222,430 268,500 286,584 322,652")
    if s < 0:
        flick = ("222,450 246,540 262,620 310,690", "222,450 266,520 284,610 310,690")
    lock = _pair(s, *flick)
    hairlock(g, lock, "url(#gFlick)", side=near, amount=0.5, shade="url(#gFlickSh)", width=5.5)
    if s > 0:
        _rim(g, lock, "R", 0.2)
    lock = _pair(s, "176,420 212,560 212,680 232,776 292,852", "176,420 248,540 262,660 260,764 292,852")
    hairlock(g, lock, "url(#gHair)", side=near, amount=0.5, width=7, deep=0.5)
    if s > 0:
        _rim(g, lock, away, 0.18)
    lock = _pair(s, "170,500 160,600 142,690 140,778", "170,500 190,600 180,700 140,778")
    hairlock(g, lock, HSH, amount=0.45, shade="#382f6e")
    lock = _pair(s, "178,470 196,600 190,700 172,790 196,890", "178,470 240,570 252,690 224,792 196,890")
    hairlock(g, lock, "url(#gHair)", side="R", amount=0.42, deep=0.5, strands=((0.5, 0.4, 0.9),))
    lock = Lock(*side_edges(s))
    hairlock(
        g,
        lock,
        "url(#gHair)",
        light="L",
        deep=0.45,
        strands=((0.34, 0.35, 0.8), (0.62, 0.25, 0.9), (0.5, 0.55, 0.97)),
    )
    # the side towards the cheek lies in the shade
    g.add(lock.shade(near, 0.2, 0.3, 1.0, 1.4), DEEP, 0.42, clip=lock.d)
    g.add(taper(lock.Lp if s > 0 else lock.Rp, 6, (0, 0.5, 1, 0.9, 0.25)), LINE)


LOOSE = {
    -1: ("-182,450 -196,540 -178,640 -146,712 -98,752", "-182,450 -180,540 -164,632 -138,700 -98,752"),
    1: ("176,480 176,560 168,640 154,700 166,760", "176,480 190,560 184,640 168,700 166,760"),
}
FLYAWAY = {
    -1: ("-240,520 -276,620 -282,720 -326,786", "-240,520 -266,620 -272,716 -326,786"),
    1: ("244,560 272,650 276,742 306,800", "244,560 282,650 288,738 306,800"),
}


def _strand(doc: Doc, s: int) -> None:
    """Loose strands: one falls before the cheek, one stands off the silhouette."""
    g = doc.layer("strand_L" if s < 0 else "strand_R", 0.31, "hair")
    for left, right in (FLYAWAY[s], LOOSE[s]):
        lock = Lock(pts(left), pts(right))
        hairlock(g, lock, "url(#gHair)", side="R", amount=0.5, width=4.5)
        if s > 0 and left == FLYAWAY[s][0]:
            _rim(g, lock, "R", 0.3)


def back(doc: Doc) -> None:
    """The mass of hair behind the neck."""
    g = doc.layer("hair_back", -0.45, "hair")
    base = pts(
        "0,258 112,268 194,328 240,430 258,540 262,650 256,730 262,786 280,806c 268,824 252,832 260,850 "
        "274,872c 244,872 222,862 220,900 196,944c 160,900 130,870 60,860 0,856"
    )
    shape = P(base + mir(base[1:-1])[::-1])
    g.add(shape, "url(#gBack)")
    strands = ("120,276 190,340 226,440 242,560", "80,272 160,330 206,430 220,540")
    for s in (-1, 1):
        put = (lambda q: q) if s > 0 else mir
        g.add("".join(taper(put(pts(text)), 4, (0, 1, 0.8, 0)) for text in strands), LINE, 0.6)
    g.add(
        taper(pts("150,288 208,340 244,430 256,540 258,640"), 12, (0, 1, 1, 0.6, 0)),
        "url(#gRim)",
        0.85,
        clip=shape,
    )
    inner = pts("0,560 150,600 178,720 168,800 150,850 100,846 0,842")
    g.add(P(inner + mir(inner[1:-1])[::-1]), "url(#gBackSh)", 0.9, clip=shape)
    for s in (-1, 1):
        put = (lambda q: q) if s > 0 else mir
        for text in ("214,700 232,776 262,812", "190,700 204,800 196,900", "238,600 244,700 272,800"):
            g.add(taper(put(pts(text)), 6, (0, 1, 0.6, 0)), LINE, 0.8)
        g.add(taper(put(base[1:9]), 6, (0.5, 1, 1, 0.3)), LINE)
        for a, b in ((8, 11), (10, 13), (12, 15), (14, 17), (16, 19)):
            g.add(taper(put([q[:2] for q in base[a:b]]), 8, (0.3, 1, 0.8, 0.3)), LINE)


TAIL = {
    -1: (
        (
            "196,784 276,880 336,970 342,1060 318,1150 372,1248",
            "196,784 236,880 286,960 294,1050 276,1140 372,1248",
        ),
        (
            "158,790 236,900 250,1000 236,1110 200,1190 186,1286",
            "158,790 196,900 208,1000 194,1110 172,1190 186,1286",
        ),
        (
            "150,790 250,880 308,980 304,1080 262,1190 264,1346",
            "150,790 188,880 214,970 208,1070 192,1190 264,1346",
        ),
    ),
    1: (
        (
            "196,784 276,880 332,970 334,1060 306,1150 352,1256",
            "196,784 236,880 286,960 290,1050 268,1140 352,1256",
        ),
        (
            "158,790 236,900 252,1000 240,1090 204,1180 172,1262",
            "158,790 196,900 208,1000 200,1090 176,1180 172,1262",
        ),
        (
            "150,790 250,880 308,980 308,1076 274,1180 296,1322",
            "150,790 188,880 214,970 210,1070 206,1180 296,1322",
        ),
    ),
}


def tails(doc: Doc) -> None:
    """The two bunches in front of the shoulders, each held by a gold ring."""
    rnd = random.Random(7)
    for s in (-1, 1):
        g = doc.layer("hair_tail_L" if s < 0 else "hair_tail_R", 0.1, "hair")
        put = (lambda q: q) if s > 0 else mir
        g.add(P(put(pts("144,700c 206,700c 222,770 262,850 250,900 196,906 160,840"))), "url(#gTailSh)")
        cast = [_pair(s, inner, outer).part(0.16, 1, 10, 20) for outer, inner in TAIL[s]]
        g.add("".join(cast), "#5a5590", 0.3)
        for k, (outer, inner) in enumerate(TAIL[s]):
            lock = _pair(s, inner, outer)
            hairlock(
                g,
                lock,
                "url(#gTail)",
                amount=0.42,
                shade="url(#gTailSh)",
                width=7.5 if k != 1 else 5,
                strands=((0.35, 0.25, 0.8), (0.6, 0.35, 0.9), (0.48, 0.6, 0.97)) if k != 1 else (),
                deep=0.35,
            )
            g.add(lock.shade("L", 0.2, 0.15, 0.9), "url(#gHiTail)", 0.8, clip=lock.d)
            spindles = lock.slivers(lambda dx: 1000 - 0.12 * abs(dx), rnd, 24, 44, 14) if k != 1 else []
            if spindles:
                g.add("".join(spindles), "#c3b8f4", 0.5, clip=lock.d)
            if s > 0:
                _rim(g, lock, "R", 0.1, 0.2)
        g.add(taper(put([(191, 904), (232, 890), (258, 846)]), 24, (0.85, 1, 1, 0.85)), C["gold_ln"])
        g.add(taper(put(pts("194,903 232,890 257,849")), 15, (0.85, 1, 1, 0.85)), "url(#gTie)")
        g.add(taper(put(pts("206,898 226,890 240,876")), 4.5, (0, 1, 0)), "#fff8dc")


def _cap(doc: Doc) -> None:
    """The crown, mostly under the fringe: it ends inside the silhouette."""
    g = doc.layer("hair_cap", 0.1, "hair")
    right = pts("0,240 104,258 190,316 232,410 236,500 200,540 170,430 60,360 0,350")
    shape = P(right + mir(right[1:-1])[::-1])
    g.add(shape, "url(#gFringe)")
    g.add(P(pts("-300,330c 0,352 300,330c 300,700c -300,700c")), HSH, clip=shape)
    edge = right[5:0:-1][1:] + right[:1] + mir(right[1:5])
    g.add(taper(edge, 8, (0.5, 1, 1, 0.8, 1, 1, 0.5)), LINE)
    g.add(taper(pts("96,266 178,320 218,408"), 9, (0, 1, 0.9, 0)), C["rim"], 0.6, clip=shape)


def front(doc: Doc) -> None:
    """Crown, sides, loose strands and fringe."""
    locks = fringe_locks()
    rnd = random.Random(8)
    _cap(doc)
    for s in (-1, 1):
        _side(doc.layer("hair_side_L" if s < 0 else "hair_side_R", 0.28, "hair"), s)
    for s in (-1, 1):
        _strand(doc, s)
    below: list[str] = []
    for name, keys in FRINGE_LAYERS:
        g = doc.layer(name, 0.34, "hair")
        for key in keys:
            lock = locks[key]
            hairlock(
                g,
                lock,
                "url(#gFringe)",
                amount=0.3 if key in ("C", "Lc") else 0.36,
                width=5.2,
                band=None if key in THIN else rnd,
                light="" if key in THIN else "L",
                strands=STRANDS.get(key, ()),
                cast="" if key == "Ra" else " ".join(below),
                start=0.2,
                power=1.2,
                deep=0.0 if key in THIN else 0.5,
            )
            if key == "Ra":
                _rim(g, lock, "R", 0.1, 0.1, 0.9)
            if key == "La":
                g.add(lock.shade("L", 0.05, 0.1, 0.7), "#d9d2ff", 0.7, clip=lock.d)
            below.append(lock.d)


def cowlick(doc: Doc) -> None:
    """The hook on the crown with its small second leaf, and two short wisps that stand off."""
    g = doc.layer("cowlick", 0.3, "hair")
    for left, right in (
        ("-158,300 -204,318 -236,350 -262,398", "-178,330 -208,340 -236,360 -262,398"),
        ("136,304 176,322 204,338 230,366", "120,286 172,300 206,322 230,366"),
    ):
        hairlock(g, Lock(pts(left), pts(right)), "url(#gFringe)", amount=0.4, width=4.5)
    leaf = Lock(pts("-18,268 -44,228 -70,204 -112,206"), pts("16,266 -8,240 -44,224 -112,206"))
    hairlock(g, leaf, "url(#gHair)", amount=0.4, width=5.5)
    hook = Lock(pts("-12,266 -36,214 -18,164 36,154 90,198"), pts("20,266 0,222 10,192 40,180 90,198"))
    hairlock(g, hook, "url(#gHair)", amount=0.4, width=7, light="L")
    g.add(hook.shade("L", 0.16, 0.3, 0.9), C["rim"], 0.95, clip=hook.d)
