"""The seeded split into training, validation and test part."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import pandas as pd

from times import in_order

PARTS = ("train", "validation", "test")


def split_parts(
    table: pd.DataFrame,
    label_column: str,
    stratify: bool,
    validation_fraction: float,
    test_fraction: float,
    seed: int,
) -> dict[str, pd.DataFrame]:
    """Split a table by chance, the same chance for the same seed.

    Identical rows stay together, or the test part would hold rows that the model has learnt by heart.

    Args:
        table: rows with their label.
        label_column: the label's column.
        stratify: whether each part gets its share of every class.
        validation_fraction: share of the rows in the validation part.
        test_fraction: share of the rows in the test part.
        seed: what chance starts from.
    """
    generator = np.random.default_rng(seed)
    groups = table.groupby(list(table.columns), sort=False, dropna=False).ngroup()
    first_rows = table.loc[~groups.duplicated(), label_column]
    part_of_group = np.empty(len(first_rows), dtype=np.int64)
    strata = first_rows.to_numpy(dtype=object) if stratify else np.zeros(len(first_rows), dtype=object)
    for stratum in sorted(set(strata)):
        members = np.flatnonzero(strata == stratum)
        part_of_group[members] = _assign(len(members), validation_fraction, test_fraction, generator)
    part_of_row = part_of_group[groups.to_numpy()]
    return {name: table[part_of_row == index].reset_index(drop=True) for index, name in enumerate(PARTS)}


def split_parts_by_time(
    table: pd.DataFrame, time_column: str, validation_fraction: float, test_fraction: float
) -> dict[str, pd.DataFrame]:
    """Split a table by time: the oldest rows to learn from, then those to validate on, the latest to test on.

    Rows of one time stay together, or a model would be tested on a moment that it has learnt from.

    Args:
        table: rows with their label.
        time_column: column that orders the rows, of which ``time_problems`` has found none.
        validation_fraction: share of the rows in the validation part.
        test_fraction: share of the rows in the test part.
    """
    # The share of the rows that are not later than each row.
    share = in_order(table[time_column]).rank(method="max", pct=True).to_numpy()
    part_of_row = np.digitize(share, [1 - validation_fraction - test_fraction, 1 - test_fraction], right=True)
    return {name: table[part_of_row == index].reset_index(drop=True) for index, name in enumerate(PARTS)}


def _assign(
    count: int, validation_fraction: float, test_fraction: float, generator: np.random.Generator
) -> npt.NDArray[np.int64]:
    """Give each of ``count`` members the number of a part; with three or more, every part gets one."""
    test = max(1, math.floor(count * test_fraction + 0.5))
    validation = max(1, math.floor(count * validation_fraction + 0.5))
    train = max(1, count - test - validation)
    parts = np.repeat([0, 1, 2], [train, validation, test])[:count]
    return generator.permutation(parts)
