"""Smooth paths, tapered strokes and ellipses, baked to absolute SVG path data.

All coordinates are (dx, y): dx is measured from the vertical axis of the face (x = 1024 on the 2048 canvas),
y down. A third item "c" makes a point a corner. Only M, C and Z are written: moving numbers makes a pose.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

CX = 1024
Points = Sequence[Any]  # of (dx, y) or (dx, y, "c")
Piece = tuple  # four points of a cubic


def num(v: float) -> str:
    """A number with one decimal at most."""
    return f"{v:.1f}".rstrip("0").rstrip(".")


def _pt(p: Sequence[float]) -> str:
    return f"{num(p[0] + CX)} {num(p[1])}"


def mir(points: Points) -> list:
    """Mirrored at the axis of the face."""
    return [(-p[0], *p[1:]) for p in points]


def add(points: Points, dx: float, dy: float) -> list:
    """Moved by (dx, dy)."""
    return [(p[0] + dx, p[1] + dy, *p[2:]) for p in points]


def lerp(a: float, b: float, t: float) -> float:
    """From a (t = 0) to b (t = 1)."""
    return a + (b - a) * t


def mix(A: Points, B: Points, t: float) -> list:
    """Points between two lists of equal length; corners as in the first."""
    return [(lerp(a[0], b[0], t), lerp(a[1], b[1], t), *a[2:]) for a, b in zip(A, B, strict=False)]


def bez(p0, p1, p2, p3, t: float) -> tuple[float, float]:
    """The point of a cubic at t."""
    a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
    return (a * p0[0] + b * p1[0] + c * p2[0] + d * p3[0], a * p0[1] + b * p1[1] + c * p2[1] + d * p3[1])


def _unit(a: Sequence[float], b: Sequence[float]) -> tuple[tuple[float, float], float]:
    """Direction and distance from a to b."""
    length = math.hypot(b[0] - a[0], b[1] - a[1]) or 1e-6
    return ((b[0] - a[0]) / length, (b[1] - a[1]) / length), length


def _tangents(steps: list, n: int, closed: bool) -> list:
    """Unit tangents: inner ones lean towards the nearer neighbour, ends continue a circle."""
    m = len(steps)
    out: list = [None] * n
    for i in range(n):
        if not closed and i in (0, n - 1):
            continue
        (vp, lp), (vn, ln) = steps[i - 1], steps[i % m]
        tx, ty = vp[0] * ln + vn[0] * lp, vp[1] * ln + vn[1] * lp
        length = math.hypot(tx, ty) or 1e-6
        out[i] = (tx / length, ty / length)
    if not closed:
        for i, j, c in ((0, 1, steps[0][0]), (n - 1, n - 2, steps[-1][0])):
            t = out[j] if n > 2 else c
            k = 2 * (c[0] * t[0] + c[1] * t[1])
            out[i] = (k * c[0] - t[0], k * c[1] - t[1])
    return out


def _smooth(points: Points, closed: bool) -> list[Piece]:
    """Cubic pieces through the points."""
    n = len(points)
    q = [(p[0], p[1]) for p in points]
    steps = [_unit(q[i], q[(i + 1) % n]) for i in range(n if closed else n - 1)]
    t = _tangents(steps, n, closed)
    out = []
    for i, (_, length) in enumerate(steps):
        j = (i + 1) % n
        h = length * 0.36
        out.append(
            (
                q[i],
                (q[i][0] + t[i][0] * h, q[i][1] + t[i][1] * h),
                (q[j][0] - t[j][0] * h, q[j][1] - t[j][1] * h),
                q[j],
            )
        )
    return out


def _corners(points: Points) -> list[int]:
    return [i for i, p in enumerate(points) if len(p) > 2 and p[2] == "c"]


def beziers(points: Points, closed: bool = True) -> list[Piece]:
    """Cubic pieces through the points, broken at corners."""
    points = list(points)
    corners = _corners(points)
    if closed and not corners:
        return _smooth(points, True)
    if closed:
        k = corners[0]
        points = [*points[k:], *points[:k], points[k]]
        corners = _corners(points)
    out = []
    for a, b in pairwise(sorted({0, len(points) - 1, *corners})):
        out += _smooth(points[a : b + 1], False)
    return out


def b2d(pieces: Sequence[Piece], closed: bool = True) -> str:
    """Path data of cubic pieces that follow each other."""
    d = "M" + _pt(pieces[0][0])
    for b in pieces:
        d += f"C{_pt(b[1])} {_pt(b[2])} {_pt(b[3])}"
    return d + ("Z" if closed else "")


def P(points: Points, closed: bool = True) -> str:
    """Path data of the smooth curve through the points."""
    return b2d(beziers(points, closed), closed)


def sample(points: Points, n: int = 33, closed: bool = False) -> list[tuple[float, float]]:
    """n points at equal distances along the curve."""
    pieces = beziers(points, closed)
    raw = [pieces[0][0]] + [bez(*b, k / 12) for b in pieces for k in range(1, 13)]
    run = [0.0]
    for a, b in pairwise(raw):
        run.append(run[-1] + math.hypot(b[0] - a[0], b[1] - a[1]))
    out = []
    j = 0
    for i in range(n):
        s = run[-1] * i / (n - 1)
        while j < len(run) - 2 and run[j + 1] < s:
            j += 1
        t = (s - run[j]) / ((run[j + 1] - run[j]) or 1e-6)
        out.append((lerp(raw[j][0], raw[j + 1][0], t), lerp(raw[j][1], raw[j + 1][1], t)))
    return out


def prof(widths: Sequence[float], t: float) -> float:
    """The width at t of a profile given at equal steps."""
    x = t * (len(widths) - 1)
    i = min(int(x), len(widths) - 2)
    f = x - i
    return lerp(widths[i], widths[i + 1], f * f * (3 - 2 * f))


def taper(points: Points, w: float = 6, ws: Sequence[float] = (0, 1, 0.8, 0), n: int | None = None) -> str:
    """A stroke with pressure: a filled shape round a smooth curve; ws: relative widths from start to end."""
    n = n or max(7, len(points) * 3)
    fine = sample(points, 61)
    line = [fine[round(i / (n - 1) * 60)] for i in range(n)]
    left, right = [], []
    for i, p in enumerate(line):
        (tx, ty), _ = _unit(line[max(0, i - 1)], line[min(n - 1, i + 1)])
        nx, ny = -ty, tx
        h = max(w * prof(ws, i / (n - 1)) / 2, 0.04)
        left.append((p[0] + nx * h, p[1] + ny * h))
        right.append((p[0] - nx * h, p[1] - ny * h))
    right.reverse()
    ends = [(*q, "c") for q in (left[0], left[-1], right[0], right[-1])]
    return P([ends[0], *left[1:-1], ends[1], ends[2], *right[1:-1], ends[3]])


def ell(cx: float, cy: float, rx: float, ry: float, rot: float = 0) -> str:
    """An ellipse of four cubics, turned by rot radians."""
    c, s = math.cos(rot), math.sin(rot)

    def q(x: float, y: float) -> tuple[float, float]:
        return (cx + x * c - y * s, cy + x * s + y * c)

    kx, ky = rx * 0.5523, ry * 0.5523
    return b2d(
        [
            (q(rx, 0), q(rx, ky), q(kx, ry), q(0, ry)),
            (q(0, ry), q(-kx, ry), q(-rx, ky), q(-rx, 0)),
            (q(-rx, 0), q(-rx, -ky), q(-kx, -ry), q(0, -ry)),
            (q(0, -ry), q(kx, -ry), q(rx, -ky), q(rx, 0)),
        ]
    )


def pts(text: str) -> list:
    """Points from "x,y x,y ...": a "c" right after a point makes it a corner."""
    out: list = []
    for word in text.split():
        x, y = word.rstrip("c").split(",")
        out.append((float(x), float(y), "c") if word.endswith("c") else (float(x), float(y)))
    return out
