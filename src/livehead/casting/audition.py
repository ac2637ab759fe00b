"""Looks a picture over as a character: what is good, what can be mended here, what only its artist can mend."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from livehead.casting import alignment, backdrop, edges, fit, hands, reading
from livehead.casting import head as heads
from livehead.casting.alignment import Alignment
from livehead.casting.backdrop import Cutout
from livehead.casting.fit import Placing
from livehead.casting.head import SOLID, Head
from livehead.casting.reading import Sheet
from livehead.errors import CharacterError

Bytes = NDArray[np.uint8]
Mark = Literal["good", "note", "mended", "wrong"]

SOFT = 1.6
"""Times a picture may be enlarged before it looks soft."""

_RIM = 0.6  # of the rim opaque: that is a background, whatever else is clear
_CUT_SHARE = 0.02  # of a side that the figure touches
_FLOATING_PX = 24  # of the frame between the drawing's lower end and the frame's


@dataclass(frozen=True, slots=True)
class Finding:
    """words: what was found. remedy: what to do about it, "" where there is nothing to do.

    mark: "mended": `align` and `new` do it; "wrong": only a person can. of_frame: whether it tells how the drawing
    lies in the frame, which changes when it is moved.
    """

    mark: Mark
    words: str
    remedy: str = ""
    of_frame: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Audition:
    """pixels: the figure at the sheet's size, cut out and cleaned. head, placing: None where no head was found.

    picture: (512, 512, 4) uint8 ready for use, or None while something is wrong that makes it useless.
    cut: how a flat background was cut out, None where there was none to cut.
    """

    sheet: Sheet
    pixels: Bytes
    head: Head | None
    placing: Placing | None
    picture: Bytes | None
    findings: tuple[Finding, ...]
    cut: Cutout | None = None

    @property
    def aligned(self) -> Alignment | None:
        """How `picture` lies in the sheet; None without one."""
        if self.picture is None or self.placing is None:
            return None
        return alignment.AS_IT_IS if self.picture is self.pixels else alignment.of_placing(self.placing)

    @property
    def done(self) -> str:
        """What `picture` has that the file had not, in words; "" for nothing."""
        return "; ".join(finding.words for finding in self.findings if finding.mark in ("mended", "wrong"))

    def usable(self, path: Path) -> Bytes:
        """`picture`; CharacterError, which names the file, when there is none."""
        if self.picture is None:
            wrong = next((f for f in self.findings if f.mark == "wrong"), self.findings[-1])
            raise CharacterError(f"{path.name}: {wrong.words}", remedy=wrong.remedy)
        return self.picture

    @property
    def verdict(self) -> str:
        """In a line: ready, ready after `align`, or what stands against it."""
        marks = {finding.mark for finding in self.findings}
        if "wrong" in marks:
            return "something is left for you to do" if self.picture is not None else "not usable like this"
        return "`align` or `new` makes it ready" if "mended" in marks else "ready as it is"


def fitted_picture(path: Path) -> tuple[Bytes, str]:
    """Any picture as a character's: (512, 512, 4) uint8, and what was done to it in words, "" for nothing.

    CharacterError says what is wrong with the file and what to do.
    """
    seen = audition(reading.read(path))
    return seen.usable(path), seen.done


def audition(
    sheet: Sheet, *, head: tuple[float, float, float] | None = None, holes: bool | None = None
) -> Audition:
    """Check and prepare a picture.

    head: where a person says it is: column, row of its middle and height from crown to chin, in file pixels;
    holes: see `backdrop.cut`.
    """
    found = [Finding("note", note) for note in sheet.notes]
    pixels, clear, cut = _cut_out(sheet, holes, found)
    if clear:
        pixels = _cleaned(pixels, found)
    seen = heads.given(*(v * sheet.scale for v in head)) if head else heads.find(pixels)
    if seen is None:
        found.append(
            Finding("wrong", "no figure was found", "give a picture with one figure, or say --head X,Y,SIZE")
        )
        return Audition(sheet, pixels, None, None, None, tuple(found), cut)
    where = fit.placing(seen)
    _judge_head(sheet, seen, found)
    if hands.over_face(pixels, seen):
        words = "a hand seems to lie over the face: it will be bent with it"
        found.append(Finding("note", words, "draw the arm away, if it does"))
    if not clear:
        return Audition(sheet, pixels, seen, where, None, tuple(found))
    rows = np.flatnonzero((pixels[..., 3] >= SOLID).any(1))
    if head is None and len(rows):
        where = fit.reaching_down(where, seen, float(rows[-1]) + 1)
    stands = _judge_frame(sheet, where, found)
    _judge_cuts(pixels, seen, where, found)
    picture = pixels if stands else fit.fitted(pixels, where)
    return Audition(sheet, pixels, seen, where, picture, tuple(found), cut)


def _cut_out(sheet: Sheet, holes: bool | None, found: list[Finding]) -> tuple[Bytes, bool, Cutout | None]:
    """The figure's pixels, whether its background is clear, and how it was cut out."""
    alpha = sheet.pixels[..., 3]
    rim = np.concatenate([alpha[0], alpha[:, 0], alpha[:, -1]])
    if sheet.transparent and (rim >= SOLID).mean() < _RIM:
        found.append(Finding("good", "its background is transparent"))
        return sheet.pixels, True, None
    rgb = np.ascontiguousarray(sheet.pixels[..., :3])
    behind = backdrop.find(rgb)
    if behind is None:
        found.append(
            Finding(
                "wrong",
                "it has no transparent background, and the background is not of one colour",
                "cut the figure out in a drawing program and save it as PNG with transparency",
            )
        )
        return sheet.pixels, False, None
    if sheet.transparent:  # windows in an opaque picture: they show the same background
        share = alpha[..., None] / np.float32(255)
        rgb = np.rint(rgb * share + behind.over(*alpha.shape) * (1 - share)).astype(np.uint8)
    cut = backdrop.cut(rgb, behind, holes if behind.screen or not holes else False)
    if holes and not behind.screen:  # the whites of eyes are such spots, too
        cut = backdrop.cut(rgb, behind, True, _face(cut.pixels))
    colour = "#{:02x}{:02x}{:02x}".format(*behind.colour)
    words = f"its background is of one colour ({colour}): it is cut out"
    found.append(
        Finding("mended", words, "look at its edge; a PNG with transparency from the artist is better")
    )
    if cut.holes and cut.holes_kept:
        spots = "a spot" if cut.holes == 1 else f"{cut.holes} spots"
        found.append(
            Finding(
                "note", f"{spots} of that colour inside the figure: kept", "--holes cuts them out as well"
            )
        )
    return cut.pixels, True, cut


