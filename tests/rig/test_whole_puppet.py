"""The built-in character's puppet: every parameter its own effect, whole pictures, clear errors."""

from __future__ import annotations

import itertools
from pathlib import Path

import cv2
import numpy as np
import pytest

from livehead.errors import CharacterError
from livehead.rig.keys import INDEX, PARAMETERS
from livehead.rig.puppet import Puppet

NEUTRAL = np.zeros(45, np.float32)
SIZE = 256
ROTATIONS = ("head_x", "head_y", "neck_z", "body_y", "body_z")
# Where face parameters may act, rows and columns of the picture in parts of its size.
FACE = (0.20, 0.40, 0.385, 0.615)
EYES = slice(130, 170), slice(212, 300)


def pose(**values: float) -> np.ndarray:
    result = NEUTRAL.copy()
    for name, value in values.items():
        result[INDEX[name]] = value
    return result


def changed(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return (np.abs(a.astype(int) - b).max(axis=2) > 24).nonzero()


@pytest.fixture(scope="module")
def neutral(puppet: Puppet) -> np.ndarray:
    return puppet.render(NEUTRAL, 512)


def test_a_pose_gives_the_same_bytes_again(puppet: Puppet) -> None:
    values = np.random.default_rng(1).uniform(0, 1, 45).astype(np.float32)
    first = puppet.render(values, SIZE)
    puppet.render(NEUTRAL, SIZE)
    assert np.array_equal(first, puppet.render(values, SIZE))
    assert first.shape == (SIZE, SIZE, 4) and first.dtype == np.uint8


@pytest.mark.parametrize("name", PARAMETERS)
def test_every_parameter_is_seen_where_it_belongs(puppet: Puppet, neutral: np.ndarray, name: str) -> None:
    ends = (-1, 1) if name in ROTATIONS or name.startswith("iris_rotation") else (1,)
    for value in ends:
        rows, columns = changed(puppet.render(pose(**{name: value}), 512), neutral)
        if INDEX[name] >= 39:
            assert len(rows) > 2000
            continue
        assert len(rows) >= 24, f"{name} changes {len(rows)} pixels"
        top, bottom, left, right = (round(part * 512) for part in FACE)
        assert rows.min() >= top and rows.max() < bottom
        assert columns.min() >= left and columns.max() < right
        if name.endswith("_left") and not name.startswith("mouth"):
            assert columns.min() >= 255
        if name.endswith("_right") and not name.startswith("mouth"):
            assert columns.max() <= 256


def test_parameters_differ_from_each_other(puppet: Puppet) -> None:
    faces = [puppet.render(pose(**{name: 1}), 512)[100:210, 190:320].copy() for name in PARAMETERS]
    for (i, a), (j, b) in itertools.combinations(enumerate(faces), 2):
        assert (cv2.absdiff(a, b) > 24).any(axis=2).sum() >= 24, f"{PARAMETERS[i]} looks like {PARAMETERS[j]}"


@pytest.mark.parametrize("seed", range(12))
def test_shut_eyes_show_neither_iris_nor_white(puppet: Puppet, seed: int) -> None:
    values = np.random.default_rng(seed).uniform(0, 1, 45).astype(np.float32)
    values[INDEX["head_x"] :] = 0
    for side in ("left", "right"):
        share = float(np.random.default_rng(seed).uniform(0, 1))
        values[INDEX[f"eye_wink_{side}"]], values[INDEX[f"eye_happy_wink_{side}"]] = 1 - share, share
    r, g, b = puppet.render(values, 512)[EYES][..., :3].astype(int).transpose(2, 0, 1)
    assert not ((r > 180) & (g > 100) & (b < 110)).any(), "amber of the iris"
    assert not (np.minimum(np.minimum(r, g), b) > 244).any(), "white of the eye"


def test_open_eyes_show_the_iris_at_every_gaze(puppet: Puppet) -> None:
    for x, y in itertools.product((-1, 0, 1), repeat=2):
        eyes = puppet.render(pose(iris_rotation_x=x, iris_rotation_y=y), 512)[EYES].astype(int)
        amber = (eyes[..., 0] > 180) & (eyes[..., 1] > 100) & (eyes[..., 2] < 110)
        half = amber.shape[1] // 2
        assert amber[:, :half].sum() > 90 and amber[:, half:].sum() > 90


def test_alpha_is_straight_and_nothing_hides_under_it(puppet: Puppet) -> None:
    values = pose(head_y=0.7, neck_z=-0.5, mouth_aaa=1)
    straight = puppet.render(values, SIZE)
    premultiplied = puppet.render(values, SIZE, premultiplied=True)
    alpha = straight[..., 3:].astype(int)
    assert np.array_equal(alpha, premultiplied[..., 3:])
    assert not straight[alpha[..., 0] == 0].any()
    assert (premultiplied[..., :3] <= premultiplied[..., 3:]).all()
    again = (straight[..., :3].astype(int) * alpha + 127) // 255
    assert np.abs(again - premultiplied[..., :3]).max() <= 1
    assert 0.2 < (alpha == 255).mean() < 0.6


def test_layers_drawn_alone(puppet: Puppet) -> None:
    assert not puppet.render(NEUTRAL, 64, only=()).any()
    face = puppet.render(NEUTRAL, SIZE, only={"face"})
    rows, columns = face[..., 3].nonzero()
    assert rows.max() < 0.4 * SIZE and columns.min() > 0.4 * SIZE
    with pytest.raises(ValueError, match="no layer 'beard'"):
        puppet.render(NEUTRAL, 64, only={"beard"})


def test_the_canonical_view_ignores_rotation(puppet: Puppet) -> None:
    turned = pose(mouth_ooo=1, head_x=1, head_y=-1, neck_z=0.5, body_y=1, body_z=-1, breathing=1)
    view = puppet.render(turned, SIZE, turned=False)
    assert np.array_equal(view, puppet.render(pose(mouth_ooo=1), SIZE, turned=False))
    unturned = puppet.render(pose(mouth_ooo=1), SIZE)  # its gradients are fitted, so they may round otherwise
    assert np.abs(view.astype(int) - unturned).max() <= 1


def test_the_flow_carries_the_canonical_view_to_the_turned_one(puppet: Puppet) -> None:
    values = pose(head_x=0.6, head_y=0.8, neck_z=-0.7, body_z=0.5)
    for layer in ("nose", "clip", "iris_L", "bow"):
        places = []
        for turned in (False, True):
            alpha = puppet.render(values, 1024, only={layer}, turned=turned)[..., 3].astype(float)
            total = alpha.sum()
            y, x = (np.indices(alpha.shape) * alpha).sum(axis=(1, 2)) / total * 2
            places.append((x, y))
        moved = puppet.displace(np.array([places[0]], np.float32), layer, values)[0]
        assert np.abs(moved - places[1]).max() < 8, layer


@pytest.mark.parametrize(
    ("layer", "name", "axis"),
    [
        ("nose", "head_x", 1),
        ("nose", "head_y", 0),
        ("hair_cap", "neck_z", 0),
        ("bow", "body_y", 0),
        ("nose", "body_y", 0),
        ("nose", "body_z", 0),
        ("bow", "body_z", 0),
        ("bow", "breathing", 1),
        ("nose", "breathing", 1),
    ],
)
def test_positive_rotations_go_up_or_to_the_viewers_left(
    puppet: Puppet, layer: str, name: str, axis: int
) -> None:
    at = {"nose": (1024, 675), "hair_cap": (1024, 260), "bow": (1024, 1040)}[layer]
    moved = puppet.displace(np.array([at], np.float32), layer, pose(**{name: 1}))[0]
    assert moved[axis] < at[axis] - 5


def test_the_far_eye_narrows(puppet: Puppet) -> None:
    left = np.array([[1024 - 150, 605], [1024 - 33, 605]], np.float32)
    right = np.array([[1024 + 33, 605], [1024 + 150, 605]], np.float32)
    turned = pose(head_y=1)
    far, near = (
        float(np.diff(puppet.displace(ends, layer, turned)[:, 0])[0])
        for ends, layer in ((left, "lid_upper_L"), (right, "lid_upper_R"))
    )
    assert far < 0.85 * near


def test_every_layers_motion_is_one_to_one_at_every_corner(puppet: Puppet) -> None:
    axis = np.linspace(-100, 2148, 41, dtype=np.float32)
    x, y = np.meshgrid(axis, axis)
    step = 0.5
    points = np.stack([x.ravel(), y.ravel()], axis=1)
    beside, below = points + np.float32([step, 0]), points + np.float32([0, step])
    every = np.concatenate([points, beside, below])
    for signs in itertools.product((-1, 1), repeat=5):
        values = pose(**dict(zip(ROTATIONS, signs, strict=True)), breathing=1)
        for layer in puppet.layers:
            here, right, down = np.split(puppet.displace(every, layer.name, values).astype(float), 3)
            a, b = (right - here) / step, (down - here) / step
            assert (a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]).min() > 0.1, (layer.name, signs)


