"""The voice tracker, from sound to pose."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
import pytest
from fake_microphone import FakeMicrophone
from spoken import RATE, WOMAN, sentence, silence, vowel, write_wav

from livehead import registry
from livehead.config import StageChoice
from livehead.errors import ConfigError, SourceError
from livehead.motion.pose import NAMES
from livehead.motion.retarget import retarget
from livehead.motion.vector import tracked
from livehead.motion.voice.spectrum import HOP
from livehead.motion.voice.vowels import VOWELS, default_profile, save
from livehead.sources.microphone import MicrophoneSource
from livehead.sources.voice import VoiceSource, open_sound, profile_path
from livehead.sources.vowel_recording import Prompt
from livehead.trackers.voice import LEAST, Config, VoiceTracker, calibrate, create
from livehead.types import Channels, Motion, Phase

MARKS = Path(__file__).parents[1] / "data" / "voice_marks.toml"
MOUTHS = [NAMES.index(f"mouth_{name}") for name in ("aaa", "iii", "uuu", "eee", "ooo")]


def track(path: Path, **options: object) -> list[Motion]:
    tracker = registry.tracker(StageChoice("voice", {"source": str(path), "realtime": False, **options}))
    return list(tracker.track())


def test_a_spoken_sentence_becomes_those_mouths(tmp_path: Path) -> None:
    motions = track(write_wav(tmp_path / "a.wav", sentence("AIUEO")))
    for number, letter in enumerate(VOWELS):
        middle = motions[int((0.4 + 0.8 * number + 0.25) * RATE / HOP)]
        pose = retarget(middle)[MOUTHS]
        assert pose.argmax() == number and pose[number] > 0.5, (letter, pose)
        assert middle.confidence == 1.0
        pause = motions[int((0.4 + 0.8 * number + 0.78) * RATE / HOP)]
        assert not pause.blendshapes.any() and pause.confidence == LEAST


def test_a_motion_says_that_it_is_a_made_up_mouth_and_never_that_the_face_is_lost(tmp_path: Path) -> None:
    motions = track(write_wav(tmp_path / "a.wav", silence(1.0)))
    assert len(motions) == RATE // HOP
    for motion in motions:
        assert motion.channels == motion.made == Channels.MOUTH and motion.tracker == "voice"
        assert tracked(motion) and not motion.head_rotation.any() and not motion.gaze.any()


def test_the_mouth_moves_within_sixty_milliseconds_of_the_sound(tmp_path: Path) -> None:
    for late in (0, 60, 120, 180, 240):
        onset = 0.5 + late / RATE
        sound = np.concatenate([silence(1.0)[: int(onset * RATE)], vowel("A", 0.5)])
        motions = track(write_wav(tmp_path / "a.wav", sound))
        begin = motions[0].captured_at - HOP / RATE
        first = next(m for m in motions if m.confidence >= 0.5 and retarget(m)[MOUTHS].max() >= 0.5)
        assert first.captured_at - begin - onset <= 0.06, "counted in sound, not in computing"


def test_recorded_speech_is_understood_and_silence_is_silent(shared: Path) -> None:
    right = count = false = silent = 0
    for entry in tomllib.loads(MARKS.read_text())["recording"]:
        path = shared / "media" / "audio" / entry["file"]
        for number, motion in enumerate(track(path)):
            moment = (number + 0.5) * HOP / RATE
            for mark in entry["vowels"]:
                if mark["from"] <= moment <= mark["to"]:
                    count += 1
                    pose = retarget(motion)[MOUTHS]
                    right += VOWELS[int(pose.argmax())] in mark["vowel"] and pose.max() > 0.0
            if any(begin + 0.3 <= moment <= end for begin, end in entry["silent"]):
                silent += 1
                false += motion.confidence > 0.5
    assert count > 150 and right / count > 0.6, f"{right} of {count}"
    assert silent > 50 and false == 0


def guided(folder: Path, table: dict[str, tuple[int, int, int]]) -> Path:
    """A recording as the guide asks for."""
    parts = [silence(1.0)]
    for letter in VOWELS:
        parts += [vowel(letter, 3.0, 200.0, table), silence(0.6)]
    return write_wav(folder / "guided.wav", np.concatenate(parts))


def test_fifteen_seconds_calibrate_a_voice_that_is_then_used(tmp_path: Path) -> None:
    prompts: list[Prompt] = []
    path = calibrate(Config(source=str(guided(tmp_path, WOMAN)), realtime=False), prompts.append)
    assert path == profile_path() and path.is_file()
    asked = [p.vowel for p in prompts if p.vowel]
    assert "".join(dict.fromkeys(asked)) == VOWELS and prompts[0].vowel == ""
    assert prompts[-1].left == pytest.approx(0.0, abs=0.1) and any(p.hearing for p in prompts)
    tracker = create(Config(source=str(tmp_path / "guided.wav"), realtime=False))
    assert "your voice" in tracker.status.text
    motions = list(tracker.track())
    for number in range(5):
        span = motions[int((1.2 + 3.6 * number) * RATE / HOP) : int((3.8 + 3.6 * number) * RATE / HOP)]
        assert np.mean([retarget(m)[MOUTHS].argmax() == number for m in span]) > 0.95


def test_a_calibration_without_a_voice_says_which_vowel_is_missing(tmp_path: Path) -> None:
    quiet = write_wav(tmp_path / "quiet.wav", silence(25.0))
    with pytest.raises(SourceError, match="no voice is heard for the vowel A"):
        calibrate(Config(source=str(quiet), realtime=False), lambda prompt: None)
    short = write_wav(tmp_path / "short.wav", np.concatenate([silence(1.0), vowel("A", 3.0), silence(1.0)]))
    with pytest.raises(SourceError, match="ended before the vowel I"):
        calibrate(Config(source=str(short), realtime=False), lambda prompt: None)
    music = write_wav(tmp_path / "music.wav", np.tile(vowel("O", 5.0), 5))
    with pytest.raises(SourceError, match="no pause"):
        calibrate(Config(source=str(music), realtime=False), lambda prompt: None)
    assert not profile_path().exists()


def test_a_voice_file_that_is_named_must_be_there_and_hold_one(tmp_path: Path) -> None:
    sound = str(write_wav(tmp_path / "a.wav", silence(0.5)))
    with pytest.raises(ConfigError, match="there is no voice"):
        create(Config(source=sound, file=str(tmp_path / "mine.toml")))
    (tmp_path / "mine.toml").write_text("own = true")
    with pytest.raises(ConfigError, match="holds no voice"):
        create(Config(source=sound, file=str(tmp_path / "mine.toml")))
    save(default_profile(), tmp_path / "mine.toml")
    assert "any voice" in create(Config(source=sound, file=str(tmp_path / "mine.toml"))).status.text


def test_a_missing_file_and_a_file_of_garbage_are_errors(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No such file"):
        create(Config(source=str(tmp_path / "nothing.wav")))
    (tmp_path / "noise").write_bytes(bytes(range(256)) * 50)
    with pytest.raises(SourceError, match="no sound"):
        create(Config(source=str(tmp_path / "noise")))


def test_a_microphone_is_what_has_no_sound_files_name(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("livehead.sources.voice.MicrophoneSource", asked.append)
    for which in ("", "2", "USB2.0 Mic"):
        open_sound(which)
    assert asked == ["", "2", "USB2.0 Mic"]


def test_the_status_is_the_microphones_and_says_what_is_heard() -> None:
    fake = FakeMicrophone()
    mic = MicrophoneSource("", opener=fake, refresh=lambda: None, retry_every=0.01)
    tracker = VoiceTracker(VoiceSource(mic, default_profile()))
    stream = tracker.track()
    for piece in np.split(np.concatenate([silence(0.48), vowel("A", 0.48)]), 30):
        fake.say(piece)
        motion = next(stream)
    assert motion.confidence > 0.9
    assert tracker.status.phase is Phase.RUNNING and ": A, -20 dB" in tracker.status.text
    tracker.close()
    assert list(stream) == [] and tracker.status.phase is Phase.CLOSED
