"""What the test asks of an endpoint, read from a small JSON file and checked as a whole."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path


class UsageError(Exception):
    """Wrong usage: the message lists every problem with its fix."""


@dataclass(frozen=True)
class Settings:
    """Limits of the test; every one may be left out of the file."""

    #: Largest difference between a prediction and the golden one.
    tolerance: float = 1e-6
    #: Requests that the latency is measured with, one after the other.
    latency_requests: float = 50
    #: Limits of the latency of one request with one row, in milliseconds.
    p50_milliseconds: float = 200
    p95_milliseconds: float = 500
    p99_milliseconds: float = 1000
    #: How long and with how many clients at once the endpoint is loaded.
    load_seconds: float = 5
    load_clients: float = 4
    #: Most requests in a hundred that may fail under load.
    max_error_percent: float = 0
    #: Whether a row that lacks a column must be refused; not so for a model that fills columns in itself.
    requires_every_column: bool = True


#: Smallest and largest value of each setting.
BOUNDS: dict[str, tuple[float, float]] = {
    "tolerance": (0, 1e6),
    "latency_requests": (10, 10_000),
    "p50_milliseconds": (0.001, 60_000),
    "p95_milliseconds": (0.001, 60_000),
    "p99_milliseconds": (0.001, 60_000),
    "load_seconds": (0, 600),
    "load_clients": (1, 64),
    "max_error_percent": (0, 100),
}

#: Settings that are true or false.
SWITCHES = ("requires_every_column",)

#: Settings that count something.
WHOLE = ("latency_requests", "load_clients")


def read_settings(file: Path | None) -> Settings:
    """Read the settings; without a file every default holds.

    Raises:
        UsageError: listing every problem.
    """
    if file is None:
        return Settings()
    try:
        given = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = f"{file} cannot be read as JSON: {error}"
        raise UsageError(message) from error
    if not isinstance(given, dict):
        message = f"{file} must hold an object with settings"
        raise UsageError(message)
    problems = [problem for key, value in given.items() for problem in problems_of(key, value)]
    if problems:
        raise UsageError("\n".join([f"{file}:", *(f"  {problem}" for problem in problems)]))
    return Settings(**given)


def problems_of(key: str, value: object) -> list[str]:
    """Say what is wrong with one setting."""
    if key in SWITCHES:
        return [] if isinstance(value, bool) else [f"{key}: must be true or false, got {json.dumps(value)}"]
    if key not in BOUNDS:
        known = ", ".join(field.name for field in fields(Settings))
        return [f"{key}: is not a setting; there are {known}"]
    low, high = BOUNDS[key]
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    whole = key not in WHOLE or isinstance(value, int)
    if not number or not whole or not low <= float(str(value)) <= high:
        kind = "a whole number" if key in WHOLE else "a number"
        return [f"{key}: must be {kind} from {low:g} to {high:g}, got {json.dumps(value)}"]
    return []
