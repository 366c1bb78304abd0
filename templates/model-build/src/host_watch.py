"""Ends a host when another has ended before its time, whatever the library that joins them is doing.

XGBoost's collective can miss a connection that breaks: when that shows between two parts of one sum, nobody
answers for the second part, and the host waits for good, beyond every timeout (``Submit`` and ``Block`` in
https://github.com/dmlc/xgboost/blob/v3.0.5/src/collective/loop.cc). So each host also keeps a connection to
the first one, over which nothing is said but good-bye: it closes when the program at its other end does,
however that ends, and who has not heard good-bye by then knows.
"""

from __future__ import annotations

import os
import selectors
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NoReturn

from cluster import Cluster
from problems import ClusterError, tell

GOOD_BYE = b"."
#: Leaves the library time to notice by itself: it knows better what went wrong.
GRACE_SECONDS = 10.0
SECONDS_BETWEEN_LOOKS = 0.2
BYTES_OF_RANK = 4

Address = tuple[str, int]


@contextmanager
def watched(
    cluster: Cluster, address: str, timeout_seconds: int, share: Callable[[Address | None], Address]
) -> Iterator[None]:
    """Watch the other hosts for as long as they work together.

    When one ends without good-bye and this host is still there after the grace, it says so and ends with exit
    code 1: the thread that works may wait in a library, where no exception reaches it.

    Args:
        cluster: the hosts, more than one.
        address: the IP address of the first host.
        timeout_seconds: how long to wait for the others, and for a machine that no longer answers.
        share: gives every host what the first one gives.

    Raises:
        OSError: if the hosts cannot be reached.
    """
    with ExitStack() as opened:
        connections = _connect(cluster, address, timeout_seconds, share, opened)
        have_parted = threading.Event()
        watch = threading.Thread(target=_watch, args=(cluster, connections, have_parted), daemon=True)
        watch.start()
        try:
            yield
            for connection in connections.values():
                _say_good_bye(connection)
        finally:
            have_parted.set()
            watch.join()


def _connect(
    cluster: Cluster,
    address: str,
    timeout_seconds: int,
    share: Callable[[Address | None], Address],
    opened: ExitStack,
) -> dict[str, socket.socket]:
    """Connect the first host with every other one; gives the connections by the host at the other end."""
    if not cluster.is_first:
        connection = opened.enter_context(socket.create_connection(share(None), timeout_seconds))
        connection.sendall(cluster.rank.to_bytes(BYTES_OF_RANK, "big"))
        _keep_alive(connection, timeout_seconds)
        return {cluster.hosts[0]: connection}
    connections: dict[str, socket.socket] = {}
    with socket.create_server((address, 0), backlog=cluster.size) as listener:
        listener.settimeout(timeout_seconds)
        share(listener.getsockname())
        while len(connections) < cluster.size - 1:
            connection = opened.enter_context(listener.accept()[0])
            connection.settimeout(timeout_seconds)
            rank = int.from_bytes(connection.recv(BYTES_OF_RANK, socket.MSG_WAITALL), "big")
            # What says nothing, or no other host's rank, is none of them.
            if 0 < rank < cluster.size:
                _keep_alive(connection, timeout_seconds)
                connections[cluster.hosts[rank]] = connection
    return connections


def _keep_alive(connection: socket.socket, timeout_seconds: int) -> None:
    """Have a machine that vanished noticed about as soon as the library gives it up."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    if sys.platform == "linux":
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, max(1, timeout_seconds // 2))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, max(1, timeout_seconds // 10))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 5)


def _watch(cluster: Cluster, connections: Mapping[str, socket.socket], have_parted: threading.Event) -> None:
    with selectors.DefaultSelector() as selector:
        for host, connection in connections.items():
            selector.register(connection, selectors.EVENT_READ, host)
        while not have_parted.is_set():
            for key, _ in selector.select(SECONDS_BETWEEN_LOOKS):
                connection = connections[key.data]
                if not _hears_good_bye(connection) and not have_parted.wait(GRACE_SECONDS):
                    _end(cluster, key.data)
                selector.unregister(connection)


def _say_good_bye(connection: socket.socket) -> None:
    try:
        connection.sendall(GOOD_BYE)
    except OSError:
        # It left before; what both worked on is done.
        return


def _hears_good_bye(connection: socket.socket) -> bool:
    try:
        return connection.recv(1) == GOOD_BYE
    except OSError:
        return False


def _end(cluster: Cluster, gone: str) -> None:
    tell(
        Path(sys.argv[0]).stem,
        ClusterError(
            [
                f"{cluster.lost()}: {gone} ended before its time, and this host still waited for it "
                f"{GRACE_SECONDS:g} s later"
            ]
        ),
    )
    end_now()


def end_now() -> NoReturn:
    """End the program with exit code 1, whatever its threads wait for, once what it said is out."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(1)
