"""Tests of the starter with stand-ins for the two services it calls."""

import datetime
import json
import os
import re
import types
import unittest
from unittest import mock

from lambda_functions import load_handler

GROUP = "fraud"
PIPELINE = "fraud-deploy-pipeline"
ARN = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/7"
REGISTERED = datetime.datetime(2026, 11, 1, 8, 0, tzinfo=datetime.UTC)
EDITED = datetime.datetime(2026, 11, 2, 9, 30, tzinfo=datetime.UTC)

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


class StarterTest(unittest.TestCase):
    def setUp(self):
        self.codepipeline = FakeCodePipeline()

    def start(self, event, sagemaker=None, histories=()):
        return HANDLER.start_deployment(
            event,
            group_name=GROUP,
            pipeline_name=PIPELINE,
            histories=lambda: histories,
            sagemaker=sagemaker or FakeSageMaker(LastModifiedTime=EDITED),
            codepipeline=self.codepipeline,
        )

    def assert_ignored(self, event, reason, sagemaker=None):
        self.assertEqual(self.start(event, sagemaker), {"outcome": "ignored", "reason": reason})
        self.assertEqual(self.codepipeline.requests, [])

    def test_an_approval_starts_the_pipeline_with_its_own_version(self):
        result = self.start(approval())
        self.assertEqual(result, {"outcome": "started", "reason": "execution-1"})
        (request,) = self.codepipeline.requests
        token = request.pop("clientRequestToken")
        self.assertEqual(
            request,
            {
                "name": PIPELINE,
                "variables": [
                    {"name": "ModelPackageArn", "value": ARN},
                    {"name": "RejectedVersion", "value": "none"},
                ],
            },
        )
        self.assertTrue(re.fullmatch(r"[a-zA-Z0-9-]{1,128}", token))

    def test_several_events_of_one_change_start_one_execution(self):
        for event_id in ["1", "2", "3"]:
            self.start(approval(event_id=event_id))
        self.assertEqual(len(self.codepipeline.executions), 1)

    def test_a_duplicate_that_arrives_after_a_later_edit_starts_nothing_new(self):
        self.start(approval())
        later = EDITED + datetime.timedelta(hours=1)
        self.start(approval(event_id="2"), FakeSageMaker(LastModifiedTime=later))
        self.assertEqual(len(self.codepipeline.executions), 1)

    def test_approving_a_version_again_starts_it_again(self):
        self.start(approval())
        self.start(approval(LastModifiedTime="2026-11-05T10:00:00Z"))
        self.assertEqual(len(self.codepipeline.executions), 2)

    def test_two_versions_start_two_executions_though_approved_at_the_same_second(self):
        self.start(approval())
        other = ARN.replace("/7", "/3")
        self.start(approval(ModelPackageArn=other), FakeSageMaker({other: "Approved"}))
        self.assertEqual(
            [request["variables"][0]["value"] for request in self.codepipeline.requests], [ARN, other]
        )
        self.assertEqual(len(self.codepipeline.executions), 2)

    def test_an_event_without_a_time_takes_the_registrys(self):
        untimed = approval(LastModifiedTime=None)
        self.start(untimed)
        self.start(untimed)
        self.start(untimed, FakeSageMaker(LastModifiedTime=EDITED + datetime.timedelta(days=1)))
        self.assertEqual(len(self.codepipeline.executions), 2)

    def test_a_version_that_was_never_edited_takes_the_time_of_its_creation(self):
        self.start(approval(LastModifiedTime=None), FakeSageMaker())
        self.assertEqual(len(self.codepipeline.executions), 1)

    def test_an_event_that_does_not_say_what_changed_counts_as_an_approval(self):
        self.assertEqual(self.start(approval(UpdatedModelPackageFields=None))["outcome"], "started")

    def test_an_edit_of_an_approved_version_is_ignored(self):
        edit = approval(UpdatedModelPackageFields=["CustomerMetadataProperties", "ModelLifeCycle"])
        self.assert_ignored(edit, "an edit of CustomerMetadataProperties, ModelLifeCycle")

    def test_a_registration_is_ignored(self):
        self.assert_ignored(
            approval(ModelApprovalStatus="PendingManualApproval"),
            "approval status is PendingManualApproval",
        )

    def test_a_version_that_is_not_complete_is_ignored(self):
        self.assert_ignored(approval(ModelPackageStatus="InProgress"), "package status is InProgress")

    def test_a_version_of_another_group_is_ignored(self):
        self.assert_ignored(approval(ModelPackageGroupName="churn"), "of group churn, not fraud")

    def test_an_approval_that_was_withdrawn_meanwhile_is_ignored(self):
        withdrawn = FakeSageMaker(ModelApprovalStatus="Rejected", LastModifiedTime=EDITED)
        self.assert_ignored(approval(), "now Rejected in the registry", withdrawn)

    def test_a_failed_start_is_raised_so_that_the_event_is_tried_again(self):
        self.codepipeline.start_pipeline_execution = mock.Mock(side_effect=RuntimeError("throttled"))
        with self.assertRaisesRegex(RuntimeError, "throttled"):
            self.start(approval())


