"""The scene of the demo motion: who looks where and when, what is said, every smile. Times in seconds.

Angles in degrees: pitch up, yaw and roll as in `livehead.types` (yaw > 0 to her left, roll > 0 to her right
shoulder). `make_demo_motion.py` plays it.
"""

from __future__ import annotations

# Head: start, duration, pitch, yaw, roll.
HEAD: tuple[tuple[float, ...], ...] = (
    (1.25, 0.55, 2, -3, 7),        # hello, with a tilt
    (2.9, 0.6, 0, 4, 2),
    (4.3, 0.5, -3, 8, -3),         # talking, to and fro
    (5.4, 0.5, 2, -4, 2),
    (6.6, 0.6, -1, 3, 4),
    (8.15, 0.6, 1, 23, -3),        # something over there
    (9.75, 0.65, -2, -21, 4),      # and there
    (11.35, 0.7, 12, -9, 9),       # thinking
    (12.75, 0.3, 5, 0, 0),         # an idea
    (14.0, 0.45, -3, -6, -4),
    (15.1, 0.5, 3, 7, 3),
    (16.4, 0.45, -4, 0, -2),
    (17.5, 0.5, 1, -2, 3),
    (18.3, 0.5, 9, 5, 6),          # laughs, head back
    (19.6, 0.6, -5, -6, -4),
    (21.0, 0.6, 0, 0, 0),
    (21.5, 0.45, -2, -7, 9),       # one wink
    (22.8, 0.5, -2, 7, -9),        # and the other
    (24.2, 0.7, -10, 3, -3),       # sulks
    (26.3, 0.6, 3, -12, -8),       # not convinced
    (28.2, 0.5, 0, 0, 2),
    (28.9, 0.2, -8, 0, 2), (29.14, 0.2, 1, 0, 2), (29.4, 0.2, -7, 0, 2), (29.64, 0.24, 1, 1, 2),   # yes
    (29.95, 0.2, -4, 0, 1), (30.2, 0.35, 1, 0, 0),
    (30.8, 0.24, 0, 10, 0), (31.1, 0.28, 0, -10, 1), (31.44, 0.28, 0, 8, 1), (31.78, 0.34, 0, 0, 2),  # no
    (32.6, 0.6, -13, -6, 3),       # reads something below
    (34.2, 0.5, 2, 4, -2),
    (35.2, 0.5, -3, -3, 3),
    (36.3, 0.5, 1, 3, 5),
    (37.3, 0.8, -1, -3, 9),        # a warm smile
    (38.7, 0.9, 0, 0, 0),
)  # fmt: skip

# Sideways, up, towards the camera, in centimetres: start, duration, x, y, z.
LEANS: tuple[tuple[float, ...], ...] = (
    (1.2, 0.9, -1.0, 0.2, 1.0),
    (4.2, 1.2, 1.5, 0, 0.5),
    (8.1, 0.9, 3.0, 0, 0),
    (9.7, 1.0, -3.0, 0, 0),
    (11.3, 1.0, -2.0, 0.8, -1.0),
    (12.7, 0.5, 0, 1.2, 2.5),
    (15.0, 1.2, 1.0, 0, 1.0),
    (18.3, 0.7, 0.5, 0.5, -2.0),
    (20.0, 1.0, -0.5, 0, 0),
    (21.5, 0.8, -2.5, 0, 1.5),
    (22.8, 0.9, 2.5, 0, 1.5),
    (24.3, 1.0, 0, -1.5, -1.0),
    (26.3, 0.9, -1.5, 0, -1.0),
    (28.2, 1.0, 0, 0, 0),
    (32.6, 0.9, 0, -1.0, 1.5),
    (34.2, 0.9, 0.5, 0, 0.5),
    (37.2, 1.0, -1.5, 0, 1.0),
    (38.6, 1.0, 0, 0, 0),
)

# What the eyes are on, in the room: start, pitch, yaw.
GLANCES: tuple[tuple[float, ...], ...] = (
    (4.1, -2, 10), (4.8, 0, 0), (5.3, 1, -8), (5.9, 0, 0),
    (8.0, 2, 38), (8.7, 6, 34), (9.1, 0, 30), (9.6, -4, -36), (10.3, -8, -32), (10.8, 2, -30),
    (11.25, 26, -27), (12.0, 28, -14), (12.65, 0, 0),
    (15.0, 1, 9), (15.5, 0, 0), (18.5, 4, 4), (19.5, -5, -4), (20.6, 0, 0),
    (24.3, -18, 6), (25.3, -2, 0), (26.2, 0, -2), (26.9, 4, 16), (27.6, 0, 0),
    (32.5, -30, -14), (32.9, -30, -8), (33.3, -31, -2), (33.7, -32, -12), (34.1, 0, 0),
    (35.1, 2, -7), (35.6, 0, 0),
    (38.9, 0, 0),
)  # fmt: skip

