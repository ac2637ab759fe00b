"""What a frame costs on this processor: the animators' way against the same networks in plain PyTorch, in one run.

python tools/bench_animators.py [--student FOLDER] [--motion FILE] [--frames N] [--only WORD] [--json FILE]

FOLDER holds a THA4 student as its author publishes it, FILE a JSON list of poses (45 numbers each); without
them the material beside the checkout is used. THA3 is filled by the golden rule: its speed does not depend on
its weights. Baseline and ours take turns, so that both meet the same noise; what other programs take of the
processor meanwhile is printed, for on a busy machine no figure is worth much but the ratio.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import torch

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from livehead import folders  # noqa: E402
from livehead.animators import student  # noqa: E402
from livehead.character import Character, read_picture  # noqa: E402
from livehead.nets.tha3 import Tha3Config  # noqa: E402
from livehead.nets.tha3 import Tha3Poser as Tha3Net  # noqa: E402
from livehead.nets.tha4_student import Tha4Student  # noqa: E402
from livehead.posers import picture as pictures  # noqa: E402
from livehead.posers import tha3, tha4_student_whole  # noqa: E402
from livehead.posers.coarse import coarsened  # noqa: E402
from livehead.posers.kept import Kept  # noqa: E402
from livehead.posers.modules import Poser, open_modules  # noqa: E402
from livehead.posers.tha4_student import Tha4StudentPoser  # noqa: E402
from livehead.runtime import golden_rule  # noqa: E402
from livehead.runtime.fill import WeightlessGraph, fill, write  # noqa: E402

GRAPHS = ROOT / "models" / "onnx"
KEPT = 256_000_000
Draw = Callable[[np.ndarray], np.ndarray]


@dataclass
class Row:
    """share: of the frames that it draws; a slow baseline draws few. took: milliseconds by the clock; used: of
    all processors together."""

    group: str
    name: str
    draw: Draw
    share: float = 1.0
    took: list[float] = field(default_factory=list)
    used: list[float] = field(default_factory=list)
    frames: dict[int, np.ndarray] = field(default_factory=dict)

    @property
    def baseline(self) -> bool:
        return self.share < 1

    def round(self, poses: np.ndarray, start: int, count: int) -> None:
        """Draw some poses of the motion, one after the other."""
        for index in range(start, start + max(1, round(count * self.share))):
            before, used = time.perf_counter(), time.process_time()
            picture = self.draw(poses[index])
            self.took.append((time.perf_counter() - before) * 1e3)
            self.used.append((time.process_time() - used) * 1e3)
            self.frames[index] = picture


def tensors(module: torch.nn.Module) -> dict[str, np.ndarray]:
    return {key: tensor.numpy() for key, tensor in module.state_dict().items()}


def in_torch(net: torch.nn.Module, picture: np.ndarray, convention: pictures.Convention) -> Draw:
    """The network as it is, picture conventions included."""
    image = torch.from_numpy(pictures.to_network(picture, convention))

    @torch.no_grad()
    def draw(pose: np.ndarray) -> np.ndarray:
        output = net(image, torch.from_numpy(pose)[None])
        whole = output[0] if isinstance(output, list) else output
        return pictures.from_network(whole.numpy(), convention)

    return draw


def filled(
    architecture: str, weights: dict[str, dict[str, np.ndarray]], folder: Path
) -> Callable[[str], Path]:
    """Module name → its graph with these weights."""
    for module, state in weights.items():
        graph = WeightlessGraph(GRAPHS / architecture / f"{module}.onnx")
        write(folder / architecture / f"{module}.onnx", fill(graph, state))
    return lambda module: folder / architecture / f"{module}.onnx"


def student_rows(source: Path, threads: int, folder: Path) -> Iterator[Row]:
    net = Tha4Student().eval()
    for name in ("face_morpher", "body_morpher"):
        state = torch.load(source / f"{name}.pt", weights_only=True, map_location="cpu")
        getattr(net, name).load_state_dict(state)
    picture = read_picture(source / "character.png")
    group = "THA4 student"
    yield Row(group, "plain PyTorch", in_torch(net, picture, pictures.THA4), 0.05)
    weights = {name: tensors(getattr(net, name)) for name in ("face_morpher", "body_morpher")}
    for level, words in ((0, "pixels, exact poses"), (1, "pixels, face in steps (coarse = 1)")):
        poser = Tha4StudentPoser(*weights.values(), Kept(KEPT), threads)
        poser.load(picture)
        print(f"{words}: {poser.share:.1%} of the picture is computed")
        yield Row(group, words, lambda pose, p=poser, c=level: p.draw(coarsened(pose, c)))
    files = filled("tha4_student", weights, folder)
    for engine in ("onnxruntime", "openvino"):
        modules = open_modules(files, tha4_student_whole.MODULES, engine, threads)
        whole = tha4_student_whole.WholeStudentPoser(modules, Kept(KEPT))
        whole.load(picture)
        yield Row(group, f"whole graphs, {engine}", whole.draw, 0.2)


def tha3_rows(threads: int, folder: Path, picture: np.ndarray) -> Iterator[Row]:
    group, architecture = "THA3 separable", "tha3_separable"
    net = Tha3Net(Tha3Config(separable=True)).eval()
    rule = golden_rule.rule_of(architecture)
    weights: dict[str, dict[str, np.ndarray]] = {}
    for name, module in net.named_children():
        state = {k: golden_rule.weight(k, tuple(v.shape), rule) for k, v in module.state_dict().items()}
        module.load_state_dict({key: torch.from_numpy(value) for key, value in state.items()})
        weights[name] = state
    draw = in_torch(net, picture, tha3.Tha3Poser.convention)
    once = net.eyebrow_decomposer.every
    known: list[Any] = []

    def decomposed(image: torch.Tensor) -> Any:
        """Its author's program, too, takes a picture apart only once."""
        known[:] = known or [once(image)]
        return known[0]

    net.eyebrow_decomposer.every = decomposed  # type: ignore[method-assign]
    draw(np.zeros(45, np.float32))
    yield Row(group, "plain PyTorch", draw, 0.05)
    files = filled(architecture, weights, folder)
    modules = open_modules(files, tha3.MODULES, "auto", threads)
    print(f"THA3 separable runs with {modules.reason}")
    for words, limit, level in (
        ("every frame fresh", 0, 0),
        ("kept results, exact poses", KEPT, 0),
        ("kept results, face in steps (coarse = 1)", KEPT, 1),
    ):
        yield Row(group, words, kept_or_fresh(tha3.Tha3Poser, modules, picture, limit, level))


