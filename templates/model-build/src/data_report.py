"""What a data scientist wants to know about the input before trusting a model trained on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from features import FeatureTransform, NumericColumn, parse_numbers
from findings import findings
from leakage import contradicting_rows, identifiers, seen_in_training, suspects

#: Most levels of a category that the report counts.
MAX_LEVELS_COUNTED = 8
#: A number this many times the middle half's width away from it is an outlier.
OUTLIER_WIDTHS = 3.0
BINS = 20


def data_report(
    parts: dict[str, pd.DataFrame],
    label_column: str,
    task: str,
    transform: FeatureTransform,
    rows_without_label: int,
    left_out: Sequence[str] = (),
) -> dict[str, Any]:
    """Describe the parts, the label, the columns, and what may make a model look better than it is.

    Args:
        parts: the parts by name.
        label_column: the label's name.
        task: what is predicted.
        transform: what was fitted on the training part.
        rows_without_label: how many rows were left out.
        left_out: columns that were left out because somebody said so.
    """
    whole = pd.concat(parts.values(), ignore_index=True)
    report = {
        "rows": {**{name: len(part) for name, part in parts.items()}, "total": len(whole)},
        "rows_without_label_dropped": rows_without_label,
        "duplicated_rows": int(whole.duplicated().sum()),
        # Equal rows may well have different values, but only one class is right.
        "contradicting_rows": (
            0 if task == "regression" else contradicting_rows(whole, label_column, transform.columns)
        ),
        "rows_seen_in_training": seen_in_training(parts, transform.columns),
        "identifiers": identifiers(whole, label_column),
        "leakage_suspects": [
            {"name": suspect.name, "score": suspect.score}
            for suspect in suspects(parts["train"], label_column, task, transform)
        ],
        "label": {
            "column": label_column,
            "task": task,
            "parts": {name: _describe_label(part[label_column], task) for name, part in parts.items()},
        },
        "columns_used": [_describe_column(parts["train"], name, transform) for name in transform.columns],
        "columns_dropped": [
            *({"name": name, "reason": "it was to be dropped"} for name in left_out),
            *({"name": column.name, "reason": column.reason} for column in transform.dropped),
        ],
    }
    return {"findings": findings(report), **report}


def _describe_label(labels: pd.Series[str], task: str) -> dict[str, Any]:
    if task != "regression":
        return {
            "classes": {str(name): int(rows) for name, rows in labels.value_counts().sort_index().items()}
        }
    numbers, _ = parse_numbers(labels)
    return {
        "mean": float(np.mean(numbers)),
        "standard_deviation": float(np.std(numbers)),
        "minimum": float(np.min(numbers)),
        "maximum": float(np.max(numbers)),
    }


def _describe_column(train: pd.DataFrame, name: str, transform: FeatureTransform) -> dict[str, Any]:
    """Describe one column by the training part, which is all that the transformation has seen."""
    for column in transform.numeric:
        if column.name == name:
            return _describe_numbers(train[name], column)
    levels = next(column.levels for column in transform.categorical if column.name == name)
    text = train[name].str.strip()
    missing = text == ""
    counts = text[~missing].value_counts()
    # The alphabet decides between equally frequent levels, never the order of the rows.
    commonest = sorted(counts.items(), key=lambda item: (-int(item[1]), str(item[0])))[:MAX_LEVELS_COUNTED]
    return {
        "name": name,
        "kind": "category",
        "missing": int(missing.sum()),
        "levels": len(levels),
        "other": int((~text.isin(levels) & ~missing).sum()),
        "commonest": {str(level): int(rows) for level, rows in commonest},
    }


def _describe_numbers(values: pd.Series[str], column: NumericColumn) -> dict[str, Any]:
    numbers, _ = parse_numbers(values)
    present = numbers[~np.isnan(numbers)]
    low, median, high = np.quantile(present, [0.25, 0.5, 0.75])
    # Where half of the rows have one value there is no width to measure by.
    reach = OUTLIER_WIDTHS * (high - low) if high > low else np.inf
    return {
        "name": column.name,
        "kind": "number",
        "missing": int(np.isnan(numbers).sum()),
        "minimum": float(present.min()),
        "lower_quartile": float(low),
        "median": float(median),
        "upper_quartile": float(high),
        "maximum": float(present.max()),
        "mean": float(present.mean()),
        "standard_deviation": float(present.std()),
        "outliers": int(((present < low - reach) | (present > high + reach)).sum()),
        "clipped": int(((present < column.low) | (present > column.high)).sum()),
        "histogram": _histogram(present, column),
    }


def _histogram(present: npt.NDArray[np.float64], column: NumericColumn) -> dict[str, Any]:
    """Count the numbers between the bounds that they are clipped to."""
    counts, edges = np.histogram(np.clip(present, column.low, column.high), bins=BINS)
    return {"from": float(edges[0]), "to": float(edges[-1]), "counts": [int(count) for count in counts]}
