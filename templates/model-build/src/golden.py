"""Rows of the test part with the predictions that an endpoint must give for them: a deployment's test."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from features import FeatureTransform, parse_numbers
from inference import JSON, Model, input_fn, output_fn, predict_fn

#: Most rows that the document holds.
MAX_ROWS = 20


def golden_document(
    model: Model, features: pd.DataFrame, expected: npt.NDArray[np.float64]
) -> dict[str, Any]:
    """Ask the model as a client of the endpoint would, in JSON, and keep what it answers.

    Args:
        model: the model as it will be served.
        features: raw columns of the test part, as text.
        expected: what the evaluation has predicted for the same rows.

    Raises:
        RuntimeError: if serving answers otherwise than the evaluation, which would then say nothing of it.
    """
    # Spread over the whole part, as its rows may be sorted by class.
    chosen = np.unique(np.linspace(0, len(features) - 1, MAX_ROWS).astype(int))
    instances = as_instances(features.iloc[chosen], model.transform)
    body, _ = output_fn(predict_fn(input_fn(json.dumps({"instances": instances}), JSON), model), JSON)
    predictions = json.loads(body)["predictions"]
    # A network's last digits depend on how many rows it predicts at once.
    if not np.allclose(predictions, expected[chosen], rtol=1e-9, atol=1e-12):
        raise RuntimeError("the model answers a JSON request otherwise than it was evaluated")
    return {
        "task": model.task,
        "columns": model.transform.columns,
        "instances": instances,
        "predictions": predictions,
    }


def as_instances(features: pd.DataFrame, transform: FeatureTransform) -> list[dict[str, object]]:
    """Write rows as a JSON client has them: numbers as numbers, null where a value is missing."""
    columns: dict[str, list[object]] = {}
    numeric = {column.name for column in transform.numeric}
    for name in transform.columns:
        if name in numeric:
            numbers, _ = parse_numbers(features[name])
            columns[name] = [None if np.isnan(number) else float(number) for number in numbers]
        else:
            columns[name] = [text if text.strip() else None for text in features[name]]
    return [dict(zip(columns, row)) for row in zip(*columns.values())]
