"""Contact sheets of the puppet, to be looked at: every parameter, rotation corners, random mixes.

python tools/art/sheet.py FOLDER [sweep|corners|mixes|blink ...]
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

import cv2
import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))

from livehead.motion.pose import NAMES as PARAMETERS  # noqa: E402
from livehead.rig.keys import INDEX  # noqa: E402
from livehead.rig.puppet import Puppet  # noqa: E402

FACE = (704, 380, 1344, 880)
HEAD = (604, 0, 1444, 1000)
EYES = (704, 480, 1344, 700)
WHOLE = (324, 0, 1724, 1700)
GREY = (140, 128, 122)


def pose(**values):
    result = np.zeros(len(PARAMETERS), np.float32)
    for name, value in values.items():
        result[INDEX[name]] = value
    return result


def both(name, value):
    return {f"{name}_left": value, f"{name}_right": value}


def cell(puppet, values, box, width, label):
    """One labelled picture on grey, BGR; box in canvas units."""
    x0, y0, x1, y1 = box
    size = round(2048 * width / (x1 - x0))
    image = puppet.render(values, size)[round(y0 * size / 2048) : round(y1 * size / 2048)]
    left = round(x0 * size / 2048)
    image = image[:, left : left + width]
    alpha = image[..., 3:] / 255.0
    result = np.ascontiguousarray((image[..., 2::-1] * alpha + np.array(GREY) * (1 - alpha)).astype(np.uint8))
    for colour, weight in (((60, 50, 40), 3), ((255, 255, 255), 1)):
        cv2.putText(result, label, (5, 14), cv2.FONT_HERSHEY_SIMPLEX, 0.42, colour, weight, cv2.LINE_AA)
    return result


def grid(cells, columns):
    blank = np.full_like(cells[0], GREY)
    cells = [*cells, *[blank] * (-len(cells) % columns)]
    rows = [np.hstack(cells[i : i + columns]) for i in range(0, len(cells), columns)]
    return np.vstack(rows)


def sweep(puppet, names, box, width, columns):
    cells = []
    for name in names:
        signed = name.startswith(("iris_rotation", "head", "neck", "body"))
        for value in (-1, 0, 1) if signed else (0, 0.5, 1):
            cells.append(cell(puppet, pose(**{name: value}), box, width, f"{name} {value}"))
    return grid(cells, columns)


def corners(puppet, axes, box, width, columns):
    cells = []
    for signs in itertools.product((-1, 1), repeat=len(axes)):
        label = " ".join(
            f"{a.split('_')[0][0]}{a[-1]}{'+' if s > 0 else '-'}" for a, s in zip(axes, signs, strict=True)
        )
        cells.append(cell(puppet, pose(**dict(zip(axes, signs, strict=True))), box, width, label))
    return grid(cells, columns)


def mixes(puppet, count, box, width, columns, seed):
    rng = np.random.default_rng(seed)
    low = np.array([-1 if 37 <= i < 44 else 0 for i in range(45)])
    cells = []
    for number in range(count):
        values = rng.uniform(low, 1) * (rng.random(45) < (1 if number % 2 else 0.35))
        cells.append(cell(puppet, values.astype(np.float32), box, width, str(number)))
    return grid(cells, columns)


def blink(puppet):
    cells = []
    for name in ("eye_wink", "eye_happy_wink"):
        for value in (0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 1):
            cells.append(cell(puppet, pose(**both(name, value)), EYES, 420, f"{name} {value}"))
    for other in ("eye_surprised", "eye_relaxed", "eye_unimpressed", "eye_raised_lower_eyelid"):
        for value in (0.5, 1):
            values = both("eye_wink", value) | both(other, 1)
            cells.append(cell(puppet, pose(**values), EYES, 420, f"wink {value} + {other}"))
    for value in (-1, 1):
        values = both("eye_relaxed", 1) | both("eye_raised_lower_eyelid", 1) | {"iris_rotation_x": value}
        cells.append(cell(puppet, pose(**values), EYES, 420, f"relaxed+raised, look {value}"))
    return grid(cells, 4)


def main() -> int:
    folder, wanted = Path(sys.argv[1]), set(sys.argv[2:])
    puppet = Puppet.load(ROOT / "characters" / "actia")
    turns = ("head_x", "head_y", "neck_z")
    sheets = {
        "sweep_brows": lambda: sweep(puppet, PARAMETERS[:12], FACE, 240, 6),
        "sweep_eyes": lambda: sweep(puppet, PARAMETERS[12:26], FACE, 240, 6),
        "sweep_mouth": lambda: sweep(puppet, PARAMETERS[26:39], FACE, 240, 6),
        "sweep_turn": lambda: sweep(puppet, PARAMETERS[39:45], WHOLE, 300, 6),
        "corners_head": lambda: corners(puppet, turns, HEAD, 420, 4),
        "corners_whole": lambda: corners(puppet, (*turns, "body_y", "body_z"), WHOLE, 230, 8),
        "mixes": lambda: mixes(puppet, 24, HEAD, 300, 6, 3),
        "mixes_face": lambda: mixes(puppet, 24, FACE, 300, 6, 4),
        "blink": lambda: blink(puppet),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in sheets.items():
        if not wanted or any(name.startswith(w) for w in wanted):
            cv2.imwrite(str(folder / f"{name}.png"), make())
    return 0


if __name__ == "__main__":
    sys.exit(main())
