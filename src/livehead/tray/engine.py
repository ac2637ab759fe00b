"""The engine's thread and its face towards the windows: jobs go in, snapshots and pictures come out.

The Session is made, used and ended in one thread. Jobs and answers travel through Qt's queued signals, pictures
through a mailbox that a timer empties: a slow window loses pictures and nothing else.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

from livehead.config import Config, StageChoice
from livehead.errors import LiveheadError
from livehead.tray.mood import Snapshot

if TYPE_CHECKING:
    from livehead.tray.worker import Worker
    from livehead.types import Motion

log = logging.getLogger(__name__)

OBSERVE_MS = 250
PREVIEW_MS = 33

Job = Callable[["Worker"], object]


class _Runner(QObject):
    """Lives in the engine's thread and runs the jobs there, one after another."""

    observed = Signal(object)
    refused = Signal(str, str)
    settled = Signal(object)

    def __init__(self, config: Config) -> None:
        super().__init__()
        self._first = config
        self.worker: Worker | None = None
        self._timer: QTimer | None = None

    @Slot()
    def begin(self) -> None:
        """The slow imports happen here, while the windows are already alive."""
        from livehead.tray.worker import Worker

        self.worker = Worker(self._first)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.observe)
        self._timer.start(OBSERVE_MS)
        self.observe()

    @Slot()
    def observe(self) -> None:
        if self.worker is not None:
            self.observed.emit(self.worker.snapshot())

    @Slot(object)
    def run(self, job: Job) -> None:
        worker = self.worker
        if worker is None:
            return
        before = worker.config
        try:
            job(worker)
        except LiveheadError as error:
            self.refused.emit(error.cause, error.remedy)
        except Exception as error:
            log.exception("the engine's thread")
            self.refused.emit(f"{type(error).__name__}: {error}", "start livehead with --debug and report it")
        if worker.config != before:
            self.settled.emit(worker.config)
        self.observe()

    @Slot()
    def end(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        if self.worker is not None:
            self.worker.stop()
            self.worker.let_in(None)


class Engine(QObject):
    """What the windows know of the running character; every method returns at once.

    observed: a Snapshot, four times a second. frame: the newest Frame, at most 30 times a second and only while
    somebody looks. refused: cause and remedy of a job that could not be done. settled: the Config has changed.
    """

    observed = Signal(object)
    frame = Signal(object)
    refused = Signal(str, str)
    settled = Signal(object)
    _job = Signal(object)
    _begin = Signal()
    _end = Signal()

    def __init__(self, config: Config, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.snapshot = Snapshot(config=config)
        self._thread = QThread()
        self._thread.setObjectName("livehead engine")
        self._runner = _Runner(config)
        self._runner.moveToThread(self._thread)
        self._begin.connect(self._runner.begin)
        self._job.connect(self._runner.run)
        self._end.connect(self._runner.end, Qt.ConnectionType.BlockingQueuedConnection)
        self._runner.observed.connect(self._observe)
        self._runner.refused.connect(self.refused)
        self._runner.settled.connect(self.settled)
        self._looking = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._show)

    def begin(self) -> None:
        """Start the thread; the character is not started yet."""
        self._thread.start()
        self._begin.emit()

    def end(self) -> None:
        """Stop the character and the thread; returns when both have ended."""
        self._timer.stop()
        if self._thread.isRunning():
            self._end.emit()
            self._thread.quit()
            self._thread.wait()

    # --- jobs ------------------------------------------------------------------------------------------

    def do(self, job: Job) -> None:
        """Run something in the engine's thread, after what was asked before."""
        self._job.emit(job)

    def start(self) -> None:
        self.do(lambda worker: worker.announce_start())
        self.do(lambda worker: worker.start())

    def stop(self) -> None:
        self.do(lambda worker: worker.stop())

    def use_tracker(self, choice: StageChoice) -> None:
        self.do(lambda worker: worker.use_tracker(choice))

    def use_character(self, name: str) -> None:
        self.do(lambda worker: worker.use_character(name))

    def use_sink(self, choice: StageChoice, on: bool) -> None:
        self.do(lambda worker: worker.use_sink(choice, on))

    def use_voice(self, on: bool) -> None:
        self.do(lambda worker: worker.use_voice(on))

    def cut(self, on: bool) -> None:
        self.do(lambda worker: worker.cut(on))

    def record(self, folder: Path) -> None:
        self.do(lambda worker: worker.record(folder))

    def calibrate(self, guided: bool) -> None:
        self.do(lambda worker: worker.calibrate(guided))

    def perform(self, name: str) -> None:
        self.do(lambda worker: worker.perform(name))

    # --- what can be seen ------------------------------------------------------------------------------

    @property
    def motion(self) -> Motion | None:
        """The newest Motion; None while stopped."""
        worker = self._runner.worker
        return worker.motion() if worker is not None else None

    @property
    def size(self) -> tuple[int, int] | None:
        """(width, height) of the picture in pixels; None before the first one."""
        worker = self._runner.worker
        return worker.tap.size if worker is not None and worker.tap is not None else None

    def look(self, on: bool) -> None:
        """A preview is shown, or hidden: pictures are fetched only while one is."""
        self._looking += 1 if on else -1
        if self._looking > 0:
            self._timer.start(PREVIEW_MS)
        else:
            self._timer.stop()

    @Slot(object)
    def _observe(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        self.observed.emit(snapshot)

    @Slot()
    def _show(self) -> None:
        worker = self._runner.worker
        tap = worker.tap if worker is not None else None
        if tap is not None and (newest := tap.newest.take()) is not None:
            self.frame.emit(newest)