class RejectionTest(unittest.TestCase):
    """Version 7 was rejected."""

    def setUp(self):
        self.codepipeline = FakeCodePipeline()

    def reject(self, histories, others=None, status="Rejected", **detail):
        approved = {version(number): "Approved" for number in (3, 4, 5, 6, 8)}
        return HANDLER.start_deployment(
            approval(ModelApprovalStatus="Rejected", **detail),
            group_name=GROUP,
            pipeline_name=PIPELINE,
            histories=lambda: [[version(number) for number in history] for history in histories],
            sagemaker=FakeSageMaker({**approved, **(others or {})}, ModelApprovalStatus=status),
            codepipeline=self.codepipeline,
        )

    def started(self):
        return [
            tuple(variable["value"] for variable in request["variables"]) for request in self.codepipeline.requests
        ]

    def test_rejecting_the_live_version_deploys_the_one_that_was_live_before(self):
        self.reject([[5, 6, 7]])
        self.assertEqual(self.started(), [(version(6), ARN)])

    def test_the_environment_nearest_to_users_says_what_was_live_before(self):
        prod, staging = [5, 7], [5, 6, 7]
        self.reject([prod, staging])
        self.assertEqual(self.started(), [(version(5), ARN)])

    def test_a_version_that_only_an_earlier_environment_has_live_is_taken_back_there(self):
        prod, staging = [5, 6], [5, 6, 7]
        self.reject([prod, staging])
        self.assertEqual(self.started(), [(version(6), ARN)])

    def test_repeated_deployments_of_one_version_count_once(self):
        self.reject([[5, 6, 7, 7, 6, 7, 7]])
        self.assertEqual(self.started(), [(version(6), ARN)])

    def test_versions_that_are_approved_no_more_are_passed_over(self):
        others = {version(6): "Rejected", version(5): "ValidationException", version(4): "PendingManualApproval"}
        self.reject([[3, 4, 5, 6, 7]], others)
        self.assertEqual(self.started(), [(version(3), ARN)])

    def test_a_registry_that_cannot_be_asked_is_no_deleted_version(self):
        with self.assertRaisesRegex(ClientError, "ThrottlingException"):
            self.reject([[6, 7]], {version(6): "ThrottlingException"})

    def test_it_fails_where_there_is_nothing_to_go_back_to(self):
        with self.assertRaisesRegex(RuntimeError, "and no version that was live before is approved"):
            self.reject([[7]])
        self.assertEqual(self.codepipeline.requests, [])

    def test_rejecting_a_version_that_is_not_live_starts_nothing(self):
        for histories in ([], [[]], [[5, 6]], [[5, 7, 6]]):
            result = self.reject(histories)
            self.assertEqual(result, {"outcome": "ignored", "reason": "live in no environment"})
        self.assertEqual(self.codepipeline.requests, [])

    def test_a_rejection_that_was_withdrawn_meanwhile_is_ignored(self):
        result = self.reject([[6, 7]], status="Approved")
        self.assertEqual(result, {"outcome": "ignored", "reason": "now Approved in the registry"})

    def test_several_events_of_one_rejection_start_one_execution(self):
        for _ in range(3):
            self.reject([[6, 7]])
        self.assertEqual(len(self.codepipeline.executions), 1)

    def test_an_approval_and_a_rejection_in_the_same_second_are_two_decisions(self):
        HANDLER.start_deployment(
            approval(),
            group_name=GROUP,
            pipeline_name=PIPELINE,
            histories=list,
            sagemaker=FakeSageMaker(),
            codepipeline=self.codepipeline,
        )
        self.reject([[6, 7]])
        self.assertEqual(len(self.codepipeline.executions), 2)


