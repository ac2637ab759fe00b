"""Locks of hair as ruled surfaces, and tufted fur outlines."""

from __future__ import annotations

import math
import random

from curves import P, add, lerp, sample, taper


class Lock:
    """A lock of hair = ruled surface between two edges drawn root -> tip. u across (0 = L, 1 = R), t along."""

    def __init__(s, L, R, n=41):
        s.Lp, s.Rp = L, R
        s.L = sample(L, n)
        s.R = sample(R, n)
        s.n = n
        a = [tuple(p[:2]) for p in L]
        b = [tuple(p[:2]) for p in R]
        same = math.hypot(a[0][0] - b[0][0], a[0][1] - b[0][1]) < 1
        tail = b[::-1]
        s.d = P([a[0] + ("c",)] + a[1:-1] + [a[-1] + ("c",)] + tail[1:-1] + ([] if same else [b[0] + ("c",)]))

    def at(s, u, t):
        x = max(0, min(1, t)) * (s.n - 1)
        i = min(int(x), s.n - 2)
        f = x - i
        lx = lerp(s.L[i][0], s.L[i + 1][0], f)
        ly = lerp(s.L[i][1], s.L[i + 1][1], f)
        rx = lerp(s.R[i][0], s.R[i + 1][0], f)
        ry = lerp(s.R[i][1], s.R[i + 1][1], f)
        return (lerp(lx, rx, u), lerp(ly, ry, u))

    def curve(s, u0, u1, t0, t1, n=9):
        return [s.at(lerp(u0, u1, i / (n - 1)), lerp(t0, t1, i / (n - 1))) for i in range(n)]

    def shade(s, side, amt=0.38, t0=0.0, t1=1.0, pw=1.0, n=11, wave=0.0):
        """region along one edge whose inner border swells with sin"""
        e = 1 if side == "R" else 0
        A = []
        B = []
        for i in range(n):
            q = i / (n - 1)
            t = lerp(t0, t1, q)
            k = amt * math.sin(math.pi * min(1, q**pw * 0.92 + 0.04)) ** 0.8 + wave * math.sin(q * 9)
            A.append(s.at(e, t))
            B.append(s.at(e + (k if e == 0 else -k), t))
        B = B[::-1]
        return P([A[0] + ("c",)] + A[1:-1] + [A[-1] + ("c",)] + B[1:-1])

    def part(s, t0, t1=1.0, dx=0, dy=0, n=9):
        A = [s.at(0, lerp(t0, t1, i / (n - 1))) for i in range(n)]
        B = [s.at(1, lerp(t0, t1, i / (n - 1))) for i in range(n)][::-1]
        return P(add([A[0] + ("c",)] + A[1:-1] + [A[-1] + ("c",)] + B[1:-1] + [B[-1] + ("c",)], dx, dy))

    def tfor(s, u, y):
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

    def slivers(s, yf, rnd, up=32, down=52, step=15, u0=0.1, u1=0.9):
        """highlight: overlapping spindles along the hair, centred on the curve y = yf(dx)"""
        out = []
        p = s.at(u0, 0.4)
        t = s.tfor(0.5, yf(s.at(0.5, 0.4)[0]))
        if t is None:
            return out
        a, b = s.at(u0, t), s.at(u1, t)
        w = math.hypot(b[0] - a[0], b[1] - a[1])
        n = max(2, int(w / step))
        for i in range(n):
            u = lerp(u0, u1, (i + 0.5 + rnd.uniform(-0.2, 0.2)) / n)
            q = s.at(u, t)
            t1 = s.tfor(u, yf(q[0]))
            if t1 is None:
                continue
            k = math.sin(math.pi * (i + 0.5) / n) * 0.5 + 0.5
            ta = s.tfor(u, yf(q[0]) - up * k * rnd.uniform(0.6, 1.15)) or 0
            tb = s.tfor(u, yf(q[0]) + down * k * rnd.uniform(0.45, 1.2)) or t1
            c = [s.at(u, lerp(ta, tb, j / 4)) for j in range(5)]
            out.append(taper(c, w / n * 1.75, (0, 0.9, 1, 0.6, 0)))
        return out

    def band(s, yf, th=26, u0=0.08, u1=0.92, teeth=3, rnd=None):
        """highlight band: upper edge smooth, lower edge in soft teeth, aligned over locks by yf(dx)"""
        rnd = rnd or random.Random(1)
        top = []
        bot = []

        def at(u, dy):
            p = s.at(u, 0.4)
            for _ in range(3):
                t = s.tfor(u, yf(p[0]) + dy)
                if t is None:
                    return None
                p = s.at(u, t)
            return p

        m = teeth * 2
        for i in range(m + 1):
            u = lerp(u0, u1, i / m)
            end = i in (0, m)
            a = at(u, 0 if end else -th * (0.32 if i % 2 else 0.12))
            b = at(u, 0 if end else th * (rnd.uniform(0.75, 1.15) if i % 2 else rnd.uniform(0.12, 0.3)))
            if a is None or b is None:
                return None
            top.append(a)
            bot.append(b)
        out = [top[0] + ("c",)] + top[1:-1] + [top[-1] + ("c",)]
        for i in range(m - 1, 0, -1):
            out.append(bot[i] + (("c",) if i % 2 else ()))
        return P(out)