# Start, length.
BLINKS: tuple[tuple[float, float], ...] = (
    (1.05, 0.16), (3.05, 0.15), (5.25, 0.14), (7.75, 0.17), (8.02, 0.15), (9.6, 0.15), (12.6, 0.15),
    (12.95, 0.14), (16.35, 0.15), (17.9, 0.17), (21.2, 0.17), (24.1, 0.18), (26.15, 0.17), (28.3, 0.15),
    (30.55, 0.16), (32.45, 0.17), (34.12, 0.16), (36.1, 0.14), (38.45, 0.18), (39.5, 0.15),
)  # fmt: skip

# Start, eye, how long it stays shut.
WINKS: tuple[tuple[float, str, float], ...] = ((22.0, "Left", 0.3), (23.25, "Right", 0.3))

# Start, length, beats a second.
LAUGHS: tuple[tuple[float, float, float], ...] = ((18.25, 2.4, 4.6),)

# Start, rise, stay, fall, what (a name without its side means both sides).
EXPRESSIONS: tuple[tuple[float, float, float, float, dict[str, float]], ...] = (
    (1.2, 0.4, 1.5, 0.8, {"mouthSmile": 0.55, "cheekSquint": 0.25}),
    (1.3, 0.25, 0.5, 0.5, {"browInnerUp": 0.5, "browOuterUp": 0.55, "eyeWide": 0.2}),
    (3.6, 0.5, 3.4, 0.7, {"mouthSmile": 0.2}),
    (4.4, 0.2, 0.3, 0.4, {"browOuterUp": 0.35, "browInnerUp": 0.35}),
    (5.9, 0.2, 0.4, 0.4, {"browOuterUp": 0.45, "browInnerUp": 0.4}),
    (8.2, 0.3, 1.1, 0.5, {"browOuterUp": 0.5, "browInnerUp": 0.5, "eyeWide": 0.25}),
    (9.8, 0.3, 1.2, 0.4, {"browDown": 0.35, "eyeSquint": 0.45}),
    (11.3, 0.4, 1.0, 0.25, {"mouthRight": 0.55, "mouthPucker": 0.35, "browDownRight": 0.3,
                            "browOuterUpLeft": 0.4, "mouthPress": 0.2}),
    (12.7, 0.15, 0.85, 0.5, {"eyeWide": 0.75, "browInnerUp": 0.85, "browOuterUp": 0.85}),
    (12.85, 0.2, 0.4, 0.35, {"jawOpen": 0.3, "mouthFunnel": 0.55}),
    (13.8, 0.4, 3.8, 0.6, {"mouthSmile": 0.4, "cheekSquint": 0.2}),
    (14.2, 0.2, 0.3, 0.4, {"browOuterUp": 0.4, "browInnerUp": 0.4}),
    (15.7, 0.2, 0.5, 0.4, {"browOuterUp": 0.5, "browInnerUp": 0.45, "eyeWide": 0.25}),
    (18.2, 0.4, 0.5, 0.6, {"browOuterUp": 0.35}),
    (20.4, 0.5, 0.7, 0.6, {"mouthSmile": 0.45, "cheekSquint": 0.35}),
    (21.8, 0.3, 2.0, 0.5, {"mouthSmile": 0.35}),
    (24.2, 0.5, 1.3, 0.5, {"browDown": 0.65, "mouthFrown": 0.6, "mouthPucker": 0.25, "mouthShrugLower": 0.5,
                           "noseSneer": 0.2, "cheekPuff": 0.35}),
    (26.3, 0.4, 1.3, 0.5, {"browOuterUpLeft": 0.75, "browInnerUp": 0.15, "browDownRight": 0.45,
                           "eyeSquint": 0.55, "mouthPress": 0.35, "mouthLeft": 0.3, "mouthDimpleLeft": 0.3}),
    (28.7, 0.4, 1.4, 0.5, {"mouthSmile": 0.45, "mouthPress": 0.2, "cheekSquint": 0.25}),
    (30.8, 0.3, 0.9, 0.5, {"browInnerUp": 0.7, "mouthFrown": 0.2, "mouthStretch": 0.15}),
    (32.7, 0.3, 0.9, 0.4, {"browDown": 0.25, "mouthPress": 0.15}),
    (34.2, 0.3, 0.4, 0.5, {"browOuterUp": 0.45, "browInnerUp": 0.5}),
    (34.3, 0.4, 2.4, 0.5, {"mouthSmile": 0.28}),
    (37.0, 0.6, 0.9, 1.1, {"mouthSmile": 0.8, "cheekSquint": 0.55}),
)  # fmt: skip

