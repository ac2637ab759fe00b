"""Antennae, clip, bow and brooch."""

from __future__ import annotations

import math

from kit import ell, lerp, mir, P, pts, sample, taper
from palette import C


def crescent(cx, cy, r, s=1):
    a = [
        (cx + s * r * math.cos(t), cy + r * math.sin(t))
        for t in [math.radians(k) for k in range(-60, 241, 30)]
    ]
    a = [
        (cx - s * r * math.sin(math.radians(q)), cy - r * math.cos(math.radians(q)))
        for q in (-30, 10, 50, 90, 130, 170, 210)
    ]
    b = [
        (
            cx + s * r * 0.32 - s * r * 0.8 * math.sin(math.radians(q)),
            cy - r * 0.8 * math.cos(math.radians(q)),
        )
        for q in (190, 150, 90, 40, -5)
    ]
    return P([a[0] + ("c",)] + a[1:-1] + [a[-1] + ("c",)] + b)


def antenna(l, M, s):
    sp = pts("58,300 84,214 136,140 214,94 304,112")
    S = sample(sp, 41)
    n = 14
    up = []
    dn = []

    def at(t):
        x = t * 40
        i = min(int(x), 39)
        f = x - i
        return (lerp(S[i][0], S[i + 1][0], f), lerp(S[i][1], S[i + 1][1], f))

    def nrm(t):
        a, b = at(max(0, t - 0.03)), at(min(1, t + 0.03))
        h = math.hypot(b[0] - a[0], b[1] - a[1])
        return ((b[1] - a[1]) / h, -(b[0] - a[0]) / h, (b[0] - a[0]) / h, (b[1] - a[1]) / h)

    wid = lambda t: 66 * math.sin(math.pi * min(1, max(0, (t - 0.1) / 0.9)) ** 0.8) ** 0.75
    bars = []
    for sd in (1, -1):
        for i in range(n):
            t = lerp(0.14, 0.94, i / (n - 1))
            q = at(t)
            nx, ny, tx, ty = nrm(t)
            w = wid(t) * (1 if sd > 0 else 0.82) + 6
            tip = (q[0] + sd * nx * w + tx * w * 0.6, q[1] + sd * ny * w + ty * w * 0.6)
            mid = (q[0] + sd * nx * w * 0.55 + tx * w * 0.15, q[1] + sd * ny * w * 0.55 + ty * w * 0.15)
            bars.append((sd, [q, mid, tip]))
    for sd, b in bars:
        l.add(taper(M(b), 25, (0.9, 1, 0.8, 0.2)), "#8b4c56")
    l.add(taper(M(sp), 20, (1, 0.9, 0.7, 0.4)), "#8b4c56")
    for sd, b in bars:
        l.add(taper(M(b), 17, (0.9, 1, 0.8, 0.12)), "url(#gAnt)" if sd > 0 else "#e3a394")
    l.add(taper(M(sp), 11, (1, 0.9, 0.7, 0.3)), "#fff6dc")


def clip_acc(l):
    # crescent clip on the fringe (viewer's right)
    cx, cy = 168, 438
    out = [
        (cx - 34, cy - 8, "c"),
        (cx - 22, cy + 26),
        (cx + 8, cy + 38),
        (cx + 36, cy + 22),
        (cx + 42, cy - 12),
        (cx + 26, cy - 38, "c"),
        (cx + 24, cy - 8),
        (cx + 6, cy + 12),
        (cx - 14, cy + 8),
    ]
    d = P(out)
    l.add(d, "url(#gGold)", stroke=C["gold_ln"], sw=5)
    l.add(
        P(
            [
                (cx - 28, cy + 6, "c"),
                (cx - 12, cy + 22),
                (cx + 8, cy + 28),
                (cx + 28, cy + 16),
                (cx + 36, cy - 8, "c"),
                (cx + 44, cy + 20, "c"),
                (cx + 6, cy + 44, "c"),
            ]
        ),
        C["gold_sh"],
        0.75,
        clip=d,
    )
    l.add(ell(cx - 18, cy + 10, 5, 4, 0.6), "#fff", 0.9)
    st = []
    for i in range(8):
        a = math.pi * i / 4 - math.pi / 2
        r = 17 if i % 2 == 0 else 6
        st.append((cx + 2 + r * math.cos(a), cy - 22 + r * math.sin(a), "c"))
    l.add(P(st), "#fff3c4", stroke=C["gold_ln"], sw=4)


