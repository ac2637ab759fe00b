"""One picture of a whole recording: every channel over time, its range, its noise and whether it lives."""

from __future__ import annotations

import itertools
from pathlib import Path

import cv2
import numpy as np
import skia

from livehead.errors import SinkError
from livehead.motion.inspection import ANGLE, SHAPE, Doubles, Inspection, Place, Report, Verdict
from livehead.types import Bytes

WIDTH = 1480
_MARGIN, _GUTTER = 20, 28
_ROW, _STRIP, _HEADING = 24, 19, 30
_TOP, _BOTTOM = 96, 26
_NAME, _NUMBERS = 148, 196
_COLUMN = (WIDTH - 2 * _MARGIN - _GUTTER) // 2

_INK, _SOFT, _PAPER, _FIELD, _BAND = 0xFF20242C, 0xFF6A7180, 0xFFFCFCFA, 0xFFEFEFEB, 0xFFD3E3F6
_LINE, _GRID, _LOST = 0xFF1F5FA8, 0xFFDCDCD6, 0xFFF3B9AE
_COLOURS = {
    Verdict.ALIVE: 0xFF1C7C3E,
    Verdict.WEAK: 0xFF9A6700,
    Verdict.NOISE: 0xFF9A6700,
    Verdict.DEAD: 0xFFB3261E,
    Verdict.ABSENT: 0xFF6A7180,
}

_LEFT_COLUMN = ("Eyes", "Gaze", "Brows", "Head")
_TITLES = (*_LEFT_COLUMN, "Jaw", "Mouth", "Cheeks, nose, tongue")


def _title(place: Place) -> str:
    """The heading a channel stands under."""
    name = place.name
    for title, starts in (
        ("Gaze", ("eyeLook", "gaze")),
        ("Eyes", ("eye",)),
        ("Brows", ("brow",)),
        ("Head", ("head", "position")),
        ("Jaw", ("jaw",)),
        ("Mouth", ("mouth",)),
    ):
        if name.startswith(starts):
            return title
    return _TITLES[-1]


def draw(inspection: Inspection, source: str, note: str = "") -> bytes:
    """A PNG of a recording, dark on light, to be read at its own size.

    source: what was recorded; note: a line more to stand under the title. SinkError when there is no font.
    """
    columns: tuple[list[Report], list[Report]] = ([], [])
    for report in sorted(inspection.reports, key=lambda r: _TITLES.index(_title(r.place))):
        columns[_title(report.place) not in _LEFT_COLUMN].append(report)
    tallest = max(map(_height, columns))
    surface = skia.Surface(WIDTH, _TOP + tallest + _BOTTOM)
    with surface as canvas:
        canvas.clear(_PAPER)
        pen = _Pen(canvas)
        _head(pen, inspection, source, note)
        for k, column in enumerate(columns):
            _column(pen, inspection, column, _MARGIN + k * (_COLUMN + _GUTTER))
    return _png(surface.toarray(colorType=skia.kBGRA_8888_ColorType))


