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


class ServiceError(Exception):
    """Stands for botocore's ClientError, of which every service's own errors are kinds."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.response = {"Error": {"Code": code}}


class ServiceErrors:
    """Stands for a client's ``exceptions``: a class for each error, by its code."""

    ClientError = ServiceError

    def __init__(self) -> None:
        self.kinds: dict[str, type[ServiceError]] = {}

    def __getattr__(self, code: str) -> type[ServiceError]:
        return self.kinds.setdefault(code, type(code, (ServiceError,), {}))


def choose(name: str, answers: list[dict[str, Any]], arguments: dict[str, Any]) -> dict[str, Any]:
    """Find the answer whose ``when`` the arguments agree with."""
    for answer in answers:
        if all(arguments.get(key) == value for key, value in answer.get("when", {}).items()):
            return answer
    message = f"the function called {name} with {arguments}, which this rehearsal does not answer"
    raise AttributeError(message)


class RecordedClient:
    """Stands for a boto3 client: it answers as it was told and keeps what it was asked."""

    def __init__(self, service: str, answers: dict[str, Any], calls: list[dict[str, Any]]) -> None:
        self.service = service
        self.answers = answers
        self.calls = calls
        self.exceptions = ServiceErrors()

    def __getattr__(self, operation: str) -> Any:  # noqa: ANN401
        name = f"{self.service}.{operation}"
        if name not in self.answers:
            message = f"the function called {name}, which this rehearsal does not answer"
            raise AttributeError(message)

        def call(**arguments: Any) -> Any:  # noqa: ANN401
            self.calls.append({"call": name, "arguments": arguments})
            chosen = choose(name, self.answers[name], arguments)
            if "error" in chosen:
                raise getattr(self.exceptions, chosen["error"])(chosen["error"])
            return chosen["answer"]

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
