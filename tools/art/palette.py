"""Colours and gradients of Actia."""

from __future__ import annotations

from kit import Doc

C = {
    "skin": "#fee7da",
    "skin_sh": "#f3bdb4",
    "skin_sh2": "#e59c9e",
    "skin_ln": "#bf6f66",
    "hair": "#766dc4",
    "hair_hi": "#9992e2",
    "hair_sh": "#564b9e",
    "hair_dk": "#3d3478",
    "hair_ln": "#30266a",
    "band": "#b9b4f2",
    "tip": "#f29bb0",
    "tip_sh": "#cf6f98",
    "lash": "#3b1c3c",
    "lash_w": "#8a3b57",
    "white": "#fffaf6",
    "white_sh": "#d9cfe6",
    "fur": "#fff7e8",
    "fur_sh": "#e3d0cf",
    "fur_sh2": "#c9b2c0",
    "fur_ln": "#a58591",
    "wing": "#d3f2e0",
    "wing_sh": "#9fd6cc",
    "wing_sh2": "#79b9bb",
    "wing_ln": "#3e7479",
    "edge": "#a5466f",
    "edge_sh": "#7c2f58",
    "dress": "#563a70",
    "dress_sh": "#3e2856",
    "dress_ln": "#281739",
    "dress_hi": "#755392",
    "rib": "#ef6f8b",
    "rib_sh": "#c24673",
    "rib_ln": "#7b2650",
    "gold": "#f7cb6b",
    "gold_sh": "#cf8a3c",
    "gold_ln": "#7d4a26",
    "gold_hi": "#fff0b8",
    "rim": "#c8fff0",
    "warm": "#fff3d6",
    "mouth": "#7a2236",
    "tongue": "#f08486",
}


HSH = "url(#gHairSh)"

