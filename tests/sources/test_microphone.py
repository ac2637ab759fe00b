"""The microphone: unplugged, silent, muted, too loud, missing."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from fake_microphone import FakeMicrophone
from spoken import vowel

from livehead.errors import SourceError
from livehead.sources import microphone
from livehead.sources.microphone import MicrophoneSource, list_microphones, open_microphone
from livehead.types import Phase


def wait_for(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10.0
    while not what():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.005)


def source(fake: FakeMicrophone, **options: Any) -> MicrophoneSource:
    return MicrophoneSource("", opener=fake, refresh=lambda: None, retry_every=0.02, **options)


def test_what_is_said_arrives_and_is_resampled() -> None:
    fake = FakeMicrophone(rate=48000)
    mic = source(fake)
    sounds = mic.sounds()
    for _ in range(30):
        fake.say(np.full(480, 0.25, np.float32))
    sound = next(sounds)
    assert sound.end == pytest.approx(30 * 160, abs=20) and sound.samples[-1] == pytest.approx(0.25, abs=0.01)
    assert mic.status.phase is Phase.RUNNING and "Fake, 48000 Hz, 10 ms delay" in mic.status.text
    mic.close()
    assert list(sounds) == [] and mic.status.phase is Phase.CLOSED
    wait_for(lambda: fake.closed == 1)


def test_unplugged_it_says_so_and_comes_back() -> None:
    fake = FakeMicrophone()
    mic = source(fake)
    fake.say(vowel("A", 0.1))
    fake.unplug()
    wait_for(lambda: mic.status.phase is Phase.RETRYING and bool(mic.status.remedy))
    fake.plugged = True
    wait_for(lambda: fake.opened == 2 and mic.status.phase is Phase.RUNNING)
    before = next(mic.sounds()).end
    fake.say(vowel("A", 0.1))
    assert next(mic.sounds()).end > before
    mic.close()


def test_a_driver_that_falls_silent_is_opened_again() -> None:
    fake = FakeMicrophone()
    mic = source(fake, silent_after=0.1)
    wait_for(lambda: fake.opened >= 2)
    assert fake.closed >= 1
    mic.close()


def test_nothing_but_zeros_is_called_muted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(microphone, "MUTED_AFTER", 0.05)
    fake = FakeMicrophone()
    mic = source(fake)
    time.sleep(0.06)
    fake.say(np.zeros(160, np.float32))
    assert mic.status.phase is Phase.LOST and "privacy" in mic.status.remedy
    fake.say(vowel("A", 0.05))
    assert mic.status.phase is Phase.RUNNING
    mic.close()


def test_a_voice_at_full_scale_is_too_loud() -> None:
    fake = FakeMicrophone()
    mic = source(fake)
    for _ in range(60):
        fake.say(np.sign(vowel("A", 0.02)))
    assert "too loud" in mic.status.text and mic.status.remedy
    mic.close()


def test_a_first_failure_is_an_error() -> None:
    fake = FakeMicrophone()
    fake.plugged = False
    with pytest.raises(SourceError):
        source(fake)


class PortAudioError(Exception):
    pass


class FakeSounddevice(SimpleNamespace):
    """The package sounddevice with a camera's microphone that knows 48 kHz only, and a speaker."""

    def __init__(self) -> None:
        super().__init__(PortAudioError=PortAudioError, asked=[])
        self.devices: list[dict[str, Any]] = [
            {"name": "Speaker", "max_input_channels": 0},
            {"name": "HD Webcam", "max_input_channels": 2, "default_samplerate": 48000.0},
        ]

    def query_devices(self, device: object = None, kind: str = "") -> Any:
        if not kind:
            return self.devices
        if device in (None, 1, "Webcam") and len(self.devices) > 1:
            return self.devices[1]
        raise PortAudioError(f"Error querying device {device}")

    def InputStream(self, **options: Any) -> Any:  # noqa: N802
        self.asked.append(options["samplerate"])
        if options["samplerate"] != 48000:
            raise PortAudioError("Invalid sample rate")
        self.callback = options["callback"]
        return SimpleNamespace(
            start=lambda: None,
            samplerate=48000.0,
            latency=0.02,
            active=True,
            abort=lambda: None,
            close=lambda: None,
        )


def test_a_device_that_knows_only_its_own_rate_is_opened_at_that(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakeSounddevice()
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    assert list_microphones() == ("1: HD Webcam",)
    heard: list[Any] = []
    for which in ("", "1", "Webcam"):
        recording = open_microphone(which, lambda samples, now: heard.append(samples))
        assert (recording.rate, recording.name, recording.active) == (48000, "HD Webcam", True)
    assert fake.asked[:2] == [16000, 48000]
    fake.callback(np.full((480, 1), 0.5, np.float32), 480, None, None)
    assert heard[0].shape == (480,) and heard[0].dtype == np.float32


def test_devices_are_looked_for_anew_only_while_none_is_in_use(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakeSounddevice()
    steps: list[str] = []
    fake._terminate, fake._initialize = lambda: steps.append("end"), lambda: steps.append("begin")
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    monkeypatch.setattr(microphone, "_open_streams", set())
    recording = open_microphone("", lambda samples, now: None)
    microphone.forget_devices()
    assert steps == []
    recording.close()
    microphone.forget_devices()
    assert steps == ["end", "begin"]


def test_an_unknown_microphone_lists_those_that_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakeSounddevice()
    monkeypatch.setitem(sys.modules, "sounddevice", fake)
    with pytest.raises(SourceError, match="'Yeti'") as caught:
        open_microphone("Yeti", lambda samples, now: None)
    assert "1: HD Webcam" in caught.value.remedy
    fake.devices.pop()
    with pytest.raises(SourceError, match="no microphone"):
        open_microphone("", lambda samples, now: None)


def test_without_the_package_or_its_library_the_remedy_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", None)
    with pytest.raises(SourceError, match="not installed") as caught:
        list_microphones()
    assert "livehead[audio]" in caught.value.remedy
    monkeypatch.delitem(sys.modules, "sounddevice")

    class NoLibrary:
        def find_spec(self, name: str, path: object = None, target: object = None) -> None:
            if name == "sounddevice":
                raise OSError("PortAudio library not found")

    monkeypatch.setattr(sys, "meta_path", [NoLibrary(), *sys.meta_path])
    with pytest.raises(SourceError, match="PortAudio"):
        list_microphones()
