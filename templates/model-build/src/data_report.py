"""What a data scientist wants to know about the input before trusting a model trained on it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from features import FeatureTransform, parse_numbers


def data_report(
    parts: dict[str, pd.DataFrame],
    label_column: str,
    task: str,
    transform: FeatureTransform,
    rows_without_label: int,
) -> dict[str, Any]:
    """Describe the parts, the label and the columns."""
    whole = pd.concat(parts.values(), ignore_index=True)
    return {
        "rows": {**{name: len(part) for name, part in parts.items()}, "total": len(whole)},
        "rows_without_label_dropped": rows_without_label,
        "duplicated_rows": int(whole.duplicated().sum()),
        "label": {
            "column": label_column,
            "task": task,
            "parts": {name: _describe_label(part[label_column], task) for name, part in parts.items()},
        },
        "columns_used": [_describe_column(parts["train"], name, transform) for name in transform.columns],
        "columns_dropped": [{"name": column.name, "reason": column.reason} for column in transform.dropped],
    }


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
            numbers, _ = parse_numbers(train[name])
            outliers = (numbers < column.low) | (numbers > column.high)
            return {
                "name": name,
                "kind": "number",
                "missing": int(np.isnan(numbers).sum()),
                "clipped": int(outliers.sum()),
            }
    levels = next(column.levels for column in transform.categorical if column.name == name)
    text = train[name].str.strip()
    missing = text == ""
    return {
        "name": name,
        "kind": "category",
        "missing": int(missing.sum()),
        "levels": len(levels),
        "other": int((~text.isin(levels) & ~missing).sum()),
    }