# name: ((x1, y1, x2, y2), "offset:colour[:opacity] ..."), canvas units from the axis of the face
ACROSS = {
    "gHair": ((0, 250, 0, 900), "0:#847bd0 0.5:#766dc4 0.74:#7668bf 0.88:#b583bd 0.97:#f29bb0 1:#f7b3b8"),
    "gHairSh": ((0, 250, 0, 900), "0:#564b9e 0.74:#564b9e 0.9:#8a5799 1:#cf6f98"),
    "gFringe": ((0, 250, 0, 620), "0:#857cd2 0.5:#766dc4 0.72:#8676c8 1:#c79bd0"),
    "gHiTail": ((0, 800, 0, 1330), "0:#9992e2 0.5:#9a8fd8 1:#ffc4cb"),
    "gFlick": ((0, 430, 0, 690), "0:#766dc4 0.55:#8273c6 0.85:#c98cbd 1:#f29bb0"),
    "gFlickSh": ((0, 430, 0, 690), "0:#564b9e 0.6:#6a509c 1:#cf6f98"),
    "gFurVol": ((0, 930, 0, 1130), "0:#d9b9cf:0 0.6:#d3b3cd:0.18 1:#b993bd:0.5"),
    "gTie": ((-290, 0, 290, 0), "0:#cf8a3c 0.2:#f7cb6b 0.8:#f7cb6b 1:#cf8a3c"),
    "gBack": ((0, 250, 0, 930), "0:#6259b2 0.32:#544a9f 0.55:#40367d 0.85:#6b4488 1:#b55f93"),
    "gBackSh": ((0, 300, 0, 930), "0:#2b2358 0.7:#33296a 1:#6c3a78"),
    "gTail": ((0, 800, 0, 1330), "0:#766dc4 0.35:#6f63b6 0.7:#b57fb8 0.9:#f29bb0 1:#f9bcc0"),
    "gTailSh": ((0, 800, 0, 1330), "0:#564b9e 0.4:#564b9e 0.75:#8d5596 1:#cf6f98"),
    "gLine": ((0, 300, 0, 1330), "0:#30266a 0.25:#3a2c74 0.45:#4d2c70 0.62:#6d3068 1:#97466e"),
    "gHi": ((0, 260, 0, 900), "0:#9992e2 0.7:#9992e2 1:#ffc9cc"),
    "gBand": ((0, 340, 0, 470), "0:#d8d4ff 1:#a29bea"),
    "gSkin": ((0, 420, 0, 780), "0:#fbd9cd 0.35:#fee7da 1:#fff0e6"),
    "gWing": ((0, 930, 0, 2050), "0:#dcf6e1 0.35:#bdead7 0.7:#9fdacd 1:#86cbc6"),
    "gWingSh": ((0, 930, 0, 2050), "0:#93cfcb 0.5:#7cbfc2 1:#63a9b6"),
    "gDress": ((0, 950, 0, 2050), "0:#6a4a8a 0.45:#55397a 1:#2f3478"),
    "gAnt": ((0, 30, 0, 300), "0:#f7c3b4 0.3:#fdebc8 0.65:#f8dfac 1:#dba67e"),
    "gFold": ((0, 1400, 0, 2100), "0:#3b2a63 1:#252560"),
    "gLining": ((0, 1380, 0, 2120), "0:#c26a92 0.5:#a5527f 1:#7d3f74"),
    "gWingDeep": ((0, 930, 0, 2120), "0:#6fb0b8 0.5:#5b9bac 1:#467a98"),
    "gSleeve": ((0, 930, 0, 1600), "0:#def7e6 0.5:#effdee 1:#d8f5e6"),
    "gSleeveSh": ((0, 930, 0, 1600), "0:#9cd6d0 0.5:#a6ddd4 1:#92cfcb"),
    "gHairDeep": ((0, 250, 0, 1330), "0:#3d3478 0.45:#43367f 0.7:#74457f 1:#a8527f"),
    "gRim": ((0, 250, 0, 1330), "0:#e4fff4 0.4:#c8fff0 0.75:#d5f4f2 1:#ffe9ea"),
}
# the same in the box of the shape
IN_BOX = {
    "gIris": ((0, 0, 0, 1), "0:#5d1f2c 0.28:#a83f22 0.55:#ec8a22 0.8:#ffc64d 1:#fff0a6"),
    "gIrisRim": ((0, 0, 0, 1), "0:#45162b 0.5:#6d2428 1:#b3561f"),
    "gPupil": ((0, 0, 0, 1), "0:#3b1028 0.6:#5a1a2a 1:#8f3a24"),
    "gWhite": ((0, 0, 0, 1), "0:#d5c9e2 0.3:#fffaf6 1:#ffffff"),
    "gLash": ((0, 0, 0, 1), "0:#3b1c3c 1:#5a2746"),
    "gGold": ((0, 0, 0, 1), "0:#fff0b8 0.5:#f7cb6b 1:#cf8a3c"),
}
# name: ((cx, cy, r), stops), canvas units
ROUND = {
    "gVol": ((-40, 410, 300), "0:#aaa5f2:0.35 0.45:#7068be:0 0.7:#4a3f90:0.08 1:#342a72:0.42"),
    "gGlow": ((-6, 1752, 150), "0:#ffe9a0:0.75 0.45:#f9b98a:0.32 1:#d87fa0:0"),
    "gLamp": ((-14, 1740, 70), "0:#fffdf0 0.45:#ffe79a 0.8:#f9b65a 1:#e98f5a"),
}
# in the box of the shape
ROUND_IN_BOX = {
    "gBlush": "0:#fb7f86:0.55 0.6:#fb8a8a:0.28 1:#fb8a8a:0",
}


def _stops(text: str) -> list[tuple]:
    out: list[tuple] = []
    for word in text.split():
        offset, colour, *opacity = word.split(":")
        out.append((float(offset), colour, *(float(v) for v in opacity)))
    return out


def gradients(doc: Doc) -> None:
    """Define every gradient shared by several layers."""
    for name, (line, stops) in ACROSS.items():
        doc.lin(name, *line, _stops(stops))
    for name, (line, stops) in IN_BOX.items():
        doc.lin(name, *line, _stops(stops), True)
    for name, (circle, stops) in ROUND.items():
        doc.radu(name, *circle, _stops(stops))
    for name, stops in ROUND_IN_BOX.items():
        doc.rad(name, _stops(stops))
