"""Several hosts on one machine: a process each, with the folders and variables of SageMaker."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from steps import prepare_sample

#: Bounds every run: a test that waits longer has found a hang.
SECONDS = 90
#: A host that is told to wait this long for another has ended well within it.
PATIENCE = "--cluster-timeout=20"

SOURCE = Path(__file__).parent.parent / "src"


@dataclass
class Ended:
    """How the program of one host ended, and what it said."""

    code: int
    said: str
    seconds: float


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def names(count: int) -> list[str]:
    return [f"algo-{index + 1}" for index in range(count)]


def folder_of(root: Path, host: str) -> Path:
    return root / host


def environment_of(host: str, hosts: Sequence[str], port: int) -> dict[str, str]:
    told = {
        "SM_HOSTS": json.dumps(list(hosts)),
        "SM_CURRENT_HOST": host,
        "SM_NETWORK_INTERFACE_NAME": "lo",
        "CLUSTER_LEADER": f"127.0.0.1:{port}",
        "PYTHONPATH": str(SOURCE),
        "PYTHONUNBUFFERED": "1",
        "PYTHONFAULTHANDLER": "1",
    }
    return {**os.environ, **told}


def prepare_for(folder: Path, task: str, files: int) -> Path:
    """Prepare a task's table with the training part in so many files."""
    return prepare_sample(folder, task, f"--train-hosts={files}", rows=600)


def give_shares(prepared: Path, root: Path, hosts: Sequence[str]) -> None:
    """Give each host its files of the training part, in turn, and a folder for its checkpoints."""
    for index, host in enumerate(hosts):
        train = folder_of(root, host) / "train"
        train.mkdir(parents=True)
        (folder_of(root, host) / "checkpoints").mkdir()
        for path in sorted((prepared / "train").glob("*.csv"))[index :: len(hosts)]:
            shutil.copy(path, train)


class Training:
    """A training on several hosts, under way."""

    def __init__(self, prepared: Path, root: Path, hosts: Sequence[str], program: str, *more: str) -> None:
        self.root = root
        self.began = time.monotonic()
        port = free_port()
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        with ExitStack() as logs:
            for host in hosts:
                folder = folder_of(root, host)
                command = [
                    *(sys.executable, "-W", "ignore", program),
                    *(f"--train={folder / 'train'}", f"--checkpoint-dir={folder / 'checkpoints'}"),
                    *(f"--validation={prepared / 'validation'}", f"--transform={prepared / 'transform'}"),
                    *(f"--model-dir={folder / 'model'}", f"--output-data-dir={folder / 'output'}"),
                    "--num-cpus=1",
                    *more,
                ]
                self.processes[host] = subprocess.Popen(
                    command,
                    env=environment_of(host, hosts, port),
                    stdout=logs.enter_context(self.log(host).open("wb")),
                    stderr=subprocess.STDOUT,
                )

    def log(self, host: str) -> Path:
        return folder_of(self.root, host) / "log.txt"

    def wait_for_checkpoint(self, after: float = 0, name: str = "boosting.json") -> None:
        """Wait until the first host has kept something."""
        path = folder_of(self.root, next(iter(self.processes))) / "checkpoints" / name
        deadline = time.monotonic() + SECONDS
        while not path.is_file() or path.stat().st_mtime <= after:
            assert time.monotonic() < deadline, "no checkpoint in time"
            assert all(process.poll() is None for process in self.processes.values()), self.said()
            time.sleep(0.005)

    def kill(self, *hosts: str) -> None:
        for host in hosts or self.processes:
            self.processes[host].kill()

    def said(self) -> str:
        return "\n".join(f"{host}: {self.log(host).read_text()}" for host in self.processes)

    def ends(self) -> dict[str, Ended]:
        """Wait until all have ended."""
        ended = {}
        try:
            for host, process in self.processes.items():
                code = process.wait(timeout=SECONDS)
                ended[host] = Ended(code, self.log(host).read_text(), time.monotonic() - self.began)
        except subprocess.TimeoutExpired:
            # Each says where it stands.
            for process in self.processes.values():
                process.send_signal(signal.SIGABRT)
            time.sleep(1)
            raise AssertionError(f"hosts hang: {self.said()}") from None
        finally:
            self.kill()
        return ended


def all_fine(ended: dict[str, Ended]) -> dict[str, str]:
    """Give what each host said, where all ended well."""
    assert {host: end.code for host, end in ended.items()} == dict.fromkeys(ended, 0), ended
    return {host: end.said for host, end in ended.items()}


def told(ended: dict[str, Ended]) -> list[dict[str, Any]]:
    """Give what each host told of its results, where all ended well."""
    lines = [line for said in all_fine(ended).values() for line in said.splitlines()]
    return [json.loads(line.removeprefix("TOLD ")) for line in lines if line.startswith("TOLD ")]
