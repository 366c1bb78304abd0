"""Starts one deployment for each approval of a model version.

SageMaker may send several events for one change of state, with different event ids, and sends events
with the same approval status for edits that are no approval. What identifies an approval here is the version
and the time of the change: the event's own ``LastModifiedTime``, which all duplicates of one change share, or
the registry's where the event has none. Their digest is the request token, so CodePipeline itself makes one
execution of any number of equal starts, while approving a version again after a rejection starts it again.
"""

import hashlib
import logging
import os

import boto3

LOG = logging.getLogger(__name__)
LOG.setLevel(logging.INFO)

APPROVED = "Approved"
COMPLETED = "Completed"


def handler(event, context):
    """Entry point of the function; any failure is raised, so that the event is tried again and then kept."""
    return start_deployment(
        event,
        group_name=os.environ["MODEL_PACKAGE_GROUP"],
        pipeline_name=os.environ["PIPELINE_NAME"],
        sagemaker=boto3.client("sagemaker"),
        codepipeline=boto3.client("codepipeline"),
    )


def start_deployment(event, group_name, pipeline_name, sagemaker, codepipeline):
    """Starts the pipeline for the approval that the event tells of; returns what was done, and why."""
    detail = event["detail"]
    reason = why_no_approval(detail, group_name)
    if reason is not None:
        return report("ignored", reason, detail)

    arn = detail["ModelPackageArn"]
    package = sagemaker.describe_model_package(ModelPackageName=arn)
    if package.get("ModelApprovalStatus") != APPROVED:
        return report("ignored", f"now {package.get('ModelApprovalStatus')} in the registry", detail)

    execution = codepipeline.start_pipeline_execution(
        name=pipeline_name,
        variables=[{"name": "ModelPackageArn", "value": arn}],
        clientRequestToken=request_token(arn, approval_time(detail, package)),
    )
    return report("started", execution["pipelineExecutionId"], detail)


def why_no_approval(detail, group_name):
    """Says why the event is not an approval of a version of this group, or None where it is."""
    if detail.get("ModelPackageGroupName") != group_name:
        return f"of group {detail.get('ModelPackageGroupName')}, not {group_name}"
    if detail.get("ModelApprovalStatus") != APPROVED:
        return f"approval status is {detail.get('ModelApprovalStatus')}"
    if detail.get("ModelPackageStatus") != COMPLETED:
        return f"package status is {detail.get('ModelPackageStatus')}"
    changed = detail.get("UpdatedModelPackageFields")
    if changed and "ModelApprovalStatus" not in changed:
        return f"an edit of {', '.join(changed)}"
    return None


def approval_time(detail, package):
    """The time that sets this approval apart from an earlier or later one of the same version."""
    if detail.get("LastModifiedTime"):
        return str(detail["LastModifiedTime"])
    return (package.get("LastModifiedTime") or package["CreationTime"]).isoformat()


def request_token(arn, time):
    """A token that equal approvals share: 64 hexadecimal digits, CodePipeline takes up to 128."""
    return hashlib.sha256(f"{arn}|{time}".encode()).hexdigest()


def report(outcome, reason, detail):
    """Logs the decision and returns it."""
    LOG.info("%s %s: %s", outcome, detail.get("ModelPackageArn"), reason)
    return {"outcome": outcome, "reason": reason}
