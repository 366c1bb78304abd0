"""Data of the checks that SageMaker runs on a model: its predictions, and the rows that it is asked about."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from inference import Model, Prediction
from labels import encode_classes
from tables import write_table

#: Most rows that are explained: each is varied many times, and the model asked about each variation.
MAX_EXPLAINED_ROWS = 100


def write_check_data(
    folder: Path, model: Model, features: pd.DataFrame, labels: pd.Series[str], prediction: Prediction
) -> None:
    """Write one CSV with a header line a check.

    Args:
        folder: gets a folder for each of quality, bias and explainability.
        model: the model as it will be served.
        features: raw columns of the test part, as text.
        labels: the truth for the same rows.
        prediction: what the model says of them.
    """
    columns = features[model.transform.columns]
    write_table(quality_table(model, labels, prediction), folder / "quality" / "quality.csv")
    # The label first and then what the model is sent, in the order in which it takes columns without names.
    biased = pd.concat([labels, columns], axis="columns")
    write_table(biased, folder / "bias" / "bias.csv")
    # Spread over the whole part, as its rows may be sorted by class.
    chosen = np.unique(np.linspace(0, len(columns) - 1, MAX_EXPLAINED_ROWS).astype(int))
    write_table(columns.iloc[chosen], folder / "explainability" / "explainability.csv")


def quality_table(model: Model, labels: pd.Series[str], prediction: Prediction) -> pd.DataFrame:
    """Set the predictions beside the truth: 0 and 1 for a binary model, since its metrics are of numbers."""
    if model.task == "regression":
        return pd.DataFrame({"prediction": prediction.values, "label": labels.to_numpy()})
    decided = pd.Series(prediction.labels, dtype=object)
    if model.task == "multiclass":
        return pd.DataFrame({"prediction": decided, "label": labels.to_numpy()})
    return pd.DataFrame(
        {
            "prediction": encode_classes(decided, model.classes),
            "probability": prediction.values,
            "label": encode_classes(labels, model.classes),
        }
    )
