"""What a picture is told about itself, and what comes out of it."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from livehead.casting import faces, fit, head, overlay, reading
from livehead.casting.audition import Audition, audition, fitted_picture
from livehead.errors import CharacterError
from livehead.posers.framing import framing
from livehead.posers.picture import THA3

Bytes = NDArray[np.uint8]

pytestmark = pytest.mark.skipif(not faces.available(), reason="this MediaPipe brings no face detector")


def seen(picture: Bytes, folder: Path, **options: object) -> Audition:
    Image.fromarray(picture).save(folder / "picture.png")
    return audition(reading.read(folder / "picture.png"), **options)  # type: ignore[arg-type]


def words(one: Audition, mark: str) -> str:
    return "; ".join(f.words for f in one.findings if f.mark == mark)


def test_a_ready_picture_stays_as_it_is(actia: Bytes, tmp_path: Path) -> None:
    one = seen(actia, tmp_path)
    assert one.verdict == "ready as it is" and np.array_equal(one.picture, actia)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (fit.Placing(0, -40, 512), "px too low"),
        (fit.Placing(35, 0, 512), "px too far left"),
        (fit.Placing(-100, -50, 700), "0.7"),
    ],
)
def test_a_head_that_stands_wrong_is_told_in_pixels_and_put_right(
    actia: Bytes, tmp_path: Path, place: fit.Placing, told: str
) -> None:
    one = seen(fit.fitted(actia, place), tmp_path)
    assert told in words(one, "mended")
    assert one.picture is not None
    again = seen(one.picture, tmp_path)
    assert again.verdict == "ready as it is"
    assert not framing(one.picture, THA3).faults


def test_a_flat_background_at_any_size_ends_in_the_frame(actia: Bytes, tmp_path: Path) -> None:
    wide = np.pad(actia, ((60, 0), (100, 40), (0, 0)))
    white = np.dstack([overlay.over(wide, np.full((1, 1, 3), 255, np.float32)), np.full(wide.shape[:2], 255)])
    one = seen(white.astype(np.uint8), tmp_path)
    assert "#ffffff" in words(one, "mended") and one.picture is not None
    clear = seen(wide, tmp_path)
    assert clear.picture is not None
    assert np.abs(one.picture[..., 3].astype(int) - clear.picture[..., 3]).mean() < 4  # of 255
    assert not framing(one.picture, THA3).faults


def test_sprites_end_in_the_frame(sprites: dict[str, Bytes], tmp_path: Path) -> None:
    for name, picture in sprites.items():
        one = seen(picture, tmp_path)
        assert one.picture is not None and not words(one, "wrong"), name
        assert "hand" not in words(one, "note"), name
        found = head.find(one.picture)
        assert found is not None
        assert abs(found.crown - 64) < 8 and abs(found.chin - 192) < 8 and abs(found.middle - 256) < 10, name


def test_two_figures_and_two_faces_are_wrong(actia: Bytes, tmp_path: Path) -> None:
    both = seen(np.hstack([actia, actia]), tmp_path)
    assert "2 separate figures" in words(both, "wrong") and "another face" in words(both, "wrong")


def test_a_photo_without_transparency_is_not_usable(shared: Path) -> None:
    one = audition(reading.read(shared / "media" / "photo" / "astronaut.png"))
    assert one.picture is None and one.verdict == "not usable like this"
    assert "not of one colour" in words(one, "wrong")


def test_what_has_no_face_is_a_guess(tmp_path: Path) -> None:
    blob = np.zeros((600, 400, 4), np.uint8)
    blob[100:600, 100:300] = (90, 120, 160, 255)
    assert "a guess" in words(seen(blob, tmp_path), "wrong")
    assert "no figure" in words(seen(np.zeros((100, 100, 4), np.uint8), tmp_path), "wrong")


def test_cut_off_figures_are_told(actia: Bytes, tmp_path: Path) -> None:
    headless = seen(np.ascontiguousarray(actia[90:]), tmp_path)
    assert "cut off at the upper edge" in words(headless, "wrong")
    half = seen(np.ascontiguousarray(actia[:300, 150:]), tmp_path)
    assert "left edge" in words(half, "note") and "above the frame's lower edge" in words(half, "note")


def test_the_hand_is_believed_and_counts_in_pixels_of_the_file(actia: Bytes, tmp_path: Path) -> None:
    large = np.asarray(Image.fromarray(actia).resize((3000, 3000)))
    one = seen(large, tmp_path, head=(1500, 750, 750))  # 128 px box of a 512 frame
    assert one.sheet.scale < 1 and one.picture is not None
    assert np.abs(one.picture[..., 3].astype(int) - actia[..., 3]).mean() < 1.5
    tiny = seen(np.asarray(Image.fromarray(actia).resize((200, 200))), tmp_path)
    assert "soft" in words(tiny, "note")


def test_the_report_picture_shows_all_four(actia: Bytes, tmp_path: Path) -> None:
    drawn = overlay.draw(seen(actia, tmp_path))
    assert drawn.shape == (1024, 1024, 3)
    assert drawn[1000, 20].tolist() == [24] * 3 and drawn[1000, 1000].tolist() == [243] * 3
    overlay.save(drawn, tmp_path / "deep" / "er.png")
    assert np.array_equal(np.asarray(Image.open(tmp_path / "deep" / "er.png")), drawn)
    empty = overlay.draw(seen(np.zeros((9, 900, 4), np.uint8), tmp_path))
    assert empty.shape == (1024, 1024, 3)


def test_holes_are_cut_beside_the_face_and_eyes_stay_white(actia: Bytes, tmp_path: Path) -> None:
    """An eye painted white like the paper, and a window in the dress."""
    picture = actia.copy()
    picture[140:152, 226:238] = (255, 255, 255, 255)
    picture[400:430, 240:270] = (255, 255, 255, 255)
    paper = np.full((1, 1, 3), 255, np.float32)
    white = np.dstack([overlay.over(picture, paper), np.full((512, 512), 255, np.uint8)])
    kept, cut = seen(white, tmp_path), seen(white, tmp_path, holes=True)
    assert kept.pixels[415, 255, 3] == 255 and "kept" in words(kept, "note")
    assert cut.pixels[415, 255, 3] == 0 and cut.pixels[146, 232, 3] == 255


def test_a_hand_over_the_face_is_told(actia: Bytes, tmp_path: Path) -> None:
    """Our character's own hands, laid over her mouth and cheek; none of the sprites has one there."""
    hands = cv2.resize(actia[360:440, 220:292], None, fx=1.1, fy=1.1)
    over = actia.copy()
    part = over[126 : 126 + hands.shape[0], 216 : 216 + hands.shape[1]]
    part[:] = np.where(hands[..., 3:] > 128, hands, part)
    one = seen(over, tmp_path)
    assert "a hand seems to lie over the face" in words(one, "note")
    assert "hand" not in words(seen(actia, tmp_path), "note")


def test_any_picture_becomes_that_of_a_character(actia: Bytes, tmp_path: Path) -> None:
    path = tmp_path / "me.png"
    Image.fromarray(actia).save(path)
    picture, done = fitted_picture(path)
    assert np.array_equal(picture, actia) and not done
    Image.fromarray(actia).resize((900, 900)).save(path)
    picture, done = fitted_picture(path)
    assert picture.shape == (512, 512, 4) and "900x900" in done
    Image.fromarray(np.random.default_rng(2).integers(0, 255, (300, 300, 3), np.uint8)).save(path)
    with pytest.raises(CharacterError, match=r"me\.png: it has no transparent background") as error:
        fitted_picture(path)
    assert error.value.remedy
