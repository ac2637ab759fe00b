"""Smooth paths, tapered strokes and ellipses, baked to absolute SVG path data.

All coordinates are (dx, y): dx is measured from the vertical axis of the face (x = 1024 on the 2048 canvas), y down.
A third item "c" makes a point a corner. Only M, C and Z are written, so a pose can be made by moving numbers.
"""

from __future__ import annotations

import math

CX = 1024


def num(v):
    return f"{v:.1f}".rstrip("0").rstrip(".")


def _pt(p):
    return f"{num(p[0] + CX)} {num(p[1])}"


def mir(pts):
    return [(-p[0],) + tuple(p[1:]) for p in pts]


def add(pts, dx, dy):
    return [(p[0] + dx, p[1] + dy) + tuple(p[2:]) for p in pts]


def lerp(a, b, t):
    return a + (b - a) * t


def mix(A, B, t):
    return [(lerp(a[0], b[0], t), lerp(a[1], b[1], t)) + tuple(a[2:]) for a, b in zip(A, B)]


def bez(p0, p1, p2, p3, t):
    a = (1 - t) ** 3
    b = 3 * t * (1 - t) ** 2
    c = 3 * t * t * (1 - t)
    d = t**3
    return (a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0], a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1])


def _smooth(pts, closed):
    """Cubic pieces through pts: tangents weighted to the nearer neighbour, circular ends."""
    n = len(pts)
    P = [(p[0], p[1]) for p in pts]
    m = n if closed else n - 1
    V = []
    Ln = []
    for i in range(m):
        a = P[i]
        b = P[(i + 1) % n]
        l = math.hypot(b[0] - a[0], b[1] - a[1]) or 1e-6
        V.append(((b[0] - a[0]) / l, (b[1] - a[1]) / l))
        Ln.append(l)
    T = [None] * n
    for i in range(n):
        if not closed and i in (0, n - 1):
            continue
        vp, lp = V[i - 1], Ln[i - 1]
        vn, ln = V[i % m], Ln[i % m]
        tx, ty = vp[0] * ln + vn[0] * lp, vp[1] * ln + vn[1] * lp
        l = math.hypot(tx, ty) or 1e-6
        T[i] = (tx / l, ty / l)
    if not closed:
        for i, j, c in ((0, 1, V[0]), (n - 1, n - 2, V[-1])):
            t = T[j] if n > 2 else c
            k = 2 * (c[0] * t[0] + c[1] * t[1])
            T[i] = (k * c[0] - t[0], k * c[1] - t[1])
    out = []
    for i in range(m):
        j = (i + 1) % n
        h = Ln[i] * 0.36
        out.append(
            (
                P[i],
                (P[i][0] + T[i][0] * h, P[i][1] + T[i][1] * h),
                (P[j][0] - T[j][0] * h, P[j][1] - T[j][1] * h),
                P[j],
            )
        )
    return out


def beziers(pts, closed=True):
    """pts may carry a third item 'c' = corner."""
    pts = list(pts)
    cor = [i for i, p in enumerate(pts) if len(p) > 2 and p[2] == "c"]
    if closed and not cor:
        return _smooth(pts, True)
    if closed:
        k = cor[0]
        pts = pts[k:] + pts[:k] + [pts[k]]
        cor = [i for i, p in enumerate(pts) if len(p) > 2 and p[2] == "c"]
    cut = sorted(set([0, len(pts) - 1] + cor))
    out = []
    for a, b in zip(cut, cut[1:]):
        out += _smooth(pts[a : b + 1], False)
    return out


def b2d(bs, closed=True):
    d = "M" + _pt(bs[0][0])
    for b in bs:
        d += f"C{_pt(b[1])} {_pt(b[2])} {_pt(b[3])}"
    return d + ("Z" if closed else "")


def P(pts, closed=True):
    return b2d(beziers(pts, closed), closed)


def sample(pts, n=33, closed=False):
    bs = beziers(pts, closed)
    raw = [bs[0][0]]
    for b in bs:
        for k in range(1, 13):
            raw.append(bez(*b, k / 12))
    acc = [0]
    for a, b in zip(raw, raw[1:]):
        acc.append(acc[-1] + math.hypot(b[0] - a[0], b[1] - a[1]))
    out = []
    j = 0
    for i in range(n):
        s = acc[-1] * i / (n - 1)
        while j < len(acc) - 2 and acc[j + 1] < s:
            j += 1
        t = (s - acc[j]) / ((acc[j + 1] - acc[j]) or 1e-6)
        out.append((lerp(raw[j][0], raw[j + 1][0], t), lerp(raw[j][1], raw[j + 1][1], t)))
    return out


def prof(ws, t):
    x = t * (len(ws) - 1)
    i = min(int(x), len(ws) - 2)
    f = x - i
    f = f * f * (3 - 2 * f)
    return lerp(ws[i], ws[i + 1], f)


def taper(pts, w=6, ws=(0, 1, 0.8, 0), n=None, t0=0, t1=1):
    """A stroke with pressure: filled shape around a smooth curve; ws = relative widths from start to end."""
    n = n or max(7, len(pts) * 3)
    S = sample(pts, 61)
    S = [S[int(round((t0 + (t1 - t0) * i / (n - 1)) * 60))] for i in range(n)]
    L = []
    R = []
    for i, p in enumerate(S):
        a = S[max(0, i - 1)]
        b = S[min(n - 1, i + 1)]
        l = math.hypot(b[0] - a[0], b[1] - a[1]) or 1e-6
        nx, ny = -(b[1] - a[1]) / l, (b[0] - a[0]) / l
        h = max(w * prof(ws, i / (n - 1)) / 2, 0.04)
        L.append((p[0] + nx * h, p[1] + ny * h))
        R.append((p[0] - nx * h, p[1] - ny * h))
    A = L
    B = R[::-1]
    return P([A[0] + ("c",)] + A[1:-1] + [A[-1] + ("c",), B[0] + ("c",)] + B[1:-1] + [B[-1] + ("c",)])


def ell(cx, cy, rx, ry, rot=0):
    k = 0.5523
    c, s = math.cos(rot), math.sin(rot)
    q = lambda x, y: (cx + x * c - y * s, cy + x * s + y * c)
    return b2d(
        [
            (q(rx, 0), q(rx, ry * k), q(rx * k, ry), q(0, ry)),
            (q(0, ry), q(-rx * k, ry), q(-rx, ry * k), q(-rx, 0)),
            (q(-rx, 0), q(-rx, -ry * k), q(-rx * k, -ry), q(0, -ry)),
            (q(0, -ry), q(rx * k, -ry), q(rx, -ry * k), q(rx, 0)),
        ]
    )


def pts(text):
    """Points from "x,y x,y ...": a "c" right after a point makes it a corner."""
    out = []
    for word in text.split():
        x, y = word.rstrip("c").split(",")
        out.append((float(x), float(y), "c") if word.endswith("c") else (float(x), float(y)))
    return out
