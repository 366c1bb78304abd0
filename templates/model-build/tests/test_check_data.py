from pathlib import Path

import pandas as pd
import pytest

from inference import Request, model_fn, predict_fn
from samples import claims, flowers, houses, write
from steps import run_evaluate, run_prepare, run_train
from tables import read_table

CASES = {
    "binary": (claims, "fraud", ["prediction", "probability", "label"]),
    "multiclass": (flowers, "kind", ["prediction", "label"]),
    "regression": (houses, "price", ["prediction", "label"]),
}


def checked(tmp_path: Path, task: str) -> tuple[Path, Path, Path]:
    make, label, _ = CASES[task]
    prepared = run_prepare(write(make(), tmp_path / "in"), tmp_path / "prepared", label, task)
    model_dir = run_train(prepared, tmp_path / "model", label, task)
    folder = tmp_path / "checks"
    run_evaluate(model_dir, prepared, tmp_path / "out", label, task, "--checks-dir", str(folder))
    return folder, prepared, model_dir


@pytest.mark.parametrize("task", CASES)
def test_every_check_gets_the_test_part_as_the_model_sees_it(task: str, tmp_path: Path) -> None:
    folder, prepared, model_dir = checked(tmp_path, task)
    _, label, quality_columns = CASES[task]
    test = read_table(prepared / "test" / "test.csv")
    seen = model_fn(str(model_dir)).transform.columns

    quality = pd.read_csv(folder / "quality" / "quality.csv")
    bias = read_table(folder / "bias" / "bias.csv")
    explained = read_table(folder / "explainability" / "explainability.csv")

    assert list(quality.columns) == quality_columns
    assert len(quality) == len(test)
    assert list(bias.columns) == [label, *seen]
    pd.testing.assert_frame_equal(bias, test[[label, *seen]])
    assert list(explained.columns) == seen
    assert len(explained) == min(len(test), 100)


def test_a_binary_model_is_checked_on_numbers_and_a_multiclass_model_on_names(tmp_path: Path) -> None:
    binary, prepared, model_dir = checked(tmp_path / "binary", "binary")
    quality = pd.read_csv(binary / "quality" / "quality.csv")
    test = read_table(prepared / "test" / "test.csv")
    model = model_fn(str(model_dir))
    features = test.drop(columns="fraud")
    asked = predict_fn(Request(list(features.columns), features.to_numpy().tolist()), model)

    assert quality["label"].tolist() == test["fraud"].astype(int).tolist()
    assert quality["prediction"].tolist() == (quality["probability"] >= model.threshold).astype(int).tolist()
    assert quality["probability"].to_numpy() == pytest.approx(asked.values)

    multiclass, _, _ = checked(tmp_path / "multiclass", "multiclass")
    assert set(pd.read_csv(multiclass / "quality" / "quality.csv")["label"]) == {
        "setosa",
        "versicolor",
        "virginica",
    }


def test_the_rows_of_a_check_are_what_an_endpoint_takes_without_a_header(tmp_path: Path) -> None:
    folder, _, model_dir = checked(tmp_path, "binary")
    model = model_fn(str(model_dir))
    rows = read_table(folder / "bias" / "bias.csv").drop(columns="fraud").to_numpy().tolist()

    prediction = predict_fn(Request(None, rows), model)

    assert prediction.labels is not None
    expected = pd.read_csv(folder / "quality" / "quality.csv")["prediction"].astype(str).tolist()
    assert prediction.labels == expected


def test_nothing_is_written_for_checks_that_nobody_asked_for(tmp_path: Path) -> None:
    prepared = run_prepare(write(claims(), tmp_path / "in"), tmp_path / "prepared", "fraud", "binary")
    model_dir = run_train(prepared, tmp_path / "model", "fraud", "binary")
    run_evaluate(model_dir, prepared, tmp_path / "out", "fraud", "binary")

    written = [path.name for path in tmp_path.rglob("*.csv") if "checks" in path.parts]
    assert written == []
