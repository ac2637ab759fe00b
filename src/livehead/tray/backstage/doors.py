"""Where other programs come in: the remote server beside the session, opened and closed as the person switched."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from livehead.config import Config
from livehead.session import Session
from livehead.tray.mood import Snapshot

if TYPE_CHECKING:
    from livehead.remote import RemoteServer

Ask = Callable[[str, str], bool]
Act = Callable[[], None]
Submit = Callable[[Act], object]


class Doors:
    """One server at a time, or none.

    ask: blocks until a person has said whether a plugin (name, developer) may; in a thread of the server's.
    submit: has a job done in the thread that owns the session.
    """

    def __init__(self, ask: Ask, submit: Submit) -> None:
        self._ask, self._submit = ask, submit
        self._server: RemoteServer | None = None

    @property
    def open(self) -> bool:
        """Whether anybody is let in."""
        return self._server is not None

    def change(self, session: Session | None, options: Mapping[str, Any], start: Act, stop: Act) -> None:
        """Close what is open; open anew with these options of `RemoteConfig`. Ports that are None stay shut.
        start, stop: what other programs begin and end the session by. SinkError when a port is taken."""
        from livehead.remote import RemoteConfig, RemoteServer

        self.close()
        server = RemoteServer(
            session, RemoteConfig(**options), ask=self._ask, submit=self._submit, on_start=start, on_stop=stop
        )
        server.start()
        self._server = server

    def close(self) -> None:
        """Let nobody in."""
        old, self._server = self._server, None
        if old is not None:
            old.stop()

    def follow(self, session: Session | None) -> None:
        """Another session runs, or none."""
        if self._server is not None:
            self._server.session = session

    def forget(self, plugin: str) -> None:
        """A plugin that was allowed must ask again."""
        if self._server is not None:
            self._server.revoke(plugin)

    def with_injection(self, config: Config) -> Config:
        """The configuration, with what takes the motion of other programs where they are let in."""
        if self._server is None:
            return config
        from livehead.remote import with_injection

        return with_injection(config)

    def shown(self, snapshot: Snapshot) -> Snapshot:
        """The snapshot with what the server says of itself."""
        server = self._server
        if server is None:
            return snapshot
        return replace(
            snapshot, statuses={**snapshot.statuses, "remote": server.status},
            address=server.url, plugin_address=server.vts_url, plugins=server.plugins(),
        )  # fmt: skip