def antennae(D):
    for s, nm in ((-1, "antenna_L"), (1, "antenna_R")):
        l = D.layer(nm, 0.2, "acc")
        M = (lambda q: q) if s > 0 else mir
        antenna(l, M, s)


def clip(D):
    clip_acc(D.layer("clip", 0.4, "acc"))


def bow(D):
    l = D.layer("bow", 0.4, "body")
    for s in (-1, 1):
        M = (lambda q: q) if s > 0 else mir
        tail = M(pts("6,1040c 44,1076 58,1150 92,1236c 60,1226 28,1262c 22,1170 -6,1076"))
        dt = P(tail)
        l.add(dt, C["rib"])
        l.add(
            P(M(pts("-10,1040c 22,1090 36,1160 62,1230c 20,1270c 0,1140"))),
            C["rib_sh"],
            clip=dt,
        )
        l.add(taper(tail[0:4], 7, (0.3, 1, 0.6)), C["rib_ln"])
        l.add(taper(M(pts("92,1236 60,1226 28,1262")), 7, (0.5, 1, 0.5)), C["rib_ln"])
        l.add(taper(M(pts("28,1262 22,1170 -6,1076")), 7, (0.6, 1, 0.3)), C["rib_ln"])
        q = 0 if s < 0 else 8
        loop = M(
            [
                (8, 1030, "c"),
                (50, 976),
                (108, 958 + q),
                (146, 984 + q),
                (158, 1040 + q),
                (146, 1092 + q, "c"),
                (118, 1098 + q),
                (66, 1080),
                (24, 1056),
            ]
        )
        dl = P(loop)
        l.add(dl, C["rib"])
        l.add(
            P(M(pts("0,1044c 70,1046 126,1050 162,1010c 170,1120c 60,1120c"))),
            C["rib_sh"],
            clip=dl,
        )
        l.add(
            P(M(pts("8,1030c 50,996 92,990 118,1004 72,1016 40,1030"))),
            C["rib_sh"],
            clip=dl,
        )
        l.add(
            P(M([(60, 974, "c"), (104, 964 + q), (136, 984 + q, "c"), (100, 976 + q)])),
            "#ffb7bf",
            0.9 if s < 0 else 0.5,
            clip=dl,
        )
        l.add(taper(loop[:6], 6.5, (0.4, 1, 1, 0.9, 0.5)), C["rib_ln"])
        l.add(taper(loop[5:] + [loop[0]], 6.5, (0.5, 1, 0.9, 0.4)), C["rib_ln"])
        for q in (
            pts("20,1040 58,1040 96,1056"),
            pts("20,1024 52,1004 82,1002"),
            [(146, 1088 + q), (128, 1066 + q), (104, 1054)],
        ):
            l.add(taper(M(q), 6, (0.9, 0.7, 0)), C["rib_ln"])
    l.add(ell(0, 1036, 41, 41), C["gold_ln"])
    l.add(ell(0, 1036, 36, 36), "url(#gGold)")
    l.add(ell(0, 1036, 27, 27), C["gold_ln"])
    l.add(ell(0, 1036, 24, 24), "#4b2f66")
    l.add(crescent(0, 1036, 18, -1), "#ffe9a8")
    l.add(ell(6, 1030, 3.5, 3.5), "#fff")
    l.add(taper(pts("-30,1022 -20,1008 -4,1003"), 6, (0, 1, 0)), "#fff8dc")