def _png(pixels: Bytes) -> bytes:
    """(H, W, 4) BGRA as PNG, in few colours: that makes half the file, and nobody sees it in a drawing."""
    few = np.minimum((pixels[..., :3].astype(np.uint16) + 8) // 16 * 16, 255).astype(np.uint8)
    return bytes(cv2.imencode(".png", few, [cv2.IMWRITE_PNG_COMPRESSION, 9])[1])


def write(path: Path, png: bytes) -> None:
    """Put a picture on disk; SinkError when that cannot be done."""
    try:
        path.write_bytes(png)
    except OSError as error:
        raise SinkError(
            f"cannot write {path}: {error.strerror or error}",
            remedy="choose a file in a folder you may write to",
        ) from None


def number(report: Report, value: float) -> str:
    """A value as its kind is printed, without unit."""
    return f"{value:.{report.place.kind.decimals}f}"


def noise(report: Report) -> str:
    """The noise, with one digit more than values have."""
    return f"{report.noise:.{report.place.kind.decimals + 1}f}"


def summary(inspection: Inspection) -> str:
    """One line: how long, how often, what is missing."""
    lost = sum(end - begin for begin, end in inspection.lost)
    parts = [
        f"{len(inspection.times)} motions in {inspection.seconds:.1f} s",
        f"{inspection.rate:.1f} a second, intervals ± {1000.0 * inspection.jitter:.1f} ms",
        f"{inspection.holes} holes, longest gap {1000.0 * inspection.longest:.0f} ms",
        f"face lost {len(inspection.lost)} times, {lost:.1f} s in all",
    ]
    return " · ".join(parts)


class _Pen:
    """Text and shapes on a canvas."""

    def __init__(self, canvas: skia.Canvas) -> None:
        self.canvas = canvas
        fonts = skia.FontMgr()
        if not fonts.countFamilies():
            raise SinkError(
                "this system has no font to write with",
                remedy="install one, such as fonts-dejavu-core, or use --json",
            )
        plain = skia.Typeface("sans-serif")
        bold = skia.Typeface("sans-serif", skia.FontStyle.Bold())
        self._fonts = {size: skia.Font(plain, size) for size in (11, 12, 13)}
        self._bold = {size: skia.Font(bold, size) for size in (11, 12, 14, 20)}

    def text(
        self,
        words: str,
        x: float,
        y: float,
        *,
        size: int = 12,
        colour: int = _INK,
        bold: bool = False,
        end: float = 0.0,
    ) -> None:
        """Words from x on (end 0), about it (0.5) or up to it (1); y is the line they stand on."""
        font = (self._bold if bold else self._fonts)[size]
        at = x - end * font.measureText(words)
        self.canvas.drawString(words, at, y, font, skia.Paint(Color=colour, AntiAlias=True))

    def box(self, left: float, top: float, right: float, bottom: float, colour: int) -> None:
        self.canvas.drawRect(skia.Rect.MakeLTRB(left, top, right, bottom), skia.Paint(Color=colour))

    def line(self, xs: Doubles, ys: Doubles, colour: int) -> None:
        """A line through (N,) points, in pixels."""
        path = skia.Path()
        path.addPoly([skia.Point(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)], False)
        paint = skia.Paint(Color=colour, AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=1.2)
        self.canvas.drawPath(path, paint)


def _head(pen: _Pen, inspection: Inspection, source: str, note: str) -> None:
    pen.text(source, _MARGIN, 34, size=20, bold=True)
    pen.text(summary(inspection), _MARGIN, 56, size=13)
    counts = {v: len(inspection.of(v)) for v in Verdict}
    x = float(WIDTH - _MARGIN)
    for verdict in reversed(Verdict):
        if counts[verdict]:
            pen.text(
                f"{counts[verdict]} {verdict.value}",
                x,
                34,
                size=14,
                bold=True,
                colour=_COLOURS[verdict],
                end=1.0,
            )
            x -= 92
    pen.text(
        "strip: blendshapes 0 to 1, head and gaze ± the span given, position about its middle; band: 5–95 %; "
        "red: face lost; dead: never moved in this recording",
        _MARGIN, 75, size=12, colour=_SOFT,
    )  # fmt: skip
    if note:
        pen.text(note, WIDTH - _MARGIN, 56, size=13, colour=_SOFT, end=1.0)


def _height(column: list[Report]) -> int:
    return _ROW * len(column) + _HEADING * len({_title(r.place) for r in column})


def _column(pen: _Pen, inspection: Inspection, column: list[Report], left: float) -> None:
    y, title = float(_TOP), ""
    for report in column:
        if _title(report.place) != title:
            title = _title(report.place)
            pen.text(title, left, y + 19, size=14, bold=True)
            right = left + _COLUMN
            pen.text("5–95 %", right - 106, y + 19, size=11, colour=_SOFT, end=1.0)
            pen.text("noise", right - 56, y + 19, size=11, colour=_SOFT, end=1.0)
            y += _HEADING
        _row(pen, inspection, report, left, y)
        y += _ROW
    _seconds(pen, inspection, left + _NAME, left + _COLUMN - _NUMBERS, y + 12)


def _row(pen: _Pen, inspection: Inspection, report: Report, left: float, top: float) -> None:
    start, end, right = left + _NAME, left + _COLUMN - _NUMBERS, left + _COLUMN
    faint = report.verdict is Verdict.ABSENT
    low, high, span = _scale(report)
    base = top + 14
    pen.text(report.place.name, left, base, colour=_SOFT if faint else _INK)
    pen.text(span, start - 4, base, size=11, colour=_SOFT, end=1.0)
    pen.box(start, top, end, top + _STRIP, _FIELD)
    pen.text(report.verdict.value, right, base, size=12, bold=True, colour=_COLOURS[report.verdict], end=1.0)
    if faint:
        return
    pen.text(f"{number(report, report.low)} – {number(report, report.high)}", right - 106, base, end=1.0)
    pen.text(noise(report), right - 56, base, end=1.0)
    places = np.clip((np.array([report.low, report.high, 0.0]) - low) / (high - low), 0.0, 1.0)
    floor, ceiling, zero = (top + _STRIP * (1.0 - places)).tolist()
    pen.box(start, ceiling, end, max(floor, ceiling + 1.0), _BAND)
    pen.box(start, zero - 0.5, end, zero + 0.5, _GRID)
    whole = max(inspection.seconds, 1e-6)
    for begin, stop in inspection.lost:
        pen.box(
            start + (end - start) * begin / whole,
            top,
            start + (end - start) * stop / whole,
            top + _STRIP,
            _LOST,
        )
    heights = np.clip((inspection.values[:, report.place.index] - low) / (high - low), 0.0, 1.0)
    xs, ys = start + (end - start) * inspection.times / whole, top + _STRIP * (1.0 - heights)
    for piece in _pieces(inspection):
        pen.line(xs[piece], ys[piece], _LINE)


def _scale(report: Report) -> tuple[float, float, str]:
    """The values at a strip's lower and upper edge, and what to write beside it."""
    if report.place.kind is SHAPE:
        return 0.0, 1.0, ""
    if report.place.kind is ANGLE:
        most = 10.0 * max(1.0, np.ceil(max(abs(report.least), abs(report.most)) / 10.0))
        return -most, most, f"±{most:.0f}°"
    middle = 0.5 * (report.least + report.most)
    half = 5.0 * max(1.0, np.ceil(0.5 * report.reach / 5.0))
    return middle - half, middle + half, f"±{half:.0f} cm"


def _pieces(inspection: Inspection) -> list[slice]:
    """The stretches between losses."""
    breaks = [int(np.searchsorted(inspection.times, end)) for _, end in inspection.lost]
    edges = [0, *breaks, len(inspection.times)]
    return [slice(a, b) for a, b in itertools.pairwise(edges)]


def _seconds(pen: _Pen, inspection: Inspection, start: float, end: float, y: float) -> None:
    """Numbers under the strips."""
    whole = inspection.seconds
    step = next((s for s in (0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 600, 3600) if whole / s <= 8), 36000)
    for k in range(int(whole / step + 1e-9) + 1):
        x = start + (end - start) * (k * step / whole if whole > 0.0 else 0.0)
        pen.text(f"{k * step:g} s", x, y, size=11, colour=_SOFT, end=0.5)
