"""A microphone, by number or name; comes back by itself when it was unplugged."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from livehead.errors import SourceError
from livehead.mailbox import Mailbox
from livehead.motion.voice.spectrum import RATE
from livehead.sources.sound import Resampler, Sound, Tail
from livehead.types import Floats, Phase, Status

log = logging.getLogger(__name__)

RETRY_EVERY = 1.0
SILENT_AFTER = 2.0
MUTED_AFTER = 4.0
CLIPPING = 0.01

_LOOK_EVERY = 0.05

Listener = Callable[[Floats, float], None]
"""Takes (N,) float32 mono samples and the moment they arrived; called from the driver's own thread."""


class Recording(Protocol):
    """An open microphone. rate: samples a second; latency: seconds from air to program, as the driver says."""

    rate: int
    latency: float
    name: str

    @property
    def active(self) -> bool: ...

    def close(self) -> None: ...


Opener = Callable[[str, Listener], Recording]


_open_streams: set[int] = set()


@dataclass(slots=True)
class _Stream:
    """A `Recording` over a stream of sounddevice."""

    stream: Any
    rate: int
    latency: float
    name: str

    @property
    def active(self) -> bool:
        return bool(self.stream.active)

    def close(self) -> None:
        try:
            self.stream.abort()
        finally:
            self.stream.close()
            _open_streams.discard(id(self))


def library() -> Any:
    """The package sounddevice. SourceError when it or its PortAudio is missing."""
    try:
        import sounddevice
    except ModuleNotFoundError:
        raise SourceError(
            "the package sounddevice, which reads microphones, is not installed",
            remedy='pip install "livehead[audio]"',
        ) from None
    except OSError:
        raise SourceError(
            "the library PortAudio, which reads microphones, is not on this machine",
            remedy="install it, e.g. sudo apt install libportaudio2, or brew install portaudio",
        ) from None
    return sounddevice


def list_microphones() -> tuple[str, ...]:
    """The names of this machine's microphones with their numbers, "2: Yeti". SourceError as in `library`."""
    devices = library().query_devices()
    return tuple(f"{i}: {d['name']}" for i, d in enumerate(devices) if d["max_input_channels"] > 0)


def open_microphone(which: str, listener: Listener) -> Recording:
    """Open a microphone by number, name or part of a name, "" for the system's own choice.

    SourceError when there is none like it, it may not be used or is taken.
    """
    sound = library()
    device: int | str | None = int(which) if which.isdigit() else which or None

    def heard(samples: Any, frames: int, times: Any, flags: Any) -> None:
        listener(np.array(samples[:, 0], np.float32), time.monotonic())

    try:
        facts = sound.query_devices(device, "input")
        try:
            stream = _started(sound, device, RATE, heard)
        except sound.PortAudioError:  # not every driver converts: then at the device's own rate
            stream = _started(sound, device, int(facts["default_samplerate"]), heard)
    except (sound.PortAudioError, ValueError) as error:
        raise missing(which, str(error)) from None
    opened = _Stream(stream, int(stream.samplerate), float(stream.latency), str(facts["name"]))
    _open_streams.add(id(opened))
    return opened


def _started(sound: Any, device: int | str | None, rate: int, heard: Any) -> Any:
    stream = sound.InputStream(
        samplerate=rate, device=device, channels=1, dtype="float32", latency="low", callback=heard
    )
    stream.start()
    return stream


def missing(which: str, reason: str) -> SourceError:
    """The error for a microphone that cannot be opened: lists those that are there."""
    there = ", ".join(list_microphones())
    if not there:
        return SourceError(
            "this machine has no microphone", remedy="plug one in, or give a sound file as the source"
        )
    plain = " ".join(reason.split())
    name = f"the microphone {which!r}" if which else "the microphone"
    return SourceError(f"{name} cannot be opened: {plain}", remedy=f"there are: {there}")


def forget_devices() -> None:
    """PortAudio knows only the devices of its start: let it look again, unless another microphone is in use."""
    if _open_streams:
        return
    try:
        sound = library()
        sound._terminate()
        sound._initialize()
    except Exception as error:
        log.debug("PortAudio cannot look for devices again", exc_info=error)


