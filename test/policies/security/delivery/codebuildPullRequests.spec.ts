import { codebuildPullRequests } from "../../../../policies/security/delivery/codebuildPullRequests";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

function groups(...filters: object[]) {
    return { filterGroups: [{ filters }] };
}

function message(found: string): string {
    return (
        `pullRequestBuildPolicy.requiresCommentApproval ${found}; ` +
        "pull requests of strangers must not be built before somebody of the team has asked for it. " +
        'Fix: set it to "FORK_PULL_REQUESTS", or filter by ACTOR_ACCOUNT_ID.'
    );
}

const PULL_REQUESTS = { type: "EVENT", pattern: "PUSH, PULL_REQUEST_CREATED" };

describeRule(codebuildPullRequests, {
    types: ["aws:codebuild/webhook:Webhook"],
    good: {
        ...groups(PULL_REQUESTS),
        pullRequestBuildPolicy: { requiresCommentApproval: "FORK_PULL_REQUESTS" },
    },
    accepts: {
        "approval for all pull requests": {
            pullRequestBuildPolicy: { requiresCommentApproval: "ALL_PULL_REQUESTS" },
        },
        "pushes only": { ...groups({ type: "EVENT", pattern: "PUSH" }), pullRequestBuildPolicy: undefined },
        "known accounts": {
            ...groups(PULL_REQUESTS, { type: "ACTOR_ACCOUNT_ID", pattern: "^123$" }),
            pullRequestBuildPolicy: undefined,
        },
    },
    stops: {
        "pull requests of anybody": [{ pullRequestBuildPolicy: undefined }, message("is not set")],
        "approval switched off": [
            { pullRequestBuildPolicy: { requiresCommentApproval: "DISABLED" } },
            message('is "DISABLED"'),
        ],
        "pull requests of all but some": [
            {
                ...groups(PULL_REQUESTS, {
                    type: "ACTOR_ACCOUNT_ID",
                    pattern: "^123$",
                    excludeMatchedPattern: true,
                }),
                pullRequestBuildPolicy: undefined,
            },
            message("is not set"),
        ],
    },
    notes: {
        "an unknown policy": [
            { pullRequestBuildPolicy: { requiresCommentApproval: UNKNOWN } },
            "string value at .pullRequestBuildPolicy.requiresCommentApproval",
        ],
    },
});
