"""The one transformation from raw columns to the numbers a model sees.

It is fitted once, on the training part, and kept as plain JSON beside the model, so that training, evaluation
and serving transform alike in containers with different library versions. Serving needs this file only.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Union

import numpy as np
import numpy.typing as npt
import pandas as pd

FORMAT_VERSION = 1
#: Spellings of a missing number; text columns know only the empty value, as "None" may be a category.
MISSING_NUMBERS = frozenset(
    {"", "na", "n/a", "nan", "null", "none", "?", "inf", "-inf", "+inf", "infinity", "-infinity"}
)
#: Numbers beyond this have no square, and so no spread to be scaled by.
LARGEST_NUMBER = 1e150
#: A text column with more levels than this in the training part is dropped.
MAX_LEVELS = 30
#: A level seen in fewer rows of the training part counts as "other", together with levels never seen.
MIN_LEVEL_ROWS = 5


@dataclass(frozen=True)
class NumericColumn:
    """How one column of numbers is treated: clipped, then filled, then scaled."""

    name: str
    low: float
    high: float
    fill: float
    mean: float
    scale: float


@dataclass(frozen=True)
class CategoricalColumn:
    """How one column of text is treated: filled, then one 0/1 column a level and one for all other values."""

    name: str
    levels: list[str]
    fill: str


@dataclass(frozen=True)
class DroppedColumn:
    """A column that the model does not use, and why."""

    name: str
    reason: str


@dataclass(frozen=True)
class FeatureTransform:
    """Raw columns in, matrix of numbers out."""

    columns: list[str]
    numeric: list[NumericColumn]
    categorical: list[CategoricalColumn]
    dropped: list[DroppedColumn]

    @staticmethod
    def fit(training: pd.DataFrame, outlier_quantile: float) -> FeatureTransform:
        """Decide from the training part's feature columns alone how every column is treated.

        Args:
            training: raw feature columns, as text, without the label.
            outlier_quantile: share of the numbers clipped at either end; 0 clips none.
        """
        fitted = [_fit_column(training[name], outlier_quantile) for name in training.columns]
        return FeatureTransform(
            columns=[column.name for column in fitted if not isinstance(column, DroppedColumn)],
            numeric=[column for column in fitted if isinstance(column, NumericColumn)],
            categorical=[column for column in fitted if isinstance(column, CategoricalColumn)],
            dropped=[column for column in fitted if isinstance(column, DroppedColumn)],
        )

    def transform(self, table: pd.DataFrame) -> npt.NDArray[np.float32]:
        """Transform raw rows; columns that the model does not use are left aside.

        Raises:
            ValueError: naming every column with a value that is no number.
        """
        problems: list[str] = []
        parts = [_numbers_or_problem(table[column.name], problems) for column in self.numeric]
        if problems:
            raise ValueError("; ".join(problems))
        blocks = [_transform_numbers(part, column) for part, column in zip(parts, self.numeric)]
        blocks += [_transform_levels(table[column.name], column) for column in self.categorical]
        return np.concatenate(blocks, axis=1).astype(np.float32)

    def output_names(self) -> list[str]:
        """Name the columns of the matrix that ``transform`` gives, in order."""
        levels = [
            f"{column.name}={level}" for column in self.categorical for level in [*column.levels, "<other>"]
        ]
        return [column.name for column in self.numeric] + levels

    def places(self) -> dict[str, list[int]]:
        """Say which columns of the matrix each raw column becomes."""
        widths = [(column.name, 1) for column in self.numeric]
        widths += [(column.name, len(column.levels) + 1) for column in self.categorical]
        places: dict[str, list[int]] = {}
        end = 0
        for name, width in widths:
            places[name] = list(range(end, end + width))
            end += width
        return places

    def to_json(self) -> str:
        """Write the fitted transformation; the same data gives the same bytes."""
        return json.dumps({"version": FORMAT_VERSION, **asdict(self)}, indent=2, sort_keys=True) + "\n"

    @staticmethod
    def from_json(text: str) -> FeatureTransform:
        """Read what ``to_json`` wrote."""
        document: dict[str, Any] = json.loads(text)
        if document.get("version") != FORMAT_VERSION:
            raise ValueError(
                f"features.json has version {document.get('version')}, this code reads {FORMAT_VERSION}"
            )
        return FeatureTransform(
            columns=list(document["columns"]),
            numeric=[NumericColumn(**column) for column in document["numeric"]],
            categorical=[CategoricalColumn(**column) for column in document["categorical"]],
            dropped=[DroppedColumn(**column) for column in document["dropped"]],
        )


def parse_numbers(values: pd.Series[str]) -> tuple[npt.NDArray[np.float64], list[str]]:
    """Parse text as numbers.

    Returns:
        the numbers, not-a-number where a value is missing, and the values that are neither.
    """
    text = values.str.strip()
    missing = text.str.lower().isin(MISSING_NUMBERS)
    # A copy, as the values of a pandas column may be read-only.
    numbers = pd.to_numeric(text.mask(missing), errors="coerce").to_numpy(dtype=np.float64, copy=True)
    numbers[np.isinf(numbers)] = np.nan
    unreadable = text[np.isnan(numbers) & ~missing.to_numpy()]
    return numbers, list(unreadable.unique())


Fitted = Union[NumericColumn, CategoricalColumn, DroppedColumn]


def _fit_column(values: pd.Series[str], outlier_quantile: float) -> Fitted:
    name = str(values.name)
    filled = values[values.str.strip() != ""]
    if filled.empty:
        return DroppedColumn(name, "every value is missing")
    if filled.nunique() == 1:
        return DroppedColumn(name, "every value is the same")
    numbers, unreadable = parse_numbers(values)
    if unreadable:
        return _fit_levels(name, filled)
    return _fit_numbers(name, numbers, outlier_quantile)


def _fit_numbers(name: str, numbers: npt.NDArray[np.float64], outlier_quantile: float) -> Fitted:
    present = numbers[~np.isnan(numbers)]
    if present.size == 0:
        return DroppedColumn(name, "every value is missing")
    if np.unique(present).size == 1:
        return DroppedColumn(name, "every value is the same")
    if np.abs(present).max() > LARGEST_NUMBER:
        return DroppedColumn(name, f"it holds numbers beyond {LARGEST_NUMBER:g}, which cannot be scaled")
    if _counts_rows(present):
        return DroppedColumn(name, "it numbers the rows, like an identifier")
    low, high = np.quantile(present, [outlier_quantile, 1 - outlier_quantile])
    clipped = np.clip(present, low, high)
    fill = float(np.median(clipped))
    whole = np.where(np.isnan(numbers), fill, np.clip(numbers, low, high))
    scale = float(np.std(whole))
    return NumericColumn(
        name, float(low), float(high), fill, mean=float(np.mean(whole)), scale=scale if scale > 0 else 1.0
    )


def _counts_rows(present: npt.NDArray[np.float64]) -> bool:
    """Tell whether numbers look like a running number: whole, all different, nearly without gaps."""
    if present.size < 20 or np.any(present != np.floor(present)) or np.unique(present).size < present.size:
        return False
    # The training part is a sample of the rows, hence gaps up to a factor of three.
    return bool(present.max() - present.min() < 3 * present.size)


def _fit_levels(name: str, filled: pd.Series[str]) -> Fitted:
    counts = filled.str.strip().value_counts()
    if len(counts) > MAX_LEVELS:
        return DroppedColumn(name, f"text with {len(counts)} different values, more than {MAX_LEVELS}")
    levels = sorted(str(level) for level, rows in counts.items() if rows >= MIN_LEVEL_ROWS)
    if not levels:
        return DroppedColumn(name, f"no value occurs in at least {MIN_LEVEL_ROWS} rows")
    # The alphabet decides between equally frequent levels, never the order of the rows.
    fill = min(levels, key=lambda level: (-counts[level], level))
    return CategoricalColumn(name, levels, fill)


def _numbers_or_problem(values: pd.Series[str], problems: list[str]) -> npt.NDArray[np.float64]:
    numbers, unreadable = parse_numbers(values)
    if unreadable:
        examples = ", ".join(repr(value) for value in unreadable[:3])
        problems.append(f"column {values.name} must hold numbers, got {examples}")
    return numbers


def _transform_numbers(numbers: npt.NDArray[np.float64], column: NumericColumn) -> npt.NDArray[np.float64]:
    whole = np.where(np.isnan(numbers), column.fill, np.clip(numbers, column.low, column.high))
    scaled: npt.NDArray[np.float64] = ((whole - column.mean) / column.scale)[:, np.newaxis]
    return scaled


def _transform_levels(values: pd.Series[str], column: CategoricalColumn) -> npt.NDArray[np.float64]:
    text = values.str.strip()
    filled = text.mask(text == "", column.fill).to_numpy(dtype=object)
    known = np.column_stack([filled == level for level in column.levels])
    return np.column_stack([known, ~known.any(axis=1)]).astype(np.float64)
