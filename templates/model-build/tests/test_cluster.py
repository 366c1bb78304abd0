import json
import socket
import time
from pathlib import Path

import pytest

from cluster import Cluster
from problems import ClusterError, InputError


def test_a_script_that_sagemaker_tells_nothing_is_alone() -> None:
    for cluster in (Cluster.of_training({}), Cluster.of_processing(Path("/nowhere/resourceconfig.json"))):
        assert (cluster.size, cluster.rank, cluster.is_first, cluster.is_distributed) == (1, 0, True, False)


@pytest.mark.parametrize(("current", "rank"), [("algo-1", 0), ("algo-10", 1), ("algo-2", 2)])
def test_every_host_counts_the_hosts_in_one_order(current: str, rank: int) -> None:
    told = {
        "SM_HOSTS": '["algo-2", "algo-10", "algo-1"]',
        "SM_CURRENT_HOST": current,
        "SM_NETWORK_INTERFACE_NAME": "eth0",
    }
    cluster = Cluster.of_training(told)
    assert cluster == Cluster(("algo-1", "algo-10", "algo-2"), current, "eth0")
    assert (cluster.rank, cluster.is_first, cluster.is_distributed) == (rank, rank == 0, True)


def test_a_processing_job_tells_of_its_hosts_in_a_file(tmp_path: Path) -> None:
    config = tmp_path / "resourceconfig.json"
    config.write_text(json.dumps({"current_host": "algo-2", "hosts": ["algo-1", "algo-2"]}))
    assert Cluster.of_processing(config) == Cluster(("algo-1", "algo-2"), "algo-2")


def test_a_host_that_is_none_of_the_hosts_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        Cluster(("algo-1", "algo-2"), "algo-3")
    assert caught.value.problems == ["this host, algo-3, is none of the job's: algo-1, algo-2"]


def test_the_first_host_is_found_by_its_name() -> None:
    cluster = Cluster(("localhost", "other"), "other")
    assert cluster.leader(7777, 1, {}) == (socket.gethostbyname("localhost"), 7777)


def test_a_run_on_one_machine_says_where_the_first_host_listens() -> None:
    cluster = Cluster(("algo-1", "algo-2"), "algo-2")
    assert cluster.leader(7777, 1, {"CLUSTER_LEADER": "127.0.0.1:40123"}) == ("127.0.0.1", 40123)


def test_a_first_host_that_never_comes_is_not_waited_for_without_end() -> None:
    begin = time.monotonic()
    with pytest.raises(ClusterError) as caught:
        Cluster(("absent.invalid", "other"), "other").leader(7777, 0.2, {})
    assert time.monotonic() - begin < 30
    [problem] = caught.value.problems
    assert problem.startswith("the name of the first host, absent.invalid, is not known after 0.2 s (")
