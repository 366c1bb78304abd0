import json
import re
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import xgboost as xgb

from bad_request import BadRequestError
from features import FeatureTransform
from golden import as_instances, golden_document
from inference import Model, input_fn, model_fn, output_fn, predict_fn
from problems import InputError
from samples import claims, flowers, houses, write
from steps import contents, run_evaluate, run_prepare, run_train
from tables import read_table

CASES = {
    "binary": (claims, "fraud"),
    "multiclass": (flowers, "kind"),
    "regression": (houses, "price"),
}


class Trained:
    """A model trained through the command lines, with the folders around it."""

    def __init__(self, folder: Path, task: str) -> None:
        make, self.label = CASES[task]
        self.task = task
        self.prepared = run_prepare(write(make(), folder / "in"), folder / "prepared", self.label, task)
        self.model_dir = run_train(self.prepared, folder / "model", self.label, task)
        self.model: Model = model_fn(str(self.model_dir))
        self.test = read_table(self.prepared / "test" / "test.csv").drop(columns=self.label)

    def invoke(
        self, body: "str | bytes | bytearray", content_type: "str | None", accept: str
    ) -> tuple[str, str]:
        return output_fn(predict_fn(input_fn(body, content_type), self.model), accept)


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Trained]:
    made: dict[str, Trained] = {}

    def give(task: str) -> Trained:
        if task not in made:
            made[task] = Trained(tmp_path_factory.mktemp(task), task)
        return made[task]

    return give


@pytest.mark.parametrize("task", CASES)
def test_the_same_seed_gives_the_same_model(
    task: str, trained: Callable[[str], Trained], tmp_path: Path
) -> None:
    first = trained(task)
    again = run_train(first.prepared, tmp_path / "model", first.label, task)
    assert contents(again) == contents(first.model_dir)


@pytest.mark.parametrize("task", CASES)
def test_serving_predicts_what_training_would(task: str, trained: Callable[[str], Trained]) -> None:
    """Not through the serving code: the matrix is made by hand from the parts that training uses."""
    case = trained(task)
    transform = FeatureTransform.from_json((case.prepared / "transform" / "features.json").read_text())
    booster = xgb.Booster(model_file=str(case.model_dir / "model.json"))
    expected = booster.predict(xgb.DMatrix(transform.transform(case.test)))
    columns = case.test[transform.columns]
    bodies = {
        "header in another order": columns[columns.columns[::-1]].to_csv(index=False),
        "no header": columns.to_csv(index=False, header=False),
        "unused columns too": case.test.to_csv(index=False),
    }
    for name, body in bodies.items():
        answer, content_type = case.invoke(body, "text/csv; charset=utf-8", "text/csv")
        assert content_type == "text/csv"
        served = np.array([[float(value) for value in line.split(",")] for line in answer.splitlines()])
        assert np.array_equal(served.squeeze(), expected.astype(np.float64)), name


@pytest.mark.parametrize("task", CASES)
def test_json_and_csv_give_the_same_predictions(task: str, trained: Callable[[str], Trained]) -> None:
    case = trained(task)
    rows = case.test.head(20).to_dict(orient="records")
    rows = [{name: _typed(value) for name, value in row.items()} for row in rows]
    answer, content_type = case.invoke(
        json.dumps({"instances": rows}), "application/json", "application/json"
    )
    assert content_type == "application/json"
    from_csv, _ = case.invoke(case.test.head(20).to_csv(index=False), "text/csv", "text/csv")
    expected = [[float(value) for value in line.split(",")] for line in from_csv.splitlines()]
    assert np.allclose(
        np.array(json.loads(answer)["predictions"]).squeeze(), np.array(expected).squeeze(), rtol=0
    )


def _typed(value: str) -> object:
    """What a JSON client would send: numbers as numbers, null for a missing value."""
    try:
        return float(value)
    except ValueError:
        return value or None


def test_evaluation_of_a_binary_model(trained: Callable[[str], Trained], tmp_path: Path) -> None:
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


def test_evaluation_compares_with_the_live_version(trained: Callable[[str], Trained], tmp_path: Path) -> None:
    case = trained("binary")
    live = ("--live-metrics", "auc=0.5")
    document = run_evaluate(case.model_dir, case.prepared, tmp_path, "fraud", "binary", *live)
    section, compared = document["binary_classification_metrics"], document["improvement_on_live"]
    assert compared["auc"] == {"value": pytest.approx(section["auc"]["value"] - 0.5), "live": 0.5}
    assert compared["recall"] == {"value": 0.0, "live": None}
    assert "confusion_matrix" not in compared


