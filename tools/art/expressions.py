"""What each key does to the guide curves of eyes, brows and mouth (viewer's right side, dx from the axis).

A state lists only the guides it changes, at the key's full amount. Guides of one name always have the same
number of points. Rules kept by every state: the lids meet in the corners, and shut lids are the same curve.
"""

from __future__ import annotations

import numpy as np


def _fit(q):
    """From the corner points the curves were drawn with to those of the eye."""
    return [(33 + (x - 36) * 0.955, y) for x, y in q]


def _low(q):
    return q[::-1]


def _plain(value):
    if value.ndim == 0:
        return float(value)
    return tuple(value) if value.ndim == 1 else [tuple(q) for q in value]


def blend(neutral, states, pose, side):
    """Neutral plus every state's difference times its amount; `side` completes the key names of one side."""
    total = {name: np.array(value, float) for name, value in neutral.items()}
    for key, state in states.items():
        amount = pose.get(key.format(side), 0.0)
        for name, value in state.items():
            total[name] += amount * (np.array(value, float) - np.array(neutral[name], float))
    return {name: _plain(value) for name, value in total.items()}


# ------------------------------------------------------------------ eyes
_TOP = _fit([(36, 613), (47, 590), (68, 570), (97, 559), (126, 563), (147, 581), (158, 607)])
_LASH = _fit([(35, 613), (43, 583), (64, 556), (97, 541), (133, 542), (160, 561), (182, 590)])
_LOW = _fit([(158, 607), (150, 634), (126, 652), (96, 658), (68, 652), (46, 636), (36, 613)])
_SHUT = _fit([(38, 624), (53, 638), (74, 648), (99, 652), (124, 647), (144, 635), (158, 619)])
_ARCH = _fit([(38, 636), (53, 617), (74, 604), (99, 599), (124, 603), (144, 616), (158, 636)])
_FOLD = [(x, y - 5) for x, y in _TOP]

EYE = {
    "top": _TOP,
    "lash": _LASH,
    "low": _LOW,
    "fold": _FOLD,
    "spike_a": [(118, 560), (140, 553), (160, 536)],
    "spike_b": [(138, 578), (158, 571), (177, 567)],
    "spike_w": 13,
    "inner": [(34, 609), (43, 583), (60, 563)],
    "inner_w": 7,
    "inner_op": 0.9,
    "crease": [(58, 552), (76, 534), (100, 525), (129, 530), (153, 548)],
    "crease_w": 5,
    "mark": [(128, 650), (138, 650), (146, 645)],
    "mark_w": 5,
    "low_w": 6.5,
    "bag": [(62, 668), (92, 676), (124, 667)],
    "bag_op": 0,
    "shade_h": 6,
    "shade_op": 0,
    "skin_op": 0,
    "rose_op": 0.8,
}