def fur(guide, n, length, rnd, grav=(0, 0), lean=0.0, closed=True, jit=0.35):
    """tufted outline round a guide (clockwise = outward normals)"""
    S = sample(list(guide) + ([guide[0]] if closed else []), n * 6 + 1)
    bs = []
    idx = [0]
    for i in range(1, n):
        idx.append(int(i * 6 + rnd.uniform(-1.6, 1.6)))
    idx.append(n * 6)
    for a, b in zip(idx, idx[1:]):
        p, q = S[a], S[b]
        l = math.hypot(q[0] - p[0], q[1] - p[1]) or 1e-6
        tx, ty = (q[0] - p[0]) / l, (q[1] - p[1]) / l
        nx, ny = ty, -tx
        h = (length if not callable(length) else length((p[0] + q[0]) / 2, (p[1] + q[1]) / 2)) * (
            1 + rnd.uniform(-jit, jit)
        )
        ln = lean if not callable(lean) else lean((p[0] + q[0]) / 2, (p[1] + q[1]) / 2)
        dx, dy = nx + tx * ln + grav[0], ny + ty * ln + grav[1]
        dl = math.hypot(dx, dy) or 1e-6
        dx /= dl
        dy /= dl
        tip = ((p[0] + q[0]) / 2 + dx * h, (p[1] + q[1]) / 2 + dy * h)
        bx, by = (nx * 0.8 + dx * 0.2) * h, (ny * 0.8 + dy * 0.2) * h
        if ln >= 0:  # belly on the p side, hollow on the q side: a tuft bends along the travel
            bs.append(
                (
                    p,
                    (p[0] + bx * 0.5 - tx * h * 0.08, p[1] + by * 0.5 - ty * h * 0.08),
                    (
                        tip[0] - dx * h * 0.38 + nx * h * 0.16 - tx * h * 0.06,
                        tip[1] - dy * h * 0.38 + ny * h * 0.16 - ty * h * 0.06,
                    ),
                    tip,
                )
            )
            bs.append(
                (
                    tip,
                    (tip[0] - dx * h * 0.42, tip[1] - dy * h * 0.42),
                    (q[0] + nx * h * 0.12 - tx * h * 0.05, q[1] + ny * h * 0.12 - ty * h * 0.05),
                    q,
                )
            )
        else:
            bs.append(
                (
                    p,
                    (p[0] + nx * h * 0.12 + tx * h * 0.05, p[1] + ny * h * 0.12 + ty * h * 0.05),
                    (tip[0] - dx * h * 0.42, tip[1] - dy * h * 0.42),
                    tip,
                )
            )
            bs.append(
                (
                    tip,
                    (
                        tip[0] - dx * h * 0.38 + nx * h * 0.16 + tx * h * 0.06,
                        tip[1] - dy * h * 0.38 + ny * h * 0.16 + ty * h * 0.06,
                    ),
                    (q[0] + bx * 0.5 + tx * h * 0.08, q[1] + by * 0.5 + ty * h * 0.08),
                    q,
                )
            )
    return bs
