"""Tests of what the starter makes of an approval, and of other events that are none."""

import datetime
import re
import unittest
from unittest import mock

from starter_services import ARN, EDITED, GROUP, HANDLER, PIPELINE, FakeCodePipeline, FakeSageMaker, approval


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
        self.assertEqual([request["variables"][0]["value"] for request in self.codepipeline.requests], [ARN, other])
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
