"""Metrics of predictions as scikit-learn measures them, by the names that the trainings have for the same."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.metrics import accuracy_score, log_loss, mean_absolute_error, mean_squared_error, roc_auc_score

Numbers = npt.NDArray[Any]


def measured(target: Numbers, predicted: Numbers, task: str) -> dict[str, float]:
    if task == "binary":
        return {"auc": roc_auc_score(target, predicted), "logloss": log_loss(target, predicted)}
    if task == "multiclass":
        right = accuracy_score(target, predicted.argmax(axis=1))
        # XGBoost's add up to 1 only as far as single precision goes.
        return {"merror": 1 - right, "mlogloss": log_loss(target, predicted / predicted.sum(axis=1)[:, None])}
    return {
        "mae": mean_absolute_error(target, predicted),
        "rmse": float(np.sqrt(mean_squared_error(target, predicted))),
    }
