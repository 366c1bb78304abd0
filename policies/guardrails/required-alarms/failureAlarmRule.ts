import { machineLearningLens } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { isOneOf, stackRule } from "../../shared/rule";
import { Examples, StackRule } from "../../shared/ruleSpec";
import { Unknown } from "../../shared/properties";
import { Stack, StackResource } from "../../shared/stack";
import { FailureSigns, Watchers } from "./failureWatch";

/** What differs from one class of resources to the next. */
interface FailureAlarmSpec {
    name: string;
    displayName: string;
    description: string;
    why: string;
    severity: "medium" | "high";
    subject: string;
    url: string;
    signs: FailureSigns;
    /** What to declare, after "declare": `an alarm on AWS/CodeBuild FailedBuilds`. */
    remedy: string;
    /** Resources of whose failure somebody hears otherwise. */
    isHeardOtherwise?: (stack: Stack) => (resource: StackResource) => boolean;
    examples: Examples;
}

function check(stack: Stack, { signs, remedy, isHeardOtherwise }: FailureAlarmSpec): Finding[] {
    const watchers = new Watchers(stack, signs);
    const isHeard = isHeardOtherwise?.(stack) ?? (() => false);
    return stack
        .ofTypes(signs.types)
        .filter((resource) => !isHeard(resource))
        .flatMap((resource): Finding[] => {
            const watch = watchers.of(resource);
            if (watch === "watched") {
                return [];
            }
            return watch instanceof Unknown
                ? [{ kind: "undecided", resource, unknown: watch }]
                : [
                      {
                          kind: "violation",
                          resource,
                          subject: "its failure",
                          found: "is watched by no alarm and no event rule that tells somebody",
                          rule: "whoever must act has to hear of it",
                          fix: `declare ${remedy}`,
                      },
                  ];
        });
}

/** A rule by which the failure of each resource of a class must tell somebody, by alarm or by event. */
export function failureAlarmRule(spec: FailureAlarmSpec): StackRule {
    const { name, displayName, description, why, severity, subject, url, signs, remedy, examples } = spec;
    return stackRule({
        name,
        displayName,
        description,
        why,
        severity,
        tags: ["required-alarms", "cloudwatch", "reliability"],
        framework: machineLearningLens("MLOPS05-BP01", "Hear of what fails before those who rely on it."),
        sources: ["AWS Config cloudwatch-alarm-resource-check"],
        url,
        remediationSteps: `Declare ${remedy}.`,
        settings: {},
        enforcementLevel: "mandatory",
        subject,
        appliesTo: isOneOf(signs.types),
        check: (stack) => check(stack, spec),
        examples,
    });
}
