import os
import signal
import sys
import tarfile
import threading
import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

import following
import run_pipeline
from following import Patience
from package_source import pack

ARN = "arn:aws:sagemaker:eu-central-1:111122223333:pipeline/fraud/execution/abc"


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


def test_every_change_of_a_step_is_reported_once() -> None:
    client = FakeSageMaker(
        [
            ("Executing", [step("Prepare", "Executing")]),
            ("Executing", [step("Prepare", "Executing")]),
            ("Executing", [step("Prepare", "Succeeded"), step("Train", "Executing")]),
            ("Succeeded", [step("Prepare", "Succeeded"), step("Train", "Succeeded")]),
        ]
    )
    code, lines = run(client)
    assert code == 0
    assert lines == [
        f"started {ARN}",
        "Prepare: Executing",
        "Prepare: Succeeded",
        "Train: Executing",
        "Train: Succeeded",
        "the pipeline succeeded",
    ]


def test_the_execution_gets_the_code_of_this_commit_and_a_token() -> None:
    client = FakeSageMaker([("Succeeded", [])])
    run(client)
    assert client.calls[0] == (
        "start",
        {
            "PipelineName": "fraud",
            "PipelineParameters": [
                {"Name": "CodeUri", "Value": "s3://bucket/fraud/code/c0ffee"},
                {"Name": "CommitId", "Value": "c0ffee"},
            ],
            "ClientRequestToken": "t" * 64,
        },
    )


def test_a_failure_fails_the_build_with_the_reason_of_the_step() -> None:
    steps = [
        step("Prepare", "Succeeded"),
        step("Train", "Failed", FailureReason="AlgorithmError: no such column"),
    ]
    code, lines = run(FakeSageMaker([("Failed", steps)], "Step failure: One or multiple steps failed."))
    assert code == 1
    assert lines[-1] == "the pipeline has failed:\nTrain: AlgorithmError: no such column"


def test_a_failure_without_a_failed_step_gives_the_reason_of_the_execution() -> None:
    code, lines = run(FakeSageMaker([("Failed", [])], "the role may not be assumed"))
    assert (code, lines[-1]) == (1, "the pipeline has failed:\nthe role may not be assumed")


def test_a_stopped_pipeline_fails_the_build() -> None:
    code, lines = run(FakeSageMaker([("Stopped", [step("Train", "Stopped")])]))
    assert (code, lines[-1]) == (1, "the pipeline has stopped:\nthe execution has stopped")


def test_calls_fit_the_service_model() -> None:
    """The calls of a whole conversation are accepted by botocore's own model of the service."""
    import botocore.session
    from botocore.validate import ParamValidator

    client = FakeSageMaker([("Executing", [step("Prepare", "Succeeded"), step("Train", "Executing")])])
    run(client, patience=Patience(build_ends=time.time() + 1))
    client.states = [("Succeeded", [step("Prepare", "Succeeded"), step("Train", "Succeeded")])]
    client.position = -1
    run(client)
    model = botocore.session.get_session().get_service_model("sagemaker")
    operations = {
        "start": "StartPipelineExecution",
        "list": "ListPipelineExecutionSteps",
        "stop": "StopPipelineExecution",
    }
    for name, arguments in client.calls:
        shape = model.operation_model(operations[name]).input_shape
        assert not ParamValidator().validate(arguments, shape).has_errors()


EXECUTING = ("Executing", [step("Train", "Executing")])


def test_a_build_that_is_about_to_reach_its_limit_stops_the_run_and_says_so() -> None:
    client = FakeSageMaker([EXECUTING])
    client.states = [EXECUTING, EXECUTING]

    class Passing(Patience):
        def pause(self, seconds: float) -> None:
            self.build_ends = time.time() + 100

    code, lines = run(client, patience=Passing(build_ends=time.time() + 3600))
    assert code == 1
    assert client.calls[-1] == (
        "stop",
        {"PipelineExecutionArn": ARN, "ClientRequestToken": "t" * 64},
    )
    assert lines[-1] == f"the build is about to reach its longest time, so SageMaker was asked to stop {ARN}"


def test_a_run_that_ended_just_in_time_is_not_stopped() -> None:
    client = FakeSageMaker([("Succeeded", [])])
    assert run(client, patience=Patience(build_ends=time.time() + 200))[0] == 0
    assert "stop" not in [name for name, _ in client.calls]


def test_a_build_that_was_stopped_before_its_run_starts_none() -> None:
    client = FakeSageMaker([])
    patience = Patience()
    patience.stopped.set()
    assert run(client, patience=patience) == (1, ["the build was stopped, so nothing was started"])
    assert client.calls == []


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_wait_at_once_and_stops_the_run(
    sent: signal.Signals, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    client = FakeSageMaker([EXECUTING, EXECUTING])
    monkeypatch.setitem(sys.modules, "boto3", SimpleNamespace(client=lambda _: client))
    fixed = ["--pipeline", "p", "--code-uri", "s3://b/c", "--commit-id", "c", "--token", "t" * 32]
    limits = ["--poll-seconds", "60", "--build-started", "", "--build-minutes", "480"]
    monkeypatch.setattr("sys.argv", ["run_pipeline.py", *fixed, *limits])
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}
    threading.Timer(0.3, os.kill, (os.getpid(), sent)).start()
    began = time.monotonic()
    try:
        with pytest.raises(SystemExit) as left:
            run_pipeline.main()
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
    assert left.value.code == 1
    assert time.monotonic() - began < 30
    assert client.calls[-1][0] == "stop"
    assert f"the build was stopped, so SageMaker was asked to stop {ARN}" in capsys.readouterr().out


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


