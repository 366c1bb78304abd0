"""Follow one execution of a SageMaker pipeline to its end, as long as the build can."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from botocore.exceptions import BotoCoreError, ClientError

ENDED = ("Succeeded", "Failed", "Stopped")

#: What a call raises that SageMaker refused or that did not reach it.
CALL_ERRORS = (BotoCoreError, ClientError)

#: Left of a build's time when its run is asked to stop: CodeBuild ends a build at its limit without a word.
RESERVE_SECONDS = 180

#: How long a run is followed that SageMaker tells nothing of, beyond what boto3 tries by itself. By then,
#: throttling and lost connections are over; a right that the build has lost is not.
SILENCE_SECONDS = 900


class Execution(Protocol):
    """The calls of boto3's SageMaker client that follow an execution."""

    def describe_pipeline_execution(self, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401
        """Describe an execution."""

    def list_pipeline_execution_steps(self, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401
        """List one page of an execution's steps."""


@dataclass(frozen=True)
class Outcome:
    """How an execution ended; the reason is empty for a success."""

    status: str
    reason: str


@dataclass
class Patience:
    """Says until when an execution is followed."""

    #: Seconds of ``time.time`` at which the build must be over; ``None`` where nobody set a limit.
    build_ends: float | None = None
    #: Set where somebody stops the build.
    stopped: threading.Event = field(default_factory=threading.Event)
    #: Seconds of ``time.monotonic`` since when SageMaker says nothing; ``None`` while it answers.
    silent_since: float | None = None

    def answered(self) -> None:
        """Note that SageMaker told of the execution."""
        self.silent_since = None

    def unanswered(self) -> bool:
        """Note that SageMaker told nothing; says whether that is new."""
        was_heard = self.silent_since is None
        if was_heard:
            self.silent_since = time.monotonic()
        return was_heard

    def over(self) -> str:
        """Say why the build goes on no longer; empty while it does."""
        if self.stopped.is_set():
            return "the build was stopped"
        if self.build_ends is not None and time.time() > self.build_ends - RESERVE_SECONDS:
            return "the build is about to reach its longest time"
        if self.silent_since is not None and time.monotonic() - self.silent_since >= SILENCE_SECONDS:
            return f"SageMaker has told nothing of the run for {SILENCE_SECONDS // 60} minutes"
        return ""

    def pause(self, seconds: float) -> None:
        """Wait, or less where the build is stopped meanwhile."""
        self.stopped.wait(seconds)


def follow(
    client: Execution,
    arn: str,
    report: Callable[[str], None],
    poll_seconds: float,
    patience: Patience,
) -> Outcome | None:
    """Wait until an execution has ended; every change of a step is reported once.

    A call that fails is made again at the next look, as the run goes on without the build.
    ``None`` if the run has not ended when the build can wait no longer.
    """
    seen: dict[str, str] = {}
    while True:
        try:
            # The execution first: a step that ends between the two calls is then still reported.
            execution = client.describe_pipeline_execution(PipelineExecutionArn=arn)
            steps = list_steps(client, arn)
        except CALL_ERRORS as error:
            if patience.unanswered():
                report(f"cannot see how the run is getting on, trying again: {error}")
        else:
            patience.answered()
            report_changes(steps, seen, report)
            status = execution["PipelineExecutionStatus"]
            if status in ENDED:
                return Outcome(status, "" if status == "Succeeded" else failure_reason(steps, execution))
        if patience.over():
            return None
        patience.pause(poll_seconds)


def report_changes(steps: list[dict[str, Any]], seen: dict[str, str], report: Callable[[str], None]) -> None:
    """Report every step whose status is not the one that was seen last."""
    for step in steps:
        if seen.get(step["StepName"]) != step["StepStatus"]:
            seen[step["StepName"]] = step["StepStatus"]
            report(f"{step['StepName']}: {step['StepStatus']}")


def list_steps(client: Execution, arn: str) -> list[dict[str, Any]]:
    """List every step of an execution, in the order they started."""
    steps: list[dict[str, Any]] = []
    arguments: dict[str, Any] = {"PipelineExecutionArn": arn, "SortOrder": "Ascending"}
    while True:
        page = client.list_pipeline_execution_steps(**arguments)
        steps += page["PipelineExecutionSteps"]
        if not page.get("NextToken"):
            return steps
        arguments["NextToken"] = page["NextToken"]


def failure_reason(steps: list[dict[str, Any]], execution: dict[str, Any]) -> str:
    """Say which steps failed and why; the execution's own reason where no step says any."""
    reasons = [
        f"{step['StepName']}: {step.get('FailureReason', 'no reason given')}"
        for step in steps
        if step["StepStatus"] == "Failed"
    ]
    status = execution["PipelineExecutionStatus"]
    return "\n".join(reasons) or str(execution.get("FailureReason", f"the execution has {status.lower()}"))
