import json
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from bad_request import BadRequestError
from features import FeatureTransform
from inference import Model, input_fn, output_fn, predict_fn
from problems import InputError
from samples import claims, write
from schema import ColumnSchema, Schema
from steps import run_prepare, run_training


def text(**columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(columns, dtype=object)


def table() -> pd.DataFrame:
    return text(
        age=["20", "", "65.5", "30"] * 5,
        city=["Oslo", "Bergen", "Bergen", "Oslo"] * 5,
        note=[f"note {index}" for index in range(20)],
        label=["0", "1"] * 10,
    )


def schema() -> Schema:
    transform = FeatureTransform.fit(table().drop(columns=["label", "note"]), 0)
    return Schema.describe(table(), "label", "binary", transform)


def test_a_schema_says_kind_values_gaps_and_use_of_every_column() -> None:
    assert schema().columns == [
        ColumnSchema("age", "number", nullable=True, required=True, minimum=20, maximum=65.5),
        ColumnSchema("city", "category", nullable=False, required=True, levels=["Bergen", "Oslo"]),
        ColumnSchema("note", "text", nullable=False, required=False),
    ]
    assert schema().label == ColumnSchema(
        "label", "category", nullable=False, required=True, levels=["0", "1"]
    )


def test_json_gives_the_same_schema_back_and_another_version_is_refused() -> None:
    document = schema().to_json()
    assert Schema.from_json(document) == schema()
    with pytest.raises(ValueError, match=r"schema\.json has version 2, this code reads 1"):
        Schema.from_json(json.dumps({**json.loads(document), "version": 2}))


def test_a_table_that_made_the_schema_follows_it() -> None:
    assert schema().table_problems(table()) == []


def test_everything_in_which_a_table_differs_is_named_at_once() -> None:
    other = table()
    other.loc[0, ["age", "city", "label"]] = ["old", "", "2"]
    other.loc[1, ["age", "city"]] = ["-1", "Rome"]
    assert schema().table_problems(other) == [
        "column age must hold numbers, got 'old'",
        "column age must lie between 20.0 and 65.5, got -1.0",
        "column city must be one of Bergen, Oslo, got 'Rome'",
        "column city must have a value in every row, 1 have none",
        "column label must be one of 0, 1, got '2'",
    ]
    assert schema().table_problems(table().rename(columns={"age": "years"})) == [
        "missing columns: age",
        "unknown columns: years",
    ]
    assert schema().table_problems(table().drop(columns="label")) == ['the label column "label" is missing']


def test_training_refuses_data_that_do_not_follow_the_schema(tmp_path: Path) -> None:
    prepared = run_prepare(write(claims(), tmp_path / "in"), tmp_path / "prepared", "fraud", "binary")
    part = prepared / "validation" / "validation.csv"
    changed = pd.read_csv(part, dtype=str, keep_default_na=False)
    changed.loc[0, ["severity", "amount"]] = ["", "1e9"]
    changed.to_csv(part, index=False)
    with pytest.raises(InputError) as caught:
        run_training("train_sklearn", prepared, tmp_path / "model", "fraud", "binary")
    highest = claims()["amount"].max()
    lowest = claims()["amount"].min()
    start = "the validation part does not follow the schema: column "
    assert caught.value.problems == [
        f"{start}amount must lie between {lowest} and {highest}, got 1000000000.0",
        f"{start}severity must have a value in every row, 1 have none",
    ]
    with pytest.raises(InputError, match='prepared for the label "fraud", not for "age"'):
        run_training("train_sklearn", prepared, tmp_path / "model", "age", "regression")
    (prepared / "transform" / "schema.json").unlink()
    with pytest.raises(InputError, match=r"schema\.json is missing"):
        run_training("train_sklearn", prepared, tmp_path / "model", "fraud", "binary")


def model() -> Model:
    features = table().drop(columns=["label", "note"])
    return Model(
        schema(),
        lambda rows: np.zeros(len(rows)),
        FeatureTransform.fit(features, 0),
        "binary",
        ["0", "1"],
        0.5,
    )


def answer(body: str, content_type: str = "text/csv") -> str:
    return output_fn(predict_fn(input_fn(body, content_type), model()), "text/csv")[0]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("age\n1\n", "missing column: city"),
        (
            "age,cty,shoe\nold,Oslo,44\n",
            "missing column: city; unknown columns: cty, did you mean "
            "\"city\", shoe; column age must hold numbers, got 'old'",
        ),
        ("age,city,label\n1,Oslo,0\n", "column label is what the model predicts; leave it out"),
        ("age,city,city\n1,Oslo,Oslo\n", "more than one column named city"),
        (
            "1\n2\n3\n4\n5\n",
            "row 1 has 1 values, expected 2: age, city; row 2 has 1 values, expected 2: age, "
            "city; row 3 has 1 values, expected 2: age, city; and 2 more rows like these",
        ),
    ],
)
def test_one_answer_names_all_that_is_wrong_with_a_request(body: str, problem: str) -> None:
    with pytest.raises(BadRequestError, match=f"^{re.escape(problem)}$") as caught:
        answer(body)
    assert caught.value.status_code == 400


def test_a_category_with_the_name_of_a_column_is_no_header_line() -> None:
    assert answer("20,city\n,city\n") == "0.0\n0.0\n"


@pytest.mark.parametrize("body", ["age,city\n,Oslo\n", "age,city\n999,Rome\n", "city,age,note\nOslo,1,hi\n"])
def test_gaps_new_categories_and_unused_columns_are_answered(body: str) -> None:
    assert answer(body) == "0.0\n"


def test_a_json_request_with_a_missing_column_and_a_wrong_kind_is_told_both() -> None:
    with pytest.raises(
        BadRequestError, match=r"^missing column: city; column age must hold numbers, got 'True'$"
    ):
        answer('{"instances": [{"age": true}]}', "application/json")
