"""Expressions over time: they come and go without a snap, on keys, on VRM names, on words."""

from __future__ import annotations

import itertools
import threading
from dataclasses import replace

import numpy as np
import pytest
from signals import motion

from livehead.errors import ConfigError
from livehead.modifiers import emote, express
from livehead.modifiers.express import Config, ExpressModifier
from livehead.motion.arkit import INDEX
from livehead.motion.retarget import retarget
from livehead.motion.vector import pack
from livehead.stages import Performer
from livehead.types import Motion

SMILE = INDEX["mouthSmileLeft"]
FROWN = INDEX["mouthFrownLeft"]

Asked = tuple[tuple[str, float], ...]
Pressed = tuple[tuple[str, int], ...]


class Stage:
    """The modifier with a clock and a face that keeps coming."""

    def __init__(self, config: Config | None = None, fps: float = 60.0) -> None:
        self.modifier = express.create(config or Config())
        self.fps, self.frames = fps, itertools.count()
        self.face = motion(0.0, jaw=0.3)
        self.out: list[Motion] = []

    def run(
        self, seconds: float, presses: Pressed = (), expressions: Asked = (), tracker: str = ""
    ) -> Motion:
        for _ in range(round(seconds * self.fps)):
            frame = next(self.frames)
            now = frame / self.fps
            given = replace(
                self.face,
                captured_at=now,
                seq=frame,
                presses=presses,
                expressions=expressions,
                tracker=tracker,
            )
            self.out.append(self.modifier.modify(given, now))
        return self.out[-1]

    def steps(self) -> np.ndarray:
        """(N, 62) absolute change of every value from frame to frame."""
        return np.abs(np.diff(np.stack([pack(m) for m in self.out]), axis=0))


def smile(out: Motion) -> float:
    return float(out.blendshapes[SMILE])


def test_it_is_a_performer_and_so_is_the_emote_modifier() -> None:
    for modifier in (express.create(Config()), emote.create(emote.Config())):
        assert isinstance(modifier, Performer) and len(modifier.performances()) >= 10


def test_no_word_of_an_expression_is_the_name_of_an_emote() -> None:
    words = set(express.create(Config())._words)
    assert not words & set(emote.create(emote.Config()).performances())


def test_performed_it_comes_and_performed_again_it_goes() -> None:
    stage = Stage()
    plain = stage.run(0.1)
    assert stage.modifier.perform("Joyful!") == "joy"
    assert smile(stage.run(0.5)) == pytest.approx(0.95)
    assert stage.modifier.status.text == "joy"
    stage.modifier.perform("joy")
    back = stage.run(0.5)
    assert np.array_equal(pack(back), pack(plain)) and back.drawn == ()
    assert stage.modifier.status.text.endswith("none on")


def test_neutral_ends_them_all() -> None:
    stage = Stage()
    for name in ("joy", "anger", "wink_left"):
        stage.modifier.perform(name)
    stage.run(0.6)
    assert stage.modifier.perform("neutral") == "neutral"
    assert stage.run(0.6).drawn == ()


def test_the_newest_is_on_top_and_what_lay_below_comes_back() -> None:
    stage = Stage()
    stage.modifier.perform("joy")
    stage.run(0.5)
    stage.modifier.perform("anger")
    on_top = stage.run(0.5)
    assert smile(on_top) == pytest.approx(0.0, abs=1e-6) and on_top.blendshapes[FROWN] > 0.5
    stage.modifier.perform("anger")
    assert smile(stage.run(0.5)) == pytest.approx(0.95)


