"""The checks, in the order that they are made."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from statistics import quantiles

from endpoint_test.answers import (
    CheckError,
    check_schema,
    largest_difference,
    read_csv,
    read_json,
)
from endpoint_test.golden import Golden, Prediction
from endpoint_test.settings import Settings
from endpoint_test.targets import Answer, Target

JSON = "application/json"
CSV = "text/csv"


@dataclass(frozen=True)
class Subject:
    """What is tested, with what, against which limits."""

    target: Target
    golden: Golden
    settings: Settings

    def ask_json(self, rows: int | None = None) -> Answer:
        """Send the first rows as JSON."""
        return self.target.invoke(self.golden.json_body(rows), JSON, JSON)


@dataclass(frozen=True)
class CheckResult:
    """How one check went; ``detail`` says what was found."""

    name: str
    passed: bool
    seconds: float
    detail: str


def answers_json(subject: Subject) -> str:
    """JSON rows get one prediction each, of the right kind."""
    check_schema(subject.golden, read_json(subject.ask_json()))
    return f"{len(subject.golden.instances)} rows"


def answers_csv(subject: Subject) -> str:
    """CSV rows get the same predictions as JSON rows."""
    predictions = read_csv(subject.target.invoke(subject.golden.csv_body(), CSV, CSV))
    check_schema(subject.golden, predictions)
    return compare(subject, predictions)


def gives_golden_predictions(subject: Subject) -> str:
    """The predictions are those of the evaluation."""
    return compare(subject, read_json(subject.ask_json()))


def compare(subject: Subject, predictions: list[Prediction]) -> str:
    """Hold predictions against the golden ones."""
    check_schema(subject.golden, predictions)
    difference = largest_difference(predictions, subject.golden.predictions)
    if difference > subject.settings.tolerance:
        message = f"differs by {difference:g}, allowed are {subject.settings.tolerance:g}"
        raise CheckError(message)
    return f"largest difference {difference:g}"


def refuses_nonsense(subject: Subject) -> str:
    """A broken request is refused as the caller's fault, and the next one is answered."""
    answer = subject.target.invoke(b'{"instances": [', JSON, JSON)
    if not 400 <= answer.status < 500:
        message = f"a broken request got status {answer.status}, not 4xx"
        raise CheckError(message)
    read_json(subject.ask_json())
    return f"status {answer.status}"


def requires_every_column(subject: Subject) -> str:
    """A row that lacks a column is refused as the caller's fault, whichever column it is."""
    if not subject.settings.requires_every_column:
        return "not asked of this model"
    for column in subject.golden.columns:
        answer = subject.target.invoke(subject.golden.json_body_without(column), JSON, JSON)
        if not 400 <= answer.status < 500:
            message = f"a row without {column} got status {answer.status}, not 4xx"
            raise CheckError(message)
    return f"{len(subject.golden.columns)} columns"


def is_fast(subject: Subject) -> str:
    """The percentiles of the latency keep their limits."""
    if not subject.target.answers_at_once:
        return "not asked of an endpoint that answers from a queue"
    settings = subject.settings
    milliseconds = []
    for _ in range(int(settings.latency_requests)):
        begin = time.perf_counter()
        read_json(subject.ask_json(rows=1))
        milliseconds.append((time.perf_counter() - begin) * 1000)
    cuts = quantiles(milliseconds, n=100, method="inclusive")
    measured = {"p50": cuts[49], "p95": cuts[94], "p99": cuts[98]}
    limits = {
        "p50": settings.p50_milliseconds,
        "p95": settings.p95_milliseconds,
        "p99": settings.p99_milliseconds,
    }
    text = ", ".join(f"{name} {value:.1f} ms" for name, value in measured.items())
    slow = [f"{name} at most {limits[name]:g} ms" for name in measured if measured[name] > limits[name]]
    if slow:
        message = f"{text}; allowed: {', '.join(slow)}"
        raise CheckError(message)
    return text


def bears_load(subject: Subject) -> str:
    """Several clients at once are answered for a while."""
    settings = subject.settings
    deadline = time.monotonic() + settings.load_seconds

    def client(_: int) -> list[bool]:
        answered = []
        while time.monotonic() < deadline:
            try:
                answered.append(subject.ask_json(rows=1).ok)
            except OSError:
                answered.append(False)
        return answered

    with ThreadPoolExecutor(int(settings.load_clients)) as pool:
        outcomes = [ok for answered in pool.map(client, range(int(settings.load_clients))) for ok in answered]
    failed = outcomes.count(False)
    percent = 100 * failed / max(len(outcomes), 1)
    text = f"{len(outcomes)} requests by {settings.load_clients:g} clients, {percent:.2f} % failed"
    if percent > settings.max_error_percent:
        message = f"{text}; allowed are {settings.max_error_percent:g} %"
        raise CheckError(message)
    return text


#: Every check by its name.
CHECKS: dict[str, Callable[[Subject], str]] = {
    "answers JSON rows": answers_json,
    "gives the golden predictions": gives_golden_predictions,
    "answers CSV rows alike": answers_csv,
    "refuses a broken request and goes on": refuses_nonsense,
    "refuses rows that lack a column": requires_every_column,
    "is fast": is_fast,
    "bears load": bears_load,
}


def run_checks(subject: Subject, report: Callable[[CheckResult], None]) -> list[CheckResult]:
    """Make every check, also after one that failed."""
    results = []
    for name, check in CHECKS.items():
        begin = time.perf_counter()
        try:
            passed, detail = True, check(subject)
        except CheckError as error:
            passed, detail = False, str(error)
        except Exception as error:  # noqa: BLE001
            passed, detail = False, f"{type(error).__name__}: {error}"
        result = CheckResult(name, passed, time.perf_counter() - begin, detail)
        report(result)
        results.append(result)
    return results
