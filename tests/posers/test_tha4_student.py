"""The student pixel by pixel: the same picture as the whole networks, and nothing of the figure cut off."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from livehead.character import read_picture
from livehead.motion.pose import LAYOUT
from livehead.posers import siren_reach
from livehead.posers.kept import Kept
from livehead.posers.modules import open_modules
from livehead.posers.siren_cells import Plan, widened
from livehead.posers.siren_network import BLOCK, LEVELS, StudentNetwork
from livehead.posers.siren_product import product
from livehead.posers.siren_reach import Reach
from livehead.posers.tha4_student import SHOWS, Tha4StudentPoser
from livehead.posers.tha4_student_whole import MODULES, WholeStudentPoser
from livehead.runtime import catalogue, golden_rule
from livehead.runtime.fill import weights_of

Tensors = dict[str, NDArray[np.float32]]
POSE = golden_rule.vec("tha4.pose.student", 45, 0, 1)[0]
LAMBDA = Path("models") / "tha4_student_lambda_00"


def golden_weights() -> list[Tensors]:
    """Of both modules, by the golden rule: they fill the whole picture, up to its edges."""
    known, rule = catalogue.architecture("tha4_student"), golden_rule.rule_of("tha4_student")
    tensors = []
    for module in known.modules:
        slots = catalogue.WeightlessGraph(known.graph(module)).slots
        tensors.append({key: golden_rule.weight(key, slot.shape, rule) for key, slot in slots.items()})
    return tensors


@pytest.fixture(scope="module")
def network() -> StudentNetwork:
    return StudentNetwork(*golden_weights(), threads=2)


def mask_of(kind: str) -> NDArray[np.bool_]:
    mask = np.zeros((512, 512), bool)
    if kind == "corners":
        mask[0, 0] = mask[511, 511] = mask[511, 0] = mask[300:, 500:] = True
    elif kind == "speckled":
        mask = golden_rule.normal("speckles", (512, 512)) > 2
    elif kind == "one pixel":
        mask[255, 256] = True
    return mask


@pytest.mark.parametrize("kind", ["corners", "speckled", "one pixel"])
def test_a_pixel_is_the_same_whatever_is_computed_beside_it(network: StudentNetwork, kind: str) -> None:
    whole = Plan.of(np.ones((512, 512), bool), LEVELS, BLOCK)
    full = np.full((514, 514, 7), np.nan, np.float32)
    full[whole.levels[2].rows + 1, whole.levels[2].columns + 1] = network.body(POSE, whole)
    mask = mask_of(kind)
    plan = Plan.of(mask, LEVELS, BLOCK)
    part = np.full((514, 514, 7), np.nan, np.float32)
    part[plan.levels[2].rows + 1, plan.levels[2].columns + 1] = network.body(POSE, plan)
    assert np.isfinite(part[1:-1, 1:-1][mask]).all()
    assert np.abs(part[1:-1, 1:-1][mask] - full[1:-1, 1:-1][mask]).max() < 1e-4
    assert len(plan.levels[2].rows) < 4 * mask.sum() + 1


def test_it_draws_what_the_whole_networks_draw(installed: Callable[[str, str], None]) -> None:
    installed("tha4_student", "golden")
    picture = np.zeros((512, 512, 4), np.uint8)
    picture[40:500, 60:470] = np.rint(
        golden_rule.image("tha4.picture", 4, 460, 410, 0, 255)[0].transpose(1, 2, 0)
    )
    picture[picture[..., 3] == 0] = 0
    model = catalogue.find("golden")
    whole = WholeStudentPoser(open_modules(model.module, MODULES, "onnxruntime", 2), Kept(0))
    face, body = ({k: w.array(k) for k in w} for w in (weights_of(model.module(name)) for name in MODULES))
    weights = [{k: v for k, v in t.items() if k.endswith(("weight", "bias"))} for t in (face, body)]
    pixels = Tha4StudentPoser(*weights, Kept(0))
    whole.load(picture)
    pixels.load(picture)
    theirs, ours = whole.draw(POSE).astype(int), pixels.draw(POSE).astype(int)
    assert theirs.std() > 20
    solid = theirs[..., 3] > 32  # fainter, colour divided by alpha is mostly rounding
    assert np.abs(ours - theirs)[..., 3].max() <= 1
    assert np.abs(ours - theirs)[solid].max() <= 2


def test_products_are_numpys() -> None:
    a, b = golden_rule.normal("a", (37, 91)), golden_rule.normal("b", (91, 12))
    assert np.abs(product(a, b) - a @ b).max() < 1e-4
    assert np.abs(product(a[::2], b[:, ::3]) - a[::2] @ b[:, ::3]).max() < 1e-4
    with pytest.raises(ValueError, match="no product"):
        product(a, a)


def test_a_reach_grows_where_something_comes_near_its_rim() -> None:
    mask = np.zeros((512, 512), bool)
    mask[100:200, 100:200] = True
    reach = Reach(mask)
    inside = np.zeros(512 * 512 + 1, bool)
    inside.reshape(-1)[150 * 512 + 150] = True
    assert not reach.grown(inside[reach.flat])
    inside[150 * 512 + 199] = True
    assert reach.grown(inside[reach.flat])
    assert reach.mask[150, 205] and not reach.mask[150, 250] and not reach.mask[250, 150]


def test_a_reach_is_remembered_and_rubbish_is_measured_again(tmp_path: Path) -> None:
    mask = mask_of("speckled")
    path = tmp_path / "new" / "a.reach"
    siren_reach.write(path, mask)
    assert np.array_equal(siren_reach.read(path), mask)  # type: ignore[arg-type]
    path.write_bytes(b"cut short")
    assert siren_reach.read(path) is None
    assert siren_reach.read(tmp_path / "absent") is None


# With the author's own example, which is not ours to ship.


@pytest.fixture(scope="module")
def real(shared: Path) -> tuple[Tensors, Tensors]:
    torch = pytest.importorskip("torch", reason="reads the author's files with PyTorch")
    read = (
        torch.load(shared / LAMBDA / f"{name}.pt", weights_only=True, map_location="cpu") for name in MODULES
    )
    face, body = ({key: tensor.numpy() for key, tensor in state.items()} for state in read)
    return face, body


@pytest.fixture(scope="module")
def poser(real: tuple[Tensors, Tensors], shared: Path) -> Tha4StudentPoser:
    poser = Tha4StudentPoser(*real, Kept(0))
    poser.load(read_picture(shared / LAMBDA / "character.png"))
    return poser


def premultiplied(picture: NDArray[np.uint8]) -> NDArray[np.float64]:
    """As the author's viewer shows it: colours times alpha in linear light, then sRGB; in [0, 1]."""
    scaled = picture / 255
    linear = np.where(
        scaled[..., :3] <= 0.04045, scaled[..., :3] / 12.92, ((scaled[..., :3] + 0.055) / 1.055) ** 2.4
    )
    linear = linear * scaled[..., 3:]
    curve = 1.055 * np.maximum(linear, 1e-9) ** (1 / 2.4) - 0.055
    colour = np.where(linear <= 0.003130804953560372, linear * 12.92, curve)
    return np.concatenate([colour, scaled[..., 3:]], axis=2)