EYE_STATES = {
    "eye_wink_{}": {
        "top": _SHUT,
        "lash": _fit([(35, 621), (50, 630), (72, 638), (99, 641), (126, 635), (150, 623), (172, 608)]),
        "low": _low(_SHUT),
        "spike_a": [(112, 644), (128, 648), (141, 657)],
        "spike_b": [(134, 632), (150, 635), (164, 641)],
        "spike_w": 10,
        "inner": [(36, 622), (51, 634), (68, 643)],
        "crease": [(56, 596), (76, 585), (100, 579), (126, 584), (150, 598)],
        "mark_w": 0,
        "low_w": 0,
        "shade_h": 24,
        "shade_op": 0.6,
        "fold": _fit([(38, 620), (52, 602), (74, 588), (101, 581), (128, 586), (149, 600), (158, 614)]),
        "skin_op": 0.55,
        "rose_op": 0,
    },
    "eye_happy_wink_{}": {
        "top": _ARCH,
        "lash": _fit([(33, 639), (49, 611), (73, 594), (99, 588), (126, 592), (150, 607), (170, 634)]),
        "low": _low(_ARCH),
        "spike_a": [(132, 606), (152, 604), (170, 594)],
        "spike_b": [(142, 618), (162, 620), (180, 615)],
        "spike_w": 9,
        "inner": [(38, 630), (50, 612), (66, 602)],
        "inner_op": 0,
        "crease": [(58, 566), (78, 552), (100, 546), (128, 550), (150, 564)],
        "mark_w": 0,
        "low_w": 0,
        "bag": [(62, 652), (92, 658), (124, 651)],
        "bag_op": 0.8,
        "shade_h": 14,
        "shade_op": 0.5,
        "fold": _fit([(38, 630), (54, 575), (76, 557), (101, 550), (130, 555), (150, 572), (158, 630)]),
        "skin_op": 0.4,
        "rose_op": 0,
    },
    "eye_surprised_{}": {
        "top": _fit([(35, 610), (44, 578), (66, 550), (97, 538), (128, 543), (150, 568), (160, 604)]),
        "lash": _fit([(33, 610), (40, 571), (61, 538), (97, 522), (135, 524), (163, 547), (184, 582)]),
        "low": _fit([(160, 604), (153, 640), (128, 662), (96, 670), (66, 662), (43, 640), (35, 610)]),
        "fold": [(x, y - 26) for x, y in _TOP],
        "spike_a": [(119, 541), (142, 533), (162, 516)],
        "spike_b": [(140, 562), (161, 554), (180, 549)],
        "inner": [(32, 606), (40, 571), (57, 546)],
        "crease": [(56, 534), (74, 514), (100, 503), (131, 509), (156, 529)],
        "mark": [(130, 660), (141, 659), (150, 652)],
        "bag": [(62, 678), (92, 686), (124, 677)],
    },
    "eye_relaxed_{}": {
        "top": _fit([(36, 618), (50, 609), (71, 602), (98, 600), (125, 607), (145, 616), (158, 624)]),
        "lash": _fit([(34, 617), (46, 601), (68, 589), (98, 584), (131, 589), (157, 602), (180, 620)]),
        "low": _fit([(158, 624), (149, 639), (126, 651), (97, 655), (70, 650), (48, 637), (36, 618)]),
        "spike_a": [(118, 597), (140, 600), (160, 598)],
        "spike_b": [(138, 610), (158, 616), (177, 623)],
        "inner": [(35, 615), (46, 603), (62, 595)],
        "crease": [(57, 577), (77, 562), (101, 557), (129, 564), (152, 582)],
        "shade_h": 18,
        "shade_op": 0.4,
        "fold": _fit([(36, 613), (51, 585), (74, 567), (101, 560), (129, 566), (152, 586), (158, 618)]),
        "skin_op": 0.4,
    },
    "eye_unimpressed_{}": {
        "top": _fit([(36, 607), (48, 598), (69, 595), (97, 594), (125, 593), (147, 592), (159, 600)]),
        "lash": _fit([(34, 606), (44, 586), (66, 578), (97, 576), (133, 574), (161, 574), (185, 584)]),
        "low": _fit([(159, 600), (151, 630), (126, 644), (96, 648), (68, 644), (46, 631), (36, 607)]),
        "spike_a": [(118, 585), (142, 580), (163, 569)],
        "spike_b": [(138, 592), (160, 587), (179, 582)],
        "inner": [(34, 604), (45, 590), (62, 583)],
        "crease": [(54, 564), (76, 561), (101, 559), (130, 557), (156, 558)],
        "mark": [(128, 643), (138, 643), (146, 638)],
        "low_w": 7.5,
        "shade_h": 12,
        "shade_op": 0.3,
        "fold": _fit([(36, 602), (49, 573), (74, 564), (101, 562), (130, 561), (152, 567), (159, 594)]),
        "skin_op": 0.35,
    },
    "eye_raised_lower_eyelid_{}": {
        "low": _fit([(158, 607), (150, 625), (126, 633), (96, 633), (68, 633), (46, 628), (36, 613)]),
        "mark": [(128, 632), (138, 632), (146, 628)],
        "low_w": 8,
        "bag": [(58, 648), (92, 656), (128, 647)],
        "bag_op": 0.85,
    },
    "lid_follow_{}": {
        "top": [(x, y + d) for (x, y), d in zip(_TOP, (0, 9, 14, 16, 14, 8, 0), strict=True)],
        "lash": [(x, y + d) for (x, y), d in zip(_LASH, (0, 8, 14, 16, 14, 10, 4), strict=True)],
        "spike_a": [(118, 574), (140, 569), (160, 555)],
        "spike_b": [(138, 588), (158, 583), (177, 580)],
        "inner": [(34, 611), (43, 591), (60, 576)],
        "crease": [(58, 563), (76, 547), (100, 539), (129, 543), (153, 558)],
        "shade_h": 10,
        "skin_op": 0.2,
    },
}

# ------------------------------------------------------------------ brows
BROW = (
    {
        "stroke": [(45, 507), (76, 497), (112, 496), (154, 513)],
        "w": 10.5,
        "knit": [(23, 520), (18, 533), (20, 547)],
        "knit_op": 0,
    },
    {
        "eyebrow_troubled_{}": {"stroke": [(43, 483), (70, 489), (110, 506), (150, 529)]},
        "eyebrow_angry_{}": {"stroke": [(34, 533), (66, 514), (108, 498), (154, 496)], "w": 12},
        "eyebrow_lowered_{}": {"stroke": [(45, 529), (76, 521), (112, 519), (154, 531)]},
        "eyebrow_raised_{}": {"stroke": [(46, 481), (76, 465), (113, 461), (156, 480)]},
        "eyebrow_happy_{}": {"stroke": [(50, 506), (72, 480), (114, 473), (154, 505)], "w": 9.5},
        "eyebrow_serious_{}": {
            "stroke": [(33, 519), (72, 516), (114, 513), (158, 509)],
            "w": 14,
            "knit_op": 0.85,
        },
    },
)

