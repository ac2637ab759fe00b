"""The windows' process from its first line to its end."""

from __future__ import annotations

import faulthandler
import logging
import os
import signal
import sys
from multiprocessing.connection import Connection
from typing import Any, NoReturn

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from livehead.tray.app import TrayApp
from livehead.tray.backstage.processes import News, say_on_the_console
from livehead.tray.display import forget_opencv
from livehead.tray.instance import wake_other

log = logging.getLogger(__name__)


def main(arguments: list[str]) -> int:
    """Run the app, which ends the process, or wake the one that runs already. arguments: `--debug` or nothing."""
    say_on_the_console("--debug" in arguments)
    if not wake_other():
        run()
    return 0


def run(connection: Connection[Any, Any] | None = None, news: News | None = None) -> NoReturn:
    """The windows' process. connection: to the engine that runs already, where these are new windows for it, and
    why there are."""
    if sys.stderr is not None:  # a program without a console has none
        faulthandler.enable()
    status = 1
    try:
        status = _shown(connection, news)
    except Exception:
        log.exception("the windows")
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.flush()
    # A usual exit would wait for the engine, which outlives windows that failed; and Python and Qt, each taking
    # the other's objects down, crash in it now and then.
    os._exit(status)


def _shown(connection: Connection[Any, Any] | None, news: News | None) -> int:
    forget_opencv()
    application = QApplication(["livehead"])
    application.setApplicationName("livehead")
    application.setDesktopFileName("livehead")
    app = TrayApp(application, connection=connection)
    if connection is None:
        app.listen()
    app.catch_slips()
    app.begin(news)
    for number in {signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)}:
        signal.signal(number, lambda *_: application.exit(0))
    wake = QTimer()  # lets Python see the signals
    wake.timeout.connect(lambda: None)
    wake.start(500)
    status = application.exec()
    app.end()
    return status
