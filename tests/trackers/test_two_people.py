"""Two real people in one picture, side by side, crossing, leaving and coming back: each keeps their number."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from moving_pictures import write_clip

from livehead.motion.people import People, look_of, unlike
from livehead.trackers.mediapipe_face import MODEL, Config, create
from livehead.types import Motion

WIDTH, HEIGHT, SIZE = 960, 480, 300


def person(path: Path, count: int) -> list[np.ndarray]:
    """Square pictures of a clip's person, forwards and backwards until there are enough."""
    capture, found = cv2.VideoCapture(str(path)), []
    while len(found) < 60:
        good, bgr = capture.read()
        if not good:
            break
        edge = min(bgr.shape[:2])
        left = (bgr.shape[1] - edge) // 2
        found.append(
            cv2.cvtColor(cv2.resize(bgr[:edge, left : left + edge], (SIZE, SIZE)), cv2.COLOR_BGR2RGB)
        )
    capture.release()
    if not found:
        pytest.skip(f"{path.name} cannot be read")
    around = found + found[-2:0:-1]
    return [around[n % len(around)] for n in range(count)]


def film(folder: Path, one: list[np.ndarray], two: list[np.ndarray], way: np.ndarray) -> Path:
    """Person one goes from the left to the right and two the other way as `way` runs from 0 to 1; one in front.
    Where `way` is not-a-number, person one is out of the picture."""
    pictures = []
    for a, b, share in zip(one, two, way, strict=True):
        picture = np.full((HEIGHT, WIDTH, 3), 90, np.uint8)
        reach, top = WIDTH - SIZE, (HEIGHT - SIZE) // 2
        there = 1.0 if np.isnan(share) else share
        x = round(reach * (1.0 - there))
        picture[top : top + SIZE, x : x + SIZE] = b
        if not np.isnan(share):
            x = round(reach * share)
            picture[top : top + SIZE, x : x + SIZE] = a
        pictures.append(picture)
    return write_clip(folder / "two.mp4", pictures, fps=30)


def tracked(path: Path, model: str) -> dict[int, list[Motion]]:
    tracker = create(Config(source=str(path), model=model, realtime=False, faces=2))
    by_person: dict[int, list[Motion]] = {0: [], 1: []}
    try:
        for motion in tracker.track():
            by_person[motion.subject].append(motion)
    finally:
        tracker.close()
    return by_person


def side(motions: list[Motion]) -> list[float]:
    """Metres to the right of the camera, motion by motion."""
    return [float(m.head_position[0]) for m in motions]


@pytest.fixture(params=["bundled", MODEL])
def model(request: pytest.FixtureRequest, shared: Path) -> str:
    if request.param == "bundled":
        pytest.importorskip("mediapipe.python.solutions", reason="this MediaPipe bundles no model")
        return "bundled"
    path = shared / "models" / MODEL
    if not path.is_file():
        pytest.skip(f"needs ../shared/models/{MODEL}")
    return str(path)


@pytest.fixture(params=[("lp_d3", "lp_d12"), ("lp_d6", "lp_d18"), ("lp_d10", "lp_s20")])
def two(request: pytest.FixtureRequest, shared: Path) -> tuple[list[np.ndarray], list[np.ndarray]]:
    paths = [shared / "media" / "video" / f"{name}.mp4" for name in request.param]
    if not all(p.is_file() for p in paths):
        pytest.skip("needs the clips in ../shared/media/video")
    first, second = (person(p, 110) for p in paths)
    return first, second


def test_side_by_side_each_has_a_number_and_a_motion(
    two: tuple[list[np.ndarray], list[np.ndarray]], model: str, tmp_path: Path
) -> None:
    found = tracked(film(tmp_path, two[0][:40], two[1][:40], np.zeros(40)), model)
    assert min(len(found[0]), len(found[1])) >= 34
    assert min(side(found[0])) > 0.0 > max(side(found[1])), "0 stands right in the picture, left in a mirror"
    assert np.ptp(side(found[0])) < 0.15 and np.ptp(side(found[1])) < 0.15


