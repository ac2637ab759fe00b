"""Draw docs/looks.png: the built-in character in every look, on three grounds at once: dark, light, checker.

    python tools/looks_sheet.py --out docs/looks.png
    python tools/looks_sheet.py --out noir.png --look noir --height 512

`--look` draws one look alone, three times, each on one ground.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from livehead import looks, registry
from livehead.cast import find_character
from livehead.config import StageChoice
from livehead.motion.arkit import INDEX
from livehead.pixels import host
from livehead.types import Bytes, Image, Motion

DARK, LIGHT, SQUARES = (28, 30, 36), (240, 240, 236), ((120, 120, 120), (170, 170, 170))
STRIP, GAP, PAPER, INK = 22, 6, 250, 40
FACE = {"mouthSmileLeft": 0.6, "mouthSmileRight": 0.6, "jawOpen": 0.25, "browInnerUp": 0.3}


def portrait(character: str, height: int) -> Bytes:
    """A smile, the head turned a little, drawn at its own size and scaled: (height, height, 4)."""
    motion = Motion.neutral()
    shapes = motion.blendshapes.copy()
    for name, value in FACE.items():
        shapes[INDEX[name]] = value
    animator = registry.animator(StageChoice("puppet", {"size": height}))
    animator.load(find_character(character))
    turned = replace(motion, blendshapes=shapes, head_rotation=np.array([0.05, 0.25, 0.08], np.float32))
    drawn = host(animator.animate(turned)).copy()
    animator.close()
    return drawn


def dressed(pixels: Bytes, name: str) -> Bytes:
    """The picture in a look."""
    image = Image(pixels)
    for choice in looks.find(name).stylizers:
        stage = registry.stylizer(choice)
        image = stage.stylize(image)
        stage.close()
    return host(image)


def grounds(height: int, width: int) -> tuple[Bytes, Bytes, Bytes]:
    """Dark, light and a checkerboard, (height, width, 3) each."""
    rows, columns = np.indices((height, width)) // 16
    checker = np.where(((rows + columns) % 2)[..., None], *SQUARES).astype(np.uint8)
    dark, light = (np.full((height, width, 3), colour, np.uint8) for colour in (DARK, LIGHT))
    return dark, light, checker


def on(ground: Bytes, pixels: Bytes) -> Bytes:
    """Straight alpha laid over a ground, as OBS does it."""
    alpha = pixels[..., 3:].astype(np.float32) / 255.0
    return (pixels[..., :3] * alpha + ground * (1.0 - alpha) + 0.5).astype(np.uint8)


def thirds(height: int, width: int) -> Bytes:
    """The three grounds side by side in one."""
    dark, light, checker = grounds(height, width)
    third = width // 3
    return np.hstack((dark[:, :third], light[:, third : 2 * third], checker[:, 2 * third :]))


def cell(pixels: Bytes, name: str, width: int) -> Bytes:
    """One look with its name under it."""
    left = (pixels.shape[1] - width) // 2
    picture = on(thirds(pixels.shape[0], width), pixels[:, left : left + width])
    strip = np.full((STRIP, width, 3), PAPER, np.uint8)
    cv2.putText(strip, name, (4, 15), cv2.FONT_HERSHEY_SIMPLEX, 0.45, (INK,) * 3, 1, cv2.LINE_AA)
    return np.vstack((picture, strip))


def sheet(character: str, height: int, columns: int) -> Bytes:
    """Every look in rows."""
    drawn = portrait(character, height)
    cells = [cell(dressed(drawn, name), name, round(height * 0.72)) for name in looks.load()]
    cells += [np.full_like(cells[0], PAPER)] * (-len(cells) % columns)
    cells = [cv2.copyMakeBorder(c, 0, GAP, 0, GAP, cv2.BORDER_CONSTANT, value=(PAPER,) * 3) for c in cells]
    return np.vstack([np.hstack(cells[i : i + columns]) for i in range(0, len(cells), columns)])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--character", default="actia")
    parser.add_argument("--look", help="this one alone, large")
    parser.add_argument("--height", type=int, default=288, help="of one picture, pixels")
    parser.add_argument("--columns", type=int, default=5)
    given = parser.parse_args()
    if given.look:
        pixels = dressed(portrait(given.character, given.height), given.look)
        drawn = np.hstack([on(ground, pixels) for ground in grounds(*pixels.shape[:2])])
    else:
        drawn = sheet(given.character, given.height, given.columns)
    cv2.imwrite(str(given.out), cv2.cvtColor(drawn, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_PNG_COMPRESSION, 9])
    print(f"{given.out}: {drawn.shape[1]}×{drawn.shape[0]}, {given.out.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()
