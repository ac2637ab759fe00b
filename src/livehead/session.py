"""Config → a running Pipeline: start, stop, swap a stage while live, figures, statuses, first errors."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import fields
from types import TracebackType
from typing import Any, TypeVar

from livehead import config as configuration
from livehead import looks, registry
from livehead.actor import Actor
from livehead.cast import find_character
from livehead.character import Character
from livehead.config import ActorConfig, Config, StageChoice
from livehead.errors import ConfigError, LiveheadError
from livehead.fallback import FallbackTracker
from livehead.motion.presses import plain
from livehead.motion.retarget import RetargetConfig
from livehead.pipeline import Pipeline
from livehead.revival import RevivingTracker
from livehead.running import NoteWriter
from livehead.scene import Place
from livehead.stages import (
    Animator,
    Calibrated,
    Injected,
    Modifier,
    Performer,
    Sink,
    Stage,
    Stylizer,
    Tracker,
    Wearer,
)
from livehead.telemetry import Figures
from livehead.types import Motion, Status

log = logging.getLogger(__name__)

S = TypeVar("S", bound=Stage)

ONE_PERSON = ("relay", "lip_sync", "record", "inject")
"""Modifiers that only the first actor has: one microphone, one stream of motion to send on."""

DEMO = StageChoice("tape")
"""The tracker of a configuration that names none: the built-in demo motion."""


class Session:
    """One character, live. Use it as a context manager, or call `start` and `stop`.

        with Session(config) as session:
            session.wait(10.0)

    Everything a user may call comes from one thread; what it returns are values.
    """

    def __init__(self, config: Config) -> None:
        self.config = config
        self.character = find_character(config.character)
        self._chain = self._chain_of(config.tracker or DEMO)
        self._animator_choice = config.animator
        self._look = config.look
        self._beside = [find_character(actor.character) for actor in config.actors]
        self._pipeline = self._build()
        self._notes = NoteWriter(self.statuses, self.figures)

    def start(self) -> None:
        """Start tracking, rendering and sending; returns at once."""
        self._pipeline.start()
        self._notes.start()

    def stop(self) -> None:
        """Stop everything and close every stage."""
        self._notes.stop()
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
        """What the tracker, the animators, every sink and some modifiers say of themselves, by name."""
        return self._pipeline.statuses()

    @property
    def motion(self) -> Motion:
        """The newest Motion of the first character, as its tracker made it; confidence 0 before the first."""
        return self._first.motion

    @property
    def tracker_choice(self) -> StageChoice:
        """The tracker that is listened to, as it was chosen."""
        return self._chain[0]

    @property
    def animator_choice(self) -> StageChoice:
        """The animator of the first character, as it was chosen."""
        return self._animator_choice

    @property
    def look(self) -> str:
        """The look that is on, by name; empty when other stylizers were put in its place."""
        return self._look

    @property
    def _first(self) -> Actor:
        return self._pipeline.actors[0]

    def _modifiers(self) -> Iterator[Modifier]:
        return (modifier for actor in self._pipeline.actors for modifier in actor.modifiers)

    @property
    def errors(self) -> dict[str, LiveheadError]:
        """First error of each stage that failed, by name."""
        return self._pipeline.errors | self._pipeline.styling.errors

    # --- swaps while live ------------------------------------------------------------------------------

    def swap_tracker(self, choice: StageChoice, *, alone: bool = False) -> None:
        """Listen to another tracker; the present one goes on if the new one cannot start. `alone`: without those
        that stand in for it, so that none of them opens a camera.

        Two trackers of one name may want the same port or camera, so then the present one is closed first, with
        those that stand in for it, and started anew if the other cannot be had.
        """
        old, chain = self._chain, self._chain_of(choice, alone=alone)
        shared = not {c.use for c in old}.isdisjoint(c.use for c in chain)
        if shared:
            self._pipeline.replace_tracker(registry.tracker(StageChoice("idle")))
        try:
            tracker = self._tracker(chain)
        except LiveheadError:
            if shared:
                self._pipeline.replace_tracker(self._tracker(old))
            raise
        self._pipeline.replace_tracker(tracker)
        self._chain = chain

    def calibrate(self, *, guided: bool = False) -> None:
        """Take the face of the coming second as the neutral one; guided, lead through thirty seconds of faces
        (or break that off): the statuses say what to do."""
        for modifier in self._modifiers():
            if isinstance(modifier, Calibrated):
                modifier.guide() if guided else modifier.capture()

    def performances(self) -> tuple[str, ...]:
        """Names of the expressions and emotes that `perform` knows."""
        return tuple(n for m in self._first.modifiers if isinstance(m, Performer) for n in m.performances())

    def perform(self, words: str) -> str:
        """Put on an expression (again: take it off) or play an emote; returns its name. ConfigError when there is
        none like it."""
        able = [m for m in self._first.modifiers if isinstance(m, Performer)]
        exact = [m for m in able if plain(words) in map(plain, m.performances())]
        error = ConfigError(
            "no modifier here performs", remedy='add [[modifier]] use = "express" and "emote"'
        )
        for modifier in exact or reversed(able):  # expressions, which come last, before emotes
            try:
                return modifier.perform(words)
            except ConfigError as wrong:
                error = wrong
        raise error

    def worn(self) -> tuple[str, ...]:
        """Names of the expressions that are on, the newest last."""
        return tuple(n for m in self._first.modifiers if isinstance(m, Wearer) for n in m.worn())

    @property
    def injected(self) -> Injected | None:
        """The modifier that takes motion from other programs, or None when the list of modifiers has none."""
        return next((m for m in self._first.modifiers if isinstance(m, Injected)), None)

    def swap_animator(self, choice: StageChoice) -> None:
        """Draw with another animator; the present one goes on if the new one cannot load."""
        self._first.replace_animator(_loaded(choice, self.character))
        self._animator_choice = choice

    def tune(self, options: Mapping[str, float]) -> None:
        """Change how far the first character goes along with a face, from the next frame on: fields of
        `RetargetConfig` by name. ConfigError for others."""
        where = f"animator.{self._animator_choice.use}"
        configuration.bind(RetargetConfig, options, where=where)
        choice = self._animator_choice.override(options)
        known = {field.name for field in fields(RetargetConfig)}
        own = {name: value for name, value in choice.options.items() if name in known}
        self._first.tune(configuration.bind(RetargetConfig, own, where=where))
        self._animator_choice = choice

    def swap_character(self, name: str, animator: StageChoice | None = None) -> None:
        """Show another character, with the present kind of animator unless another is named; the sinks see no gap.
        When it cannot be loaded all stays as it was."""
        character, choice = find_character(name), animator or self._animator_choice
        self._first.replace_animator(_loaded(choice, character))
        self.character, self._animator_choice = character, choice

    def swap_modifiers(self, choices: Sequence[StageChoice]) -> None:
        """Use another list of modifiers."""
        self._first.replace_modifiers([self._modifier(choice) for choice in choices])

    def use_look(self, name: str) -> None:
        """Change the picture by another look, and after it by the configuration's own stylizers, from the next
        frame on. The present one goes on when there is none of that name or a stylizer cannot be made."""
        self.swap_stylizers((*looks.find(name).stylizers, *self.config.stylizers))
        self._look = name

    def swap_stylizers(self, choices: Sequence[StageChoice]) -> None:
        """Use another list of stylizers, in place of the look; that goes on if one of them cannot be made."""
        stylizers: list[Stylizer] = []
        with ExitStack() as made:
            for choice in choices:
                stylizers.append(registry.stylizer(choice))
                made.callback(stylizers[-1].close)
            made.pop_all()
        self._pipeline.styling.replace(stylizers)
        self._look = ""

    def add_sink(self, choice: StageChoice) -> str:
        """Send to one more sink; returns the name it goes by here."""
        name = self._sink_name(choice.use)
        self._pipeline.add_sink(name, registry.sink(choice, fps=self.config.output.fps or 60.0))
        return name

    def attach(self, name: str, sink: Sink) -> str:
        """Send to a sink that is ready, such as a preview; returns the name it goes by here. It is closed with the
        session."""
        name = self._sink_name(name)
        self._pipeline.add_sink(name, sink)
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

            actors = [self._actor(keep, config.animator, self.character, config.modifiers)]
            for number, (actor, character) in enumerate(zip(config.actors, self._beside, strict=True), 1):
                animator, modifiers = self._beside_choices(actor, number)
                place = Place(actor.x, actor.y, actor.scale)
                actors.append(
                    self._actor(keep, animator, character, modifiers, actor.subject or number, place)
                )
            stylizers = [keep(registry.stylizer(choice)) for choice in looks.stylizers_of(config)]
            sinks = [(c.use, keep(registry.sink(c, fps=config.output.fps or 60.0))) for c in config.sinks]
            tracker = keep(self._tracker(self._chain))
            pipeline = Pipeline(tracker, actors, stylizers, config.output.fps, config.budget)
            self._pipeline = pipeline
            for use, sink in sinks:
                pipeline.add_sink(self._sink_name(use), sink)
            made.pop_all()
        return pipeline

    def _actor(
        self,
        keep: Callable[[Any], Any],
        animator: StageChoice,
        character: Character,
        modifiers: Sequence[StageChoice],
        subject: int = 0,
        place: Place | None = None,
    ) -> Actor:
        drawing = keep(_loaded(animator, character))
        return Actor([keep(self._modifier(choice)) for choice in modifiers], drawing, subject, place)

    def _beside_choices(self, actor: ActorConfig, number: int) -> tuple[StageChoice, list[StageChoice]]:
        """Animator and modifiers of a further actor: those of the first, but for what belongs to one person."""
        own = self.config.animator
        animator = own if actor.animator in ("", own.use) else StageChoice(actor.animator)
        whose = {"user": actor.user or f"person {number + 1}"}
        modifiers = [m for m in self.config.modifiers if m.use not in ONE_PERSON]
        return animator, [m.override(whose) if m.use == "calibrate" else m for m in modifiers]

    def _chain_of(self, choice: StageChoice, *, alone: bool = False) -> list[StageChoice]:
        """A tracker and those that stand in for it, none of them twice; nobody stands in for `idle`."""
        chain = [choice]
        for one in () if alone or choice.use == "idle" else self.config.fallbacks:
            if all((one.use, dict(one.options)) != (other.use, dict(other.options)) for other in chain):
                chain.append(one)
        return chain

    def _tracker(self, chain: Sequence[StageChoice]) -> Tracker:
        """The tracker of a choice, with those that stand in for it; LiveheadError when none can be made."""
        if len(chain) == 1:
            return self._reviving(chain[0], needed=True)
        members: list[RevivingTracker] = []
        with ExitStack() as made:
            for number, one in enumerate(chain):
                last = number == len(chain) - 1 and all(m.waiting for m in members)
                members.append(self._reviving(one, needed=last))
                made.callback(members[-1].close)
            made.pop_all()
        return FallbackTracker([(c.use, m) for c, m in zip(chain, members, strict=True)])

    def _reviving(self, choice: StageChoice, *, needed: bool) -> RevivingTracker:
        subjects = 1 + max([0, *(a.subject or n for n, a in enumerate(self.config.actors, 1))])

        def make() -> Tracker:
            return registry.tracker(choice, fps=self.config.output.fps, faces=subjects)

        try:
            return RevivingTracker(make(), make, choice.use)
        except LiveheadError as error:
            if needed:
                raise
            log.warning("tracker %s: %s (%s); others stand in", choice.use, error.cause, error.remedy)
            return RevivingTracker(None, make, choice.use)

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
