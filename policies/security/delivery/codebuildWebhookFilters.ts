import { wellArchitected } from "../../shared/frameworks";
import { Judgement, Objection } from "../../shared/kinds/judgements";
import { readingRule } from "../../shared/kinds/readingRule";
import { Place } from "../../shared/places";
import { PropertyValue, textOf, Unknown, valueAt } from "../../shared/properties";
import { BUILD_WEBHOOK } from "./deliveryTypes";

/** Filters that decide about trust: who, and which branch. */
const TRUST: readonly unknown[] = ["ACTOR_ACCOUNT_ID", "BASE_REF", "HEAD_REF"];

/** The alternatives of an expression, as far as they stand outside of brackets. */
function alternatives(pattern: string): string[] {
    let depth = 0;
    const parts = [""];
    for (const letter of pattern) {
        depth += letter === "(" ? 1 : letter === ")" ? -1 : 0;
        if (letter === "|" && depth === 0) {
            parts.push("");
        } else {
            parts.push((parts.pop() ?? "") + letter);
        }
    }
    return parts;
}

function judgeFilter({ subject, value }: Place): Judgement[] {
    const [type, pattern] = ["type", "pattern"].map((key) => valueAt(value, key));
    const unknowns = [type, pattern].filter((each) => each instanceof Unknown);
    if (unknowns.length > 0) {
        return unknowns;
    }
    const isAnchored = alternatives(textOf(pattern)).every(
        (part) => part.startsWith("^") && part.endsWith("$"),
    );
    return !TRUST.includes(type) || isAnchored
        ? []
        : [
              {
                  subject: `${subject}.pattern`,
                  found: `is ${JSON.stringify(pattern)}`,
                  rule: `${textOf(type)} must be matched as a whole, or "attacker-main" passes for "main"`,
                  fix: "let each alternative begin with ^ and end with $",
              },
          ];
}

function missing(value: PropertyValue | undefined): Objection[] {
    return Array.isArray(value) && value.length > 0
        ? []
        : [
              {
                  subject: "filterGroups",
                  found: "is not set",
                  rule: "a webhook must say which pushes and pull requests it builds",
                  fix: "give filterGroups with EVENT and HEAD_REF, BASE_REF or ACTOR_ACCOUNT_ID",
              },
          ];
}

function webhook(pattern: string) {
    const filters = [
        { type: "EVENT", pattern: "PUSH" },
        { type: "HEAD_REF", pattern },
    ];
    return {
        type: BUILD_WEBHOOK,
        name: "fraud",
        properties: { projectName: "fraud", filterGroups: [{ filters }] },
    };
}

/** Groups or patterns that are unknown at preview are noted there. */
export const codebuildWebhookFilters = readingRule({
    name: "codebuild-webhook-filters",
    displayName: "Webhooks build what is trusted",
    description: "A webhook must filter what it builds, by expressions that match as a whole.",
    why: "An expression that matches in the middle lets a stranger's branch or account id through, and his code runs with the build's role.",
    severity: "high",
    tags: ["delivery", "supply-chain", "codebuild"],
    framework: wellArchitected("SEC11-BP07", "Regularly assess the security properties of the pipelines."),
    sources: ["Prowler codebuild_project_webhook_filters_use_anchored_patterns"],
    url: "https://docs.aws.amazon.com/codebuild/latest/userguide/github-webhook.html",
    remediationSteps: "Give filterGroups, and let each alternative of a pattern begin with ^ and end with $.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "CodeBuild webhooks",
    reads: { [BUILD_WEBHOOK]: { groups: "filterGroups", filters: "filterGroups[].filters[]" } },
    judge: (readings) => {
        const groups = readings.one("groups").value;
        return groups instanceof Unknown
            ? [groups]
            : [
                  ...missing(groups),
                  ...readings
                      .all("filters")
                      .flatMap((place) =>
                          place.value instanceof Unknown ? [place.value] : judgeFilter(place),
                      ),
              ];
    },
    examples: {
        passes: [webhook("^refs/heads/main$")],
        fails: [webhook("refs/heads/main")],
    },
});