def test_the_sample_payload_is_one_that_the_model_answers(
    trained: Callable[[str], Trained], tmp_path: Path
) -> None:
    case = trained("binary")
    run_evaluate(case.model_dir, case.prepared, tmp_path, "fraud", "binary")
    with tarfile.open(tmp_path / "sample_payload.tar.gz", "r:gz") as archive:
        (member,) = archive.getmembers()
        content = archive.extractfile(member)
        assert content is not None
        payload = content.read().decode()
    answer, _ = case.invoke(payload, "text/csv", "text/csv")
    assert len(answer.splitlines()) == min(100, len(case.test))


def test_a_training_of_a_tuning_is_told_the_objective(
    trained: Callable[[str], Trained], tmp_path: Path
) -> None:
    case = trained("binary")
    objective = "--_tuning_objective_metric=validation:auc"
    run_train(case.prepared, tmp_path / "model", "fraud", "binary", objective)
    assert (tmp_path / "model" / "model.json").is_file()


def test_evaluation_of_a_multiclass_model(trained: Callable[[str], Trained], tmp_path: Path) -> None:
    case = trained("multiclass")
    document = run_evaluate(case.model_dir, case.prepared, tmp_path, "kind", "multiclass")
    section = document["multiclass_classification_metrics"]
    assert section["accuracy"]["value"] > 0.8
    assert set(section["confusion_matrix"]) == {"setosa", "versicolor", "virginica"}


def test_evaluation_of_a_regression(trained: Callable[[str], Trained], tmp_path: Path) -> None:
    case = trained("regression")
    metrics = run_evaluate(case.model_dir, case.prepared, tmp_path, "price", "regression")[
        "regression_metrics"
    ]
    assert metrics["r2"]["value"] > 0.95
    assert metrics["rmse"]["value"] == pytest.approx(metrics["mse"]["value"] ** 0.5)


