"""Write a character's drawing: characters/actia/art.svg, keys.svg and actia.png (512 x 512 RGBA).

python tools/art/draw.py

The picture is drawn by the puppet's own renderer, so that it equals what the puppet shows at rest.
"""

from __future__ import annotations

import sys
from pathlib import Path

import cv2
import keys
import numpy as np
from actia import build

from livehead.rig.puppet import Puppet

FOLDER = Path(__file__).resolve().parents[2] / "characters" / "actia"
POSE_SIZE = 45


def main() -> int:
    """Write the art first: the puppet reads it."""
    (FOLDER / "art.svg").write_text(build().svg(), encoding="utf-8")
    if keys.main():
        return 1
    picture = Puppet.load(FOLDER).render(np.zeros(POSE_SIZE, np.float32), 512)
    done, png = cv2.imencode(
        ".png", cv2.cvtColor(picture, cv2.COLOR_RGBA2BGRA), [cv2.IMWRITE_PNG_COMPRESSION, 9]
    )
    if not done:
        return 1
    (FOLDER / "actia.png").write_bytes(png.tobytes())
    return 0


if __name__ == "__main__":
    sys.exit(main())
