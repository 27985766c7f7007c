"""Offline: the guard of the test run refuses every network and nothing else, and the docs name the proof."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.no_network import NO_NETWORK, NetworkRefused

REPOSITORY = Path(__file__).resolve().parents[1]
NAMESPACE = ("unshare", "--map-root-user", "--net")


def with_socket(family: socket.AddressFamily, attempt: Callable[[socket.socket], object]) -> None:
    with socket.socket(family, socket.SOCK_DGRAM) as made:
        attempt(made)


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: with_socket(socket.AF_INET, lambda made: made.connect(("127.0.0.1", 9))),
        lambda: with_socket(socket.AF_INET, lambda made: made.connect_ex(("192.0.2.1", 443))),
        lambda: with_socket(socket.AF_INET6, lambda made: made.connect(("::1", 9))),
        lambda: with_socket(socket.AF_INET, lambda made: made.bind(("127.0.0.1", 0))),
        lambda: with_socket(socket.AF_INET, lambda made: made.sendto(b"", ("192.0.2.1", 53))),
        lambda: socket.create_connection(("192.0.2.1", 443)),
        lambda: socket.getaddrinfo("example.org", 443),
        lambda: socket.gethostbyname("example.org"),
    ],
)
def test_a_network_is_refused_and_remembered(attempt: Callable[[], object]) -> None:
    with pytest.raises(NetworkRefused):
        attempt()
    assert len(NO_NETWORK.forget()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no Unix sockets in Python")
def test_a_local_socket_goes_on_working(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "s"))
        server.listen()
        client.connect(str(tmp_path / "s"))
        client.sendall(b"film")
        with server.accept()[0] as peer:
            assert peer.recv(4) == b"film"


def test_nothing_of_the_program_knows_a_protocol_of_the_network() -> None:
    """No address of a server, no HTTP, no QTcpSocket: what a reader of the source would look for first."""
    banned = ("urllib.request", "http.client", "requests", "httpx", "QTcpSocket", "QNetworkAccessManager", "hf_hub_")
    for path in (REPOSITORY / "cxr_desktop").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not [word for word in banned if word in text], path


def test_a_query_is_answered_where_there_is_no_network_at_all(small_model: Path, tmp_path: Path) -> None:
    """The whole process, C++ included, in a namespace that has not even a loopback device."""
    if not shutil.which("unshare") or subprocess.run([*NAMESPACE, "true"], capture_output=True).returncode:
        pytest.skip("this machine lets nobody make a network namespace")
    command = ["-m", "cxr_desktop", "demo", "--model", str(small_model), "--output", str(tmp_path / "demo"), "--quiet"]
    done = subprocess.run(
        [*NAMESPACE, sys.executable, *command], cwd=REPOSITORY, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    assert any((tmp_path / "demo").rglob("*.html"))
