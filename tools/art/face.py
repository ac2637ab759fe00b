"""Face: ears, skin, shadow, blush, nose, mouth, eyes and brows.

A pose is a dict of key names (those of `livehead.rig.keys.KEYS`) to amounts; a name left out is 0. Every
guide curve is neutral plus the sum of what the keys change, with the same points at every amount, so the
drawing has one topology for all poses. Sides in names are the character's own; "L" and "R" in layer ids are
the viewer's.
"""

from __future__ import annotations

import math

from expressions import BROW, EYE, EYE_STATES, JAW, MOUTH, MOUTH_STATES, blend
from hair import fringe_locks, side_edges
from kit import Lock, P, add, ell, mir, taper
from palette import C

SIDES = ((-1, "L", "right"), (1, "R", "left"))


def mirror(s):
    """Guides are drawn on the viewer's right; the other side is mirrored."""
    return (lambda q: q) if s > 0 else mir


def corner(q):
    return (q[0], q[1], "c")


def corners_at_ends(points):
    return [corner(points[0]), *points[1:-1], corner(points[-1])]


def head(D, p):
    """Ears to eyes, in layer order."""
    draw_ears(D)
    draw_face(D, p)
    mouth(D, p)
    eyes(D, p)


def draw_ears(D):
    layer = D.layer("ears", -0.05, "head")
    for s in (-1, 1):
        M = mirror(s)
        e = M([(148, 560), (172, 552), (186, 578), (178, 622), (160, 652), (146, 650)])
        de = P(e)
        layer.add(de, C["skin"])
        inner = [(146, 570), (166, 572), (170, 600), (158, 620), (158, 660), (140, 650)]
        layer.add(P(M(inner)), C["skin_sh"], clip=de)
        layer.add(taper(e, 7, (0.4, 1, 1, 0.4)), C["skin_ln"])


HALF_FACE = [
    (0, 300),
    (110, 330),
    (162, 430),
    (172, 520),
    (170, 585),
    (161, 634),
    (137, 684),
    (95, 727),
    (49, 757),
    (17, 770.5),
    (0, 772),
]
SIDE_PLANE = [
    (172, 500, "c"),
    (160, 590),
    (150, 640),
    (130, 686),
    (96, 724),
    (56, 748),
    (10, 774, "c"),
    (60, 790, "c"),
    (200, 640, "c"),
]


def draw_face(D, p):
    """Skin, the shadow of the hair on it, blush, star and nose. The jaw drops with the mouth."""
    drop = sum(amount * p.get(name, 0) for name, amount in JAW.items())

    def J(q):
        return [(a[0], a[1] + drop * max(0, min(1, (a[1] - 660) / 100)), *a[2:]) for a in q]

    face = P(J(HALF_FACE + mir(HALF_FACE[1:-1])[::-1]))
    layer = D.layer("face", 0, "head")
    layer.add(face, "url(#gSkin)")
    layer.add(P(J(SIDE_PLANE)), C["skin_sh"], 0.5, clip=face)
    half = [(172, 540), (170, 588), *HALF_FACE[5:-1]]
    line = J([*mir(half), (0, 772), *half[::-1]])
    layer.add(taper(line, 5.2, (0.5, 1, 1, 0.9, 0.7, 0.9, 1, 1, 0.5)), C["skin_ln"])

    layer = D.layer("face_shadow", 0.02, "head")
    for K in fringe_locks().values():
        layer.add(Lock(add(K.Lp, -5, 24), add(K.Rp, -5, 24)).d, C["skin_sh"], clip=face)
    for s in (-1, 1):
        A, B = side_edges(s)
        q = 14 if s < 0 else -3
        layer.add(Lock(add(A, q, 6), add(B, q, 6)).d, C["skin_sh"], clip=face)
    draw_cheeks(D, p)
    layer = D.layer("nose", 0.22, "head")
    layer.add(P([(-3, 676, "c"), (5, 679), (3, 684), (-5, 683)]), C["skin_sh2"], 0.6)
    layer.add(taper([(0, 668), (4, 676), (0, 681)], 4.2, (0, 1, 0.2)), C["skin_ln"])


