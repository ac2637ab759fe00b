"""The data flow, whole: tracker → Motion → actors (modifiers → animator) → scene → stylizers → Frame → sinks.

Three loops, one thread each (one per sink), joined by mailboxes alone:

    track     the tracker's Motion into the mailbox of the actor it is for
    render    paced: every actor's newest Motion → modifiers → animator, all of them composed → stylizers →
              Frame into every sink's mailbox
    deliver   one sink's mailbox → sink

The render loop never stops for the others: without a tracker the character idles, a slow sink only loses
frames of its own, a failed one is closed and the rest goes on. So is a stylizer that fails.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from livehead import closing
from livehead.actor import Actor
from livehead.config import BudgetConfig
from livehead.errors import LiveheadError
from livehead.governor import Effort, Governor
from livehead.mailbox import Mailbox
from livehead.pacer import Pacer
from livehead.pixels import host
from livehead.scene import Scene
from livehead.stages import Eased, Modifier, Sink, Stage, Stylizer, Tracker
from livehead.styling import Styling
from livehead.telemetry import Figures, Telemetry
from livehead.types import Frame, Image, Motion, Phase, Status

log = logging.getLogger(__name__)


STAY_S = 1.0
"""Seconds without motion of one person after which a single actor takes another person's."""


def to_frame(image: Image, captured_at: float, seq: int) -> Frame:
    """The one place where an Image becomes host pixels: (H, W, 4) uint8 RGBA, C-contiguous."""
    return Frame(np.ascontiguousarray(host(image)), captured_at, seq)


@dataclass(slots=True)
class Outlet:
    """A sink with its mailbox and its thread."""

    name: str
    sink: Sink
    inbox: Mailbox[Frame] = field(default_factory=Mailbox)
    thread: threading.Thread | None = None
    closed: bool = False


