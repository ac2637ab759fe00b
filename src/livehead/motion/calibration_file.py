"""Calibrations on disk: TOML that a person can read and edit."""

from __future__ import annotations

import datetime
import re
import tomllib
from pathlib import Path
from typing import Any

import numpy as np

from livehead import folders
from livehead.errors import ConfigError
from livehead.motion.arkit import NAMES
from livehead.motion.calibration import Calibration, Neutral
from livehead.motion.curves import CHANNELS, Curve, Curves
from livehead.motion.vector import SIZE, unpack
from livehead.types import Floats, Motion

HEADER = """\
# Calibration of {user} before {tracker}, made by livehead on {day}. Change what you like; it is read at the start.
#
# The first part is the face at rest. [curves] says how far each channel goes, the resting face taken out:
#   name = {{ in = [from, to], out = [from, to], gamma = 1.0, dead = 0.0 }}
# A smaller `in` makes more of a small movement; gamma below 1 lifts the beginning of it; what is less than
# `dead` counts as nothing. Blendshapes run from 0 to 1; pitch, yaw, roll, gaze_pitch, gaze_yaw are degrees.
"""


def path_of(user: str, tracker: str) -> Path:
    """Where the calibration of a user before a tracker is kept; any characters may be in the names, any number."""
    safe = [re.sub(r"[^\w.\- ]", "_", name).strip(" .")[:80] or "_" for name in (user, tracker)]
    return folders.user_config().parent / "calibrations" / safe[0] / f"{safe[1]}.toml"


def save(
    calibration: Calibration, path: Path, *, user: str = "one person", tracker: str = "one tracker"
) -> None:
    """Write a calibration. ConfigError when the file cannot be written."""
    motion = unpack(Motion.neutral(), calibration.neutral.vector)
    day = datetime.date.today().isoformat()
    lines = [HEADER.format(user=_plain(user), tracker=_plain(tracker), day=day)]
    for key in ("head_rotation", "head_position"):
        lines.append(f"{key} = {_row(getattr(motion, key))}")
    lines.append(f"gaze = [{_row(motion.gaze[0])}, {_row(motion.gaze[1])}]")
    lines += ["", "[blendshapes]"]
    lines += [f"{n} = {v:.6f}" for n, v in zip(NAMES, motion.blendshapes.tolist(), strict=True)]
    lines += ["", "[curves]"]
    lines += [
        f"{name} = {{ in = [{c.in_low:.4g}, {c.in_high:.4g}], out = [{c.out_low:.4g}, {c.out_high:.4g}], "
        f"gamma = {c.gamma:.4g}, dead = {c.dead:.4g} }}"
        for name, c in calibration.curves.by_name.items()
    ]
    folders.write_whole(path, "\n".join(lines) + "\n", "the calibration")


def load(path: Path) -> Calibration:
    """Read a calibration. ConfigError when the file is missing or does not hold one; it names the curve."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return Calibration(_neutral(table), Curves(dict(_curves(table.get("curves", {})))))
    except (OSError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise ConfigError(
            f"{path} holds no calibration: {error}",
            remedy="mend that line, calibrate again, or delete the file",
        ) from None


def _neutral(table: dict[str, Any]) -> Neutral:
    shapes = [float(table["blendshapes"].get(name, 0.0)) for name in NAMES]
    gaze = [float(a) for eye in table["gaze"] for a in eye]
    rest = [float(a) for key in ("head_rotation", "head_position") for a in table[key]]
    vector = np.array([*shapes, *rest, *gaze], np.float32)
    if vector.shape != (SIZE,) or not np.isfinite(vector).all():
        raise ValueError("a number is missing, or is none")
    return Neutral(vector)


def _curves(table: dict[str, Any]) -> list[tuple[str, Curve]]:
    found = []
    for name, keys in table.items():
        if name not in CHANNELS:
            hint = "use gaze_pitch and gaze_yaw" if name.startswith("eyeLook") else "no such channel"
            raise ValueError(f"curves.{name}: {hint}")
        if strange := set(keys) - {"in", "out", "gamma", "dead"}:
            raise ValueError(f"curves.{name}: there is no key {strange.pop()!r}")
        low, high = keys.get("in", (0.0, 1.0))
        start, end = keys.get("out", (0.0, 1.0))
        numbers = (low, high, start, end, keys.get("gamma", 1.0), keys.get("dead", 0.0))
        try:
            found.append((name, Curve(*(float(number) for number in numbers))))
        except ValueError as error:
            raise ValueError(f"curves.{name}: {error}") from None
    return found


def _plain(name: str) -> str:
    return "".join(c for c in name if c.isprintable())


def _row(values: Floats) -> str:
    return "[" + ", ".join(f"{v:.6f}" for v in values.tolist()) + "]"