class MicrophoneSource:
    """A `SoundSource` over a microphone; always gives the newest sound.

    The driver calls with samples; a thread of ours only watches, and opens the microphone again when it fell
    silent. opener: how a microphone is opened; tests put faults there. A first failure raises SourceError.
    """

    def __init__(
        self,
        which: str = "",
        *,
        opener: Opener = open_microphone,
        refresh: Callable[[], None] = forget_devices,
        retry_every: float = RETRY_EVERY,
        silent_after: float = SILENT_AFTER,
    ) -> None:
        self._which, self._opener, self._refresh = which, opener, refresh
        self._retry_every, self._silent_after = retry_every, silent_after
        self._sounds: Mailbox[Sound] = Mailbox()
        self._closed = threading.Event()
        self._filter, self._tail = Resampler(), Tail()
        self._heard_at = self._loud_at = time.monotonic()
        self._clipped = 0.0
        self._lost: SourceError | None = None
        self._recording: Recording | None = None
        self._recording = self._open()
        self._thread = threading.Thread(target=self._watch, name="microphone", daemon=True)
        self._thread.start()

    @property
    def status(self) -> Status:
        recording = self._recording
        if self._closed.is_set():
            return Status(Phase.CLOSED, "microphone")
        if recording is None or self._lost is not None:
            remedy = self._lost.remedy if self._lost else ""
            return Status(Phase.RETRYING, "the microphone is gone, trying again", remedy)
        if time.monotonic() - self._loud_at > MUTED_AFTER:
            return Status(
                Phase.LOST,
                f"{recording.name} gives nothing but zeros",
                "switch it on; allow microphones for this program in the system's privacy settings",
            )
        delay = f", {1000.0 * recording.latency:.0f} ms delay" if recording.latency > 0 else ""
        if self._clipped > CLIPPING:
            return Status(Phase.RUNNING, f"{recording.name} is too loud", "turn its gain down")
        return Status(Phase.RUNNING, f"{recording.name}, {recording.rate} Hz{delay}")

    @property
    def dropped(self) -> int:
        """Sounds that nobody took; their samples are within the next one, unless it was long."""
        return self._sounds.dropped

    def sounds(self) -> Iterator[Sound]:
        """The newest sound each time; nothing while the microphone is away; ends after `close()`."""
        while not self._closed.is_set():
            sound = self._sounds.take(timeout=None)
            if sound is not None:
                yield sound

    def close(self) -> None:
        self._closed.set()
        self._sounds.close()
        self._thread.join(timeout=1.0)

    def _open(self) -> Recording:
        self._filter = Resampler()
        self._heard_at = self._loud_at = time.monotonic()
        return self._opener(self._which, self._take)

    def _take(self, samples: Floats, now: float) -> None:
        """In the driver's thread: keep it short."""
        recording = self._recording
        if recording is None or self._closed.is_set():
            return
        self._heard_at = now
        if samples.any():
            self._loud_at = now
        mono = self._filter.samples(samples, recording.rate)
        if len(mono):
            sound = self._tail.add(mono, now)
            self._clipped += 0.02 * (sound.clipped - self._clipped)
            self._sounds.put(sound)

    def _watch(self) -> None:
        """Until closed: a microphone that ended or fell silent is closed and opened again."""
        while not self._closed.wait(_LOOK_EVERY):
            recording = self._recording
            if recording is not None and not self._broken(recording):
                continue
            if recording is not None:
                self._let_go(recording)
                log.warning("the microphone is gone; trying every %g s", self._retry_every)
            if self._closed.wait(self._retry_every):
                break
            self._try_again()
        if self._recording is not None:
            self._let_go(self._recording)

    def _broken(self, recording: Recording) -> bool:
        return not recording.active or time.monotonic() - self._heard_at > self._silent_after

    def _let_go(self, recording: Recording) -> None:
        self._recording = None
        try:
            recording.close()
        except Exception as error:  # a driver whose device is gone may fail in any way
            log.debug("closing the microphone failed", exc_info=error)

    def _try_again(self) -> None:
        self._refresh()
        try:
            self._recording = self._open()
            self._lost = None
            log.info("the microphone is back")
        except SourceError as error:
            self._lost = error
