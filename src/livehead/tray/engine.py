"""The engine's face towards the windows: jobs go out, snapshots and pictures come in, from a process of its own.

The character runs there, so a window that crashes, hangs or is closed does not stop the stream. What is asked for
goes by the name of a method of `livehead.tray.backstage.worker.Worker`: a new job is a method there and one here.
"""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal, Slot

from livehead.config import Config, StageChoice
from livehead.errors import LiveheadError
from livehead.sinks.preview.shared_picture import PictureReader
from livehead.tray.backstage.line import Line, Message
from livehead.tray.backstage.processes import start_engine
from livehead.tray.mood import Snapshot
from livehead.types import Motion

log = logging.getLogger(__name__)

PREVIEW_MS = 33
GOODBYE_S = 16.0
LEAVING_S = 5.0
TWICE_S = 60.0
"""An engine that dies twice within so many seconds is not started again by itself."""

Then = Callable[[Any], object]
Failed = Callable[[str, str], object]


class Life(Protocol):
    """What is needed of a process, or of the thread that stands in for one."""

    def is_alive(self) -> bool: ...
    def join(self, timeout: float | None = None) -> None: ...


Launch = Callable[[Config], tuple["Connection[Any, Any]", Life]]


class Engine(QObject):
    """What the windows know of the running character; every method returns at once, but for `end`.

    observed: a Snapshot, four times a second. picture: the newest one, (H, W, 4) uint8 RGBA, at most 30 times a
    second and only while somebody looks. refused: cause and remedy of a job that could not be done, or of an
    engine that died. settled: the Config has changed. asked: (number, plugin, developer), for `answer`. revived:
    the engine died and there is a new one, into which nobody is let yet. wanted: somebody started livehead once
    more. left: it ended because it was told to, by another than us.
    """

    observed = Signal(object)
    picture = Signal(object)
    refused = Signal(str, str)
    settled = Signal(object)
    asked = Signal(int, str, str)
    revived = Signal()
    wanted = Signal()
    left = Signal()
    _came = Signal(object)
    _gone = Signal(object)

    def __init__(
        self,
        config: Config,
        launch: Launch = start_engine,
        connection: Connection[Any, Any] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """connection: to an engine that runs already; without it `begin` launches one."""
        super().__init__(parent)
        self.snapshot = Snapshot(config=config)
        self.motion: Motion | None = None
        self.size: tuple[int, int] | None = None
        self._launch, self._connection = launch, connection
        self._line: Line | None = None
        self._process: Life | None = None
        self._ended = threading.Event()
        self._leaving = False
        self._died_at: float | None = None
        self._answers: dict[int, tuple[Then | None, Failed | None]] = {}
        self._number = 0
        self._looking = 0
        self._reader: PictureReader | None = None
        self._memory = ""
        self._wish: bool | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._show)
        self._came.connect(self._take)
        self._gone.connect(self._lost)

    def begin(self) -> None:
        """Launch the engine; the character is not started yet. LiveheadError when there can be no process."""
        connection, self._connection = self._connection, None
        if connection is None:
            try:
                connection, self._process = self._launch(self.snapshot.config)
            except OSError as error:
                self._died_at = time.monotonic()
                raise LiveheadError(
                    f"the engine cannot be started: {error}", remedy="close other programs, then press Start"
                ) from None
        self._ended.clear()

        def ended() -> None:
            self._ended.set()
            with contextlib.suppress(RuntimeError):  # the app has ended first
                self._gone.emit(line)

        line = self._line = Line(connection, self._hear, ended)
        line.start()
        if self._looking > 0:
            line.tell("look", True)

    def end(self) -> None:
        """Stop the character and the engine; returns when both have ended, after some seconds at most."""
        self._timer.stop()
        line, self._line = self._line, None
        self._leaving = True
        if line is not None:
            line.tell("quit")
            self._ended.wait(GOODBYE_S)
            line.close()
        QCoreApplication.sendPostedEvents(self)  # what it settled last is saved
        self._forget_picture()
        self._bury()

    # --- jobs ------------------------------------------------------------------------------------------

    def do(
        self,
        job: str,
        *arguments: object,
        then: Then | None = None,
        failed: Failed | None = None,
        **options: object,
    ) -> None:
        """Have the worker's method of that name called, after what was asked before; where the engine has died, a
        new one is launched for it. then: called with what it returns; failed: with cause and remedy, in place of
        `refused`."""
        if self._line is None and not self._leaving and self._died_at is not None:
            self._relaunch()
        if self._line is None:
            return
        number = 0
        if then is not None or failed is not None:
            self._number = number = self._number + 1
            self._answers[number] = then, failed
        self._line.tell("job", number, job, arguments, options)

    def start(self) -> None:
        self.do("announce_start")
        self.do("start")

    def stop(self) -> None:
        self.do("stop")

    def use_tracker(self, choice: StageChoice) -> None:
        self.do("use_tracker", choice)

    def use_character(self, name: str) -> None:
        self.do("use_character", name)

    def use_look(self, name: str) -> None:
        self.do("use_look", name)

    def use_sink(self, choice: StageChoice, on: bool) -> None:
        self.do("use_sink", choice, on)

    def use_voice(self, on: bool) -> None:
        self.do("use_voice", on)

    def cut(self, on: bool) -> None:
        self._wish = on
        self.do("cut", on)

    def record(self, folder: Path) -> None:
        self.do("record", folder)

    def calibrate(self, guided: bool) -> None:
        self.do("calibrate", guided)

    def perform(self, name: str) -> None:
        self.do("perform", name)

    def tune(self, options: Mapping[str, float], *, keep: bool = True) -> None:
        self.do("tune", dict(options), keep=keep)

    def let_in(self, own: bool, plugins: bool, options: Mapping[str, Any]) -> None:
        self.do("let_in", own, plugins, dict(options))

    def forget_plugin(self, name: str) -> None:
        self.do("forget_plugin", name)

    def answer(self, number: int, allowed: bool) -> None:
        """What a person says to what was `asked`."""
        if self._line is not None:
            self._line.tell("answer", number, allowed)

    # --- what can be seen ------------------------------------------------------------------------------

    def look(self, on: bool) -> None:
        """A preview is shown, or hidden: pictures are fetched only while one is."""
        before, self._looking = self._looking > 0, self._looking + (1 if on else -1)
        now = self._looking > 0
        if now == before:
            return
        if self._line is not None:
            self._line.tell("look", now)
        if now:
            self._open_picture()  # after a moment's hiding the engine goes on with the same memory
            self._timer.start(PREVIEW_MS)
        else:
            self._timer.stop()
            self._forget_picture()

    @Slot()
    def _show(self) -> None:
        pixels = self._reader.newest() if self._reader is not None else None
        if pixels is not None:
            self.picture.emit(pixels)

    def _open_picture(self) -> None:
        if self._memory and self._reader is None:
            with contextlib.suppress(OSError, ValueError):  # gone: a newer one is on its way
                self._reader = PictureReader(self._memory)

    def _forget_picture(self) -> None:
        reader, self._reader = self._reader, None
        if reader is not None:
            reader.close()

    # --- what comes from the engine ----------------------------------------------------------------------

    def _hear(self, message: Message) -> None:
        """In the line's thread."""
        with contextlib.suppress(RuntimeError):  # the app has ended first
            self._came.emit(message)

    @Slot(object)
    def _take(self, message: Message) -> None:
        kind, *values = message
        if kind == "observed":
            self.snapshot, self.motion, self.size = values
            if self.snapshot.cut == self._wish:
                self._wish = None
            self.observed.emit(self.snapshot)
        elif kind == "motion":
            (self.motion,) = values
        elif kind == "picture":
            self._forget_picture()
            self._memory = values[0]
            if self._looking > 0:
                self._open_picture()
        elif kind in ("done", "failed"):
            self._answered(kind == "done", *values)
        elif kind == "bye":
            self._leaving = True
        else:
            {
                "refused": self.refused, "settled": self.settled, "asked": self.asked, "show": self.wanted,
            }[kind].emit(*values)  # fmt: skip

    def _answered(self, good: bool, number: int, *values: Any) -> None:
        then, failed = self._answers.pop(number, (None, None))
        with contextlib.suppress(RuntimeError):  # the window that asked went away
            if good and then is not None:
                then(*values)
            elif not good and failed is not None:
                failed(*values)
            elif not good:
                self.refused.emit(*values)

    # --- when it dies ------------------------------------------------------------------------------------

    @Slot(object)
    def _lost(self, line: Line) -> None:
        if line is not self._line:
            return
        self._line, self.motion = None, None
        self._forget_picture()
        self._bury()
        with contextlib.suppress(OSError, ValueError):  # what a killed engine leaves behind
            SharedMemory(self._memory).unlink()
        if self._leaving:
            self.left.emit()
            return
        before, now = self.snapshot, time.monotonic()
        again = self._died_at is not None and now - self._died_at < TWICE_S
        self._died_at = now
        cause = self.tr("The engine crashed{how}").format(how=self._how())
        for number in tuple(self._answers):
            self._answered(False, number, cause, self.tr("Try it once more."))
        remedy = self.tr("Press Start; if it crashes again, choose another tracker or output, and report it.")
        dead = LiveheadError(cause, remedy=remedy)
        cut = (
            before.cut if self._wish is None else self._wish
        )  # one just asked for is not lost with the engine
        self.snapshot = Snapshot(config=before.config, cut=cut, problems={"engine": dead})
        if again:
            self.refused.emit(cause, remedy)
        else:
            words = self.tr("It was started again. If it goes on so, please report it.")
            if any(sink.startswith("video_file") for sink in before.sinks):
                words = self.tr("It was started again. The recording has ended: begin another.")
            self.refused.emit(cause, words)
            self._relaunch()
            if before.running or before.starting:
                self.start()
        self.observed.emit(self.snapshot)

    def _relaunch(self) -> None:
        try:
            self.begin()
        except LiveheadError as error:
            self.refused.emit(error.cause, error.remedy)
            return
        if self.snapshot.cut:
            self.cut(True)
        self.revived.emit()

    def _bury(self) -> None:
        """See to it that the engine's process has ended: its ports and its camera are wanted again."""
        process = self._process
        if process is None:
            return
        process.join(LEAVING_S)
        if process.is_alive() and (kill := getattr(process, "kill", None)) is not None:
            log.warning("the engine does not end: it is made to")
            kill()
            process.join(LEAVING_S)

    def _how(self) -> str:
        """By which signal or with which exit code, where that can be known."""
        if self._process is None:
            return ""
        code = getattr(self._process, "exitcode", None)
        if not code:
            return ""
        return f" (signal {-code})" if code < 0 else f" (exit code {code})"
