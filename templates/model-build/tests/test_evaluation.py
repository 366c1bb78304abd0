import json
import tarfile
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from golden import as_instances, golden_document
from problems import InputError
from samples import TABLES
from steps import run_evaluate
from trained import TrainedFor


def test_evaluation_of_a_binary_model(trained: TrainedFor, tmp_path: Path) -> None:
    case = trained("binary")
    document = run_evaluate(case.model_dir, case.prepared, tmp_path, "fraud", "binary")
    (section,) = document.values()
    assert list(document) == ["binary_classification_metrics"]
    # Amount and severity decide nearly all of it, so that anything lower is a broken pipeline.
    assert section["auc"]["value"] > 0.9
    assert section["auc"]["standard_deviation"] == "NaN"
    confusion = section["confusion_matrix"]
    assert sum(sum(row.values()) for row in confusion.values()) == 80
    right = confusion["0"]["0"] + confusion["1"]["1"]
    assert section["accuracy"]["value"] == pytest.approx(right / 80)
    assert section["recall"]["value"] == pytest.approx(confusion["1"]["1"] / sum(confusion["1"].values()))


def test_evaluation_compares_with_the_live_version(trained: TrainedFor, tmp_path: Path) -> None:
    case = trained("binary")
    live = ("--live-metrics", "auc=0.5")
    document = run_evaluate(case.model_dir, case.prepared, tmp_path, "fraud", "binary", *live)
    section, compared = document["binary_classification_metrics"], document["improvement_on_live"]
    assert compared["auc"] == {"value": pytest.approx(section["auc"]["value"] - 0.5), "live": 0.5}
    assert compared["recall"] == {"value": 0.0, "live": None}
    assert "confusion_matrix" not in compared


def test_evaluation_of_a_multiclass_model(trained: TrainedFor, tmp_path: Path) -> None:
    case = trained("multiclass")
    document = run_evaluate(case.model_dir, case.prepared, tmp_path, "kind", "multiclass")
    section = document["multiclass_classification_metrics"]
    assert section["accuracy"]["value"] > 0.8
    assert set(section["confusion_matrix"]) == {"setosa", "versicolor", "virginica"}


def test_evaluation_of_a_regression(trained: TrainedFor, tmp_path: Path) -> None:
    case = trained("regression")
    metrics = run_evaluate(case.model_dir, case.prepared, tmp_path, "price", "regression")[
        "regression_metrics"
    ]
    assert metrics["r2"]["value"] > 0.95
    assert metrics["rmse"]["value"] == pytest.approx(metrics["mse"]["value"] ** 0.5)


def test_a_model_of_another_task_is_not_evaluated(trained: TrainedFor, tmp_path: Path) -> None:
    case = trained("multiclass")
    with pytest.raises(InputError, match="the model was trained for multiclass, not for regression"):
        run_evaluate(case.model_dir, case.prepared, tmp_path, "kind", "regression")


def test_the_sample_payload_is_one_that_the_model_answers(trained: TrainedFor, tmp_path: Path) -> None:
    case = trained("binary")
    run_evaluate(case.model_dir, case.prepared, tmp_path, "fraud", "binary")
    with tarfile.open(tmp_path / "sample_payload.tar.gz", "r:gz") as archive:
        (member,) = archive.getmembers()
        content = archive.extractfile(member)
        assert content is not None
        payload = content.read().decode()
    answer, _ = case.invoke(payload, "text/csv", "text/csv")
    assert len(answer.splitlines()) == min(100, len(case.test))


@pytest.mark.parametrize("task", TABLES)
def test_the_golden_rows_are_answered_by_the_model_itself(
    task: str, trained: TrainedFor, tmp_path: Path
) -> None:
    """Not through the code that wrote them: the model is asked again, in CSV, for the same raw rows."""
    case = trained(task)
    run_evaluate(case.model_dir, case.prepared, tmp_path, case.label, task)
    golden = json.loads((tmp_path / "golden.json").read_text())
    assert (golden["task"], golden["columns"]) == (task, case.model.transform.columns)
    assert len(golden["instances"]) == len(golden["predictions"]) == 20
    rows = case.test[golden["columns"]]
    raw = [tuple(row) for row in rows.itertuples(index=False)]
    places = [raw.index(_as_text(instance, rows)) for instance in golden["instances"]]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, len(rows) - 1)
    answer, _ = case.invoke(rows.iloc[places].to_csv(index=False), "text/csv", "text/csv")
    expected = [[float(value) for value in line.split(",")] for line in answer.splitlines()]
    assert np.array_equal(np.array(golden["predictions"]).squeeze(), np.array(expected).squeeze())


def _as_text(instance: dict[str, object], rows: pd.DataFrame) -> tuple[str, ...]:
    """Find the raw spelling of a golden row: the CSV has 12 where JSON has 12.0."""
    texts = []
    for name, value in instance.items():
        spellings = {"" if value is None else str(value), f"{value:g}" if isinstance(value, float) else ""}
        texts.append(next(text for text in rows[name] if text in spellings))
    return tuple(texts)


def test_golden_rows_that_serving_answers_otherwise_are_refused(trained: TrainedFor) -> None:
    case = trained("binary")
    answer, _ = case.invoke(case.test.to_csv(index=False), "text/csv", "text/csv")
    evaluated = np.array([float(line) for line in answer.splitlines()])
    golden_document(case.model, case.test, evaluated)
    with pytest.raises(RuntimeError, match="answers a JSON request otherwise"):
        golden_document(case.model, case.test, evaluated + 1e-3)


def test_a_missing_value_is_null_in_a_golden_row(trained: TrainedFor) -> None:
    case = trained("binary")
    rows = case.test.head(2).copy()
    rows["age"] = ["", "33"]
    rows["severity"] = ["Minor", ""]
    first, second = as_instances(rows, case.model.transform)
    assert (first["age"], first["severity"]) == (None, "Minor")
    assert (second["age"], second["severity"]) == (33.0, None)
