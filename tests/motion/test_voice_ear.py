"""The ear: silence and voice, confidence, and vowels of a voice it has never heard."""

from __future__ import annotations

import numpy as np
import pytest
from spoken import MAN, WOMAN, silence, vowel

from livehead.motion.voice.ear import FALL, LINGER, RISE, STEP, Ear, Heard
from livehead.motion.voice.spectrum import RATE, WINDOW, windows
from livehead.motion.voice.vowels import VOWELS, default_profile
from livehead.types import Floats


def hear(samples: Floats, ear: Ear | None = None) -> list[Heard]:
    ear = ear or Ear(default_profile())
    return [ear.hear(w) for w in windows(samples)]


def at(seconds: float) -> int:
    """The first window that lies wholly behind a time."""
    return int(np.ceil(seconds / STEP))


def test_silence_and_noise_leave_the_mouth_shut() -> None:
    for room in (silence(3.0), np.zeros(3 * RATE, np.float32), silence(3.0, 0.003)):
        assert not any(h.speaking or h.confidence or h.shapes.any() for h in hear(room))


def test_a_loud_fan_is_learned_to_be_the_room() -> None:
    fan = hear(silence(8.0, 0.05))
    assert not any(h.speaking for h in fan[at(5.0) :]) and fan[-1].floor > -35.0
    assert any(
        h.speaking for h in hear(np.concatenate([silence(6.0, 0.01), 0.8 * vowel("A", 1.0)]))[at(6.0) :]
    )


def test_clicks_of_keys_are_no_voice() -> None:
    sound, rng = silence(6.0), np.random.default_rng(4)
    for begin in range(8000, len(sound) - 400, 3100):
        sound[begin : begin + 200] += rng.normal(0, 0.3, 200) * np.exp(-np.arange(200) / 60)
    assert np.mean([h.speaking for h in hear(sound)]) < 0.05


def test_confidence_comes_at_once_and_goes_softly() -> None:
    heard = hear(np.concatenate([silence(1.0), vowel("A", 1.0), silence(1.0)]))
    confidence = np.array([h.confidence for h in heard])
    assert confidence[at(1.0) - 3] == 0.0
    full = int((confidence >= 1.0).argmax())
    assert at(1.0) - 2 <= full <= at(1.0 + RISE) + 2
    gone = full + int((confidence[full:] == 0.0).argmax())
    assert at(2.0 + 0.5 * FALL) < gone <= at(2.0 + FALL + LINGER) + 3
    assert np.diff(confidence).min() >= -STEP / FALL - 1e-6
    assert not heard[-1].shapes.any()


def test_a_stop_within_a_word_does_not_shut_the_voice_off() -> None:
    heard = hear(
        np.concatenate([silence(0.5), vowel("A", 0.3), silence(0.06), vowel("A", 0.3), silence(0.2)])
    )
    assert min(h.confidence for h in heard[at(0.65) : at(1.1)]) > 0.7


@pytest.mark.parametrize(("table", "pitch"), [(MAN, 110.0), (WOMAN, 210.0)])
def test_a_voice_it_has_never_heard_is_understood(
    table: dict[str, tuple[int, int, int]], pitch: float
) -> None:
    ear, right, count = Ear(default_profile()), 0, 0
    hear(silence(0.5), ear)
    for letter in VOWELS * 3:
        heard = hear(np.concatenate([silence(0.2), vowel(letter, 0.4, pitch, table)]), ear)[at(0.28) :]
        right += sum(VOWELS[int(h.weights.argmax())] == letter for h in heard)
        count += len(heard)
    assert right / count > 0.8


def test_a_vowel_that_is_held_stays_what_it_is() -> None:
    heard = hear(np.concatenate([silence(0.3), vowel("A", 6.0)]))[at(0.5) :]
    assert np.mean([h.weights.argmax() == 0 for h in heard]) > 0.98


def test_no_earlier_vowel_shows_when_a_new_one_begins() -> None:
    heard = hear(np.concatenate([silence(0.4), vowel("A", 0.5), silence(0.6), vowel("U", 0.5)]))
    first = next(h for h in heard[at(1.4) :] if h.shapes.any())
    assert first.weights[0] < 0.2


def test_anything_finite_is_heard_without_a_fuss() -> None:
    ear, rng = Ear(default_profile()), np.random.default_rng(0)
    for scale in (0.0, 1e-9, 1.0, 1e-3, 1.0):
        heard = ear.hear(np.clip(rng.normal(0, scale, WINDOW), -1, 1).astype(np.float32))
        assert np.isfinite(heard.shapes).all() and 0.0 <= heard.confidence <= 1.0
        assert heard.weights.sum() == pytest.approx(1.0)
