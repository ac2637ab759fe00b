"""Into OBS with one click: the connection, the source, what arrives, the microphones; every step is told."""

from __future__ import annotations

import contextlib
import logging
import socket
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from livehead.config import StageChoice
from livehead.errors import LiveheadError
from livehead.tray.engine import Engine
from livehead.tray.mood import address_of, audio_offset
from livehead.tray.phrases import phrase

if TYPE_CHECKING:
    from livehead.obs.client import ObsClient
    from livehead.obs.setup import Outcome
    from livehead.obs.sources import Sink

log = logging.getLogger(__name__)

HOST, PORT = "127.0.0.1", 4455
SERVES_S = 15.0
SIZE = (512, 512)
"""Of the picture as long as none has come."""


def answers(port: int = PORT) -> bool:
    """Whether anything listens where OBS does; asks for half a second at most."""
    with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=0.5):
        return True
    return False


class IntoObs(QObject):
    """Puts the running character into OBS, in a thread of its own.

    told: a step that is done, in words. locked: OBS wants a password, and why. refused: cause and remedy.
    ended: it is over, True when OBS shows the character.
    """

    told = Signal(str)
    locked = Signal(str)
    refused = Signal(str, str)
    ended = Signal(bool)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._busy = threading.Lock()

    def begin(self, port: int = PORT, password: str = "", *, delay: bool = True) -> None:
        """Do all of it; nothing happens while it is being done. password: empty for the one that is kept; delay:
        the microphones too, so that voice and lips agree."""
        if self._busy.acquire(blocking=False):
            work = threading.Thread(
                target=self._run, args=(port, password, delay), name="livehead into OBS", daemon=True
            )
            work.start()

    def _run(self, port: int, password: str, delay: bool) -> None:
        good = False
        try:
            good = self._put(port, password, delay)
        except LiveheadError as error:
            from livehead.obs.client import PasswordError

            if isinstance(error, PasswordError):
                self.locked.emit(error.cause)
            else:
                self.refused.emit(error.cause, error.remedy)
        except Exception as error:
            log.exception("into OBS")
            self.refused.emit(f"{type(error).__name__}: {error}", "start livehead with --debug and report it")
        finally:
            self._busy.release()
            with contextlib.suppress(RuntimeError):  # the window went away
                self.ended.emit(good)

    def _put(self, port: int, password: str, delay: bool) -> bool:
        from livehead.obs import setup
        from livehead.obs.sources import source

        with self._client(port, password) as client:
            self.told.emit(self.tr("OBS answers."))
            wanted: Sink = "media_stream" if self._only_media() else "browser"
            sink = setup.chosen(client, wanted)
            if sink != wanted:
                self.told.emit(self.tr("This OBS has no browser source: a media source does it."))
            url = self._served(sink)
            self.told.emit(self.tr("livehead sends to {address}").format(address=url.partition("?")[0]))
            outcome = setup.put(client, source(sink, url, self._engine.size or SIZE))
            good = self._tell(outcome)
            if good and delay:
                self._delay(client, setup.delay_microphones)
        return good

    def _client(self, port: int, password: str) -> ObsClient:
        from livehead.obs import password as passwords
        from livehead.obs.client import ObsClient

        where = f"{HOST}:{port}"
        client = ObsClient(HOST, port, password or passwords.kept(where))
        if password and password != passwords.kept(where) and (why := passwords.keep(where, password)):
            self.told.emit(self.tr("The password is not kept: {why}").format(why=phrase(why)))
        return client

    def _only_media(self) -> bool:
        uses = {choice.use for choice in self._engine.snapshot.config.sinks}
        return "media_stream" in uses and "browser" not in uses

    def _served(self, sink: Sink) -> str:
        """Where the sink serves; it is switched on when it is off. LiveheadError when it cannot be."""
        began = self._engine.snapshot
        if not began.running:
            self._engine.start()
        if not address_of(began, sink):
            self._engine.use_sink(StageChoice(sink), True)
        end = time.monotonic() + SERVES_S
        while time.monotonic() < end:
            now = self._engine.snapshot
            if address := address_of(now, sink):
                return address
            problem = now.problems.get(f"sink {sink}")
            if problem is not None and now is not began:
                raise problem
            time.sleep(0.05)
        raise LiveheadError("livehead sends no picture", remedy="see what its window says")

    def _tell(self, outcome: Outcome) -> bool:
        """Say what was done and what came of it; True when pictures arrive."""
        for change in outcome.changes or (self.tr("the source stands as it should"),):
            words = self.tr("Scene {scene}: {change}")
            self.told.emit(words.format(scene=outcome.scene, change=phrase(change)))
        if outcome.state == "moving":
            size = "{}×{}".format(*outcome.size)
            self.told.emit(self.tr("Pictures arrive in OBS, {size}, and they move.").format(size=size))
        elif outcome.state == "still":
            self.told.emit(self.tr("A picture arrives in OBS; it stands still."))
        else:
            self.refused.emit(
                self.tr("No picture arrives in OBS"),
                self.tr("Press it once more; if it stays so, restart OBS"),
            )
        return outcome.state in ("moving", "still")

    def _delay(self, client: ObsClient, delay: Callable[[ObsClient, int], dict[str, int]]) -> None:
        by_ms = audio_offset(self._engine.snapshot)
        if by_ms <= 0:
            self.told.emit(self.tr("No latency is measured yet: the microphones stay as they are."))
            return
        before = delay(client, by_ms)
        if not before:
            self.told.emit(self.tr("OBS has no microphone to delay."))
        for name, was in before.items():
            words = self.tr("{name}: sync offset {now} ms (it was {was} ms)")
            self.told.emit(words.format(name=name, now=by_ms, was=was))
