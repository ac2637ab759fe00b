"""One slot, newest wins, losses counted, never a blocked writer."""

from __future__ import annotations

import threading
import time

from livehead.mailbox import Mailbox


def test_newest_wins_and_losses_are_counted() -> None:
    box: Mailbox[int] = Mailbox()
    for value in range(5):
        box.put(value)
    assert box.dropped == 4
    assert box.take() == 4
    assert box.take() is None
    assert box.dropped == 4


def test_take_waits_for_a_value() -> None:
    box: Mailbox[str] = Mailbox()
    threading.Timer(0.02, box.put, ["late"]).start()
    assert box.take(timeout=5.0) == "late"


def test_close_wakes_everyone_and_ignores_later_values() -> None:
    box: Mailbox[int] = Mailbox()
    got: list[int | None] = []
    readers = [threading.Thread(target=lambda: got.append(box.take(timeout=None))) for _ in range(3)]
    for reader in readers:
        reader.start()
    box.close()
    for reader in readers:
        reader.join(5.0)
        assert not reader.is_alive()
    box.put(1)
    assert got == [None, None, None]
    assert box.take() is None


def test_a_value_left_before_close_can_still_be_taken() -> None:
    box: Mailbox[int] = Mailbox()
    box.put(7)
    box.close()
    assert box.take(timeout=None) == 7
    assert box.take(timeout=None) is None


def test_wait_does_not_consume() -> None:
    box: Mailbox[int] = Mailbox()
    assert not box.wait(timeout=0.0)
    box.put(1)
    assert box.wait(timeout=0.0)
    assert box.take() == 1


def test_a_writer_may_wait_until_its_value_was_taken() -> None:
    box: Mailbox[int] = Mailbox()
    box.put(1)
    assert not box.wait_taken(timeout=0.01)
    threading.Timer(0.02, box.take).start()
    assert box.wait_taken(timeout=5.0)


def test_nothing_is_lost_or_doubled_between_threads() -> None:
    box: Mailbox[int] = Mailbox()
    taken: list[int] = []

    def read() -> None:
        while (value := box.take(timeout=None)) is not None:
            taken.append(value)
            time.sleep(0)

    reader = threading.Thread(target=read)
    reader.start()
    for value in range(1, 20001):
        box.put(value)
    box.wait_taken(timeout=5.0)
    box.close()
    reader.join(5.0)
    assert taken == sorted(set(taken))
    assert len(taken) + box.dropped == 20000
    assert taken[-1] == 20000
