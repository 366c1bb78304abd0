"""Tests of the retraining function against botocore's own models of the services that it calls."""

import contextlib
import datetime
import json
import os
import types
import unittest
from unittest import mock

from botocore.stub import ANY

from lambda_functions import load_handler, stubbed_client

PIPELINE = "fraud-build"
FUNCTION = "fraud-retraining-starter-function-0a1b2c3"
TOPIC = "arn:aws:sns:eu-central-1:111122223333:notifications"
ALARM = "fraud-prod-data-quality-alarm-amount-0a1b2c3"
NOW = datetime.datetime(2026, 11, 20, 12, 0, tzinfo=datetime.UTC)

HANDLER = load_handler("monitoring", "retraining")


def event(state="ALARM", previous="OK", alarm=ALARM):
    """The event that CloudWatch sends: docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html"""
    return {
        "source": "aws.cloudwatch",
        "detail-type": "CloudWatch Alarm State Change",
        "time": "2026-11-20T12:00:00Z",
        "detail": {
            "alarmName": alarm,
            "state": {"value": state, "timestamp": "2026-11-20T12:00:00.000+0000"},
            "previousState": {"value": previous},
        },
    }


def hours_ago(hours):
    return NOW - datetime.timedelta(hours=hours)


def run(identity, hours, status="Succeeded", session=FUNCTION):
    """An execution that began some hours ago; by default this function started it."""
    return {
        "pipelineExecutionId": identity,
        "status": status,
        "startTime": hours_ago(hours),
        "trigger": {
            "triggerType": "StartPipelineExecution",
            "triggerDetail": f"arn:aws:sts::111122223333:assumed-role/fraud-retraining-starter-role/{session}",
        },
    }


class Outcome:
    """What an alarm led to."""

    def __init__(self):
        self.returned = None
        self.start = None
        self.message = None


def answer(given, runs, approved_hours_ago=None, expect="start", variables=None, started="11111111-2222"):
    """Lets the function answer an alarm; `expect` says which calls there must be beyond looking."""
    outcome = Outcome()
    with contextlib.ExitStack() as stack:
        codepipeline, pipelines = stubbed_client("codepipeline", stack)
        sagemaker, registry = stubbed_client("sagemaker", stack)
        sns, topics = stubbed_client("sns", stack)
        if expect != "nothing":
            # Two pages, as the service pages when it likes to.
            pipelines.add_response(
                "list_pipeline_executions",
                {"pipelineExecutionSummaries": runs[:1], "nextToken": "more"},
                {"pipelineName": PIPELINE},
            )
            pipelines.add_response(
                "list_pipeline_executions",
                {"pipelineExecutionSummaries": runs[1:]},
                {"pipelineName": PIPELINE, "nextToken": "more"},
            )
        if expect in ("start", "tell"):
            registry.add_response(
                "list_model_packages",
                {"ModelPackageSummaryList": approved_versions(approved_hours_ago)},
                {
                    "ModelPackageGroupName": "fraud",
                    "ModelApprovalStatus": "Approved",
                    "SortBy": "CreationTime",
                    "SortOrder": "Descending",
                    "MaxResults": 1,
                },
            )
        if expect == "start":
            outcome.start = recorded(codepipeline, "StartPipelineExecution")
            pipelines.add_response("start_pipeline_execution", {"pipelineExecutionId": started})
        if expect == "tell":
            outcome.message = recorded(sns, "Publish")
            topics.add_response("publish", {"MessageId": "1"}, {"TopicArn": TOPIC, "Subject": ANY, "Message": ANY})
        settings = {
            "pipeline": PIPELINE,
            "group": "fraud",
            "topic": TOPIC,
            "min_hours": 24.0,
            "max_runs": 3,
            "variables": variables or {},
            "function": FUNCTION,
        }
        outcome.returned = HANDLER.answer_alarm(given, settings, codepipeline, sagemaker, sns)
        for stubber in (pipelines, registry, topics):
            stubber.assert_no_pending_responses()
    return outcome


def approved_versions(hours):
    """What the registry lists: one approved version, or none."""
    return (
        []
        if hours is None
        else [
            {
                "ModelPackageArn": "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/7",
                "CreationTime": hours_ago(hours),
                "ModelPackageStatus": "Completed",
                "ModelApprovalStatus": "Approved",
            }
        ]
    )


def recorded(client, operation):
    """Keeps the parameters of an operation's calls."""
    kept = {}
    client.meta.events.register(f"provide-client-params.*.{operation}", lambda params, **_: kept.update(params))
    return kept


