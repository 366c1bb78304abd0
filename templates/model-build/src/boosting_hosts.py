"""What the hosts of a boosting tell each other, over XGBoost's own collective.

XGBoost itself adds up histograms, quantiles and metrics over all hosts, so that each grows the same trees and
measures the same. What else a training decides on has to be the same everywhere too, and goes through here.
"""

from __future__ import annotations

import atexit
import hashlib
import re
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import numpy as np
import xgboost as xgb
from xgboost import collective
from xgboost.tracker import RabitTracker

from cluster import Cluster
from host_watch import end_now, watched
from problems import ClusterError

#: SageMaker's own XGBoost container takes it for the same.
#: https://github.com/aws/sagemaker-xgboost-container/blob/master/src/sagemaker_xgboost_container/distributed.py
PORT = 9099
SECONDS_BETWEEN_TRIES = 1.0
#: Time of day, file and line, which XGBoost begins its messages with.
PLACE = re.compile(r"^\[[\d:]+\] \S+:\d+: ")
DIGEST_BYTES = hashlib.sha256().digest_size

T = TypeVar("T")


class Hosts:
    """The hosts of a boosting; with one host, nothing is sent anywhere."""

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster

    def from_first(self, make: Callable[[], T]) -> T:
        """Give on every host what the first one makes."""
        if not self.cluster.is_distributed:
            return make()
        return self.broadcast(make() if self.cluster.is_first else None)

    def broadcast(self, own: T | None) -> T:
        """Give on every host what the first one, of several, has."""
        return collective.broadcast(own, 0)  # type: ignore[return-value]

    def total(self, own: int) -> int:
        """Add up a number of every host."""
        if not self.cluster.is_distributed:
            return own
        return int(collective.allreduce(np.array([own], dtype=np.int64), collective.Op.SUM)[0])

    def name_of_all(self, own: str) -> str:
        """Join the names that every host has for its share to one, whichever host has which share."""
        if not self.cluster.is_distributed:
            return own
        table = np.zeros((self.cluster.size, DIGEST_BYTES), dtype=np.uint8)
        table[self.cluster.rank] = np.frombuffer(hashlib.sha256(own.encode()).digest(), dtype=np.uint8)
        rows = collective.allreduce(table, collective.Op.SUM).reshape(table.shape)
        return hashlib.sha256(b"".join(sorted(row.tobytes() for row in rows))).hexdigest()


@contextmanager
def together(cluster: Cluster, timeout_seconds: int) -> Iterator[Hosts]:
    """Bring the hosts together for as long as they train; alone, do nothing.

    A host that fails or falls silent ends the training on all of them: XGBoost cannot go on without it.

    Args:
        cluster: the hosts.
        timeout_seconds: how long to wait for the others, at first and whenever they should answer.

    Raises:
        ClusterError: if the hosts do not come together, or lose each other.
    """
    if not cluster.is_distributed:
        yield Hosts(cluster)
        return
    try:
        address, port = cluster.leader(PORT, timeout_seconds)
        tracker = _start_tracker(cluster.size, address, port) if cluster.is_first else None
        print(f"host {cluster.rank + 1} of {cluster.size}: meeting the others at {address}:{port}")
        _join(cluster, address, port, timeout_seconds)
        hosts = Hosts(cluster)
        with watched(cluster, address, timeout_seconds, hosts.broadcast):
            yield hosts
            collective.finalize()
        if tracker is not None:
            tracker.wait_for(timeout_seconds)
            tracker.free()
    except (xgb.core.XGBoostError, OSError) as error:
        _leave_no_threads()
        raise ClusterError([f"{cluster.lost()}: {reason_of(error)}"]) from error
    except BaseException:
        _leave_no_threads()
        raise


def _join(cluster: Cluster, address: str, port: int, timeout_seconds: int) -> None:
    deadline = time.monotonic() + timeout_seconds
    arguments: dict[str, int | str] = {
        "dmlc_tracker_uri": address,
        "dmlc_tracker_port": port,
        # By the names of the tasks, ranks are the same as the cluster's.
        "dmlc_task_id": f"{cluster.rank:05d}",
        "dmlc_timeout": timeout_seconds,
        "dmlc_retry": 1,
    }
    while reason := _try_to_join(arguments):
        if time.monotonic() >= deadline:
            raise ClusterError(
                [
                    f"the hosts {', '.join(cluster.hosts)} did not come together within {timeout_seconds} s; "
                    f"look at the logs of the others, one may have failed or never started: {reason}"
                ]
            )
        time.sleep(SECONDS_BETWEEN_TRIES)


def _start_tracker(size: int, address: str, port: int) -> RabitTracker:
    try:
        tracker = RabitTracker(n_workers=size, host_ip=address, port=port, sortby="task")
        tracker.start()
    except xgb.core.XGBoostError as error:
        raise ClusterError(
            [f"cannot wait for the other hosts at {address}:{port}: {reason_of(error)}"]
        ) from error
    return tracker


def _try_to_join(arguments: dict[str, int | str]) -> str:
    """Join the group of the hosts once; gives the reason why not, or nothing."""
    try:
        # It warns of every try before the first host is there.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            collective.init(**arguments)
    except xgb.core.XGBoostError as error:
        return reason_of(error)
    return ""


def reason_of(error: Exception) -> str:
    """Take the reason out of what XGBoost says, which is more about where in its code it happened."""
    lines = str(error).split("Stack trace:")[0].strip().splitlines()
    last = lines[-1].removeprefix("- ").strip() if lines else type(error).__name__
    return PLACE.sub("", last)


def _leave_no_threads() -> None:
    """End this program at its exit without waiting for XGBoost.

    The library has threads that wait for the other hosts, and taking it down without them waits or crashes.
    """
    atexit.register(end_now)