class Pipeline:
    """Runs stages that are ready; closes each exactly once. Build it through `Session`."""

    def __init__(
        self,
        tracker: Tracker,
        actors: Sequence[Actor],
        stylizers: Sequence[Stylizer],
        fps: float,
        budget: BudgetConfig | None = None,
    ) -> None:
        self.telemetry = Telemetry()
        self.finished = threading.Event()
        self.errors: dict[str, LiveheadError] = {}
        self.first_frame = threading.Event()
        self._tracker, self.actors, self.styling = tracker, tuple(actors), Styling(stylizers)
        self._scene = Scene([actor.place for actor in self.actors])
        self._outlets: tuple[Outlet, ...] = ()
        self._pacer = Pacer(fps)
        self._fps, self._budget = fps, budget or BudgetConfig()
        self._governor = self._govern()
        self._stopping = threading.Event()
        self._threads: list[threading.Thread] = []
        self._lock = threading.Lock()
        self._person, self._seen = 0, -STAY_S - 1.0
        self._before: dict[str, int] = {}
        self._missed_before = 0

    # --- the three loops -------------------------------------------------------------------------------

    def _track(self, tracker: Tracker) -> None:
        for motion in tracker.track():
            if self._stopping.is_set() or tracker is not self._tracker:
                return
            self.telemetry.took("track", time.monotonic() - motion.captured_at)
            if (inbox := self._inbox(motion)) is None:
                continue
            inbox.put(motion)
            if not self._pacer.period:
                self.actors[0].inbox.nudge()  # there the render loop waits, for whomever it is
                inbox.wait_taken(timeout=5.0)
        if tracker is self._tracker and not self._stopping.is_set():
            for actor in self.actors:
                actor.inbox.wait_taken(timeout=1.0)
            self.finished.set()

    def _inbox(self, motion: Motion) -> Mailbox[Motion] | None:
        """Where a person's motion goes: to their actor; a single actor stays with whoever is there."""
        if len(self.actors) == 1:
            now = time.monotonic()
            if motion.subject != self._person and now - self._seen <= STAY_S:
                return None
            self._person, self._seen = motion.subject, now
            return self.actors[0].inbox
        return next((a.inbox for a in self.actors if a.subject == motion.subject), None)

    def _render(self) -> None:
        seq = 0
        while not self._stopping.is_set():
            self._pacer.wait_for(self.actors[0].inbox)
            self._take_replacements()
            fresh = [actor.listen() for actor in self.actors]
            if not any(fresh) and not self._pacer.period:
                continue
            began = time.monotonic()
            frame = self._frame(began, seq)
            for outlet in self._outlets:
                outlet.inbox.put(frame)
            self.telemetry.sent(time.monotonic(), frame.captured_at if any(fresh) else None)
            self.first_frame.set()
            seq += 1
            if self._governor.active:
                self._keep_budget(time.monotonic(), time.monotonic() - began)

    def _frame(self, now: float, seq: int) -> Frame:
        images = [actor.act(now, self.telemetry) for actor in self.actors]
        image = self._scene.compose(images)
        if self.styling:
            with self.telemetry.timed("stylize"):
                image = self.styling.stylize(image)
        return to_frame(image, max(actor.motion.captured_at for actor in self.actors), seq)

    def _deliver(self, outlet: Outlet) -> None:
        while (frame := outlet.inbox.take(timeout=None)) is not None:
            with self.telemetry.timed(f"send {outlet.name}"):
                outlet.sink.send(frame)

    # --- life ------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start every loop; returns at once."""
        self._start("track", lambda: self._track(self._tracker), self._tracker_failed)
        self._start("render", self._render, self._render_failed)

    def stop(self) -> None:
        """Stop every loop and close every stage, each once; returns when all threads have ended.

        A stage that hangs is waited for a few seconds, not for ever. Nothing happens the second time.
        """
        if self._stopping.is_set():
            return
        self._stopping.set()
        for actor in self.actors:
            actor.inbox.close()
        closing.close("tracker", self._tracker)
        self._join("render")
        outlets = self._outlets
        for outlet in outlets:  # all of them first: sinks that hang are waited for together
            outlet.inbox.close()
        until = time.monotonic() + closing.PATIENCE_S
        for outlet in outlets:
            self._end(outlet, until)
        for actor in self.actors:
            actor.close()
        self.styling.close()
        self._join("track")

    def add_sink(self, name: str, sink: Sink) -> None:
        """Take another sink in, also while running."""
        outlet = Outlet(name, sink)
        with self._lock:
            self._outlets = (*self._outlets, outlet)
        outlet.thread = self._start(
            f"deliver {name}", lambda: self._deliver(outlet), lambda error: self._sink_failed(outlet, error)
        )

    def remove_sink(self, name: str) -> None:
        """Let a sink go and close it; KeyError when there is none of that name."""
        outlet = next((o for o in self._outlets if o.name == name), None)
        if outlet is None:
            raise KeyError(name)
        with self._lock:
            self._outlets = tuple(o for o in self._outlets if o is not outlet)
        self._end(outlet, time.monotonic() + closing.PATIENCE_S)

    def replace_tracker(self, tracker: Tracker) -> None:
        """Listen to another tracker from now on; the old one is closed and has let go of its port or camera."""
        old, self._tracker = self._tracker, tracker
        closing.close("tracker", old)
        self._join("track")
        if "render" not in self.errors:
            self.finished.clear()
        self.errors.pop("tracker", None)
        self._start("track", lambda: self._track(tracker), self._tracker_failed)

    # --- what can be seen ------------------------------------------------------------------------------

    @property
    def tracker(self) -> Tracker:
        return self._tracker

    @property
    def outlets(self) -> tuple[Outlet, ...]:
        return self._outlets

    @property
    def effort(self) -> Effort | None:
        """How much work the budget leaves a frame; None without a budget."""
        return self._governor.effort if self._governor.active else None

    def statuses(self) -> dict[str, Status]:
        """What every stage that has something to say to a person says of itself, by name."""
        stages: dict[str, Stage] = {"tracker": self.tracker}
        for number, actor in enumerate(self.actors, 1):
            end = f" {number}" if number > 1 else ""
            stages[f"animator{end}"] = actor.animator
            stages |= {f"{name}{end}": m for name, m in map(_speaking, actor.modifiers) if name}
        stages |= {f"sink {o.name}": o.sink for o in self.outlets}
        statuses = {name: stage.status for name, stage in stages.items()} | self.styling.statuses()
        if (effort := self.effort) is not None:
            statuses["budget"] = Status(Phase.RUNNING, str(effort))
        if (error := self.errors.get("tracker")) is not None:
            statuses["tracker"] = Status(Phase.FAILED, error.cause, error.remedy)
        return statuses

    def figures(self) -> Figures:
        """Figures since the start or the last `reset_figures`, with everything that was dropped."""
        before = self._before
        dropped = {name: count - before.get(name, 0) for name, count in self._dropped().items()}
        return self.telemetry.figures(dropped, self._pacer.missed - self._missed_before)

    def reset_figures(self) -> None:
        """Measure anew from now on."""
        self._before, self._missed_before = self._dropped(), self._pacer.missed
        self.telemetry.reset()

    def _dropped(self) -> dict[str, int]:
        lost = sum(actor.inbox.dropped for actor in self.actors)
        return {"motion": lost, **{o.name: o.inbox.dropped for o in self._outlets}}

    # --- inside ----------------------------------------------------------------------------------------

    def _eased(self) -> list[Eased]:
        return [actor.animator for actor in self.actors if isinstance(actor.animator, Eased)]

    def _govern(self) -> Governor:
        able = ("rate",) if self._fps else ()
        return Governor(
            self._budget, tuple(dict.fromkeys((*able, *(p for e in self._eased() for p in e.able))))
        )

    def _keep_budget(self, now: float, took: float) -> None:
        cores = os.cpu_count() or 1
        if self._governor.observe(now, took, time.process_time() / cores):
            effort = self._governor.effort
            log.info("budget: %s", effort)
            for animator in self._eased():
                animator.ease(effort.coarse, effort.size)
            if self._fps:
                self._pacer.change(self._fps * effort.rate)

    def _take_replacements(self) -> None:
        self.styling.take_replacements()
        swapped = [actor.take_replacements() for actor in self.actors]  # every one is asked
        if any(swapped):
            self._governor = self._govern()
            for animator in self._eased():
                animator.ease(0, 1.0)
            if self._fps:
                self._pacer.change(self._fps)

    def _start(
        self, name: str, loop: Callable[[], None], failed: Callable[[LiveheadError], None]
    ) -> threading.Thread:
        def guarded() -> None:
            try:
                loop()
            except LiveheadError as error:
                failed(error)
            except Exception as error:
                log.debug("%s failed", name, exc_info=True)
                failed(
                    LiveheadError(f"{name}: {type(error).__name__}: {error}", remedy="run again with --debug")
                )

        thread = threading.Thread(target=guarded, name=f"livehead {name}", daemon=True)
        self._threads = [*(t for t in self._threads if t.is_alive()), thread]
        thread.start()
        return thread

    def _tracker_failed(self, error: LiveheadError) -> None:
        log.error("tracker: %s (%s); the character idles", error.cause, error.remedy)
        self.errors.setdefault("tracker", error)

    def _render_failed(self, error: LiveheadError) -> None:
        log.error("render: %s (%s)", error.cause, error.remedy)
        self.errors.setdefault("render", error)
        self.finished.set()

    def _sink_failed(self, outlet: Outlet, error: LiveheadError) -> None:
        log.error("sink %s: %s (%s)", outlet.name, error.cause, error.remedy)
        self.errors.setdefault(outlet.name, error)
        with self._lock:
            self._outlets = tuple(o for o in self._outlets if o is not outlet)
        self._close_sink(outlet)
        if not self._outlets:
            self.finished.set()

    def _end(self, outlet: Outlet, until: float) -> None:
        outlet.inbox.close()
        if outlet.thread is not None:
            outlet.thread.join(timeout=max(0.0, until - time.monotonic()))
        self._close_sink(outlet)

    def _close_sink(self, outlet: Outlet) -> None:
        """Close it unless that has been done: a sink may fail in its thread while it is being removed."""
        with self._lock:
            done, outlet.closed = outlet.closed, True
        if not done:
            closing.close(outlet.name, outlet.sink)

    def _join(self, name: str) -> None:
        for thread in self._threads:
            if thread.name == f"livehead {name}" and thread is not threading.current_thread():
                thread.join(timeout=closing.PATIENCE_S)


SPEAKING = {
    "calibrate": "calibration",
    "relay": "relay",
    "lip_sync": "voice",
    "express": "expression",
    "record": "tape",
}
"""Modifiers that have something to say to a person, and what it is called."""


def _speaking(modifier: Modifier) -> tuple[str, Modifier]:
    """A modifier with the name its status goes by; an empty one when nobody would look at it."""
    return SPEAKING.get(type(modifier).__module__.rpartition(".")[2], ""), modifier
