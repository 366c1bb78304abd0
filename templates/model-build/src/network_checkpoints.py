"""Checkpoints of a network's training.

SageMaker copies their folder to S3 whenever it changes, and back before an interrupted training starts anew.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from network import UNREADABLE

FILE = "network.pt"
#: Name of the training that a checkpoint belongs to.
FINGERPRINT = "fingerprint"

#: What a training must know to go on: tensors, numbers, texts, lists and dictionaries of them.
State = dict[str, Any]


class NetworkCheckpoints:
    """The one checkpoint in a folder; nothing is kept where the folder does not exist."""

    def __init__(self, folder: Path, name: str, seconds_between: float) -> None:
        self.folder = folder
        self.name = name
        self.seconds_between = seconds_between
        self.saved_at = time.monotonic()

    def latest(self) -> State | None:
        """Load what an interruption left behind."""
        path = self.folder / FILE
        if not path.is_file():
            return None
        try:
            state: State = torch.load(path, map_location="cpu", weights_only=True)
        except UNREADABLE as error:
            print(f"{path} cannot be read ({type(error).__name__}), so it is left aside")
            return None
        if state.pop(FINGERPRINT, None) != self.name:
            print(f"{path} is of another training (other data or hyperparameters), so it is left aside")
            return None
        return state

    def save(self, state: Callable[[], State], is_last: bool) -> None:
        """Replace the checkpoint, in one go, if the last one was long ago or the training is over."""
        is_due = is_last or time.monotonic() - self.saved_at >= self.seconds_between
        if not is_due or not self.folder.is_dir():
            return
        unfinished = self.folder / f"unfinished-{FILE}"
        torch.save({**state(), FINGERPRINT: self.name}, unfinished)
        unfinished.replace(self.folder / FILE)
        self.saved_at = time.monotonic()