# A mouth shape for each sound.
MOUTHS: dict[str, dict[str, float]] = {
    "a": {"jawOpen": 0.6, "mouthLowerDownLeft": 0.22, "mouthLowerDownRight": 0.22, "mouthUpperUpLeft": 0.12,
          "mouthUpperUpRight": 0.12},
    "e": {"jawOpen": 0.32, "mouthStretchLeft": 0.36, "mouthStretchRight": 0.36, "mouthLowerDownLeft": 0.28,
          "mouthLowerDownRight": 0.28, "mouthUpperUpLeft": 0.16, "mouthUpperUpRight": 0.16},
    "i": {"jawOpen": 0.1, "mouthStretchLeft": 0.4, "mouthStretchRight": 0.4, "mouthDimpleLeft": 0.2,
          "mouthDimpleRight": 0.2, "mouthLowerDownLeft": 0.36, "mouthLowerDownRight": 0.36,
          "mouthUpperUpLeft": 0.22, "mouthUpperUpRight": 0.22},
    "o": {"jawOpen": 0.42, "mouthFunnel": 0.6, "mouthPucker": 0.2},
    "u": {"jawOpen": 0.12, "mouthFunnel": 0.3, "mouthPucker": 0.75},
    "m": {"mouthPressLeft": 0.35, "mouthPressRight": 0.35, "mouthRollLower": 0.3, "mouthRollUpper": 0.2},
    "f": {"jawOpen": 0.07, "mouthRollLower": 0.4, "mouthUpperUpLeft": 0.2, "mouthUpperUpRight": 0.2},
    "l": {"jawOpen": 0.2, "mouthLowerDownLeft": 0.15, "mouthLowerDownRight": 0.15},
    "t": {"jawOpen": 0.07, "mouthLowerDownLeft": 0.12, "mouthLowerDownRight": 0.12},
    "s": {"jawOpen": 0.05, "mouthStretchLeft": 0.2, "mouthStretchRight": 0.2, "mouthLowerDownLeft": 0.2,
          "mouthLowerDownRight": 0.2},
    "r": {"jawOpen": 0.12, "mouthPucker": 0.35, "mouthFunnel": 0.2},
    "_": {},
}  # fmt: skip

# Start, loudness, sounds with their length in milliseconds where it is not 95.
SPEECH: tuple[tuple[float, float, str], ...] = (
    # "Hi there!"
    (1.55, 1.0, "_:40 a:130 i:150 _:60 s:70 e:170 r:120"),
    # "I'm so glad you came, sit down, let me show you something."
    (3.75, 0.95, "a:110 i:80 m:90 s o:150 r:60 t:60 l:70 a:150 t:70 i:60 u:120 t:70 e:170 m:110 _:180 "
                 "s:80 i:100 t:70 t:60 a:140 u:110 m:90 _:260 l:80 e:110 t:60 m:80 i:110 s:90 o:150 u:70 "
                 "i:50 u:100 s:90 a:110 m:90 s:80 i:110 t:90"),
    # "Oh! Wait, this is going to be fun, we could do it all night!"
    (13.85, 1.05, "u:70 e:170 t:80 _:150 s:70 i:90 s:90 i:80 s:90 r:70 o:130 i:60 t:70 u:90 m:80 i:120 f:90 "
                  "a:190 m:120 _:260 u:70 i:110 r:70 u:90 t:60 t:60 u:130 i:80 t:80 o:210 l:90 t:60 a:140 "
                  "i:130 t:90"),
    # "Hmm, no."
    (30.85, 0.8, "m:240 t:80 o:260 u:110"),
    # "Good to have you here."
    (34.5, 0.9, "r:70 u:120 t:70 t:60 u:90 _:40 a:170 f:90 i:60 u:140 _:60 i:110 r:160 _:150 m:90 a:120 "
                "i:110"),
)  # fmt: skip
