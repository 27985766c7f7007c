"""Sockets to any network are refused in the whole test run: in the test's own code, the product's and every package's.

Python raises an audit event for each connection, bound address and look-up of a name (PEP 578), from whichever code;
the hook refuses those of IPv4 and IPv6. Local sockets (Unix, Qt's local server) go on working: they leave no machine.
Child processes and libraries that are not Python are out of its sight: docs/offline.md has the command for those.
"""

from __future__ import annotations

import socket
import sys
from typing import Any

_INTERNET = frozenset({socket.AF_INET, socket.AF_INET6})
_OF_A_SOCKET = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
_LOOK_UPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"})


class NetworkRefused(AssertionError):
    """What the code under test gets instead of a connection."""


class _NoNetwork:
    """Refuses, and remembers what it has refused. A hook cannot be taken out again: one for the whole run."""

    def __init__(self) -> None:
        self._attempts: list[str] = []
        self._is_installed = False

    def install(self) -> None:
        """From now on. A second call does nothing."""
        if not self._is_installed:
            self._is_installed = True
            sys.addaudithook(self._hear)

    def forget(self) -> list[str]:
        """What was attempted since the last call."""
        attempts, self._attempts = self._attempts, []
        return attempts

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _LOOK_UPS or (event in _OF_A_SOCKET and arguments[0].family in _INTERNET):
            self._attempts.append(f"{event} {arguments[-1] if event in _OF_A_SOCKET else arguments[0]}")
            raise NetworkRefused(self._attempts[-1])


NO_NETWORK = _NoNetwork()
