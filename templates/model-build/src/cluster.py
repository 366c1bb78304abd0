"""The hosts that share one job: SageMaker runs the same script on each, and tells each of the others.

What a script may rely on, and must keep to:

* The training part is shared: each host has its own rows, no other's (``training.read_data`` gives them). The
  validation part is whole on every host, so that each may measure on all of it.
* The first host alone writes the model, the metrics and the checkpoints. SageMaker puts the model folders of
  all hosts together, where files of one name would clash.
  https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-training-algo-output.html
* Hosts of a training reach each other by name, in a network-isolated job too; those of an isolated processing
  job do not, so that what they do must follow from their rank alone.
  https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html
"""

from __future__ import annotations

import json
import os
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from problems import ClusterError, InputError

#: ``ADDRESS:PORT`` at which the first host listens. Only a run on one machine sets it: the hosts' names are
#: known in SageMaker's network only, and a port that is free there may be taken here.
LEADER_VARIABLE = "CLUSTER_LEADER"
#: Where SageMaker tells the hosts of a processing job of each other.
PROCESSING_CONFIG = Path("/opt/ml/config/resourceconfig.json")
SECONDS_BETWEEN_LOOKUPS = 1.0


@dataclass(frozen=True)
class Cluster:
    """All hosts of a job, and which of them this is."""

    hosts: tuple[str, ...] = ("algo-1",)
    current: str = "algo-1"
    #: The network interface that the hosts reach each other on; empty where SageMaker names none.
    network_interface: str = ""

    def __post_init__(self) -> None:
        """Sort the hosts, so that all hosts count them alike.

        Raises:
            InputError: if this host is none of them.
        """
        object.__setattr__(self, "hosts", tuple(sorted(set(self.hosts))))
        if self.current not in self.hosts:
            raise InputError([f"this host, {self.current}, is none of the job's: {', '.join(self.hosts)}"])

    @staticmethod
    def of_training(environment: Mapping[str, str] = os.environ) -> Cluster:
        """Read what the training toolkit tells; one host where it tells nothing, as on a laptop.

        https://github.com/aws/sagemaker-training-toolkit/blob/master/ENVIRONMENT_VARIABLES.md
        """
        if "SM_HOSTS" not in environment:
            return Cluster()
        hosts = json.loads(environment["SM_HOSTS"])
        interface = environment.get("SM_NETWORK_INTERFACE_NAME", "")
        return Cluster(tuple(hosts), environment.get("SM_CURRENT_HOST", hosts[0]), interface)

    @staticmethod
    def of_processing(config: Path = PROCESSING_CONFIG) -> Cluster:
        """Read the configuration of a processing job; one host where there is no such file, as on a laptop.

        https://docs.aws.amazon.com/sagemaker/latest/dg/build-your-own-processing-container.html
        """
        if not config.is_file():
            return Cluster()
        document: dict[str, Any] = json.loads(config.read_text(encoding="utf-8"))
        interface = document.get("network_interface_name") or ""
        return Cluster(tuple(document["hosts"]), document["current_host"], interface)

    @property
    def size(self) -> int:
        """Count the hosts."""
        return len(self.hosts)

    @property
    def rank(self) -> int:
        """Number this host among all, from 0."""
        return self.hosts.index(self.current)

    @property
    def is_first(self) -> bool:
        """Say whether this is the host that writes the results."""
        return self.rank == 0

    @property
    def is_distributed(self) -> bool:
        """Say whether there is more than one host."""
        return self.size > 1

    def lost(self) -> str:
        """Begin the sentence that says why this host cannot go on without the others."""
        others = ", ".join(host for host in self.hosts if host != self.current)
        return (
            f"{self.current} cannot go on with the training on {self.size} hosts; look at the logs of the "
            f"others ({others}) too, as one that fails stops all"
        )

    def leader(
        self, port: int, timeout_seconds: float, environment: Mapping[str, str] = os.environ
    ) -> tuple[str, int]:
        """Find the IP address and the port at which the first host listens.

        Args:
            port: the port that it takes in SageMaker's network, where every job has its ports to itself.
            timeout_seconds: how long to wait for its name, which is not known until the host is there.
            environment: may name another address, see ``LEADER_VARIABLE``.

        Raises:
            ClusterError: if the name is not known in time.
        """
        given = environment.get(LEADER_VARIABLE, "")
        if given:
            host, _, own_port = given.rpartition(":")
            return host, int(own_port)
        return _address(self.hosts[0], timeout_seconds), port


def _address(host: str, timeout_seconds: float) -> str:
    deadline = time.monotonic() + timeout_seconds
    while True:
        address, reason = _look_up(host)
        if address:
            return address
        left = deadline - time.monotonic()
        if left <= 0:
            raise ClusterError(
                [
                    f"the name of the first host, {host}, is not known after {timeout_seconds:g} s "
                    f"({reason}); look at its log, it may have failed to start"
                ]
            )
        time.sleep(min(SECONDS_BETWEEN_LOOKUPS, left))


def _look_up(host: str) -> tuple[str, str]:
    """Give the address of a name, or else the reason why there is none."""
    try:
        return socket.gethostbyname(host), ""
    except OSError as error:
        return "", str(error)