class RetrainingTest(unittest.TestCase):
    def test_a_drift_alarm_starts_one_training_that_says_why(self):
        outcome = answer(event(), [])
        self.assertEqual(outcome.returned, {"outcome": "started", "reason": "11111111-2222"})
        self.assertEqual(outcome.start["name"], PIPELINE)
        self.assertEqual(outcome.start["variables"], [{"name": "StartedBy", "value": f"drift: {ALARM}"}])

    def test_the_pipelines_further_variables_are_given(self):
        outcome = answer(event(), [], variables={"SkipBaselineCheck": "true"})
        self.assertEqual(outcome.start["variables"][1:], [{"name": "SkipBaselineCheck", "value": "true"}])

    def test_an_alarm_that_ends_or_goes_on_starts_nothing(self):
        for given in (event("OK", "ALARM"), event("INSUFFICIENT_DATA"), event("ALARM", "ALARM")):
            self.assertEqual(answer(given, [], expect="nothing").returned["outcome"], "ignored")

    def test_a_second_alarm_beside_a_training_for_drift_starts_and_tells_nothing(self):
        outcome = answer(event(), [run("a", 1, "InProgress")], expect="look")
        self.assertEqual(outcome.returned["reason"], "a training for drift is running")

    def test_a_training_of_somebody_else_holds_back_and_people_are_told(self):
        pushed = run("push", 1, "InProgress", session="somebody")
        outcome = answer(event(), [pushed], expect="tell")
        self.assertEqual(outcome.returned["outcome"], "held back")
        self.assertIn("execution push is still running", outcome.message["Message"])
        self.assertIn(f"aws codepipeline start-pipeline-execution --name {PIPELINE}", outcome.message["Message"])

    def test_two_trainings_for_drift_lie_a_day_apart(self):
        outcome = answer(event(), [run("a", 23.9)], expect="tell")
        self.assertIn("at least 24 hours must lie between two", outcome.returned["reason"])
        self.assertEqual(answer(event(), [run("a", 24)]).returned["outcome"], "started")

    def test_trainings_of_other_starts_do_not_count(self):
        pushes = [run(str(index), 1 + index, session="somebody") for index in range(5)]
        self.assertEqual(answer(event(), pushes).returned["outcome"], "started")

    def test_it_ends_after_three_trainings_of_which_none_was_approved(self):
        runs = [run("c", 30, "Failed"), run("b", 60), run("a", 90)]
        outcome = answer(event(), runs, approved_hours_ago=1000, expect="tell")
        self.assertIn("3 trainings for drift have brought no approved version yet", outcome.returned["reason"])
        self.assertEqual(answer(event(), runs, expect="tell").returned["outcome"], "held back")

    def test_it_goes_on_after_an_approved_version(self):
        runs = [run("c", 30), run("b", 60), run("a", 90)]
        self.assertEqual(answer(event(), runs, approved_hours_ago=29).returned["outcome"], "started")

    def test_two_alarms_at_once_share_a_token_and_the_next_training_has_another(self):
        first = answer(event(), [run("a", 48)]).start["clientRequestToken"]
        second = answer(event(alarm="another"), [run("a", 48)]).start["clientRequestToken"]
        later = answer(event(), [run("b", 25), run("a", 48)]).start["clientRequestToken"]
        self.assertEqual(first, second)
        self.assertNotEqual(first, later)
        self.assertEqual(len(first), 64)

    def test_a_start_that_codepipeline_knew_already_is_no_training(self):
        with self.assertRaisesRegex(RuntimeError, "old began before this alarm"):
            answer(event(), [run("old", 48, session="unknown form")], started="old")

    def test_the_reason_fits_into_the_metadata_of_a_version(self):
        reason = HANDLER.started_by("amount (EUR) 50%" + "x" * 300)
        self.assertEqual(reason[:30], "drift: amount -EUR- 50-xxxxxxx")
        self.assertEqual(len(reason), 256)

    def test_the_entry_point_reads_what_the_component_sets(self):
        variables = {
            "PIPELINE_NAME": PIPELINE,
            "MODEL_PACKAGE_GROUP": "fraud",
            "TOPIC_ARN": TOPIC,
            "MIN_HOURS_BETWEEN_RUNS": "12",
            "MAX_RUNS_WITHOUT_APPROVAL": "2",
            "START_VARIABLES": json.dumps({"A": "b"}),
        }
        context = types.SimpleNamespace(function_name=FUNCTION)
        HANDLER.boto3.client = lambda service: service
        with mock.patch.dict(os.environ, variables), mock.patch.object(HANDLER, "answer_alarm") as answered:
            HANDLER.handler(event(), context)
        (_,), given = answered.call_args
        self.assertEqual(
            given["settings"],
            {
                "pipeline": PIPELINE,
                "group": "fraud",
                "topic": TOPIC,
                "min_hours": 12.0,
                "max_runs": 2,
                "variables": {"A": "b"},
                "function": FUNCTION,
            },
        )
