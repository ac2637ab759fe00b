"""Colours and gradients of Actia."""

from __future__ import annotations

from kit import Doc

C = dict(
    skin="#fee7da",
    skin_sh="#f3bdb4",
    skin_sh2="#e59c9e",
    skin_ln="#bf6f66",
    hair="#766dc4",
    hair_hi="#9992e2",
    hair_sh="#564b9e",
    hair_dk="#3d3478",
    hair_ln="#30266a",
    band="#b9b4f2",
    tip="#f29bb0",
    tip_sh="#cf6f98",
    lash="#3b1c3c",
    lash_w="#8a3b57",
    white="#fffaf6",
    white_sh="#d9cfe6",
    fur="#fff7e8",
    fur_sh="#e3d0cf",
    fur_sh2="#c9b2c0",
    fur_ln="#a58591",
    wing="#d3f2e0",
    wing_sh="#9fd6cc",
    wing_sh2="#79b9bb",
    wing_ln="#3e7479",
    edge="#a5466f",
    edge_sh="#7c2f58",
    dress="#563a70",
    dress_sh="#3e2856",
    dress_ln="#281739",
    dress_hi="#755392",
    rib="#ef6f8b",
    rib_sh="#c24673",
    rib_ln="#7b2650",
    gold="#f7cb6b",
    gold_sh="#cf8a3c",
    gold_ln="#7d4a26",
    gold_hi="#fff0b8",
    rim="#c8fff0",
    warm="#fff3d6",
    mouth="#7a2236",
    tongue="#f08486",
)


HSH = "url(#gHairSh)"


