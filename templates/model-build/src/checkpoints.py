"""Checkpoints of a boosting.

SageMaker copies their folder to S3 whenever it changes, and back before an interrupted training starts anew.
"""

from __future__ import annotations

import json
from pathlib import Path

import xgboost as xgb

from early_stopping import Measured

#: Rounds between two checkpoints.
ROUNDS_BETWEEN = 25
FILE = "boosting.json"
#: Attributes of the booster in which a checkpoint keeps what else the training must know.
HISTORY, FINGERPRINT = "history", "fingerprint"


class Checkpoints:
    """The one checkpoint in a folder; nothing is kept where the folder does not exist."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name

    def rounds_between(self) -> int | None:
        """Say how many rounds to train before the next checkpoint, or that none is kept."""
        return ROUNDS_BETWEEN if self.folder.is_dir() else None

    def latest(self) -> tuple[xgb.Booster | None, Measured]:
        """Load what an interruption left behind, with what had been measured until then."""
        path = self.folder / FILE
        if not path.is_file():
            return None, {}
        booster = xgb.Booster(model_file=path)
        attributes = booster.attributes()
        if attributes.get(FINGERPRINT) != self.name:
            print(f"{path} is of another training (other data or hyperparameters), so it is left aside")
            return None, {}
        print(f"going on from the checkpoint after {booster.num_boosted_rounds()} iterations")
        booster.set_attr(**{HISTORY: None, FINGERPRINT: None})
        return booster, json.loads(attributes[HISTORY] or "{}")

    def save(self, booster: xgb.Booster, measured: Measured) -> None:
        """Replace the checkpoint in one go, so that an interruption never leaves half of one."""
        if not self.folder.is_dir():
            return
        booster.set_attr(**{HISTORY: json.dumps(measured), FINGERPRINT: self.name})
        unfinished = self.folder / f"unfinished-{FILE}"
        booster.save_model(unfinished)
        unfinished.replace(self.folder / FILE)
        booster.set_attr(**{HISTORY: None, FINGERPRINT: None})
