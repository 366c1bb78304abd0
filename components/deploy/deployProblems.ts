import { unless } from "../shared/problems/checks";
import type { Problem } from "../shared/problems/problems";
import { SourceArgs } from "../shared/source/sourceArgs";
import { sourceProblems } from "../shared/source/sourceProblems";
import type { DeployEnvironmentArgs } from "./environments/deployEnvironmentArgs";
import { namePrefixOf } from "./deployNames";
import { environmentsProblems } from "./environments/environmentProblems";
import { matchProblems, REPOSITORY_PATH } from "./environments/patterns";
import type { PulumiCloudArgs } from "./builds/stateBackend";

/** What `deployPipelineProblems` looks at. */
export interface DeployPipelineChoices {
    source: SourceArgs;
    modelName: string;
    environments: readonly DeployEnvironmentArgs[];
    pulumiVersion: string;
    policyPacks: readonly string[];
    endpointTestFolder: string;
    pulumiCloud: PulumiCloudArgs | undefined;
    /** Names of the arguments that were given. */
    given: readonly string[];
}

/** Arguments of which none does without the other. */
const PAIRS = [
    {
        names: ["network", "vpcId"],
        why: "CodeBuild wants the VPC as well as its subnets",
    },
    {
        names: ["rejectedRuleName", "rejectedRuleArn"],
        why: "the rule is called by its name and trusted by its ARN",
    },
] as const;

/** IAM allows role names of 64 characters and S3 bucket names of 63; Pulumi's auto-naming takes 8 of them. */
const MAX_NAME = 38;
const MAX_NAME_WITH_ENVIRONMENT = 43;
const PIPELINE_NAME = /^[a-z0-9][a-z0-9-]{0,37}$/;
const MODEL_NAME = /^[A-Za-z0-9](?:-?[A-Za-z0-9]){0,39}$/;
const ORGANIZATION = /^[A-Za-z0-9_-]{1,100}$/;
const CLOUD_URL = /^https:\/\/[A-Za-z0-9.-]+(?::\d+)?$/;
const VERSION = /^\d+\.\d+\.\d+$/;

/** What is wrong with a deployment pipeline called `name`. */
export function deployPipelineProblems(name: string, choices: DeployPipelineChoices): Problem[] {
    return [
        ...nameProblems(name, choices.environments),
        ...matchProblems(
            "modelName",
            choices.modelName,
            MODEL_NAME,
            "1 to 40 letters, digits and single hyphens",
        ),
        ...sourceProblems("source", choices.source),
        ...filterProblems(choices.source),
        ...environmentsProblems(choices.environments),
        ...overlapProblems(name, choices),
        ...matchProblems("pulumiVersion", choices.pulumiVersion, VERSION, "a version such as 3.270.0"),
        ...choices.policyPacks.flatMap((path, at) =>
            matchProblems(`policyPacks[${at}]`, path, REPOSITORY_PATH, "a plain path inside the repository"),
        ),
        ...folderProblems(choices.endpointTestFolder),
        ...cloudProblems(choices.pulumiCloud),
        ...pairProblems(choices.given),
    ];
}

/** Fields of a source that only count where a push starts the pipeline. */
const PUSH_FILTERS = ["branches", "excludedBranches", "paths", "excludedPaths"];

function filterProblems(source: SourceArgs): Problem[] {
    return Object.entries(source).flatMap(([place, fields]: [string, object | undefined]) =>
        Object.entries(fields ?? {})
            .filter(([field, value]) => value !== undefined && PUSH_FILTERS.includes(field))
            .map(([field, value]) => ({
                path: `source.${place}.${field}`,
                rule: "must be left out, as decisions about versions start the pipeline and pushes do not",
                got: value as unknown,
                fix: "name the one branch that deploys",
            })),
    );
}

function folderProblems(folder: string): Problem[] {
    return folder === "."
        ? []
        : matchProblems("endpointTestFolder", folder, REPOSITORY_PATH, "a plain path inside the repository");
}

function cloudProblems(cloud: PulumiCloudArgs | undefined): Problem[] {
    return [
        ...matchProblems(
            "pulumiCloud.organization",
            cloud?.organization,
            ORGANIZATION,
            "the name of an organisation, letters, digits, hyphens and underscores",
        ),
        ...matchProblems("pulumiCloud.url", cloud?.url, CLOUD_URL, "an https address without a path"),
    ];
}

function pairProblems(given: readonly string[]): Problem[] {
    return PAIRS.flatMap(({ names, why }) => {
        const missing = names.filter((name) => !given.includes(name));
        return unless(missing.length !== 1, {
            path: missing.join(),
            rule: `must be given with the other, because ${why}`,
            fix: `give both ${names.join(" and ")}, or neither`,
        });
    });
}

function nameProblems(name: string, environments: readonly DeployEnvironmentArgs[]): Problem[] {
    const rule = `1 to ${MAX_NAME} lower-case letters, digits or hyphens, as names of buckets and roles are made from it`;
    return [
        ...matchProblems("name", name, PIPELINE_NAME, rule),
        ...environments.flatMap((environment) =>
            unless(name.length + environment.name.length <= MAX_NAME_WITH_ENVIRONMENT, {
                path: "name",
                rule: `must have at most ${MAX_NAME_WITH_ENVIRONMENT} characters together with each environment's name`,
                got: `${name} and ${environment.name}`,
                fix: "shorten one of them",
            }),
        ),
    ];
}

/** A deployment is confined by what names begin with, so none of these beginnings may hold another one. */
function overlapProblems(name: string, { modelName, environments }: DeployPipelineChoices): Problem[] {
    const beginnings = [name, ...environments.map((environment) => namePrefixOf(modelName, environment))];
    return environments.flatMap((environment, at) => {
        const prefix = namePrefixOf(modelName, environment);
        const held = beginnings.find((other, index) => index !== at + 1 && other.startsWith(prefix));
        return unless(held === undefined && !prefix.startsWith(`${name}-`), {
            path: `environments[${at}].namePrefix`,
            rule: `must set its names apart from those that begin with ${held ?? name}`,
            got: prefix,
            fix: "give the environment a namePrefix of its own",
        });
    });
}