def test_no_hole_opens_between_head_and_body(puppet: Puppet) -> None:
    """From brow to bow, the middle of the picture stays opaque in every corner."""
    for signs in itertools.product((-1, 1), repeat=5):
        values = pose(**dict(zip(ROTATIONS, signs, strict=True)))
        alpha = puppet.render(values, SIZE)[..., 3]
        path = np.stack([np.full(20, 1024), np.linspace(520, 1100, 20)], axis=1).astype(np.float32)
        for layer, part in (("face", path[path[:, 1] < 760]), ("neck", path[path[:, 1] >= 760])):
            column, row = (puppet.displace(part, layer, values) * SIZE / 2048).astype(int).T
            assert (alpha[row, column] == 255).all(), signs


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("name", ["art.svg", "keys.svg", "rig.toml"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(CharacterError, match=name):
        Puppet.load(folder)


@pytest.mark.parametrize(
    ("name", "old", "new", "cause"),
    [
        ("art.svg", 'id="nose"', 'id="beak"', "no layer 'nose'"),
        ("art.svg", 'id="blush"', 'id="face"', "occurs twice"),
        ("art.svg", 'viewBox="0 0 2048 2048"', 'viewBox="0 0 512 512"', "viewBox"),
        ("keys.svg", 'id="key.mouth_ooo"', 'id="key.mouth_o"', "no key 'mouth_ooo'"),
        ("keys.svg", '<g id="brow_R">\n<path', '<g id="brow_R">\n<path d="M0 0L1 1Z"/><path', "does not fit"),
        ("keys.svg", '<g id="brow_R">', '<g id="brow_X">', "does not fit layer 'brow_X'"),
        ("rig.toml", "yaw = 15.0", "yaw = true_north", "not TOML"),
        ("rig.toml", "crown = 60.0", "", "wrong or missing entry"),
    ],
)
def test_a_broken_folder_is_an_error(folder: Path, name: str, old: str, new: str, cause: str) -> None:
    edit(folder / name, old, new)
    with pytest.raises(CharacterError, match=cause) as caught:
        Puppet.load(folder)
    assert "\n" not in caught.value.cause and caught.value.remedy


def test_a_truncated_drawing_is_an_error(folder: Path) -> None:
    whole = (folder / "art.svg").read_bytes()
    (folder / "art.svg").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CharacterError, match="not well-formed"):
        Puppet.load(folder)
