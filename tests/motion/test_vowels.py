"""Vowels: told apart, learned, kept in a file; and as shapes of a mouth."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from spoken import MAN, RATE, WOMAN, silence, vowel

from livehead.errors import ConfigError
from livehead.motion.arkit import NAMES, group
from livehead.motion.pose import NAMES as PARAMETERS
from livehead.motion.retarget import retarget
from livehead.motion.voice.mouth import mouth
from livehead.motion.voice.spectrum import WINDOW, cepstra, level, pitched, windows
from livehead.motion.voice.vowels import VOWELS, default_profile, learn, likelihoods, load, save, spoken
from livehead.types import Channels, Floats, Motion

MOUTHS = [PARAMETERS.index(f"mouth_{name}") for name in ("aaa", "iii", "uuu", "eee", "ooo")]


def drawn(weights: Floats, loud: float, open_: float) -> Floats:
    """The pose's five vowels of a spoken mouth."""
    return retarget(replace(Motion.neutral(), blendshapes=mouth(weights, loud, open_)))[MOUTHS]


@pytest.mark.parametrize("loud", [0.0, 0.3, 0.6, 1.0])
@pytest.mark.parametrize("number", range(5))
def test_every_vowel_is_drawn_as_itself(number: int, loud: float) -> None:
    for open_ in (0.5, 0.7, 1.0):
        pose = drawn(np.eye(5)[number], loud, open_)
        assert pose.argmax() == number and pose[number] > 0.25, (VOWELS[number], open_, pose)
    assert pose[number] > 0.5 and pose[number] > 2.0 * np.delete(pose, number).max()


def test_a_mouth_shuts_wholly_and_moves_nothing_else() -> None:
    assert not mouth(np.full(5, 0.2), 1.0, 0.0).any()
    for number in range(5):
        shapes = mouth(np.eye(5)[number], 1.0, 1.0)
        assert shapes.dtype == np.float32 and shapes.min() >= 0.0 and shapes.max() <= 1.0
        assert all(group(NAMES[i]) == Channels.MOUTH for i in np.flatnonzero(shapes))


def test_a_louder_voice_opens_the_jaw_further() -> None:
    jaw = NAMES.index("jawOpen")
    opened = [mouth(np.eye(5)[0], loud, 1.0)[jaw] for loud in (0.0, 0.5, 1.0)]
    assert opened[0] < opened[1] < opened[2]


def test_level_and_pitch_of_tone_noise_and_silence() -> None:
    time = np.arange(WINDOW) / RATE
    tone = np.sin(2 * np.pi * 150 * time).astype(np.float32)
    assert level(tone) == pytest.approx(-3.0, abs=0.2) and pitched(tone) > 0.9
    assert level(np.zeros(WINDOW, np.float32)) == -100.0 and pitched(np.zeros(WINDOW, np.float32)) == 0.0
    noise = [pitched(w) for w in windows(silence(2.0, 0.1))]
    assert np.median(noise) < 0.45
    assert np.isfinite(cepstra(np.zeros((1, WINDOW), np.float32))).all()


def test_the_cepstra_do_not_change_with_the_loudness() -> None:
    sound = vowel("E", 0.1)
    assert cepstra(windows(sound)) == pytest.approx(cepstra(windows(0.01 * sound)), abs=1e-3)


@pytest.mark.parametrize(("table", "pitch"), [(MAN, 105.0), (WOMAN, 215.0)])
def test_a_learned_voice_is_told_apart(
    table: dict[str, tuple[int, int, int]], pitch: float, tmp_path: Path
) -> None:
    profile = learn({v: np.concatenate([silence(0.5), vowel(v, 3.0, pitch, table)]) for v in VOWELS})
    assert profile.own
    save(profile, tmp_path / "sub" / "voice.toml")
    kept = load(tmp_path / "sub" / "voice.toml")
    assert kept.own and kept.precision == pytest.approx(profile.precision, abs=1e-4)
    for number, letter in enumerate(VOWELS):
        found = likelihoods(kept, spoken(vowel(letter, 0.5, 1.07 * pitch, table)))
        assert found.sum(axis=1) == pytest.approx(1.0)
        assert np.mean(found.argmax(axis=1) == number) > 0.9, letter


def test_what_was_not_heard_is_named() -> None:
    said = {v: vowel(v, 1.0) for v in VOWELS}
    with pytest.raises(ConfigError, match="vowel U was hardly heard"):
        learn({**said, "U": silence(3.0)})
    with pytest.raises(ConfigError, match="vowel O"):
        learn({k: v for k, v in said.items() if k != "O"})


def test_vowels_that_sound_alike_are_refused() -> None:
    with pytest.raises(ConfigError, match="alike"):
        learn({**{v: vowel(v, 1.0) for v in VOWELS}, "I": vowel("E", 1.0)})


@pytest.mark.parametrize(
    "text",
    [
        "own = 1",
        "garbage =",
        "middle = [1.0]\nprecision = [[1.0]]\n[[voice]]\nA = [1.0]\n",
        "middle = 5\nprecision = 5\nvoice = 5\n",
    ],
)
def test_a_damaged_voice_is_an_error_that_names_the_file(text: str, tmp_path: Path) -> None:
    path = tmp_path / "voice.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=r"voice\.toml holds no voice") as caught:
        load(path)
    assert "\n" not in caught.value.cause
    with pytest.raises(ConfigError, match="missing"):
        load(tmp_path / "missing.toml")


def test_numbers_that_hold_nothing_apart_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "voice.toml"
    save(replace(default_profile(), precision=-np.eye(12)), path)
    with pytest.raises(ConfigError, match="apart"):
        load(path)
    save(replace(default_profile(), middle=np.full(12, np.nan)), path)
    with pytest.raises(ConfigError, match="none"):
        load(path)


def test_a_voice_that_cannot_be_saved_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ConfigError, match="cannot save the voice"):
        save(default_profile(), tmp_path / "file" / "voice.toml")
