"""Lists the versions of a model package group, archives old ones, and may delete what was archived long ago.

An approved version is never touched: it may be live, and what comes after it may have to go back to it. Neither are
the newest versions, which people still compare and decide about. Of the others, those that are old enough are
archived: what the registry knows of them is kept as a file, and their stage says that they are retired. Only what is
archived may be deleted, where the group's settings say after how long, and whether it may is asked again right before.

Started with `{"dryRun": true}` it only says what it would do.
"""

import datetime
import json
import logging
import os

import boto3
from botocore.exceptions import ClientError

LOG = logging.getLogger(__name__)
LOG.setLevel(logging.INFO)

APPROVED = "Approved"
ARCHIVED = "Archived"
RETIRED = "Retired"
#: States of a registration that is over.
OVER = ("Completed", "Failed")
#: Changes of one run; what is left waits for the next.
MOST_CHANGES = 200


class LifecycleError(Exception):
    """Versions that could not be changed, each with the reason."""


def handler(event, context):
    """Entry point of the function; any failure is raised, so that it is tried again and then kept."""
    delete_days = os.environ["DELETE_AFTER_DAYS"]
    return tidy(
        group=os.environ["MODEL_PACKAGE_GROUP"],
        rules={
            "keep_newest": int(os.environ["KEEP_NEWEST"]),
            "archive_days": int(os.environ["ARCHIVE_AFTER_DAYS"]),
            "delete_days": int(delete_days) if delete_days else None,
        },
        place={"bucket": os.environ["ARCHIVE_BUCKET"], "prefix": os.environ["ARCHIVE_PREFIX"]},
        now=moment(event),
        dry_run=event.get("dryRun") is True,
        sagemaker=boto3.client("sagemaker"),
        s3=boto3.client("s3"),
    )


def moment(event):
    """When the run was due, or now where somebody starts it by hand."""
    time = event.get("time")
    return datetime.datetime.fromisoformat(time) if time else datetime.datetime.now(datetime.UTC)


def tidy(group, rules, place, now, dry_run, sagemaker, s3):
    """Does to each version what the rules say; returns the versions by what was done.

    A version that cannot be changed does not keep the others from it; in the end all such are raised.
    """
    versions = list_versions(group, sagemaker)
    plan = [(version, due(version, rank, now, rules)) for rank, version in enumerate(versions)]
    changes = [(version, action) for version, action in plan if action != "keep"][:MOST_CHANGES]
    done = {"keep": [], "archive": [], "delete": []}
    failures = []
    for version, action in changes:
        arn = version["ModelPackageArn"]
        try:
            if dry_run or change(arn, action, place, now, sagemaker, s3):
                done[action].append(arn)
        except ClientError as error:
            failures.append(f"{action} {arn}: {error}")
    if not dry_run:
        write(s3, place, "index.json", [summary(version, action) for version, action in plan])
    changed = {*done["archive"], *done["delete"]}
    done["keep"] = [version["ModelPackageArn"] for version in versions if version["ModelPackageArn"] not in changed]
    LOG.info("%s of %s: %s", "plan" if dry_run else "done", group, json.dumps(done))
    if failures:
        raise LifecycleError("\n".join(failures))
    return done


def list_versions(group, sagemaker):
    """Every version of the group, newest first."""
    pages = sagemaker.get_paginator("list_model_packages").paginate(
        ModelPackageGroupName=group, SortBy="CreationTime", SortOrder="Descending"
    )
    return [version for page in pages for version in page["ModelPackageSummaryList"]]


def due(version, rank, now, rules):
    """What the rules say of a version: keep, archive or delete. `rank` counts from 0, the newest."""
    age = now - version["CreationTime"]
    if version.get("ModelApprovalStatus") == APPROVED or version["ModelPackageStatus"] not in OVER:
        return "keep"
    if rank < rules["keep_newest"]:
        return "keep"
    if not is_archived(version):
        return "archive" if age >= datetime.timedelta(days=rules["archive_days"]) else "keep"
    delete_days = rules["delete_days"]
    return "delete" if delete_days is not None and age >= datetime.timedelta(days=delete_days) else "keep"


def is_archived(version):
    """Whether a version was archived before."""
    return version.get("ModelLifeCycle", {}).get("Stage") == ARCHIVED


def change(arn, action, place, now, sagemaker, s3):
    """Archives or deletes a version that is still not approved; says whether it did."""
    version = sagemaker.describe_model_package(ModelPackageName=arn)
    if version.get("ModelApprovalStatus") == APPROVED:
        LOG.info("%s was approved meanwhile and is kept", arn)
        return False
    version.pop("ResponseMetadata", None)
    write(s3, place, f"{arn.rsplit('/', 1)[-1]}.json", version)
    if action == "delete":
        sagemaker.delete_model_package(ModelPackageName=arn)
    else:
        sagemaker.update_model_package(
            ModelPackageArn=arn,
            ModelLifeCycle={
                "Stage": ARCHIVED,
                "StageStatus": RETIRED,
                "StageDescription": f"Archived on {now.date().isoformat()}, {version.get('ModelApprovalStatus')}",
            },
        )
    return True


def summary(version, action):
    """What the list of a group says of a version."""
    return {
        "version": version.get("ModelPackageVersion"),
        "arn": version["ModelPackageArn"],
        "registered": version["CreationTime"],
        "status": version.get("ModelApprovalStatus"),
        "stage": version.get("ModelLifeCycle", {}).get("Stage"),
        "due": action,
    }


def write(s3, place, name, content):
    """Writes a JSON file beside the others of the group; the bucket encrypts it and keeps what it replaces."""
    s3.put_object(
        Bucket=place["bucket"],
        Key=f"{place['prefix']}/{name}",
        Body=json.dumps(content, indent=2, default=str).encode(),
        ContentType="application/json",
    )
