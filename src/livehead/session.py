"""Config → a running Pipeline: start, stop, swap a stage while live, figures, statuses, first errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from livehead import config as configuration
from livehead import folders, registry
from livehead.character import Character
from livehead.config import Config, StageChoice
from livehead.errors import LiveheadError
from livehead.pipeline import Pipeline
from livehead.revival import RevivingTracker
from livehead.stages import Animator, Calibrated, Modifier, Stage, Tracker
from livehead.telemetry import Figures
from livehead.types import Phase, Status

S = TypeVar("S", bound=Stage)

DEMO = StageChoice("tape")
"""The tracker of a configuration that names none: the built-in demo motion."""


def find_character(name: str) -> Character:
    """A character by name, or by the path of its folder or of a picture. CharacterError or ConfigError say what
    is wrong."""
    path = Path(name).expanduser()
    if path.is_dir():
        return Character.load(path)
    if path.is_file():
        return Character.of_picture(path)
    known = folders.characters()
    if name not in known:
        raise configuration.unknown("character", name, known)
    return Character.load(known[name])


class Session:
    """One character, live. Use it as a context manager, or call `start` and `stop`.

        with Session(config) as session:
            session.wait(10.0)

    Everything a user may call comes from one thread; what it returns are values.
    """

    def __init__(self, config: Config) -> None:
        self.config = config
        self.character = find_character(config.character)
        self._tracker_choice = config.tracker or DEMO
        self._animator_choice = config.animator
        self._pipeline = self._build()

    def start(self) -> None:
        """Start tracking, rendering and sending; returns at once."""
        self._pipeline.start()

    def stop(self) -> None:
        """Stop everything and close every stage."""
        self._pipeline.stop()

    def __enter__(self) -> Session:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the end of the tracker's input or for a failure that ends the run; True if it came."""
        return self._pipeline.finished.wait(timeout)

    def wait_first_frame(self, timeout: float | None = None) -> bool:
        """Wait until one frame has been handed to the sinks; True if it came."""
        return self._pipeline.first_frame.wait(timeout)

    def figures(self) -> Figures:
        """Measured so far."""
        return self._pipeline.figures()

    def reset_figures(self) -> None:
        """Measure anew from now on."""
        self._pipeline.reset_figures()

    def statuses(self) -> dict[str, Status]:
        """What tracker, calibration, animator and every sink say of themselves, by name."""
        stages: dict[str, Stage] = {"tracker": self._pipeline.tracker, "animator": self._pipeline.animator}
        calibrated = [m for m in self._pipeline.modifiers if isinstance(m, Calibrated)]
        if calibrated:
            stages["calibration"] = calibrated[0]
        stages |= {f"sink {o.name}": o.sink for o in self._pipeline.outlets}
        statuses = {name: stage.status for name, stage in stages.items()}
        if (effort := self._pipeline.effort) is not None:
            statuses["budget"] = Status(Phase.RUNNING, str(effort))
        if (error := self._pipeline.errors.get("tracker")) is not None:
            statuses["tracker"] = Status(Phase.FAILED, error.cause, error.remedy)
        return statuses

    @property
    def errors(self) -> dict[str, LiveheadError]:
        """First error of each stage that failed, by name."""
        return dict(self._pipeline.errors)

    # --- swaps while live ------------------------------------------------------------------------------

    def swap_tracker(self, choice: StageChoice) -> None:
        """Listen to another tracker; the present one goes on if the new one cannot start.

        Two trackers of one name may want the same port or camera, so then the present one is closed first,
        and started anew if the other cannot be had.
        """
        old = self._tracker_choice
        if choice.use == old.use:
            self._pipeline.replace_tracker(registry.tracker(StageChoice("idle")))
        try:
            tracker = self._tracker(choice)
        except LiveheadError:
            if choice.use == old.use:
                self._pipeline.replace_tracker(self._tracker(old))
            raise
        self._pipeline.replace_tracker(tracker)
        self._tracker_choice = choice

    def calibrate(self) -> None:
        """Take the face of the coming second as the neutral one."""
        for modifier in self._pipeline.modifiers:
            if isinstance(modifier, Calibrated):
                modifier.capture()

    def swap_animator(self, choice: StageChoice) -> None:
        """Draw with another animator; the present one goes on if the new one cannot load."""
        self._pipeline.replace_animator(_loaded(choice, self.character))
        self._animator_choice = choice

    def swap_character(self, name: str) -> None:
        """Show another character, with the present kind of animator; the sinks see no gap."""
        character = find_character(name)
        self._pipeline.replace_animator(_loaded(self._animator_choice, character))
        self.character = character

    def swap_modifiers(self, choices: Sequence[StageChoice]) -> None:
        """Use another list of modifiers."""
        self._pipeline.replace_modifiers([self._modifier(choice) for choice in choices])

    def add_sink(self, choice: StageChoice) -> str:
        """Send to one more sink; returns the name it goes by here."""
        name = self._sink_name(choice.use)
        self._pipeline.add_sink(name, registry.sink(choice, fps=self.config.output.fps or 60.0))
        return name

    def remove_sink(self, name: str) -> None:
        """Stop sending to a sink; KeyError when there is none of that name."""
        self._pipeline.remove_sink(name)

    # --- inside ----------------------------------------------------------------------------------------

    def _build(self) -> Pipeline:
        """Make every stage; on an error close those already made."""
        config = self.config
        with ExitStack() as made:

            def keep(stage: S) -> S:
                made.callback(stage.close)
                return stage

            animator = keep(_loaded(config.animator, self.character))
            modifiers = [keep(self._modifier(choice)) for choice in config.modifiers]
            stylizers = [keep(registry.stylizer(choice)) for choice in config.stylizers]
            sinks = [(c.use, keep(registry.sink(c, fps=config.output.fps or 60.0))) for c in config.sinks]
            tracker = keep(self._tracker(self._tracker_choice))
            pipeline = Pipeline(tracker, modifiers, animator, stylizers, config.output.fps, config.budget)
            self._pipeline = pipeline
            for use, sink in sinks:
                pipeline.add_sink(self._sink_name(use), sink)
            made.pop_all()
        return pipeline

    def _tracker(self, choice: StageChoice) -> Tracker:
        def make() -> Tracker:
            return registry.tracker(choice, fps=self.config.output.fps)

        return RevivingTracker(make(), make, choice.use)

    def _modifier(self, choice: StageChoice) -> Modifier:
        return registry.modifier(choice, fps=self.config.output.fps)

    def _sink_name(self, use: str) -> str:
        taken = {outlet.name for outlet in self._pipeline.outlets}
        return next(name for name in _numbered(use) if name not in taken)


def _loaded(choice: StageChoice, character: Character) -> Animator:
    """An animator that has taken the character; closed again if it cannot."""
    animator = registry.animator(choice)
    try:
        animator.load(character)
    except BaseException:
        animator.close()
        raise
    return animator


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name} {number}"
        number += 1