def decibels(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    return float(-10 * np.log10(max(np.mean((a - b) ** 2), 1e-12)))


def test_real_weights_show_the_authors_frames(poser: Tha4StudentPoser, shared: Path) -> None:
    golden = np.load(shared / "golden" / "tha4_student_lambda_00_frames.npz")
    for pose, frame in zip(golden["poses"], golden["frames"], strict=True):
        shown = np.round(premultiplied(poser.draw(pose)) * 255) / 255
        assert decibels(shown, frame / 255) >= 50


@pytest.fixture(scope="module")
def everything(poser: Tha4StudentPoser, real: tuple[Tensors, Tensors]) -> Tha4StudentPoser:
    """Computes all pixels, for its reach was never measured."""
    whole = Tha4StudentPoser(*real, Kept(0))
    whole._image = poser._image.copy()
    assert whole.share == 1 and poser.share < 0.5
    return whole


def test_recorded_motion_is_not_cut_off(
    poser: Tha4StudentPoser, everything: Tha4StudentPoser, shared: Path
) -> None:
    recorded = np.array(json.loads((shared / "media/mocap/ezvtb_pose_20fps.json").read_text()), np.float32)
    for pose in recorded[::500]:
        ours, whole = poser.draw(pose), everything.draw(pose)
        assert decibels(premultiplied(ours), premultiplied(whole)) >= 55
        lost = (ours[..., 3] == 0) & (whole[..., 3] >= 2 * SHOWS)
        assert not lost.any(), f"{lost.sum()} pixels are cut off"


def test_wild_poses_lose_only_specks_that_hang_free(
    poser: Tha4StudentPoser, everything: Tha4StudentPoser
) -> None:
    """Head and body at their limits, half of the face at once: the networks then leave faint blots far off."""
    for index in range(8):
        pose = golden_rule.vec(f"wild {index}", 45, -1, 1)[0]
        pose[37:44] = np.sign(pose[37:44])
        pose = LAYOUT.clip(pose)
        ours, whole = poser.draw(pose), everything.draw(pose)
        shows = whole[..., 3] >= SHOWS
        lost = (ours[..., 3] == 0) & shows
        assert lost.mean() < 0.01
        whole = np.where(lost[..., None], np.uint8(0), whole)
        assert decibels(premultiplied(ours), premultiplied(whole)) >= 50
        assert not (lost & widened(shows & ~lost, 3)).any()


def test_what_lies_beyond_a_reach_that_is_too_small_is_drawn_all_the_same(poser: Tha4StudentPoser) -> None:
    """As if the figure had never been seen to move that far."""
    rest = np.zeros(45, np.float32)
    whole = poser.draw(rest)
    middle = np.zeros((512, 512), bool)
    middle[200:300, 200:300] = True
    kept, poser._reach = poser._reach, Reach(widened(middle, 2))
    found = poser.draw(rest)
    poser._reach = kept
    lost = (found[..., 3] == 0) & (whole[..., 3] >= 2 * SHOWS)
    assert lost.mean() < 1e-4
