"""The NVIDIA driver, asked through its own library: which card there is, memory on it, copies to and fro.

Nothing needs to be installed for this beside the driver; without one, `find` says None.
"""

from __future__ import annotations

import ctypes
import functools
import sys
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from livehead.errors import EngineError

Array = NDArray[Any]

_MAJOR, _MINOR = 75, 76
"""CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR and _MINOR."""
_OUT_OF_MEMORY = 2
_NON_BLOCKING = 1


@dataclass(frozen=True, slots=True)
class Card:
    """name: "NVIDIA GeForce RTX 4070"; capability: (8, 9); driver: its version; memory: in bytes."""

    name: str
    capability: tuple[int, int]
    driver: str
    memory: int

    @property
    def target(self) -> str:
        """The capability as engines name it: "sm89"."""
        return "sm{}{}".format(*self.capability)


@functools.cache
def find() -> Card | None:
    """The first NVIDIA card, or None where there is no driver or no card. Never raises."""
    library = _library("libcuda.so.1", "nvcuda.dll")
    if library is None:
        return None
    try:
        return Driver(library).card()
    except EngineError:
        return None


def _library(linux: str, windows: str) -> Any:
    if sys.platform == "darwin":
        return None
    try:
        # `sys.platform` is compared so that mypy checks both.
        return ctypes.CDLL(windows if sys.platform == "win32" else linux)
    except OSError:
        return None


def driver_version() -> str | None:
    """NVIDIA's own number of the driver, "581.29"; None where NVML does not tell."""
    library = _library("libnvidia-ml.so.1", "nvml.dll")
    text = ctypes.create_string_buffer(96)
    if library is None or library.nvmlInit_v2() != 0:
        return None
    try:
        said = library.nvmlSystemGetDriverVersion(text, ctypes.c_uint(len(text)))
        return text.value.decode() if said == 0 else None
    finally:
        library.nvmlShutdown()


class Driver:
    """The first card's primary context. Memory taken here is given back by `close`."""

    def __init__(self, library: Any = None) -> None:
        """library: the loaded driver library; EngineError when there is none or it finds no card."""
        found = library or _library("libcuda.so.1", "nvcuda.dll")
        if found is None:
            raise EngineError(
                "there is no NVIDIA driver here", remedy="install one, or choose engine = onnxruntime"
            )
        self._library: Any = found
        self._call("cuInit", 0)
        self._device = ctypes.c_int()
        self._call("cuDeviceGet", ctypes.byref(self._device), 0)
        self._context, self._stream = ctypes.c_void_p(), ctypes.c_void_p()
        self._blocks: list[int] = []
        self._pinned: list[int] = []

    def card(self) -> Card:
        """What the driver says of the card; no context is made for it."""
        name, size, cuda = ctypes.create_string_buffer(128), ctypes.c_size_t(), ctypes.c_int()
        self._call("cuDeviceGetName", name, len(name), self._device)
        self._call("cuDeviceTotalMem_v2", ctypes.byref(size), self._device)
        self._call("cuDriverGetVersion", ctypes.byref(cuda))
        capability = (self._attribute(_MAJOR), self._attribute(_MINOR))
        version = driver_version() or f"CUDA {cuda.value // 1000}.{cuda.value % 1000 // 10}"
        return Card(name.value.decode(errors="replace"), capability, version, size.value)

    def _attribute(self, number: int) -> int:
        value = ctypes.c_int()
        self._call("cuDeviceGetAttribute", ctypes.byref(value), number, self._device)
        return value.value

    def enter(self) -> int:
        """Make the context this thread's own, and give the stream everything runs on."""
        if not self._context:
            self._call("cuDevicePrimaryCtxRetain", ctypes.byref(self._context), self._device)
        self._call("cuCtxSetCurrent", self._context)
        if not self._stream:
            self._call("cuStreamCreate", ctypes.byref(self._stream), _NON_BLOCKING)
        return self._stream.value or 0

    def take(self, size: int) -> int:
        """The address of `size` bytes on the card."""
        block = ctypes.c_uint64()
        self._call("cuMemAlloc_v2", ctypes.byref(block), ctypes.c_size_t(max(size, 1)))
        self._blocks.append(block.value)
        return block.value

    def take_pinned(self, shape: tuple[int, ...], dtype: Any) -> Array:
        """An array in host memory that the card copies from and to at full speed."""
        size = int(np.prod(shape)) * np.dtype(dtype).itemsize
        block = ctypes.c_void_p()
        self._call("cuMemAllocHost_v2", ctypes.byref(block), ctypes.c_size_t(max(size, 1)))
        self._pinned.append(block.value or 0)
        raw = (ctypes.c_ubyte * size).from_address(block.value or 0)
        return np.frombuffer(memoryview(raw), np.dtype(dtype)).reshape(shape)

    def copy_in(self, block: int, array: Array) -> None:
        """Array → card, queued on the stream; the array must be contiguous and stay as it is until `wait`."""
        where, size = ctypes.c_void_p(array.ctypes.data), ctypes.c_size_t(array.nbytes)
        self._call("cuMemcpyHtoDAsync_v2", ctypes.c_uint64(block), where, size, self._stream)

    def copy_out(self, array: Array, block: int) -> None:
        """Card → array, queued on the stream."""
        where, size = ctypes.c_void_p(array.ctypes.data), ctypes.c_size_t(array.nbytes)
        self._call("cuMemcpyDtoHAsync_v2", where, ctypes.c_uint64(block), size, self._stream)

    def wait(self) -> None:
        """Until everything queued is done."""
        self._call("cuStreamSynchronize", self._stream)

    def free_memory(self) -> int:
        """Bytes on the card that nobody uses."""
        free, total = ctypes.c_size_t(), ctypes.c_size_t()
        self._call("cuMemGetInfo_v2", ctypes.byref(free), ctypes.byref(total))
        return free.value

    def close(self) -> None:
        """Give everything back; arrays from `take_pinned` must not be used any more."""
        if not self._context:
            return
        self._library.cuCtxSetCurrent(self._context)
        for block in self._blocks:
            self._library.cuMemFree_v2(ctypes.c_uint64(block))
        for pinned in self._pinned:
            self._library.cuMemFreeHost(ctypes.c_void_p(pinned))
        if self._stream:
            self._library.cuStreamDestroy_v2(self._stream)
        self._library.cuDevicePrimaryCtxRelease_v2(self._device)
        self._blocks, self._pinned = [], []
        self._context, self._stream = ctypes.c_void_p(), ctypes.c_void_p()

    def _call(self, function: str, *arguments: Any) -> None:
        status = getattr(self._library, function)(*arguments)
        if status == _OUT_OF_MEMORY:
            raise EngineError(
                "the graphics card has no memory left",
                remedy="close other programs that use it, or take a smaller variant: separable, or half",
            )
        if status != 0:
            raise EngineError(
                f"the NVIDIA driver says {self._words(status)} ({function})",
                remedy="update the NVIDIA driver, or choose engine = onnxruntime",
            )

    def _words(self, status: int) -> str:
        text = ctypes.c_char_p()
        self._library.cuGetErrorString(status, ctypes.byref(text))
        return (text.value or b"").decode() or f"error {status}"
