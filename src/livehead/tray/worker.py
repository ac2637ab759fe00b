"""What the engine's thread does: it owns the Session, and nobody else touches it."""

from __future__ import annotations

import importlib
import logging
import time
from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from livehead import registry
from livehead.character import Character
from livehead.config import Config, StageChoice
from livehead.errors import ConfigError, LiveheadError
from livehead.motion.retarget import RetargetConfig
from livehead.session import Session, find_character
from livehead.tray.mood import PREVIEW, Snapshot
from livehead.tray.tap import TapSink
from livehead.tray.voice import speaks, with_voice
from livehead.types import Motion, Phase, Status

if TYPE_CHECKING:
    from livehead.remote import RemoteServer

log = logging.getLogger(__name__)

IDLE = StageChoice("idle")
DEMO = StageChoice("tape")
RECORDER = "video_file"


@runtime_checkable
class Windowed(Protocol):
    """A sink with a window that a person may close while the sink goes on."""

    @property
    def status(self) -> Status: ...

    def open(self) -> None:
        """Open it again."""
        ...


ANY_PICTURE = ("tha3", "tha4", "tha2", "tha1")
"""Animators that draw any picture, those that are fast first; the others draw what was made for them."""


def animator_for(character: Character, now: StageChoice) -> StageChoice:
    """The present animator if it can draw the character, else another that can; ConfigError when there is none."""
    if now.use in ANY_PICTURE or now.use in character.settings:
        return now
    gains = {name: value for name, value in now.options.items() if name in GAINS}
    for use in ("student", "puppet"):
        if use in character.settings:
            return StageChoice(use, gains)
    for use in ANY_PICTURE:
        if not registry.probe("animators", use):
            return StageChoice(use, gains)
    raise ConfigError(
        f"{character.title} is one picture: only a Talking Head model can move it, and none is installed",
        remedy="livehead models get tha3_separable, then livehead models import FILES --as tha3",
    )


def added_ms(choice: StageChoice) -> float:
    """Milliseconds from a sink until its receiver has the picture, as measured once (`livehead list sinks`)."""
    facts = importlib.import_module(f"livehead.sinks.{choice.use}").FACTS
    form = choice.options.get("format", "")
    return next((f for f in facts if f.form == form), facts[0]).latency_ms or 0.0


GAINS = {field.name for field in fields(RetargetConfig)}
"""Options that all animators have: they go along from one to the other."""


