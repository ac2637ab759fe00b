"""How a drawing lies in the frame: points, the picture, and what is said of it."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from livehead.casting import alignment, fit
from livehead.casting.alignment import AS_IT_IS, Alignment
from livehead.casting.fit import Placing

Bytes = NDArray[np.uint8]
TURNED = Alignment(330.0, 210.0, 160.0, 25.0)


def test_points_go_to_the_frame_and_back() -> None:
    assert TURNED.in_frame(330, 210) == pytest.approx((256, 128))
    assert TURNED.in_sheet(*TURNED.in_frame(12, 700)) == pytest.approx((12, 700))
    quarter = Alignment(0, 0, 128, 90)
    assert quarter.in_frame(10, 0) == pytest.approx((256, 138)), "clockwise"
    assert alignment.of_placing(TURNED.placing) == Alignment(330, 210, 160)
    where = Placing(-31.0, 17.5, 700.0)
    back = alignment.of_placing(where).placing
    assert (back.left, back.top, back.side) == pytest.approx((-31, 17.5, 700))


def test_by_hand_it_moves_as_the_hand_does_whichever_way_it_is_turned() -> None:
    before, after = TURNED.in_frame(5, 6), TURNED.moved(30, -7).in_frame(5, 6)
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((30, -7))
    assert TURNED.scaled(2).in_frame(330, 210) == pytest.approx((256, 128)), "the head's middle stays"
    assert TURNED.scaled(1e9).size == alignment.SIZES[0]


def test_what_is_said_of_a_head_follows_the_hand() -> None:
    assert AS_IT_IS.standing(AS_IT_IS).faults == []
    assert AS_IT_IS.standing(AS_IT_IS.moved(0, 40)).faults == ["40 px too low"]
    assert AS_IT_IS.standing(AS_IT_IS.moved(-20, -13)).faults == ["20 px too far left", "13 px too high"]
    assert AS_IT_IS.standing(AS_IT_IS.scaled(1.5)).faults == ["1.50 times its right size", "32 px too high"]


def test_a_turned_picture_lies_where_its_points_say_and_has_no_fringe() -> None:
    sheet = np.zeros((800, 700, 4), np.uint8)
    sheet[395:406, 295:306] = (250, 200, 150, 255)
    framed = alignment.framed(sheet, TURNED)
    rows, columns = np.nonzero(framed[..., 3] > 128)
    x, y = TURNED.in_frame(300.5, 400.5)
    assert (columns.mean() + 0.5, rows.mean() + 0.5) == pytest.approx((x, y), abs=0.3)
    seen = framed[framed[..., 3] > 20]
    assert np.abs(seen[:, :3].astype(int) - (250, 200, 150)).max() <= 6
    assert not framed[framed[..., 3] == 0].any()


def test_without_a_turn_it_is_the_picture_that_align_makes(actia: Bytes) -> None:
    assert alignment.framed(actia, AS_IT_IS) is actia
    where = alignment.of_placing(Placing(-20.0, 11.0, 600.0))
    straight = alignment.framed(actia, where)
    assert np.array_equal(straight, fit.fitted(actia, where.placing))
    hardly = alignment.framed(actia, Alignment(where.x, where.y, where.size, 0.01))
    assert np.abs(hardly.astype(int) - straight)[..., 3].mean() < 1
