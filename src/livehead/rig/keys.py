"""Key shapes: what each pose parameter does to the control points, and how parameters share a feature.

A key is a whole drawing of the layers it changes; it acts as a linear difference from neutral, so that any
mix is one matrix product. What must not be linear in the pose (lids that never cross, vowels that do not add
up) is settled in `weights`: the mix is kept inside the region where sums of keys stay whole.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from livehead.motion.pose import NAMES as PARAMETERS
from livehead.rig.document import Floats

SIDES = ("left", "right")
BROWS = ("troubled", "angry", "lowered", "raised", "happy", "serious")
LIDS = ("wink", "happy_wink", "surprised", "relaxed", "unimpressed", "raised_lower_eyelid")
VOWELS = ("aaa", "iii", "uuu", "eee", "ooo", "delta")

INDEX: dict[str, int] = {name: i for i, name in enumerate(PARAMETERS)}
# Lids go along with the gaze; that has to fade while they close, so it has its own keys.
KEYS: tuple[str, ...] = (*PARAMETERS[:39], *(f"lid_follow_{side}" for side in SIDES))
_SIGNED = slice(37, 44)
_CORNERS = slice(32, 37)


def checked_pose(pose: Floats | Sequence[float]) -> Floats:
    """(45,) float32 inside the ranges (0 to 1; rotations -1 to 1). ValueError on another shape or a NaN."""
    values = np.array(pose, np.float32)
    if values.shape != (len(PARAMETERS),):
        raise ValueError(f"a pose has shape ({len(PARAMETERS)},), not {values.shape}")
    if not np.isfinite(values).all():
        raise ValueError("a pose must be finite")
    low = np.zeros_like(values)
    low[_SIGNED] = -1.0
    clipped: Floats = np.clip(values, low, 1.0)
    return clipped


def weights(pose: Floats) -> Floats:
    """(len(KEYS),) float32: how much of each key a checked pose shows.

    Lids: wink and happy wink close the eye by f = min(1, sum), shared in their ratio; everything that shapes
    the open eye counts (1 - f), so closed is closed whatever else is on. Relaxed and unimpressed share at
    most one whole upper lid, and leave the lower one less room to rise.
    Brow moods and vowels share at most one whole shape each; an open mouth halves what corners and smirk do.
    """
    result = np.zeros(len(KEYS), np.float32)
    result[: len(PARAMETERS[:39])] = pose[:39]
    for side in SIDES:
        _share(result, [INDEX[f"eyebrow_{mood}_{side}"] for mood in BROWS])
        _lids(result, side, float(pose[INDEX["iris_rotation_x"]]))
    _share(result, [INDEX[f"mouth_{vowel}"] for vowel in VOWELS])
    opened = min(1.0, sum(float(result[INDEX[f"mouth_{vowel}"]]) for vowel in VOWELS))
    result[_CORNERS] *= 1.0 - 0.5 * opened
    return result


def _share(values: Floats, indices: list[int]) -> None:
    values[indices] /= max(1.0, float(values[indices].sum()))


def _lids(values: Floats, side: str, gaze: float) -> None:
    at = {lid: INDEX[f"eye_{lid}_{side}"] for lid in LIDS}
    closing = [at["wink"], at["happy_wink"]]
    _share(values, closing)
    still_open = max(0.0, 1.0 - float(values[closing].sum()))
    upper = [at["relaxed"], at["unimpressed"]]
    _share(values, upper)
    values[[*upper, at["surprised"], at["raised_lower_eyelid"]]] *= still_open
    lowered = float(values[upper].sum())
    values[at["raised_lower_eyelid"]] *= 1.0 - 0.5 * lowered
    values[KEYS.index(f"lid_follow_{side}")] = -gaze * max(0.0, still_open - lowered)
