"""The emotes that ship with livehead, written by hand: every move, look, blink and smile. Times in seconds.

Angles in degrees, shifts in centimetres, as in `livehead.types`: pitch up, yaw and roll > 0 to her left and her
right shoulder. `make_emotes.py` turns them into tapes.
"""

from __future__ import annotations

from dataclasses import dataclass

Row = tuple[float, ...]
Face = tuple[float, float, float, float, dict[str, float]]


@dataclass(frozen=True)
class Score:
    """head: start, duration, pitch, yaw, roll. lean: start, duration, x, y, z. look: start, pitch, yaw.
    face: start, rise, stay, fall, what (a name without its side means both). beats: start, length, beats a
    second, what. blinks: start, length. breath: start, duration, fullness. steady: how far the eyes stay where
    they are while the head moves, 0 to 1. added: groups laid over the live face rather than in its place."""

    title: str
    tags: tuple[str, ...]
    seconds: float
    head: tuple[Row, ...] = ()
    lean: tuple[Row, ...] = ()
    look: tuple[Row, ...] = ()
    face: tuple[Face, ...] = ()
    beats: tuple[tuple[float, float, float, dict[str, float]], ...] = ()
    blinks: tuple[tuple[float, float], ...] = ()
    breath: tuple[Row, ...] = ()
    steady: float = 0.75
    added: tuple[str, ...] = ("eyes", "gaze", "brows", "mouth")


NOD = Score(
    "nods: yes",
    ("yes", "say yes", "agree", "agreed", "ok", "okay", "sure", "right", "of course", "approve"),
    1.5,
    head=((0.06, 0.24, -13, 0, 0), (0.31, 0.22, 4, 0, 0), (0.54, 0.2, -9, 0, 0), (0.74, 0.2, 2, 0, 0),
          (0.95, 0.16, -3, 0, 0), (1.13, 0.25, 0, 0, 0)),
    lean=((0.06, 0.25, 0, -0.4, 0.6), (0.9, 0.45, 0, 0, 0)),
    face=((0.1, 0.25, 0.6, 0.4, {"mouthSmile": 0.35, "cheekSquint": 0.15}),
          (0.05, 0.15, 0.3, 0.35, {"browOuterUp": 0.2, "browInnerUp": 0.2})),
    blinks=((0.12, 0.22),),
)  # fmt: skip

SHAKE = Score(
    "shakes her head: no",
    ("no", "say no", "deny", "disagree", "refuse", "nope", "never", "shake head", "shake the head", "wrong"),
    2.1,
    head=((0.05, 0.3, -2, 16, 0), (0.37, 0.4, -2, -16, 1), (0.79, 0.38, -2, 12, 0), (1.19, 0.32, -1, -6, 0),
          (1.53, 0.35, 0, 0, 0)),
    face=((0.05, 0.3, 1.1, 0.45, {"browDown": 0.3, "mouthPress": 0.3, "mouthFrown": 0.25}),),
    blinks=((0.08, 0.22), (1.5, 0.22)),
)  # fmt: skip

WAVE_HAIR = Score(
    "tosses her hair back",
    ("hair", "wave hair", "toss hair", "flip hair", "hair flip", "swing hair", "show off", "fabulous"),
    2.4,
    head=((0.08, 0.34, -9, -12, -9), (0.5, 0.3, 9, 15, 10), (0.84, 0.28, 7, 8, 4), (1.3, 0.5, 3, -3, -4),
          (1.9, 0.42, 0, 0, 0)),
    lean=((0.08, 0.35, -1.4, -0.4, 0.5), (0.48, 0.4, 1.8, 0.5, -0.6), (1.2, 0.7, 0, 0, 0)),
    face=((0.2, 0.2, 0.5, 0.3, {"eyeBlink": 0.9}),
          (0.75, 0.3, 0.7, 0.45, {"mouthSmileLeft": 0.7, "mouthSmileRight": 0.35, "cheekSquint": 0.3}),
          (0.9, 0.25, 0.6, 0.4, {"browOuterUpLeft": 0.5})),
    steady=0.3,
)  # fmt: skip

LAUGH = Score(
    "laughs",
    ("laugh", "lol", "haha", "ha ha", "funny", "giggle", "chuckle", "lmao", "crack up"),
    2.9,
    head=((0.05, 0.4, 8, 2, 4), (1.5, 0.5, -3, -3, 2), (2.3, 0.5, 0, 0, 0)),
    face=((0.02, 0.25, 2.0, 0.55, {"mouthSmile": 0.85, "cheekSquint": 0.65, "mouthUpperUp": 0.2}),
          (0.18, 0.25, 1.6, 0.5, {"eyeBlink": 0.88}),
          (0.02, 0.2, 2.0, 0.5, {"jawOpen": 0.18, "browInnerUp": 0.15, "browOuterUp": 0.3})),
    beats=((0.12, 2.3, 4.4, {"jawOpen": 0.3, "mouthLowerDown": 0.1, "pitch": -3.2, "y": -0.6}),),
    breath=((0.0, 0.15, 0.9), (0.2, 2.0, 0.1), (2.3, 0.5, 0.4)),
    added=("gaze",),
)  # fmt: skip

