"""The two processes of the tray app: how each starts the other, and what each begins with.

Whoever starts the other hands it one end of a pipe, so nobody else can be at it. Neither Qt nor the engine is
imported here: each process imports its own.
"""

from __future__ import annotations

import faulthandler
import logging
import multiprocessing
import pickle
import signal
import sys
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, Literal

from livehead.config import Config
from livehead.memory import keep_picture_memory
from livehead.tray.backstage.line import packed

News = Literal["crashed", "wanted"]
"""Why windows are opened anew: the ones before crashed, or a person started livehead once more."""


def start_engine(config: Config) -> tuple[Connection[Any, Any], SpawnProcess]:
    """A process with an engine that has not started its character yet, and our end of the pipe to it."""
    return _start(_engine, "livehead engine", packed(config))


def start_windows(news: News) -> tuple[Connection[Any, Any], SpawnProcess]:
    """A process with windows for the engine that runs here, and our end of the pipe to it."""
    return _start(_windows, "livehead windows", news)


def say_on_the_console(debug: bool) -> None:
    """Log lines to the standard error, which both processes share."""
    logging.basicConfig(level=logging.DEBUG if debug else logging.WARNING, format="%(levelname)s %(message)s")


def _start(target: Any, name: str, *given: object) -> tuple[Connection[Any, Any], SpawnProcess]:
    # spawned, not forked: Qt does not survive a fork, and nothing of this process is to be held
    spawn = multiprocessing.get_context("spawn")
    near, far = spawn.Pipe()
    debug = logging.getLogger().getEffectiveLevel() <= logging.DEBUG
    process = spawn.Process(target=target, args=(far, debug, *given), name=name)
    process.start()
    far.close()
    return near, process


def _engine(connection: Connection[Any, Any], debug: bool, config: bytes) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # until `serve` can say goodbye
    say_on_the_console(debug)
    if sys.stderr is not None:  # a program without a console has none
        faulthandler.enable()
    keep_picture_memory()
    from livehead.tray.backstage.keeper import serve

    serve(connection, pickle.loads(config))


def _windows(connection: Connection[Any, Any], debug: bool, news: News) -> None:
    say_on_the_console(debug)
    from livehead.tray.start import run

    run(connection, news)
