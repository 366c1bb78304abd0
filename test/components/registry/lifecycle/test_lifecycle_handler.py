"""Tests of the keeper of old versions against botocore's own models of the services that it calls."""

import contextlib
import datetime
import json
import os
import unittest
from unittest import mock

from botocore.stub import ANY

from lambda_functions import load_handler, stubbed_client

NOW = datetime.datetime(2026, 11, 20, 2, 0, tzinfo=datetime.UTC)
PLACE = {"bucket": "artifacts", "prefix": "fraud/archive"}

HANDLER = load_handler("registry", "lifecycle")


def arn(number):
    return f"arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/{number}"


def version(number, days, status="Rejected", stage=None, package_status="Completed"):
    """A version as the registry lists it."""
    life = {"ModelLifeCycle": {"Stage": stage, "StageStatus": "Retired"}} if stage else {}
    return {
        "ModelPackageArn": arn(number),
        "ModelPackageVersion": number,
        "CreationTime": NOW - datetime.timedelta(days=days),
        "ModelPackageStatus": package_status,
        "ModelApprovalStatus": status,
        **life,
    }


def described(number, status):
    """A version as the registry describes it."""
    return {
        "ModelPackageName": f"fraud-{number}",
        "ModelPackageArn": arn(number),
        "ModelPackageStatus": "Completed",
        "ModelPackageStatusDetails": {"ValidationStatuses": []},
        "ModelApprovalStatus": status,
        "CreationTime": NOW - datetime.timedelta(days=100),
        "CustomerMetadataProperties": {"Metric:auc": "0.71"},
    }


class Run:
    """One run against stubbed services; what was written is kept by key."""

    def __init__(self, versions, archive=(), delete=(), approved=(), locked=(), dry_run=False, **rules):
        self.written = {}
        self.failed = ""
        self.updates = []
        with contextlib.ExitStack() as stack:
            sagemaker, registry = self.client(stack, "sagemaker")
            s3, bucket = self.client(stack, "s3")
            self.list(registry, versions)
            for number in sorted((*archive, *delete, *approved, *locked), reverse=True):
                status = "Approved" if number in approved else "Rejected"
                if not dry_run:
                    registry.add_response(
                        "describe_model_package", described(number, status), {"ModelPackageName": arn(number)}
                    )
                if not dry_run and number not in approved:
                    self.keep(s3, bucket)
                    self.end(registry, number, number in archive, number in locked)
            if not dry_run:
                self.keep(s3, bucket)
            rules = {"keep_newest": 0, "archive_days": 90, "delete_days": None, **rules}
            try:
                self.done = HANDLER.tidy("fraud", rules, PLACE, NOW, dry_run, sagemaker, s3)
            except HANDLER.LifecycleError as error:
                self.failed = str(error)
            registry.assert_no_pending_responses()
            bucket.assert_no_pending_responses()

    def client(self, stack, service):
        client, stubber = stubbed_client(service, stack)
        client.meta.events.register("provide-client-params.s3.PutObject", self.note_object)
        client.meta.events.register(
            "provide-client-params.sagemaker.UpdateModelPackage",
            lambda params, **_: self.updates.append(params["ModelLifeCycle"]),
        )
        return client, stubber

    def note_object(self, params, **_):
        self.written[params["Key"]] = json.loads(params["Body"])

    def list(self, registry, versions):
        """Two pages, as the service pages when it likes to."""
        asked = {"ModelPackageGroupName": "fraud", "SortBy": "CreationTime", "SortOrder": "Descending"}
        registry.add_response(
            "list_model_packages", {"ModelPackageSummaryList": versions[:1], "NextToken": "more"}, asked
        )
        registry.add_response(
            "list_model_packages", {"ModelPackageSummaryList": versions[1:]}, {**asked, "NextToken": "more"}
        )

    def keep(self, s3, bucket):
        bucket.add_response(
            "put_object", {}, {"Bucket": "artifacts", "Key": ANY, "Body": ANY, "ContentType": "application/json"}
        )

    def end(self, registry, number, archives, is_locked):
        if is_locked:
            registry.add_client_error("update_model_package", "ConflictException", "it is locked")
        elif archives:
            registry.add_response(
                "update_model_package",
                {"ModelPackageArn": arn(number)},
                {"ModelPackageArn": arn(number), "ModelLifeCycle": ANY},
            )
        else:
            registry.add_response("delete_model_package", {}, {"ModelPackageName": arn(number)})


