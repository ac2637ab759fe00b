"""Compare the bundled face mesh with MediaPipe's landmarker task over the clips of ../shared/media.

    python tools/compare_face_shapes.py [--json OUT] [--shapes FILE] [--only PART ...]

Per blendshape: Pearson correlation over all frames of the clips that move it (its 1st to 99th percentile
spans at least 0.25), the mean of the correlations clip by clip, and the error. Per clip: share of frames
in which the mesh finds the face, and the RMS difference of the head angles and of the position.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from face_clips import CLIPS, Clip, read_clip
from livehead.motion import arkit
from livehead.motion.face_geometry import fit_head
from livehead.motion.face_shapes import FILE, FaceShapes
from livehead.motion.gaze import FULL_PITCH, FULL_YAW, gaze_of
from livehead.motion.head_pose import head_angles

MOVES = 0.25
REQUIRED = ("eyeBlinkLeft", "eyeBlinkRight", "jawOpen", "mouthSmileLeft", "mouthSmileRight", "browInnerUp",
            "gaze yaw", "gaze pitch")  # fmt: skip


def signals(shapes: np.ndarray) -> dict[str, np.ndarray]:
    """Every blendshape over time by name, and both gaze axes (radians, mean of the eyes)."""
    named = {name: shapes[:, i] for i, name in enumerate(arkit.NAMES)}
    gaze = np.stack([gaze_of(row) for row in shapes]).mean(axis=1)
    named["gaze pitch"], named["gaze yaw"] = gaze[:, 0], gaze[:, 1]
    return named


def compare(clip: Clip, shapes: FaceShapes) -> dict[str, Any]:
    """What a clip gives: found, head_deg (pitch, yaw, roll), position_mm, and the two sets of signals."""
    seen = clip.both
    heads = [fit_head(mesh, clip.width, clip.height) for mesh in clip.mesh[seen]]
    angles = np.stack([head_angles(h.rotation) for h in heads])
    wanted = np.stack([head_angles(r) for r in clip.task_rotation[seen]])
    away = np.stack([h.position for h in heads]) - clip.task_position[seen]
    task = np.isfinite(clip.task_shapes[:, 0])
    return {
        "found": float(np.isfinite(clip.mesh[:, 0, 0]).mean()),
        "task_found": float(task.mean()),
        "head_deg": np.degrees(np.sqrt(((angles - wanted) ** 2).mean(axis=0))).tolist(),
        "position_mm": (1000.0 * np.sqrt((away**2).mean(axis=0))).tolist(),
        "mesh": signals(np.stack([shapes.measure(h) for h in heads])),
        "task": signals(clip.task_shapes[seen]),
    }


def correlations(results: dict[str, dict[str, Any]]) -> dict[str, dict[str, float]]:
    """Per signal that any clip moves: pooled and mean correlation, RMS error, number of clips."""
    table = {}
    for name in next(iter(results.values()))["mesh"]:
        pairs = [(r["mesh"][name], r["task"][name]) for r in results.values()]
        scale = 1.0 / {"gaze yaw": FULL_YAW, "gaze pitch": FULL_PITCH}.get(name, 1.0)
        moving = [(m, t) for m, t in pairs if np.ptp(np.percentile(t, (1, 99))) * scale >= MOVES]
        if not moving or any(np.ptp(m) == 0 for m, _ in moving):
            continue
        mesh, task = (np.concatenate(side) for side in zip(*moving, strict=True))
        table[name] = {
            "pooled": float(np.corrcoef(mesh, task)[0, 1]),
            "by_clip": float(np.mean([np.corrcoef(m, t)[0, 1] for m, t in moving])),
            "rms": float(np.sqrt(((mesh - task) ** 2).mean())),
            "clips": len(moving),
        }
    return table


def show(results: dict[str, dict[str, Any]], table: dict[str, dict[str, float]]) -> None:
    """Both tables, on the terminal."""
    console = Console()
    faces = Table("clip", "found", "task finds", "pitch°", "yaw°", "roll°", "position mm", title="Head")
    for name, r in results.items():
        angles = (f"{v:.2f}" for v in r["head_deg"])
        place = " ".join(f"{v:.0f}" for v in r["position_mm"])
        faces.add_row(name, f"{r['found']:.3f}", f"{r['task_found']:.3f}", *angles, place)
    console.print(faces)
    shapes = Table("signal", "correlation", "mean by clip", "rms error", "clips", title="Mesh against task")
    for name, row in sorted(table.items(), key=lambda item: (item[0] not in REQUIRED, -item[1]["pooled"])):
        style = "bold" if name in REQUIRED else ""
        figures = (f"{row[k]:.2f}" for k in ("pooled", "by_clip", "rms"))
        shapes.add_row(name, *figures, str(int(row["clips"])), style=style)
    console.print(shapes)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--json", type=Path, help="also write the figures here")
    parser.add_argument("--shapes", type=Path, default=FILE, help="another fit, e.g. one without a clip")
    parser.add_argument("--only", nargs="*", default=[], help="only clips with this in their name")
    arguments = parser.parse_args()
    names = [n for n in CLIPS if not arguments.only or any(part in n for part in arguments.only)]
    shapes = FaceShapes(arguments.shapes)
    results = {name: compare(read_clip(name), shapes) for name in names}
    table = correlations(results)
    show(results, table)
    if arguments.json:
        clips = {n: {k: v for k, v in r.items() if k not in ("mesh", "task")} for n, r in results.items()}
        arguments.json.write_text(json.dumps({"clips": clips, "signals": table}, indent=1) + "\n")


if __name__ == "__main__":
    main()
