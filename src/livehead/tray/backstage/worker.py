"""What the engine's thread does: it owns the Session, and nobody else touches it.

Every public method is a job that the windows can ask for by its name; arguments and results can be pickled.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from livehead import looks, registry
from livehead.cast import find_character
from livehead.config import Config, StageChoice
from livehead.errors import ConfigError, LiveheadError
from livehead.session import Session
from livehead.tray.backstage.doors import Ask, Doors, Submit
from livehead.tray.backstage.fitting import animator_for
from livehead.tray.backstage.outputs import Outputs
from livehead.tray.backstage.tap import TapSink
from livehead.tray.backstage.voice import speaks, with_voice
from livehead.tray.mood import PREVIEW, Snapshot
from livehead.types import Bytes, Motion

if TYPE_CHECKING:
    from livehead.tray.backstage.offers import Choices, LookFace

log = logging.getLogger(__name__)

IDLE = StageChoice("idle")
DEMO = StageChoice("tape")
RECORDER = "video_file"


class Worker:
    """Runs in one thread. Every method may raise LiveheadError; what goes on running goes on.

    A tracker or sink that cannot be had is a problem that is told, not a reason to show nothing: the character
    idles, the other sinks send. ask, submit: as `Doors` wants them.
    """

    def __init__(self, config: Config, ask: Ask, submit: Submit) -> None:
        self._config = config
        self._session: Session | None = None
        self._problems: dict[str, LiveheadError] = {}
        self._outputs: Outputs | None = None
        self._old: dict[int, LiveheadError] = {}
        self._cut = self._starting = False
        self._doors = Doors(ask, lambda job: submit(partial(self._on_a_word, job)))
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
            return self._doors.shown(
                Snapshot(False, self._starting, self._config, problems=problems, cut=self._cut)
            )
        statuses = {n: s for n, s in session.statuses().items() if n != f"sink {PREVIEW}"}
        problems = {**self._failures(), **self._problems}
        return self._doors.shown(Snapshot(
            True, self._starting, self._config, session.figures(), statuses, problems,
            session.performances(), self._cut, session.character.title,
            self._outputs.after_ms(self._config.sinks) if self._outputs else 0.0,
            self._outputs.shut() if self._outputs else frozenset(),
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
            self._outputs = Outputs(session, self._config.output.fps or 60.0)
            session.config = replace(session.config, fallbacks=self._config.fallbacks)
        except LiveheadError as error:
            self._problems["character"] = error
            raise
        finally:
            self._starting = False
        if not self._cut:
            self._try("tracker", lambda: session.swap_tracker(self._tracker()))
        self._doors.follow(session)
        for choice in self._config.sinks:
            self._try(f"sink {choice.use}", partial(self._outputs.add, choice))

    def stop(self) -> None:
        """End the session; nothing happens when there is none."""
        session, self._session, self._outputs = self._session, None, None
        self._problems.clear()
        self._doors.follow(None)
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
        if self._session is not None:
            self._session.swap_character(name, animator if animator.use != now.use else None)
        self._solved("character")
        self._config = replace(self._config, character=name, animator=animator)

    def use_look(self, name: str) -> None:
        """Change what the picture looks like, from now on and the next time."""
        looks.find(name)
        if self._session is not None:
            self._session.use_look(name)
        self._config = replace(self._config, look=name)

    def use_sink(self, choice: StageChoice, on: bool) -> None:
        """Send to a sink, or no longer, from now on and the next time. The options it had before are kept."""
        self._solved(f"sink {choice.use}")
        others = tuple(sink for sink in self._config.sinks if sink.use != choice.use)
        own = next((sink for sink in self._config.sinks if sink.use == choice.use), choice)
        if self._outputs is not None and on:
            self._outputs.switch_on(own)
        elif self._outputs is not None:
            self._outputs.remove(choice.use)
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
        self._live()
        assert self._outputs is not None
        if self._outputs.sends(RECORDER):
            self._outputs.remove(RECORDER)
            return ""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ConfigError(
                f"{folder} cannot be made: {error.strerror or error}", remedy="choose another folder"
            ) from None
        path = folder / f"livehead {time.strftime('%Y-%m-%d %H-%M-%S')}.webm"
        self._solved(f"sink {RECORDER}")
        self._outputs.add(StageChoice(RECORDER, {"path": str(path)}))
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

    # --- looking around --------------------------------------------------------------------------------

    def chosen(self) -> Config:
        """The configuration as it is after all that was asked before."""
        return self._config

    def choices(self) -> Choices:
        """What there is to choose from on this machine."""
        from livehead.tray.backstage import offers

        return offers.find()

    def look_faces(self) -> tuple[LookFace, ...]:
        """The character's face in every look, to choose from."""
        from livehead.tray.backstage.look_faces import faces

        return faces(self._config.character)

    def look_through(self, source: str) -> tuple[Bytes, bool]:
        """One look through a camera, as `backstage.still` does. We let go of ours: two cannot have one."""
        from livehead.tray.backstage.still import look_through

        before = self._cut
        self.cut(True)
        try:
            return look_through(source)
        finally:
            self.cut(before)

    # --- other programs --------------------------------------------------------------------------------

    def let_in(self, own: bool, plugins: bool, options: Mapping[str, Any]) -> None:
        """Let other programs in by our own API, plugins by VTube Studio's, both or nobody. options: for
        `RemoteConfig`, such as other ports. SinkError when a port is taken."""
        self._doors.close()
        if not own and not plugins:
            return
        from livehead.remote.config import PORT, VTS_PORT

        given = {"port": PORT, "vts_port": VTS_PORT} | dict(options)
        given |= {name: None for name, on in (("port", own), ("vts_port", plugins)) if not on}
        self._doors.change(self._session, given, self.start, self.stop)
        if self._session is not None and self._session.injected is None:
            self._session.swap_modifiers(self._moved().modifiers)

    def forget_plugin(self, name: str) -> None:
        """A plugin that was allowed must ask again."""
        self._doors.forget(name)

    def _on_a_word(self, job: Callable[[], None]) -> None:
        """Do what another program asks of the session, and remember what it chose."""
        session, before = self._session, self._choice()
        job()
        after = self._choice()
        if session is None or session is not self._session or before == after:
            return
        character, animator, tracker, look = after
        if tracker != before[2]:
            self._cut, self._config = False, replace(self._config, tracker=tracker)
            self._solved("tracker")
        if character != before[0]:
            self._config = replace(self._config, character=character)
        if animator != before[1]:
            self._config = replace(self._config, animator=animator)
        if look and look != before[3]:
            self._config = replace(self._config, look=look)

    def _choice(self) -> tuple[str, StageChoice, StageChoice, str]:
        session = self._session
        if session is None:
            return "", IDLE, IDLE, ""
        return session.character.name, session.animator_choice, session.tracker_choice, session.look

    def _moved(self) -> Config:
        return self._doors.with_injection(self._config)

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

    def _failures(self) -> dict[str, LiveheadError]:
        """What failed while it ran, but for what was tried anew since."""
        errors = self._session.errors if self._session is not None else {}
        places = {n: e for n, e in errors.items() if id(e) not in self._old}
        named = ("tracker", "render", "stylizer")
        return {n if n.startswith(named) else f"sink {n}": e for n, e in places.items()}

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
