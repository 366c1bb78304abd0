"""Run a Lambda function's handler on one event, with the AWS calls that it makes answered from a file.

Reads a request from standard input and writes what the handler returned, and every call that it made,
to standard output. The handler's own output goes to standard error.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import sys
import types
from typing import Any


class RecordedClient:
    """Stands for a boto3 client: it answers as it was told and keeps what it was asked."""

    def __init__(self, service: str, answers: dict[str, Any], calls: list[dict[str, Any]]) -> None:
        self.service = service
        self.answers = answers
        self.calls = calls

    def __getattr__(self, operation: str) -> Any:  # noqa: ANN401
        name = f"{self.service}.{operation}"
        if name not in self.answers:
            message = f"the function called {name}, which this rehearsal does not answer"
            raise AttributeError(message)

        def call(**arguments: Any) -> Any:  # noqa: ANN401
            self.calls.append({"call": name, "arguments": arguments})
            return self.answers[name]

        return call


def install_boto3(answers: dict[str, Any], calls: list[dict[str, Any]]) -> None:
    """Put a boto3 in place that reaches nothing outside this process."""
    module = types.ModuleType("boto3")
    module.client = lambda service, **_: RecordedClient(service, answers, calls)  # type: ignore[attr-defined]
    sys.modules["boto3"] = module


def main() -> None:
    """Answer one request."""
    request = json.load(sys.stdin)
    calls: list[dict[str, Any]] = []
    install_boto3(request["answers"], calls)
    sys.path.insert(0, request["folder"])
    module, function = request["handler"].rsplit(".", 1)
    with contextlib.redirect_stdout(sys.stderr):
        returned = getattr(importlib.import_module(module), function)(request["event"], None)
    json.dump({"returned": returned, "calls": calls}, sys.stdout)


if __name__ == "__main__":
    main()
