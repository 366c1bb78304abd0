import { wellArchitected } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { readingRule } from "../../shared/kinds/readingRule";
import {
    elementsOf,
    elementsOrUnknown,
    PropertyValue,
    textOf,
    Unknown,
    valueAt,
} from "../../shared/properties";
import { BUILD_WEBHOOK } from "./deliveryTypes";

const ASKS: readonly unknown[] = ["ALL_PULL_REQUESTS", "FORK_PULL_REQUESTS"];

/** Whether a group lets pull requests of anybody start a build. */
function isOpen(filters: readonly PropertyValue[]): boolean {
    const has = (type: string, matches: (pattern: string) => boolean): boolean =>
        filters.some(
            (filter) =>
                valueAt(filter, "type") === type &&
                valueAt(filter, "excludeMatchedPattern") !== true &&
                matches(textOf(valueAt(filter, "pattern"))),
        );
    return has("EVENT", (pattern) => /PULL_REQUEST/.test(pattern)) && !has("ACTOR_ACCOUNT_ID", () => true);
}

/** What a preview does not know of a group, where it could say that it is about pull requests, or whose. */
function doubtIn(group: PropertyValue | undefined): Unknown | undefined {
    return elementsOrUnknown(valueAt(group, "filters"))
        .flatMap((filter) => {
            const type = valueAt(filter, "type");
            return type === "EVENT" ? [valueAt(filter, "pattern")] : [type];
        })
        .find((value) => value instanceof Unknown);
}

function webhook(properties: object) {
    const filterGroups = [{ filters: [{ type: "EVENT", pattern: "PULL_REQUEST_CREATED" }] }];
    return {
        type: BUILD_WEBHOOK,
        name: "fraud",
        properties: { projectName: "fraud", filterGroups, ...properties },
    };
}

/** What is unknown at preview is noted there. */
export const codebuildPullRequests = readingRule({
    name: "codebuild-pull-requests",
    displayName: "Strangers' pull requests wait",
    description:
        "Pull requests must be built only for known accounts, or after somebody of the team has asked for it.",
    why: "A pull request from a fork runs its author's code with the role of the build.",
    severity: "high",
    tags: ["delivery", "supply-chain", "codebuild"],
    framework: wellArchitected("SEC11-BP07", "Regularly assess the security properties of the pipelines."),
    sources: [],
    url: "https://docs.aws.amazon.com/codebuild/latest/userguide/pull-request-build-policy.html",
    remediationSteps:
        "Set pullRequestBuildPolicy.requiresCommentApproval to FORK_PULL_REQUESTS or ALL_PULL_REQUESTS, or filter by " +
        "ACTOR_ACCOUNT_ID.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "CodeBuild webhooks",
    reads: {
        [BUILD_WEBHOOK]: {
            groups: "filterGroups[]",
            policy: "pullRequestBuildPolicy?.requiresCommentApproval",
        },
    },
    judge: (readings) => {
        const groups = readings.all("groups").map(({ value }) => value);
        const policy = readings.one("policy").value;
        if (ASKS.includes(policy)) {
            return [];
        }
        if (policy instanceof Unknown) {
            return [policy];
        }
        const clear = groups.filter((group) => doubtIn(group) === undefined);
        return clear.some((group) => isOpen(elementsOf(valueAt(group, "filters"))))
            ? [
                  {
                      subject: "pullRequestBuildPolicy.requiresCommentApproval",
                      found: isValue(policy),
                      rule: "pull requests of strangers must not be built before somebody of the team has asked for it",
                      fix: 'set it to "FORK_PULL_REQUESTS", or filter by ACTOR_ACCOUNT_ID',
                  },
              ]
            : groups.map(doubtIn).filter((doubt) => doubt !== undefined);
    },
    examples: {
        passes: [webhook({ pullRequestBuildPolicy: { requiresCommentApproval: "FORK_PULL_REQUESTS" } })],
        fails: [webhook({ pullRequestBuildPolicy: { requiresCommentApproval: "DISABLED" } })],
    },
});