def test_a_build_ends_as_long_after_its_beginning_as_it_may_take() -> None:
    fixed = ["--pipeline", "p", "--code-uri", "s3://b/c", "--commit-id", "c", "--token", "t" * 32]
    told = ["--build-started", "1700000000123", "--build-minutes", "8"]
    ends = run_pipeline.build_ends(run_pipeline.parse_arguments([*fixed, *told]))
    assert ends == pytest.approx(1_700_000_480.123)
    assert run_pipeline.build_ends(run_pipeline.parse_arguments(fixed)) is None


def test_the_archive_holds_the_files_at_its_root_and_nothing_of_the_disk(tmp_path: Path) -> None:
    archives = []
    for name in ("one", "two"):
        source = tmp_path / name
        source.mkdir()
        for file in ("b.py", "a.py", "notes.txt"):
            (source / file).write_text(f"# {file}\n")
        pack(source, tmp_path / f"{name}.tar.gz")
        archives.append((tmp_path / f"{name}.tar.gz").read_bytes())
    assert archives[0] == archives[1]
    with tarfile.open(tmp_path / "one.tar.gz") as tar:
        assert tar.getnames() == ["a.py", "b.py"]


def test_an_empty_folder_is_not_packed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="holds no Python file"):
        pack(tmp_path, tmp_path / "out.tar.gz")
    assert not (tmp_path / "out.tar.gz").exists()


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ({"Metric:auc": "0.91", "Metric:recall": "0.8", "CommitId": "1"}, "auc=0.91,recall=0.8"),
        ({"CommitId": "1"}, "none"),
        (None, "none"),
    ],
)
def test_the_newest_approved_version_is_what_a_run_compares_with(
    metadata: dict[str, str] | None, expected: str
) -> None:
    client = FakeSageMaker([("Succeeded", [])])
    client.live = metadata
    assert run(client, ["auc", "recall"])[0] == 0
    (_, asked), (_, started) = client.calls[:2]
    assert asked["ModelApprovalStatus"] == "Approved"
    assert asked["SortOrder"] == "Descending"
    assert {"Name": "LiveMetrics", "Value": expected} in started["PipelineParameters"]


def test_a_pipeline_that_compares_nothing_gets_no_such_parameter() -> None:
    client = FakeSageMaker([("Succeeded", [])])
    run(client)
    assert client.calls[0][0] == "start"
    assert {entry["Name"] for entry in client.calls[0][1]["PipelineParameters"]} == {"CodeUri", "CommitId"}


def test_what_the_start_said_reaches_the_execution_and_what_it_left_out_keeps_its_default() -> None:
    client = FakeSageMaker([("Succeeded", [])])
    run(client, parameter=[("InputDataUri", "s3://claims/july/"), ("StartedBy", "")])
    assert client.calls[0][1]["PipelineParameters"][2:] == [
        {"Name": "InputDataUri", "Value": "s3://claims/july/"}
    ]


@pytest.mark.parametrize(
    ("approved", "given", "expected"),
    [
        (None, "auto", {"SkipBaselineCheck": "true"}),
        ({"CommitId": "1"}, "auto", {}),
        ({"CommitId": "1"}, "true", {"SkipBaselineCheck": "true"}),
        (None, "false", {"SkipBaselineCheck": "false"}),
    ],
)
def test_baselines_are_compared_only_where_a_version_is_approved_unless_the_start_decides(
    approved: dict[str, str] | None, given: str, expected: dict[str, str]
) -> None:
    client = FakeSageMaker([("Succeeded", [])])
    client.live = approved
    run(client, parameter=[("SkipBaselineCheck", given)])
    started = next(arguments for name, arguments in client.calls if name == "start")
    assert {entry["Name"]: entry["Value"] for entry in started["PipelineParameters"][2:]} == expected


def test_a_parameter_on_the_command_line_has_a_name_and_may_have_any_value(
    capsys: pytest.CaptureFixture[str],
) -> None:
    fixed = ["--pipeline", "p", "--code-uri", "s3://b/c", "--commit-id", "c", "--token", "t" * 32]
    options = run_pipeline.parse_arguments([*fixed, "--parameter", "A=b=c", "--parameter", "B="])
    assert options.parameter == [("A", "b=c"), ("B", "")]
    with pytest.raises(SystemExit):
        run_pipeline.parse_arguments([*fixed, "--parameter", "=x"])
    assert "must be NAME=VALUE, got =x" in capsys.readouterr().err


def test_a_missing_training_script_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_text("")
    assert pack(tmp_path, tmp_path / "a.tar.gz", "train.py") == ["train.py"]
    with pytest.raises(
        FileNotFoundError, match=r"train_sklearn\.py is missing, which the pipeline trains with"
    ):
        pack(tmp_path, tmp_path / "a.tar.gz", "train_sklearn.py")
