# ruff: noqa: N802 - the names are those of the libraries
"""Stand-ins for SpoutGL 0.1 and syphon-python 0.2: exactly the calls that our sinks make, with their signatures.

They refuse what the real ones would: calls from another thread than the context's, too small a buffer, a texture
that is written to while the graphics card still reads it.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator
from types import ModuleType, SimpleNamespace
from typing import Any

import numpy as np
import pytest

from livehead.sinks import spout, syphon
from livehead.types import Bytes


class Shown:
    """What receivers would see. pictures: (H, W, 4) each, top row first; calls: in their order."""

    def __init__(self) -> None:
        self.pictures: list[Bytes] = []
        self.calls: list[str] = []
        self.breaks = ""


class SpoutSender:
    def __init__(self, shown: Shown) -> None:
        self._shown = shown
        self._thread: int | None = None

    def _called(self, name: str) -> bool:
        assert self._thread == threading.get_ident(), f"{name} outside the context's thread"
        self._shown.calls.append(name)
        return name != self._shown.breaks

    def createOpenGL(self) -> bool:
        self._thread = threading.get_ident()
        return self._called("createOpenGL")

    def setSenderName(self, name: str) -> None:
        self._called(f"setSenderName {name}")

    def sendImage(
        self, pixels: Any, width: int, height: int, gl_format: int, invert: bool, host_fbo: int, /
    ) -> bool:
        assert (gl_format, host_fbo) == (0x1908, 0)
        view = memoryview(pixels)
        assert view.c_contiguous and view.nbytes >= width * height * 4
        picture = np.frombuffer(view, np.uint8)[: width * height * 4].reshape(height, width, 4).copy()
        self._shown.pictures.append(picture[::-1] if invert else picture)
        return self._called("sendImage")

    def releaseSender(self) -> None:
        self._called("releaseSender")

    def closeOpenGL(self) -> bool:
        return self._called("closeOpenGL")


def use_spout(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """A Windows computer with Spout, as far as the sink can tell."""
    shown = Shown()
    module = ModuleType("SpoutGL")
    module.SpoutSender = lambda: SpoutSender(shown)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "SpoutGL", module)
    monkeypatch.setattr(spout, "probe", lambda: "")
    return shown


class Texture:
    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.pixels = np.zeros((height, width, 4), np.uint8)
        self.read = False


class CommandBuffer:
    def __init__(self) -> None:
        self.work: Any = None

    def commit(self) -> None:
        assert self.work is not None

    def waitUntilCompleted(self) -> None:
        self.work()


class SyphonMetalServer:
    def __init__(self, shown: Shown, name: str) -> None:
        self._shown = shown
        if shown.breaks == "server":
            raise RuntimeError("No Metal device is available")
        shown.calls.append(f"server {name}")
        self.device = object()
        self.command_queue = SimpleNamespace(commandBuffer=CommandBuffer)
        self._stopped = False

    def publish_frame_texture(
        self, texture: Texture, region: Any = None, size: Any = None, is_flipped: bool = False,
        command_buffer: Any = None, auto_commit: bool = True,
    ) -> None:  # fmt: skip
        assert not self._stopped and not auto_commit
        texture.read = True

        def work() -> None:
            self._shown.pictures.append((texture.pixels[::-1] if is_flipped else texture.pixels).copy())
            texture.read = False

        command_buffer.work = work

    def stop(self) -> None:
        self._stopped = True
        self._shown.calls.append("stop")


def use_syphon(monkeypatch: pytest.MonkeyPatch) -> Shown:
    """A Mac with Syphon, as far as the sink can tell."""
    shown = Shown()
    pools: list[int] = []

    @contextlib.contextmanager
    def pool() -> Iterator[None]:
        pools.append(1)
        yield
        pools.pop()

    def create(device: object, width: int, height: int) -> Texture:
        assert pools
        return Texture(width, height)

    def copy(data: bytes, texture: Texture) -> None:
        assert pools and not texture.read
        texture.pixels[:] = np.frombuffer(data, np.uint8).reshape(texture.height, texture.width, 4)

    root, raw, objc = ModuleType("syphon"), ModuleType("syphon.utils.raw"), ModuleType("objc")
    root.SyphonMetalServer = lambda name: SyphonMetalServer(shown, name)  # type: ignore[attr-defined]
    raw.create_mtl_texture, raw.copy_bytes_to_mtl_texture = create, copy  # type: ignore[attr-defined]
    objc.autorelease_pool = pool  # type: ignore[attr-defined]
    modules = {
        "syphon": root,
        "syphon.utils": ModuleType("syphon.utils"),
        "syphon.utils.raw": raw,
        "objc": objc,
    }
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, name, module)
    monkeypatch.setattr(syphon, "probe", lambda: "")
    return shown
