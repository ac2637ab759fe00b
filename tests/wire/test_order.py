"""Which datagrams are late, and when a sender's clock is not to be believed."""

from __future__ import annotations

import pytest

from livehead.wire.order import COPIES, FARTHEST_FRAMES, FARTHEST_S, Order
from livehead.wire.packet import Packet


def taken(*keys: float | None, numbered: bool = False) -> list[bool]:
    order = Order()
    return [
        order.takes(Packet(number=int(key)) if numbered and key is not None else Packet(sent_at=key))
        for key in keys
    ]


@pytest.mark.parametrize("numbered", [False, True])
def test_what_was_overtaken_is_late(numbered: bool) -> None:
    assert taken(100, 102, 101, 103, 103, numbered=numbered) == [True, True, False, True, False]


def test_without_number_and_time_there_is_no_order() -> None:
    assert taken(None, None, None) == [True] * 3


def test_a_clock_that_was_set_back_is_believed() -> None:
    assert taken(100.0, 100.0 - FARTHEST_S, 98.1) == [True, True, True]
    assert taken(1000, 1001 - FARTHEST_FRAMES, 1000 - FARTHEST_FRAMES - 1, numbered=True) == [
        True,
        False,
        True,
    ]


def test_a_clock_that_stands_still_orders_nothing() -> None:
    assert taken(*[5.0] * (COPIES + 4)) == [True] + [False] * COPIES + [True] * 3
    assert taken(*[5.0] * (COPIES + 2), 6.0, 6.0, 5.5) == [True] + [False] * COPIES + [
        True,
        True,
        False,
        False,
    ]


def test_every_face_has_its_own_order() -> None:
    order = Order()
    assert order.takes(Packet(sent_at=5.0, subject=0)) and order.takes(Packet(sent_at=4.0, subject=1))
    assert not order.takes(Packet(sent_at=4.5, subject=0)) and order.takes(Packet(sent_at=4.5, subject=1))


def test_a_sender_that_invents_faces_fills_no_memory() -> None:
    order = Order()
    for subject in range(10_000):
        assert order.takes(Packet(sent_at=1.0, subject=subject))
    assert len(order._newest) < 100 and len(order._copies) < 100