GASP = Score(
    "jumps with surprise",
    ("gasp", "surprise", "jump", "startle", "startled", "omg", "oh my god", "scared", "boo", "what"),
    2.0,
    head=((0.04, 0.22, 8, 0, 0), (0.75, 0.6, 3, 0, -3), (1.5, 0.42, 0, 0, 0)),
    lean=((0.04, 0.2, 0, 1.4, -2.2), (0.8, 0.9, 0, 0, 0)),
    face=((0.04, 0.12, 0.8, 0.6, {"eyeWide": 0.95, "browInnerUp": 0.9, "browOuterUp": 0.95}),
          (0.06, 0.12, 0.75, 0.5, {"jawOpen": 0.42, "mouthFunnel": 0.5})),
    blinks=((1.25, 0.2), (1.5, 0.2)),
    breath=((0.03, 0.25, 1.0), (0.9, 0.9, 0.2)),
    added=("gaze",),
)  # fmt: skip

SIGH = Score(
    "sighs",
    ("sigh", "exhale", "phew", "relief", "disappointed", "oh well", "tired", "exhausted"),
    3.2,
    head=((0.1, 0.8, 5, 0, 0), (1.05, 1.0, -10, -3, 4), (2.55, 0.55, 0, 0, 0)),
    lean=((0.1, 0.8, 0, 0.7, 0), (1.0, 1.0, 0, -1.3, 0), (2.5, 0.6, 0, 0, 0)),
    look=((0.9, -8, -3), (2.5, 0, 0)),
    face=((0.15, 0.6, 0.1, 0.3, {"browInnerUp": 0.3, "noseSneer": 0.1}),
          (0.95, 0.3, 1.2, 0.5, {"browInnerUp": 0.65, "eyeBlink": 0.62}),
          (0.98, 0.25, 0.55, 0.5, {"jawOpen": 0.14, "mouthFunnel": 0.25, "mouthPucker": 0.4, "cheekPuff": 0.3}),
          (1.6, 0.4, 0.5, 0.5, {"mouthFrown": 0.3})),
    breath=((0.05, 0.85, 1.0), (0.98, 1.2, 0.0), (2.4, 0.7, 0.3)),
    steady=0.3,
    added=("gaze", "brows"),
)  # fmt: skip

THINK = Score(
    "looks up and thinks",
    ("think", "thinking", "hmm", "wonder", "consider", "look up", "idea", "let me see", "ponder"),
    3.4,
    head=((0.1, 0.5, 8, 10, -8), (1.6, 0.5, 9, 5, -10), (2.7, 0.5, 0, 0, 0)),
    look=((0.05, 15, 15), (0.95, 14, 8), (1.45, 16, 17), (2.0, 15, 12), (2.65, 0, 0)),
    face=((0.15, 0.35, 1.9, 0.5, {"browOuterUpLeft": 0.55, "browDownRight": 0.4, "eyeSquint": 0.2}),
          (0.25, 0.35, 1.75, 0.5, {"mouthPucker": 0.3, "mouthLeft": 0.4, "mouthPress": 0.3, "mouthFrown": 0.2})),
    blinks=((0.1, 0.22), (2.6, 0.22)),
    steady=0.0,
)  # fmt: skip

WINK = Score(
    "winks with her left eye",
    ("wink", "winks", "flirt", "tease", "just kidding", "joke", "hint"),
    1.6,
    head=((0.08, 0.3, -2, -4, -9), (0.95, 0.5, 0, 0, 0)),
    face=((0.16, 0.12, 0.42, 0.2, {"eyeBlinkLeft": 0.97, "cheekSquintLeft": 0.6}),
          (0.08, 0.2, 0.7, 0.45, {"mouthSmileLeft": 0.85, "mouthSmileRight": 0.65}),
          (0.15, 0.2, 0.5, 0.4, {"browOuterUpRight": 0.45})),
    steady=0.6,
)  # fmt: skip

