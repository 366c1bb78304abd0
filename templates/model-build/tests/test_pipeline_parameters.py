import pytest

import run_pipeline
from pipeline_runs import FIXED, FakeSageMaker, run


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
    options = run_pipeline.parse_arguments([*FIXED, "--parameter", "A=b=c", "--parameter", "B="])
    assert options.parameter == [("A", "b=c"), ("B", "")]
    with pytest.raises(SystemExit):
        run_pipeline.parse_arguments([*FIXED, "--parameter", "=x"])
    assert "must be NAME=VALUE, got =x" in capsys.readouterr().err
