from __future__ import annotations

import importlib.machinery
import importlib.util
import itertools
import logging
import os
import subprocess
import sys
import tempfile
import threading
import time
import types
from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data
from face_pictures import astronaut, beside, placed
from fake_webcam import CAMERA, FakeWebcam
from moving_pictures import write_clip

from livehead import folders, registry
from livehead.config import StageChoice
from livehead.errors import SourceError, TrackerError
from livehead.motion.arkit import INDEX, NAMES, mirrored
from livehead.motion.gaze import gaze_of
from livehead.sources import video_file
from livehead.sources.webcam import WebcamSource
from livehead.trackers.mediapipe_face import (
    MODEL,
    Config,
    LandmarkerTask,
    MediapipeFaceTracker,
    create,
    load_model,
    quiet,
)
from livehead.types import Channels, Motion, Phase

TASK = Path(__file__).resolve().parents[3] / "shared" / "models" / MODEL
TOO_NEW = sys.version_info >= (3, 13)
needs_bundled = pytest.mark.skipif(TOO_NEW, reason="MediaPipe for Python 3.13 bundles no model")
needs_task = pytest.mark.skipif(not TASK.is_file(), reason=f"needs ../shared/models/{MODEL}")
models = pytest.mark.parametrize(
    "model", [pytest.param("bundled", marks=needs_bundled), pytest.param(str(TASK), marks=needs_task)]
)


def motions(path: Path | str, model: str, **options: object) -> list[Motion]:
    tracker = create(Config(source=str(path), model=model, realtime=False, **options))  # type: ignore[arg-type]
    try:
        return list(tracker.track())
    finally:
        tracker.close()


def until(condition: Callable[[], bool], seconds: float = 20.0) -> bool:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    return condition()


def clip(folder: Path, pictures: Sequence[np.ndarray]) -> Path:
    return write_clip(folder / "clip.mp4", pictures, fps=30)


@models
def test_turning_head_gives_the_roll_it_was_turned_by(tmp_path: Path, model: str) -> None:
    degrees = 20.0 * np.sin(np.linspace(0.0, 2.0 * np.pi, 40))
    found = motions(clip(tmp_path, [placed((300, 220), degrees=d) for d in degrees]), model)
    assert len(found) >= 0.98 * len(degrees)
    roll = np.degrees([m.head_rotation[2] for m in found])
    turned = degrees[-len(found) :]
    lag = min(np.sqrt(np.mean((roll[k:] - roll[0] - turned[: len(turned) - k]) ** 2)) for k in (0, 1, 2))
    assert lag < 2.0
    pitch, yaw = np.degrees([m.head_rotation[:2] for m in found]).T
    assert np.ptp(pitch) < 8.0 and np.ptp(yaw) < 8.0, "rolling is not nodding"


