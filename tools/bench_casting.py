"""How well characters are cut out, heads found and hands over a face told.

`--pictures FOLDER` draws the pictures of docs/characters.md.

Run: python tools/bench_casting.py [--shared FOLDER] [--pictures FOLDER]
"""

from __future__ import annotations

import argparse
import io
import time
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from livehead.casting import backdrop, edges, hands, head, overlay, reading
from livehead.casting.audition import audition

ROOT = Path(__file__).resolve().parents[1]
ACTIA = ROOT / "characters" / "actia" / "actia.png"
COLOURS = {
    "white": (255, 255, 255),
    "light grey": (225, 225, 228),
    "pink": (255, 190, 200),
    "green screen": (0, 200, 60),
    "blue screen": (40, 90, 230),
    "black": (0, 0, 0),
}
HEADS = {
    "actia": (256, 59, 193),
    "eileen": (160, 10, 257),
    "blue": (160, 5, 170),
    "green": (192, 5, 171),
}  # by eye

Bytes = NDArray[np.uint8]


def flat(level: float) -> NDArray[np.float32]:
    return np.full((1, 1, 3), level, np.float32)


def laid_on(picture: Bytes, colour: tuple[int, int, int], jpeg: bool) -> Bytes:
    rgb = overlay.over(picture, np.full((1, 1, 3), colour, np.float32))
    if not jpeg:
        return rgb
    data = io.BytesIO()
    Image.fromarray(rgb).save(data, "JPEG", quality=90)
    return np.asarray(Image.open(data).convert("RGB"))


def off(truth: Bytes, found: Bytes, mask: NDArray[np.bool_]) -> list[float]:
    """Mean difference in levels where `mask` is, on dark, light and checker."""
    behinds = (flat(20), flat(240), overlay.checker(*truth.shape[:2]))
    pairs = ((overlay.over(truth, b).astype(int), overlay.over(found, b)) for b in behinds)
    return [float(np.abs(one - other).max(2)[mask].mean()) for one, other in pairs]


def cut_outs(pictures: dict[str, Bytes]) -> None:
    print(
        "| picture | background | alpha off | edge on dark | light | checker | uncut on its worst |\n"
        + "|---" * 7
        + "|"
    )
    for name, picture in pictures.items():
        truth = np.pad(picture, ((20, 0), (20, 20), (0, 0)))
        mixed = ((truth[..., 3] > 0) & (truth[..., 3] < 255)).astype(np.uint8)
        edge = cv2.dilate(mixed, np.ones((5, 5), np.uint8)) > 0
        for word, colour in [
            *COLOURS.items(),
            ("white, JPEG", COLOURS["white"]),
            ("green, JPEG", COLOURS["green screen"]),
        ]:
            rgb = laid_on(truth, colour, "JPEG" in word)
            found = backdrop.find(rgb)
            if found is None:
                print(f"| {name} | {word} | not found |")
                continue
            cut = backdrop.cut(rgb, found).pixels
            alpha = np.abs(truth[..., 3].astype(int) - cut[..., 3])[edge].mean()
            hard = np.dstack([rgb, np.where(cut[..., 3] > 0, 255, 0)]).astype(np.uint8)
            print(
                f"| {name} | {word} | {alpha:.0f} |", *(f"{v:.1f} |" for v in off(truth, cut, edge)), end=""
            )
            print(f" {max(off(truth, hard, edge)):.1f} |")


def fringes(pictures: dict[str, Bytes]) -> None:
    print("\n| picture | fringe of | found as | edge before | after |\n" + "|---" * 5 + "|")
    for name, picture in pictures.items():
        mixed = (picture[..., 3] > 0) & (picture[..., 3] < 255)
        for word, colour in COLOURS.items():
            dirty = picture.copy()
            dirty[..., :3] = laid_on(picture, colour, jpeg=False)
            dirty[dirty[..., 3] == 0] = 0
            seen = edges.inspect(dirty)
            after = max(off(picture, edges.cleaned(dirty, seen), mixed))
            found = "#{:02x}{:02x}{:02x}".format(*seen.fringe.colour) if seen.fringe else "nothing"
            print(f"| {name} | {word} | {found} | {max(off(picture, dirty, mixed)):.1f} | {after:.1f} |")