def test_they_cross_and_stay_who_they_are(
    two: tuple[list[np.ndarray], list[np.ndarray]], model: str, tmp_path: Path
) -> None:
    way = np.concatenate((np.zeros(25), 0.5 - 0.5 * np.cos(np.linspace(0.0, np.pi, 50)), np.ones(35)))
    found = tracked(film(tmp_path, *two, way), model)
    starts = {n: np.mean(side(m[:10])) for n, m in found.items()}
    ends = {n: np.mean(side(m[-10:])) for n, m in found.items()}
    assert starts[0] > 0.0 > starts[1]
    assert ends[0] < 0.0 < ends[1], "they changed places, not numbers"


def test_who_leaves_and_comes_back_has_the_same_number(
    two: tuple[list[np.ndarray], list[np.ndarray]], model: str, tmp_path: Path
) -> None:
    way = np.concatenate((np.zeros(25), np.full(40, np.nan), np.zeros(45)))
    found = tracked(film(tmp_path, *two, way), model)
    last = {n: np.mean(side(m[-10:])) for n, m in found.items()}
    assert last[1] < last[0], "person one is number 1 again, at the left"


# --- without any model ------------------------------------------------------------------------------------


def face(colour: tuple[int, int, int], x: int, picture: np.ndarray) -> np.ndarray:
    """Paint a face of one colour; gives its box."""
    cv2.rectangle(picture, (x, 40), (x + 60, 120), colour, -1)
    return np.array((x, 40, x + 60, 120), np.float32)


def blank() -> np.ndarray:
    return np.full((160, 640, 3), 128, np.uint8)


RED, GREEN, BLUE = (220, 60, 60), (60, 200, 60), (60, 60, 220)


def test_looks_are_told_apart() -> None:
    picture = blank()
    boxes = [face(c, 100 + 150 * n, picture) for n, c in enumerate((RED, GREEN, BLUE))]
    looks = [look_of(picture, box) for box in boxes]
    assert unlike(looks[0], looks[0]) == pytest.approx(0.0, abs=1e-6)
    assert min(unlike(looks[0], looks[1]), unlike(looks[1], looks[2])) > 0.3


def test_a_box_at_the_edge_or_outside_does_no_harm() -> None:
    for box in ((-50.0, -50.0, 10.0, 10.0), (630.0, 150.0, 700.0, 300.0), (10.0, 10.0, 10.0, 10.0)):
        assert np.isfinite(look_of(blank(), np.array(box, np.float32))).all()


def test_a_third_face_gets_no_number_while_two_are_here() -> None:
    people, picture = People(2), blank()
    boxes = [face(c, x, picture) for c, x in ((RED, 100), (GREEN, 300))]
    assert people.number(picture, boxes, 0.0) == [1, 0]
    boxes.insert(1, face(BLUE, 500, picture))
    assert people.number(picture, boxes, 0.1) == [1, None, 0]


def test_whoever_replaces_one_who_left_takes_the_number() -> None:
    people, picture = People(2), blank()
    boxes = [face(RED, 100, picture), face(GREEN, 300, picture)]
    people.number(picture, boxes, 0.0)
    alone = blank()
    kept = face(RED, 100, alone)
    for n in range(60):
        assert people.number(alone, [kept], 0.1 + n / 30.0) == [1]
    stranger = face(BLUE, 500, alone)
    assert people.number(alone, [kept, stranger], 2.2) == [1, 0]


def test_four_faces_at_once_are_quick_enough_to_number() -> None:
    people, picture = People(4), blank()
    boxes = [face(c, 20 + 150 * n, picture) for n, c in enumerate((RED, GREEN, BLUE, (200, 200, 60)))]
    for n in range(10):
        numbers = people.number(picture, boxes, n / 30.0)
    assert sorted(n for n in numbers if n is not None) == [0, 1, 2, 3]
    assert numbers == [3, 2, 1, 0]