def gradients(D: Doc) -> None:
    """Define every gradient shared by several layers."""
    D.lin(
        "gHair",
        0,
        250,
        0,
        900,
        [
            (0, "#847bd0"),
            (0.5, C["hair"]),
            (0.74, "#7668bf"),
            (0.88, "#b583bd"),
            (0.97, C["tip"]),
            (1, "#f7b3b8"),
        ],
    )
    D.lin(
        "gHairSh",
        0,
        250,
        0,
        900,
        [(0, C["hair_sh"]), (0.74, C["hair_sh"]), (0.9, "#8a5799"), (1, C["tip_sh"])],
    )
    D.lin("gFringe", 0, 250, 0, 620, [(0, "#857cd2"), (0.5, C["hair"]), (0.72, "#8676c8"), (1, "#c79bd0")])
    D.lin("gHiTail", 0, 800, 0, 1330, [(0, C["hair_hi"]), (0.5, "#9a8fd8"), (1, "#ffc4cb")])
    D.radu(
        "gVol",
        -40,
        410,
        300,
        [(0, "#aaa5f2", 0.35), (0.45, "#7068be", 0), (0.7, "#4a3f90", 0.08), (1, "#342a72", 0.42)],
    )
    D.lin("gLid", 0, 552, 0, 655, [(0, "#f4c3b8"), (0.45, "#fad6c9"), (1, "#fee6d9")])
    D.lin("gFlick", 0, 430, 0, 690, [(0, C["hair"]), (0.55, "#8273c6"), (0.85, "#c98cbd"), (1, C["tip"])])
    D.lin("gFlickSh", 0, 430, 0, 690, [(0, C["hair_sh"]), (0.6, "#6a509c"), (1, C["tip_sh"])])
    D.lin("gFurVol", 0, 930, 0, 1130, [(0, "#d9b9cf", 0), (0.6, "#d3b3cd", 0.18), (1, "#b993bd", 0.5)])
    D.lin("gTie", -290, 0, 290, 0, [(0, C["gold_sh"]), (0.2, C["gold"]), (0.8, C["gold"]), (1, C["gold_sh"])])
    D.lin("gBack", 0, 300, 0, 930, [(0, C["hair_dk"]), (0.6, "#43387f"), (0.85, "#6b4488"), (1, "#b55f93")])
    D.lin("gBackSh", 0, 300, 0, 930, [(0, "#2b2358"), (0.7, "#33296a"), (1, "#6c3a78")])
    D.lin(
        "gTail",
        0,
        800,
        0,
        1330,
        [(0, C["hair"]), (0.35, "#6f63b6"), (0.7, "#b57fb8"), (0.9, C["tip"]), (1, "#f9bcc0")],
    )
    D.lin(
        "gTailSh",
        0,
        800,
        0,
        1330,
        [(0, C["hair_sh"]), (0.4, C["hair_sh"]), (0.75, "#8d5596"), (1, C["tip_sh"])],
    )
    D.lin(
        "gLine",
        0,
        300,
        0,
        1330,
        [(0, C["hair_ln"]), (0.25, "#3a2c74"), (0.45, "#4d2c70"), (0.62, "#6d3068"), (1, "#97466e")],
    )
    D.lin("gHi", 0, 260, 0, 900, [(0, C["hair_hi"]), (0.7, C["hair_hi"]), (1, "#ffc9cc")])
    D.lin("gBand", 0, 340, 0, 470, [(0, "#d8d4ff"), (1, "#a29bea")])
    D.lin("gSkin", 0, 420, 0, 780, [(0, "#fbd9cd"), (0.35, C["skin"]), (1, "#fff0e6")])
    D.lin(
        "gIris",
        0,
        0,
        0,
        1,
        [(0, "#5d1f2c"), (0.28, "#a83f22"), (0.55, "#ec8a22"), (0.8, "#ffc64d"), (1, "#fff0a6")],
        True,
    )
    D.lin("gIrisRim", 0, 0, 0, 1, [(0, "#45162b"), (0.5, "#6d2428"), (1, "#b3561f")], True)
    D.lin("gPupil", 0, 0, 0, 1, [(0, "#3b1028"), (0.6, "#5a1a2a"), (1, "#8f3a24")], True)
    D.lin("gWhite", 0, 0, 0, 1, [(0, "#d5c9e2"), (0.3, C["white"]), (1, "#ffffff")], True)
    D.lin("gLash", 0, 0, 0, 1, [(0, C["lash"]), (1, "#5a2746")], True)
    D.rad("gBlush", [(0, "#fb7f86", 0.55), (0.6, "#fb8a8a", 0.28), (1, "#fb8a8a", 0)])
    D.lin("gWing", 0, 930, 0, 2050, [(0, "#dcf6e1"), (0.35, "#bdead7"), (0.7, "#9fdacd"), (1, "#86cbc6")])
    D.lin("gWingSh", 0, 930, 0, 2050, [(0, "#93cfcb"), (0.5, "#7cbfc2"), (1, "#63a9b6")])
    D.lin("gDress", 0, 950, 0, 2050, [(0, "#6a4a8a"), (0.45, "#55397a"), (1, "#2f3478")])
    D.lin("gAnt", 0, 30, 0, 300, [(0, "#f7c3b4"), (0.3, "#fdebc8"), (0.65, "#f8dfac"), (1, "#dba67e")])
    D.lin("gGold", 0, 0, 0, 1, [(0, C["gold_hi"]), (0.5, C["gold"]), (1, C["gold_sh"])], True)
    D.lin("gNeck", 0, 750, 0, 900, [(0, "#eeb0aa"), (0.55, C["skin_sh"]), (1, C["skin"])])
    D.lin("gFold", 0, 1400, 0, 2100, [(0, "#3b2a63"), (1, "#252560")])
    D.lin("gLining", 0, 1380, 0, 2120, [(0, "#c26a92"), (0.5, "#a5527f"), (1, "#7d3f74")])
    D.lin("gWingDeep", 0, 930, 0, 2120, [(0, "#6fb0b8"), (0.5, "#5b9bac"), (1, "#467a98")])
    D.lin("gSleeve", 0, 930, 0, 1600, [(0, "#def7e6"), (0.5, "#effdee"), (1, "#d8f5e6")])
    D.lin("gSleeveSh", 0, 930, 0, 1600, [(0, "#9cd6d0"), (0.5, "#a6ddd4"), (1, "#92cfcb")])
    D.radu("gGlow", -6, 1752, 150, [(0, "#ffe9a0", 0.75), (0.45, "#f9b98a", 0.32), (1, "#d87fa0", 0)])
    D.radu("gLamp", -14, 1740, 70, [(0, "#fffdf0"), (0.45, "#ffe79a"), (0.8, "#f9b65a"), (1, "#e98f5a")])
    D.lin(
        "gHairDeep", 0, 250, 0, 1330, [(0, C["hair_dk"]), (0.45, "#43367f"), (0.7, "#74457f"), (1, "#a8527f")]
    )
    D.lin("gRim", 0, 250, 0, 1330, [(0, "#e4fff4"), (0.4, "#c8fff0"), (0.75, "#d5f4f2"), (1, "#ffe9ea")])
