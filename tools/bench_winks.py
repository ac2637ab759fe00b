"""What the `winks` modifier does to real blinks and winks, held against marks made by eye.

    python tools/bench_winks.py [--model mesh|task] [--json OUT]

Reads tests/data/blink_marks.toml and the clips of ../shared/media/video, through MediaPipe's bundled mesh or its
landmarker task. "before" is the tracker's motion as the character shows it (`retarget`, which already draws small
differences together), "after" the same with `winks` in between.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from rich.table import Table

from face_clips import SHARED, read_clip
from livehead import registry
from livehead.config import StageChoice
from livehead.motion.arkit import INDEX
from livehead.motion.face_geometry import fit_head
from livehead.motion.face_shapes import FaceShapes
from livehead.motion.head_pose import head_angles
from livehead.motion.lids import LoweredLids
from livehead.motion.pose import NAMES
from livehead.motion.retarget import retarget
from livehead.types import Channels, Motion
from livehead.wire.ifacialmocap import parse

MARKS = Path(__file__).resolve().parents[1] / "tests" / "data" / "blink_marks.toml"
PHONE = SHARED / "media" / "mocap" / "ifm_minbitt_data.txt"
BLINK = [INDEX["eyeBlinkLeft"], INDEX["eyeBlinkRight"]]
SHUT, ONE_SHUT, ONE_OPEN = 0.5, 0.55, 0.35
"""Lids of the character: both beyond SHUT are a blink, one beyond ONE_SHUT and the other under ONE_OPEN a wink."""
SLACK = 2
"""Frames by which a find may miss its mark."""

Stream = list[Motion]
_PARTS = [
    [NAMES.index(f"eye_{kind}_{side}") for kind in ("wink", "happy_wink")] for side in ("left", "right")
]


@dataclass(frozen=True)
class Marked:
    """A stream of N motions with its marks: lists of [first, deepest, last], of [first, last] for unclear."""

    name: str
    stream: Stream
    fps: float
    blinks: list[list[int]]
    winks: list[list[int]]
    unclear: list[list[int]]

    @property
    def minutes(self) -> float:
        return len(self.stream) / self.fps / 60.0


def stream_of(name: str, fps: float, model: str) -> Stream:
    """What the tracker gives for a clip, a motion for every frame with a face (`seq` is the frame)."""
    clip, shapes, lids = read_clip(name), FaceShapes(), LoweredLids()
    motions = []
    for i in np.flatnonzero(clip.both):
        head = fit_head(clip.mesh[i], clip.width, clip.height)
        values = shapes.measure(head) if model == "mesh" else clip.task_shapes[i]
        motions.append(
            replace(
                Motion.neutral(i / fps, int(i)),
                blendshapes=lids.mend(values, clip.mesh[i], clip.width, clip.height, i / fps),
                head_rotation=head_angles(head.rotation if model == "mesh" else clip.task_rotation[i]),
                confidence=1.0,
                channels=Channels.ALL,
            )
        )
    return motions


def marked(model: str) -> list[Marked]:
    """All clips with marks."""
    clips = tomllib.loads(MARKS.read_text(encoding="utf-8"))["clip"]
    return [
        Marked(
            c["file"],
            stream_of(c["file"], c["fps"], model),
            c["fps"],
            c["blinks"],
            [*c.get("left_winks", []), *c.get("right_winks", [])],
            c.get("unclear", []),
        )
        for c in clips
    ]


def chained(*names: str) -> Callable[[Stream], Stream]:
    """The stream behind some modifiers with their defaults, in that order."""

    def change(stream: Stream) -> Stream:
        chain, out = [registry.modifier(StageChoice(name)) for name in names], []
        for motion in stream:
            for modifier in chain:
                motion = modifier.modify(motion, motion.captured_at)
            out.append(motion)
        return out

    return change


def steadied(stream: Stream) -> Stream:
    """The stream behind the `winks` modifier alone."""
    return chained("winks")(stream)


def shown(stream: Stream) -> np.ndarray:
    """(N, 2): how far the character's eyes are shut, left and right."""
    poses = np.stack([retarget(m) for m in stream])
    return np.stack([poses[:, part].sum(axis=1) for part in _PARTS], axis=1)


