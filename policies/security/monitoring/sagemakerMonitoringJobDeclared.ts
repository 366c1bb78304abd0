import { Finding } from "../../shared/findings";
import { wellArchitected } from "../../shared/frameworks";
import { matchesWildcards } from "../../shared/policyDocuments";
import { PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { textList } from "../../shared/settingKinds";
import { NamedResources, Stack } from "../../shared/stack";
import {
    BIAS_JOB,
    DATA_QUALITY_JOB,
    EXPLAINABILITY_JOB,
    MODEL_QUALITY_JOB,
    MONITORING_SCHEDULE,
} from "../kinds/resourceTypes";

const DEFINITIONS = [
    DATA_QUALITY_JOB.classic,
    DATA_QUALITY_JOB.native,
    MODEL_QUALITY_JOB,
    BIAS_JOB,
    EXPLAINABILITY_JOB,
];
const SCHEDULES = [MONITORING_SCHEDULE.classic, MONITORING_SCHEDULE.native];
const CONFIG = "monitoringScheduleConfig";
const NAME = "monitoringJobDefinitionName";

function check(stack: Stack, trusted: readonly string[]): Finding[] {
    const definitions = new NamedResources(stack.ofTypes(DEFINITIONS), ["name", "jobDefinitionName"]);
    const isTrusted = (name: PropertyValue): boolean =>
        typeof name === "string" && trusted.some((pattern) => matchesWildcards(pattern, name));
    return stack.ofTypes(SCHEDULES).flatMap((resource): Finding[] => {
        const name = valueAt(resource.properties, CONFIG, NAME);
        // By its name alone where that is known: a dependency may be the endpoint's, or another definition's.
        const found =
            name === undefined
                ? []
                : definitions.meant(name, resource, name instanceof Unknown ? CONFIG : "");
        if (name === undefined || found.length > 0 || isTrusted(name)) {
            return [];
        }
        return name instanceof Unknown
            ? [{ kind: "undecided", resource, unknown: name }]
            : [
                  {
                      kind: "violation",
                      resource,
                      subject: `${CONFIG}.${NAME}`,
                      found: `is ${JSON.stringify(name)}, which this stack does not declare`,
                      rule: "nobody can tell from here whether that job has network access, or encrypts what it writes",
                      fix: "declare the job definition in the same program, or name it in trustedDefinitions",
                  },
              ];
    });
}

function example(monitoringJobDefinitionName: string) {
    return [
        { type: DATA_QUALITY_JOB.classic, name: "fraud", properties: { name: "fraud-quality-1a2b3c4" } },
        {
            type: MONITORING_SCHEDULE.classic,
            name: "fraud",
            properties: { monitoringScheduleConfig: { monitoringJobDefinitionName } },
        },
    ];
}

/** Joined by name, then by dependency; a name that is unknown at preview and comes from nowhere is noted. */
export const sagemakerMonitoringJobDeclared = stackRule({
    name: "sagemaker-monitoring-job-declared",
    displayName: "Schedules run declared jobs",
    description: "A monitoring schedule must run a job definition of the same stack, or one that is listed.",
    why: "A definition that somebody made by hand may send captured requests anywhere, and no policy reads it.",
    severity: "medium",
    tags: ["monitoring", "review", "sagemaker"],
    framework: wellArchitected("SEC11-BP06", "Deploy software programmatically, from what was reviewed."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringScheduleConfig.html",
    remediationSteps:
        "Declare the job definition beside its schedule; the rules about job definitions then hold for it.",
    settings: {
        trustedDefinitions: textList({
            description:
                "Names of job definitions of other stacks that are known to be right, with * for any text.",
            pattern: "^[A-Za-z0-9*-]{1,63}$",
            form: 'names of job definitions such as "shared-quality-*"',
            fallback: [],
        }),
    },
    enforcementLevel: "mandatory",
    subject: "SageMaker monitoring schedules",
    appliesTo: isOneOf(SCHEDULES),
    check: (stack, { trustedDefinitions }) => check(stack, trustedDefinitions),
    examples: { passes: example("fraud-quality-1a2b3c4"), fails: example("made-by-hand") },
});