def _face(pixels: Bytes) -> NDArray[np.bool_]:
    """Where eyes and mouth are: the middle of the head below the hair's top."""
    mask = np.zeros(pixels.shape[:2], bool)
    head = heads.find(pixels)
    if head is not None:
        top, bottom = (int(max(head.crown + share * head.size, 0)) for share in (0.35, 1.0))
        left, right = (int(max(head.middle + share * head.size, 0)) for share in (-0.38, 0.38))
        mask[top:bottom, left:right] = True
    return mask


def _cleaned(pixels: Bytes, found: list[Finding]) -> Bytes:
    seen = edges.inspect(pixels)
    if seen.fringe is not None:
        colour = "#{:02x}{:02x}{:02x}".format(*seen.fringe.colour)
        share = round(100 * seen.fringe.strength)
        found.append(Finding("mended", f"its edge has a fringe of a former background ({colour}, {share} %)"))
    if seen.stray:
        found.append(Finding("mended", f"specks far off the figure: {seen.stray} pixels"))
    if seen.veil:
        found.append(Finding("mended", f"a veil hardly seen lies over {seen.veil} pixels of the background"))
    if seen.figures > 1:
        words = f"{seen.figures} separate figures"
        found.append(Finding("wrong", words, "give each its own picture; leave only one in this one"))
    return edges.cleaned(pixels, seen)


