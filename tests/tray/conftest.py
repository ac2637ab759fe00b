"""A real X server with a real tray for the tray's tests; they skip, with a reason, where those are missing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="needs PySide6 (the tray extra)", exc_type=ImportError)

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from livehead import config_file, folders
from livehead.config import Config, OutputConfig, StageChoice
from livehead.tray.app import TrayApp
from livehead.tray.backstage.host import Beside, beside
from livehead.tray.backstage.worker import Worker
from livehead.tray.display import forget_opencv
from livehead.tray.engine import Launch

TRAYS = ("stalonetray", "trayer")
WANTED = ["xvfb", "trayer", "libegl1", "libxcb-cursor0", "libxkbcommon-x11-0"]

QUICK = Config(
    tracker=StageChoice("tape"),
    animator=StageChoice("puppet", {"size": 128}),
    sinks=(StageChoice("browser", {"port": 0}),),
    output=OutputConfig(fps=30.0),
)


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """The number of an X server of our own, with a tray in it."""
    tray = next((name for name in TRAYS if shutil.which(name)), None)
    if sys.platform != "linux" or shutil.which("Xvfb") is None or tray is None:
        pytest.skip(f"needs Xvfb and a tray on Linux: apt install {' '.join(WANTED)}")
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x900x24", "-nolisten", "tcp"],
        pass_fds=[writer],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader) as told:
        number = told.readline().strip()
    if not number:
        pytest.skip("Xvfb does not start here")
    environment = {**os.environ, "DISPLAY": f":{number}"}
    flags = ["--edge", "top", "--align", "right", "--height", "32", "--SetDockType", "false"]
    host = subprocess.Popen(
        [tray, *(flags if tray == "trayer" else ["--geometry", "4x1-0+0"])],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(0.5)
    yield f":{number}"
    for process in (host, server):
        process.terminate()
        process.wait()


@pytest.fixture(scope="session")
def application(display: str) -> QApplication:
    """The one QApplication of this process. The display is its alone: no other test shall see it."""
    forget_opencv()
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("WAYLAND_DISPLAY", raising=False)
        patch.setenv("DISPLAY", display)
        patch.setenv("QT_QPA_PLATFORM", "xcb")
        made = QApplication.instance() or QApplication(["livehead"])
    assert isinstance(made, QApplication)
    return made


def worker_of(app: TrayApp) -> Worker:
    """What the engine beside the app does its jobs with."""
    assert isinstance(app.engine._process, Beside)
    return app.engine._process.host.worker


class Until(Protocol):
    """Lets the windows live until something is true; AssertionError when that takes too long."""

    def __call__(self, condition: Callable[[], object], seconds: float = 60.0) -> None: ...


@pytest.fixture
def until(application: QApplication) -> Until:
    """Let the windows live until something is true."""

    def wait(condition: Callable[[], object], seconds: float = 60.0) -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, "did not happen in time"
            application.processEvents()
            time.sleep(0.01)

    return wait


@pytest.fixture
def start(application: QApplication) -> Iterator[Callable[..., TrayApp]]:
    """Starts the app inside this process, engine and all, with the user's configuration as given (None: the first
    time)."""
    started: list[TrayApp] = []

    def begin(config: Config | None = QUICK, launch: Launch = beside) -> TrayApp:
        if config is not None:
            config_file.save(config, folders.user_config())
        app = TrayApp(application, launch=launch)
        started.append(app)
        app.begin()
        return app

    yield begin
    for app in started:
        app._tray_timer.stop()
        app.icon.hide()
        app.engine.end()
        for window in application.topLevelWidgets():
            window.hide()
            window.deleteLater()
        application.processEvents()


@pytest.fixture
def shoot(application: QApplication, tmp_path: Path) -> Callable[[str], QImage]:
    """The whole screen as it is now; kept as NAME.png in $LIVEHEAD_SHOTS when that is set, to be looked at."""

    def take(name: str) -> QImage:
        for _ in range(20):
            application.processEvents()
            time.sleep(0.02)
        image = application.primaryScreen().grabWindow(0).toImage()
        if folder := os.environ.get("LIVEHEAD_SHOTS"):
            image.save(str(Path(folder) / f"{name}.png"))
        return image

    return take
