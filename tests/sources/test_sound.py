"""Sound files, tails and windows."""

from __future__ import annotations

import time
from pathlib import Path

import av
import numpy as np
import pytest
from spoken import RATE, vowel, write_wav

from livehead.errors import SourceError
from livehead.motion.voice.spectrum import HOP, WINDOW
from livehead.sources.sound import TAIL, Resampler, Tail, Windows, read_sound
from livehead.sources.sound_file import SoundFileSource
from livehead.types import Floats, Phase


def tone(rate: int, seconds: float = 1.0) -> Floats:
    return np.asarray(0.5 * np.sin(2 * np.pi * 440 * np.arange(int(seconds * rate)) / rate), np.float32)


def loudest_hertz(samples: Floats) -> float:
    return float(np.abs(np.fft.rfft(samples)).argmax() * RATE / len(samples))


@pytest.mark.parametrize(("rate", "channels"), [(8000, 1), (16000, 1), (22050, 2), (44100, 1), (48000, 2)])
def test_any_rate_and_number_of_channels_becomes_the_same_sound(
    rate: int, channels: int, tmp_path: Path
) -> None:
    sound = read_sound(write_wav(tmp_path / "a.wav", tone(rate), rate, channels))
    assert sound.dtype == np.float32 and len(sound) == pytest.approx(RATE, abs=40)
    assert loudest_hertz(sound) == pytest.approx(440, abs=2)
    assert np.sqrt(np.mean(sound**2)) == pytest.approx(0.354, rel=0.05)


def test_recordings_of_every_format_are_read(shared: Path) -> None:
    for path in sorted((shared / "media" / "audio").iterdir()):
        sound = read_sound(path)
        assert len(sound) > 2 * RATE and np.isfinite(sound).all() and 0.01 < np.abs(sound).max() <= 1.0


def test_what_is_no_number_becomes_silence(tmp_path: Path) -> None:
    samples = tone(RATE)
    samples[100:200], samples[300], samples[400] = np.nan, np.inf, 1e30
    path = tmp_path / "a.wav"
    with av.open(str(path), "w") as file:
        stream = file.add_stream("pcm_f32le", rate=RATE, layout="mono")
        frame = av.AudioFrame.from_ndarray(samples[None], format="flt", layout="mono")
        frame.rate = RATE
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            file.mux(packet)
    sound = read_sound(path)
    assert np.isfinite(sound).all() and np.abs(sound).max() <= 1.0 and len(sound) == RATE


@pytest.mark.parametrize(
    "content", [b"", b"RIFF", b"garbage" * 1000, b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0" + b"\0" * 40]
)
def test_garbage_is_an_error_in_one_line(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=r"a\.wav") as caught:
        read_sound(path)
    assert caught.value.remedy and "\n" not in caught.value.cause


def test_a_file_that_is_missing_silent_of_sound_or_a_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No such file"):
        SoundFileSource(tmp_path / "missing.wav")
    with pytest.raises(SourceError):
        SoundFileSource(tmp_path)
    write_wav(tmp_path / "empty.wav", np.empty(0, np.float32))
    with pytest.raises(SourceError, match="no sound"):
        read_sound(tmp_path / "empty.wav")


def test_a_file_that_was_cut_off_is_played_as_far_as_it_goes(tmp_path: Path) -> None:
    path = write_wav(tmp_path / "a.wav", tone(RATE))
    path.write_bytes(path.read_bytes()[:20001])
    assert 9900 <= len(read_sound(path)) <= 10000


def test_a_file_comes_in_hops_with_the_times_it_would_have(tmp_path: Path) -> None:
    source = SoundFileSource(write_wav(tmp_path / "a.wav", tone(RATE)), realtime=False)
    sounds = list(source.sounds())
    assert [s.end for s in sounds] == [HOP * (i + 1) for i in range(RATE // HOP)]
    assert np.diff([s.captured_at for s in sounds]) == pytest.approx(HOP / RATE)
    assert all(WINDOW <= len(s.samples) <= TAIL for s in sounds)
    assert source.status.phase is Phase.WAITING and "ended" in source.status.text


def test_in_real_time_a_file_takes_its_time_and_close_ends_it(tmp_path: Path) -> None:
    source = SoundFileSource(write_wav(tmp_path / "a.wav", tone(RATE, 0.2)), loop=True)
    begin = time.monotonic()
    sounds = source.sounds()
    for _ in range(20):
        sound = next(sounds)
    assert time.monotonic() - begin >= 19 * HOP / RATE, "over two laps"
    assert sound.end == 20 * HOP
    source.close()
    assert list(sounds) == [] and source.status.phase is Phase.CLOSED


def test_a_tail_is_the_newest_quarter_of_a_second_and_tells_clipping() -> None:
    tail, sound = Tail(), vowel("A", 1.0)
    for begin in range(0, len(sound), 100):
        newest = tail.add(sound[begin : begin + 100], 1.0)
    assert np.array_equal(newest.samples, sound[-TAIL:]) and newest.end == len(sound)
    assert newest.clipped == 0.0
    with pytest.raises(ValueError, match="read-only"):
        newest.samples[0] = 1.0
    assert tail.add(np.full(TAIL // 2, 7.0, np.float32), 1.0).clipped == pytest.approx(0.5)


@pytest.mark.parametrize("size", [100, HOP, 480, 1000])
def test_every_window_comes_once_whatever_the_pieces(size: int) -> None:
    tail, fresh, sound = Tail(), Windows(), tone(RATE)
    found = [w for b in range(0, RATE, size) for w in fresh.of(tail.add(sound[b : b + size], 0.0))]
    assert len(found) == RATE // HOP
    assert np.array_equal(found[10], sound[11 * HOP - WINDOW : 11 * HOP])


def test_a_reader_that_slept_skips_what_was_lost() -> None:
    tail, fresh = Tail(), Windows()
    for _ in range(4):
        newest = tail.add(np.ones(TAIL, np.float32), 0.0)
    assert len(fresh.of(newest)) == (TAIL - WINDOW) // HOP + 1


def test_resampling_has_no_seams() -> None:
    filter_, sound = Resampler(), tone(48000)
    pieces = [filter_.samples(sound[b : b + 480], 48000) for b in range(0, 48000, 480)]
    whole = np.concatenate(pieces)
    assert len(whole) == pytest.approx(RATE, abs=40) and loudest_hertz(whole) == pytest.approx(440, abs=2)
    assert np.abs(np.diff(whole[50:])).max() < 0.1, "a tone moves 0.087 a sample at most"
