"""What makes a model look better than it is: rows seen before, and columns that give the label away."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.model_selection import KFold, StratifiedKFold, cross_val_score
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

from features import FeatureTransform, parse_numbers

#: A column that alone predicts the label this well is a suspect: 1 is perfect, 0 no better than guessing.
SUSPECT_SCORE = 0.95
#: Most rows that the search looks at; more would only make it slower.
MAX_ROWS = 20_000
FOLDS = 3


@dataclass(frozen=True)
class Suspect:
    """A column, and how well it predicts the label alone, on rows that this was not learnt from."""

    name: str
    score: float


def seen_in_training(parts: dict[str, pd.DataFrame], columns: list[str]) -> dict[str, int]:
    """Count the rows of the other parts that are equal, in what the model uses, to one it is trained on."""
    known = set(parts["train"][columns].itertuples(index=False, name=None))
    return {
        name: sum(row in known for row in part[columns].itertuples(index=False, name=None))
        for name, part in parts.items()
        if name != "train"
    }


def contradicting_rows(table: pd.DataFrame, label_column: str, columns: list[str]) -> int:
    """Count the rows that are equal in what the model uses to a row with another label."""
    labels_of_row = table.groupby(columns, sort=False, dropna=False)[label_column].transform("nunique")
    return int((labels_of_row > 1).sum())


def identifiers(table: pd.DataFrame, label_column: str) -> list[str]:
    """List the columns that name their row: whole numbers or texts, of which no two are the same."""
    return [
        str(name)
        for name in table.columns
        if name != label_column and len(table) > 1 and table[name].is_unique and _is_name(table[name])
    ]


def suspects(
    training: pd.DataFrame, label_column: str, task: str, transform: FeatureTransform, seed: int = 42
) -> list[Suspect]:
    """List the columns that alone predict the label almost perfectly, the strongest first.

    A small decision tree is fitted on each column alone. What it predicts of rows that it has not seen is
    compared with guessing: by balanced accuracy for classes, by R2 for values.
    """
    sample = training.sample(n=min(len(training), MAX_ROWS), random_state=seed)
    labels = sample[label_column].to_numpy(dtype=object)
    matrix = transform.transform(sample)
    scored = [
        Suspect(name, _score(matrix[:, places], labels, task, seed))
        for name, places in transform.places().items()
    ]
    found = [suspect for suspect in scored if suspect.score >= SUSPECT_SCORE]
    return sorted(found, key=lambda suspect: (-suspect.score, suspect.name))


def _score(features: npt.NDArray[np.float32], labels: npt.NDArray[np.object_], task: str, seed: int) -> float:
    if task == "regression":
        tree = DecisionTreeRegressor(max_leaf_nodes=64, random_state=seed)
        folds = KFold(FOLDS, shuffle=True, random_state=seed)
        scores = cross_val_score(tree, features, labels.astype(np.float64), cv=folds, scoring="r2")
        return float(max(0.0, scores.mean()))
    classes, counts = np.unique(labels, return_counts=True)
    if counts.min() < FOLDS:
        return 0.0
    tree = DecisionTreeClassifier(max_leaf_nodes=64, class_weight="balanced", random_state=seed)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
    scores = cross_val_score(tree, features, labels, cv=folds, scoring="balanced_accuracy")
    guessing = 1 / len(classes)
    return float(max(0.0, (scores.mean() - guessing) / (1 - guessing)))


def _is_name(values: pd.Series[str]) -> bool:
    numbers, unreadable = parse_numbers(values)
    return bool(unreadable) or not np.any(numbers != np.floor(numbers))
