"""A session that runs without a camera, and the remote APIs before it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from livehead.remote import RemoteConfig, RemoteServer
from livehead.session import Session

sys.path.insert(0, str(Path(__file__).parent))

from remote_session import QUICK


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    with Session(QUICK) as running:
        assert running.wait_first_frame(30.0)
        yield running


@pytest.fixture
def served(session: Session) -> Iterator[Callable[..., RemoteServer]]:
    """Makes servers for the session on free ports; all are stopped at the end."""
    made: list[RemoteServer] = []

    def serve(ask: Callable[[str, str], bool] | None = None, **options: Any) -> RemoteServer:
        given = {"port": 0, "vts_port": 0, "discovery": "off"} | options
        server = RemoteServer(session, RemoteConfig(**given), ask=ask)
        made.append(server)
        server.start()
        return server

    yield serve
    for server in made:
        server.stop()


@pytest.fixture
def url(served: Callable[..., RemoteServer]) -> str:
    """An API that allows the test's plugins."""
    return served(ask=lambda name, developer: True, port=None).vts_url