@pytest.mark.parametrize("fps", [30.0, 60.0])
def test_whatever_is_pressed_nothing_snaps(fps: float) -> None:
    stage = Stage(fps=fps)
    generator = np.random.default_rng(5)
    names = stage.modifier.performances()
    fastest = min(e.fade for e in stage.modifier._expressions.values())
    for _ in range(300):
        for name in generator.choice(names, generator.integers(0, 2)):
            stage.modifier.perform(str(name))
        stage.run(float(generator.uniform(0.0, 0.3)))
        assert len(stage.modifier._layers) <= 40
    steps = stage.steps()
    # two in one frame: what one takes away the other adds
    assert steps[:, :52].max() <= 2 * 1.5 / (fastest * fps) + 0.01
    turns = np.degrees(np.linalg.norm(steps[:, 52:55], axis=1))
    assert turns.max() <= 5.0


@pytest.mark.parametrize("name", ExpressModifier(Config()).performances())
def test_no_expression_turns_the_head_or_shuts_an_eye_in_a_frame(name: str) -> None:
    stage = Stage(fps=30.0)
    stage.modifier.perform(name)
    stage.run(1.0)
    stage.modifier.perform(name)
    stage.run(1.0)
    poses = np.stack([retarget(m) for m in stage.out])
    assert np.abs(np.diff(poses, axis=0)).max() < 0.7
    assert np.degrees(np.linalg.norm(stage.steps()[:, 52:55], axis=1)).max() <= 5.0


def test_a_picture_that_comes_late_is_no_reason_to_snap() -> None:
    modifier = express.create(Config())
    modifier.modify(motion(), 0.0)
    modifier.perform("joy")
    assert smile(modifier.modify(motion(), 0.9)) < 0.15


def test_a_press_in_the_middle_of_going_turns_it_round_from_where_it_is() -> None:
    stage = Stage()
    stage.modifier.perform("joy")
    stage.run(0.12)
    half = smile(stage.out[-1])
    assert 0.2 < half < 0.8
    stage.modifier.perform("joy")
    stage.run(1 / 60)
    assert abs(smile(stage.out[-1]) - half) < 0.12
    stage.modifier.perform("joy")
    stage.run(1 / 60)
    assert len(stage.modifier._layers) == 1
    assert smile(stage.run(0.5)) == pytest.approx(0.95)


def test_with_too_many_at_once_the_oldest_go() -> None:
    stage = Stage()
    names = [name for name in stage.modifier.performances() if name != "neutral"]
    assert len(names) > express.MOST_LAYERS
    for name in names:
        stage.modifier.perform(name)
        stage.run(1.0)
    assert [x.expression.name for x in stage.modifier._layers] == names[-express.MOST_LAYERS :]


def test_keys_of_a_phone_and_of_the_terminal() -> None:
    stage = Stage()
    stage.run(0.1, presses=(("phone 1", 4),))
    assert smile(stage.out[-1]) == 0.0, "what was pressed before counts for nothing"
    assert smile(stage.run(0.5, presses=(("phone 1", 5),))) == pytest.approx(0.95)
    assert smile(stage.run(0.5, presses=(("phone 1", 7),))) == pytest.approx(0.95), "two presses: on again"
    assert smile(stage.run(0.5, presses=(("phone 1", 8),))) == 0.0
    assert stage.modifier.perform("1") == "joy", "the key 1 of the terminal"
    assert stage.modifier.perform("key f3") == "anger"


def test_a_new_stream_does_not_fire() -> None:
    stage = Stage()
    stage.run(0.2, presses=(("phone 1", 0),), tracker="vts_phone")
    stage.run(0.5, presses=(("phone 1", 9),), tracker="ifacialmocap")
    assert smile(stage.out[-1]) == 0.0
    assert smile(stage.run(0.5, presses=(("phone 1", 10),), tracker="ifacialmocap")) == pytest.approx(0.95)


def test_vrm_names_drive_by_weight() -> None:
    stage = Stage()
    assert smile(stage.run(0.5, expressions=(("Joy", 1.0),))) == pytest.approx(0.95)
    assert smile(stage.run(0.5, expressions=(("HAPPY", 0.5),))) == pytest.approx(0.475)
    out = stage.run(0.5, expressions=(("Joy", 0.0), ("Angry", 1.0), ("NoSuchName", 1.0), ("Neutral", 1.0)))
    assert smile(out) == 0.0 and out.blendshapes[FROWN] == pytest.approx(0.6)
    assert stage.run(0.5).drawn == ()
    assert stage.steps()[:, :52].max() <= 0.1


