"""Windows and engine are two processes: either may be killed, and the other knows what to do."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from multiprocessing import Pipe
from pathlib import Path

import aiohttp
import psutil
import pytest
from PySide6.QtWidgets import QApplication

from livehead import config_file, folders
from livehead.config import StageChoice
from livehead.tray.app import TrayApp
from livehead.tray.backstage.host import Host
from livehead.tray.backstage.processes import start_engine
from livehead.tray.mood import Mood, mood_of

from .conftest import QUICK, Until

PATIENCE_S = 60.0
MEMORY = Path("/dev/shm")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def wait(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.05)


def gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


class Viewer(threading.Thread):
    """OBS, as far as the browser sink can tell: keeps the number of every picture that came by one connection."""

    def __init__(self, port: int) -> None:
        super().__init__(daemon=True)
        self.url = f"http://127.0.0.1:{port}/stream"
        self.numbers: list[int] = []
        self.connections = 0
        self.over = False

    def run(self) -> None:
        asyncio.run(self._look())

    async def _look(self) -> None:
        while not self.over:
            try:
                async with aiohttp.ClientSession() as session, session.ws_connect(self.url) as connection:
                    self.connections += 1
                    async for message in connection:
                        if message.type is aiohttp.WSMsgType.BINARY:
                            self.numbers.append(struct.unpack_from("<2I", message.data)[1])
                            await connection.send_str("a")
            except aiohttp.ClientError:
                await asyncio.sleep(0.1)


@pytest.fixture
def viewed() -> Iterator[Viewer]:
    """A viewer of a livehead whose configuration lies ready."""
    port = free_port()
    config_file.save(replace(QUICK, sinks=(StageChoice("browser", {"port": port}),)), folders.user_config())
    viewer = Viewer(port)
    viewer.start()
    yield viewer
    viewer.over = True


@pytest.fixture
def livehead(display: str, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The real program; whatever is left of it is killed in the end."""
    environment = {
        **os.environ,
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "XDG_RUNTIME_DIR": str(tmp_path),
    }
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "livehead"], env=environment, stdout=log, stderr=log, process_group=0
        )
    yield process
    for one in psutil.process_iter():
        try:
            if os.getpgid(one.pid) == process.pid:
                one.kill()
        except (psutil.Error, ProcessLookupError):
            continue
    process.wait()


def spawned(parent: int) -> list[psutil.Process]:
    """Its children, but for Python's own that looks after shared memory."""
    try:
        children = psutil.Process(parent).children()
        return [one for one in children if "spawn_main" in " ".join(one.cmdline())]
    except psutil.Error:
        return []


def test_killed_windows_come_back_and_the_stream_knows_nothing_of_it(
    viewed: Viewer, livehead: subprocess.Popen[bytes], tmp_path: Path
) -> None:
    wait(lambda: len(viewed.numbers) > 5)
    (engine,) = spawned(livehead.pid)
    before = len(viewed.numbers)
    livehead.kill()
    wait(lambda: spawned(engine.pid))
    (windows,) = spawned(engine.pid)
    wait(lambda: "the stream went on" in (tmp_path / "log").read_text())  # the new windows say so
    wait(lambda: len(viewed.numbers) > before + 30)
    assert viewed.connections == 1, "the stream was not interrupted"
    steps = [b - a for a, b in zip(viewed.numbers, viewed.numbers[1:], strict=False)]
    assert min(steps) > 0, "the pictures are numbered on"
    again = subprocess.run(
        [sys.executable, "-m", "livehead"],
        env={
            **os.environ,
            **{n: v for n, v in windows.environ().items() if n in ("DISPLAY", "XDG_RUNTIME_DIR")},
        },
        timeout=PATIENCE_S,
    )
    assert again.returncode == 0 and spawned(engine.pid) == [windows], (
        "there is one, and it came to the front"
    )
    windows.send_signal(signal.SIGTERM)
    wait(lambda: gone(windows.pid) and gone(engine.pid))


