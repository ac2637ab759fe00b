"""Hair: back, tails, cap, sides, fringe and cowlick."""

from __future__ import annotations

import random

from kit import Lock, mir, P, pts, taper
from palette import HSH, C


def ring(dx):
    return 372 + 0.0011 * dx * dx


def hairlock(
    l,
    K,
    fill,
    side="R",
    amt=0.36,
    sh="url(#gHairSh)",
    lw=6,
    strands=(),
    band=None,
    rnd=None,
    edges="LR",
    hi=None,
    t0=0.1,
    wl=(0, 0.5, 1, 0.9, 0.25),
    cast=None,
    pw=1.0,
):
    if cast:
        l.add(K.part(0.3, 1, 9, 17), sh, clip=cast)
    l.add(K.d, fill)
    if fill == "url(#gFringe)":
        l.add(K.d, "url(#gVol)")
    if hi:
        l.add(K.shade(hi, 0.2, 0.12, 0.85), "url(#gHi)", 0.8, clip=K.d)
    if side:
        l.add(K.shade(side, amt, t0, 1.0, pw), sh, clip=K.d)
    if band:
        sl = K.slivers(ring, rnd)
        if sl:
            l.add("".join(sl), "url(#gBand)", 0.95, clip=K.d)
    for u, a, b in strands:
        l.add(taper(K.curve(u, u + 0.04, a, b), lw * 0.55, (0, 1, 0.7, 0)), "url(#gLine)", 0.55)
    if "L" in edges:
        l.add(taper(K.Lp, lw, wl), "url(#gLine)")
    if "R" in edges:
        l.add(taper(K.Rp, lw, wl), "url(#gLine)")


def fringe_locks():
    T = lambda A, B: Lock(A, B)
    return {
        "La": T(
            pts("10,250 -114,258 -214,348 -252,468 -250,560 -236,650"),
            pts("10,250 -72,320 -142,420 -186,530 -236,650"),
        ),
        "Ra": T(
            pts("26,251 120,304 190,400 216,520 252,648"),
            pts("26,251 142,264 222,352 256,468 260,560 252,648"),
        ),
        "Lb": T(
            pts("0,254 -98,312 -170,400 -202,480 -214,572"),
            pts("20,262 -44,330 -102,416 -152,500 -214,572"),
        ),
        "Lb2": T(
            pts("6,258 -80,320 -140,410 -170,484 -180,542"),
            pts("12,260 -60,330 -112,416 -142,484 -180,542"),
        ),
        "Rb": T(
            pts("30,262 92,346 146,424 180,506 224,576"),
            pts("28,256 124,304 194,394 220,480 224,576"),
        ),
        "Lc": T(
            pts("14,260 -66,330 -124,408 -148,462 -160,524"),
            pts("30,285 -10,360 -46,428 -92,488 -160,524"),
        ),
        "Rc": T(
            pts("32,268 42,350 66,428 106,486 166,524"),
            pts("32,268 92,330 142,406 160,466 166,524"),
        ),
        "Rc2": T(pts("32,270 58,350 88,430 116,500"), pts("32,270 70,350 104,430 116,500")),
        "C2": T(pts("28,280 22,372 28,440 60,508"), pts("34,280 52,370 64,436 60,508")),
        "C": T(
            pts("22,272 -16,350 -52,424 -66,490 -64,558"),
            pts("34,286 40,370 28,436 -8,504 -64,558"),
        ),
    }


def side_edges(s):
    A = pts("150,360 164,470 166,560 158,650 154,740 128,850")
    B = pts("150,360 220,440 246,560 244,670 212,776 128,850")
    return (A, B) if s > 0 else (mir(B), mir(A))


