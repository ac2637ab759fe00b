"""One tray app a person: a second one asks the first to come to the front, and ends."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from livehead import folders

PATIENCE_MS = 1500


def _name() -> str:
    """The same for every start by this person with these settings."""
    place = str(folders.user_config())
    return "livehead-" + hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:16]


def wake_other() -> bool:
    """Ask the app that runs already to show its window; False when there is none."""
    socket = QLocalSocket()
    socket.connectToServer(_name())
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    socket.write(b"show\n")
    socket.waitForBytesWritten(PATIENCE_MS)
    socket.disconnectFromServer()
    return True


class Instance(QObject):
    """Listens for later starts. wanted: somebody started livehead once more."""

    wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name())  # left over by one that was killed
        self._server.listen(_name())
        self._server.newConnection.connect(self._greet)

    @Slot()
    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.wanted.emit()

    def close(self) -> None:
        self._server.close()