@models
@pytest.mark.parametrize("far", [False, True])
def test_a_clip_in_a_loop_shows_no_jump_at_its_seam(
    tmp_path: Path, model: str, far: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends with the head tilted the other way, or in another corner of the picture.

    The pictures come unpaced, by a clock of their own: none is dropped however busy the machine is.
    """
    ticks = itertools.count(1000.0, 1.0 / 30.0)
    monkeypatch.setattr(video_file, "time", types.SimpleNamespace(monotonic=lambda: next(ticks)))
    steps = np.linspace(-1.0, 1.0, 25)
    pictures = [placed((320 + 180 * s * far, 240), degrees=18.0 * s) for s in steps]
    path = clip(tmp_path, pictures)
    tracker = create(Config(source=str(path), model=model, loop=True, realtime=False))
    found = [m for m, _ in zip(tracker.track(), range(65), strict=False)]
    tracker.close()
    roll = np.degrees([m.head_rotation[2] for m in found])
    times = np.array([m.captured_at for m in found])
    assert np.ptp(roll[:24]) > 30.0
    assert np.diff(times).max() < 0.3, "nor is the face lost there"
    assert (np.abs(np.diff(roll)) / np.diff(times)).max() < 250.0, "degrees a second"


@models
def test_moving_head_gives_its_place(tmp_path: Path, model: str) -> None:
    steps = np.linspace(0.0, 1.0, 30)
    found = motions(clip(tmp_path, [placed((220 + 200 * s, 260 - 80 * s)) for s in steps]), model)
    first, last = found[0].head_position, found[-1].head_position
    per_pixel = -first[2] / (480 * 0.816)
    assert last[0] - first[0] == pytest.approx(200 * per_pixel, rel=0.2)
    assert last[1] - first[1] == pytest.approx(80 * per_pixel, rel=0.3)
    nearer = motions(clip(tmp_path, [placed((300, 260), scale=1.0 + s) for s in steps]), model)
    assert nearer[0].head_position[2] / nearer[-1].head_position[2] == pytest.approx(2.0, rel=0.15)
    assert all(-2.0 < m.head_position[2] < -0.1 for m in nearer), "metres in front of the camera"


@models
def test_motion_keeps_its_promises(tmp_path: Path, model: str) -> None:
    found = motions(clip(tmp_path, [placed((300, 220))] * 12), model)
    assert [m.seq for m in found] == list(range(len(found)))
    stamps = [m.captured_at for m in found]
    assert stamps == sorted(stamps)
    for m in found:
        assert m.blendshapes.shape == (52,) and m.blendshapes.dtype == np.float32
        assert m.blendshapes.min() >= 0.0 and m.blendshapes.max() <= 1.0
        assert m.head_rotation.dtype == m.head_position.dtype == m.gaze.dtype == np.float32
        assert np.allclose(m.gaze, gaze_of(m.blendshapes)), "gaze agrees with the eyeLook values"
        assert m.channels == Channels.ALL and m.driving is None and m.confidence > 0.9
    smile = [m.blendshapes[[INDEX["mouthSmileLeft"], INDEX["mouthSmileRight"]]].min() for m in found]
    assert min(smile) > 0.4, "the astronaut smiles"
    assert max(m.blendshapes[INDEX["eyeBlinkLeft"]] for m in found) < 0.5, "with open eyes"


@models
def test_mirrored_picture_gives_mirrored_motion(tmp_path: Path, model: str) -> None:
    picture = placed((320, 220), degrees=12.0, scale=1.4)
    plain = motions(clip(tmp_path, [picture] * 8), model)[-1]
    flipped = motions(clip(tmp_path, [picture[:, ::-1]] * 8), model)[-1]
    swap = [INDEX[mirrored(name)] for name in NAMES]
    assert np.abs(plain.blendshapes - flipped.blendshapes[swap]).mean() < 0.05
    assert np.degrees(np.abs(plain.head_rotation - flipped.head_rotation * (1, -1, -1))).max() < 4.0
    assert plain.head_position[0] == pytest.approx(-flipped.head_position[0], abs=0.02)


@models
@pytest.mark.parametrize("size", [(480, 908), (641, 479), (333, 251)])
def test_odd_sizes_are_tracked(tmp_path: Path, model: str, size: tuple[int, int]) -> None:
    picture = placed((size[0] / 2, size[1] / 2), size=size, scale=max(size) / 480)
    cv2.imwrite(str(tmp_path / "face.png"), picture[..., ::-1])
    tracker = create(Config(source=str(tmp_path / "face.png"), model=model, realtime=False))
    assert next(tracker.track()).confidence > 0.9
    tracker.close()


@needs_bundled
def test_grey_still_is_tracked_and_driving_hands_the_picture_on(tmp_path: Path) -> None:
    grey = cv2.cvtColor(astronaut(), cv2.COLOR_RGB2GRAY)
    cv2.imwrite(str(tmp_path / "grey.png"), grey)
    tracker = create(Config(source=str(tmp_path / "grey.png"), model="bundled", realtime=False, driving=True))
    motion = next(tracker.track())
    tracker.close()
    assert motion.driving is not None and motion.driving.pixels.shape == (512, 512, 4)
    assert np.array_equal(motion.driving.pixels[..., 0], grey)
    assert (motion.driving.pixels[..., 3] == 255).all()


@models
@pytest.mark.parametrize("animal_or_cup", ["cat", "coffee", "noise"])
def test_no_face_gives_no_motion_and_says_so(tmp_path: Path, model: str, animal_or_cup: str) -> None:
    if animal_or_cup == "noise":
        picture = np.random.default_rng(0).integers(0, 255, (240, 320, 3), np.uint8)
    else:
        picture = getattr(skimage.data, animal_or_cup)()
        picture = picture[: picture.shape[0] // 2 * 2, : picture.shape[1] // 2 * 2]
    tracker = create(
        Config(source=str(clip(tmp_path, [picture] * 15)), model=model, loop=True, realtime=False)
    )
    states: list[Phase] = []
    threading.Timer(0.7, lambda: (states.append(tracker.status.phase), tracker.close())).start()  # type: ignore[func-returns-value]
    assert list(tracker.track()) == []
    assert states == [Phase.LOST]


@models
def test_the_largest_face_is_chosen_and_kept(tmp_path: Path, model: str) -> None:
    """The right one is larger at first; then the left one grows, and the right one stays the one followed."""
    grow = np.linspace(1.1, 1.8, 25)
    pictures = [beside(160, 480, left_scale=g, right_scale=1.4) for g in grow]
    found = motions(clip(tmp_path, pictures), model)
    assert len(found) >= 24
    assert all(m.head_position[0] > 0.0 for m in found), "x > 0 is the right half of the picture"


@models
def test_a_stranger_takes_over_only_after_a_while(tmp_path: Path, model: str) -> None:
    both = [beside(160, 480, left_scale=1.5, right_scale=1.2)] * 10
    alone = [beside(160, 480, left_scale=0.0, right_scale=1.2)] * 50
    found = motions(clip(tmp_path, both + alone + both), model)
    sides = [m.head_position[0] > 0.0 for m in found]
    assert sides[:10] == [False] * 10
    assert sum(sides) in range(15, 32), "the stranger is taken after 30 pictures without the first face"
    assert sides == sorted(sides), "and is then kept, too"


@models
def test_a_forgotten_face_is_not_looked_for_where_it_was(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next picture is searched anew, and by the same model: loading one takes as long as many pictures."""
    with quiet():
        finder = load_model(model)
        if isinstance(finder, LandmarkerTask):
            monkeypatch.setattr(LandmarkerTask, "_start", lambda self: pytest.fail("loaded again"))
        else:
            monkeypatch.setattr(type(finder._mesh), "reset", lambda self: pytest.fail("loaded again"))  # type: ignore[attr-defined]
        for lap, (x, scale) in enumerate([(150, 1.5), (480, 0.9), (320, 2.0)]):
            for n in range(4):
                face = finder.find(placed((x, 240), scale=scale), lap + n / 30)
                assert face is not None
                if n == 3:
                    assert face.landmarks[:, 0].mean() * 640 == pytest.approx(x, abs=40)
            finder.forget()
        finder.close()


@models
def test_face_that_comes_back_is_followed_again(tmp_path: Path, model: str) -> None:
    there, away = [placed((300, 220))] * 10, [np.full((480, 640, 3), 90, np.uint8)] * 10
    found = motions(clip(tmp_path, there + away + there), model)
    assert 19 <= len(found) <= 22


@needs_bundled
def test_camera_unplugged_and_back(tmp_path: Path) -> None:
    class FaceCam(FakeWebcam):
        def read(self) -> tuple[bool, object]:
            good, _ = super().read()
            return good, placed((300, 220))[..., ::-1] if good else None

    fake = FaceCam(unplug_after=8, rate=60.0)
    source = WebcamSource("0", opener=fake.opener, cameras=lambda: (CAMERA,), retry_every=0.02)
    tracker = MediapipeFaceTracker(source, load_model("bundled"))
    seen: list[Motion] = []
    back = threading.Event()

    def follow() -> None:
        for motion in tracker.track():
            seen.append(motion)
            if fake.opened == 2:
                back.set()

    thread = threading.Thread(target=follow)
    thread.start()
    assert until(lambda: tracker.status.phase is Phase.RETRYING) and tracker.status.remedy
    fake.plug_in()
    assert back.wait(10.0)
    assert tracker.status.phase is Phase.RUNNING and "camera 0 (Fake Cam)" in tracker.status.text
    tracker.close()
    thread.join(10.0)
    assert not thread.is_alive() and tracker.status.phase is Phase.CLOSED
    assert [m.seq for m in seen] == list(range(len(seen)))


@needs_bundled
def test_close_while_the_camera_blocks(tmp_path: Path) -> None:
    fake = FakeWebcam(fault="blocked")
    source = WebcamSource("0", opener=fake.opener, cameras=lambda: (CAMERA,))
    tracker = MediapipeFaceTracker(source, load_model("bundled"))
    thread = threading.Thread(target=lambda: list(tracker.track()))
    thread.start()
    tracker.close()
    thread.join(10.0)
    assert not thread.is_alive()
    fake.free.set()


@needs_bundled
def test_the_registry_makes_it_and_the_log_says_which_model_runs(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    path = clip(tmp_path, [placed((300, 220))] * 3)
    tracker = registry.tracker(StageChoice("mediapipe_face", {"source": str(path), "realtime": "false"}))
    assert len(list(tracker.track())) == 3
    assert "bundled face mesh" in tracker.status.text and "clip.mp4" in tracker.status.text
    assert "bundled face mesh" in caplog.text
    tracker.close()


@needs_task
def test_a_model_in_the_users_folder_is_preferred(tmp_path: Path) -> None:
    shelf = folders.user_data() / "models"
    shelf.mkdir(parents=True)
    (shelf / MODEL).write_bytes(TASK.read_bytes())
    path = clip(tmp_path, [placed((300, 220))] * 3)
    tracker = create(Config(source=str(path), realtime=False))
    assert "task" in tracker.status.text
    tracker.close()


def test_model_that_is_missing_or_broken_is_an_error(tmp_path: Path) -> None:
    path = str(clip(tmp_path, [placed((300, 220))] * 2))
    with pytest.raises(TrackerError, match="no face model"):
        create(Config(source=path, model=str(tmp_path / "none.task")))
    (tmp_path / "bad.task").write_bytes(b"PK\x03\x04 this is no model")
    with pytest.raises(TrackerError, match=r"bad\.task") as caught:
        create(Config(source=path, model=str(tmp_path / "bad.task")))
    assert "bundled" in caught.value.remedy and "\n" not in str(caught.value)


def test_mediapipe_without_a_bundled_model_says_where_to_put_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mediapipe.python.solutions", None)
    monkeypatch.setitem(sys.modules, "mediapipe.python", None)
    with pytest.raises(TrackerError) as caught:
        create(Config(source=str(clip(tmp_path, [placed((300, 220))] * 2))))
    assert MODEL in caught.value.remedy and "models" in caught.value.remedy and "3.12" in caught.value.remedy


def test_probe_says_whether_there_is_a_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not TOO_NEW:
        assert registry.probe("trackers", "mediapipe_face") == ""
    bare = importlib.machinery.ModuleSpec("mediapipe", None, is_package=True)
    bare.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: bare)
    assert "3.12" in registry.probe("trackers", "mediapipe_face")
    shelf = folders.user_data() / "models"
    shelf.mkdir(parents=True)
    (shelf / MODEL).write_bytes(b"any")
    assert registry.probe("trackers", "mediapipe_face") == ""


def test_bad_sources_are_errors(tmp_path: Path) -> None:
    (tmp_path / "no.mp4").write_bytes(b"no video")
    for source in (tmp_path / "no.mp4", tmp_path / "missing.mp4", "a camera nobody has"):
        with pytest.raises(SourceError):
            create(Config(source=str(source)))


def test_a_full_disk_does_not_end_the_tracking_of_a_face_not_yet_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with quiet():
        pass


@models
def test_looking_for_a_face_for_long_needs_no_more_files(
    tmp_path: Path, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    real = tempfile.TemporaryFile

    def counted() -> object:
        made.append(real())
        return made[-1]

    monkeypatch.setattr(tempfile, "TemporaryFile", counted)
    nobody = [np.full((240, 320, 3), 90, np.uint8)] * 20
    assert motions(clip(tmp_path, nobody), model) == []
    assert len(made) <= 2, "one to start, one to look"
    assert all(file.closed for file in made)  # type: ignore[attr-defined]


def test_mediapipe_chatter_is_kept_off_stderr_but_errors_are_not(capfd: pytest.CaptureFixture[str]) -> None:
    with quiet():
        os.write(2, b"I0000 00:00:1 chatter\nINFO: Created delegate\nE0000 real trouble\nplain words\n")
    assert capfd.readouterr().err == "E0000 real trouble\nplain words\n"


@models
def test_a_run_prints_nothing(tmp_path: Path, model: str) -> None:
    path = clip(tmp_path, [placed((300, 220))] * 5)
    program = (
        "import itertools\n"
        "from livehead.trackers.mediapipe_face import Config, create\n"
        f"tracker = create(Config(source={str(path)!r}, model={model!r}, realtime=False, loop=True))\n"
        "assert len(list(itertools.islice(tracker.track(), 12))) == 12\ntracker.close()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120)
    said = [line for line in done.stderr.splitlines() if "DestroyAccelerator" not in line]
    assert (done.returncode, done.stdout, said) == (0, "", []), (
        "but for what MediaPipe 1.2 says at the very end"
    )


def test_importing_the_tracker_does_not_import_mediapipe() -> None:
    program = "import sys, livehead.trackers.mediapipe_face; sys.exit('mediapipe' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], timeout=60).returncode == 0
