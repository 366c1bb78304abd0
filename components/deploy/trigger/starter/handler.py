"""Starts one deployment for each decision on a model version that has to change what is live.

An approval starts the pipeline with the approved version. A rejection of a version that is live somewhere starts
it with the version that was live there before, if that one is still approved; whoever decides about a deployment
decides about this one too. A rejection of any other version starts nothing: the pipeline itself stops before it
deploys a version that is approved no more.

SageMaker may send several events for one change of state, with different event ids, and sends events with the
same approval status for edits that are no decision. What identifies a decision here is the version, the decision
and the time of the change: the event's own ``LastModifiedTime``, which all duplicates of one change share, or the
registry's where the event has none. Their digest is the request token, so CodePipeline itself makes one execution
of any number of equal starts, while approving a version again after a rejection starts it again. Of an event
without that time, a duplicate that comes after an edit of the version starts it a second time, which deploys what
is live: that does no harm, and to take a second approval for a duplicate would.
"""

import hashlib
import json
import logging
import os

import boto3

LOG = logging.getLogger(__name__)
LOG.setLevel(logging.INFO)

APPROVED = "Approved"
REJECTED = "Rejected"
COMPLETED = "Completed"
NO_VERSION = "none"


def handler(event, context):
    """Entry point of the function; any failure is raised, so that the event is tried again and then kept."""
    return start_deployment(
        event,
        group_name=os.environ["MODEL_PACKAGE_GROUP"],
        pipeline_name=os.environ["PIPELINE_NAME"],
        histories=lambda: (live_versions(each) for each in reversed(json.loads(os.environ["ENVIRONMENTS"]))),
        sagemaker=boto3.client("sagemaker"),
        codepipeline=boto3.client("codepipeline"),
    )


def start_deployment(event, group_name, pipeline_name, histories, sagemaker, codepipeline):
    """Starts the pipeline where the event tells of a decision that asks for it; returns what was done, and why.

    ``histories`` gives the versions that each environment had live, oldest first, from the last environment of
    the pipeline to its first.
    """
    detail = event["detail"]
    reason = why_no_decision(detail, group_name)
    if reason is not None:
        return report("ignored", reason, detail)

    arn, decision = detail["ModelPackageArn"], detail["ModelApprovalStatus"]
    package = sagemaker.describe_model_package(ModelPackageName=arn)
    if package.get("ModelApprovalStatus") != decision:
        return report("ignored", f"now {package.get('ModelApprovalStatus')} in the registry", detail)

    deployed = arn if decision == APPROVED else version_before(arn, histories(), sagemaker)
    if deployed is None:
        return report("ignored", "live in no environment", detail)

    execution = codepipeline.start_pipeline_execution(
        name=pipeline_name,
        variables=[
            {"name": "ModelPackageArn", "value": deployed},
            {"name": "RejectedVersion", "value": arn if decision == REJECTED else NO_VERSION},
        ],
        clientRequestToken=request_token(arn, decision, decision_time(detail, package)),
    )
    return report("started", execution["pipelineExecutionId"], detail)


def why_no_decision(detail, group_name):
    """Says why the event is no decision on a version of this group, or None where it is."""
    if detail.get("ModelPackageGroupName") != group_name:
        return f"of group {detail.get('ModelPackageGroupName')}, not {group_name}"
    if detail.get("ModelApprovalStatus") not in (APPROVED, REJECTED):
        return f"approval status is {detail.get('ModelApprovalStatus')}"
    if detail.get("ModelPackageStatus") != COMPLETED:
        return f"package status is {detail.get('ModelPackageStatus')}"
    changed = detail.get("UpdatedModelPackageFields")
    if changed and "ModelApprovalStatus" not in changed:
        return f"an edit of {', '.join(changed)}"
    return None


def version_before(rejected, histories, sagemaker):
    """The version to go back to, or None where the rejected one is live nowhere.

    It is the last version that was live before the rejected one and is still approved, as the environment nearest
    to users knows it. Raises an error where there is none: somebody has to decide then.
    """
    for versions in histories:
        if versions and versions[-1] == rejected:
            for version in dict.fromkeys(reversed(versions)):
                if version != rejected and is_approved(version, sagemaker):
                    return version
            raise RuntimeError(f"{rejected} was rejected and is live, and no version that was live before is approved")
    return None


def is_approved(arn, sagemaker):
    """Whether the registry still has the version, complete and approved."""
    try:
        package = sagemaker.describe_model_package(ModelPackageName=arn)
    except sagemaker.exceptions.ClientError as error:
        # What the registry answers for a version that was deleted.
        if error.response["Error"]["Code"] != "ValidationException":
            raise
        return False
    return (package.get("ModelApprovalStatus"), package.get("ModelPackageStatus")) == (APPROVED, COMPLETED)


def live_versions(environment):
    """Every version that an environment had live, oldest first; SSM keeps the last hundred."""
    ssm = boto3.client("ssm", region_name=environment["region"], **credentials(environment.get("roleArn")))
    versions, page = [], {}
    while True:
        try:
            page = ssm.get_parameter_history(Name=environment["parameter"], **page)
        except ssm.exceptions.ParameterNotFound:
            return []
        versions += [each["Value"] for each in page["Parameters"]]
        if not page.get("NextToken"):
            return versions
        page = {"NextToken": page["NextToken"]}


def credentials(role_arn):
    """Credentials of a role of another account; none, which means the function's own, where no role is given."""
    if not role_arn:
        return {}
    taken = boto3.client("sts").assume_role(RoleArn=role_arn, RoleSessionName="deployment-starter")["Credentials"]
    return {
        "aws_access_key_id": taken["AccessKeyId"],
        "aws_secret_access_key": taken["SecretAccessKey"],
        "aws_session_token": taken["SessionToken"],
    }


def decision_time(detail, package):
    """The time that sets this decision apart from an earlier or later one on the same version."""
    if detail.get("LastModifiedTime"):
        return str(detail["LastModifiedTime"])
    return (package.get("LastModifiedTime") or package["CreationTime"]).isoformat()


def request_token(arn, decision, time):
    """A token that equal decisions share: 64 hexadecimal digits, CodePipeline takes up to 128."""
    return hashlib.sha256(f"{arn}|{decision}|{time}".encode()).hexdigest()


def report(outcome, reason, detail):
    """Logs the decision and returns it."""
    LOG.info("%s %s: %s", outcome, detail.get("ModelPackageArn"), reason)
    return {"outcome": outcome, "reason": reason}
