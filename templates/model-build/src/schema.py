"""Which columns there are, of which kind and with which values: what training and serving may rely on.

``prepare.py`` writes the schema of all labelled rows. Training refuses parts that do not follow it. Serving
refuses requests with other columns or with values of another kind; a missing value, a number out of range or
a new category is what the transformation is there for.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from features import FeatureTransform, parse_numbers
from problems import InputError, nearest

FORMAT_VERSION = 1
FILE = "schema.json"
NUMBER, CATEGORY, TEXT = "number", "category", "text"


@dataclass(frozen=True)
class ColumnSchema:
    """One column: numbers between two bounds, one of some categories, or any text."""

    name: str
    kind: str
    nullable: bool
    #: Whether the model needs it; others may be left out of a request.
    required: bool
    minimum: float | None = None
    maximum: float | None = None
    levels: list[str] | None = None


@dataclass(frozen=True)
class Schema:
    """All columns of the input, the label apart."""

    columns: list[ColumnSchema]
    label: ColumnSchema

    @staticmethod
    def describe(table: pd.DataFrame, label_column: str, task: str, transform: FeatureTransform) -> Schema:
        """Describe a table by its values, and by which of its columns the model uses."""
        kinds = {column.name: NUMBER for column in transform.numeric}
        kinds.update({column.name: CATEGORY for column in transform.categorical})
        label_kind = NUMBER if task == "regression" else CATEGORY
        return Schema(
            [
                _describe(table[name], kinds.get(name) or _kind(table[name]), name in transform.columns)
                for name in table.columns
                if name != label_column
            ],
            _describe(table[label_column], label_kind, required=True),
        )

    def column_problems(self, names: Sequence[str]) -> list[str]:
        """List what is wrong with the columns of a request."""
        known = [column.name for column in self.columns]
        missing = [column.name for column in self.columns if column.required and column.name not in names]
        unknown = [name for name in dict.fromkeys(names) if name not in known and name != self.label.name]
        twice = sorted({name for name in names if list(names).count(name) > 1})
        problems = [
            f"{what} column{'s' if len(listed) > 1 else ''}: {', '.join(listed)}"
            for what, listed in (
                ("missing", missing),
                ("unknown", [f"{name}{nearest(name, missing)}" for name in unknown]),
            )
            if listed
        ]
        if self.label.name in names:
            problems.append(f"column {self.label.name} is what the model predicts; leave it out")
        if twice:
            problems.append(f"more than one column named {', '.join(twice)}")
        return problems

    def kind_problems(self, table: pd.DataFrame) -> list[str]:
        """List the columns whose values are of another kind; columns that are not there are left aside."""
        problems = []
        for column in self.columns:
            if column.required and column.kind == NUMBER and column.name in table.columns:
                _, unreadable = parse_numbers(table[column.name])
                if unreadable:
                    examples = ", ".join(repr(value) for value in unreadable[:3])
                    problems.append(f"column {column.name} must hold numbers, got {examples}")
        return problems

    def table_problems(self, table: pd.DataFrame) -> list[str]:
        """List everything in which a labelled table differs from the schema."""
        if self.label.name not in table.columns:
            return [f'the label column "{self.label.name}" is missing']
        features = table.drop(columns=self.label.name)
        missing = [column.name for column in self.columns if column.name not in features.columns]
        extra = [name for name in features.columns if name not in {column.name for column in self.columns}]
        if missing or extra:
            named = (("missing", missing), ("unknown", extra))
            return [f"{what} columns: {', '.join(names)}" for what, names in named if names]
        columns = [*self.columns, self.label]
        return [problem for column in columns for problem in _value_problems(table[column.name], column)]

    def to_json(self) -> str:
        """Write the schema; the same data gives the same bytes."""
        return json.dumps({"version": FORMAT_VERSION, **asdict(self)}, indent=2, sort_keys=True) + "\n"

    @staticmethod
    def from_json(text: str) -> Schema:
        """Read what ``to_json`` wrote."""
        document: dict[str, Any] = json.loads(text)
        if document.get("version") != FORMAT_VERSION:
            raise ValueError(
                f"{FILE} has version {document.get('version')}, this code reads {FORMAT_VERSION}"
            )
        columns = [ColumnSchema(**column) for column in document["columns"]]
        return Schema(columns, ColumnSchema(**document["label"]))

    @staticmethod
    def read(folder: Path) -> Schema:
        """Read the schema in a folder.

        Raises:
            InputError: if there is none.
        """
        path = folder / FILE
        if not path.is_file():
            raise InputError([f"{path} is missing; give the folder that prepare.py wrote the schema to"])
        return Schema.from_json(path.read_text(encoding="utf-8"))


def _kind(values: pd.Series[str]) -> str:
    numbers, unreadable = parse_numbers(values)
    return TEXT if unreadable or np.isnan(numbers).all() else NUMBER


def _describe(values: pd.Series[str], kind: str, required: bool) -> ColumnSchema:
    name = str(values.name)
    text = values.str.strip()
    if kind == NUMBER:
        numbers, _ = parse_numbers(values)
        nullable = bool(np.isnan(numbers).any())
        return ColumnSchema(
            name, kind, nullable, required, float(np.nanmin(numbers)), float(np.nanmax(numbers))
        )
    levels = sorted(set(text) - {""}) if kind == CATEGORY else None
    return ColumnSchema(name, kind, bool((text == "").any()), required, levels=levels)


def _value_problems(values: pd.Series[str], column: ColumnSchema) -> list[str]:
    text = values.str.strip()
    empty = text == ""
    problems = []
    if column.kind == NUMBER:
        numbers, unreadable = parse_numbers(values)
        empty = pd.Series(np.isnan(numbers) & ~text.isin(unreadable).to_numpy())
        low = -np.inf if column.minimum is None else column.minimum
        high = np.inf if column.maximum is None else column.maximum
        outside = numbers[(numbers < low) | (numbers > high)]
        if unreadable:
            problems.append(f"column {column.name} must hold numbers, got {unreadable[0]!r}")
        if outside.size:
            problems.append(f"column {column.name} must lie between {low} and {high}, got {outside[0]}")
    elif column.levels is not None:
        unknown = sorted(set(text) - set(column.levels) - {""})
        if unknown:
            problems.append(
                f"column {column.name} must be one of {', '.join(column.levels)}, got {unknown[0]!r}"
            )
    if bool(empty.any()) and not column.nullable:
        problems.append(f"column {column.name} must have a value in every row, {int(empty.sum())} have none")
    return problems
