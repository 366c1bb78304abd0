"""Test an endpoint, or the local server that stands for one.

Exit codes: 0, every check passed; 1, a check failed; 2, wrong usage.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from endpoint_test.checks import CheckResult, Subject, run_checks
from endpoint_test.golden import read_golden
from endpoint_test.queued import QueuedTarget
from endpoint_test.results import line, write_json, write_junit
from endpoint_test.settings import UsageError, read_settings
from endpoint_test.targets import LocalTarget, SageMakerTarget, Target


def parse() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="endpoint_test", description=__doc__, allow_abbrev=False)
    target = parser.add_mutually_exclusive_group(required=True)
    target.add_argument("--url", help="address of a local server, such as http://127.0.0.1:8080")
    target.add_argument("--endpoint-name", help="endpoint in AWS")
    parser.add_argument(
        "--input-uri",
        help="prefix that an asynchronous endpoint reads, s3://...; default: it answers at once",
    )
    parser.add_argument("--region", help="region of the endpoint; default: as boto3 has it")
    parser.add_argument("--golden", type=Path, required=True, help="golden.json of the model version")
    parser.add_argument("--settings", type=Path, help="JSON file with limits; default: the built-in ones")
    parser.add_argument("--junit", type=Path, help="where to write the results as JUnit XML")
    parser.add_argument("--json", type=Path, help="where to write the results as JSON")
    return parser.parse_args()


def target_of(options: argparse.Namespace) -> Target:
    """Choose what is tested."""
    if options.url is not None and options.input_uri is not None:
        message = "--input-uri: goes with --endpoint-name only; leave it out for a local server"
        raise UsageError(message)
    if options.url is not None:
        return LocalTarget(options.url)
    if options.input_uri is not None:
        return QueuedTarget(options.endpoint_name, options.region, options.input_uri)
    return SageMakerTarget(options.endpoint_name, options.region)


def report(result: CheckResult) -> None:
    """Say how a check went as soon as it is known."""
    print(line(result), flush=True)


def main() -> int:
    """Test, write the results, and say the exit code."""
    options = parse()
    try:
        subject = Subject(target_of(options), read_golden(options.golden), read_settings(options.settings))
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    results = run_checks(subject, report)
    if options.junit is not None:
        write_junit(results, options.junit)
    if options.json is not None:
        write_json(results, options.json)
    return 0 if all(result.passed for result in results) else 1


if __name__ == "__main__":
    sys.exit(main())
