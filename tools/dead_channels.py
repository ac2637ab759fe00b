"""Which blendshapes MediaPipe's two face models really move, and what the landmarks say of the dead ones.

    python tools/dead_channels.py

Over the clips of ../shared/media/video: the most any clip moves each channel (1st to 99th percentile), as the
models give them and as livehead makes them; sneers found against frames marked by eye; whether the mesh follows
cheeks that are pushed out in the picture.
"""

from __future__ import annotations

import argparse

import av
import cv2
import numpy as np
from rich.console import Console
from rich.table import Table

from face_clips import CLIPS, VIDEOS, Clip, read_clip
from livehead.motion.arkit import INDEX, NAMES
from livehead.motion.face_geometry import HeadFit, fit_head
from livehead.motion.face_shapes import FaceShapes, frowned
from livehead.motion.head_pose import head_angles
from livehead.motion.sneer import Sneer
from livehead.trackers.mediapipe_face import BundledMesh, quiet

ALIVE = 0.1
SNEERS: dict[str, dict[str, list[tuple[int, int]]]] = {
    "lp_d3.mp4": {"Left": [(6, 21)], "Right": [(36, 47)]},
    "lp_d6.mp4": {side: [(335, 337), (342, 349), (377, 382)] for side in ("Left", "Right")},
    "lp_d18.mp4": {side: [(114, 124)] for side in ("Left", "Right")},
    "fr_short_hamilton.mp4": {side: [(82, 110)] for side in ("Left", "Right")},
}
"""First and last frame of snarls, seen on the pictures; one either side of them counts neither way."""
FPS = 30.0
OUTLINE = ((434, 411, 427), (214, 187, 207))
CHEEKS = {"cheek": (411, 187), "jowl": (434, 214)}
PUSHES = (0.15, 0.3, 0.45)


def heads(clip: Clip) -> list[HeadFit]:
    return [fit_head(mesh, clip.width, clip.height) for mesh in clip.mesh[clip.both]]


def reach(values: np.ndarray) -> np.ndarray:
    low, high = np.percentile(values, (1, 99), axis=0)
    return np.asarray(high - low)


def sneers(fits: list[HeadFit]) -> np.ndarray:
    """(N, 2) noseSneer of a clip seen twice in a row, the second time: what is usual is known by then."""
    sneer, rows = Sneer(), []
    for k, fit in enumerate([*fits, *fits]):
        out = sneer.mend(np.zeros(52, np.float32), fit.points, float(head_angles(fit.rotation)[1]), k / FPS)
        rows.append(out[[INDEX["noseSneerLeft"], INDEX["noseSneerRight"]]])
    return np.stack(rows[len(fits) :])


def channels(clips: list[Clip]) -> dict[str, np.ndarray]:
    """(52,) each: the most a clip moves the channels, by mesh, by task and by livehead with the task."""
    shapes = FaceShapes()
    most: dict[str, list[np.ndarray]] = {"mesh": [], "task": [], "task, mended": []}
    for clip in clips:
        fits = heads(clip)
        task = clip.task_shapes[clip.both]
        mended = np.stack([frowned(row, fit.points) for row, fit in zip(task, fits, strict=True)])
        mended[:, [INDEX["noseSneerLeft"], INDEX["noseSneerRight"]]] = sneers(fits)
        most["mesh"].append(reach(np.stack([shapes.measure(fit) for fit in fits])))
        most["task"].append(reach(task))
        most["task, mended"].append(reach(mended))
    return {name: np.max(rows, axis=0) for name, rows in most.items()}


def found(clips: list[Clip]) -> dict[str, tuple[int, int, int, int]]:
    """Of every clip and side: marked frames with noseSneer over 0.25, marked frames, false ones, all others."""
    table = {}
    for clip in clips:
        frames, values = np.flatnonzero(clip.both), sneers(heads(clip))
        for k, side in enumerate(("Left", "Right")):
            marks = SNEERS.get(clip.name, {}).get(side, [])
            marked = np.any([(frames >= a) & (frames <= b) for a, b in marks] or [frames < 0], axis=0)
            near = np.any([(frames >= a - 1) & (frames <= b + 1) for a, b in marks] or [frames < 0], axis=0)
            on = values[:, k] > 0.25
            table[f"{clip.name} {side.lower()}"] = tuple(
                int(v.sum()) for v in (on & marked, marked, on & ~near, ~near)
            )
    return table


