"""The THA4 student against what its author's code gave: filled by the golden rule, and with real weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

torch = pytest.importorskip("torch", reason="the networks need PyTorch")

from livehead.nets.tha4_student import BodyMorpher, FaceMorpher, Tha4Student  # noqa: E402
from livehead.runtime import golden_rule  # noqa: E402

POSE = np.concatenate(
    [
        golden_rule.vec("tha4.pose.a", 37, 0, 1),
        golden_rule.vec("tha4.pose.b", 7, -1, 1),
        golden_rule.vec("tha4.pose.c", 1, 0, 1),
    ],
    axis=1,
)


@pytest.fixture(scope="module")
def net() -> Tha4Student:
    """Filled by the rule; names of parameters as within each module."""
    student = Tha4Student().eval()
    for module in (student.face_morpher, student.body_morpher):
        rule = golden_rule.rule_of("tha4_student")
        state = {
            key: torch.from_numpy(golden_rule.weight(key, tuple(tensor.shape), rule))
            for key, tensor in module.state_dict().items()
        }
        module.load_state_dict(state)
    return student


def _agrees(name: str, outputs: list[torch.Tensor], shared: Path) -> None:
    """The golden rule's tolerance: 1e-4 + 1e-3 |b| on 99.9 % of the kept samples, statistics to 1e-4."""
    golden = np.load(shared / "golden" / f"tha4_student.{name}.npz")
    assert sum("__" not in key for key in golden.files) == len(outputs)
    for index, output in enumerate(outputs):
        wanted = golden[f"out{index}"]
        assert list(output.shape) == golden[f"out{index}.__shape"].tolist()
        ours = output.numpy().ravel()[:: int(golden[f"out{index}.__stride"])]
        near = np.abs(ours - wanted) <= 1e-4 + 1e-3 * np.abs(wanted)
        assert near.mean() >= 0.999, f"{name}, output {index}: {np.abs(ours - wanted).max()}"
        full = output.double()
        assert [float(full.mean()), float(full.std(correction=0))] == pytest.approx(
            golden[f"out{index}.__stats"][:2].tolist(), abs=1e-4
        )


@pytest.mark.parametrize(("module", "make"), [("face_morpher", FaceMorpher), ("body_morpher", BodyMorpher)])
def test_parameters_are_those_of_the_authors_files(
    module: str, make: type[torch.nn.Module], shared: Path
) -> None:
    import json

    text = (shared / "golden" / "manifests" / f"tha4_student.{module}.json").read_text(encoding="utf-8")
    ours = [[key, list(tensor.shape), "float32"] for key, tensor in make().state_dict().items()]
    assert ours == json.loads(text)


@torch.no_grad()
def test_every_output_is_the_authors(net: Tha4Student, shared: Path) -> None:
    image = torch.from_numpy(golden_rule.image("tha4.image", 4, 512, 512))
    pose = torch.from_numpy(POSE)
    whole = net(image, pose)
    _agrees("poser", whole, shared)
    _agrees("face_morpher", whole[5:], shared)
    _agrees("body_morpher", net.body_morpher(image, pose), shared)


def _linear(srgb: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def _srgb(linear: NDArray[np.float64]) -> NDArray[np.float64]:
    curve = 1.055 * np.maximum(linear, 1e-9) ** (1 / 2.4) - 0.055
    return np.where(linear <= 0.003130804953560372, linear * 12.92, curve)


@torch.no_grad()
def test_real_weights_show_the_authors_frames(shared: Path) -> None:
    """Three of the nine; `tests/posers` holds the running path, four times as fast, to all of them."""
    cv2 = pytest.importorskip("cv2")
    folder = shared / "models" / "tha4_student_lambda_00"
    net = Tha4Student().eval()
    for name in ("face_morpher", "body_morpher"):
        state = torch.load(folder / f"{name}.pt", weights_only=True, map_location="cpu")
        getattr(net, name).load_state_dict(state)
    golden = np.load(shared / "golden" / "tha4_student_lambda_00_frames.npz")
    picture = cv2.cvtColor(cv2.imread(str(folder / "character.png"), -1), cv2.COLOR_BGRA2RGBA) / 255.0
    picture[..., :3] = _linear(picture[..., :3]) * picture[..., 3:]
    image = torch.from_numpy(picture.transpose(2, 0, 1)[None] * 2 - 1).float()
    for pose, frame in zip(golden["poses"][::4], golden["frames"][::4], strict=True):
        output = net(image, torch.from_numpy(pose)[None])[0][0].permute(1, 2, 0).double().numpy()
        shown = np.clip((output + 1) / 2, 0, 1)
        shown[..., :3] = _srgb(shown[..., :3])
        mean_square = np.mean((np.round(shown * 255) - frame) ** 2) / 255**2
        assert 10 * np.log10(1 / max(mean_square, 1e-12)) >= 50
