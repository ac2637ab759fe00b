"""How well and how soon the voice tracker hears: vowels, silence, latency, cost.

    python tools/bench_voice.py [--synthesizers]

Vowels of made-up speakers (formants of Hillenbrand and others 1995, not those the voices are made of), the marked
vowels of the recordings in the shared material, and on request those of flite and espeak-ng, if installed.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
import tomllib
from pathlib import Path

import numpy as np

from fit_voices import KINDS, Speaker, Table, speak
from livehead.motion.pose import NAMES
from livehead.motion.retarget import retarget
from livehead.motion.voice.ear import STEP, Ear, Heard
from livehead.motion.voice.spectrum import HOP, RATE, WINDOW, windows
from livehead.motion.voice.vowels import VOWELS, VoiceProfile, default_profile, learn
from livehead.sources.sound import read_sound
from livehead.sources.sound_file import SoundFileSource
from livehead.sources.voice import VoiceSource
from livehead.trackers.voice import VoiceTracker
from livehead.types import Floats

ROOT = Path(__file__).resolve().parents[1]
AUDIO = ROOT.parent / "shared" / "media" / "audio"
MARKS = ROOT / "tests" / "data" / "voice_marks.toml"

HILLENBRAND: dict[str, Table] = {
    "man": {"A": (768, 1333, 2522), "I": (342, 2322, 3000), "U": (378, 997, 2343), "E": (476, 2089, 2691),
            "O": (497, 910, 2459)},
    "woman": {"A": (936, 1551, 2815), "I": (437, 2761, 3372), "U": (459, 1105, 2735), "E": (536, 2530, 3047),
              "O": (555, 1035, 2828)},
    "child": {"A": (1002, 1688, 2950), "I": (452, 3081, 3702), "U": (494, 1345, 2988), "E": (564, 2656, 3323),
              "O": (597, 1137, 2987)},
}  # fmt: skip
"""Hz: ɑ, i, u, e, o of 45 men, 48 women, 46 children."""

PHONES = {"aa": "A", "ah": "A", "iy": "I", "uw": "U", "ey": "E", "eh": "E", "ow": "O", "ao": "O"}
SENTENCES = (
    "Who saw the father see the food today, boat, bed, hot, feet.",
    "She told me to go over there and read the good news to the others before noon.",
    "My father bought two red boats and a small blue car at the beach last week.",
    "Please keep the door open so we all may feel the cool evening breeze.",
    "He needs these green leaves; she may say they stay eight days; oh no, so slow.",
    "A lot of people choose to stop at the old stone bridge and eat cheese.",
    "The moon rose slowly over the dark calm sea, and everybody went home.",
    "You should meet the queen at three, she said, or lose the whole show.",
    "Bob got the top job, Ed met ten men, and Sue knew who drew the goose.",
    "They made eight cakes, and John caught a tall dog on the road to Rome.",
)


class Tally:
    """A confusion matrix: rows spoken, columns heard, in windows."""

    def __init__(self) -> None:
        self.counts = np.zeros((5, 5), int)

    def add(self, spoken: str, heard: Heard) -> None:
        """`spoken` may be several letters of which either is right."""
        found = VOWELS[int(heard.weights.argmax())]
        self.counts[VOWELS.index(found if found in spoken else spoken[0]), VOWELS.index(found)] += 1

    @property
    def right(self) -> float:
        """Mean over the vowels of the share that was heard right."""
        sums = self.counts.sum(axis=1)
        return float(np.mean(self.counts.diagonal()[sums > 0] / sums[sums > 0]))

    def show(self, title: str) -> None:
        print(f"{title}: {100 * self.right:.1f} %")
        for letter, row in zip(VOWELS, self.counts, strict=True):
            print(f"    {letter}  " + " ".join(f"{n:5d}" for n in row))


def hear(samples: Floats, profile: VoiceProfile) -> list[tuple[float, Heard]]:
    """Middle of the newest hop in seconds, and what was heard, for every window."""
    ear = Ear(profile)
    return [((i * HOP + WINDOW - HOP / 2) / RATE, ear.hear(w)) for i, w in enumerate(windows(samples))]


def room(seconds: float, rng: np.random.Generator) -> Floats:
    return np.asarray(rng.normal(0.0, 1e-3, int(seconds * RATE)), np.float32)


def made_up(calibrated: bool, speakers: int = 12) -> dict[str, Tally]:
    """Every speaker says 25 vowels of 0.25 s in any order, with short pauses; by kind of speaker."""
    rng = np.random.default_rng(7)
    found = {kind: Tally() for kind in KINDS}
    for kind in KINDS:
        for _ in range(speakers):
            who, table = Speaker.any(rng, kind), HILLENBRAND[kind]
            profile = default_profile()
            if calibrated:
                profile = learn({v: speak(rng, who, table[v], 3.0) for v in VOWELS})
            order = rng.permutation(list(VOWELS * 5))
            parts, spans, at = [room(0.3, rng)], [], 0.3
            for letter in order:
                parts += [speak(rng, who, table[letter], 0.25), room(0.15, rng)]
                spans.append((at + 0.05, at + 0.24, str(letter)))
                at += 0.4
            for moment, heard in hear(np.concatenate(parts), profile):
                for begin, end, letter in spans:
                    if begin <= moment <= end and heard.speaking:
                        found[kind].add(letter, heard)
    return found


def recorded() -> tuple[Tally, dict[str, int]]:
    """The marked recordings: vowels, and windows of voice and of silence with what was taken for speech."""
    tally, counts = Tally(), dict.fromkeys(("voice", "missed", "silence", "false"), 0)
    for entry in tomllib.loads(MARKS.read_text(encoding="utf-8"))["recording"]:
        for moment, heard in hear(read_sound(AUDIO / entry["file"]), default_profile()):
            for mark in entry["vowels"]:
                if mark["from"] <= moment <= mark["to"]:
                    counts["voice"] += 1
                    counts["missed"] += not heard.speaking
                    if heard.speaking:
                        tally.add(mark["vowel"], heard)
            if any(begin + 0.1 <= moment <= end for begin, end in entry["silent"]):
                counts["silence"] += 1
                counts["false"] += heard.speaking
    return tally, counts


def noisy(decibel: float) -> tuple[float, float]:
    """Shares of voice missed and of pauses taken for voice, with white noise that far below the voice."""
    rng, missed, false = np.random.default_rng(3), [], []
    for kind in KINDS:
        who = Speaker.any(rng, kind)
        parts = [room(2.0, rng)]
        for letter in VOWELS * 4:
            parts += [speak(rng, who, HILLENBRAND[kind][letter], 0.3), np.zeros(int(0.7 * RATE), np.float32)]
        sound = np.concatenate(parts)
        sound += rng.normal(0.0, 0.1 * 10 ** (-decibel / 20), len(sound)).astype(np.float32)
        for moment, heard in hear(sound, default_profile()):
            phase = (moment - 2.0) % 1.0
            if moment > 2.0 and 0.05 < phase < 0.29:
                missed.append(not heard.speaking)
            elif moment > 2.0 and phase > 0.5:
                false.append(heard.speaking)
    return float(np.mean(missed)), float(np.mean(false))


def latency(tries: int = 100) -> tuple[Floats, Floats]:
    """Milliseconds from the onset of a vowel in a file to the motion with half the confidence, and to the one
    whose vowel is drawn half open; the time to compute is in it."""
    rng, mouth = (
        np.random.default_rng(5),
        [NAMES.index(f"mouth_{v}") for v in ("aaa", "iii", "uuu", "eee", "ooo")],
    )
    trust, drawn = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(tries):
            onset = 0.5 + rng.uniform(0.0, STEP)
            letter = VOWELS[number % 5]
            voice = speak(
                rng, Speaker.any(rng, KINDS[number % 3]), HILLENBRAND[KINDS[number % 3]][letter], 0.5
            )
            path = Path(folder) / "onset.wav"
            write_wav(path, np.concatenate([room(1.0, rng)[: int(onset * RATE)], voice]))
            source = SoundFileSource(path, realtime=False)
            tracker = VoiceTracker(VoiceSource(source, default_profile()))
            before, begin = time.perf_counter(), None
            first: dict[str, float] = {}
            for motion in tracker.track():
                spent = time.perf_counter() - before
                begin = motion.captured_at - HOP / RATE if begin is None else begin
                after = 1000.0 * (motion.captured_at - begin - int(onset * RATE) / RATE + spent)
                if motion.confidence >= 0.5:
                    first.setdefault("trust", after)
                if max(retarget(motion)[mouth]) >= 0.5:
                    first.setdefault("drawn", after)
                before = time.perf_counter()
            trust.append(first["trust"])
            drawn.append(first["drawn"])
    return np.array(trust, np.float32), np.array(drawn, np.float32)


def write_wav(path: Path, samples: Floats) -> None:
    import wave

    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())


def flite(voice: str, calibrated: bool) -> Tally:
    """A voice of flite reads half of the sentences; calibrated: learned from the vowels of the other half."""
    profile, half = default_profile(), len(SENTENCES) // 2
    if calibrated:
        sound, spans = _read(voice, SENTENCES[:half])
        parts = {
            v: [sound[int(b * RATE) : int(e * RATE)] for b, e, letter in spans if letter == v] for v in VOWELS
        }
        profile = learn({v: np.concatenate(pieces) for v, pieces in parts.items()})
    tally, (sound, spans) = Tally(), _read(voice, SENTENCES[half:])
    for moment, heard in hear(sound, profile):
        for begin, end, letter in spans:
            length = end - begin
            if begin + 0.3 * length <= moment <= begin + 0.7 * length and heard.speaking:
                tally.add(letter, heard)
    return tally


def _read(voice: str, texts: tuple[str, ...]) -> tuple[Floats, list[tuple[float, float, str]]]:
    """The sound, and begin, end and letter of every vowel above 60 ms by flite's own labels."""
    parts: list[Floats] = []
    spans, at = [], 0.0
    with tempfile.TemporaryDirectory() as folder:
        for text in texts:
            path = Path(folder) / "a.wav"
            command = ["flite", "-voice", voice, "-psdur", "-t", text, "-o", str(path)]
            begin = 0.0
            for item in subprocess.run(command, capture_output=True, text=True, check=True).stdout.split():
                phone, _, end = item.rpartition(":")
                if phone in PHONES and float(end) - begin > 0.06:
                    spans.append((at + begin, at + float(end), PHONES[phone]))
                begin = float(end)
            parts.append(read_sound(path))
            at += len(parts[-1]) / RATE
    return np.concatenate(parts), spans


