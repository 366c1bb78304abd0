"""Starts a training when a drift alarm fires, and keeps that from becoming a loop.

A model that drifted is trained again by the build pipeline, whose result a person has to approve. Until then the
live model drifts on and alarms go on firing, so that three things hold a training back: one that is still running,
one for drift that began a short while ago, and several for drift since the newest approved version was made, none
of which anybody approved. Whoever is told of alarms is told of a training that was held back, too.

Nothing is kept between alarms. The executions of the pipeline say which trainings this function started; those of
other starts do not count. Two alarms at once see the same executions and send the same request token, of which
CodePipeline makes one execution.
"""

import datetime
import hashlib
import json
import logging
import os
import re

import boto3

LOG = logging.getLogger(__name__)
LOG.setLevel(logging.INFO)

ALARM = "ALARM"
RUNNING = ("InProgress", "Stopping")
#: What the registry takes in a version's metadata, which the reason becomes a part of.
NOT_IN_METADATA = re.compile(r"[^A-Za-z0-9 _.:/=+\-@]")
LONGEST_REASON = 256


def handler(event, context):
    """Entry point of the function; any failure is raised, so that the event is tried again and then kept."""
    return answer_alarm(
        event,
        settings={
            "pipeline": os.environ["PIPELINE_NAME"],
            "group": os.environ["MODEL_PACKAGE_GROUP"],
            "topic": os.environ["TOPIC_ARN"],
            "min_hours": float(os.environ["MIN_HOURS_BETWEEN_RUNS"]),
            "max_runs": int(os.environ["MAX_RUNS_WITHOUT_APPROVAL"]),
            "variables": json.loads(os.environ["START_VARIABLES"]),
            "function": context.function_name,
        },
        codepipeline=boto3.client("codepipeline"),
        sagemaker=boto3.client("sagemaker"),
        sns=boto3.client("sns"),
    )


def answer_alarm(event, settings, codepipeline, sagemaker, sns):
    """Starts the pipeline where nothing holds a training back; returns what was done, and why."""
    detail = event["detail"]
    alarm = detail["alarmName"]
    if detail["state"]["value"] != ALARM or detail.get("previousState", {}).get("value") == ALARM:
        return report("ignored", alarm, "the alarm did not begin to fire")

    runs = executions(codepipeline, settings["pipeline"])
    own = [run for run in runs if is_own(run, settings["function"])]
    running = [run for run in runs if run["status"] in RUNNING]
    if any(run in own for run in running):
        return report("ignored", alarm, "a training for drift is running")

    reason = why_held_back(running, own, newest_approved(sagemaker, settings["group"]), event["time"], settings)
    if reason is not None:
        tell(sns, alarm, reason, settings)
        return report("held back", alarm, reason)

    execution = codepipeline.start_pipeline_execution(
        name=settings["pipeline"],
        variables=[
            {"name": "StartedBy", "value": started_by(alarm)},
            *({"name": name, "value": value} for name, value in sorted(settings["variables"].items())),
        ],
        clientRequestToken=request_token(settings["pipeline"], own),
    )
    started = execution["pipelineExecutionId"]
    if any(run["pipelineExecutionId"] == started for run in runs):
        raise RuntimeError(f"{started} began before this alarm, so that no training was started for it")
    return report("started", alarm, started)


def why_held_back(running, own, approved_at, time, settings):
    """Says why no training may start now, or None where one may."""
    if running:
        return f"execution {running[0]['pipelineExecutionId']} is still running"
    since = [run for run in own if approved_at is None or run["startTime"] > approved_at]
    if len(since) >= settings["max_runs"]:
        return (
            f"{len(since)} trainings for drift have brought no approved version yet, so that another one would not "
            "help; see what they registered, or why they registered nothing"
        )
    shortest = datetime.timedelta(hours=settings["min_hours"])
    if own and datetime.datetime.fromisoformat(time) - own[0]["startTime"] < shortest:
        return (
            f"the last training for drift began at {own[0]['startTime'].isoformat()}, and at least "
            f"{settings['min_hours']:g} hours must lie between two"
        )
    return None


def executions(codepipeline, pipeline):
    """Every execution of the pipeline that CodePipeline still knows, newest first; it keeps twelve months."""
    pages = codepipeline.get_paginator("list_pipeline_executions").paginate(pipelineName=pipeline)
    found = [run for page in pages for run in page["pipelineExecutionSummaries"]]
    return sorted(found, key=lambda run: run["startTime"], reverse=True)


def is_own(run, function):
    """Whether this function started an execution: it calls AWS in a session that is named after it."""
    return run.get("trigger", {}).get("triggerDetail", "").endswith(f"/{function}")


def newest_approved(sagemaker, group):
    """When the newest approved version was registered; None where there is none."""
    versions = sagemaker.list_model_packages(
        ModelPackageGroupName=group,
        ModelApprovalStatus="Approved",
        SortBy="CreationTime",
        SortOrder="Descending",
        MaxResults=1,
    )["ModelPackageSummaryList"]
    return versions[0]["CreationTime"] if versions else None


def started_by(alarm):
    """Why the run was started, as an approver reads it."""
    return NOT_IN_METADATA.sub("-", f"drift: {alarm}")[:LONGEST_REASON]


def request_token(pipeline, own):
    """A token that equal situations share: 64 hexadecimal digits, CodePipeline takes up to 128."""
    last = own[0]["pipelineExecutionId"] if own else "none"
    return hashlib.sha256(f"{pipeline}|{last}".encode()).hexdigest()


def tell(sns, alarm, reason, settings):
    """Tells people that drift was seen and nothing was started."""
    sns.publish(
        TopicArn=settings["topic"],
        Subject=f"Drift, but no training: {settings['pipeline']}"[:100],
        Message=(
            f"The drift alarm {alarm} fired, and no training was started: {reason}.\n"
            "To train all the same:\n"
            f"aws codepipeline start-pipeline-execution --name {settings['pipeline']}"
        ),
    )


def report(outcome, alarm, reason):
    """Logs the outcome and returns it."""
    LOG.info("%s %s: %s", outcome, alarm, reason)
    return {"outcome": outcome, "reason": reason}
