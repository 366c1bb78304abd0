"""Come together with the other hosts, then wait where no exception reaches, as in a library's own code."""

import ctypes

import host_watch
from boosting_hosts import together
from cluster import Cluster
from problems import run_script


def wait_for_good() -> None:
    with together(Cluster.of_training(), 20):
        print("together", flush=True)
        ctypes.CDLL(None).pause()


if __name__ == "__main__":
    host_watch.GRACE_SECONDS = 2
    run_script("wait_for_good", wait_for_good)
