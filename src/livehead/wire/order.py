"""Late datagrams: what overtook another on the way is dropped by its number or by the sender's clock."""

from __future__ import annotations

from livehead.wire.packet import Packet

FARTHEST_FRAMES = 240
"""A number further back than this is no late datagram: the sender counts anew."""

FARTHEST_S = 2.0
"""The same on the sender's clock, in seconds: it was set back."""

COPIES = 5
"""More packets of one and the same time than this are no copies: the sender's clock stands still."""


class Order:
    """Remembers, face by face, the newest frame there was."""

    def __init__(self) -> None:
        self._newest: dict[tuple[int, bool], float] = {}
        self._copies: dict[tuple[int, bool], int] = {}

    def takes(self, packet: Packet) -> bool:
        """False for a packet that came before, or that a newer one of its face came before; True where there is
        no order, or none any more."""
        numbered = packet.number is not None
        key = float(packet.number) if packet.number is not None else packet.sent_at
        if key is None:
            return True
        place = packet.subject, numbered
        behind = self._newest.get(place, -1e300) - key
        if behind == 0.0:
            self._copies[place] = self._copies.get(place, 0) + 1
            return self._copies[place] > COPIES
        if 0.0 < behind < (FARTHEST_FRAMES if numbered else FARTHEST_S):
            return False
        if len(self._newest) > 64:  # a sender that invents faces
            self._newest.clear()
            self._copies.clear()
        self._newest[place], self._copies[place] = key, 0
        return True
