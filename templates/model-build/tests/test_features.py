import json

import numpy as np
import pandas as pd
import pytest

from features import DroppedColumn, FeatureTransform, parse_numbers
from samples import claims


def text(**columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(columns, dtype=object)


def test_numbers_are_clipped_then_filled_then_scaled() -> None:
    table = text(x=["0", "10", "20", "30", "1000", ""])
    transform = FeatureTransform.fit(table, outlier_quantile=0.25)
    (column,) = transform.numeric
    # Quartiles of 0, 10, 20, 30, 1000 are 10 and 30, the median is 20.
    assert (column.low, column.high, column.fill, column.mean) == (10, 30, 20, 20)
    assert column.scale == pytest.approx(np.std([10, 10, 20, 30, 30, 20]))
    transformed = transform.transform(text(x=["-5", "", "99999"]))[:, 0] * column.scale + column.mean
    assert transformed == pytest.approx([10, 20, 30], abs=1e-4)


@pytest.mark.parametrize("missing", ["", "NA", "nan", "N/A", "null", "?", "inf", " "])
def test_a_missing_number_becomes_the_median(missing: str) -> None:
    transform = FeatureTransform.fit(text(x=["1", "2", "9", "2.5"]), outlier_quantile=0)
    assert transform.transform(text(x=[missing]))[0] == transform.transform(text(x=["2.25"]))[0]


def test_levels_become_one_column_each_and_the_rest_shares_one() -> None:
    transform = FeatureTransform.fit(text(x=["a"] * 6 + ["b"] * 5 + ["rare"]), outlier_quantile=0)
    assert transform.output_names() == ["x=a", "x=b", "x=<other>"]
    matrix = transform.transform(text(x=["a", "b", "rare", "never seen", ""]))
    assert matrix.tolist() == [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 1], [1, 0, 0]]


def test_none_is_a_category_of_text() -> None:
    transform = FeatureTransform.fit(text(x=["None"] * 5 + ["Police"] * 6), outlier_quantile=0)
    assert transform.categorical[0].levels == ["None", "Police"]


def test_columns_that_cannot_help_are_dropped_and_say_why() -> None:
    rows = 100
    table = text(
        id=[str(1000 + index) for index in range(rows)],
        constant=["x"] * rows,
        empty=[""] * rows,
        note=[f"note {index}" for index in range(rows)],
        nothing=["NA", "nan"] * (rows // 2),
        pairs=[f"level {index // 4}" for index in range(rows)],
        kept=[str(index % 7) for index in range(rows)],
    )
    transform = FeatureTransform.fit(table, outlier_quantile=0)
    assert transform.columns == ["kept"]
    assert transform.dropped == [
        DroppedColumn("id", "it numbers the rows, like an identifier"),
        DroppedColumn("constant", "every value is the same"),
        DroppedColumn("empty", "every value is missing"),
        DroppedColumn("note", "text with 100 different values, more than 30"),
        DroppedColumn("nothing", "every value is missing"),
        DroppedColumn("pairs", "no value occurs in at least 5 rows"),
    ]


def test_whole_numbers_that_repeat_or_have_wide_gaps_are_no_identifier() -> None:
    table = text(
        months=[str(index % 60) for index in range(100)], income=[str(index * 997) for index in range(100)]
    )
    assert FeatureTransform.fit(table, outlier_quantile=0).columns == ["months", "income"]


def test_json_gives_the_same_transformation_back() -> None:
    table = claims().drop(columns="fraud").astype(str)
    transform = FeatureTransform.fit(table, outlier_quantile=0.01)
    again = FeatureTransform.from_json(transform.to_json())
    assert again == transform
    assert np.array_equal(again.transform(table), transform.transform(table))


def test_the_order_of_the_rows_changes_no_level() -> None:
    table = text(x=["b", "a"] * 10, y=[str(index) for index in [3, 1] * 10])
    turned = table.iloc[::-1].reset_index(drop=True)
    assert FeatureTransform.fit(table, 0).to_json() == FeatureTransform.fit(turned, 0).to_json()


def test_another_format_version_is_refused() -> None:
    document = json.loads(FeatureTransform.fit(text(x=["1", "2"]), 0).to_json())
    with pytest.raises(ValueError, match=r"features\.json has version 99, this code reads 1"):
        FeatureTransform.from_json(json.dumps({**document, "version": 99}))


def test_a_value_that_is_no_number_is_named() -> None:
    transform = FeatureTransform.fit(text(a=["1", "2"], b=["3", "4"]), 0)
    with pytest.raises(
        ValueError, match=r"^column a must hold numbers, got 'x'; column b must hold numbers, got '1,5'$"
    ):
        transform.transform(text(a=["x"], b=["1,5"]))


def test_numbers_that_have_no_square_are_dropped_and_say_so() -> None:
    table = pd.DataFrame(
        {
            "huge": [f"{row % 7}e300" for row in range(100)],
            "outlier": ["-1e200" if row == 5 else str(row % 60) for row in range(100)],
            "large": [f"{row % 7}e149" for row in range(100)],
        }
    )
    transform = FeatureTransform.fit(table, 0.0)
    assert transform.columns == ["large"]
    assert [(column.name, column.reason) for column in transform.dropped] == [
        (name, "it holds numbers beyond 1e+150, which cannot be scaled") for name in ("huge", "outlier")
    ]


def test_a_dropped_column_may_be_sent_along() -> None:
    transform = FeatureTransform.fit(text(a=["1", "2"], constant=["3", "3"]), 0)
    assert np.array_equal(
        transform.transform(text(a=["1"], constant=["8"])), transform.transform(text(a=["1"]))
    )


def test_values_that_pandas_does_not_let_change_are_read_too() -> None:
    """As pandas 3 has them, which the newest images of PyTorch bring."""
    with pd.option_context("mode.copy_on_write", True):
        numbers, unreadable = parse_numbers(text(x=["1", "inf", "two", ""])["x"])
    assert numbers[0] == 1
    assert np.isnan(numbers[1:]).all()
    assert unreadable == ["two"]
