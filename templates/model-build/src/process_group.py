"""The hosts of a cluster that train one network together: what they add up and tell each other.

They talk by Gloo, on GPUs too: a network for a table is small, so that its gradients take little time on the
way through the processor's memory, and what is tried on a laptop is what runs.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

import torch
import torch.distributed as dist

from cluster import Cluster
from problems import ClusterError

T = TypeVar("T")

#: Where the first host listens in SageMaker's network.
PORT = 29_500


@dataclass(frozen=True)
class Group:
    """What a host needs of the others; a group of one needs nothing."""

    rank: int = 0
    size: int = 1

    @property
    def is_first(self) -> bool:
        """Say whether this is the host that measures and writes."""
        return self.rank == 0

    def add_up(self, values: torch.Tensor) -> None:
        """Replace values, which lie in the processor's memory, by their sums over all hosts."""
        if self.size > 1:
            dist.all_reduce(values)

    def total(self, own: int) -> int:
        """Add up a number of every host."""
        numbers = torch.tensor([own])
        self.add_up(numbers)
        return int(numbers)

    def share(self, value: T) -> T:
        """Give every host the first one's value."""
        if self.size == 1:
            return value
        values: list[Any] = [value]
        dist.broadcast_object_list(values, src=0)
        shared: T = values[0]
        return shared

    def collect(self, value: T) -> list[T]:
        """Give the first host every host's value, by rank, and the others nothing."""
        if self.size == 1:
            return [value]
        values: list[Any] = [None] * self.size if self.is_first else []
        dist.gather_object(value, values if self.is_first else None, dst=0)
        return values


@contextmanager
def joined(cluster: Cluster, timeout_seconds: int) -> Iterator[Group]:
    """Bring the hosts together for as long as they train; alone, do nothing.

    A host that has died is noticed at once, by its closed connection.

    Args:
        cluster: the hosts.
        timeout_seconds: how long to wait for the others, at first and whenever they should answer.

    Raises:
        ClusterError: if the hosts do not come together, or lose each other.
    """
    if not cluster.is_distributed:
        yield Group()
        return
    _join(cluster, timeout_seconds)
    try:
        yield Group(cluster.rank, cluster.size)
        # So that none leaves while another still listens to it.
        dist.barrier()
    except RuntimeError as error:
        if not _is_of_the_group(error):
            raise
        others = ", ".join(host for host in cluster.hosts if host != cluster.current)
        raise ClusterError(
            [
                f"{cluster.current} cannot go on with the training on {cluster.size} hosts; look at the logs "
                f"of the others ({others}) too, as one that fails stops all: {_reason(error)}"
            ]
        ) from error
    finally:
        dist.destroy_process_group()


def _join(cluster: Cluster, timeout_seconds: int) -> None:
    if cluster.network_interface:
        os.environ.setdefault("GLOO_SOCKET_IFNAME", cluster.network_interface)
    address, port = cluster.leader(PORT, timeout_seconds)
    print(f"host {cluster.rank + 1} of {cluster.size}: meeting the others at {address}:{port}")
    try:
        dist.init_process_group(
            "gloo",
            init_method=f"tcp://{address}:{port}",
            rank=cluster.rank,
            world_size=cluster.size,
            timeout=timedelta(seconds=timeout_seconds),
        )
    except RuntimeError as error:
        raise ClusterError(
            [
                f"the hosts {', '.join(cluster.hosts)} did not come together within {timeout_seconds} s; "
                f"look at the logs of the others, one may have failed or never started: {_reason(error)}"
            ]
        ) from error


def _is_of_the_group(error: RuntimeError) -> bool:
    """Tell an error of the connection from one of the training; Gloo has no class of its own for it."""
    return isinstance(error, dist.DistError) or "gloo" in str(error).lower()


def _reason(error: RuntimeError) -> str:
    """Take the reason out of what PyTorch says, which begins with where in its code it happened."""
    return str(error).strip().splitlines()[0].rpartition("] ")[2]