def runs(on: np.ndarray, frames: Iterable[int]) -> list[tuple[int, int]]:
    """Stretches in which something holds, as (first, last) frame; two that are 2 frames apart are one."""
    found: list[tuple[int, int]] = []
    for frame in np.asarray(list(frames))[on].tolist():
        if found and frame - found[-1][1] <= 2:
            found[-1] = (found[-1][0], frame)
        else:
            found.append((frame, frame))
    return found


def meets(run: tuple[int, int], mark: list[int]) -> bool:
    return run[0] <= mark[-1] + SLACK and run[1] >= mark[0] - SLACK


def score(clip: Marked, stream: Stream) -> dict[str, float]:
    """Blinks and winks found, missed and made up in one clip."""
    lids, frames = shown(stream), [m.seq for m in stream]
    low, high = lids.min(axis=1), lids.max(axis=1)
    blinks = runs(low > SHUT, frames)
    lone = runs((high > ONE_SHUT) & (low < ONE_OPEN), frames)
    false_lone = [r for r in lone if not any(meets(r, m) for m in clip.winks + clip.unclear)]
    false = [r for r in blinks if not any(meets(r, m) for m in clip.blinks + clip.winks + clip.unclear)]
    right = [r for r in blinks if any(meets(r, m) for m in clip.blinks)]
    return {
        "minutes": clip.minutes,
        "blinks": len(clip.blinks),
        "found": sum(any(meets(r, m) for r in blinks) for m in clip.blinks),
        "right": len(right),
        "false": len(false),
        "winks": len(clip.winks),
        "winks found": sum(any(meets(r, m) for r in lone) for m in clip.winks),
        "wink frames": sum(b - a + 1 for a, b in lone if any(meets((a, b), m) for m in clip.winks)),
        "false winks": len(false_lone),
    }


def total(clips: list[Marked], change: Callable[[Stream], Stream]) -> dict[str, float]:
    """Sums over all clips of what `score` gives for the changed streams."""
    rows = [score(c, change(c.stream)) for c in clips]
    return {key: float(sum(r[key] for r in rows)) for key in rows[0]}


def crossing(values: np.ndarray, level: float, frames: range, up: bool) -> float:
    """The frame, with its fraction, at which values first reach a level, or last leave it; nan where never."""
    order = frames if up else reversed(frames)
    for k in order:
        if values[k] >= level:
            side = k - 1 if up else k + 1
            if not 0 <= side < len(values) or values[side] >= level:
                return float(k)
            share = (values[k] - level) / (values[k] - values[side])
            return k - share if up else k + share
    return float("nan")


def closeness(clips: list[Marked]) -> dict[str, list[float]]:
    """Of every marked blink, in eyeBlink itself: ms between the lids as they close and as they open (at 0.33),
    difference of their peaks; before and after. added: ms by which the first lid comes later."""
    out: dict[str, list[float]] = {}
    for clip in clips:
        places = {m.seq: k for k, m in enumerate(clip.stream)}
        before, after = (
            np.stack([m.blendshapes[BLINK] for m in s]) for s in (clip.stream, steadied(clip.stream))
        )
        for first, _, last in clip.blinks:
            if first - 3 not in places or any(a <= first - 1 <= b for a, _, b in clip.winks):
                continue
            span = range(places[first - 3], min(places[first] + last - first + 4, len(before)))
            for when, values in (("before", before), ("after", after)):
                for way, up in (("closing", True), ("opening", False)):
                    ends = [crossing(values[:, eye], 0.33, span, up) for eye in (0, 1)]
                    out.setdefault(f"{way} {when}", []).append(abs(ends[0] - ends[1]) / clip.fps * 1000.0)
                peaks = values[span.start : span.stop].max(axis=0)
                out.setdefault(f"peak {when}", []).append(float(abs(peaks[0] - peaks[1])))
            starts = [
                np.nanmin([crossing(v[:, eye], 0.33, span, True) for eye in (0, 1)]) for v in (before, after)
            ]
            out.setdefault("added", []).append((starts[1] - starts[0]) / clip.fps * 1000.0)
    return out