def espeak(variant: str) -> Tally:
    """A Japanese voice of espeak-ng says a i u e o three times, at three pitches."""
    tally, parts, spans, at = Tally(), [], [], 0.0
    with tempfile.TemporaryDirectory() as folder:
        for pitch in (50, 35, 65):
            for letter in VOWELS:
                path = Path(folder) / "a.wav"
                subprocess.run(["espeak-ng", "-v", f"ja{variant}", "-p", str(pitch), "-s", "80", "-w", str(path),
                                f"[[{letter.lower()}:]]"], check=True)  # fmt: skip
                sound = read_sound(path)
                loud = np.flatnonzero(np.abs(sound) > 0.3 * np.abs(sound).max()) / RATE
                spans.append((at + loud[0] + 0.04, at + loud[-1] - 0.02, letter))
                parts.append(sound)
                at += len(sound) / RATE
    for moment, heard in hear(np.concatenate(parts), default_profile()):
        for begin, end, letter in spans:
            if begin <= moment <= end and heard.speaking:
                tally.add(letter, heard)
    return tally


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--synthesizers", action="store_true")
    options = parser.parse_args()
    for calibrated in (False, True):
        for kind, tally in made_up(calibrated).items():
            tally.show(f"made-up speakers, {kind}, {'calibrated' if calibrated else 'any voice'}")
    if AUDIO.is_dir():
        tally, counts = recorded()
        tally.show("marked recordings, any voice")
        print("recordings: {missed} of {voice} windows of vowels missed, ".format_map(counts), end="")
        print("{false} of {silence} of silence taken for a voice".format_map(counts))
    for decibel in (30, 20, 10):
        missed, false = noisy(decibel)
        print(
            f"noise {decibel} dB below: {100 * missed:.1f} % of voice missed, {100 * false:.1f} % of pauses false"
        )
    if options.synthesizers:
        for voice in ("kal16", "awb", "rms", "slt"):
            flite(voice, False).show(f"flite {voice} (English), any voice")
            flite(voice, True).show(f"flite {voice} (English), calibrated")
        for variant in ("", "+m3", "+f2", "+f4"):
            espeak(variant).show(f"espeak-ng ja{variant}, any voice")
    for what, found in zip(("confidence 0.5", "vowel half drawn"), latency(), strict=True):
        p50, p95 = np.percentile(found, [50, 95])
        print(f"onset to {what}: median {p50:.0f} ms, 95 % within {p95:.0f} ms, worst {found.max():.0f} ms")
    ear, sound = Ear(default_profile()), np.concatenate([speak(np.random.default_rng(0),
                 Speaker.any(np.random.default_rng(0), "man"), HILLENBRAND["man"]["A"], 5.0)])  # fmt: skip
    begin = time.process_time()
    count = len([ear.hear(w) for w in windows(sound)])
    print(
        f"{1e6 * (time.process_time() - begin) / count:.0f} µs of processor time a window of {1e3 * STEP:.0f} ms"
    )


if __name__ == "__main__":
    main()
