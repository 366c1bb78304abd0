"""Serve the model in SageMaker's framework containers, by the four functions that they call.

Training copies this file and the few that it imports into the model artefact.

Requests are ``text/csv`` (rows without the label, in the order of ``columns`` in ``features.json``, or in any
order under a header line) or ``application/json`` (``{"instances": [{"column": value, ...}, ...]}``). Answers
are in the same two types: a probability for each row of a binary model, one probability a class for a
multi-class model, a value for a regression. JSON answers of a classifier also carry the decided ``labels``.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from bad_request import BadRequestError
from features import FeatureTransform
from predictors import Predict, load_predictor
from schema import NUMBER, Schema

CSV = "text/csv"
JSON = "application/json"
#: Most rows of a wrong length that an answer names.
MAX_ROW_PROBLEMS = 3


@dataclass(frozen=True)
class Model:
    """A model as it is served: what it takes, what predicts, what comes before and after."""

    schema: Schema
    predict: Predict
    transform: FeatureTransform
    task: str
    classes: list[str]
    threshold: float | None


@dataclass(frozen=True)
class Request:
    """Rows of a request as text; without names where a CSV had no header line."""

    names: list[str] | None
    rows: list[list[str]]


@dataclass(frozen=True)
class Prediction:
    """What the model says: a number or a list of numbers for each row, and the decided classes."""

    values: npt.NDArray[np.float64]
    labels: list[str] | None


def model_fn(model_dir: str) -> Model:
    """Load what training wrote into the model folder."""
    folder = Path(model_dir)
    info = json.loads((folder / "model_info.json").read_text(encoding="utf-8"))
    predict = load_predictor(folder, info["framework"], info["task"])
    transform = FeatureTransform.from_json((folder / "features.json").read_text(encoding="utf-8"))
    return Model(
        Schema.read(folder), predict, transform, info["task"], info["classes"], info.get("threshold")
    )


def input_fn(body: str | bytes | bytearray, content_type: str | None) -> Request:
    """Read the rows of a request.

    The toolkit gives text for the two types alone, else bytes, and no type where the client named none.

    Raises:
        BadRequestError: saying what is wrong with the request.
    """
    text = body if isinstance(body, str) else _decoded(body)
    media_type = (content_type or "").split(";")[0].strip().lower()
    if not text.strip():
        raise BadRequestError("the request is empty; send at least one row")
    if media_type == CSV:
        return Request(None, [row for row in csv.reader(io.StringIO(text)) if row])
    if media_type == JSON:
        return _json_request(text)
    named = f"content type {content_type} is not supported" if content_type else "the content type is missing"
    raise BadRequestError(f"{named}; send {CSV} or {JSON}")


def predict_fn(request: Request, model: Model) -> Prediction:
    """Transform the rows as in training and predict.

    Raises:
        BadRequestError: naming every missing and unknown column and every value that is no number.
    """
    values = model.predict(model.transform.transform(_table(request, model)))
    return Prediction(values, _decide(values, model))


def output_fn(prediction: Prediction, accept: str) -> tuple[str, str]:
    """Write the predictions in the type that the client accepts; JSON where it does not care."""
    accepted = [part.split(";")[0].strip().lower() for part in (accept or "*/*").split(",")]
    if {JSON, "*/*", "application/*"} & set(accepted):
        document: dict[str, Any] = {"predictions": prediction.values.tolist()}
        if prediction.labels is not None:
            document["labels"] = prediction.labels
        return json.dumps(document), JSON
    if CSV in accepted:
        rows = np.atleast_2d(prediction.values.T).T
        return "".join(",".join(map(repr, row)) + "\n" for row in rows.tolist()), CSV
    raise BadRequestError(f"accept {accept} is not supported; ask for {CSV} or {JSON}")


def _decoded(body: bytes | bytearray) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadRequestError(f"the request is not UTF-8 text: {error}") from error


def _json_request(text: str) -> Request:
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadRequestError(f"the request is not valid JSON: {error}") from error
    instances = document.get("instances") if isinstance(document, dict) else None
    if (
        not isinstance(instances, list)
        or not instances
        or not all(isinstance(row, dict) for row in instances)
    ):
        raise BadRequestError(
            'the request must be {"instances": [{"column": value, ...}, ...]} with at least one row'
        )
    names = list(dict.fromkeys(name for row in instances for name in row))
    lacking = sorted({name for row in instances for name in names if name not in row})
    if lacking:
        raise BadRequestError(f"some instances lack: {', '.join(lacking)}; send null for a missing value")
    return Request(names, [[_text(row[name]) for name in names] for row in instances])


def _text(value: object) -> str:
    """Write a JSON value as it would stand in a CSV file."""
    if value is None:
        return ""
    if isinstance(value, (dict, list)):
        raise BadRequestError(f"a value must be text, a number, true, false or null, got {json.dumps(value)}")
    return str(value)


def _table(request: Request, model: Model) -> pd.DataFrame:
    names, rows = request.names, request.rows
    if names is None and _is_header(rows[0], model.schema):
        names, rows = rows[0], rows[1:]
    names = names if names is not None else model.transform.columns
    problems = model.schema.column_problems(names)
    if not rows:
        problems.append("a header line without rows; send at least one row")
    widths = [
        f"row {number} has {len(row)} values, expected {len(names)}: {', '.join(names)}"
        for number, row in enumerate(rows, start=1)
        if len(row) != len(names)
    ]
    problems += widths[:MAX_ROW_PROBLEMS]
    if len(widths) > MAX_ROW_PROBLEMS:
        problems.append(f"and {len(widths) - MAX_ROW_PROBLEMS} more rows like these")
    if not widths and len(set(names)) == len(names):
        table = pd.DataFrame(rows, columns=names, dtype=object)
        problems += model.schema.kind_problems(table)
    if problems:
        raise BadRequestError("; ".join(problems))
    return table


def _is_header(row: Sequence[str], schema: Schema) -> bool:
    """Take a first row for a header line if most of its values are names of columns, or some and no number.

    A category may have the name of a column, but hardly in a row without the numbers that there must be.
    """
    names = {schema.label.name, *(column.name for column in schema.columns)}
    known = sum(value in names for value in row)
    has_numbers = any(column.required and column.kind == NUMBER for column in schema.columns)
    return 2 * known > len(row) or (known > 0 and has_numbers and not any(map(_is_number, row)))


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True


def _decide(values: npt.NDArray[np.float64], model: Model) -> list[str] | None:
    if model.task == "multiclass":
        return [model.classes[index] for index in np.argmax(values, axis=1)]
    if model.threshold is not None:
        return [model.classes[int(value >= model.threshold)] for value in values]
    return None
