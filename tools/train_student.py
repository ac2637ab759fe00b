"""Train the student of a character from its puppet and write the network with its card.

    python tools/train_student.py characters/actia models/onnx/actia_student.onnx

Needs the extra `train` and two cores. --recorded FILE judges the student on recorded poses too: a JSON or NPY
array (frames, 45). Nothing recorded is ever trained on.
"""

from __future__ import annotations

import argparse
import functools
import json
import logging
import platform
from pathlib import Path

import numpy as np

from livehead.training import card, earlier, judge, poses
from livehead.training.distil import Recipe, distil
from livehead.training.export import export
from livehead.training.puppet_teacher import PuppetTeacher
from livehead.training.teacher import Floats

HELD_OUT = 500
HELD_OUT_SEED = 990_017  # no training seed comes near it


def teacher(folder: Path) -> PuppetTeacher:
    return PuppetTeacher(folder)


def recorded(path: Path) -> Floats:
    """Ten stretches of 50 frames, evenly over a recording."""
    frames = np.load(path) if path.suffix == ".npy" else np.array(json.loads(path.read_text("utf-8")))
    starts = np.linspace(0, len(frames) - HELD_OUT // 10, 10).astype(int)
    return np.concatenate([frames[s : s + HELD_OUT // 10] for s in starts]).astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("character", type=Path, help="a character folder with a rig")
    parser.add_argument("model", type=Path, help="the .onnx file to write; its card goes beside it")
    parser.add_argument("--recorded", type=Path, help="recorded poses to judge by")
    parser.add_argument("--quick", type=float, default=1.0, help="share of the work, for a trial")
    parser.add_argument(
        "--keep",
        type=Path,
        help="a student from before: its decoders stay where their drawing has not changed",
    )
    parser.add_argument(
        "--judge-only", action="store_true", help="judge the file that is there; mend its card"
    )
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    source = functools.partial(teacher, options.character)
    if options.judge_only:
        figures = card.read(options.model)
    else:
        before = earlier.read(options.keep) if options.keep else None
        student, figures = distil(source, Recipe().scaled(options.quick), before)
        figures["bytes"] = export(student, options.model)
    held_out = {"random": poses.sparse(source().layout, HELD_OUT, HELD_OUT_SEED)}
    if options.recorded:
        held_out["recorded"] = recorded(options.recorded)
    drawing = judge.Drawing(options.model)
    results = {name: judge.judge(drawing.draw, source(), held) for name, held in held_out.items()}
    results["milliseconds"] = drawing.times(held_out.get("recorded", held_out["random"])[:200])
    for name, result in results.items():
        print(name, {key: round(value, 3) for key, value in result.items()})
    card.write(options.model, options.character.name, figures, results, platform.machine())


if __name__ == "__main__":
    main()
