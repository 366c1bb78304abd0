"""The golden predictions: rows of the test part, with what the model answered when it was evaluated."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from endpoint_test.settings import UsageError

#: One answer: a probability or a value, or a probability for each class.
Prediction = float | list[float]


@dataclass(frozen=True)
class Golden:
    """Requests, and the answers that they must get."""

    task: str
    columns: list[str]
    instances: list[dict[str, Any]]
    predictions: list[Prediction]

    def json_body(self, rows: int | None = None) -> bytes:
        """Write the first rows as a JSON request."""
        return json.dumps({"instances": self.instances[:rows]}).encode()

    def json_body_without(self, column: str) -> bytes:
        """Write the first row, less one column, as a JSON request."""
        row = {name: value for name, value in self.instances[0].items() if name != column}
        return json.dumps({"instances": [row]}).encode()

    def csv_body(self) -> bytes:
        """Write all rows as CSV with a header; a missing value is an empty field."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(self.columns)
        for instance in self.instances:
            writer.writerow("" if instance[name] is None else instance[name] for name in self.columns)
        return text.getvalue().encode()


def read_golden(file: Path) -> Golden:
    """Read the file that the evaluation wrote.

    Raises:
        UsageError: if it is not such a file.
    """
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        golden = Golden(
            task=content["task"],
            columns=content["columns"],
            instances=content["instances"],
            predictions=content["predictions"],
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{file} is not a file of golden predictions, as evaluate.py writes it: {error!r}"
        raise UsageError(message) from error
    if not golden.instances or len(golden.instances) != len(golden.predictions):
        message = f"{file} must hold as many predictions as instances, and at least one"
        raise UsageError(message)
    return golden
