"""Reading answers, and what must be true of them whatever the model."""

from __future__ import annotations

import json
import math

from endpoint_test.golden import Golden, Prediction
from endpoint_test.targets import Answer

#: Class probabilities are rounded on their way.
SUM_TOLERANCE = 1e-3


class CheckError(Exception):
    """A check that the endpoint did not pass; the message says why."""


def read_json(answer: Answer) -> list[Prediction]:
    """Read ``{"predictions": [...]}``."""
    text = require_ok(answer)
    try:
        predictions = json.loads(text)["predictions"]
    except (ValueError, KeyError, TypeError) as error:
        message = f'the answer is not {{"predictions": [...]}}: {text[:200]}'
        raise CheckError(message) from error
    if not isinstance(predictions, list):
        message = f"predictions is not a list: {text[:200]}"
        raise CheckError(message)
    return predictions


def read_csv(answer: Answer) -> list[Prediction]:
    """Read one line a row: a number, or the numbers of the classes separated by commas."""
    text = require_ok(answer)
    rows: list[Prediction] = []
    for line in text.splitlines():
        try:
            numbers = [float(value) for value in line.split(",")]
        except ValueError as error:
            message = f"not a line of numbers: {line[:200]}"
            raise CheckError(message) from error
        rows.append(numbers if len(numbers) > 1 else numbers[0])
    return rows


def require_ok(answer: Answer) -> str:
    """Give the text of an answer that is no error."""
    text = answer.body.decode("utf-8", errors="replace")
    if not answer.ok:
        message = f"status {answer.status}: {text.strip()[:200]}"
        raise CheckError(message)
    return text


def check_schema(golden: Golden, predictions: list[Prediction]) -> None:
    """One prediction a row, of the kind that the task has."""
    if len(predictions) != len(golden.instances):
        message = f"{len(predictions)} predictions for {len(golden.instances)} rows"
        raise CheckError(message)
    for row, prediction in enumerate(predictions, start=1):
        problem = problem_of(golden.task, prediction)
        if problem is not None:
            message = f"row {row}: {problem}: {prediction}"
            raise CheckError(message)


def problem_of(task: str, prediction: Prediction) -> str | None:
    """Say what is wrong with one prediction, if anything."""
    numbers = prediction if isinstance(prediction, list) else [prediction]
    if (task == "multiclass") != isinstance(prediction, list):
        return "must be a list of probabilities" if task == "multiclass" else "must be one number"
    if not all(isinstance(number, (int, float)) and math.isfinite(number) for number in numbers):
        return "is not finite"
    if task != "regression" and not all(0 <= number <= 1 for number in numbers):
        return "is no probability"
    if task == "multiclass" and abs(sum(numbers) - 1) > SUM_TOLERANCE:
        return "does not sum up to 1"
    return None


def largest_difference(one: list[Prediction], other: list[Prediction]) -> float:
    """The largest difference between two lists of predictions; infinite where their shapes differ."""
    differences = [0.0]
    for first, second in zip(one, other, strict=True):
        left = first if isinstance(first, list) else [first]
        right = second if isinstance(second, list) else [second]
        if len(left) != len(right):
            return math.inf
        differences += [abs(a - b) for a, b in zip(left, right, strict=True)]
    return max(differences)
