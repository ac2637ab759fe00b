"""The head of drawings is found, wherever it stands and however large it is."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from livehead.casting import faces, head

Bytes = NDArray[np.uint8]
ACTIA = (256.0, 59.0, 193.0)  # middle, crown, chin as seen by eye
SPRITES = {"eileen": (160.0, 10.0, 257.0), "blue": (160.0, 5.0, 170.0), "green": (192.0, 5.0, 171.0)}

needs_detector = pytest.mark.skipif(not faces.available(), reason="this MediaPipe brings no face detector")


def off(found: head.Head | None, truth: tuple[float, float, float], scale: float = 1.0) -> float:
    """The worst of middle, crown and chin, in head heights."""
    assert found is not None
    middle, crown, chin = (v * scale for v in truth)
    worst = max(abs(found.middle - middle), abs(found.crown - crown), abs(found.chin - chin))
    return worst / (chin - crown)


@needs_detector
@pytest.mark.parametrize("scale", [0.5, 1.0, 2.3])
def test_our_own_character(actia: Bytes, scale: float) -> None:
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    found = head.find(cv2.resize(actia, None, fx=scale, fy=scale, interpolation=how))
    assert found is not None and found.surely == "sure" and not found.others and not found.hat
    assert off(found, ACTIA, scale) < 0.04


@needs_detector
@pytest.mark.parametrize(("right", "low"), [(0, 0), (130, 0), (-90, 60), (40, 200)])
def test_wherever_it_stands(actia: Bytes, right: int, low: int) -> None:
    sheet = np.zeros((900, 900, 4), np.uint8)
    sheet[150 + low : 662 + low, 150 + right : 662 + right] = actia
    middle, crown, chin = ACTIA
    assert off(head.find(sheet), (middle + 150 + right, crown + 150 + low, chin + 150 + low)) < 0.04


@needs_detector
@pytest.mark.parametrize("scale", [0.5, 1.0, 2.3])
def test_sprites_by_other_artists(sprites: dict[str, Bytes], scale: float) -> None:
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    for name, picture in sprites.items():
        truth = next(place for word, place in SPRITES.items() if word in name)
        found = head.find(cv2.resize(picture, None, fx=scale, fy=scale, interpolation=how))
        assert off(found, truth, scale) < 0.06, name
        assert found is not None and found.surely == "sure", name


@needs_detector
def test_two_heads_are_two(sprites: dict[str, Bytes]) -> None:
    one, other = sprites["renpy_sylvie_blue_normal"], sprites["renpy_sylvie_green_normal"]
    both = np.hstack([one, other])
    found = head.find(both)
    assert found is not None and found.others == 1


def test_without_a_detector_the_outline_alone_is_called_a_guess(
    actia: Bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces, "available", lambda: False)
    found = head.find(actia)
    assert found is not None and found.surely == "a guess" and found.how == "silhouette alone"
    assert abs(found.middle - 256) < 20


def test_an_empty_picture_has_no_head() -> None:
    assert head.find(np.zeros((300, 200, 4), np.uint8)) is None


def test_a_head_given_by_hand_is_believed() -> None:
    given = head.given(100, 80, 60)
    assert (given.middle, given.crown, given.chin, given.surely) == (100, 50, 110, "sure")
