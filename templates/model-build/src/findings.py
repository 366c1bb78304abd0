"""What in the data a person should look at before trusting a model, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

#: A class with a smaller share of the training part is rare: accuracy then says little.
RARE_CLASS_SHARE = 0.1
#: A column with a larger share of missing values is mostly filled in.
MANY_MISSING_SHARE = 0.3
MANY_OUTLIERS_SHARE = 0.01


def findings(report: Mapping[str, Any]) -> list[str]:
    """Say what is suspicious in a data report; nothing where nothing is."""
    return [*_leakage(report), *_repetition(report), *_balance(report), *_columns(report)]


def _leakage(report: Mapping[str, Any]) -> Iterator[str]:
    for suspect in report["leakage_suspects"]:
        yield (
            f'"{suspect["name"]}" alone predicts the label almost perfectly (score '
            f"{suspect['score']:.2f} of 1): is it known before the label is? If not, drop it"
        )
    used = {column["name"] for column in report["columns_used"]}
    for name in report["identifiers"]:
        if name in used:
            yield f'"{name}" differs in every row and the model uses it: drop it if it is an identifier'


def _repetition(report: Mapping[str, Any]) -> Iterator[str]:
    rows = report["rows"]
    if report["duplicated_rows"]:
        yield f"{_share(report['duplicated_rows'], rows['total'])} repeat another row in every column"
    for name, seen in report["rows_seen_in_training"].items():
        if seen:
            yield (
                f"{_share(seen, rows[name])} of the {name} part are equal, in all that the model uses, "
                "to a row that it is trained on: metrics look too good by them"
            )
    if report["contradicting_rows"]:
        yield (
            f"{_share(report['contradicting_rows'], rows['total'])} are equal, in all that the model uses, "
            "to a row with another label: no model can be right on them all"
        )


def _balance(report: Mapping[str, Any]) -> Iterator[str]:
    if report["rows_without_label_dropped"]:
        yield f"{report['rows_without_label_dropped']} rows have no label and were left out"
    classes = report["label"]["parts"]["train"].get("classes", {})
    total = sum(classes.values())
    for name, rows in classes.items():
        if rows / total < RARE_CLASS_SHARE:
            yield (
                f'class "{name}" is rare, {_share(rows, total)} of the training part: judge the model by '
                "recall, precision or PR-AUC rather than by accuracy"
            )


def _columns(report: Mapping[str, Any]) -> Iterator[str]:
    rows = report["rows"]["train"]
    for column in report["columns_used"]:
        if column["missing"] / rows > MANY_MISSING_SHARE:
            yield f'"{column["name"]}" is missing in {_share(column["missing"], rows)} of the training part'
        if column.get("outliers", 0) / rows > MANY_OUTLIERS_SHARE:
            yield (
                f'"{column["name"]}" has far outliers in {_share(column["outliers"], rows)} of the training '
                "part: errors, or a scale that wants a logarithm?"
            )


def _share(count: int, total: int) -> str:
    return f"{count} {'row' if count == 1 else 'rows'} ({count / total:.1%})"
