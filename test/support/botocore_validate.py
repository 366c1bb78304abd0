"""Check requests against botocore's own models of services: shapes, required members, types, enumerations.

Reads a JSON list of ``{"operation": ..., "request": ...}`` from standard input, with a ``"service"`` where it is not
SageMaker, and writes a JSON list with the problems of each. A check without a request asks for the names of the members of the operation's answer.
``--version`` only says whether botocore can be imported.
"""

from __future__ import annotations

import json
import re
import sys
from typing import Any

import botocore
import botocore.session
from botocore.model import Shape
from botocore.validate import ParamValidator


def value_problems(shape: Shape, value: Any, path: str) -> list[str]:
    """Find values outside enumerations, patterns, lengths and maxima, which botocore leaves to the service."""
    if shape.type_name == "structure":
        return [
            problem
            for key, item in value.items()
            if key in shape.members
            for problem in value_problems(shape.members[key], item, f"{path}.{key}")
        ]
    limits = shape.metadata
    problems = size_problems(limits, value, path) if isinstance(value, str | list | dict) else []
    if shape.type_name == "list":
        for index, item in enumerate(value):
            problems += value_problems(shape.member, item, f"{path}[{index}]")
    elif shape.type_name == "map":
        for key, item in value.items():
            problems += value_problems(shape.key, key, f"{path}.{key}")
            problems += value_problems(shape.value, item, f"{path}.{key}")
    elif isinstance(value, int | float) and value > limits.get("max", value):
        problems.append(f"{path}: {value} is above {limits['max']}")
    elif isinstance(value, str):
        if "enum" in limits and value not in limits["enum"]:
            problems.append(f"{path}: {value} is not one of the service's values")
        # Python knows no \p{...} classes; those patterns are free text anyway.
        if "pattern" in limits and r"\p{" not in limits["pattern"] and not re.fullmatch(limits["pattern"], value):
            problems.append(f"{path}: {value} does not match {limits['pattern']}")
    return problems


def size_problems(limits: dict[str, Any], value: str | list[Any] | dict[str, Any], path: str) -> list[str]:
    """Find what is longer or shorter than the service takes."""
    if limits.get("min", 0) <= len(value) <= limits.get("max", len(value)):
        return []
    return [f"{path}: length {len(value)} is outside {limits.get('min', 0)} to {limits.get('max')}"]


def main() -> None:
    """Answer for every request on standard input."""
    if "--version" in sys.argv:
        print(botocore.__version__)
        return
    session = botocore.session.get_session()
    answers = []
    for check in json.load(sys.stdin):
        model = session.get_service_model(check.get("service", "sagemaker"))
        operation = model.operation_model(check["operation"])
        if "request" not in check:
            answers.append(list(operation.output_shape.members))
            continue
        shape = operation.input_shape
        report = ParamValidator().validate(check["request"], shape)
        problems = report.generate_report().splitlines() if report.has_errors() else []
        answers.append(problems + value_problems(shape, check["request"], check["operation"]))
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
