"""A session of real stages: swaps while live, statuses, and what it does when a stage cannot start."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from livehead import registry, revival
from livehead.config import ActorConfig, Config, OutputConfig, StageChoice
from livehead.errors import ConfigError, LiveheadError
from livehead.motion.tape import TapeWriter
from livehead.session import Session
from livehead.trackers.tape import TapeTracker
from livehead.types import Channels, Motion, Phase, Status

QUICK = Config(
    tracker=StageChoice("tape"),
    animator=StageChoice("puppet", {"size": 64}),
    sinks=(StageChoice("null"),),
    output=OutputConfig(fps=30.0),
)


def until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.01)


def test_it_runs_and_says_what_each_stage_does() -> None:
    with Session(QUICK) as session:
        assert session.wait_first_frame(10.0)
        statuses = session.statuses()
        assert set(statuses) == {"tracker", "calibration", "expression", "animator", "sink null"}
        assert statuses["tracker"].phase is Phase.RUNNING
        assert "Actia" in statuses["animator"].text
    assert session.errors == {}


def test_stages_are_swapped_while_live() -> None:
    with Session(QUICK) as session:
        until(lambda: session.figures().frames > 5)
        session.swap_tracker(StageChoice("idle"))
        session.swap_animator(StageChoice("puppet", {"size": 48}))
        session.swap_modifiers([StageChoice("breathe")])
        session.swap_character("actia")
        name = session.add_sink(StageChoice("null"))
        seen = session.figures().frames
        until(lambda: session.figures().frames > seen + 10)
        assert name == "null 2"
        picture = session._pipeline.actors[0].animator.animate(Motion.neutral())
        assert picture.pixels.shape == (48, 48, 4), "another character keeps the animator that was chosen"
        session.remove_sink("null")
        assert set(session.statuses()) == {"tracker", "animator", "sink null 2"}
    assert session.errors == {}


def test_a_look_is_put_on_while_live() -> None:
    with Session(replace(QUICK, look="noir", stylizers=(StageChoice("backdrop"),))) as session:
        until(lambda: {"stylizer grade", "stylizer backdrop"} <= set(session.statuses()))
        session.use_look("sticker")
        until(lambda: {"stylizer outline", "stylizer shadow"} <= set(session.statuses()))
        assert "stylizer backdrop" in session.statuses(), "the configuration's own stay"
        for wrong in ("stiker", ""):
            with pytest.raises(ConfigError):
                session.use_look(wrong)
        assert session.look == "sticker"
        with pytest.raises(ConfigError):
            session.swap_stylizers([StageChoice("grade"), StageChoice("outline", {"width": -1})])
        assert session.look == "sticker" and "stylizer outline" in session.statuses()
        session.swap_stylizers([StageChoice("pixelate"), StageChoice("pixelate")])
        until(lambda: {"stylizer pixelate", "stylizer pixelate 2"} <= set(session.statuses()))
        assert session.look == ""
    assert session.errors == {}


def test_a_tracker_that_breaks_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revival, "FIRST_PAUSE_S", 0.3)
    playing = TapeTracker.track
    broken: list[int] = []

    def breaking(self: TapeTracker) -> Iterator[Motion]:
        for n, motion in enumerate(playing(self)):
            if n == 20 and not broken:
                broken.append(n)
                raise OSError("the disk hiccups")
            yield motion

    monkeypatch.setattr(TapeTracker, "track", breaking)
    with Session(QUICK) as session:
        until(lambda: session.statuses()["tracker"].phase is Phase.RETRYING)
        assert "the disk hiccups" in session.statuses()["tracker"].text
        seen = session.figures().frames
        until(lambda: session.statuses()["tracker"].phase is Phase.RUNNING)
        until(lambda: session.figures().frames > seen + 5)
        assert session.errors == {}


def test_a_phone_may_be_swapped_for_a_phone_on_the_same_port() -> None:
    phone = StageChoice("ifacialmocap", {"port": 15983})
    with Session(replace(QUICK, tracker=phone)) as session:
        assert session.wait_first_frame(10.0)
        session.swap_tracker(phone.override({"version": 1}))
        assert session.statuses()["tracker"].phase is Phase.WAITING
        with pytest.raises(ConfigError):
            session.swap_tracker(phone.override({"prot": 1}))
        assert session.statuses()["tracker"].phase is Phase.WAITING
    assert session.errors == {}


def test_calibration_is_asked_of_whoever_can() -> None:
    with Session(replace(QUICK, modifiers=(StageChoice("calibrate", {"auto": False}),))) as session:
        until(lambda: session.figures().frames > 5)
        modifier = session._pipeline.actors[0].modifiers[0]
        assert modifier.status.phase is Phase.RUNNING
        session.calibrate()
        assert modifier.status.phase is Phase.WAITING
        until(lambda: modifier.status.text == "calibrated")


def test_a_swap_that_cannot_be_leaves_everything_as_it_was() -> None:
    with Session(QUICK) as session:
        until(lambda: session.figures().frames > 5)
        with pytest.raises(LiveheadError):
            session.swap_tracker(StageChoice("tape", {"file": "/nowhere.tape"}))
        with pytest.raises(ConfigError):
            session.swap_animator(StageChoice("pupet"))
        with pytest.raises(ConfigError):
            session.swap_character("nobody")
        seen = session.figures().frames
        until(lambda: session.figures().frames > seen + 5)
        assert session.statuses()["tracker"].phase is Phase.RUNNING


def test_stages_already_made_are_closed_when_a_later_one_cannot_start() -> None:
    taken = Config(
        tracker=StageChoice("idle"),
        animator=QUICK.animator,
        sinks=(StageChoice("browser", {"port": 18787}), StageChoice("browser", {"port": 18787})),
    )
    with pytest.raises(LiveheadError):
        session = Session(taken)
        session.start()
        until(lambda: bool(session.errors))
        session.stop()
        raise next(iter(session.errors.values()))
    with Session(
        Config(tracker=StageChoice("idle"), animator=QUICK.animator, sinks=taken.sinks[:1])
    ) as session:
        assert session.wait_first_frame(10.0)
        assert session.errors == {}, "the port must be free again"


def test_two_people_move_two_characters_in_one_picture(tmp_path: Path) -> None:
    with TapeWriter(tmp_path / "two.tape") as tape:
        for n in range(60):
            yaw = np.array((0.0, 0.4, 0.0), np.float32)
            one = replace(Motion.neutral(n / 30, n), confidence=1.0, channels=Channels.ALL)
            tape.write(one)
            tape.write(replace(one, head_rotation=yaw, subject=1))
            tape.write(replace(one, head_rotation=-yaw, subject=2))
    config = replace(
        QUICK,
        tracker=StageChoice("tape", {"file": str(tmp_path / "two.tape")}),
        actors=(ActorConfig(character="actia"),),
        modifiers=(StageChoice("smooth"),),
    )
    with Session(config) as session:
        until(lambda: session.figures().frames > 10)
        assert {"animator", "animator 2"} <= set(session.statuses())
        actors = session._pipeline.actors
        until(lambda: all(a.motion.confidence > 0.0 for a in actors))
        assert [a.subject for a in actors] == [a.motion.subject for a in actors] == [0, 1], (
            "a third is nobody's"
        )
        frame = session._pipeline._frame(time.monotonic(), 0)
    assert frame.pixels.shape == (64, 128, 4)
    assert np.abs(frame.pixels[:, :64].astype(int) - frame.pixels[:, 64:]).max() > 60, "each moves as its own"


def test_what_stands_in_is_there_when_the_first_cannot_start(caplog: pytest.LogCaptureFixture) -> None:
    broken = StageChoice("tape", {"file": "/no/such.tape"})
    config = replace(QUICK, tracker=broken, fallbacks=(StageChoice("tape"),))
    with Session(config) as session:
        until(lambda: session._pipeline.actors[0].motion.confidence > 0.0)
        until(lambda: "stands in" in session.statuses()["tracker"].text)
    assert "no/such.tape" in caplog.text
    with pytest.raises(LiveheadError, match=r"such\.tape"):
        Session(replace(config, fallbacks=(broken,)))


def test_words_put_on_faces_and_play_moves() -> None:
    with Session(QUICK) as session:
        until(lambda: session.figures().frames > 3)
        assert {"joy", "nod"} <= set(session.performances())
        assert session.perform("Joy") == "joy" and session.perform("wave_hair") == "wave hair"
        assert session.perform("tired") == "sleepy", "an expression, though an emote would do as well"
        until(lambda: "joy" in session.statuses()["expression"].text)
        with pytest.raises(ConfigError):
            session.perform("backflip")


def test_what_stands_in_may_become_the_tracker_and_the_other_way_round() -> None:
    """Whoever stands in holds a port or a camera of its own: it lets go of it before it is wanted again."""
    phone, other = StageChoice("ifacialmocap", {"port": 15984}), StageChoice("openseeface", {"port": 15985})
    with Session(replace(QUICK, tracker=phone, fallbacks=(other,))) as session:
        session.swap_tracker(other)
        assert "15985" in session.statuses()["tracker"].text
        assert "taken" not in session.statuses()["tracker"].text
        session.swap_tracker(phone)
        assert "15984" in session.statuses()["tracker"].text
        assert not any(m.tracker.waiting for m in session._pipeline.tracker._members)  # type: ignore[attr-defined]
    assert session.errors == {}


def _two_people(path: Path, seconds: float = 2.0) -> StageChoice:
    """A tape of one who looks to the left and one who looks to the right, in every picture."""
    with TapeWriter(path) as tape:
        for n in range(round(30 * seconds)):
            yaw = np.array((0.0, 0.4, 0.0), np.float32)
            one = replace(Motion.neutral(n / 30, n), confidence=1.0, channels=Channels.ALL, head_rotation=yaw)
            tape.write(one)
            tape.write(replace(one, head_rotation=-yaw, subject=1))
    return StageChoice("tape", {"file": str(path), "loop": False})


def test_one_character_stays_with_one_of_two_people(tmp_path: Path) -> None:
    seen: list[Motion] = []

    class Look:
        status = Status(Phase.RUNNING)

        def modify(self, motion: Motion, now: float) -> Motion:
            seen.append(motion)
            return motion

        def close(self) -> None: ...

    with Session(replace(QUICK, tracker=_two_people(tmp_path / "two.tape"))) as session:
        session._first.replace_modifiers([Look()])  # type: ignore[list-item]
        session.wait(10.0)
    assert len([m for m in seen if m.confidence]) > 20 and {m.subject for m in seen} == {0}


def test_two_people_do_not_wait_for_each_other_when_every_motion_is_drawn(tmp_path: Path) -> None:
    tape = _two_people(tmp_path / "two.tape", 1.0).override({"stepped": True, "restamp": True})
    config = replace(QUICK, tracker=tape, actors=(ActorConfig(),), output=OutputConfig(fps=0.0), modifiers=())
    with Session(config) as session:
        assert session.wait(14.0), "half a second for every motion of the second"
        assert session.figures().frames > 30


def test_a_loop_is_closed_for_each_person_alone(tmp_path: Path) -> None:
    tape = _two_people(tmp_path / "two.tape", 0.3).override({"loop": True})
    tracker = registry.tracker(tape)
    yaws: dict[int, list[float]] = {0: [], 1: []}
    for motion in tracker.track():
        yaws[motion.subject].append(float(motion.head_rotation[1]))
        if len(yaws[1]) == 25:
            tracker.close()
    assert np.allclose(yaws[0], 0.4, atol=1e-3) and np.allclose(yaws[1], -0.4, atol=1e-3)


def test_nobody_stands_in_for_a_tracker_that_is_none() -> None:
    with Session(replace(QUICK, fallbacks=(StageChoice("tape"),))) as session:
        session.swap_tracker(StageChoice("idle"))
        assert type(session._pipeline.tracker).__module__ != "livehead.fallback"
        assert session.tracker_choice.use == "idle"


def test_a_character_and_its_kind_of_animator_change_at_once() -> None:
    with Session(QUICK) as session:
        session.swap_character("actia", StageChoice("student"))
        assert session.animator_choice.use == "student"
        with pytest.raises(LiveheadError):
            session.swap_character("actia", StageChoice("tha4_student"))
        assert session.animator_choice.use == "student", "all stays as it was"