def draw_cheeks(D, p):
    """Blush and star; a smile lifts the cheek of its side, a happy wink does too."""
    layer = D.layer("blush", 0.05, "head")
    lift = {
        s: 8 * p.get(f"mouth_raised_corner_{side}", 0) + 6 * p.get(f"eye_happy_wink_{side}", 0)
        for s, _, side in SIDES
    }
    for s, up in lift.items():
        layer.add(ell(s * 110, 674 - up, 46 + 0.6 * up, 25 + 0.3 * up, s * -0.12), "url(#gBlush)")
        for k in (-1, 0, 1):
            x = s * 112 + k * 15
            layer.add(taper([(x + 5, 668 - up), (x - 4, 683 - up)], 4, (0.1, 1, 0.1)), "#ee7480", 0.65)
    star = []
    for i in range(8):
        a = math.pi * i / 4 - math.pi / 2
        q = (13 if i % 4 == 0 else 10) if i % 2 == 0 else 4
        star.append((100 + q * math.cos(a), 702 - 0.5 * lift[1] + q * math.sin(a), "c"))
    D.layer("cheek_star", 0.06, "head").add(P(star), "#e0548a")


# ------------------------------------------------------------------ eyes
def eyes(D, p):
    """Both eyes. White and iris are clipped by the opening between the lids."""
    sides = []
    for s, letter, side in SIDES:
        g = blend(EYE, EYE_STATES, p, side)
        opening = P(mirror(s)(corners_at_ends(g["top"]) + g["low"][1:-1]))
        sides.append((s, letter, side, g, opening))
    for draw in (draw_white, draw_iris, draw_lid_skin, draw_lower_lid, draw_upper_lid):
        for s, letter, side, g, opening in sides:
            draw(D, p, s, letter, side, g, opening)


def draw_white(D, p, s, letter, side, g, opening):
    layer = D.layer("eye_white_" + letter, 0.06, "head")
    layer.add(opening, "url(#gWhite)")
    top = g["top"]
    strip = [(x, y - 8) for x, y in top] + [(x, y + 14) for x, y in top[::-1]]
    layer.add(P(mirror(s)(strip)), C["white_sh"], 0.9, clip=opening)


def draw_iris(D, p, s, letter, side, g, opening):
    """The iris turns about the eye's centre and shrinks towards its own."""
    layer = D.layer("iris_" + letter, 0.06, "head")
    cx = s * 91 - 25 * p.get("iris_rotation_y", 0)
    cy = 603 - 16 * p.get("iris_rotation_x", 0)
    z = 1 - 0.4 * p.get(f"iris_small_{side}", 0)

    def at(x, y, *flag):
        return (cx + x * z, cy + y * z, *flag)

    def disc(x, y, rx, ry, rot=0):
        return ell(cx + x * z, cy + y * z, rx * z, ry * z, rot)

    def put(d, fill, op=None):
        layer.add(d, fill, op, clip=opening)

    put(disc(0, 0, 48.5, 58), "url(#gIrisRim)")
    put(disc(0, 1, 45, 54.5), "url(#gIris)")
    angles = [math.pi * (1.06 + 0.88 * i / 8) for i in range(9)]
    arc = [(45 * math.cos(a), 1 + 54.5 * math.sin(a)) for a in angles]
    cap = [at(*arc[0], "c"), *(at(*q) for q in arc[1:-1]), at(*arc[-1], "c")]
    put(P([*cap, at(38, -8), at(18, -19), at(0, -21), at(-18, -19), at(-38, -8)]), "#5d1a35", 0.5)
    put(disc(0, 1, 16, 22), "url(#gPupil)")
    glow = [at(-30, 20, "c"), at(-19, 39), at(0, 47), at(19, 39), at(30, 20, "c"), at(16, 31), at(0, 35)]
    put(P([*glow, at(-16, 31)]), "#fff7c0", 0.85)
    for a in (-0.9, -0.45, 0, 0.45, 0.9):
        c, n = math.cos(a), math.sin(a)
        put(taper([at(n * 19, 4 + c * 20), at(n * 34, 2 + c * 33)], 4 * z, (0, 1, 0)), "#ffe9a0", 0.5)
    put(disc(-16, -22, 13, 16, 0.3), "#ffffff")
    put(disc(20, 20, 7, 8), "#fffdf2", 0.95)
    put(disc(19, -22, 4, 7, -0.4), "#ffd9e2", 0.7)


