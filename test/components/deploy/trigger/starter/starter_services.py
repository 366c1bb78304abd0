"""The starter, an approval, and stand-ins for the services that it calls."""

import datetime
import types

from lambda_functions import load_handler

GROUP = "fraud"
PIPELINE = "fraud-deploy-pipeline"
ARN = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/7"
REGISTERED = datetime.datetime(2026, 11, 1, 8, 0, tzinfo=datetime.UTC)
EDITED = datetime.datetime(2026, 11, 2, 9, 30, tzinfo=datetime.UTC)

#: The function under test.
HANDLER = load_handler("deploy", "trigger", "starter")


class ClientError(Exception):
    """What boto3 raises for an error of a service."""

    def __init__(self, code):
        super().__init__(code)
        self.response = {"Error": {"Code": code}}


class FakeSageMaker:
    """Answers DescribeModelPackage: with one package for the decided version, and by status for the others."""

    exceptions = types.SimpleNamespace(ClientError=ClientError)

    def __init__(self, others=None, **package):
        self.others = others or {}
        self.package = {
            "ModelPackageArn": ARN,
            "ModelApprovalStatus": "Approved",
            "ModelPackageStatus": "Completed",
            "CreationTime": REGISTERED,
            **package,
        }

    def describe_model_package(self, ModelPackageName):
        if ModelPackageName == ARN:
            return self.package
        status = self.others.get(ModelPackageName, "ValidationException")
        if status.endswith("Exception"):
            raise ClientError(status)
        return {"ModelApprovalStatus": status, "ModelPackageStatus": "Completed"}


def version(number):
    """The ARN of a version of the group."""
    return ARN.replace("/7", f"/{number}")


class FakeCodePipeline:
    """Starts one execution a request token, as CodePipeline does."""

    def __init__(self):
        self.executions = {}
        self.requests = []

    def start_pipeline_execution(self, **request):
        self.requests.append(request)
        token = request["clientRequestToken"]
        self.executions.setdefault(token, f"execution-{len(self.executions) + 1}")
        return {"pipelineExecutionId": self.executions[token]}


def approval(event_id="1", **detail):
    """An event of AWS's form for the approval of version 7, with some details changed; None leaves one out."""
    merged = {
        "ModelPackageGroupName": GROUP,
        "ModelPackageVersion": 7,
        "ModelPackageArn": ARN,
        "CreationTime": "2026-11-01T08:00:00Z",
        "ModelPackageStatus": "Completed",
        "ModelApprovalStatus": "Approved",
        "UpdatedModelPackageFields": ["ModelApprovalStatus", "ApprovalDescription"],
        "LastModifiedTime": "2026-11-02T09:30:00Z",
        **detail,
    }
    return {
        "id": event_id,
        "source": "aws.sagemaker",
        "detail-type": "SageMaker Model Package State Change",
        "detail": {key: value for key, value in merged.items() if value is not None},
    }
