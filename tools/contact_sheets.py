"""Draw the README's pictures: parameter sweeps, a real clip's face beside the character, the idle loop.

    python tools/contact_sheets.py --clip CLIP.mp4 --out docs
    python tools/contact_sheets.py --expressions --emotes

Of the clip only the tracked outline is drawn, never the person. Needs the `dev` extra (Pillow comes with it).
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow

from livehead import registry
from livehead.cast import find_character
from livehead.config import Config, StageChoice
from livehead.motion import emotes as moves
from livehead.motion import expressions as faces
from livehead.motion.pose import LAYOUT
from livehead.motion.tape import TapeReader
from livehead.offline import render
from livehead.types import Motion

GREY = (104, 110, 126)
Pixels = NDArray[np.uint8]


def on_grey(rgba: Pixels, colour: tuple[int, int, int] = GREY) -> Pixels:
    """RGBA composited over a plain colour, (H, W, 3) RGB."""
    alpha = rgba[..., 3:].astype(np.float32) / 255
    return (rgba[..., :3] * alpha + np.array(colour, np.float32) * (1 - alpha) + 0.5).astype(np.uint8)


def label(picture: Pixels, text: str) -> Pixels:
    """The picture with a line of text under it."""
    strip = np.full((15, picture.shape[1], 3), 36, np.uint8)
    cv2.putText(strip, text, (3, 11), cv2.FONT_HERSHEY_SIMPLEX, 0.34, (230, 230, 235), 1, cv2.LINE_AA)
    return np.vstack([picture, strip])


def grid(cells: list[Pixels], columns: int) -> Pixels:
    """Cells of one size in rows, with a thin gap."""
    gap = 3
    height, width = cells[0].shape[:2]
    rows = -(-len(cells) // columns)
    sheet = np.full((rows * (height + gap) + gap, columns * (width + gap) + gap, 3), 36, np.uint8)
    for index, cell in enumerate(cells):
        y, x = gap + index // columns * (height + gap), gap + index % columns * (width + gap)
        sheet[y : y + height, x : x + width] = cell
    return sheet


def save(sheet: Pixels, path: Path) -> None:
    cv2.imwrite(str(path), cv2.cvtColor(sheet, cv2.COLOR_RGB2BGR), [cv2.IMWRITE_JPEG_QUALITY, 86])
    print(f"{path}: {sheet.shape[1]}x{sheet.shape[0]}, {path.stat().st_size // 1024} KiB")


def animators(names: list[str], character: str) -> list[Any]:
    loaded = []
    for name in names:
        stage: Any = registry.animator(StageChoice(name))
        stage.load(find_character(character))
        loaded.append(stage)
    return loaded


def sweeps(character: str) -> Pixels:
    """Every parameter at its extremes: the puppet on the left of each cell, the student on the right."""
    stages = animators(["puppet", "student"], character)
    cells = []
    for index, name in enumerate(LAYOUT.names):
        for value in (1.0,) if LAYOUT.low[index] == 0 else (-1.0, 1.0):
            pose = np.zeros(len(LAYOUT.names), np.float32)
            pose[index] = value
            box = (slice(40, 240), slice(156, 356)) if index < 39 else (slice(0, 400), slice(56, 456))
            pair = [on_grey(np.ascontiguousarray(stage.draw(pose).pixels[box])) for stage in stages]
            small = [cv2.resize(p, (104, 104), interpolation=cv2.INTER_AREA) for p in pair]
            cells.append(label(np.hstack(small), f"{name} {value:+.0f}" if len(cells) else name))
    return grid(cells, 7)


def outline(rgb: Pixels, size: int) -> Pixels | None:
    """The tracked outline of the face in a picture, and nothing else of it; None when no face is found."""
    from mediapipe.python.solutions import face_mesh, face_mesh_connections

    with face_mesh.FaceMesh(static_image_mode=True, refine_landmarks=True) as mesh:
        found = mesh.process(rgb).multi_face_landmarks
    if not found:
        return None
    points = np.array([(p.x * rgb.shape[1], p.y * rgb.shape[0]) for p in found[0].landmark])
    low, high = points.min(0), points.max(0)
    scale = size * 0.62 / (high - low).max()
    points = (points - (low + high) / 2) * scale + size / 2
    canvas = np.full((size, size, 3), 28, np.uint8)
    for edges, colour in (
        (face_mesh_connections.FACEMESH_TESSELATION, (58, 62, 78)),
        (face_mesh_connections.FACEMESH_CONTOURS, (154, 220, 200)),
        (face_mesh_connections.FACEMESH_IRISES, (247, 203, 107)),
    ):
        for a, b in edges:
            ends = [tuple(int(v * 8) for v in points[i]) for i in (a, b)]
            cv2.line(canvas, ends[0], ends[1], colour, 1, cv2.LINE_AA, 3)
    return canvas


def clip(path: Path, character: str, moments: int = 8) -> Pixels:
    """Moments of a clip: the tracked outline above, the character below, moving as the picture does."""
    import av

    choice = StageChoice("mediapipe_face", {"source": str(path), "realtime": False})
    tracker = registry.tracker(choice)
    motions = list(tracker.track())
    tracker.close()
    with av.open(str(path)) as file:
        pictures = [f.to_ndarray(format="rgb24") for f in file.decode(video=0)]
    stage = animators(["student"], character)[0]
    changes = [np.abs(m.blendshapes).sum() + 4 * np.abs(m.head_rotation).sum() for m in motions]
    span = len(motions) // moments
    chosen = [k * span + int(np.argmax(changes[k * span : (k + 1) * span])) for k in range(moments)]
    columns = []
    for index in chosen:
        drawn = outline(pictures[min(motions[index].seq, len(pictures) - 1)], 180)
        if drawn is not None:
            face = on_grey(np.ascontiguousarray(stage.animate(motions[index]).pixels[20:290, 121:391]))
            columns.append(np.vstack([drawn, cv2.resize(face, (180, 180), interpolation=cv2.INTER_AREA)]))
    return grid(columns, moments)


def idle(character: str, seconds: float = 8.0) -> Pixels:
    """The idle loop: nobody there, one picture every half second."""
    modifiers = [registry.modifier(choice) for choice in Config().modifiers]
    motions = [Motion.neutral(0.0), Motion.neutral(seconds)]
    frames = list(render(motions, modifiers, animators(["student"], character)[0], (), 30.0))
    cells = [on_grey(np.ascontiguousarray(f.pixels[0:400, 56:456])) for f in frames[15::15]]
    return grid([cv2.resize(c, (180, 180), interpolation=cv2.INTER_AREA) for c in cells], 8)


def bust(stage: Any, motion: Motion, size: int) -> Pixels:
    """Head and shoulders on grey, `size` pixels wide."""
    picture = on_grey(np.ascontiguousarray(stage.animate(motion).pixels[20:290, 121:391]))
    return np.asarray(cv2.resize(picture, (size, size), interpolation=cv2.INTER_AREA), np.uint8)


def expressions(character: str) -> Pixels:
    """Every expression that ships, over a face at rest."""
    stage = animators(["student"], character)[0]
    found = faces.read(faces.SHIPPED)
    return grid(
        [label(bust(stage, faces.wear(Motion.neutral(), [(e, 1.0)]), 200), n) for n, e in found.items()], 8
    )


def emotes(character: str, moments: int = 8) -> Pixels:
    """Every emote that ships, played over a face at rest: a row of moments each."""
    stage, cells = animators(["student"], character)[0], []
    for path in sorted(moves.SHIPPED.glob("*.tape")):
        modifier: Any = registry.modifier(StageChoice("emote"))
        name = modifier.perform(path.stem)
        frames = round(moves.read(path).duration * 60)
        wanted = {round(frames * (k + 0.9) / moments) for k in range(moments)}
        for frame in range(frames):
            motion = modifier.modify(Motion.neutral(), frame / 60)
            if frame in wanted:
                cells.append(label(bust(stage, motion, 128), f"{name} {frame / 60:.1f} s"))
    return grid(cells, moments)


def moving(character: str, path: Path, start: float = 0.0, seconds: float = 8.0) -> None:
    """A short moving picture of the demo motion, for the top of the README."""
    tape = TapeReader()
    first = tape[0].captured_at
    motions = [m for m in tape if start <= m.captured_at - first <= start + seconds]
    modifiers = [registry.modifier(choice) for choice in Config().modifiers]
    frames = render(motions, modifiers, animators(["student"], character)[0], (), 15.0)
    pictures = [
        Pillow.fromarray(
            cv2.resize(np.ascontiguousarray(f.pixels[:400, 56:456]), (280, 280), interpolation=cv2.INTER_AREA)
        )
        for f in frames
    ]
    pictures[0].save(
        path, save_all=True, append_images=pictures[1:], duration=67, loop=0, quality=55, method=4
    )
    print(f"{path}: {path.stat().st_size // 1024} KiB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--character", default="actia")
    parser.add_argument(
        "--clip", type=Path, help="a video with one face; without it that sheet is left alone"
    )
    parser.add_argument("--out", type=Path, default=Path("docs"))
    parser.add_argument("--expressions", action="store_true", help="draw the expressions, none of the usual")
    parser.add_argument("--emotes", action="store_true", help="draw the emotes, none of the usual sheets")
    arguments = parser.parse_args()
    arguments.out.mkdir(exist_ok=True)
    if arguments.expressions:
        save(expressions(arguments.character), arguments.out / "expressions.jpg")
    if arguments.emotes:
        save(emotes(arguments.character), arguments.out / "emotes.jpg")
    if arguments.expressions or arguments.emotes:
        return
    save(sweeps(arguments.character), arguments.out / "sweeps.jpg")
    save(idle(arguments.character), arguments.out / "idle.jpg")
    moving(arguments.character, arguments.out / "demo.webp")
    if arguments.clip:
        save(clip(arguments.clip, arguments.character), arguments.out / "clip.jpg")


if __name__ == "__main__":
    main()