BOW = Score(
    "bows",
    ("bow", "thank", "thanks", "thank you", "greet", "welcome", "respect", "sorry", "apologise", "grateful"),
    2.8,
    head=((0.1, 0.7, -22, 0, 0), (1.5, 0.75, 2, 0, 0), (2.25, 0.35, 0, 0, 0)),
    lean=((0.1, 0.7, 0, -3.5, 2.0), (1.5, 0.8, 0, 0, 0)),
    look=((0.2, -10, 0), (1.6, 0, 0)),
    face=((0.15, 0.45, 0.85, 0.5, {"eyeBlink": 0.85}),
          (1.5, 0.4, 0.35, 0.45, {"mouthSmile": 0.7, "cheekSquint": 0.3})),
    steady=0.0,
)  # fmt: skip

DANCE = Score(
    "sways to the beat",
    ("dance", "sway", "groove", "music", "beat", "party", "vibe", "bop", "jam"),
    4.0,
    head=((0.05, 0.4, 0, 4, 10), (0.5, 0.48, 0, -4, -10), (1.0, 0.48, 0, 4, 11), (1.5, 0.48, 0, -4, -11),
          (2.0, 0.48, 0, 4, 11), (2.5, 0.48, 0, -4, -10), (3.0, 0.46, 0, 3, 8), (3.48, 0.45, 0, 0, 0)),
    lean=((0.05, 0.4, -2.6, 0, 0), (0.5, 0.48, 2.6, 0, 0), (1.0, 0.48, -2.8, 0, 0), (1.5, 0.48, 2.8, 0, 0),
          (2.0, 0.48, -2.8, 0, 0), (2.5, 0.48, 2.6, 0, 0), (3.0, 0.46, -2.0, 0, 0), (3.48, 0.45, 0, 0, 0)),
    face=((0.1, 0.4, 2.8, 0.6, {"mouthSmile": 0.75, "cheekSquint": 0.4}),
          (1.0, 0.3, 0.9, 0.3, {"eyeBlink": 0.85}),
          (0.1, 0.4, 2.7, 0.5, {"browOuterUp": 0.3})),
    beats=((0.25, 3.4, 2.0, {"pitch": -5.0, "y": -0.7}),),
    steady=0.6,
)  # fmt: skip

YAWN = Score(
    "yawns",
    ("yawn", "sleep", "bed", "bedtime", "boring", "so tired", "good night"),
    3.8,
    head=((0.1, 0.9, 10, 0, -5), (2.0, 0.8, -6, 0, -3), (3.1, 0.5, 0, 0, 0)),
    face=((0.1, 0.8, 1.0, 0.6, {"jawOpen": 0.75, "mouthFunnel": 0.12}),
          (0.5, 0.5, 1.3, 0.6, {"eyeBlink": 0.95, "eyeSquint": 0.3}),
          (0.2, 0.6, 1.1, 0.7, {"browInnerUp": 0.7, "noseSneer": 0.2}),
          (2.6, 0.3, 0.3, 0.4, {"eyeBlink": 0.45})),
    blinks=((3.15, 0.2),),
    breath=((0.05, 1.4, 1.0), (1.9, 1.2, 0.0), (3.2, 0.5, 0.3)),
    added=("gaze", "brows"),
)  # fmt: skip

SNEEZE = Score(
    "sneezes",
    ("sneeze", "achoo", "atchoo", "bless you", "gesundheit", "cold"),
    2.6,
    head=((0.1, 0.75, 10, 0, 2), (0.98, 0.26, -15, 3, -2), (1.5, 0.7, -2, 0, 0), (2.15, 0.35, 0, 0, 0)),
    lean=((0.1, 0.75, 0, 0.6, -1.0), (0.98, 0.24, 0, -1.8, 2.4), (1.5, 0.8, 0, 0, 0)),
    face=((0.15, 0.6, 0.2, 0.12, {"jawOpen": 0.3, "browInnerUp": 0.8, "noseSneer": 0.5}),
          (0.3, 0.5, 0.75, 0.4, {"eyeBlink": 0.95, "eyeSquint": 0.5}),
          (0.98, 0.1, 0.25, 0.4, {"mouthFunnel": 0.4, "mouthPucker": 0.4, "browDown": 0.6}),
          (1.0, 0.1, 0.1, 0.3, {"jawOpen": 0.2})),
    blinks=((2.0, 0.2), (2.25, 0.2)),
    breath=((0.1, 0.8, 1.0), (0.98, 0.2, 0.0), (1.6, 0.7, 0.3)),
    added=("gaze",),
)  # fmt: skip

EMOTES: dict[str, Score] = {
    "nod": NOD, "shake": SHAKE, "wave_hair": WAVE_HAIR, "laugh": LAUGH, "gasp": GASP, "sigh": SIGH,
    "think": THINK, "wink": WINK, "bow": BOW, "dance": DANCE, "yawn": YAWN, "sneeze": SNEEZE,
}  # fmt: skip