def test_new_windows_take_over_what_runs(application: QApplication, until: Until) -> None:
    config_file.save(QUICK, folders.user_config())
    left: list[bool] = []
    host = Host(QUICK, left=lambda: left.append(True))
    thread = threading.Thread(target=host.run)
    thread.start()
    near, far = Pipe()
    host.attach(far)
    host.do(host.worker.start)
    until(lambda: host.worker.snapshot().figures.frames > 3)
    near.close()
    until(lambda: left and not host.watched)
    host.do(lambda: host.worker.use_tracker(StageChoice("idle")))  # nobody is there to save it
    near, far = Pipe()
    host.attach(far)
    app = TrayApp(application, connection=near)
    app.begin("crashed")
    try:
        until(lambda: app.engine.snapshot.running and mood_of(app.engine.snapshot) is Mood.RUNNING)
        assert "the stream went on" in app.window.notice.cause.text() and not app.window.isVisible()
        until(lambda: 'use = "idle"' in folders.user_config().read_text())
        app.show_window()
        until(lambda: app.window.live.preview.frames_shown)
        app.menu.toggle.trigger()
        until(lambda: not app.engine.snapshot.running)
        host.show()
    finally:
        app.icon.hide()
        app.end()
        thread.join(PATIENCE_S)
    assert not thread.is_alive()


def test_windows_that_crash_at_once_are_let_be(monkeypatch: pytest.MonkeyPatch) -> None:
    from livehead.tray import display
    from livehead.tray.backstage import keeper, processes
    from livehead.tray.instance import wake_other

    opened: list[str] = []
    ends: list[object] = []

    class Nothing:
        def join(self, _: float) -> None: ...
        def is_alive(self) -> bool:
            return False

    def start_windows(news: str) -> tuple[object, Nothing]:
        near, far = Pipe()
        opened.append(news)
        far.close() if news == "crashed" else ends.append(far)
        return near, Nothing()

    monkeypatch.setattr(display, "why_not", lambda: "")
    monkeypatch.setattr(processes, "start_windows", start_windows)
    kept = keeper.Keeper(QUICK)
    try:
        near, far = Pipe()
        kept.host.attach(near)
        far.close()
        wait(lambda: len(opened) == 3 and not kept.host.watched)
        assert wake_other(), "somebody listens for the next start"
        wait(lambda: opened[3:] == ["wanted"] and kept.host.watched)
        monkeypatch.setattr(display, "why_not", lambda: "the screen is gone")
        ends[0].close()
        wait(kept.host.over.is_set)
        assert len(opened) == 4
    finally:
        kept.close()
        kept.host.quit()
        kept.host.run()


def test_a_killed_engine_is_told_and_started_again_once(
    application: QApplication, until: Until, start: Callable[..., TrayApp]
) -> None:
    before = set(MEMORY.iterdir())
    app = start(replace(QUICK, sinks=()), launch=start_engine)
    engine = app.engine

    def runs() -> bool:
        return engine.snapshot.running and engine.snapshot.figures.frames > 3

    app.show_window()
    until(lambda: runs() and app.window.live.preview.frames_shown, PATIENCE_S)
    first = engine._process
    app.menu.cut.trigger()
    until(lambda: engine.snapshot.cut)
    first.kill()
    until(lambda: "signal 9" in app.window.notice.cause.text(), PATIENCE_S)
    until(lambda: engine._process is not first and runs(), PATIENCE_S)
    assert "started again" in app.window.notice.remedy.text()
    assert engine.snapshot.cut, "the camera stays off"
    seen: list[object] = []
    engine.picture.connect(seen.append)
    until(lambda: seen, PATIENCE_S)
    second = engine._process
    second.kill()
    until(lambda: "engine" in engine.snapshot.problems and not engine.snapshot.running, PATIENCE_S)
    assert "Start" in engine.snapshot.problems["engine"].remedy
    assert engine._process is second, "twice is enough"
    app.menu.toggle.trigger()
    until(runs, PATIENCE_S)
    left: list[bool] = []
    engine.left.connect(lambda: left.append(True))
    engine._process.terminate()
    until(lambda: left and not app.icon.isVisible(), PATIENCE_S)  # told to end, it takes the windows along
    assert not engine._process.is_alive() and engine._process.exitcode == 0
    assert set(MEMORY.iterdir()) <= before, "no picture is left behind"
