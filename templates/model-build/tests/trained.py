"""Models that are trained through the command lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from inference import Model, input_fn, model_fn, output_fn, predict_fn
from samples import TABLES
from steps import run_train
from tables import read_table


class Trained:
    """A model of ``train.py``, with the folders around it."""

    def __init__(self, folder: Path, task: str, prepared: Path) -> None:
        _, self.label = TABLES[task]
        self.task = task
        self.prepared = prepared
        self.model_dir = run_train(prepared, folder / "model", self.label, task)
        self.model: Model = model_fn(str(self.model_dir))
        self.test = read_table(prepared / "test" / "test.csv").drop(columns=self.label)

    def invoke(self, body: str | bytes | bytearray, content_type: str | None, accept: str) -> tuple[str, str]:
        return output_fn(predict_fn(input_fn(body, content_type), self.model), accept)


#: Gives the trained model of a task's table.
TrainedFor = Callable[[str], Trained]