class FakeSsm:
    """A parameter's history, two values a page; the class keeps which clients were made."""

    exceptions = types.SimpleNamespace(ParameterNotFound=KeyError)

    def __init__(self, values):
        self.values = values

    def get_parameter_history(self, Name, NextToken="0"):
        at = int(NextToken)
        page = {"Parameters": [{"Value": value} for value in self.values[Name][at : at + 2]]}
        return page if at + 2 >= len(self.values[Name]) else {**page, "NextToken": str(at + 2)}


class HistoryTest(unittest.TestCase):
    def histories(self, environment, values):
        self.clients = []
        services = {
            "ssm": FakeSsm(values),
            "sts": types.SimpleNamespace(
                assume_role=lambda **_: {
                    "Credentials": {"AccessKeyId": "a", "SecretAccessKey": "s", "SessionToken": "t"}
                }
            ),
        }

        def client(service, **options):
            self.clients.append((service, options))
            return services[service]

        with mock.patch.object(HANDLER, "boto3", types.SimpleNamespace(client=client)):
            return HANDLER.live_versions(environment)

    def test_every_page_is_read_in_the_environments_region(self):
        environment = {"region": "eu-west-1", "parameter": "/live"}
        self.assertEqual(self.histories(environment, {"/live": list("abcde")}), list("abcde"))
        self.assertEqual(self.clients, [("ssm", {"region_name": "eu-west-1"})])

    def test_an_environment_without_a_version_has_no_history(self):
        self.assertEqual(self.histories({"region": "eu-west-1", "parameter": "/live"}, {}), [])

    def test_another_account_is_read_by_its_role(self):
        environment = {"region": "eu-west-1", "parameter": "/live", "roleArn": "arn:aws:iam::444455556666:role/read"}
        self.assertEqual(self.histories(environment, {"/live": ["a"]}), ["a"])
        credentials = {"aws_access_key_id": "a", "aws_secret_access_key": "s", "aws_session_token": "t"}
        self.assertEqual(self.clients[-1], ("ssm", {"region_name": "eu-west-1", **credentials}))


class HandlerTest(unittest.TestCase):
    def test_lambda_calls_it_with_event_and_context(self):
        result, codepipeline = self.invoke(approval(), FakeSageMaker(LastModifiedTime=EDITED))
        self.assertEqual(result["outcome"], "started")
        self.assertEqual(codepipeline.requests[0]["name"], PIPELINE)

    def test_it_looks_at_production_first(self):
        histories = {"/staging": [version(5), version(6), ARN], "/prod": [version(5), ARN]}
        others = {version(5): "Approved", version(6): "Approved"}
        rejection = approval(ModelApprovalStatus="Rejected")
        _, codepipeline = self.invoke(rejection, FakeSageMaker(others, ModelApprovalStatus="Rejected"), histories)
        self.assertEqual(codepipeline.requests[0]["variables"][0]["value"], version(5))

    def invoke(self, event, sagemaker, histories=None):
        codepipeline = FakeCodePipeline()
        clients = {"sagemaker": sagemaker, "codepipeline": codepipeline, "ssm": FakeSsm(histories or {})}
        environments = [{"region": "eu-central-1", "parameter": name} for name in ("/staging", "/prod")]
        environment = {
            "MODEL_PACKAGE_GROUP": GROUP,
            "PIPELINE_NAME": PIPELINE,
            "ENVIRONMENTS": json.dumps(environments),
        }
        fake_boto3 = types.SimpleNamespace(client=lambda service, **_: clients[service])
        with (
            mock.patch.object(HANDLER, "boto3", fake_boto3),
            mock.patch.dict(os.environ, environment),
        ):
            return HANDLER.handler(event, object()), codepipeline
