"""Locks of hair as ruled surfaces, and tufted fur outlines."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from itertools import pairwise

from curves import P, Piece, Points, add, lerp, sample, taper


def _closed(there: list, back: list, end: bool) -> str:
    """A shape with corners where it starts and turns (`end`: also where it ends)."""
    last = [(*back[-1], "c")] if end else []
    return P([(*there[0], "c"), *there[1:-1], (*there[-1], "c"), *back[1:-1], *last])


class Lock:
    """A lock of hair: a ruled surface between two edges, root to tip. u across (0 = L, 1 = R), t along."""

    def __init__(s, L: Points, R: Points, n: int = 41) -> None:
        s.Lp, s.Rp = L, R
        s.L, s.R, s.n = sample(L, n), sample(R, n), n
        a, b = [tuple(p[:2]) for p in L], [tuple(p[:2]) for p in R]
        same = math.hypot(a[0][0] - b[0][0], a[0][1] - b[0][1]) < 1
        root = [] if same else [(*b[0], "c")]
        s.d = P([(*a[0], "c"), *a[1:-1], (*a[-1], "c"), *b[::-1][1:-1], *root])

    def at(s, u: float, t: float) -> tuple[float, float]:
        """The point across at u, along at t."""
        x = max(0, min(1, t)) * (s.n - 1)
        i = min(int(x), s.n - 2)
        f = x - i
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = s.L[i], s.L[i + 1], s.R[i], s.R[i + 1]
        return (lerp(lerp(ax, bx, f), lerp(cx, dx, f), u), lerp(lerp(ay, by, f), lerp(cy, dy, f), u))

    def curve(s, u0: float, u1: float, t0: float, t1: float, n: int = 9) -> list:
        """n points of a line on the surface."""
        return [s.at(lerp(u0, u1, i / (n - 1)), lerp(t0, t1, i / (n - 1))) for i in range(n)]

    def shade(s, side: str, amt: float = 0.38, t0: float = 0.0, t1: float = 1.0, pw: float = 1.0) -> str:
        """The region along one edge whose inner border swells like a sine."""
        edge, n = (1 if side == "R" else 0), 11
        there, back = [], []
        for i in range(n):
            q = i / (n - 1)
            t = lerp(t0, t1, q)
            k = amt * math.sin(math.pi * min(1, q**pw * 0.92 + 0.04)) ** 0.8
            there.append(s.at(edge, t))
            back.append(s.at(edge + (k if edge == 0 else -k), t))
        return _closed(there, back[::-1], False)

    def part(s, t0: float, t1: float = 1.0, dx: float = 0, dy: float = 0, n: int = 9) -> str:
        """A stretch of the lock, moved: the shadow it casts."""
        left = [s.at(0, lerp(t0, t1, i / (n - 1))) for i in range(n)]
        right = [s.at(1, lerp(t0, t1, i / (n - 1))) for i in range(n)]
        return _closed(add(left, dx, dy), add(right, dx, dy)[::-1], True)

    def tfor(s, u: float, y: float) -> float | None:
        """Where along the lock the height y is reached; None below the tip."""
        lo, hi = 0.0, 1.0
        if s.at(u, 1)[1] < y:
            return None
        for _ in range(18):
            m = (lo + hi) / 2
            if s.at(u, m)[1] < y:
                lo = m
            else:
                hi = m
        return lo

    def slivers(
        s,
        yf: Callable[[float], float],
        rnd: random.Random,
        up: float = 32,
        down: float = 52,
        step: float = 15,
    ) -> list[str]:
        """Highlight: overlapping spindles along the hair, centred on the curve y = yf(dx)."""
        u0, u1 = 0.1, 0.9
        out: list[str] = []
        t = s.tfor(0.5, yf(s.at(0.5, 0.4)[0]))
        if t is None:
            return out
        a, b = s.at(u0, t), s.at(u1, t)
        w = math.hypot(b[0] - a[0], b[1] - a[1])
        n = max(2, int(w / step))
        for i in range(n):
            u = lerp(u0, u1, (i + 0.5 + rnd.uniform(-0.2, 0.2)) / n)
            y = yf(s.at(u, t)[0])
            t1 = s.tfor(u, y)
            if t1 is None:
                continue
            k = math.sin(math.pi * (i + 0.5) / n) * 0.5 + 0.5
            ta = s.tfor(u, y - up * k * rnd.uniform(0.6, 1.15)) or 0
            tb = s.tfor(u, y + down * k * rnd.uniform(0.45, 1.2)) or t1
            line = [s.at(u, lerp(ta, tb, j / 4)) for j in range(5)]
            out.append(taper(line, w / n * 1.75, (0, 0.9, 1, 0.6, 0)))
        return out


Field = float | Callable[[float, float], float]


def _value(field: Field, x: float, y: float) -> float:
    return field(x, y) if callable(field) else field


def _tuft(p: tuple, q: tuple, height: float, lean: float, grav: tuple[float, float]) -> list[Piece]:
    """Two pieces from p over a tip to q: belly on the side it comes from, hollow where it bends to."""
    length = math.hypot(q[0] - p[0], q[1] - p[1]) or 1e-6
    tx, ty = (q[0] - p[0]) / length, (q[1] - p[1]) / length
    nx, ny = ty, -tx
    dx, dy = nx + tx * lean + grav[0], ny + ty * lean + grav[1]
    size = math.hypot(dx, dy) or 1e-6
    dx, dy, h = dx / size, dy / size, height
    tip = ((p[0] + q[0]) / 2 + dx * h, (p[1] + q[1]) / 2 + dy * h)
    bx, by = (nx * 0.8 + dx * 0.2) * h, (ny * 0.8 + dy * 0.2) * h
    e = -1 if lean >= 0 else 1
    root, end = (p, q) if lean >= 0 else (q, p)
    belly = (root[0] + bx * 0.5 + e * tx * h * 0.08, root[1] + by * 0.5 + e * ty * h * 0.08)
    full = (
        tip[0] - dx * h * 0.38 + nx * h * 0.16 + e * tx * h * 0.06,
        tip[1] - dy * h * 0.38 + ny * h * 0.16 + e * ty * h * 0.06,
    )
    thin = (tip[0] - dx * h * 0.42, tip[1] - dy * h * 0.42)
    hollow = (end[0] + nx * h * 0.12 + e * tx * h * 0.05, end[1] + ny * h * 0.12 + e * ty * h * 0.05)
    if lean >= 0:
        return [(p, belly, full, tip), (tip, thin, hollow, q)]
    return [(p, hollow, thin, tip), (tip, full, belly, q)]


def fur(
    guide: Points,
    n: int,
    length: Field,
    rnd: random.Random,
    grav: tuple[float, float] = (0, 0),
    lean: Field = 0.0,
    closed: bool = True,
    jit: float = 0.35,
) -> list[Piece]:
    """A tufted outline round a guide (clockwise: normals point outwards), two pieces a tuft."""
    line = sample([*guide, *([guide[0]] if closed else [])], n * 6 + 1)
    stops = [0] + [int(i * 6 + rnd.uniform(-1.6, 1.6)) for i in range(1, n)] + [n * 6]
    out: list[Piece] = []
    for a, b in pairwise(stops):
        p, q = line[a], line[b]
        x, y = (p[0] + q[0]) / 2, (p[1] + q[1]) / 2
        height = _value(length, x, y) * (1 + rnd.uniform(-jit, jit))
        out += _tuft(p, q, height, _value(lean, x, y), grav)
    return out