def late(eye: int, samples: int) -> Callable[[Stream], Stream]:
    """One eye reported some samples late."""

    def change(stream: Stream) -> Stream:
        return [_with(m, {eye: stream[max(k - samples, 0)]}, 1.0) for k, m in enumerate(stream)]

    return change


def weak(eye: int, share: float) -> Callable[[Stream], Stream]:
    """One eye's blinks reported weaker."""
    return lambda stream: [_with(m, {eye: m}, share) for m in stream]


def _with(motion: Motion, lids: dict[int, Motion], share: float) -> Motion:
    shapes = motion.blendshapes.copy()
    for eye, other in lids.items():
        shapes[BLINK[eye]] = other.blendshapes[BLINK[eye]] * share
    return replace(motion, blendshapes=shapes)


def phone() -> Marked:
    """The recorded iFacialMocap stream, taken as 60 a second; its two blinks."""
    packets = [parse(line.strip()) for line in PHONE.read_bytes().splitlines()]
    stream = [
        replace(
            Motion.neutral(k / 60.0, k),
            blendshapes=p.blendshapes,
            head_rotation=p.head_rotation,
            confidence=1.0,
            channels=p.channels,
        )
        for k, p in enumerate(p for p in packets if p)
    ]
    return Marked(PHONE.name, stream, 60.0, [[50, 52, 56], [138, 141, 148]], [], [])


def winked(clip: Marked, eye: int, hold: float) -> list[Marked]:
    """Winks made of real blinks: the other eye stays as it was, the deepest moment lasts `hold` seconds."""
    made = []
    for first, deepest, last in clip.blinks:
        frames = [m for m in clip.stream if first - 15 <= m.seq <= last + 15]
        rest = next((m for m in reversed(frames) if m.seq == first - 2), None)
        if rest is None:
            continue
        stay = round(hold * clip.fps)
        slow = [m for m in frames for _ in range(stay if m.seq == deepest else 1)]
        stream = [
            replace(
                _with(m, {1 - eye: rest}, 1.0) if first - 1 <= m.seq <= last + 1 else m,
                seq=k,
                captured_at=k / clip.fps,
            )
            for k, m in enumerate(slow)
        ]
        at = next(k for k, m in enumerate(slow) if m.seq == deepest)
        made.append(Marked(clip.name, stream, clip.fps, [], [[at, at, at + stay - 1]], []))
    return made


def survival(clips: list[Marked], hold: float) -> dict[str, float]:
    """Made-up winks: how many are still winks, and the share of their shut time that is shown as one, and how
    long after the tracker's they begin."""
    made = [w for c in clips for eye in (0, 1) for w in winked(c, eye, hold)]
    counts, share, delay = [0, 0], [0.0, 0.0], []
    for wink in made:
        begins = []
        for k, stream in enumerate((wink.stream, steadied(wink.stream))):
            lids = shown(stream)
            lone = (lids.max(axis=1) > ONE_SHUT) & (lids.min(axis=1) < ONE_OPEN)
            first, _, last = wink.winks[0]
            counts[k] += bool(lone.any())
            share[k] += float(lone[first : last + 1].mean()) / len(made)
            begins.append(int(np.argmax(lone)) / wink.fps if lone.any() else float("nan"))
        delay.append(1000.0 * (begins[1] - begins[0]))
    return {
        "winks": len(made),
        "before": counts[0],
        "after": counts[1],
        "share before": share[0],
        "share after": share[1],
        "delay ms": float(np.nanmedian(delay)),
    }


def turned(clips: list[Marked]) -> dict[str, float]:
    """Frames with the head turned more than 25 degrees: difference of the lids as shown, and one-eyed frames."""
    rows: dict[str, list[float]] = {"frames": []}
    for clip in clips:
        far = np.array([abs(float(m.head_rotation[1])) > np.radians(25.0) for m in clip.stream])
        rows["frames"].append(float(far.sum()))
        for when, stream in (("before", clip.stream), ("after", steadied(clip.stream))):
            raw = np.stack([m.blendshapes[BLINK] for m in stream])[far]
            rows.setdefault(f"difference {when}", []).extend(np.abs(raw[:, 0] - raw[:, 1]).tolist())
    return {
        "frames": sum(rows["frames"]),
        **{k: float(np.mean(v)) for k, v in rows.items() if k != "frames" and v},
        **{f"worst {k}": float(np.max(v)) for k, v in rows.items() if k != "frames" and v},
    }