def kept_or_fresh(poser: Any, modules: Any, picture: np.ndarray, limit: int, level: int) -> Draw:
    """A poser whose results are kept up to a limit; 0: all of a frame is computed anew."""
    kept = Kept(limit)
    made: Poser = poser(modules, kept)
    made.load(picture)

    def draw(pose: np.ndarray) -> np.ndarray:
        if not limit:
            kept.clear()
        return made.draw(coarsened(pose, level))

    return draw


def built_in(threads: int) -> Row:
    animator = student.create(student.Config(threads=threads))
    animator.load(Character.load(folders.characters()["actia"]))
    return Row("built-in student", "actia", lambda pose: animator.draw(pose).pixels)


def premultiplied(picture: np.ndarray) -> np.ndarray:
    scaled = picture.astype(np.float64) / 255
    return np.concatenate([scaled[..., :3] * scaled[..., 3:], scaled[..., 3:]], axis=2)


def decibels(row: Row, baseline: Row | None) -> float | None:
    """Worst frame against the baseline's, premultiplied; None without one."""
    common = set(row.frames) & set(baseline.frames) if baseline and not row.baseline else set()
    errors = [
        np.mean((premultiplied(row.frames[i]) - premultiplied(baseline.frames[i])) ** 2)  # type: ignore[union-attr]
        for i in common
    ]
    return float(-10 * np.log10(max(*errors, 1e-12))) if errors else None


def measured(rows: list[Row], poses: np.ndarray, frames: int, rounds: int) -> float:
    """Let all take turns; returns how many cores other programs used meanwhile."""
    me, before, start = psutil.Process(), psutil.cpu_times(), time.perf_counter()
    mine = sum(me.cpu_times()[:2])
    each = frames // rounds
    for turn in range(rounds):
        for row in rows:
            row.round(poses, turn * each, each)
    elapsed = time.perf_counter() - start
    after = psutil.cpu_times()
    busy = sum(after) - after.idle - after.iowait - (sum(before) - before.idle - before.iowait)
    return max(0.0, (busy - (sum(me.cpu_times()[:2]) - mine)) / elapsed)


def report(rows: list[Row], others: float, threads: int) -> list[dict[str, Any]]:
    table = []
    cores = psutil.cpu_count()
    print(f"\n{threads} threads of {cores} cores; other programs used {others:.2f} cores meanwhile", end="")
    print(" (quiet)\n" if others < 0.1 else " (NOT quiet: trust the ratios only)\n")
    print(
        f"{'':16} {'':42} {'median':>8} {'best':>8} {'CPU':>8} {'frames':>6} {'ratio':>6} {'of CPU':>6} {'dB':>6}"
    )
    for row in rows:
        baseline = next((r for r in rows if r.group == row.group and r.name == "plain PyTorch"), None)
        median, best, dB = statistics.median(row.took), min(row.took), decibels(row, baseline)
        entry = {
            "group": row.group, "name": row.name, "median_ms": median, "best_ms": best,
            "cpu_ms": statistics.median(row.used), "frames": len(row.took), "decibels": dB,
            "ratio": statistics.median(baseline.took) / median if baseline else None,
            "ratio_cpu": statistics.median(baseline.used) / statistics.median(row.used) if baseline else None,
        }  # fmt: skip
        words = [f"{entry[k]:.1f}" if entry[k] else "" for k in ("ratio", "ratio_cpu", "decibels")]
        print(f"{row.group:16} {row.name:42} {median:8.1f} {best:8.1f} {entry['cpu_ms']:8.1f}", end=" ")
        print(f"{len(row.took):6} {words[0]:>6} {words[1]:>6} {words[2]:>6}")
        table.append(entry)
    return table


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    shared = ROOT.parent / "shared"
    parser.add_argument("--student", type=Path, default=shared / "models" / "tha4_student_lambda_00")
    parser.add_argument("--motion", type=Path, default=shared / "media" / "mocap" / "ezvtb_pose_20fps.json")
    parser.add_argument("--frames", type=int, default=120)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", default="", help="rows whose group holds this word")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    poses = np.array(json.loads(options.motion.read_text(encoding="utf-8")), np.float32)
    with tempfile.TemporaryDirectory() as name:
        folder, picture = Path(name), read_picture(options.student / "character.png")
        makers = {
            "THA4 student": lambda: student_rows(options.student, options.threads, folder),
            "THA3 separable": lambda: tha3_rows(options.threads, folder, picture),
            "built-in student": lambda: iter([built_in(options.threads)]),
        }
        rows = [row for group, make in makers.items() if options.only in group for row in make()]
        measured(rows, poses[-4:], 4, 1)  # warm
        for row in rows:
            for kept in (row.took, row.used, row.frames):
                kept.clear()
        others = measured(rows, poses, options.frames, options.rounds)
        table = report(rows, others, options.threads)
    if options.json:
        facts = {"threads": options.threads, "other_cores": others, "rows": table}
        options.json.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
