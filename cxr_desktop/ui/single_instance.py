"""One window per user: a second start hands its films to the first and ends."""

from __future__ import annotations

import getpass
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 500


class SingleInstance(QObject):
    """Listens under a name that follows from the user and the folder of their data."""

    films_received = Signal(object)  # list[Path]; empty: the window is merely wanted in front

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        digest = hashlib.sha256(f"{getpass.getuser()} {home}".encode()).hexdigest()[:16]
        self._name = f"cxr-desktop-{digest}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)  # nobody else's films
        self._server.newConnection.connect(self._on_connection)

    def hand_over(self, films: Sequence[Path]) -> bool:
        """True if another window is there and has taken the films; else this process is the one from now on."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if socket.waitForConnected(_PATIENCE_MS):
            socket.write(json.dumps([str(film) for film in films]).encode())
            socket.waitForBytesWritten(_PATIENCE_MS)
            socket.disconnectFromServer()
            return True
        QLocalServer.removeServer(self._name)  # of a process that was killed
        self._server.listen(self._name)
        return False

    def close(self) -> None:
        self._server.close()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(lambda: self._on_message(socket))

    def _on_message(self, socket: QLocalSocket) -> None:
        try:
            films = [Path(name) for name in json.loads(bytes(socket.readAll().data()))]
        except (ValueError, TypeError):
            return  # not one of us
        finally:
            socket.deleteLater()
        self.films_received.emit(films)
