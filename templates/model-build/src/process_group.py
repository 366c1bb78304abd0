"""The hosts of a cluster that train one network together: what they add up and tell each other.

They talk by Gloo, on GPUs too: a network for a table is small, so that its gradients take little time on the
way through the processor's memory, and what is tried on a laptop is what runs.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
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
    """What a host needs of the others; a group of one needs nothing.

    Tensors that Gloo was given are kept until the hosts have parted: its threads would need Python to free
    the last reference to one, and Python waits for its threads when it ends them.
    """

    rank: int = 0
    size: int = 1
    #: For sums, by type and length.
    buffers: dict[tuple[torch.dtype, int], torch.Tensor] = field(default_factory=dict)
    #: For values that were told.
    told: list[torch.Tensor] = field(default_factory=list)

    @property
    def is_first(self) -> bool:
        """Say whether this is the host that measures and writes."""
        return self.rank == 0

    def add_up(self, values: torch.Tensor) -> None:
        """Replace values, which lie in the processor's memory, by their sums over all hosts."""
        if self.size == 1:
            return
        buffer = self.buffers.setdefault((values.dtype, values.numel()), torch.empty_like(values.flatten()))
        buffer.copy_(values.flatten())
        dist.all_reduce(buffer)
        values.copy_(buffer.view_as(values))

    def total(self, own: int) -> int:
        """Add up a number of every host."""
        numbers = torch.tensor([own])
        self.add_up(numbers)
        return int(numbers)

    def share(self, value: T) -> T:
        """Give every host the first one's value."""
        if self.size == 1:
            return value
        own = pickle.dumps(value) if self.is_first else b""
        content = self._content(own, self.total(len(own)))
        dist.broadcast(content, src=0)
        shared: T = _value(content)
        return shared

    def collect(self, value: T) -> list[T]:
        """Give the first host every host's value, by rank, and the others nothing."""
        if self.size == 1:
            return [value]
        own = pickle.dumps(value)
        lengths = torch.zeros(self.size, dtype=torch.int64)
        lengths[self.rank] = len(own)
        self.add_up(lengths)
        if not self.is_first:
            dist.send(self._content(own, len(own)), dst=0)
            return []
        others = [self._content(b"", int(length)) for length in lengths[1:]]
        for rank, content in enumerate(others, start=1):
            dist.recv(content, src=rank)
        return [value, *(_value(content) for content in others)]

    def _content(self, own: bytes, length: int) -> torch.Tensor:
        """Make room for what is told, and fill it with what this host has to tell."""
        content = torch.frombuffer(bytearray(own or bytes(length)), dtype=torch.uint8)
        self.told.append(content)
        return content


def _value(content: torch.Tensor) -> Any:  # noqa: ANN401
    """Read what another host of the same training told."""
    return pickle.loads(content.numpy().tobytes())  # noqa: S301


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
    group = Group(cluster.rank, cluster.size)
    try:
        yield group
        # So that none leaves while another still listens to it.
        group.total(1)
    except RuntimeError as error:
        if not _is_of_the_group(error):
            raise
        raise ClusterError([f"{cluster.lost()}: {_reason(error)}"]) from error
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
