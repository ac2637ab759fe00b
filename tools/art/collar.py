"""The fur collar of the jacket."""

from __future__ import annotations

import random
from collections.abc import Callable

from kit import Doc, Layer, P, b2d, bez, fur, pts, taper
from palette import C

GUIDE = pts(
    "-340,962 -326,890 -262,834 -176,806 -104,836 -62,886 0,906 62,886 104,836 176,806 262,830 322,880 "
    "334,946 308,1004 240,1040 164,1062 76,1084 0,1096 -78,1086 -168,1068 -248,1052 -316,1020"
)


def _length(x: float, y: float) -> float:
    if abs(x) > 275:
        return 62
    return 58 if y > 930 else 34


def _lean(x: float, y: float) -> float:
    """Tufts lie along the body: outwards at the shoulders, inwards at the hem."""
    side = 1 if x > 0 else -1
    if abs(x) > 275:
        return 0.9 * side
    return (-0.45 if y > 1000 else 0.5) * side


def _scaled(kx: float, ky: float) -> Callable[[float, float], float]:
    return lambda x, y: _lean(x / kx, (y - 812) / ky + 812)


def outline() -> list:
    """Bezier pieces of the outer edge; the jacket needs them for the shadow the fur casts."""
    return fur(GUIDE, 34, _length, random.Random(11), grav=(0, 0.25), lean=_lean, jit=0.3)


def collar_back(doc: Doc) -> None:
    """The part of the collar behind the neck."""
    g = doc.layer("collar_back", -0.3, "body")
    guide = pts("-235,905 -190,845 -90,820 0,815 90,820 190,845 235,905 0,960")
    g.add(b2d(fur(guide, 26, 30, random.Random(3), grav=(0, -0.1))), C["fur_sh2"])


def collar_fur(doc: Doc) -> None:
    """Two lobes of fur that meet under the brooch: shade, light, an upper tier and tufts."""
    g = doc.layer("collar_fur", 0.3, "body")
    shape = b2d(outline())
    g.add(shape, C["fur_sh"], stroke="#a9808f", sw=4.5)
    lower = [(x * 0.955 - 4, (y - 940) * 0.88 + 926) for x, y in GUIDE]
    g.add(
        b2d(fur(lower, 26, 44, random.Random(12), grav=(0, 0.3), lean=_lean, jit=0.25)), C["fur"], clip=shape
    )
    _upper_tier(g, shape)
    g.add(shape, "url(#gFurVol)")
    _tufts(g, shape)
    marks = (
        "-92,952 -80,968 -82,986",
        "-58,972 -50,984 -54,998",
        "70,950 64,966 70,982",
        "104,968 94,984 98,1000",
    )
    g.add("".join(taper(pts(text), 6, (0, 1, 0.2)) for text in marks), C["fur_sh"], clip=shape)
    # the two lobes: a valley in the middle, and the shade of the chin on top
    for text in ("-6,952 -22,984 -26,1030", "14,968 22,996 18,1030"):
        g.add(taper(pts(text), 7, (0, 1, 0.3)), C["fur_sh2"], 0.8, clip=shape)
    chin = pts(
        "-140,780c -118,850 -70,900c -56,908 -28,928c -2,946 22,934c 52,914 72,896c 116,856 150,780c",
    )
    g.add(P(chin), C["fur_sh2"], 0.62, clip=shape)
    g.add(P(pts("250,800c 312,880 330,950 290,1030c 400,1030c 400,800c")), "#d9c3d6", 0.5, clip=shape)
    rim = "268,838 318,884 336,948"
    g.add(taper(pts(rim), 12, (0, 1, 0.2)), C["rim"], 0.75, clip=shape)


def _upper_tier(g: Layer, shape: str) -> None:
    guide = [(x * 0.86, (y - 812) * 0.62 + 806) for x, y in GUIDE]
    tier = fur(
        guide,
        25,
        lambda x, y: 56 if y > 900 or abs(x) > 230 else 20,
        random.Random(21),
        grav=(0, 0.35),
        lean=lambda x, y: _lean(x * 1.16, (y - 806) / 0.62 + 812),
        jit=0.25,
    )
    g.add(b2d([tuple((x + 3, y + 14) for x, y in piece) for piece in tier]), "#dcc5cd", clip=shape)
    g.add(b2d(tier), "#fffaf0", clip=shape)


def _tufts(g: Layer, shape: str) -> None:
    rnd = random.Random(4)
    strokes = []
    for kx, ky, count in ((0.72, 0.52, 22), (0.94, 0.8, 30)):
        guide = [(x * kx, (y - 812) * ky + 812) for x, y in GUIDE]
        tufts = fur(guide, count, 40, rnd, grav=(0, 0.4), lean=_scaled(kx, ky), jit=0.2)
        for a, b in zip(tufts[::2], tufts[1::2], strict=True):
            tip = a[3]
            if (tip[1] < 930 and abs(tip[0]) < 150) or rnd.random() > 0.5:
                continue
            strokes.append(taper([bez(*a, 0.35), bez(*a, 0.75), tip], 5, (0, 1, 0.5)))
            strokes.append(taper([tip, bez(*b, 0.3), bez(*b, 0.6)], 5, (0.5, 0.9, 0)))
    g.add("".join(strokes), C["fur_sh"], clip=shape)
