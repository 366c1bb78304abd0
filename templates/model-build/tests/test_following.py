import time
from typing import Any

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

import following
from following import Patience
from pipeline_runs import ARN, EXECUTING, FakeSageMaker, run


def refused(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": "said so"}}, "DescribePipelineExecution")


class Flaky(FakeSageMaker):
    """Refuses calls, each as often as it has errors to raise, the last one first."""

    def __init__(
        self,
        states: list[tuple[str, list[dict[str, Any]]]],
        refusals: dict[str, list[Exception]],
    ) -> None:
        super().__init__(states)
        self.refusals = refusals

    def refuse(self, call: str) -> None:
        left = self.refusals.get(call)
        if left:
            raise left.pop()

    def start_pipeline_execution(self, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401
        self.refuse("start")
        return super().start_pipeline_execution(**arguments)

    def describe_pipeline_execution(self, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401
        self.refuse("describe")
        return super().describe_pipeline_execution(**arguments)

    def list_pipeline_execution_steps(self, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401
        self.refuse("steps")
        return super().list_pipeline_execution_steps(**arguments)

    def stop_pipeline_execution(self, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401
        self.refuse("stop")
        return super().stop_pipeline_execution(**arguments)

    def list_model_packages(self, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401
        self.refuse("versions")
        return super().list_model_packages(**arguments)


@pytest.mark.parametrize("call", ["describe", "steps"])
def test_a_look_that_failed_is_taken_again_and_reported_once(call: str) -> None:
    lost = EndpointConnectionError(endpoint_url="https://api.sagemaker")
    refusals = {call: [lost, refused("ThrottlingException"), refused("ThrottlingException")]}
    states: list[tuple[str, list[dict[str, Any]]]] = [EXECUTING] * 3 + [("Succeeded", [])]
    code, lines = run(Flaky(states, refusals))
    assert code == 0
    assert [line for line in lines if "trying again" in line] == [
        "cannot see how the run is getting on, trying again: An error occurred (ThrottlingException) when "
        "calling the DescribePipelineExecution operation: said so"
    ]
    assert lines[-1] == "the pipeline succeeded"


def test_a_run_that_can_no_longer_be_seen_is_stopped_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "SILENCE_SECONDS", 0)
    client = Flaky([EXECUTING], {"describe": [refused("AccessDeniedException")]})
    code, lines = run(client)
    assert code == 1
    assert client.calls[-1][0] == "stop"
    assert lines[-1] == (
        f"SageMaker has told nothing of the run for 0 minutes, so SageMaker was asked to stop {ARN}"
    )


def test_silence_counts_from_the_last_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    patience = Patience()
    assert patience.unanswered()
    clock[0] = following.SILENCE_SECONDS - 1
    assert not patience.unanswered()
    assert patience.over() == ""
    patience.answered()
    clock[0] += 2
    assert patience.over() == ""
    assert patience.unanswered()
    clock[0] += following.SILENCE_SECONDS
    assert patience.over() == "SageMaker has told nothing of the run for 15 minutes"


def test_a_run_that_cannot_be_stopped_is_left_to_a_person_who_is_told_how() -> None:
    patience = Patience()
    client = Flaky([EXECUTING], {"stop": [refused("AccessDeniedException")]})

    def stop_the_build(line: str) -> None:
        if line.startswith("Train"):
            patience.stopped.set()

    code, lines = run(client, patience=patience, hears=stop_the_build)
    assert code == 1
    assert lines[-1].splitlines() == [
        "the build was stopped, but SageMaker could not be asked to stop its run: An error occurred "
        "(AccessDeniedException) when calling the DescribePipelineExecution operation: said so",
        "Unless it has ended, stop it by hand:",
        f"aws sagemaker stop-pipeline-execution --pipeline-execution-arn {ARN}",
    ]


@pytest.mark.parametrize("call", ["start", "versions"])
def test_a_run_that_cannot_be_started_says_why_in_a_line(call: str) -> None:
    code, lines = run(Flaky([], {call: [refused("ResourceNotFound")]}), compare=["auc"])
    assert code == 1
    assert lines[-1] == (
        "cannot start the pipeline fraud: An error occurred (ResourceNotFound) when calling the "
        "DescribePipelineExecution operation: said so"
    )
