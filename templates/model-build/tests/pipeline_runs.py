"""Runs of a pipeline that a stand-in for SageMaker answers."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import Any

import run_pipeline
from following import Patience

ARN = "arn:aws:sagemaker:eu-central-1:111122223333:pipeline/fraud/execution/abc"
#: What every start is told on its command line.
FIXED = ["--pipeline", "p", "--code-uri", "s3://b/c", "--commit-id", "c", "--token", "t" * 32]


class FakeSageMaker:
    """Answers as the service would, one state of the execution after the other."""

    def __init__(
        self, states: list[tuple[str, list[dict[str, Any]]]], execution_reason: str | None = None
    ) -> None:
        self.states = states
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.position = -1
        self.execution_reason = execution_reason
        #: Metadata of the newest approved version.
        self.live: dict[str, str] | None = None

    def start_pipeline_execution(self, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401
        self.calls.append(("start", arguments))
        return {"PipelineExecutionArn": ARN}

    def describe_pipeline_execution(self, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401
        self.position += 1
        reason = {"FailureReason": self.execution_reason} if self.execution_reason else {}
        return {"PipelineExecutionStatus": self.states[self.position][0], **arguments, **reason}

    def stop_pipeline_execution(self, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401
        self.calls.append(("stop", arguments))
        return {"PipelineExecutionArn": ARN}

    def list_model_packages(self, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401
        self.calls.append(("versions", arguments))
        return {"ModelPackageSummaryList": [{"ModelPackageArn": "version"}] if self.live is not None else []}

    def describe_model_package(self, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401
        assert arguments == {"ModelPackageName": "version"}
        return {"CustomerMetadataProperties": self.live}

    def list_pipeline_execution_steps(self, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401
        """One step a page, as the service pages when it likes to."""
        self.calls.append(("list", arguments))
        steps = self.states[self.position][1]
        index = int(arguments.get("NextToken", "0"))
        more = {"NextToken": str(index + 1)} if index + 1 < len(steps) else {}
        return {"PipelineExecutionSteps": steps[index : index + 1], **more}


def step(name: str, status: str, **more: str) -> dict[str, Any]:
    return {"StepName": name, "StepStatus": status, **more}


EXECUTING = ("Executing", [step("Train", "Executing")])


def run(
    client: FakeSageMaker,
    compare: list[str] | None = None,
    parameter: list[tuple[str, str]] | None = None,
    patience: Patience | None = None,
    hears: Callable[[str], None] = lambda _: None,
) -> tuple[int, list[str]]:
    lines: list[str] = []

    def report(line: str) -> None:
        lines.append(line)
        hears(line)

    options = Namespace(
        pipeline="fraud",
        code_uri="s3://bucket/fraud/code/c0ffee",
        commit_id="c0ffee",
        token="t" * 64,
        poll_seconds=0,
        model_package_group="fraud",
        compare=compare or [],
        parameter=parameter or [],
    )
    return run_pipeline.run(client, options, patience or Patience(), report), lines
