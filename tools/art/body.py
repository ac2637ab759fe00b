"""The body under the jacket: neck and dress."""

from __future__ import annotations

import random

from kit import Doc, Layer, P, ell, pts, taper
from palette import C


def neck(doc: Doc) -> None:
    """Neck with the shadow of the chin; runs far up under the face, so that no pose shows its top."""
    g = doc.layer("neck", -0.1, "body")
    shape = P(
        pts("-40,630 -46,720 -45,800 -54,850 -120,910 0,980 120,910 54,850 45,800 46,720 40,630"),
    )
    g.add(shape, C["skin"])
    g.add(P(pts("-70,600c -60,806 -34,842 6,858 38,832 56,790 70,600c")), C["skin_sh"], clip=shape)
    g.add(P(pts("-70,600c -56,776 4,810 56,766 70,600c")), C["skin_sh2"], 0.65, clip=shape)
    g.add(P(pts("22,600c 30,780 34,840 70,880c 90,860c 70,600c")), C["skin_sh2"], 0.4, clip=shape)
    choker = pts("-60,818 0,838 60,818")
    g.add(taper(choker, 22, (1, 1, 1)), C["rib_ln"], clip=shape)
    g.add(taper(choker, 14, (1, 1, 1)), C["rib_sh"], clip=shape)
    g.add(ell(0, 838, 13, 13), C["gold_ln"])
    g.add(ell(0, 838, 9, 9), "url(#gGold)")
    for side in (-1, 1):
        edge = [(side * x, y) for x, y in ((46, 700), (45, 800), (55, 852))]
        g.add(taper(edge, 5.5, (0.6, 1, 0.4)), C["skin_ln"])
    g.add(taper(pts("-58,880 -30,886 -10,898"), 4.5, (0, 1, 0.2)), C["skin_sh2"])


BODICE = pts(
    "-140,930c -188,1060 -172,1240 -140,1400 -222,1560 -336,1800 -404,2120c "
    "376,2120c 304,1800 208,1560 138,1400 168,1240 185,1060 140,930c"
)
# valley of a fold: the shadow shape, the line along its deep side, the ridge that catches light
FOLDS = (
    (
        "-26,1420c -60,1600 -92,1800 -96,2120c -196,2120c -168,1850 -104,1640",
        "-26,1420 -60,1600 -92,1800 -96,2120",
    ),
    (
        "52,1420c 104,1590 150,1800 158,2120c 262,2120c 236,1850 154,1590",
        "52,1420 104,1590 150,1800 158,2120",
    ),
    ("112,1400c 206,1600 272,1800 300,2120c 470,2120c 330,1640", "112,1400 206,1600 272,1800 300,2120"),
    (
        "-104,1400c -196,1620 -262,1840 -284,2120c -366,2120c -330,1850 -236,1620",
        "-104,1410 -196,1620 -262,1840 -284,2120",
    ),
    ("4,1470c 22,1640 34,1840 24,2120c 66,2120c 66,1840 40,1640", "4,1470 22,1640 34,1840 24,2120"),
)
RIDGES = (
    "-40,1500 -86,1680 -128,1900 -140,2100",
    "86,1470 146,1650 196,1880 214,2110",
    "-176,1640 -232,1850 -250,2100",
)


def dress(doc: Doc) -> None:
    """Bodice with seams and buttons, belt, and a skirt of night sky that swings a little to one side."""
    g = doc.layer("dress", 0, "body")
    shape = P(BODICE)
    g.add(shape, "url(#gDress)")
    for text in (
        "130,930c 80,1130 78,1290 92,1420c 340,1420c 300,930c",
        "-220,930c -132,1120 -112,1290 -108,1420c -340,1420c",
        "-84,1180c -20,1214 40,1204 96,1150c 60,1060c -60,1060c",
        "-150,1400c -60,1440 40,1440 150,1400c 150,1468c 60,1496 -60,1490 -170,1462c",
    ):
        g.add(P(pts(text)), C["dress_sh"], clip=shape)
    for valley, line in FOLDS:
        g.add(P(pts(valley)), "url(#gFold)", clip=shape)
        g.add(taper(pts(line), 7, (0.1, 1, 1)), C["dress_ln"], clip=shape)
    for ridge in RIDGES:
        g.add(taper(pts(ridge), 15, (0, 1, 0.7)), "#7a63b4", 0.5, clip=shape)
    for line in ("138,1400 208,1560 304,1800 376,2120", "-140,1400 -222,1560 -336,1800 -404,2120"):
        g.add(taper(pts(line), 8, (0.5, 1, 1, 1)), C["dress_ln"])
    _stars(g, shape)
    _belt(g, shape)
    for line in ("-74,1000 -62,1200 -70,1390", "78,1000 64,1200 66,1390"):
        g.add(taper(pts(line), 4, (0.3, 1, 0.3)), C["dress_ln"], 0.6)
    g.add(taper(pts("0,1000 3,1200 0,1380"), 4, (0.3, 1, 0.3)), C["dress_ln"], 0.55)
    for y in (1210, 1282, 1350):
        g.add(ell(2, y, 13, 13), C["gold_ln"])
        g.add(ell(2, y, 9.5, 9.5), "url(#gGold)")


def _stars(g: Layer, shape: str) -> None:
    rnd = random.Random(5)
    dots, stars = [], []
    for _ in range(52):
        y = rnd.uniform(1500, 2050)
        half = 170 + (y - 1500) * 0.33
        x = rnd.uniform(-half, half)
        r = rnd.choice((3, 3, 4, 9, 12))
        if r < 5:
            dots.append(ell(x, y, r, r))
            continue
        k = r * 0.22
        star = [(0, -r * 1.5), (k, -k), (r, 0), (k, k), (0, r * 1.5), (-k, k), (-r, 0), (-k, -k)]
        corners = [(x + a, y + b, "c") if i % 2 == 0 else (x + a, y + b) for i, (a, b) in enumerate(star)]
        stars.append(P(corners))
    g.add("".join(dots), "#cfe0ff", 0.75, clip=shape)
    g.add("".join(stars), "#ffe9ae", 0.95, clip=shape)


def _belt(g: Layer, shape: str) -> None:
    g.add(P(pts("-150,1378c 0,1402 150,1378c 146,1432c 0,1458 -146,1432c")), C["rib_sh"], clip=shape)
    g.add(P(pts("-150,1378c -60,1396 30,1400c 36,1456c -60,1450 -146,1432c")), C["rib"], clip=shape)
    g.add(P(pts("-120,1392c -60,1400 0,1404c -20,1418 -70,1416")), "#ffa3ad", 0.8, clip=shape)
    for line in ("-146,1388 0,1413 146,1388", "-142,1422 0,1447 142,1422"):
        g.add(taper(pts(line), 4, (0.8, 1, 0.8)), C["gold"], clip=shape)
    for line in ("-150,1378 0,1402 150,1378", "-146,1432 0,1458 146,1432"):
        g.add(taper(pts(line), 7, (0.6, 1, 0.6)), C["rib_ln"], clip=shape)
