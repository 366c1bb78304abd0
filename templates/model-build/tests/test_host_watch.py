import socket
import threading
import time
from pathlib import Path

import pytest

import wait_for_good
from cluster import Cluster
from host_watch import GOOD_BYE, watched
from hosts import SECONDS, Training, folder_of, names


def wait_until_together(training: Training) -> None:
    deadline = time.monotonic() + SECONDS
    while training.said().count("together") < len(training.processes):
        assert time.monotonic() < deadline, training.said()
        time.sleep(0.05)


@pytest.mark.parametrize(("victim", "noticed_by"), [("algo-1", ["algo-2", "algo-3"]), ("algo-3", ["algo-1"])])
def test_a_host_that_a_library_holds_up_ends_when_another_has_died(
    victim: str, noticed_by: list[str], tmp_path: Path
) -> None:
    hosts = names(3)
    for host in hosts:
        folder_of(tmp_path, host).mkdir()
    training = Training(tmp_path, tmp_path, hosts, wait_for_good.__file__)
    wait_until_together(training)
    died = time.monotonic()
    training.kill(victim)
    ended = training.ends()
    # The first host notices those that died, and the others notice it.
    assert time.monotonic() - died < SECONDS / 3
    for host in hosts:
        if host != victim:
            assert ended[host].code == 1, ended
            assert "wait_for_good: ValueError: 1 problem with the other hosts" in ended[host].said
            assert f"{host} cannot go on with the training on 3 hosts" in ended[host].said
    for host in noticed_by:
        assert f"{victim} ended before its time, and this host still waited" in ended[host].said


def test_who_is_none_of_the_hosts_is_not_taken_for_one() -> None:
    hosts = names(2)
    said = [b"GET / HTTP/1.1", (0).to_bytes(4, "big"), b"", (1).to_bytes(4, "big") + GOOD_BYE]

    def come(address: tuple[str, int]) -> None:
        for words in said:
            with socket.create_connection(address) as guest:
                guest.sendall(words)

    def share(own: tuple[str, int] | None) -> tuple[str, int]:
        assert own is not None
        threading.Thread(target=come, args=(own,)).start()
        return own

    with watched(Cluster(tuple(hosts), hosts[0]), "127.0.0.1", 20, share):
        time.sleep(0.5)
