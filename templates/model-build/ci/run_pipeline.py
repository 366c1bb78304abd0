"""Start the SageMaker pipeline for this commit, follow it step by step, fail as it fails."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Callable
from typing import Any, Protocol

from following import CALL_ERRORS, Execution, Patience, follow

#: Parameter that says whether baselines are compared with the newest approved version's.
SKIP_CHECK = "SkipBaselineCheck"
#: Its value where the build finds out whether there is such a version.
AUTOMATIC = "auto"


class SageMaker(Execution, Protocol):
    """The calls of boto3's SageMaker client that are used here."""

    def start_pipeline_execution(self, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401
        """Start an execution."""

    def stop_pipeline_execution(self, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401
        """Ask for an execution's end."""

    def list_model_packages(self, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401
        """List one page of a group's versions."""

    def describe_model_package(self, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401
        """Describe a version."""


def approved_metadata(client: SageMaker, group: str) -> dict[str, str] | None:
    """Read what the newest approved version was registered with; ``None`` if no version is approved."""
    versions = client.list_model_packages(
        ModelPackageGroupName=group,
        ModelApprovalStatus="Approved",
        SortBy="CreationTime",
        SortOrder="Descending",
        MaxResults=1,
    )["ModelPackageSummaryList"]
    if not versions:
        return None
    version = client.describe_model_package(ModelPackageName=versions[0]["ModelPackageArn"])
    return dict(version.get("CustomerMetadataProperties") or {})


def live_metrics(metadata: dict[str, str] | None, names: list[str]) -> str:
    """Give metrics of the newest approved version as the pipeline takes them; ``none`` if there are none."""
    if metadata is None:
        return "none"
    # The name under which the pipeline registers each metric.
    known = [f"{name}={metadata[f'Metric:{name}']}" for name in names if f"Metric:{name}" in metadata]
    return ",".join(known) or "none"


def run_parameters(
    client: SageMaker, options: argparse.Namespace, report: Callable[[str], None]
) -> dict[str, str]:
    """Gather what the execution is started with; what nobody gave keeps the pipeline's default."""
    parameters = {"CodeUri": options.code_uri, "CommitId": options.commit_id}
    parameters |= {name: value for name, value in options.parameter if value}
    decides_check = parameters.get(SKIP_CHECK) == AUTOMATIC
    if not decides_check and not options.compare:
        return parameters
    metadata = approved_metadata(client, options.model_package_group)
    if decides_check:
        del parameters[SKIP_CHECK]
        if metadata is None:
            report("no version is approved yet, so that the baselines are compared with none")
            parameters[SKIP_CHECK] = "true"
    if options.compare:
        parameters["LiveMetrics"] = live_metrics(metadata, options.compare)
        report(f"the newest approved version: {parameters['LiveMetrics']}")
    return parameters


def start(client: SageMaker, pipeline: str, parameters: dict[str, str], token: str) -> str:
    """Start one execution and give its ARN; the same token never starts a second one."""
    response = client.start_pipeline_execution(
        PipelineName=pipeline,
        PipelineParameters=[{"Name": name, "Value": value} for name, value in parameters.items()],
        ClientRequestToken=token,
    )
    return str(response["PipelineExecutionArn"])


def parse_arguments(arguments: list[str] | None = None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description="Starts a SageMaker pipeline and follows it to its end.", allow_abbrev=False
    )
    parser.add_argument("--pipeline", required=True, help="name of the SageMaker pipeline")
    parser.add_argument("--code-uri", required=True, help="S3 prefix that the code of this commit lies under")
    parser.add_argument("--commit-id", required=True)
    parser.add_argument("--token", required=True, help="unique for this build, 32 to 128 characters")
    parser.add_argument("--model-package-group", help="group of the version to compare with")
    parser.add_argument("--compare", type=_names, default=[], help="metrics to compare, by commas")
    parser.add_argument(
        "--parameter",
        type=_parameter,
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="of the pipeline; an empty value leaves it at its default",
    )
    parser.add_argument("--poll-seconds", type=float, default=20.0)
    parser.add_argument(
        "--build-started",
        type=_milliseconds,
        metavar="MILLISECONDS",
        help="of the clock, as CodeBuild says it",
    )
    parser.add_argument("--build-minutes", type=_minutes, help="longest time of the build")
    return parser.parse_args(arguments)


def _milliseconds(text: str) -> float | None:
    return int(text) / 1000 if text else None


def _minutes(text: str) -> int | None:
    return int(text) if text else None


def build_ends(options: argparse.Namespace) -> float | None:
    """Give the time at which CodeBuild ends the build; ``None`` where it was not told."""
    if options.build_started is None or options.build_minutes is None:
        return None
    return float(options.build_started + 60 * options.build_minutes)


def _names(text: str) -> list[str]:
    return [name for name in text.split(",") if name]


def _parameter(text: str) -> tuple[str, str]:
    name, found, value = text.partition("=")
    if not found or not name:
        raise argparse.ArgumentTypeError(f"must be NAME=VALUE, got {text}")
    return name, value


def run(
    client: SageMaker,
    options: argparse.Namespace,
    patience: Patience,
    report: Callable[[str], None] = print,
) -> int:
    """Start and follow, and stop what the build cannot follow to its end; gives the exit code."""
    try:
        parameters = run_parameters(client, options, report)
        if patience.over():
            report(f"{patience.over()}, so nothing was started")
            return 1
        arn = start(client, options.pipeline, parameters, options.token)
    except CALL_ERRORS as error:
        report(f"cannot start the pipeline {options.pipeline}: {error}")
        return 1
    report(f"started {arn}")
    outcome = follow(client, arn, report, options.poll_seconds, patience)
    if outcome is None:
        stop(client, arn, options.token, patience.over(), report)
        return 1
    if outcome.status == "Succeeded":
        report("the pipeline succeeded")
        return 0
    report(f"the pipeline has {outcome.status.lower()}:\n{outcome.reason}")
    return 1


def stop(client: SageMaker, arn: str, token: str, why: str, report: Callable[[str], None]) -> None:
    """Ask for an execution's end, and say how a person does where that fails."""
    try:
        client.stop_pipeline_execution(PipelineExecutionArn=arn, ClientRequestToken=token)
    except CALL_ERRORS as error:
        report(
            f"{why}, but SageMaker could not be asked to stop its run: {error}\n"
            "Unless it has ended, stop it by hand:\n"
            f"aws sagemaker stop-pipeline-execution --pipeline-execution-arn {arn}"
        )
    else:
        report(f"{why}, so SageMaker was asked to stop {arn}")


def main() -> None:
    """Run with the credentials and the region of the environment."""
    # Only here, so that the tests need no AWS configuration.
    import boto3

    options = parse_arguments()
    patience = Patience(build_ends(options))
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, lambda *_: patience.stopped.set())
    sys.exit(run(boto3.client("sagemaker"), options, patience))


if __name__ == "__main__":
    main()
