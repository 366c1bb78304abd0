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

T = TypeVar("T")

#: Where the first host listens in SageMaker's network.
PORT = 29_500
#: How long a host waits for the others, who may have more rows to read or to measure on. One that has died is
#: noticed at once, by its closed connection.
TIMEOUT_SECONDS = 600.0


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
def joined(cluster: Cluster, timeout_seconds: float = TIMEOUT_SECONDS) -> Iterator[Group]:
    """Join the other hosts, and leave them together.

    Raises:
        RuntimeError: if another host has ended, or does not answer in time.
    """
    if not cluster.is_distributed:
        yield Group()
        return
    if cluster.network_interface:
        os.environ.setdefault("GLOO_SOCKET_IFNAME", cluster.network_interface)
    address, port = cluster.leader(PORT, timeout_seconds)
    try:
        dist.init_process_group(
            "gloo",
            init_method=f"tcp://{address}:{port}",
            rank=cluster.rank,
            world_size=cluster.size,
            timeout=timedelta(seconds=timeout_seconds),
        )
        yield Group(cluster.rank, cluster.size)
        dist.barrier()
    except dist.DistError as error:
        raise _lost(cluster, timeout_seconds) from error
    except RuntimeError as error:
        # Gloo has no error of its own.
        raise (_lost(cluster, timeout_seconds) if "gloo" in str(error).lower() else error) from error
    finally:
        if dist.is_initialized():
            dist.destroy_process_group()


def _lost(cluster: Cluster, timeout_seconds: float) -> RuntimeError:
    return RuntimeError(
        f"{cluster.current} has lost another host, which has ended or did not answer for "
        f"{timeout_seconds:g} s; look at the logs of {', '.join(cluster.hosts)}"
    )