def draw_lid_skin(D, p, s, letter, side, g, opening):
    """The closing lid: a tone darker than the face, strongest when shut."""
    layer = D.layer("lid_skin_" + letter, 0.06, "head")
    shape = [*corners_at_ends(g["fold"]), corner(g["top"][-1]), *g["top"][1:-1][::-1], corner(g["top"][0])]
    layer.add(P(mirror(s)(shape)), "#fbd3c6", g["skin_op"])


def draw_lower_lid(D, p, s, letter, side, g, opening):
    layer = D.layer("lid_lower_" + letter, 0.06, "head")
    M = mirror(s)
    layer.add(taper(M(g["low"]), g["low_w"], (0.3, 1, 0.8, 0.5, 0.35, 0.15)), C["lash_w"])
    layer.add(taper(M(g["mark"]), g["mark_w"], (1, 0.6, 0)), C["lash_w"])
    layer.add(taper(M(g["bag"]), 4.5, (0, 1, 0)), C["skin_sh2"], g["bag_op"])


def draw_upper_lid(D, p, s, letter, side, g, opening):
    layer = D.layer("lid_upper_" + letter, 0.06, "head")
    M = mirror(s)
    top, lash = g["top"], g["lash"]
    above = [(x, y - g["shade_h"] * math.sin(math.pi * (i + 0.5) / 7)) for i, (x, y) in enumerate(top)]
    layer.add(P(M(above + [(x, y + 1) for x, y in top[::-1]])), "#f6c8b8", g["shade_op"])
    for spike in (g["spike_a"], g["spike_b"]):
        layer.add(taper(M(spike), g["spike_w"], (1, 0.8, 0.45, 0)), C["lash"])
    outline = [corner(top[0]), *lash[:-1], corner(lash[-1]), corner(top[-1]), *top[1:-1][::-1]]
    layer.add(P(M(outline)), "url(#gLash)")
    layer.add(taper(M([(x, y + 1.5) for x, y in top]), 3.2, (0, 1, 1, 0.3)), "#a5496a", g["rose_op"])
    layer.add(taper(M(g["inner"]), g["inner_w"], (0.3, 1, 0)), C["lash_w"], g["inner_op"])
    layer.add(taper(M(g["crease"]), g["crease_w"], (0, 0.8, 1, 0.2)), C["skin_ln"], 0.85)


def brows(D, p):
    """Drawn over the fringe, with a pale under-stroke; the knit between them belongs to the serious brow."""
    for s, letter, side in SIDES:
        layer = D.layer("brow_" + letter, 0.3, "head")
        M = mirror(s)
        g = blend(*BROW, p, side)
        layer.add(taper(M(g["stroke"]), g["w"] + 5.5, (0.3, 1, 0.8, 0.1)), "#d5b4d4", 0.4)
        layer.add(taper(M(g["stroke"]), g["w"], (0.35, 1, 0.75, 0.1)), "#3b2868")
        layer.add(taper(M(g["knit"]), 5, (0, 1, 0.2)), C["skin_ln"], g["knit_op"])


# ------------------------------------------------------------------ mouth
def mouth(D, p):
    """Inside, tongue, teeth and lines. Shut, upper and lower edge are the same curve."""
    g = blend(MOUTH, MOUTH_STATES, p, "")
    top, bottom = g["top"], g["bottom"]
    d = P(corners_at_ends(top) + bottom)
    D.layer("mouth_inside", 0.14, "head").add(d, C["mouth"])
    x, y, rx, ry = g["tongue"]
    D.layer("tongue", 0.14, "head").add(ell(x, y, max(rx, 0.05), max(ry, 0.05)), C["tongue"], clip=d)
    teeth = [corner(q) if i < 2 else q for i, q in enumerate(g["teeth"])]
    D.layer("teeth", 0.14, "head").add(P(teeth), "#fffdf8", clip=d)
    layer = D.layer("mouth_line", 0.14, "head")
    layer.add(taper([top[-1], *bottom, top[0]], g["bottom_w"], (0.3, 0.8, 1, 0.8, 0.3)), "#a24a55")
    layer.add(taper(top, g["top_w"], (0.6, 0.95, 1, 0.95, 0.6)), "#94404c")
    layer.add(taper(g["lip"], 4.5, (0, 1, 0)), C["skin_sh2"], g["lip_op"])
    for name in ("dimple_right", "dimple_left"):
        layer.add(taper(g[name], 4.5, (0, 1, 0.1)), "#b0606a", g[name + "_op"])
