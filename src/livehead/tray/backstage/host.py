"""The engine's process: it does what the windows ask for, one job after another, and tells them how it stands.

It lives longer than the windows: when they crash, the stream goes on, and `attach` gives it new ones.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Any

from livehead.config import Config
from livehead.errors import LiveheadError
from livehead.tray.backstage.line import Line, Message
from livehead.tray.backstage.shower import Shower
from livehead.tray.backstage.worker import Worker

log = logging.getLogger(__name__)

OBSERVE_S = 0.25
ASK_S = 120.0
"""Seconds after which a question that nobody answered is answered no."""

JOBS = frozenset(name for name, value in vars(Worker).items() if callable(value) and not name.startswith("_"))
"""What the windows may ask for: the worker's public methods."""

Job = Callable[[], object]


class _Question:
    """Asked in a thread that waits, answered in another."""

    def __init__(self) -> None:
        self.allowed = False
        self.answered = threading.Event()

    def answer(self, allowed: bool) -> None:
        self.allowed = allowed
        self.answered.set()


class Host:
    """Owns the worker. `run` is its thread's life.

    left: called, in a thread of its own, when the windows are gone without having said so. over: set when it was
    told to end.
    """

    def __init__(self, config: Config, left: Callable[[], None]) -> None:
        self.worker = Worker(config, self._ask, self.do)
        self._left = left
        self._line: Line | None = None
        self._jobs: queue.SimpleQueue[tuple[Job, int]] = queue.SimpleQueue()
        self._shower = Shower(self.worker, self._tell)
        self._numbers = itertools.count(1)
        self._questions: dict[int, _Question] = {}
        self._unheard: Config | None = None
        self.over = threading.Event()

    @property
    def watched(self) -> bool:
        """Whether there are windows."""
        return self._line is not None

    def attach(self, connection: Connection[Any, Any]) -> None:
        """Windows are there, at the other end."""
        self._line = Line(connection, self._came, self._gone)
        self._line.start()
        unheard, self._unheard = self._unheard, None
        if unheard is not None:
            self._tell("settled", unheard)
        self.do(lambda: None)

    def do(self, job: Job, number: int = 0) -> None:
        """Have something done in the worker's thread; what comes of it is told by the number, if there is one.
        Callable from any thread."""
        self._jobs.put((job, number))

    def show(self) -> None:
        """Somebody wants to see the window."""
        self._tell("show")

    def quit(self) -> None:
        """End `run` after the present job. Callable from any thread and from a signal."""
        self.over.set()
        self.do(lambda: None)

    def run(self) -> None:
        """Do jobs until `quit`, then end the stream and say goodbye."""
        due = 0.0
        while not self.over.is_set():
            with contextlib.suppress(queue.Empty):
                self._done(*self._jobs.get(timeout=max(0.0, due - time.monotonic())))
            self._observe()
            due = time.monotonic() + OBSERVE_S
        self._answer_all()
        self._shower.close()
        for last in (self.worker.stop, lambda: self.worker.let_in(False, False, {})):
            self._done(last)
        if self._line is not None:
            self._line.tell("bye")
            self._line.close()

    # --- inside ----------------------------------------------------------------------------------------

    def _tell(self, kind: str, *values: object) -> None:
        if (line := self._line) is not None:
            line.tell(kind, *values)

    def _observe(self) -> None:
        motion, tap = self.worker.motion(), self.worker.tap
        if motion is not None:
            motion = replace(motion, driving=None)
        try:
            self._tell("observed", self.worker.snapshot(), motion, tap.size if tap is not None else None)
        except Exception:
            log.exception("how the engine stands")

    def _done(self, job: Job, number: int = 0) -> None:
        """Do a job; what goes wrong is told to who asked, by the number, or to everybody."""
        before = self.worker.config
        try:
            result = job()
            if number:
                self._tell("done", number, result)
        except Exception as error:
            if isinstance(error, LiveheadError):
                cause, remedy = error.cause, error.remedy
            else:
                log.exception("the engine's thread")
                cause = f"{type(error).__name__}: {error}"
                remedy = "start livehead with --debug and report it"
            if self._line is None:
                log.warning("%s (%s)", cause, remedy)
            self._tell(*(("failed", number) if number else ("refused",)), cause, remedy)
        if self.worker.config != before:
            if self._line is None:
                self._unheard = self.worker.config
            self._tell("settled", self.worker.config)

    def _ask(self, plugin: str, developer: str) -> bool:
        if self._line is None:
            return False
        number, question = next(self._numbers), _Question()
        self._questions[number] = question
        self._tell("asked", number, plugin, developer)
        question.answered.wait(ASK_S)
        self._questions.pop(number, None)
        return question.allowed

    def _answer_all(self) -> None:
        for question in tuple(self._questions.values()):
            question.answer(False)

    # --- in the line's thread ----------------------------------------------------------------------------

    def _came(self, message: Message) -> None:
        kind, *values = message
        if kind == "job":
            number, name, arguments, options = values
            if name not in JOBS:
                raise ValueError(f"no job is called {name}")
            job = getattr(self.worker, name)
            self.do(lambda: job(*arguments, **options), number)
        elif kind == "look":
            self._shower.look(values[0])
        elif kind == "answer":
            if (question := self._questions.get(values[0])) is not None:
                question.answer(values[1])
        elif kind == "quit":
            self.do(self.over.set)  # after what was asked before

    def _gone(self) -> None:
        self._line = None
        self._shower.look(False)
        self._answer_all()
        if not self.over.is_set():
            self._left()


class Beside(threading.Thread):
    """The engine in a thread of this process, for tools and tests: what is said goes the same way."""

    def __init__(self, config: Config, connection: Connection[Any, Any]) -> None:
        super().__init__(name="livehead engine", daemon=True)
        self.host = Host(config, left=lambda: self.host.quit())
        self._connection = connection

    def run(self) -> None:
        self.host.attach(self._connection)
        self.host.run()


def beside(config: Config) -> tuple[Connection[Any, Any], Beside]:
    """Launches an engine as `Engine` wants it."""
    near, far = Pipe()
    thread = Beside(config, far)
    thread.start()
    return near, thread
