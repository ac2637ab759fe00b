"""Hands folded low in front, and the moon lantern that hangs from them."""

from __future__ import annotations

from accessories import crescent
from kit import Doc, Layer, P, ell, pts, taper
from palette import C

LINE = "#b3625f"


def hand_back(doc: Doc) -> None:
    """Her right hand (viewer's left): it lies under the other one."""
    g = doc.layer("hand_L", 0.2, "body")
    shape = P(
        pts("-120,1476c -76,1488 -34,1504 6,1534 44,1580 52,1618 34,1636 8,1630 -28,1618 -70,1600 -120,1576c")
    )
    g.add(shape, C["skin"], stroke=LINE, sw=5)
    g.add(P(pts("-120,1560c -60,1578 0,1600 60,1650c -120,1650c")), C["skin_sh"], clip=shape)
    g.add(taper(pts("30,1606 6,1600 -14,1588"), 4, (0, 1, 0)), LINE)


FINGERS = (
    "34,1508 -10,1528 -48,1552 -66,1568",
    "36,1536 -4,1556 -44,1580 -64,1596",
    "42,1562 8,1584 -28,1606 -48,1618",
    "52,1586 26,1606 0,1622 -18,1632",
)


def hand_front(doc: Doc) -> None:
    """Her left hand (viewer's right), laid over the other: back of the hand, four fingers, thumb."""
    g = doc.layer("hand_R", 0.21, "body")
    palm = P(pts("124,1480c 84,1479 44,1490 14,1516 8,1560 28,1604 56,1614 88,1596 124,1552c"))
    for text in reversed(FINGERS):
        g.add(taper(pts(text), 37, (0.85, 1, 0.95, 0.8)), LINE)
        g.add(ell(*pts(text)[-1], 14.5, 14.5), LINE)
        g.add(taper(pts(text), 27, (0.85, 1, 0.95, 0.8)), C["skin"])
        g.add(ell(*pts(text)[-1], 10.5, 10.5), C["skin"])
    g.add(palm, C["skin"])
    blush = ("12,1522 4,1534 0,1546", "12,1548 4,1560 2,1570", "18,1572 12,1582 10,1592")
    g.add("".join(taper(pts(text), 9, (0, 1, 0)) for text in blush), "#f7bdb2", 0.45, clip=palm)
    g.add(taper(pts("120,1482 84,1480 44,1490 20,1508"), 5, (0.5, 1, 0.6)), LINE)
    g.add(P(pts("130,1530c 96,1572 60,1594 22,1590 30,1640c 140,1640c")), C["skin_sh"], clip=palm)
    g.add(taper(pts("30,1606 56,1615 88,1597 124,1553"), 5, (0.3, 1, 1, 0.5)), LINE)
    g.add(taper(pts("40,1604 60,1604 84,1588"), 5, (0, 1, 0.3)), "#ffe3b0", 0.9, clip=palm)


def lantern(doc: Doc) -> None:
    """A glass moon lantern on a cord; its light falls on the skirt."""
    g = doc.layer("lantern", 0.19, "body")
    x, y = -6.0, 1752.0
    g.add(ell(x, y, 150, 150), "url(#gGlow)")
    g.add(taper(pts("-30,1560 -22,1610 -6,1664"), 7, (1, 1, 1)), C["gold_ln"])
    g.add(taper(pts("24,1560 14,1610 -6,1664"), 7, (1, 1, 1)), C["gold_ln"])
    g.add(ell(x, 1668, 15, 15), C["gold_ln"])
    g.add(ell(x, 1668, 8, 8), C["gold"])
    _tassel(g)
    globe = ell(x, y, 58, 60)
    g.add(globe, "url(#gLamp)", stroke=C["gold_ln"], sw=5)
    g.add(crescent(x + 2, y + 2, 36, -1), "#fffbe2")
    g.add(P(pts("-44,1724c -38,1706 -22,1700 -8,1702c -24,1712 -34,1722")), "#ffffff", 0.9, clip=globe)
    g.add(taper(pts("40,1730 46,1756 36,1784"), 7, (0, 1, 0)), C["rim"], 0.9, clip=globe)
    for top, bottom in (
        ("-44,1700c -6,1676 32,1700c 26,1716c -6,1706 -38,1716c", False),
        ("-40,1790c -6,1802 28,1790c 18,1818c -6,1826 -30,1818c", True),
    ):
        cap = P(pts(top))
        g.add(cap, "url(#gGold)", stroke=C["gold_ln"], sw=5)
        if bottom:
            g.add(P(pts("0,1780c 10,1800 4,1830c 40,1830c 40,1780c")), C["gold_sh"], 0.7, clip=cap)


def _tassel(g: Layer) -> None:
    g.add(
        P(pts("-16,1820c -24,1860 -26,1900c -14,1892 -6,1906c 2,1892 14,1898c 12,1860 6,1820c")),
        C["rib"],
        stroke=C["rib_ln"],
        sw=4,
    )
    g.add(taper(pts("-8,1826 -12,1860 -12,1892"), 5, (0, 1, 0.5)), C["rib_sh"])
    g.add(taper(pts("2,1826 2,1860 4,1890"), 5, (0, 1, 0.5)), C["rib_sh"])