# ------------------------------------------------------------------ mouth
# How far the chin drops, canvas units.
JAW = {"mouth_aaa": 16, "mouth_ooo": 12, "mouth_eee": 7, "mouth_delta": 6, "mouth_iii": 4, "mouth_uuu": 3}

_CLOSED = [(-28, 701.5), (-14, 708), (0, 710.5), (14, 708), (28, 701.5)]


def _teeth(y, depth):
    return [(-60, y - 24), (60, y - 24), (34, y + depth - 2), (0, y + depth), (-34, y + depth - 2)]


MOUTH = {
    "top": _CLOSED,
    "bottom": _CLOSED[1:-1][::-1],
    "tongue": [0, 711, 8, 0],
    "teeth": _teeth(708, -6),
    "bottom_w": 2.6,
    "top_w": 6.4,
    "lip": [(-9, 725), (0, 726.5), (9, 725)],
    "lip_op": 0.7,
    "dimple_left": [(31, 696), (35, 702), (33, 709)],
    "dimple_left_op": 0,
    "dimple_right": [(-31, 696), (-35, 702), (-33, 709)],
    "dimple_right_op": 0,
}


def _vowel(top, bottom, tongue, teeth, lip_y):
    return {
        "top": top,
        "bottom": bottom,
        "tongue": tongue,
        "teeth": teeth,
        "bottom_w": 5,
        "top_w": 6.2,
        "lip": [(-9, lip_y), (0, lip_y + 1.5), (9, lip_y)],
        "lip_op": 0.55,
    }


def _corner(sign, corner, near, middle):
    """Move the mouth corner of one side, half of it the points beside; sign 1: viewer's right."""
    top = [list(q) for q in _CLOSED]
    at = (4, 3) if sign > 0 else (0, 1)
    for i, (dx, dy) in zip(at, (corner, near), strict=True):
        top[i] = [top[i][0] + sign * dx, top[i][1] + dy]
    top[2][1] += middle
    return {"top": top, "bottom": top[1:-1][::-1]}


def _moved(points, dx, dy):
    return [(x + dx, y + dy) for x, y in points]


_SMIRK = [(-23, 708), (-8, 711.5), (9, 710.5), (26, 702), (43, 686)]
_DIMPLE = {1: "dimple_left", -1: "dimple_right"}

MOUTH_STATES = {
    "mouth_aaa": _vowel(
        [(-33, 698), (-17, 695), (0, 695.5), (17, 695), (33, 698)],
        [(27, 733), (0, 754), (-27, 733)],
        [0, 755, 27, 20],
        _teeth(695, 10),
        768,
    ),
    "mouth_iii": _vowel(
        [(-40, 698), (-19, 700.5), (0, 701.5), (19, 700.5), (40, 698)],
        [(27, 717), (0, 723), (-27, 717)],
        [0, 728, 20, 3],
        _teeth(701, 13),
        736,
    ),
    "mouth_uuu": _vowel(
        [(-12, 708), (-7.5, 702.5), (0, 700.5), (7.5, 702.5), (12, 708)],
        [(8.5, 717), (0, 721), (-8.5, 717)],
        [0, 726, 8, 3],
        _teeth(700, -6),
        733,
    ),
    "mouth_eee": _vowel(
        [(-35, 700), (-18, 698), (0, 698.5), (18, 698), (35, 700)],
        [(25, 724), (0, 732), (-25, 724)],
        [0, 734, 24, 12],
        _teeth(698, 9),
        746,
    ),
    "mouth_ooo": _vowel(
        [(-21, 714), (-13, 699), (0, 694.5), (13, 699), (21, 714)],
        [(16, 734), (0, 743), (-16, 734)],
        [0, 744, 16, 13],
        _teeth(694, -6),
        756,
    ),
    "mouth_delta": _vowel(
        [(-27, 727), (-14, 710), (0, 698), (14, 710), (27, 727)],
        [(13, 732), (0, 733), (-13, 732)],
        [0, 735, 19, 10],
        _teeth(697, -6),
        747,
    ),
    **{
        f"mouth_lowered_corner_{side}": _corner(s, (-1, 18), (0, 1), -3)
        for s, side in ((1, "left"), (-1, "right"))
    },
    **{
        f"mouth_raised_corner_{side}": _corner(s, (10, -14), (6, -5), 0.5)
        | {_DIMPLE[s]: _moved(MOUTH[_DIMPLE[s]], s * 12, -14), _DIMPLE[s] + "_op": 0.8}
        for s, side in ((1, "left"), (-1, "right"))
    },
    "mouth_smirk": {
        "top": _SMIRK,
        "bottom": _SMIRK[1:-1][::-1],
        "lip": [(-5, 726), (4, 727.5), (13, 725)],
        "dimple_left": [(46, 676), (51, 684), (48, 693)],
        "dimple_left_op": 0.9,
    },
}
