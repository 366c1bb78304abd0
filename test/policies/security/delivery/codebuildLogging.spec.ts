import { codebuildLogging } from "../../../../policies/security/delivery/codebuildLogging";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(codebuildLogging, {
    types: ["aws:codebuild/project:Project"],
    good: { logsConfig: { cloudwatchLogs: { status: "ENABLED" } } },
    accepts: {
        "nothing said, since CloudWatch is then on": { logsConfig: undefined },
        "S3 alone": { logsConfig: { cloudwatchLogs: { status: "DISABLED" }, s3Logs: { status: "ENABLED" } } },
        "S3, whatever CloudWatch is": {
            logsConfig: { cloudwatchLogs: { status: UNKNOWN }, s3Logs: { status: "ENABLED" } },
        },
    },
    stops: {
        "both off": [
            { logsConfig: { cloudwatchLogs: { status: "DISABLED" }, s3Logs: { status: "DISABLED" } } },
            'logsConfig.cloudwatchLogs.status is "DISABLED"; a build must write its log to CloudWatch or to S3. ' +
                'Fix: set logsConfig.cloudwatchLogs.status to "ENABLED".',
        ],
    },
    notes: {
        "an unknown status": [
            { logsConfig: { cloudwatchLogs: { status: UNKNOWN } } },
            "string value at .logsConfig.cloudwatchLogs.status",
        ],
    },
});
