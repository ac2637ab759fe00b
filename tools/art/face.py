"""Face: ears, skin, shadow, blush, nose, mouth, eyes and brows."""

from __future__ import annotations

import math

from hair import fringe_locks, side_edges
from kit import Lock, P, add, ell, lerp, mir, mix, taper
from palette import C


def head(D, p):
    """Ears to eyes, in layer order."""
    l = D.layer("ears", -0.05, "head")
    for s in (-1, 1):
        M = (lambda q: q) if s > 0 else mir
        e = M([(148, 560), (172, 552), (186, 578), (178, 622), (160, 652), (146, 650)])
        de = P(e)
        l.add(de, C["skin"])
        l.add(
            P(M([(146, 570), (166, 572), (170, 600), (158, 620), (158, 660), (140, 650)])),
            C["skin_sh"],
            clip=de,
        )
        l.add(taper(e, 7, (0.4, 1, 1, 0.4)), C["skin_ln"])

    l = D.layer("face", 0, "head")
    hf = [
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
    jaw = {"a": 1, "o": 0.8, "e": 0.45, "i": 0.2, "u": 0.2}.get(p["mouth"], 0) * p.get("open", 1.0) * 13
    J = lambda q: [
        (a[0], a[1] + jaw * max(0, min(1, (a[1] - 660) / 100))) + tuple(a[2:]) for a in q
    ]  # the jaw drops with the mouth
    fpts = J(hf + mir(hf[1:-1])[::-1])
    face = P(fpts)
    l.add(face, "url(#gSkin)")
    # soft side plane
    l.add(
        P(
            J(
                [
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
            )
        ),
        C["skin_sh"],
        0.5,
        clip=face,
    )
    l.add(
        taper(
            J(
                [
                    (-172, 540),
                    (-170, 588),
                    (-161, 634),
                    (-137, 684),
                    (-95, 727),
                    (-49, 757),
                    (-17, 770.5),
                    (0, 772),
                    (17, 770.5),
                    (49, 757),
                    (95, 727),
                    (137, 684),
                    (161, 634),
                    (170, 588),
                    (172, 540),
                ]
            ),
            5.2,
            (0.5, 1, 1, 0.9, 0.7, 0.9, 1, 1, 0.5),
        ),
        C["skin_ln"],
    )

    # hair geometry needed for the shadow
    F = fringe_locks()
    l = D.layer("face_shadow", 0.02, "head")
    for k, K in F.items():
        sh = Lock(add(K.Lp, -5, 24), add(K.Rp, -5, 24))
        l.add(sh.d, C["skin_sh"], clip=face)
    for s in (-1, 1):
        A, B = side_edges(s)
        q = 14 if s < 0 else -3
        sh = Lock(add(A, q, 6), add(B, q, 6))
        l.add(sh.d, C["skin_sh"], clip=face)
    l = D.layer("blush", 0.05, "head")
    for s in (-1, 1):
        l.add(ell(s * 110, 674, 46, 25, s * -0.12), "url(#gBlush)")
        for k in (-1, 0, 1):
            l.add(
                taper([(s * 112 + k * 15 + 5, 668), (s * 112 + k * 15 - 4, 683)], 4, (0.1, 1, 0.1)),
                "#ee7480",
                0.65,
            )
    st = []
    for i in range(8):
        a = math.pi * i / 4 - math.pi / 2
        q = (13 if i % 4 == 0 else 10) if i % 2 == 0 else 4
        st.append((100 + q * math.cos(a), 702 + q * math.sin(a), "c"))
    l = D.layer("cheek_star", 0.06, "head")
    l.add(P(st), "#e0548a")
    l = D.layer("nose", 0.22, "head")
    l.add(P([(-3, 676, "c"), (5, 679), (3, 684), (-5, 683)]), C["skin_sh2"], 0.6)
    l.add(taper([(0, 668), (4, 676), (0, 681)], 4.2, (0, 1, 0.2)), C["skin_ln"])

    mouth(D, p)
    eyes(D, p, face)


# ------------------------------------------------------------------ eyes
OL = [
    (36, 613),
    (47, 590),
    (68, 570),
    (97, 559),
    (126, 563),
    (147, 581),
    (158, 607),
]  # open: edge of the upper lid
OT = [
    (35, 613),
    (43, 583),
    (64, 556),
    (97, 541),
    (133, 542),
    (160, 561),
    (182, 590),
]  # open: top of the lash shape
CL = [(38, 624), (53, 638), (74, 648), (99, 652), (124, 647), (144, 635), (158, 619)]
CT = [(35, 621), (50, 630), (72, 638), (99, 641), (126, 635), (150, 623), (172, 608)]
LO = [(158, 607), (150, 634), (126, 652), (96, 658), (68, 652), (46, 636), (36, 613)]
LC = [(158, 619), (144, 635), (124, 647), (99, 652), (74, 648), (53, 638), (38, 624)]

JL = [(38, 634), (53, 615), (74, 602), (99, 598), (124, 602), (144, 615), (158, 634)]  # closed in a laugh
JT = [(35, 636), (50, 609), (73, 594), (99, 589), (126, 593), (149, 609), (164, 638)]
_n = lambda q: [(33 + (x - 36) * 0.955, y) for x, y in q]
OL, OT, CL, CT, LO, LC, JL, JT = map(_n, (OL, OT, CL, CT, LO, LC, JL, JT))


def eyes(D, p, face):
    names = ("L", "R")
    geo = {}
    for k, s in ((0, -1), (1, 1)):
        c = p["close"][k]
        M = (lambda q: q) if s > 0 else mir
        j = p.get("joy", 0)
        CLj, CTj, LCj = mix(CL, JL, j), mix(CT, JT, j), mix(LC, JL[::-1], j)
        top = mix(OL, CLj, c)
        T = mix(OT, CTj, c)
        low = mix(LO, LCj, c)
        geo[k] = (s, c, M, top, T, low)
    clips = {}
    for k in (0, 1):
        l = D.layer("eye_white_" + names[k], 0.06, "head")
        s, c, M, top, T, low = geo[k]
        w = M([top[0] + ("c",)] + top[1:-1] + [top[-1] + ("c",)] + low[1:-1])
        clips[k] = P(w)
        l.add(clips[k], "url(#gWhite)")
        l.add(
            P(M([(x, y - 8) for x, y in top] + [(x, y + 14) for x, y in top[::-1]])),
            C["white_sh"],
            0.9,
            clip=clips[k],
        )
    for k in (0, 1):
        l = D.layer("iris_" + names[k], 0.08, "head")
        s, c, M, top, T, low = geo[k]
        cx = s * 91 + p["look"][0] * 20
        cy = 603 + p["look"][1] * 14
        z = p["iris"]
        cl = clips[k]
        l.add(ell(cx, cy, 48.5 * z, 58 * z), "url(#gIrisRim)", clip=cl)
        # iris inside the dark rim
        l.add(ell(cx, cy + 1, 45 * z, 54.5 * z), "url(#gIris)", clip=cl)
        l.add(
            P(
                [
                    (cx - 42, cy - 58, "c"),
                    (cx + 42, cy - 58, "c"),
                    (cx + 38, cy - 8),
                    (cx + 18, cy - 19),
                    (cx, cy - 21),
                    (cx - 18, cy - 19),
                    (cx - 38, cy - 8),
                ]
            ),
            "#5d1a35",
            0.5,
            clip=ell(cx, cy + 1, 45 * z, 54.5 * z) if c < 0.2 else cl,
        )
        l.add(ell(cx, cy + 1, 16 * z, 22 * z), "url(#gPupil)", clip=cl)
        # glow at the bottom: a crescent
        l.add(
            P(
                [
                    (cx - 30, cy + 20, "c"),
                    (cx - 19, cy + 39),
                    (cx, cy + 47),
                    (cx + 19, cy + 39),
                    (cx + 30, cy + 20, "c"),
                    (cx + 16, cy + 31),
                    (cx, cy + 35),
                    (cx - 16, cy + 31),
                ]
            ),
            "#fff7c0",
            0.85,
            clip=cl,
        )
        for a in (-0.9, -0.45, 0, 0.45, 0.9):
            l.add(
                taper(
                    [
                        (cx + math.sin(a) * 19, cy + 4 + math.cos(a) * 20),
                        (cx + math.sin(a) * 34, cy + 2 + math.cos(a) * 33),
                    ],
                    4,
                    (0, 1, 0),
                ),
                "#ffe9a0",
                0.5,
                clip=cl,
            )
        # highlights
        l.add(ell(cx - 16 * z, cy - 22 * z, 13 * z, 16 * z, 0.3), "#ffffff", clip=cl)
        l.add(ell(cx + 20 * z, cy + 20 * z, 7 * z, 8 * z), "#fffdf2", 0.95, clip=cl)
        l.add(ell(cx + 19 * z, cy - 22 * z, 4 * z, 7 * z, -0.4), "#ffd9e2", 0.7, clip=cl)
    for k in (0, 1):
        l = D.layer("lid_skin_" + names[k], 0.09, "head")
        s, c, M, top, T, low = geo[k]
        ot = [(x, y - 5) for x, y in OL]
        l.add(
            P(
                M(
                    [ot[0] + ("c",)]
                    + ot[1:-1]
                    + [ot[-1] + ("c",)]
                    + [top[-1] + ("c",)]
                    + top[1:-1][::-1]
                    + [top[0] + ("c",)]
                )
            ),
            "url(#gSkin)",
        )
    for k in (0, 1):
        l = D.layer("lid_lower_" + names[k], 0.1, "head")
        s, c, M, top, T, low = geo[k]
        l.add(taper(M(low[:5]), 6.5 * (1 - c), (0.3, 1, 0.5, 0)), C["lash_w"])
        l.add(taper(M([(128, 650), (138, 650), (146, 645)]), 5 * max(0, 1 - 2 * c), (1, 0.6, 0)), C["lash_w"])
    for k in (0, 1):
        l = D.layer("lid_upper_" + names[k], 0.12, "head")
        s, c, M, top, T, low = geo[k]
        lash = [top[0] + ("c",)] + T[:1] + T[1:-1] + [T[-1] + ("c",)] + [top[-1] + ("c",)] + top[1:-1][::-1]
        f = lerp(1, -0.35, c)
        l.add(
            P(
                M(
                    [
                        (x, y - lerp(6, 22, c) * math.sin(math.pi * (i + 0.5) / 7))
                        for i, (x, y) in enumerate(top)
                    ]
                    + [(x, y + 1) for x, y in top[::-1]]
                )
            ),
            "#f6c8b8",
            0.6 * c,
        )
        sp_o = [[(118, 560), (140, 553), (160, 536)], [(138, 578), (158, 571), (177, 567)]]
        sp_c = [[(118, 644), (136, 646), (151, 652)], [(134, 634), (152, 634), (169, 635)]]
        for a, b in zip(sp_o, sp_c):
            l.add(
                taper(
                    M(mix(mix(a, b, c), [top[5]] * 3, j * c)), lerp(13, 9, c) * (1 - j * c), (1, 0.8, 0.45, 0)
                ),
                C["lash"],
            )
        l.add(P(M(lash)), "url(#gLash)")
        l.add(taper(M([(x, y + 1.5) for x, y in top]), 3.2, (0, 1, 1, 0.3)), "#a5496a", 0.8 * (1 - c))
        # warm inner end
        l.add(
            taper(
                M(mix([(34, 609), (43, 583), (60, 563)], [(36, 622), (51, 634), (68, 643)], c)),
                7 * (1 - j * c),
                (0.3, 1, 0),
            ),
            C["lash_w"],
            0.9 * (1 - j * c),
        )
        # crease
        cr = mix(
            [(58, 552), (76, 534), (100, 525), (129, 530), (153, 548)],
            [(56, 590), (76, 578), (100, 572), (126, 578), (150, 592)],
            c,
        )
        l.add(taper(M(cr), 5, (0, 0.8, 1, 0.2)), C["skin_ln"], 0.85)


def brows(D, p):
    for k, s in ((0, -1), (1, 1)):
        l = D.layer("brow_" + "LR"[k], 0.3, "head")
        up, an = p["brow"][k], p["angry"][k]
        M = (lambda q: q) if s > 0 else mir
        b = [(45, 507), (76, 497), (112, 496), (154, 513)]
        b = [
            (x - an * 9 * (1 - i / 3), y - up * 24 + an * (26 * (1 - i / 3) - 8))
            for i, (x, y) in enumerate(b)
        ]
        if up > 0:
            b[1] = (b[1][0], b[1][1] - up * 4)
            b[2] = (b[2][0], b[2][1] - up * 5)
        l.add(taper(M(b), 16, (0.3, 1, 0.8, 0.1)), "#d5b4d4", 0.4)
        l.add(taper(M(b), 10.5, (0.35, 1, 0.75, 0.1)), "#3b2868")


# ------------------------------------------------------------------ mouth
CT_ = [(-25, 702.5), (-13, 708.5), (0, 710.5), (13, 708.5), (25, 702.5)]
CB_ = [(13, 709.5), (0, 711.5), (-13, 709.5)]
VOW = {
    "a": (
        [(-31, 699), (-16, 696.5), (0, 697), (16, 696.5), (31, 699)],
        [(25, 731), (0, 749), (-25, 731)],
        1,
        1,
    ),
    "i": ([(-38, 699), (-18, 701), (0, 702), (18, 701), (38, 699)], [(25, 716), (0, 721), (-25, 716)], 1, 0),
    "u": ([(-12, 707), (-7, 702.5), (0, 701), (7, 702.5), (12, 707)], [(9, 717), (0, 721), (-9, 717)], 0, 0),
    "e": (
        [(-33, 699), (-17, 697.5), (0, 698.5), (17, 697.5), (33, 699)],
        [(23, 722), (0, 730), (-23, 722)],
        1,
        1,
    ),
    "o": ([(-19, 712), (-12, 699), (0, 695), (12, 699), (19, 712)], [(15, 730), (0, 738), (-15, 730)], 0, 1),
}


def mouth(D, p):
    m = p["mouth"]
    li = D.layer("mouth_inside", 0.14, "head")
    lt = D.layer("tongue", 0.145, "head")
    lh = D.layer("teeth", 0.15, "head")
    ll = D.layer("mouth_line", 0.16, "head")
    if m == "closed":
        ll.add(
            taper(
                [(-25, 702.5), (-13, 709), (0, 711), (13, 709), (25, 702.5)], 5.6, (0.5, 0.85, 1, 0.85, 0.5)
            ),
            "#9c4450",
        )
        ll.add(taper([(-9, 725), (0, 726.5), (9, 725)], 4.5, (0, 1, 0)), C["skin_sh2"], 0.7)
        return
    top, bot, teeth, tongue = VOW[m]
    q = p.get("open", 1.0)
    top, bot = mix(CT_, top, q), mix(CB_, bot, q)  # same topology: closed <-> vowel
    d = P([top[0] + ("c",)] + top[1:-1] + [top[-1] + ("c",)] + bot)
    li.add(d, C["mouth"])
    by = bot[1][1]
    ty = top[2][1]
    if tongue:
        lt.add(ell(0, by + 2, abs(bot[0][0]) * 1.0, (by - ty) * 0.36), C["tongue"], clip=d)
    if teeth:
        lh.add(
            P(
                [
                    (-60, ty - 20, "c"),
                    (60, ty - 20, "c"),
                    (34, ty + 7 if m != "i" else ty + 9),
                    (0, ty + 9 if m != "i" else ty + 11),
                    (-34, ty + 7 if m != "i" else ty + 9),
                ]
            ),
            "#fffdf8",
            clip=d,
        )
    ll.add(taper(top, 6, (0.7, 1, 0.9, 1, 0.7)), "#8f3a4c")
    ll.add(taper([top[-1]] + bot + [top[0]], 5, (0.3, 0.8, 1, 0.8, 0.3)), "#a24a55")
