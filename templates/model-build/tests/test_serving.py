import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import xgboost as xgb

from bad_request import BadRequestError
from features import FeatureTransform
from samples import TABLES
from trained import TrainedFor


@pytest.mark.parametrize("task", TABLES)
def test_serving_predicts_what_training_would(task: str, trained: TrainedFor) -> None:
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


@pytest.mark.parametrize("task", TABLES)
def test_json_and_csv_give_the_same_predictions(task: str, trained: TrainedFor) -> None:
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


def test_the_artefact_serves_without_the_folder_it_was_trained_from(
    trained: TrainedFor, tmp_path: Path
) -> None:
    case = trained("binary")
    artefact = shutil.copytree(case.model_dir, tmp_path / "artefact")
    program = (
        "import sys; sys.path[0:0] = [sys.argv[1] + '/code']; import inference as i; "
        "m = i.model_fn(sys.argv[1]); "
        "print(i.output_fn(i.predict_fn(i.input_fn(sys.argv[2], 'text/csv'), m), 'text/csv')[0])"
    )
    row = case.test.head(1).to_csv(index=False)
    command = [sys.executable, "-I", "-c", program, str(artefact), row]
    served = subprocess.run(command, capture_output=True, text=True, check=True, cwd="/")
    assert served.stdout.strip() == case.invoke(row, "text/csv", "text/csv")[0].strip()


def test_labels_follow_the_threshold_chosen_on_the_validation_part(trained: TrainedFor) -> None:
    case = trained("binary")
    answer = json.loads(case.invoke(case.test.to_csv(index=False), "text/csv", "*/*")[0])
    threshold = case.model.threshold
    assert threshold is not None
    assert answer["labels"] == ["1" if value >= threshold else "0" for value in answer["predictions"]]


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
    trained: TrainedFor,
    body: "str | bytes | bytearray",
    content_type: "str | None",
    problem: str,
) -> None:
    with pytest.raises(BadRequestError, match=f"^{re.escape(problem)}"):
        trained("binary").invoke(body, content_type, "text/csv")


def test_rows_come_as_bytes_where_the_toolkit_does_not_know_their_type(
    trained: TrainedFor,
) -> None:
    body = "10.5,40,Minor,None\n"
    expected = trained("binary").invoke(body, "text/csv", "text/csv")
    for given in (body.encode(), bytearray(body.encode("utf-8-sig"))):
        assert trained("binary").invoke(given, "text/csv; charset=utf-8", "text/csv") == expected


def test_an_answer_in_another_type_is_refused(trained: TrainedFor) -> None:
    with pytest.raises(
        ValueError, match="accept image/png is not supported; ask for text/csv or application/json"
    ):
        trained("binary").invoke("1,2,Minor,None", "text/csv", "image/png")