def pushed(picture: np.ndarray, mesh: np.ndarray, amount: float) -> np.ndarray:
    """The picture with both cheeks blown up by a share of their size; mesh: (478, 2) pixels."""
    rows, columns = np.mgrid[: picture.shape[0], : picture.shape[1]].astype(np.float32)
    radius = 0.33 * float(np.linalg.norm(mesh[454] - mesh[234]))
    x, y = columns.copy(), rows.copy()
    for cheek in OUTLINE:
        middle = mesh[list(cheek)].mean(axis=0)
        away_x, away_y = columns - middle[0], rows - middle[1]
        near = np.maximum(1.0 - (away_x**2 + away_y**2) / radius**2, 0.0)
        x, y = x - away_x * amount * near**2, y - away_y * amount * near**2
    return cv2.remap(picture, x, y, cv2.INTER_LINEAR)


def follows(clip: Clip) -> dict[str, list[float]]:
    """cm by which the mesh's cheeks come apart in the calmest frame of a clip, for every push of the picture."""
    calm = int(np.nanargmin(clip.task_shapes[:, INDEX["jawOpen"]] + np.abs(clip.task_rotation[:, 2, 0])))
    with av.open(str(VIDEOS / clip.name)) as file:
        picture = next(f for k, f in enumerate(file.decode(video=0)) if k == calm).to_ndarray(format="rgb24")
    mesh = clip.mesh[calm, :, :2] * np.array((clip.width, clip.height))
    widths: dict[str, list[float]] = {name: [] for name in CHEEKS}
    for amount in (0.0, *PUSHES):
        with quiet():
            model = BundledMesh()
            for k in range(6):
                face = model.find(pushed(picture, mesh, amount), k / FPS)
            model.close()
        if face is None:
            return {}
        points = fit_head(face.landmarks, clip.width, clip.height).points
        for name, (left, right) in CHEEKS.items():
            widths[name].append(float(points[left, 0] - points[right, 0]))
    return {name: [w - row[0] for w in row[1:]] for name, row in widths.items()}


def main() -> None:
    argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    ).parse_args()
    console, clips = Console(), [read_clip(name) for name in CLIPS]
    most = channels(clips)
    table = Table("channel", *most, title="The most that any clip moves a channel")
    for index, name in enumerate(NAMES):
        values = [most[column][index] for column in most]
        if min(values) < 2.0 * ALIVE or "Wide" in name:
            table.add_row(name, *(f"{v:.2f}" + (" dead" if v < ALIVE else "") for v in values))
    console.print(table)
    rows = found(clips)
    hits, marked, false, others = (sum(row[k] for row in rows.values()) for k in range(4))
    for name, row in rows.items():
        if row[1] or row[2]:
            console.print(
                f"noseSneer, {name}: {row[0]} of {row[1]} marked frames, {row[2]} false of {row[3]}"
            )
    console.print(f"noseSneer: recall {hits / marked:.2f}, precision {hits / max(hits + false, 1):.2f}, "
                  f"false in {false / others:.2%} of the other frames")  # fmt: skip
    console.print(f"cheeks pushed out by {PUSHES}: cm by which the mesh's cheeks come apart")
    for clip in clips[:7]:
        changes = (f"{n} {' '.join(f'{v:+.2f}' for v in row)}" for n, row in follows(clip).items())
        fits = heads(clip)
        usual = reach(np.array([[f.points[411, 0] - f.points[187, 0]] for f in fits]))[0]
        console.print(f"{clip.name}: {'; '.join(changes)} (the clip itself moves the cheeks by {usual:.2f})")


if __name__ == "__main__":
    main()
