"""Whether the parts of the data are good for a training, before anybody trains on them."""

from __future__ import annotations

import pandas as pd

from features import FeatureTransform
from problems import quoted


def part_problems(
    parts: dict[str, pd.DataFrame], label_column: str, task: str, transform: FeatureTransform, files: int
) -> list[str]:
    """List what keeps the parts from being learnt from and measured; their values are looked at elsewhere.

    Args:
        parts: the training, the validation and the test part.
        label_column: the label's column.
        task: what the model is to predict.
        transform: what was fitted on the training part.
        files: files that the training part is written to.
    """
    if not transform.columns:
        reasons = "; ".join(f'"{column.name}": {column.reason}' for column in transform.dropped)
        return [f"no column is left to learn from ({reasons or 'there is only the label'})"]
    classes = None if task == "regression" else set(parts["train"][label_column])
    problems = [
        problem for name, part in parts.items() for problem in _problems_of(name, part, label_column, classes)
    ]
    rows = len(parts["train"])
    if 0 < rows < files:
        problems.append(
            f"the training part has {rows} rows for {files} files, and each host that trains and each "
            "instance that prepares needs one; use fewer of them"
        )
    return problems


def value_problems(
    parts: dict[str, pd.DataFrame], label_column: str, transform: FeatureTransform
) -> list[str]:
    """List the parts with values that cannot be transformed."""
    problems = []
    for name, part in parts.items():
        problem = _transform_problem(part.drop(columns=label_column), transform)
        if problem:
            problems.append(f"the {name} part differs from the training part: {problem}")
    return problems


def _transform_problem(features: pd.DataFrame, transform: FeatureTransform) -> str:
    try:
        transform.transform(features)
    except ValueError as error:
        return str(error)
    return ""


def _problems_of(name: str, part: pd.DataFrame, label_column: str, classes: set[str] | None) -> list[str]:
    if part.empty:
        return [f"the {name} part has no rows; give more rows or another fraction"]
    unknown = [] if classes is None else sorted(set(part[label_column]) - classes)
    if unknown:
        return [
            f"the {name} part has the classes {quoted(unknown)}, which the training part has not; give more "
            "rows of them, or leave theirs out"
        ]
    present = part[label_column].unique()
    if classes is not None and len(present) < 2:
        return [
            f"the {name} part has one class only, {quoted(map(str, present))}, so that there is nothing to "
            "tell apart; give more rows, another fraction or another time column"
        ]
    return []
