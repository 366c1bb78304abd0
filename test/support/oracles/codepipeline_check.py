"""Check pipelines by three judges that were not written here: botocore's model, moto's service, cfn-lint's schemas.

Reads a JSON list of CodePipeline's ``pipeline`` structures from standard input, and writes a JSON list with the
problems of each.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import boto3
import botocore.session
from cfnlint.api import lint_all
from moto import mock_aws

sys.path.insert(0, str(Path(__file__).parent.parent))

from botocore_validate import value_problems  # noqa: E402 - it lies beside this folder

REGION = "eu-central-1"
TRUST = {
    "Version": "2012-10-17",
    "Statement": [
        {"Effect": "Allow", "Principal": {"Service": "codepipeline.amazonaws.com"}, "Action": "sts:AssumeRole"}
    ],
}
# CloudFormation does not know this one of the service.
NOT_IN_TEMPLATES = {"ruleTypeId": ("timeoutInMinutes",)}


def model_problems(pipeline: dict[str, Any]) -> list[str]:
    """Names, enumerations, patterns and lengths as the service's model has them."""
    model = botocore.session.get_session().get_service_model("codepipeline")
    shape = model.operation_model("CreatePipeline").input_shape
    return value_problems(shape, {"pipeline": pipeline}, "CreatePipeline")


def service_problems(pipeline: dict[str, Any]) -> list[str]:
    """What a simulated service answers, whether it is an error or not what was asked for."""
    with mock_aws():
        iam = boto3.client("iam", region_name=REGION)
        role = iam.create_role(RoleName="pipeline", AssumeRolePolicyDocument=json.dumps(TRUST))["Role"]
        client = boto3.client("codepipeline", region_name=REGION)
        try:
            client.create_pipeline(pipeline={**pipeline, "roleArn": role["Arn"]})
        except Exception as error:  # noqa: BLE001 - whatever it refuses is a problem of the pipeline
            return [f"{type(error).__name__}: {error}"]
        kept = client.get_pipeline(name=pipeline["name"])["pipeline"]
    lost = [key for key in ("stages", "variables", "executionMode", "pipelineType") if key not in kept]
    return [f"the service did not keep {key}" for key in lost] or order_problems(kept, pipeline)


def order_problems(kept: dict[str, Any], pipeline: dict[str, Any]) -> list[str]:
    """Whether the service has the same actions in the same stages and the same order."""
    got, wanted = (
        [(stage["name"], [action["name"] for action in stage["actions"]]) for stage in each["stages"]]
        for each in (kept, pipeline)
    )
    return [] if got == wanted else [f"the service has {got}, not {wanted}"]


def to_template(value: Any) -> Any:
    """The same structure with CloudFormation's names; keys of a configuration stay as they are."""
    if isinstance(value, list):
        return [to_template(item) for item in value]
    if not isinstance(value, dict):
        return value
    left_out = [name for mark, names in NOT_IN_TEMPLATES.items() if mark in value for name in names]
    return {
        key[0].upper() + key[1:]: item if key == "configuration" else to_template(item)
        for key, item in value.items()
        if key not in left_out
    }


def template_problems(pipeline: dict[str, Any]) -> list[str]:
    """What cfn-lint finds in the pipeline as a template."""
    template = {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Resources": {"Pipeline": {"Type": "AWS::CodePipeline::Pipeline", "Properties": to_template(pipeline)}},
    }
    # Rules whose names begin with I only inform.
    matches = [match for match in lint_all(json.dumps(template)) if not match.rule.id.startswith("I")]
    return [f"{match.rule.id} {match.message}" for match in matches]


def main() -> None:
    """Answer for every pipeline on standard input."""
    pipelines = json.load(sys.stdin)
    json.dump([model_problems(each) + service_problems(each) + template_problems(each) for each in pipelines], sys.stdout)


if __name__ == "__main__":
    main()
