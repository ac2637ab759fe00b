"""A real OBS under Xvfb with a folder of its own: no wizard, one empty scene, obs-websocket on a free port."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Any, BinaryIO

import cv2
import numpy as np

from livehead.types import Bytes

GLOBAL = """[General]
FirstRun=true
LastVersion=486539266
EnableAutoUpdates=false
Pre19Defaults=false
Pre21Defaults=false
Pre23Defaults=false
Pre24.1Defaults=false
BrowserHWAccel=false

[Basic]
Profile=test
ProfileDir=test
SceneCollection=test
SceneCollectionFile=test

[BasicWindow]
PreviewEnabled=false

[OBSWebSocket]
FirstLoad=false
ServerEnabled={enabled}
ServerPort={port}
AlertsEnabled=false
AuthRequired={locked}
ServerPassword={password}
"""
PROFILE = """[General]
Name=test

[Output]
Mode=Simple

[Video]
BaseCX=640
BaseCY=512
OutputCX=640
OutputCY=512
FPSType=1
FPSInt={fps}
"""


def missing() -> str:
    """Why there is no real OBS here; empty when there is."""
    absent = [name for name in ("obs", "Xvfb") if shutil.which(name) is None]
    return f"needs {' and '.join(absent)} (apt-get install obs-studio obs-plugins xvfb)" if absent else ""


class Obs:
    """One OBS on a display of its own. Use it as a context manager; `log` is what it wrote."""

    def __init__(self, home: Path, *, password: str = "", enabled: bool = True, fps: int = 60) -> None:
        self._home, self._enabled = home, enabled
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = int(probe.getsockname()[1])
        folder = home / "obs-studio"
        (folder / "basic/profiles/test").mkdir(parents=True)
        (folder / "basic/scenes").mkdir(parents=True)
        words = {"enabled": str(enabled).lower(), "locked": str(bool(password)).lower()}
        (folder / "global.ini").write_text(GLOBAL.format(port=self.port, password=password, **words))
        (folder / "basic/profiles/test/basic.ini").write_text(PROFILE.format(fps=fps))
        (folder / "basic/scenes/test.json").write_text(json.dumps(_collection()))
        self._running: list[subprocess.Popen[bytes]] = []
        self._log: BinaryIO | None = None

    @property
    def log(self) -> str:
        return (self._home / "obs.log").read_text(errors="replace")

    def __enter__(self) -> Obs:
        try:
            display = self._start_display()
            self._start(display)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._running):
            process.terminate()
            try:
                process.wait(8.0)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if self._log is not None:
            self._log.close()

    def kill(self) -> None:
        """End OBS as a crash would."""
        self._running[-1].kill()
        self._running[-1].wait()

    def freeze(self, seconds: float) -> None:
        """Let OBS stand still for a while."""
        self._running[-1].send_signal(signal.SIGSTOP)
        time.sleep(seconds)
        self._running[-1].send_signal(signal.SIGCONT)

    def _start_display(self) -> str:
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self._running.append(subprocess.Popen([*command, "+extension", "GLX"], pass_fds=[writing], **quiet))
        os.close(writing)
        with os.fdopen(reading) as answer:
            return ":" + answer.readline().strip()

    def _start(self, display: str) -> None:
        run = self._home / "run"
        run.mkdir(mode=0o700)
        own = {"DISPLAY": display, "XDG_CONFIG_HOME": str(self._home), "HOME": str(self._home)}
        own |= {"XDG_RUNTIME_DIR": str(run), "LIBGL_ALWAYS_SOFTWARE": "1", "LC_ALL": "C.UTF-8"}
        # OpenCV's wheel points Qt at plugins of its own
        others = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "DBUS_"))}
        environment = {**others, **own, "QT_QPA_PLATFORM": "xcb"}
        self._log = (self._home / "obs.log").open("wb")
        command = ["obs", "--multi", "--disable-updater", "--disable-missing-files-check", "--verbose"]
        self._running.append(
            subprocess.Popen(command, env=environment, stdout=self._log, stderr=subprocess.STDOUT)
        )
        deadline = time.monotonic() + 60.0
        while not self._up():
            assert self._running[-1].poll() is None, f"OBS ended by itself: {self.log[-2000:]}"
            assert time.monotonic() < deadline, f"OBS did not start: {self.log[-2000:]}"
            time.sleep(0.1)

    def _up(self) -> bool:
        if "Startup complete" not in self.log or not self._enabled:
            return "Startup complete" in self.log
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1.0):
            return True
        return False


def picture_of(client: Any, source: str) -> Bytes | None:
    """What a source shows just now, RGBA with its own alpha; None before its first picture."""
    from obsws_python.error import OBSSDKRequestError

    try:
        answer = client.get_source_screenshot(source, "png", None, None, -1)
    except OBSSDKRequestError:
        return None
    data = np.frombuffer(base64.b64decode(answer.image_data.partition(",")[2]), np.uint8)
    pixels = cv2.imdecode(data, cv2.IMREAD_UNCHANGED)
    if pixels is None or pixels.ndim != 3 or pixels.shape[2] != 4:
        return None
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGRA2RGBA), np.uint8)


def _collection() -> dict[str, Any]:
    scene = {
        "id": "scene", "versioned_id": "scene", "name": "Scene", "enabled": True, "muted": False, "volume": 1.0,
        "balance": 0.5, "mixers": 0, "sync": 0, "flags": 0, "filters": [], "hotkeys": {}, "private_settings": {},
        "monitoring_type": 0, "deinterlace_field_order": 0, "deinterlace_mode": 0, "prev_ver": 486539266,
        "settings": {"custom_size": False, "id_counter": 0, "items": []},
    }  # fmt: skip
    return {
        "name": "test", "current_scene": "Scene", "current_program_scene": "Scene", "sources": [scene],
        "scene_order": [{"name": "Scene"}], "groups": [], "quick_transitions": [], "transitions": [],
        "current_transition": "Cut", "transition_duration": 0, "saved_projectors": [], "modules": {},
    }  # fmt: skip