def _judge_head(sheet: Sheet, head: Head, found: list[Finding]) -> None:
    k = 1 / sheet.scale
    middle = (head.crown + head.chin) / 2
    where = f"{round(head.middle * k)},{round(middle * k)},{round(head.size * k)}"
    words = f"head at {where} (column, row, height): {head.surely}, by {head.how}"
    if head.sure < heads.GUESS:
        found.append(Finding("wrong", words, "look at the overlay; if it is wrong, say --head X,Y,SIZE"))
    else:
        found.append(Finding("good", words))
    if head.others:
        also = "another face" if head.others == 1 else f"{head.others} more faces"
        found.append(
            Finding("wrong", f"{also} beside it", "leave one head in the picture, or say --head X,Y,SIZE")
        )
    if head.hat:
        found.append(Finding("note", "something tall stands on the head: its height was left out"))


def _judge_frame(sheet: Sheet, where: Placing, found: list[Finding]) -> bool:
    """Whether the picture can stay as it is."""
    wide, high = sheet.size
    enlarged = where.scale * sheet.scale
    if enlarged > SOFT:
        words = f"the head is small in the file: enlarged {enlarged:.1f} times, it will look soft"
        found.append(Finding("note", words, "draw or export it larger", True))
    if (wide, high) != (fit.EDGE, fit.EDGE):
        found.append(
            Finding(
                "mended",
                f"it is {wide}x{high}, not 512x512: it is scaled and its canvas fitted",
                of_frame=True,
            )
        )
        return False
    faults = alignment.of_placing(where).standing(alignment.AS_IT_IS).faults
    if faults:
        found.append(Finding("mended", "its head is " + ", ".join(faults), of_frame=True))
    else:
        found.append(Finding("good", "its head stands right, so the picture stays as it is", of_frame=True))
    return not faults


def _judge_cuts(pixels: Bytes, head: Head, where: Placing, found: list[Finding]) -> None:
    """Where the drawing ends at an edge of its picture, and whether that will be seen."""
    if (pixels[0, :, 3] >= SOLID).mean() > _CUT_SHARE and head.crown <= 1:
        words = "the head is cut off at the upper edge"
        found.append(Finding("wrong", words, "a picture with the whole head and some room above is needed"))
    cuts = straight_cuts(pixels, where)
    for side in cuts.sides:
        words = f"the figure is cut off at the {side} edge: a straight cut will be seen"
        found.append(Finding("note", words, "draw on, or place the source at the edge of the scene", True))
    if cuts.above:
        words = f"the figure is cut off {cuts.above} px above the frame's lower edge"
        found.append(
            Finding("note", words, "place the source so that the cut meets the scene's lower edge", True)
        )


@dataclass(frozen=True, slots=True)
class Cuts:
    """sides: "left", "right", where a straight cut through the figure lies within the frame. above: frame pixels
    from its lower end to the frame's, 0 when that is near or no cut."""

    sides: tuple[Literal["left", "right"], ...]
    above: int


def straight_cuts(pixels: Bytes, where: Placing) -> Cuts:
    """Where the figure of (H, W, 4) uint8 ends at an edge of its picture, within that frame."""
    solid = pixels[..., 3] >= SOLID
    high, wide = solid.shape
    sides: list[Literal["left", "right"]] = []
    if solid[:, 0].mean() > _CUT_SHARE and where.left < -1:
        sides.append("left")
    if solid[:, -1].mean() > _CUT_SHARE and where.left + where.side > wide + 1:
        sides.append("right")
    rows = np.flatnonzero(solid.any(1))
    room = fit.EDGE - (high - where.top) * where.scale
    cut = len(rows) > 0 and rows[-1] == high - 1 and room > _FLOATING_PX
    return Cuts(tuple(sides), round(room) if cut else 0)
