"""Labels: what they may be for each task, and how classes become numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from features import parse_numbers
from problems import InputError, quoted

TASKS = ("binary", "multiclass", "regression")
#: Each class needs a row in the training, the validation and the test part.
MIN_CLASS_ROWS = 3
#: XGBoost and PyTorch compute with numbers of 32 bits, up to 3.4e38, and a sum of the squares of all labels
#: is among them: with 1e8 rows this is the largest power of ten that fits. Beyond it no error is raised, but
#: the model is useless.
LARGEST_LABEL = 1e15


def class_names(labels: pd.Series[str]) -> list[str]:
    """List the classes in order: by value where all are numbers, else by the alphabet.

    The second class of two is the positive one: 1 of 0/1, True of False/True, yes of no/yes.
    """
    names = [str(name) for name in labels.unique()]
    _, unreadable = parse_numbers(pd.Series(names, dtype=object))
    return sorted(names) if unreadable else sorted(names, key=float)


def canonical_labels(labels: pd.Series[str], task: str) -> pd.Series[str]:
    """Give each class one spelling, so that 1, 1.0 and 01 are the same class."""
    text = labels.str.strip()
    if task == "regression":
        return text
    numbers, unreadable = parse_numbers(text)
    if unreadable or np.isnan(numbers).any() or np.any(numbers != np.floor(numbers)):
        return text
    return pd.Series(
        [str(int(number)) for number in numbers], index=labels.index, name=labels.name, dtype=object
    )


def label_problems(labels: pd.Series[str], task: str) -> list[str]:
    """List what is wrong with the labels for the task; give those of different rows only."""
    return _number_problems(labels) if task == "regression" else _class_problems(labels, task)


def missing_labels(labels: pd.Series[str], task: str) -> npt.NDArray[np.bool_]:
    """Mark the rows without a label."""
    text = labels.str.strip()
    if task != "regression":
        return np.asarray(text.str.lower().isin({"", "nan", "null", "na", "n/a"}), dtype=np.bool_)
    numbers, unreadable = parse_numbers(text)
    return np.isnan(numbers) & ~np.asarray(text.isin(unreadable), dtype=np.bool_)


def encode_classes(labels: pd.Series[str], classes: Sequence[str]) -> npt.NDArray[np.int64]:
    """Replace each class by its position in ``classes``."""
    unknown = sorted(set(labels.unique()) - set(classes))
    if unknown:
        raise InputError(
            [f"classes {quoted(unknown)} do not occur in the training part; known: {quoted(classes)}"]
        )
    position = {name: index for index, name in enumerate(classes)}
    return labels.map(position).to_numpy(dtype=np.int64)


def regression_targets(labels: pd.Series[str]) -> npt.NDArray[np.float64]:
    """Read labels of a regression."""
    numbers, unreadable = parse_numbers(labels)
    if unreadable or np.isnan(numbers).any():
        raise InputError([f"the label must be a number in every row, got {quoted(unreadable[:3])}"])
    return numbers


def _number_problems(labels: pd.Series[str]) -> list[str]:
    numbers, unreadable = parse_numbers(labels)
    if unreadable:
        examples = quoted(unreadable[:3])
        return [f"the label must be a number for a regression, got {examples}; choose another column or task"]
    if np.unique(numbers).size < 2:
        return ["the label has the same value in every row; a model has nothing to learn"]
    largest = float(np.abs(numbers).max())
    if largest > LARGEST_LABEL:
        return [
            f"the label reaches {largest:g}, and beyond {LARGEST_LABEL:g} the squares of errors no longer "
            "fit into the numbers that a model is trained with; divide it by a power of ten"
        ]
    return []


def _class_problems(labels: pd.Series[str], task: str) -> list[str]:
    counts = labels.value_counts().sort_index()
    if len(counts) < 2:
        return [f"the label has one class only, {quoted(map(str, counts.index))}; at least two are needed"]
    if task == "binary" and len(counts) > 2:
        classes = quoted(map(str, counts.index), limit=5)
        return [
            f"the label has {len(counts)} classes ({classes}) but the task is binary; use --task multiclass"
        ]
    rare = [str(name) for name, rows in counts.items() if rows < MIN_CLASS_ROWS]
    if rare:
        return [
            f"classes {quoted(rare, limit=5)} have fewer than {MIN_CLASS_ROWS} different rows, so that not "
            "every part gets one; add rows, merge the classes or, for a number, use --task regression"
        ]
    return []