def side(l, s, HSH):
    # a flick outwards, then the outer lock, then the framing lock
    A, B = (
        (pts("222,430 246,520 262,590 322,652"), pts("222,430 268,500 286,584 322,652"))
        if s > 0
        else (
            pts("222,450 246,540 262,620 310,690"),
            pts("222,450 266,520 284,610 310,690"),
        )
    )
    L, R = (A, B) if s > 0 else (mir(B), mir(A))
    K = Lock(L, R)
    hairlock(l, K, "url(#gFlick)", side="L" if s > 0 else "R", amt=0.5, sh="url(#gFlickSh)", lw=5.5)
    if s > 0:
        l.add(K.shade("R", 0.22, 0.1, 0.95), C["rim"], 0.7, clip=K.d)
    A = pts("176,420 212,560 212,680 232,776 292,852")
    B = pts("176,420 248,540 262,660 260,764 292,852")
    L, R = (A, B) if s > 0 else (mir(B), mir(A))
    hairlock(l, Lock(L, R), "url(#gHair)", side="L" if s > 0 else "R", amt=0.5, sh=HSH, lw=7)
    if s > 0:
        K = Lock(L, R)
        l.add(K.shade("R", 0.2, 0.1, 0.95), C["rim"], 0.6, clip=K.d)
    A = pts("170,500 160,600 142,690 140,778")
    B = pts("170,500 190,600 180,700 140,778")
    L, R = (A, B) if s > 0 else (mir(B), mir(A))
    hairlock(l, Lock(L, R), HSH, side="R", amt=0.45, sh="#382f6e", lw=6)
    L, R = side_edges(s)
    K = Lock(L, R)
    hairlock(
        l,
        K,
        "url(#gHair)",
        side="R",
        amt=0.36,
        sh=HSH,
        lw=6,
        hi="L",
        strands=((0.34, 0.35, 0.8), (0.62, 0.25, 0.9)),
    )


def back(D):
    l = D.layer("hair_back", -0.45, "hair")
    base = pts(
        "0,258 112,268 194,328 240,430 258,540 262,650 258,730 276,790 316,826c 282,838 "
        "250,832 262,856 286,878c 244,872 222,862 220,900 196,944c 160,900 130,870 "
        "60,860 0,856"
    )
    full = base + mir(base[1:-1])[::-1]
    d = P(full)
    l.add(d, "url(#gBack)")
    inner = pts("0,560 150,600 178,720 168,800 150,850 100,846 0,842")
    l.add(P(inner + mir(inner[1:-1])[::-1]), "url(#gBackSh)", 0.9, clip=d)
    for s in (-1, 1):
        M = (lambda q: q) if s > 0 else mir
        for q in (
            pts("214,700 236,780 290,828"),
            pts("190,700 204,800 196,900"),
            pts("238,600 244,700 272,800"),
        ):
            l.add(taper(M(q), 6, (0, 1, 0.6, 0)), "url(#gLine)", 0.8)
        l.add(taper(M(base[1:9]), 9, (0.5, 1, 1, 0.3)), "url(#gLine)")
        for a, b in ((8, 11), (10, 13), (12, 15), (14, 17), (16, 19)):
            l.add(taper(M([q[:2] for q in base[a:b]]), 8, (0.3, 1, 0.8, 0.3)), "url(#gLine)")


def tails(D):
    rnd = random.Random(7)
    for s, nm in ((-1, "hair_tail_L"), (1, "hair_tail_R")):
        l = D.layer(nm, 0.1, "hair")
        M = (lambda q: q) if s > 0 else mir
        locks = [
            (
                pts("196,784 276,880 332,970 334,1060 306,1150 352,1256"),
                pts("196,784 236,880 286,960 290,1050 268,1140 352,1256"),
                "L",
            ),
            (
                pts("150,790 250,880 308,980 304,1080 262,1190 272,1336"),
                pts("150,790 188,880 214,970 208,1070 192,1190 272,1336"),
                "L",
            ),
        ]
        l.add(
            P(M(pts("140,770c 214,770c 262,850 250,900 196,906 160,840"))),
            "url(#gTailSh)",
        )
        for k, (A, B, sd) in enumerate(locks):
            A, B = M(A), M(B)
            L, R = (B, A) if s > 0 else (A, B)
            K = Lock(L, R)
            hairlock(
                l,
                K,
                "url(#gTail)",
                side="R",
                amt=0.42,
                sh="url(#gTailSh)",
                lw=8,
                strands=((0.35, 0.25, 0.8), (0.6, 0.35, 0.9)),
                hi=None,
            )
            l.add(K.shade("L", 0.2, 0.15, 0.9), "url(#gHiTail)", 0.8, clip=K.d)
            sl = K.slivers(lambda dx: 1000 - 0.12 * abs(dx), rnd, 24, 44, 14)
            if sl:
                l.add("".join(sl), "#c3b8f4", 0.5, clip=K.d)
            if s > 0:
                l.add(K.shade("R", 0.1, 0.2, 0.95), C["rim"], 0.55, clip=K.d)
        A, B, Cc = (191, 904), (232, 890), (258, 846)
        l.add(taper(M([A, B, Cc]), 24, (0.85, 1, 1, 0.85)), C["gold_ln"])
        l.add(taper(M(pts("194,903 232,890 257,849")), 15, (0.85, 1, 1, 0.85)), "url(#gTie)")
        l.add(taper(M(pts("206,898 226,890 240,876")), 4.5, (0, 1, 0)), "#fff8dc")


