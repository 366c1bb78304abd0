from pathlib import Path

import pandas as pd
import pytest

from samples import claims, houses, write
from steps import problems_of, read_parts, run_prepare


def months(out_of_order: bool = True) -> pd.DataFrame:
    """Hundred months, two rows each; as text, 10 would come before 9."""
    table = houses(200)
    table["month"] = [str(index // 2 + 1) for index in range(200)]
    return table.sample(frac=1, random_state=3) if out_of_order else table


def test_the_latest_rows_are_tested_on_where_there_is_a_time(tmp_path: Path) -> None:
    folder = write(months(), tmp_path / "in")
    out = run_prepare(folder, tmp_path / "out", "price", "regression", "--time-column", "month")
    spans = {name: part["month"].astype(int) for name, part in read_parts(out).items()}
    assert {name: (span.min(), span.max()) for name, span in spans.items()} == {
        "train": (1, 60),
        "validation": (61, 80),
        "test": (81, 100),
    }
    assert [len(span) for span in spans.values()] == [120, 40, 40]


def test_a_time_may_order_the_rows_without_being_learnt_from(tmp_path: Path) -> None:
    folder = write(months(), tmp_path / "in")
    more = ("--time-column", "month", "--drop-columns", "month")
    out = run_prepare(folder, tmp_path / "out", "price", "regression", *more)
    parts = read_parts(out)
    assert all("month" not in part.columns for part in parts.values())
    assert [len(part) for part in parts.values()] == [120, 40, 40]


def test_rows_without_a_time_and_a_time_that_is_not_there_are_named(tmp_path: Path) -> None:
    table = months(out_of_order=False)
    table.loc[:2, "month"] = ""
    folder = write(table, tmp_path / "in")
    assert problems_of(folder, tmp_path / "out", "price", "regression", "--time-column", "month") == [
        '3 rows have no time in "month"; give it, or drop the rows'
    ]
    assert problems_of(folder, tmp_path / "out", "price", "regression", "--time-column", "Months") == [
        'the time column "Months" is missing, did you mean "month"'
    ]


def test_times_that_cannot_be_ordered_are_refused_before_anything_is_split(tmp_path: Path) -> None:
    table = houses(60)
    table["sold"] = [f"{index % 12 + 1:02d}/15/{2023 + index // 12}" for index in range(60)]
    problems = problems_of(
        write(table, tmp_path / "in"), tmp_path / "out", "price", "regression", "--time-column", "sold"
    )
    assert problems == [
        'the time column "sold" must hold numbers, or dates such as 2025-01-31 or 2025-01-31T09:30:00Z, got '
        '"01/15/2023", "02/15/2023", "03/15/2023"; write them so, or choose another column'
    ]


@pytest.mark.parametrize(("part", "begin", "end"), [("validation", 58, 81), ("test", 79, 100)])
def test_a_part_in_which_nothing_can_be_told_apart_is_found_before_the_training(
    part: str, begin: int, end: int, tmp_path: Path
) -> None:
    table = claims(100)
    table["fraud"] = [0 if begin <= index < end else index % 2 for index in range(100)]
    table["day"] = range(100)
    problems = problems_of(
        write(table, tmp_path / "in"), tmp_path / "out", "fraud", "binary", "--time-column", "day"
    )
    assert problems == [
        f'the {part} part has one class only, "0", so that there is nothing to tell apart; give more rows, '
        "another fraction or another time column"
    ]
