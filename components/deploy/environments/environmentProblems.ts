import { duplicateProblems, unless, wholeNumberProblems } from "../../shared/problems/checks";
import type { Problem } from "../../shared/problems/problems";
import type { ApprovalArgs, DeployEnvironmentArgs } from "./deployEnvironmentArgs";
import { stackNameOf } from "../deployNames";
import { deployStages } from "../stages/deployStages";
import { matchProblems, REPOSITORY_PATH } from "./patterns";

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
const MAX_STAGES = 50;
const ACTION_NAME = /^[A-Za-z0-9.@\-_]{1,100}$/;
/** CodePipeline takes 1000 characters with what is added to them: the comparison, and where the previews are. */
const INSTRUCTIONS = /^[^]{1,300}$/;
/** Seconds to day of week, and a year that may be left out. */
const WINDOW_SCHEDULE = /^\S+(?: \S+){5,6}$/;
const TIMEZONE = /^[A-Za-z_]+(?:\/[A-Za-z_+-]+[A-Za-z0-9_+-]*){0,2}$/;
/** The policy that judges pipelines which were not made here. */
const APPROVAL_POLICY = "codepipeline-production-approval";
const MAX_ENTRY_RULES = 5;
const GATE_MINUTES = { min: 5, max: 86_400 };

/** Fields of an environment that are texts of a certain shape. */
const TEXTS = [
    {
        field: "name",
        pattern: /^[A-Za-z0-9](?:-?[A-Za-z0-9]){0,39}$/,
        shape: "1 to 40 letters, digits and single hyphens",
    },
    { field: "stackName", pattern: /^[\w.-]{1,100}$/, shape: "1 to 100 letters, digits, or any of . _ -" },
    {
        field: "namePrefix",
        pattern: /^[A-Za-z0-9](?:-?[A-Za-z0-9]){2,39}-?$/,
        shape: "3 to 40 letters, digits and single hyphens",
    },
    { field: "region", pattern: /^[a-z]{2}(?:-[a-z]+)+-\d$/, shape: "a region code such as eu-central-1" },
    { field: "testSettingsPath", pattern: REPOSITORY_PATH, shape: "a plain path inside the repository" },
    { field: "samplePayloadPath", pattern: REPOSITORY_PATH, shape: "a plain path inside the repository" },
    { field: "sampleContentType", pattern: /^[\w.+-]+\/[\w.+-]+$/, shape: "a media type such as text/csv" },
] as const;

/** What is wrong with the environments that a deployment pipeline goes through. */
export function environmentsProblems(environments: readonly DeployEnvironmentArgs[]): Problem[] {
    const [first] = environments;
    if (first === undefined) {
        const fix = "list a non-production environment, then production with its approvals";
        return [{ path: "environments", rule: "must hold at least one environment", got: [], fix }];
    }
    const stageCount = deployStages(environments).length;
    return [
        ...environments.flatMap((environment, at) => environmentProblems(`environments[${at}]`, environment)),
        ...duplicateProblems("environments.name", environments.map(lowerCaseName), "rename one of them"),
        ...duplicateProblems(
            "environments.stackName",
            environments.map(stackNameOf),
            "give each its own stack",
        ),
        ...unless(first.production !== true, {
            path: "environments[0]",
            rule: "must not be production, because nothing would be tested before it",
            got: first.name,
            fix: "put a non-production environment first",
        }),
        ...unless(stageCount <= MAX_STAGES, {
            path: "environments",
            rule: `must make at most ${MAX_STAGES} stages, CodePipeline's limit`,
            got: stageCount,
            fix: "spread them over several pipelines",
        }),
    ];
}

function lowerCaseName(environment: DeployEnvironmentArgs): string {
    return environment.name.toLowerCase();
}

function environmentProblems(path: string, environment: DeployEnvironmentArgs): Problem[] {
    const { deployTimeoutMinutes, bakeMinutes } = environment;
    return [
        ...TEXTS.flatMap(({ field, pattern, shape }) =>
            matchProblems(`${path}.${field}`, environment[field], pattern, shape),
        ),
        ...minutesProblems(`${path}.deployTimeoutMinutes`, deployTimeoutMinutes, { min: 5, max: 2160 }),
        ...minutesProblems(`${path}.bakeMinutes`, bakeMinutes, { min: 0, max: 60 }),
        ...entryProblems(path, environment),
        ...gateProblems(`${path}.approvals`, environment),
    ];
}

function entryProblems(path: string, environment: DeployEnvironmentArgs): Problem[] {
    const { deploymentWindow, entryAlarmNames = [] } = environment;
    const windowPath = `${path}.deploymentWindow`;
    const max = deploymentWindow === undefined ? MAX_ENTRY_RULES : MAX_ENTRY_RULES - 1;
    return [
        ...matchProblems(
            `${windowPath}.schedule`,
            deploymentWindow?.schedule,
            WINDOW_SCHEDULE,
            "6 or 7 fields of a cron expression, seconds first",
        ),
        ...matchProblems(
            `${windowPath}.timezone`,
            deploymentWindow?.timezone,
            TIMEZONE,
            "an IANA time zone such as Europe/Berlin",
        ),
        ...minutesProblems(`${windowPath}.timeoutMinutes`, deploymentWindow?.timeoutMinutes, GATE_MINUTES),
        ...unless(entryAlarmNames.length <= max, {
            path: `${path}.entryAlarmNames`,
            rule: `must name at most ${max} alarms, as CodePipeline checks ${MAX_ENTRY_RULES} rules at most`,
            got: entryAlarmNames.length,
            fix: "put several alarms into one composite alarm",
        }),
    ];
}

function gateProblems(path: string, environment: DeployEnvironmentArgs): Problem[] {
    const approvals = environment.approvals ?? [];
    const names = approvals.map((approval) => approval.name);
    if (environment.production === true && approvals.length === 0) {
        const rule = "must hold at least one approval, because the environment is production";
        return [
            {
                path,
                rule,
                got: [],
                fix: `add an approval with a name, as the policy ${APPROVAL_POLICY} asks`,
            },
        ];
    }
    if (environment.production !== true && approvals.length > 0) {
        const rule = "must be empty, because approvals guard production only";
        return [{ path, rule, got: names, fix: "set production to true, or remove the approvals" }];
    }
    return [
        ...approvals.flatMap((approval, at) => approvalProblems(`${path}[${at}]`, approval)),
        ...duplicateProblems(`${path}.name`, names, "rename one of them"),
    ];
}

function approvalProblems(path: string, approval: ApprovalArgs): Problem[] {
    const { name, timeoutMinutes, instructions } = approval;
    return [
        ...matchProblems(`${path}.name`, name, ACTION_NAME, "1 to 100 letters, digits, or any of . @ - _"),
        ...minutesProblems(`${path}.timeoutMinutes`, timeoutMinutes, GATE_MINUTES),
        ...matchProblems(`${path}.instructions`, instructions, INSTRUCTIONS, "1 to 300 characters"),
    ];
}

function minutesProblems(
    path: string,
    minutes: number | undefined,
    bounds: { min: number; max: number },
): Problem[] {
    return minutes === undefined ? [] : wholeNumberProblems(path, minutes, bounds, "choose a time in range");
}