def test_vrm_names_end_with_the_tracking() -> None:
    stage = Stage()
    stage.run(0.5, expressions=(("Joy", 1.0),))
    stage.face = Motion.neutral()
    assert smile(stage.run(0.5, expressions=(("Joy", 1.0),))) == 0.0


@pytest.mark.parametrize("weight", [np.nan, np.inf, -1.0, 1e9])
def test_a_weight_gone_mad_stays_in_range(weight: float) -> None:
    stage = Stage()
    out = stage.run(0.5, expressions=(("Joy", weight),))
    assert 0.0 <= smile(out) <= 0.96 and np.isfinite(retarget(out)).all()


def test_it_lies_over_a_face_that_nobody_tracks() -> None:
    stage = Stage()
    stage.face = Motion.neutral()
    stage.modifier.perform("joy")
    assert smile(stage.run(0.5)) == pytest.approx(0.95)


def test_hold_ends_it_by_itself() -> None:
    stage = Stage(Config(hold=1.0))
    stage.modifier.perform("joy")
    assert smile(stage.run(0.9)) > 0.9
    assert smile(stage.run(0.5)) == 0.0


def test_expressions_are_over_emotes() -> None:
    moves, faces = emote.create(emote.Config()), express.create(Config())
    moves.perform("laugh")
    faces.perform("sorrow")
    for frame in range(60):
        out = faces.modify(moves.modify(motion(seq=frame), frame / 60), frame / 60)
    assert smile(out) == pytest.approx(0.0, abs=1e-6) and out.blendshapes[FROWN] > 0.5
    assert abs(float(out.head_rotation[0])) > 0.0


def test_an_unknown_word_says_what_there_is() -> None:
    with pytest.raises(ConfigError, match="no expression called 'jay'") as caught:
        express.create(Config()).perform("jay")
    assert "did you mean 'joy'" in caught.value.remedy and "sorrow" in caught.value.remedy


@pytest.mark.parametrize("keys", [("phone 1 = jolly",), ("phone 1",)])
def test_wrong_keys_are_refused_by_name(keys: tuple[str, ...]) -> None:
    with pytest.raises(ConfigError, match=r"modifier\.express\.keys"):
        express.create(Config(keys=keys))


@pytest.mark.parametrize("options", [{"hold": -1.0}, {"fade": 0.01}, {"fade": 9.0}])
def test_wrong_times_are_refused(options: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"not within|neither"):
        Config(**options)  # type: ignore[arg-type]


def test_perform_from_another_thread_is_not_lost() -> None:
    stage = Stage()
    threads = [threading.Thread(target=stage.modifier.perform, args=("joy",)) for _ in range(51)]
    for thread in threads:
        thread.start()
    stage.run(0.05)
    for thread in threads:
        thread.join()
    assert smile(stage.run(0.6)) == pytest.approx(0.95), "an odd number of presses"


def test_what_is_worn_is_known_at_once_and_in_order() -> None:
    modifier = ExpressModifier(Config())
    modifier.perform("joy")
    assert modifier.worn() == ("joy",), "before the frame in which it begins"
    modifier.modify(motion(0.0, at=1.0, seq=1), 1.0)
    modifier.perform("anger")
    assert modifier.worn() == ("joy", "anger")
    modifier.modify(motion(0.0, at=1.0, seq=1), 1.1)
    modifier.perform("joy")
    assert modifier.worn() == ("anger",), "it is still fading, and no longer on"
    modifier.modify(motion(0.0, at=1.0, seq=1), 1.2)
    assert modifier.worn() == ("anger",)
    modifier.perform("neutral")
    assert modifier.worn() == ()
