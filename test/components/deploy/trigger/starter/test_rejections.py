"""Tests of what the starter makes of a rejection: the version that was live before is deployed."""

import unittest

from starter_services import (
    ARN,
    GROUP,
    HANDLER,
    PIPELINE,
    ClientError,
    FakeCodePipeline,
    FakeSageMaker,
    approval,
    version,
)


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
        return [tuple(variable["value"] for variable in request["variables"]) for request in self.codepipeline.requests]

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