class Worker:
    """Runs in one thread. Every method may raise LiveheadError; what goes on running goes on.

    A tracker or sink that cannot be had is a problem that is told, not a reason to show nothing: the character
    idles, the other sinks send.
    """

    def __init__(self, config: Config) -> None:
        self._config = config
        self._session: Session | None = None
        self._problems: dict[str, LiveheadError] = {}
        self._sinks: dict[str, str] = {}
        self._windows: dict[str, Windowed] = {}
        self._old: dict[int, LiveheadError] = {}
        self._cut = self._starting = False
        self._server: RemoteServer | None = None
        self.tap: TapSink | None = None

    @property
    def config(self) -> Config:
        """The configuration with everything that was chosen here."""
        return self._config

    def snapshot(self) -> Snapshot:
        """How it stands now."""
        session = self._session
        if session is None:
            problems = dict(self._problems)
            return self._with_doors(
                Snapshot(False, self._starting, self._config, problems=problems, cut=self._cut)
            )
        statuses = {n: s for n, s in session.statuses().items() if n != f"sink {PREVIEW}"}
        problems = {**self._failures(), **self._problems}
        return self._with_doors(Snapshot(
            True, self._starting, self._config, session.figures(), statuses, problems,
            session.performances(), self._cut, session.character.title, self._after_ms(), self._shut(),
        ))  # fmt: skip

    def motion(self) -> Motion | None:
        """The newest motion; may be asked from any thread."""
        return self._session.motion if self._session is not None else None

    # --- life ------------------------------------------------------------------------------------------

    def announce_start(self) -> None:
        """Say that it is about to start: the next snapshot shows it before the slow part begins."""
        self._starting = self._session is None

    def start(self) -> None:
        """Show the character first, then the tracker, then every sink; each may fail alone."""
        if self._session is not None:
            return
        self._problems.clear()
        try:
            self._starting = True
            session = self._made()
            self.tap = TapSink()
            session.attach(PREVIEW, self.tap)
            session.start()
            self._session = session
            session.config = replace(session.config, fallbacks=self._config.fallbacks)
        except LiveheadError as error:
            self._problems["character"] = error
            raise
        finally:
            self._starting = False
        if not self._cut:
            self._try("tracker", lambda: session.swap_tracker(self._tracker()))
        if self._server is not None:
            self._server.session = session
        self._sinks = {}
        for choice in self._config.sinks:
            self._try(f"sink {choice.use}", partial(self._add, choice))

    def stop(self) -> None:
        """End the session; nothing happens when there is none."""
        session, self._session = self._session, None
        self._problems.clear()
        if self._server is not None:
            self._server.session = None
        if session is not None:
            session.stop()

    # --- choices ---------------------------------------------------------------------------------------

    def use_tracker(self, choice: StageChoice) -> None:
        """Listen to another tracker; ends a cut."""
        if self._session is not None:
            self._session.swap_tracker(choice)
        self._solved("tracker")
        self._cut, self._config = False, replace(self._config, tracker=choice)

    def cut(self, on: bool) -> None:
        """The camera off at once, with every tracker that stands in for it; or as it was before."""
        self._cut = on
        session = self._session
        if session is None:
            return
        if on:
            session.swap_tracker(IDLE, alone=True)
            self._solved("tracker")
        else:
            self._try("tracker", lambda: session.swap_tracker(self._tracker()))

    def use_character(self, name: str) -> None:
        """Show another character, with another animator if the present one cannot draw it."""
        now = self._config.animator
        animator = animator_for(find_character(name), now)
        session = self._session
        if session is not None and animator.use == now.use:
            session.swap_character(name)
        elif session is not None and animator.use in ANY_PICTURE:
            session.swap_animator(animator)
            session.swap_character(name)
        elif session is not None:
            session.swap_character(name)
            session.swap_animator(animator)
        self._solved("character")
        self._config = replace(self._config, character=name, animator=animator)

    def use_sink(self, choice: StageChoice, on: bool) -> None:
        """Send to a sink, or no longer, from now on and the next time. The options it had before are kept."""
        self._solved(f"sink {choice.use}")
        others = tuple(sink for sink in self._config.sinks if sink.use != choice.use)
        own = next((sink for sink in self._config.sinks if sink.use == choice.use), choice)
        if not on:
            self._remove(choice.use)
        elif self._session is not None and not self._sends(choice.use):
            self._add(own)
        elif choice.use in self._shut():
            self._windows[choice.use].open()
        self._config = replace(self._config, sinks=(*others, own) if on else others)

    def tune(self, options: dict[str, float], *, keep: bool = True) -> None:
        """How far the character goes along with a face (fields of RetargetConfig), from the next picture on; keep:
        also the next time."""
        if self._session is not None:
            self._session.tune(options)
        if keep:
            self._config = replace(self._config, animator=self._config.animator.override(options))

    def record(self, folder: Path) -> str:
        """Begin a film in a folder, or end the one under way; returns the new one's path, "" at the end."""
        if self._sends(RECORDER):
            self._remove(RECORDER)
            return ""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigError(
                f"{folder} cannot be made: {error.strerror or error}", remedy="choose another folder"
            ) from None
        path = folder / f"livehead {time.strftime('%Y-%m-%d %H-%M-%S')}.webm"
        self._solved(f"sink {RECORDER}")
        self._add(StageChoice(RECORDER, {"path": str(path)}))
        return str(path)

    def calibrate(self, guided: bool) -> None:
        self._live().calibrate(guided=guided)

    def perform(self, name: str) -> None:
        self._live().perform(name)

    def use_voice(self, on: bool) -> None:
        """The microphone moves the mouth, or no longer; all other modifiers stay as they are."""
        before, self._config = self._config, with_voice(self._config, on)
        try:
            if self._session is not None and before != self._config:
                self._session.swap_modifiers(self._moved().modifiers)
        except LiveheadError:
            self._config = before
            raise
        self._solved("voice")

    # --- other programs --------------------------------------------------------------------------------

    def let_in(self, server: RemoteServer | None) -> None:
        """Let other programs in by a server that has not started yet, in place of the one before; None: nobody."""
        old, self._server = self._server, None
        if old is not None:
            old.stop()
        if server is None:
            return
        server.session = self._session
        server.start()
        self._server = server
        if self._session is not None and self._session.injected is None:
            self._session.swap_modifiers(self._moved().modifiers)

    def forget_plugin(self, name: str) -> None:
        """A plugin that was allowed must ask again."""
        if self._server is not None:
            self._server.revoke(name)

    def on_a_word(self, job: Callable[[], None]) -> None:
        """Do what another program asks of the session, and remember what it chose."""
        session, before = self._session, self._chosen()
        job()
        after = self._chosen()
        if session is None or session is not self._session or before == after:
            return
        character, animator, tracker = after
        if tracker != before[2]:
            self._cut, self._config = False, replace(self._config, tracker=tracker)
            self._solved("tracker")
        if character != before[0]:
            self._config = replace(self._config, character=character)
        if animator != before[1]:
            self._config = replace(self._config, animator=animator)

    def _chosen(self) -> tuple[str, StageChoice, StageChoice]:
        session = self._session
        if session is None:
            return "", IDLE, IDLE
        return session.character.name, session.animator_choice, session.tracker_choice

    def _moved(self) -> Config:
        """The configuration, with what takes the motion of other programs where they are let in."""
        if self._server is None:
            return self._config
        from livehead.remote import with_injection

        return with_injection(self._config)

    def _with_doors(self, snapshot: Snapshot) -> Snapshot:
        server = self._server
        if server is None:
            return snapshot
        return replace(
            snapshot, statuses={**snapshot.statuses, "remote": server.status},
            address=server.url, plugin_address=server.vts_url, plugins=server.plugins(),
        )  # fmt: skip

    # --- inside ----------------------------------------------------------------------------------------

    def _made(self) -> Session:
        """A session that idles and sends nothing yet; without the voice when no microphone can be had."""
        config = replace(self._moved(), tracker=IDLE, fallbacks=(), sinks=())
        try:
            return Session(config)
        except LiveheadError as error:
            if not speaks(config):
                raise
            session = Session(with_voice(config, False))
            self._problems["voice"] = error
            return session

    def _live(self) -> Session:
        if self._session is None:
            raise ConfigError("livehead is stopped", remedy="start it first")
        return self._session

    def _tracker(self) -> StageChoice:
        """The chosen tracker, else the first camera, else the demo motion: as `livehead run` does."""
        if self._config.tracker is not None:
            return self._config.tracker
        from livehead.sources.cameras import list_cameras

        cameras = list_cameras()
        if cameras and not registry.probe("trackers", "mediapipe_face"):
            return StageChoice("mediapipe_face", {"source": str(cameras[0].index)})
        return DEMO

    def _sends(self, use: str) -> bool:
        name = self._sinks.get(use, use)
        return self._session is not None and f"sink {name}" in self._session.statuses()

    def _add(self, choice: StageChoice) -> None:
        session = self._live()
        sink = registry.sink(choice, fps=self._config.output.fps or 60.0)
        self._sinks[choice.use] = session.attach(choice.use, sink)
        self._windows.pop(choice.use, None)
        if isinstance(sink, Windowed):
            self._windows[choice.use] = sink

    def _shut(self) -> frozenset[str]:
        """The sinks whose windows were closed by hand, or crashed too often."""
        shut = (Phase.WAITING, Phase.LOST)
        states = {use: window.status for use, window in self._windows.items() if self._sends(use)}
        return frozenset(use for use, state in states.items() if state.phase in shut and state.remedy)

    def _after_ms(self) -> float:
        """What the sink that OBS most likely shows adds to the latency."""
        for use in ("browser", "media_stream", "ndi", "virtual_camera"):
            if use in self._sinks:
                own = next((sink for sink in self._config.sinks if sink.use == use), StageChoice(use))
                return added_ms(own)
        return 0.0

    def _remove(self, use: str) -> None:
        name = self._sinks.pop(use, use)
        if name and self._session is not None:
            try:
                self._session.remove_sink(name)
            except KeyError:
                log.debug("sink %s had ended by itself", name)

    def _failures(self) -> dict[str, LiveheadError]:
        """What failed while it ran, but for what was tried anew since."""
        errors = self._session.errors if self._session is not None else {}
        places = {n: e for n, e in errors.items() if id(e) not in self._old}
        return {n if n in ("tracker", "render") else f"sink {n}": e for n, e in places.items()}

    def _solved(self, place: str) -> None:
        """A person chose anew: what was wrong there before is no longer told."""
        self._problems.pop(place, None)
        if (error := self._failures().get(place)) is not None:
            self._old[id(error)] = error

    def _try(self, place: str, step: Callable[[], object]) -> None:
        """A step that may fail alone: the problem is told for as long as it lasts."""
        try:
            step()
        except LiveheadError as error:
            self._problems[place] = error
            log.warning("%s: %s (%s)", place, error.cause, error.remedy)
        else:
            self._solved(place)