class LifecycleTest(unittest.TestCase):
    def test_an_old_version_that_nobody_approved_is_archived_with_what_was_known_of_it(self):
        run = Run([version(2, 89), version(1, 90)], archive=[1])
        self.assertEqual(run.done, {"keep": [arn(2)], "archive": [arn(1)], "delete": []})
        self.assertEqual(run.written["fraud/archive/1.json"]["CustomerMetadataProperties"], {"Metric:auc": "0.71"})
        self.assertEqual(
            run.updates,
            [
                {
                    "Stage": "Archived",
                    "StageStatus": "Retired",
                    "StageDescription": "Archived on 2026-11-20, Rejected",
                }
            ],
        )

    def test_an_approved_version_is_never_touched_however_old_it_is(self):
        old = [version(2, 5000, "Approved", "Archived"), version(1, 5000, "Approved")]
        run = Run(old, archive_days=1, delete_days=2)
        self.assertEqual(run.done["keep"], [arn(2), arn(1)])

    def test_a_version_that_was_approved_since_it_was_listed_is_kept(self):
        for stage, days in ((None, 100), ("Archived", 400)):
            run = Run([version(2, 1), version(1, days, stage=stage)], approved=[1], delete_days=365)
            self.assertEqual(run.done, {"keep": [arn(2), arn(1)], "archive": [], "delete": []})
            self.assertNotIn("fraud/archive/1.json", run.written)

    def test_the_newest_stay_whatever_their_age(self):
        run = Run([version(3, 300), version(2, 400), version(1, 500)], archive=[1], keep_newest=2)
        self.assertEqual(run.done["archive"], [arn(1)])

    def test_a_registration_that_is_not_over_is_left_alone(self):
        run = Run([version(2, 1), version(1, 500, package_status="InProgress")])
        self.assertEqual(run.done["archive"], [])

    def test_what_is_archived_stays_where_no_end_is_set(self):
        run = Run([version(2, 1), version(1, 3000, stage="Archived")])
        self.assertEqual(run.done["keep"], [arn(2), arn(1)])

    def test_only_what_is_archived_is_deleted_and_only_after_its_time(self):
        versions = [version(3, 364, stage="Archived"), version(2, 365, stage="Archived"), version(1, 400)]
        run = Run(versions, delete=[2], archive=[1], delete_days=365)
        self.assertEqual(run.done, {"keep": [arn(3)], "archive": [arn(1)], "delete": [arn(2)]})
        self.assertIn("fraud/archive/2.json", run.written)

    def test_a_version_that_cannot_be_changed_holds_up_no_other_and_is_told_in_the_end(self):
        run = Run([version(3, 300), version(2, 400), version(1, 500)], archive=[3, 1], locked=[2])
        self.assertEqual(len(run.updates), 3)
        self.assertRegex(run.failed, rf"^archive {arn(2)}: .*ConflictException.*it is locked$")
        self.assertIn("fraud/archive/index.json", run.written)

    def test_the_list_names_every_version_with_what_is_due(self):
        run = Run([version(2, 1, "Approved"), version(1, 90)], archive=[1])
        index = run.written["fraud/archive/index.json"]
        self.assertEqual(
            [(each["version"], each["status"], each["due"]) for each in index],
            [(2, "Approved", "keep"), (1, "Rejected", "archive")],
        )

    def test_a_dry_run_says_what_is_due_and_changes_nothing(self):
        versions = [version(2, 400, stage="Archived"), version(1, 90)]
        run = Run(versions, delete=[2], archive=[1], delete_days=365, dry_run=True)
        self.assertEqual(run.done, {"keep": [], "archive": [arn(1)], "delete": [arn(2)]})
        self.assertEqual((run.written, run.updates), ({}, []))

    def test_the_entry_point_reads_what_the_component_sets(self):
        variables = {
            "MODEL_PACKAGE_GROUP": "fraud",
            "KEEP_NEWEST": "5",
            "ARCHIVE_AFTER_DAYS": "30",
            "DELETE_AFTER_DAYS": "",
            "ARCHIVE_BUCKET": "artifacts",
            "ARCHIVE_PREFIX": "fraud/archive",
        }
        HANDLER.boto3.client = lambda service: service
        with mock.patch.dict(os.environ, variables), mock.patch.object(HANDLER, "tidy") as tidied:
            HANDLER.handler({"time": "2026-11-20T02:00:00Z"}, None)
            HANDLER.handler({"dryRun": True}, None)
        scheduled, by_hand = (call.kwargs for call in tidied.call_args_list)
        self.assertEqual(scheduled["rules"], {"keep_newest": 5, "archive_days": 30, "delete_days": None})
        self.assertEqual(scheduled["place"], PLACE)
        self.assertEqual((scheduled["now"], scheduled["dry_run"]), (NOW, False))
        self.assertTrue(by_hand["dry_run"])
        self.assertIsNotNone(by_hand["now"].tzinfo)