@pytest.mark.parametrize("task", CASES)
def test_the_golden_rows_are_answered_by_the_model_itself(
    task: str, trained: Callable[[str], Trained], tmp_path: Path
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


def test_golden_rows_that_serving_answers_otherwise_are_refused(trained: Callable[[str], Trained]) -> None:
    case = trained("binary")
    answer, _ = case.invoke(case.test.to_csv(index=False), "text/csv", "text/csv")
    evaluated = np.array([float(line) for line in answer.splitlines()])
    golden_document(case.model, case.test, evaluated)
    with pytest.raises(RuntimeError, match="answers a JSON request otherwise"):
        golden_document(case.model, case.test, evaluated + 1e-3)


def test_a_missing_value_is_null_in_a_golden_row(trained: Callable[[str], Trained]) -> None:
    case = trained("binary")
    rows = case.test.head(2).copy()
    rows["age"] = ["", "33"]
    rows["severity"] = ["Minor", ""]
    first, second = as_instances(rows, case.model.transform)
    assert (first["age"], first["severity"]) == (None, "Minor")
    assert (second["age"], second["severity"]) == (33.0, None)


def test_a_model_of_another_task_is_not_evaluated(trained: Callable[[str], Trained], tmp_path: Path) -> None:
    case = trained("multiclass")
    with pytest.raises(InputError, match="the model was trained for multiclass, not for regression"):
        run_evaluate(case.model_dir, case.prepared, tmp_path, "kind", "regression")


def test_the_artefact_serves_without_the_folder_it_was_trained_from(
    trained: Callable[[str], Trained],
) -> None:
    case = trained("binary")
    program = (
        "import sys; sys.path[0:0] = [sys.argv[1] + '/code']; import inference as i; "
        "m = i.model_fn(sys.argv[1]); "
        "print(i.output_fn(i.predict_fn(i.input_fn(sys.argv[2], 'text/csv'), m), 'text/csv')[0])"
    )
    row = case.test.head(1).to_csv(index=False)
    command = [sys.executable, "-I", "-c", program, str(case.model_dir), row]
    served = subprocess.run(command, capture_output=True, text=True, check=True, cwd="/")
    assert served.stdout.strip() == case.invoke(row, "text/csv", "text/csv")[0].strip()


def test_labels_follow_the_threshold_chosen_on_the_validation_part(trained: Callable[[str], Trained]) -> None:
    case = trained("binary")
    answer = json.loads(case.invoke(case.test.to_csv(index=False), "text/csv", "*/*")[0])
    threshold = case.model.threshold
    assert threshold is not None
    assert answer["labels"] == ["1" if value >= threshold else "0" for value in answer["predictions"]]


def test_the_log_carries_the_metrics_that_sagemaker_reads(
    trained: Callable[[str], Trained], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run_train(trained("binary").prepared, tmp_path / "model", "fraud", "binary")
    values = [
        line.split(":")[1]
        for line in capsys.readouterr().out.splitlines()
        if line.startswith("validation-auc:")
    ]
    assert len(values) == 1
    assert 0.9 < float(values[0]) <= 1


def test_training_stops_when_the_validation_metric_no_longer_improves(
    trained: Callable[[str], Trained], tmp_path: Path
) -> None:
    more = ["--num_round", "500", "--early_stopping_rounds", "5"]
    model_dir = run_train(trained("binary").prepared, tmp_path / "model", "fraud", "binary", *more)
    assert xgb.Booster(model_file=model_dir / "model.json").num_boosted_rounds() < 500


@pytest.mark.parametrize(
    ("body", "content_type", "problem"),
    [
        ("", "text/csv", "the request is empty; send at least one row"),
        ("amount,age\n1,2\n", "text/csv", "missing columns: severity, authorities"),
        (
            "amount,age,severity,authorities,shoe\n1,2,Minor,None,44\n",
            "text/csv",
            "unknown column: shoe",
        ),
        (
            "amount,age,severity,authorities\n",
            "text/csv",
            "a header line without rows; send at least one row",
        ),
        ("1,2,Minor\n", "text/csv", "row 1 has 3 values, expected 4: amount, age, severity, authorities"),
        ("1,old,Minor,None\n", "text/csv", "column age must hold numbers, got 'old'"),
        ("{", "application/json", "the request is not valid JSON"),
        ("[]", "application/json", 'the request must be {"instances"'),
        ('{"instances": [{"amount": 1}]}', "application/json", "missing columns: age, severity, authorities"),
        (
            '{"instances": [{"amount": [1]}]}',
            "application/json",
            "a value must be text, a number, true, false or null",
        ),
        ('{"instances": [{"a": 1}, {"b": 1}]}', "application/json", "some instances lack: a, b"),
        ("1,2", "image/png", "content type image/png is not supported; send text/csv or application/json"),
        # The toolkit gives no type where a client names none, and bytes where it does not know the type.
        ("1,2", None, "the content type is missing; send text/csv or application/json"),
        (bytearray(b"1,\xff\n"), "text/csv; charset=latin-1", "the request is not UTF-8 text: "),
    ],
)
def test_a_bad_request_says_what_is_wrong(
    trained: Callable[[str], Trained],
    body: "str | bytes | bytearray",
    content_type: "str | None",
    problem: str,
) -> None:
    with pytest.raises(BadRequestError, match=f"^{re.escape(problem)}"):
        trained("binary").invoke(body, content_type, "text/csv")


def test_rows_come_as_bytes_where_the_toolkit_does_not_know_their_type(
    trained: Callable[[str], Trained],
) -> None:
    body = "10.5,40,Minor,None\n"
    expected = trained("binary").invoke(body, "text/csv", "text/csv")
    for given in (body.encode(), bytearray(body.encode("utf-8-sig"))):
        assert trained("binary").invoke(given, "text/csv; charset=utf-8", "text/csv") == expected


def test_an_answer_in_another_type_is_refused(trained: Callable[[str], Trained]) -> None:
    with pytest.raises(
        ValueError, match="accept image/png is not supported; ask for text/csv or application/json"
    ):
        trained("binary").invoke("1,2,Minor,None", "text/csv", "image/png")


def test_an_objective_of_another_task_is_refused(trained: Callable[[str], Trained], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="objective reg:squarederror does not fit the task binary"):
        run_train(
            trained("binary").prepared,
            tmp_path / "model",
            "fraud",
            "binary",
            "--objective",
            "reg:squarederror",
        )
    assert not (tmp_path / "model").exists()


def test_an_unknown_hyperparameter_is_refused(trained: Callable[[str], Trained], tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        run_train(trained("binary").prepared, tmp_path / "model", "fraud", "binary", "--max_dept", "3")
