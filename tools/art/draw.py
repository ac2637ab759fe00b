"""Write the character's drawing: characters/actia/art.svg and actia.png (512).

python tools/art/draw.py
"""

from __future__ import annotations

import sys
from pathlib import Path

from actia import build

FOLDER = Path(__file__).resolve().parents[2] / "characters" / "actia"


def main() -> int:
    """Write the files; the picture is drawn by the puppet's own renderer, so that both are equal."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "art.svg").write_text(build().svg(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
