"""Tests of the starter as Lambda calls it, and of its look at what was live before."""

import json
import os
import types
import unittest
from unittest import mock

from starter_services import ARN, EDITED, GROUP, HANDLER, PIPELINE, FakeCodePipeline, FakeSageMaker, approval, version


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