def measure(model: str) -> dict[str, Any]:
    clips = marked(model)
    plain = [c for c in clips if not c.winks]
    faults = {"as tracked": lambda s: s}
    faults |= {f"{n} late by {k}": late(e, k) for e, n in ((0, "left"), (1, "right")) for k in (1, 2)}
    faults |= {
        f"{n} at {share}": weak(e, share) for e, n in ((0, "left"), (1, "right")) for share in (0.7, 0.5)
    }
    return {
        "clips": {
            c.name: {"before": score(c, c.stream), "after": score(c, steadied(c.stream))} for c in clips
        },
        "faults": {
            name: {"before": total(plain, change), "after": total(plain, lambda s, c=change: steadied(c(s)))}
            for name, change in faults.items()
        },
        "run": {
            "before": total(clips, chained("calibrate", "smooth")),
            "after": total(clips, chained("calibrate", "winks", "smooth")),
        },
        "closeness": closeness(clips),
        "turned": turned(clips),
        "made winks": {h: survival([*plain, phone()], h) for h in (0.15, 0.25, 0.4)},
        "phone": {
            "before": score(phone(), phone().stream),
            "after": score(phone(), steadied(phone().stream)),
        },
    }


def show(result: dict[str, Any]) -> None:
    console = Console(width=120)
    table = Table(
        "clip", "blinks", "found", "false", "winks", "found", "frames", "false winks", title="before → after"
    )
    for name, row in {**result["clips"], "phone recording": result["phone"]}.items():
        b, a = row["before"], row["after"]
        pairs = (f"{b[k]:.0f} → {a[k]:.0f}" for k in ("found", "false"))
        more = (f"{b[k]:.0f} → {a[k]:.0f}" for k in ("winks found", "wink frames", "false winks"))
        table.add_row(name[:34], f"{b['blinks']:.0f}", *pairs, f"{b['winks']:.0f}", *more)
    console.print(table)
    table = Table(
        "one eye", "recall", "precision", "false winks a minute", title="Clips without winks, made worse"
    )
    for name, row in result["faults"].items():
        b, a = row["before"], row["after"]
        cells = []
        for count, of in (("found", "blinks"), ("right", None)):
            values = [r[count] / max(r[of] if of else r["right"] + r["false"], 1.0) for r in (b, a)]
            cells.append(f"{values[0]:.2f} → {values[1]:.2f}")
        table.add_row(name, *cells, " → ".join(f"{r['false winks'] / r['minutes']:.1f}" for r in (b, a)))
    console.print(table)
    for when in ("before", "after"):
        row = result["run"][when]
        console.print(
            f"all clips between calibrate and smooth, {when}: recall {row['found'] / row['blinks']:.2f}, "
            f"winks {row['winks found']:.0f} of {row['winks']:.0f}, "
            f"false winks a minute {row['false winks'] / row['minutes']:.1f}"
        )
    for way in ("closing", "opening", "peak"):
        b, a = (np.array(result["closeness"][f"{way} {w}"]) for w in ("before", "after"))
        unit = "" if way == "peak" else " ms"
        console.print(
            f"lids apart, {way}: mean {np.nanmean(b):.2f} → {np.nanmean(a):.2f}{unit}, "
            f"worst {np.nanmax(b):.2f} → {np.nanmax(a):.2f}{unit} ({len(b)} blinks)"
        )
    added = np.array(result["closeness"]["added"])
    console.print(
        f"added to a blink's first lid: mean {np.nanmean(added):.1f}, worst {np.nanmax(added):.1f} ms"
    )
    console.print("turned beyond 25°:", {k: round(v, 3) for k, v in result["turned"].items()})
    for hold, row in result["made winks"].items():
        console.print(f"made winks of {hold} s:", {k: round(v, 2) for k, v in row.items()})


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--model", choices=("mesh", "task"), default="task")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    arguments = parser.parse_args()
    result = measure(arguments.model)
    show(result)
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