def front(D):
    F = fringe_locks()
    rnd = random.Random(8)
    l = D.layer("hair_cap", 0.1, "hair")
    cap = pts("0,246 108,256 190,316 232,410 236,500 200,540 170,430 60,360 0,350")
    cf = cap + mir(cap[1:-1])[::-1]
    dc = P(cf)
    l.add(dc, "url(#gFringe)")
    l.add(P(pts("-300,330c 0,352 300,330c 300,700c -300,700c")), HSH, clip=dc)
    l.add(
        taper(
            pts("-244,470 -232,410 -190,316 -108,256 0,246 108,256 190,316 232,410 244,470"),
            8,
            (0.5, 1, 1, 0.8, 1, 1, 0.5),
        ),
        "url(#gLine)",
    )
    for s, nm in ((-1, "hair_side_L"), (1, "hair_side_R")):
        l = D.layer(nm, 0.28, "hair")
        side(l, s, HSH)
    prev = []
    ST = {
        "La": ((0.3, 0.2, 0.75), (0.6, 0.3, 0.9)),
        "Lb": ((0.4, 0.3, 0.8),),
        "Lc": ((0.45, 0.35, 0.8), (0.7, 0.5, 0.9)),
        "C": ((0.35, 0.3, 0.8), (0.62, 0.45, 0.92)),
        "C2": (),
        "Lb2": (),
        "Rc2": (),
        "Ra": ((0.3, 0.2, 0.75), (0.62, 0.3, 0.9)),
        "Rb": ((0.5, 0.3, 0.8),),
        "Rc": ((0.5, 0.3, 0.75),),
    }
    for nm, keys in (
        ("fringe_L", ("La", "Lb", "Lb2", "Lc")),
        ("fringe_R", ("Ra", "Rb", "Rc", "Rc2")),
        ("fringe_C", ("C2", "C")),
    ):
        l = D.layer(nm, 0.34, "hair")
        for k in keys:
            K = F[k]
            hairlock(
                l,
                K,
                "url(#gFringe)",
                side="R",
                amt=0.3 if k in ("C", "Lc") else 0.36,
                lw=5.2,
                band=k not in ("C2", "Lb2", "Rc2"),
                rnd=rnd,
                hi="L" if k not in ("C2", "Lb2", "Rc2") else None,
                strands=ST[k],
                cast=" ".join(prev) if prev and k not in ("Ra",) else None,
                t0=0.2,
                pw=1.2,
            )
            if k == "Ra":
                l.add(K.shade("R", 0.09, 0.1, 0.8), C["rim"], 0.75, clip=K.d)
            if k == "La":
                l.add(K.shade("L", 0.05, 0.1, 0.7), "#d9d2ff", 0.7, clip=K.d)
            prev.append(K.d)


def cowlick(D):
    l = D.layer("cowlick", 0.3, "hair")
    for a in (pts("-150,292 -206,318 -238,372"), pts("120,268 172,282 212,326")):
        l.add(taper(a, 5.5, (0, 0.8, 1, 0)), "url(#gLine)")
    K = Lock(pts("-18,268 -44,228 -70,204 -112,206"), pts("16,266 -8,240 -44,224 -112,206"))
    hairlock(l, K, "url(#gHair)", side="R", amt=0.4, lw=5.5)
    K = Lock(
        pts("-10,264 -34,214 -16,166 36,158 84,196"),
        pts("16,264 -4,222 6,192 38,180 84,196"),
    )
    hairlock(l, K, "url(#gHair)", side="R", amt=0.4, sh=HSH, lw=7)
