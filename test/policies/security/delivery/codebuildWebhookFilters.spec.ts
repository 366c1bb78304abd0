import { codebuildWebhookFilters } from "../../../../policies/security/delivery/codebuildWebhookFilters";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

function groups(...filters: object[]) {
    return { filterGroups: [{ filters: [{ type: "EVENT", pattern: "PUSH" }, ...filters] }] };
}

function message(index: number, type: string, pattern: string): string {
    return (
        `filterGroups[0].filters[${String(index)}].pattern is ${JSON.stringify(pattern)}; ` +
        `${type} must be matched as a whole, or "attacker-main" passes for "main". ` +
        "Fix: let each alternative begin with ^ and end with $."
    );
}

describeRule(codebuildWebhookFilters, {
    types: ["aws:codebuild/webhook:Webhook"],
    good: groups({ type: "HEAD_REF", pattern: "^refs/heads/main$" }),
    accepts: {
        "alternatives in brackets": groups({ type: "HEAD_REF", pattern: "^refs/heads/(main|release)$" }),
        "alternatives that are each whole": groups({ type: "ACTOR_ACCOUNT_ID", pattern: "^123$|^456$" }),
        "a path in the repository, of which no trust hangs": groups({ type: "FILE_PATH", pattern: "src/" }),
    },
    stops: {
        "no filters": [
            { filterGroups: undefined },
            "filterGroups is not set; a webhook must say which pushes and pull requests it builds. " +
                "Fix: give filterGroups with EVENT and HEAD_REF, BASE_REF or ACTOR_ACCOUNT_ID.",
        ],
        "an empty list": [
            { filterGroups: [] },
            "filterGroups is not set; a webhook must say which pushes and pull requests it builds. " +
                "Fix: give filterGroups with EVENT and HEAD_REF, BASE_REF or ACTOR_ACCOUNT_ID.",
        ],
        "a branch in the middle of a name": [
            groups({ type: "BASE_REF", pattern: "refs/heads/main$" }),
            message(1, "BASE_REF", "refs/heads/main$"),
        ],
        "an account of which only the first alternative is whole": [
            groups({ type: "ACTOR_ACCOUNT_ID", pattern: "^123$|456" }),
            message(1, "ACTOR_ACCOUNT_ID", "^123$|456"),
        ],
        "anchors that hold for the ends of two alternatives only": [
            groups({ type: "ACTOR_ACCOUNT_ID", pattern: "^123|456$" }),
            message(1, "ACTOR_ACCOUNT_ID", "^123|456$"),
        ],
    },
    notes: {
        "unknown groups": [{ filterGroups: UNKNOWN }, "string value at .filterGroups"],
        "an unknown pattern": [
            groups({ type: "HEAD_REF", pattern: UNKNOWN }),
            "string value at .filterGroups.0.filters.1.pattern",
        ],
    },
});
