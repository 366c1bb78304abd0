"""Metrics of a model on rows it has not seen, and the decision threshold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.metrics import (
    accuracy_score,
    average_precision_score,
    balanced_accuracy_score,
    confusion_matrix,
    f1_score,
    log_loss,
    mean_absolute_error,
    mean_squared_error,
    precision_recall_curve,
    precision_score,
    r2_score,
    recall_score,
    roc_auc_score,
)

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

SECTIONS = {
    "binary": "binary_classification_metrics",
    "multiclass": "multiclass_classification_metrics",
    "regression": "regression_metrics",
}


def best_threshold(truth: Ints, probability: Floats) -> float:
    """Find the probability above which calling a row positive gives the highest F1.

    Where positives are rare, a threshold of 0.5 may call nothing positive at all. Choose it on the validation
    part: on the training part it is too optimistic, and the test part must not decide anything.
    """
    precision, recall, thresholds = precision_recall_curve(truth, probability)
    total = precision + recall
    f1 = np.divide(2 * precision * recall, total, out=np.zeros_like(total), where=total > 0)[:-1]
    return float(thresholds[int(np.argmax(f1))])


def binary_metrics(truth: Ints, probability: Floats, threshold: float) -> dict[str, float]:
    """Measure probabilities of the positive class, and the decisions that the threshold makes of them."""
    decision = (probability >= threshold).astype(np.int64)
    return {
        "auc": roc_auc_score(truth, probability),
        "pr_auc": average_precision_score(truth, probability),
        "log_loss": log_loss(truth, probability, labels=[0, 1]),
        "accuracy": accuracy_score(truth, decision),
        "balanced_accuracy": balanced_accuracy_score(truth, decision),
        "precision": precision_score(truth, decision, zero_division=0),
        "recall": recall_score(truth, decision, zero_division=0),
        "f1": f1_score(truth, decision, zero_division=0),
        "threshold": threshold,
    }


def multiclass_metrics(truth: Ints, probabilities: Floats) -> dict[str, float]:
    """Measure one probability a class; the likeliest class is the decision."""
    decision = np.argmax(probabilities, axis=1)
    # XGBoost adds them up in single precision, which is not close enough to one for log_loss.
    normalised = probabilities / probabilities.sum(axis=1, keepdims=True)
    return {
        "accuracy": accuracy_score(truth, decision),
        "balanced_accuracy": balanced_accuracy_score(truth, decision),
        "macro_f1": f1_score(truth, decision, average="macro", zero_division=0),
        "weighted_f1": f1_score(truth, decision, average="weighted", zero_division=0),
        "weighted_precision": precision_score(truth, decision, average="weighted", zero_division=0),
        "weighted_recall": recall_score(truth, decision, average="weighted", zero_division=0),
        "log_loss": log_loss(truth, normalised, labels=list(range(probabilities.shape[1]))),
    }


def regression_metrics(truth: Floats, prediction: Floats) -> dict[str, float]:
    """Measure predicted values."""
    mean_square = mean_squared_error(truth, prediction)
    return {
        "mae": mean_absolute_error(truth, prediction),
        "mse": mean_square,
        "rmse": float(np.sqrt(mean_square)),
        "r2": r2_score(truth, prediction),
    }


def class_confusion(truth: Ints, decision: Ints, classes: Sequence[str]) -> dict[str, dict[str, int]]:
    """Count decisions by true class, then by predicted class."""
    counts = confusion_matrix(truth, decision, labels=list(range(len(classes))))
    return {
        actual: {predicted: int(counts[row, column]) for column, predicted in enumerate(classes)}
        for row, actual in enumerate(classes)
    }


def metrics_document(task: str, metrics: dict[str, float]) -> dict[str, Any]:
    """Write metrics in the form that SageMaker's condition steps and model packages read."""
    # One split gives no deviation, and SageMaker's form has the text NaN for it, JSON having no such number.
    values = {name: {"value": float(value), "standard_deviation": "NaN"} for name, value in metrics.items()}
    return {SECTIONS[task]: values}
