"""The card of a trained student: where it comes from, how it was made, how good it is, who may use it."""

from __future__ import annotations

import json
from pathlib import Path

_TEXT = """# {title}

A small network that draws the character {character} from 45 pose parameters (`livehead.motion.pose`),
trained on this project's own layered drawing and nothing else.

- file: `{file}`, {megabytes:.1f} MB, ONNX opset 17
- input: `pose` (1, 45) float32; output: `picture` (1, 512, 512, 4) float32 straight RGBA in [0, 1]; the other
  outputs are the parts that a processor draws from (`livehead.training.export`)
- licence: CC0-1.0 (drawing and network); the code that made it: MIT
- monetised stream: yes
- origin: `characters/{character}/` drawn by `tools/art/`, moved by `livehead.rig`
- command: `python tools/train_student.py characters/{character} models/onnx/{file}`
- time: {minutes:.0f} minutes on two processor cores ({machine}), drawing the training pictures included{kept}

## How near it comes to the drawing

Held-out poses, laid on mid grey; PSNR in dB, means over the frames (in brackets what 95 of 100 exceed).
The face box is rows 64 to 192, columns 192 to 320. Random poses: each parameter set with probability 0.35.
Recorded poses: ten stretches of 50 frames of a face capture that no training saw.

| poses | whole | face box | SSIM whole | SSIM face |
|---|---|---|---|---|
{rows}

Speed on that machine, two threads: network {network:.1f} ms, drawing {drawing:.1f} ms, together {both:.1f} ms
a frame (median; 95th percentile {both_p95:.1f} ms).

## What it is made of

{planes:.0f} planes with textures of two samples a pixel, moved by flows of {flow_rms_px:.2f} px error (root
mean square; 99th percentile {flow_p99_px:.2f} px), and decoders of what changes (PSNR on the changing samples
of unseen poses): {decoders}.

## Not in it

The drawing's own gradients follow the mean motion of their shape, the student's follow every point.
Parameters beyond their ranges are cut off.
"""

_KEPT = """;
  {} decoders are from an earlier run whose drawing was the same (`--keep`), its time is counted in"""


def write(
    model: Path,
    character: str,
    figures: dict[str, float],
    results: dict[str, dict[str, float]],
    machine: str,
) -> None:
    """Write `NAME.md` and `NAME.json` beside the model. results: judged sets by name, and "milliseconds"."""
    rows = [
        f"| {name} | {r['whole']:.1f} ({r['whole_p5']:.1f}) | {r['face']:.1f} ({r['face_p5']:.1f}) "
        f"| {r['ssim']:.4f} | {r['ssim_face']:.4f} |"
        for name, r in results.items()
        if name != "milliseconds"
    ]
    decoders = ", ".join(
        f"{key.removesuffix('_db')} {value:.1f} dB" for key, value in figures.items() if key.endswith("_db")
    )
    text = _TEXT.format(
        title=model.stem.replace("_", " "),
        character=character,
        file=model.name,
        megabytes=figures["bytes"] / 1e6,
        minutes=figures["seconds"] / 60,
        machine=machine,
        kept=_KEPT.format(int(figures["kept"])) if figures.get("kept") else "",
        rows="\n".join(rows),
        decoders=decoders,
        planes=figures["planes"],
        flow_rms_px=figures["flow_rms_px"],
        flow_p99_px=figures["flow_p99_px"],
        **results["milliseconds"],
    )
    model.with_suffix(".md").write_text(text, encoding="utf-8")
    table = {"training": figures, **results}
    model.with_suffix(".json").write_text(json.dumps(table, indent=1), encoding="utf-8")


def read(model: Path) -> dict[str, float]:
    """The training figures of a model from the JSON that `write` left beside it."""
    table: dict[str, dict[str, float]] = json.loads(model.with_suffix(".json").read_text(encoding="utf-8"))
    return table["training"]
