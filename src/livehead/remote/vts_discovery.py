"""Tells plugins every two seconds, by UDP, on which port VTube Studio's API is."""

from __future__ import annotations

import asyncio
import contextlib
import json
import secrets
import socket
import time

PORT = 47779
INTERVAL_S = 2.0
TITLE = "VTube Studio (livehead)"
"""Plugins show it to a person who chooses among several."""


def announcement(port: int, instance: str) -> bytes:
    """One datagram."""
    return json.dumps(
        {
            "apiName": "VTubeStudioPublicAPI",
            "apiVersion": "1.0",
            "timestamp": int(time.time() * 1000),
            "messageType": "VTubeStudioAPIStateBroadcast",
            "requestID": "VTubeStudioAPIStateBroadcast",
            "data": {"active": True, "port": port, "instanceID": instance, "windowTitle": TITLE},
        }
    ).encode()


async def announce(port: int, network: bool) -> None:
    """For ever: to this computer, or to everybody on its network. A network that is away is tried again."""
    instance = secrets.token_hex(16)
    to = ("255.255.255.255" if network else "127.0.0.1", PORT)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.setblocking(False)
        if network:
            sender.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        while True:
            with contextlib.suppress(OSError):
                sender.sendto(announcement(port, instance), to)
            await asyncio.sleep(INTERVAL_S)