def heads(pictures: dict[str, Bytes]) -> None:
    print(
        "\n| picture | scale | middle | crown | chin, % of the head's height | sure | s |\n"
        + "|---" * 7
        + "|"
    )
    for name, picture in pictures.items():
        middle, crown, chin = next(place for word, place in HEADS.items() if word in name)
        for scale in (0.5, 1.0, 2.3):
            how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
            sized = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=how)
            began = time.perf_counter()
            found = head.find(sized)
            took = time.perf_counter() - began
            if found is None:
                print(f"| {name} | {scale} | none |")
                continue
            places = zip((found.middle, found.crown, found.chin), (middle, crown, chin), strict=True)
            words = (f"{100 * (f / scale - t) / (chin - crown):+.1f} |" for f, t in places)
            print(f"| {name} | {scale} |", *words, f"{found.surely} | {took:.2f} |")


def with_hand(picture: Bytes, hand: Bytes, at: tuple[float, float], seen: head.Head) -> Bytes:
    """The picture with a hand laid on it, `at` in head heights from the head's middle."""
    result = picture.copy()
    high, wide = hand.shape[:2]
    x = int(seen.middle + at[0] * seen.size) - wide // 2
    y = int((seen.crown + seen.chin) / 2 + at[1] * seen.size) - high // 2
    part = result[y : y + high, x : x + wide]
    part[:] = np.where(hand[..., 3:] > 128, hand, part)
    return result


def hands_before_faces(pictures: dict[str, Bytes]) -> None:
    """Of two artists, laid over mouth, cheek and eye, as drawn and mirrored; and none at all at three scales."""
    blue = next((name for name in pictures if "sylvie_green_normal" in name), "")
    drawn = {"actia": pictures["actia"][360:440, 220:292]}
    drawn |= {blue: pictures[blue][285:385, 70:150]} if blue else {}
    told = tried = false = clean = 0
    for picture in pictures.values():
        for scale in (0.6, 1.0, 1.7):
            sized = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
            seen = head.find(sized)
            assert seen is not None
            false, clean = false + hands.over_face(sized, seen), clean + 1
        seen = head.find(picture)
        assert seen is not None
        for owner, hand in drawn.items():
            own = head.find(pictures[owner])
            assert own is not None
            k = 1.1 * seen.size / own.size
            large = cv2.resize(hand, None, fx=k, fy=k)
            for one in (large, large[:, ::-1]):
                for at in ((0, 0.35), (-0.2, 0.25), (0.2, 0.1)):
                    told, tried = told + hands.over_face(with_hand(picture, one, at, seen), seen), tried + 1
    print(f"\nhands over a face: told {told} of {tried}; told where there is none {false} of {clean}")


def draw(folder: Path) -> None:
    """Our own character on white paper, moved and scaled: what the check says and what comes out."""
    wide = np.pad(np.asarray(Image.open(ACTIA)), ((90, 0), (170, 20), (0, 0)))
    paper = folder / "paper.png"
    Image.fromarray(overlay.over(wide, flat(255))).save(paper)
    report = overlay.draw(audition(reading.read(paper)))
    paper.unlink()
    Image.fromarray(report).save(folder / "character_check.jpg", quality=88)
    rows = []
    for word in ("white", "green screen", "pink"):
        rgb = laid_on(wide, COLOURS[word], jpeg=False)
        found = backdrop.find(rgb)
        assert found is not None
        cut = backdrop.cut(rgb, found).pixels[90:330, 300:560]
        tiles = [
            rgb[90:330, 300:560],
            *(overlay.over(cut, b) for b in (flat(20), flat(243), overlay.checker(240, 260))),
        ]
        rows.append(
            np.hstack([cv2.resize(t, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC) for t in tiles])
        )
    Image.fromarray(np.vstack(rows)).save(folder / "character_cut.jpg", quality=85)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--shared", type=Path, default=ROOT.parent / "shared", help="folder of test material"
    )
    options.add_argument(
        "--pictures", type=Path, help="draw the pictures of docs/characters.md there, and stop"
    )
    given = options.parse_args()
    if given.pictures:
        draw(given.pictures)
        return
    sprites = sorted((given.shared / "media" / "characters").glob("renpy_*.png"))
    pictures = {path.stem: reading.read(path).pixels for path in [ACTIA, *sprites]}
    some = {name: pictures[name] for name in list(pictures)[::4]}
    cut_outs(some)
    fringes(some)
    heads(pictures)
    hands_before_faces(pictures)


if __name__ == "__main__":
    main()
