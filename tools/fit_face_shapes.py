"""Fit livehead's face shapes: a small network from pose-corrected mesh landmarks to 52 blendshapes.

    python tools/fit_face_shapes.py                    # fits on all clips, writes face_shapes.npz
    python tools/fit_face_shapes.py --leave-out lp_d3 --out WITHOUT.npz

Teacher: the blendshapes that MediaPipe's face_landmarker.task (Apache-2.0) gives, on two kinds of data:
the frames of the clips in ../shared/media, with the bundled mesh of the same frame as input; and made-up
faces, one person's face at rest with another's upper-face and a third's lower-face movement, which the
blendshape part of that file labels. Needs mediapipe 0.10.21, torch and openvino;
about 4 minutes on two cores.
"""

from __future__ import annotations

import argparse
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import openvino
import torch
from scipy.optimize import linear_sum_assignment

from face_clips import CLIPS, MODEL, Clip, read_clip
from livehead.motion import arkit
from livehead.motion.face_geometry import fit_head
from livehead.motion.face_shapes import FILE, FaceShapes, network_input
from livehead.motion.head_pose import head_angles

# The 146 landmarks that MediaPipe's blendshape model reads.
LANDMARKS = [
    0, 1, 4, 5, 6, 7, 8, 10, 13, 14, 17, 21, 33, 37, 39, 40, 46, 52, 53, 54, 55, 58, 61, 63, 65, 66, 67, 70,
    78, 80, 81, 82, 84, 87, 88, 91, 93, 95, 103, 105, 107, 109, 127, 132, 133, 136, 144, 145, 146, 148, 149,
    150, 152, 153, 154, 155, 157, 158, 159, 160, 161, 162, 163, 168, 172, 173, 176, 178, 181, 185, 191, 195,
    197, 234, 246, 249, 251, 263, 267, 269, 270, 276, 282, 283, 284, 285, 288, 291, 293, 295, 296, 297, 300,
    308, 310, 311, 312, 314, 317, 318, 321, 323, 324, 332, 334, 336, 338, 356, 361, 362, 365, 373, 374, 375,
    377, 378, 379, 380, 381, 382, 384, 385, 386, 387, 388, 389, 390, 397, 398, 400, 402, 405, 409, 415, 454,
    466, 468, 469, 470, 471, 472, 473, 474, 475, 476, 477,
]  # fmt: skip
HIDDEN = 48
MIRRORED = [arkit.INDEX[arkit.mirrored(name)] for name in arkit.NAMES]
AT_REST = ["jawOpen", "mouthPucker", "mouthFunnel", "mouthSmileLeft", "mouthSmileRight", "mouthUpperUpLeft",
           "eyeBlinkLeft", "eyeBlinkRight"]  # fmt: skip


