"""Ends a training as AWS ends one on a spot instance."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

SECONDS = 120


def kill_after_a_checkpoint(command: list[str], checkpoint: Path) -> None:
    """Start a training and kill it as soon as there is something to go on from."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as training:
        try:
            deadline = time.monotonic() + SECONDS
            while not checkpoint.is_file():
                assert training.poll() is None, "the training ended before there was a checkpoint"
                assert time.monotonic() < deadline, f"no checkpoint after {SECONDS} s"
                time.sleep(0.005)
        finally:
            training.kill()
