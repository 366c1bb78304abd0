"""Whether the parts of the data are good for a training, before anybody trains on them."""

from __future__ import annotations

import pandas as pd

from features import FeatureTransform
from problems import quoted


def part_problems(
    parts: dict[str, pd.DataFrame], label_column: str, task: str, transform: FeatureTransform, files: int
) -> list[str]:
    """List what keeps the parts from being transformed, learnt from and measured.

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
        problem
        for name, part in parts.items()
        for problem in _problems_of(name, part, label_column, transform, classes)
    ]
    rows = len(parts["train"])
    if 0 < rows < files:
        problems.append(
            f"the training part has {rows} rows for {files} files, and each host that trains and each "
            "instance that prepares needs one; use fewer of them"
        )
    return problems


def _problems_of(
    name: str, part: pd.DataFrame, label_column: str, transform: FeatureTransform, classes: set[str] | None
) -> list[str]:
    if part.empty:
        return [f"the {name} part has no rows; give more rows or another fraction"]
    problems = []
    unknown = [] if classes is None else sorted(set(part[label_column]) - classes)
    if unknown:
        problems.append(
            f"the {name} part has the classes {quoted(unknown)}, which the training part has not; give more "
            "rows of them, or leave theirs out"
        )
    try:
        transform.transform(part.drop(columns=label_column))
    except ValueError as error:
        problems.append(f"the {name} part differs from the training part: {error}")
    return problems