@dataclass(slots=True, eq=False)
class Faces:
    """A clip's faces. points: (N, 478, 3) cm in head axes; angles: (N, 3); shapes: (N, 52) of the teacher."""

    points: np.ndarray
    angles: np.ndarray
    shapes: np.ndarray

    def rest(self) -> np.ndarray:
        """(478, 3): the face at rest, from the tenth of the frames with the least expression."""
        effort = self.shapes[:, [arkit.INDEX[n] for n in AT_REST]].sum(axis=1)
        return np.median(self.points[np.argsort(effort)[: max(3, len(effort) // 10)]], axis=0)

    def mirrored(self, partner: np.ndarray) -> Faces:
        points = self.points[:, partner] * (-1, 1, 1)
        return Faces(points, self.angles * (1, -1, -1), self.shapes[:, MIRRORED])


def faces_of(clip: Clip) -> Faces:
    """The frames of a clip in which both models see the face."""
    seen = clip.both
    heads = [fit_head(mesh, clip.width, clip.height) for mesh in clip.mesh[seen]]
    angles = np.stack([head_angles(h.rotation) for h in heads])
    return Faces(np.stack([h.points for h in heads]), angles, clip.task_shapes[seen])


def partners(mean: np.ndarray) -> np.ndarray:
    """(478,): each landmark's partner on the other side, by the mean face (478, 3)."""
    away = ((mean[:, None] * (-1, 1, 1) - mean[None]) ** 2).sum(axis=-1)
    return linear_sum_assignment(away + away.T)[1]


class Teacher:
    """MediaPipe's blendshape model alone: landmarks in a picture to blendshapes."""

    def __init__(self) -> None:
        data = zipfile.ZipFile(MODEL).read("face_blendshapes.tflite")
        path = Path(tempfile.mkdtemp()) / "blendshapes.tflite"
        path.write_bytes(data)
        self._model = openvino.Core().compile_model(path, "CPU")
        path.unlink()

    def label(self, points: np.ndarray) -> np.ndarray:
        """(N, 52) of frontal faces (N, 478, 3) cm, seen from half a metre."""
        away = 50.0 - points[:, LANDMARKS, 2:]
        seen = (
            np.concatenate((points[:, LANDMARKS, :1], -points[:, LANDMARKS, 1:2]), axis=2) / away * 800 + 300
        )
        out = np.zeros((len(points), 52), np.float32)
        for row, landmarks in zip(out, seen.astype(np.float32), strict=True):
            row[:51] = np.asarray(self._model(landmarks[None])[0]).reshape(-1)[1:]
        return out


def made_up(clips: list[Faces], count: int, partner: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """(count, 478, 3): identities and movements mixed anew."""
    rests = np.stack([c.rest() for c in clips])
    moves = [c.points - rest for c, rest in zip(clips, rests, strict=True)]
    upper = 1.0 / (1.0 + np.exp(-(rests.mean(axis=0)[:, 1:2] - 0.3) / 0.6))
    out = np.empty((count, 478, 3), np.float32)
    for i in range(count):
        one, other, top, bottom = rng.integers(len(clips), size=4)
        above, below = (moves[c][rng.integers(len(moves[c]))] for c in (top, bottom))
        above, below = (m[partner] * (-1, 1, 1) if rng.random() < 0.5 else m for m in (above, below))
        face = rests[one] + rng.uniform(-0.3, 0.6) * (rests[other] - rests[one])
        out[i] = face + rng.uniform(0.6, 1.4) * (upper * above + (1.0 - upper) * below)
    return out


def examples(
    clips: list[Faces], count: int, mean: np.ndarray, partner: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Inputs (N, D), targets (N, 52) and how often each is drawn; everything also mirrored."""
    made = made_up(clips, count, partner, np.random.default_rng(0))
    drawn = [Faces(made, np.zeros((count, 3)), Teacher().label(made))]
    rows = []
    for faces, share in [(c, len(c.points) ** 0.5) for c in clips] + [(d, 0.0) for d in drawn]:
        share = share or sum(len(c.points) ** 0.5 for c in clips)
        for side in (faces, faces.mirrored(partner)):
            x = network_input(side.points[:, LANDMARKS], side.angles, mean[LANDMARKS])
            rows.append((x, side.shapes, np.full(len(x), share / len(x))))
    inputs, targets, weights = (np.concatenate(part) for part in zip(*rows, strict=True))
    return inputs.astype(np.float32), targets.astype(np.float32), weights


def fit(inputs: np.ndarray, targets: np.ndarray, weights: np.ndarray, steps: int) -> torch.nn.Sequential:
    """The network, trained on squared error with a little noise on the landmarks."""
    torch.manual_seed(0)
    x, y, p = torch.tensor(inputs), torch.tensor(targets), torch.tensor(weights)
    net = torch.nn.Sequential(
        torch.nn.Linear(x.shape[1], HIDDEN), torch.nn.Tanh(), torch.nn.Linear(HIDDEN, 52), torch.nn.Sigmoid()
    )
    with torch.no_grad():
        net[0].weight *= 0.3
        net[2].bias.copy_(torch.logit(y.mean(0).clamp(1e-3, 0.99)))
    optimizer = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 6e-3, steps)
    for _ in range(steps):
        drawn = torch.multinomial(p, 512, replacement=True)
        seen = x[drawn] + 0.03 * torch.randn(512, x.shape[1])
        loss = ((net(seen) - y[drawn]) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    return net


def save(net: torch.nn.Sequential, mean: np.ndarray, partner: np.ndarray, path: Path) -> None:
    """Write the network as `FaceShapes` reads it, in half precision."""
    first, second = net[0], net[2]
    np.savez_compressed(
        path,
        landmarks=np.array(LANDMARKS, np.int16),
        mirror=np.array([LANDMARKS.index(i) for i in partner[LANDMARKS]], np.int16),
        mean=mean[LANDMARKS].astype(np.float16),
        first=first.weight.detach().numpy().T.astype(np.float16),
        first_bias=first.bias.detach().numpy().astype(np.float16),
        second=second.weight.detach().numpy().T.astype(np.float16),
        second_bias=second.bias.detach().numpy().astype(np.float16),
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--leave-out", nargs="*", default=[], help="clips to keep for a test, by part of name"
    )
    parser.add_argument("--faces", type=int, default=40_000, help="how many made-up faces")
    parser.add_argument("--steps", type=int, default=5_000)
    parser.add_argument("--out", type=Path, default=FILE)
    arguments = parser.parse_args()
    start = time.monotonic()
    names = [n for n in CLIPS if not any(part in n for part in arguments.leave_out)]
    clips = [faces_of(read_clip(name)) for name in names]
    mean = np.mean([np.median(c.points, axis=0) for c in clips], axis=0)
    partner = partners(mean)
    mean = (mean + mean[partner] * (-1, 1, 1)) / 2.0
    net = fit(*examples(clips, arguments.faces, mean, partner), arguments.steps)
    save(net, mean, partner, arguments.out)
    FaceShapes(arguments.out)
    print(f"{arguments.out}: {arguments.out.stat().st_size} bytes, {time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    main()
