import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { AwsAccessArgs } from "../components/shared/awsAccess";
import type { AwsLocation } from "../components/shared/awsLocation";
import { describeProblem, Problem } from "../components/shared/problems/problems";
import { platformConsistency } from "./settings/consistency/platform";
import { servingConsistency } from "./settings/consistency/serving";
import { givenConfig } from "./settings/givenConfig";
import { accountProblems, partitionProblems, regionProblems } from "./settings/locationProblems";
import { withNumbers } from "./settings/numberSettings";
import { partitionOf } from "./settings/partition";
import { partsThatParse } from "./settings/partsThatParse";
import { platformSettings, PlatformSettings } from "./settings/schema/platformSettings";
import { readAwsAccess } from "./settings/providerSettings";
import { servingSettings, ServingSettings } from "./settings/schema/servingSettings";
import { settingProblems } from "./settings/settingProblems";
import { withWrongNamespaces } from "./settings/wrongNamespace";

/** Namespace of the settings in a stack's configuration: `mlops:kind` and so on, in whatever project. */
export const NAMESPACE = "mlops";

/** Settings whose value is a secret; they reach the program only as Pulumi secrets. */
export const SECRET_SETTINGS = ["notificationUrl"];
/** The same of the AWS provider; of these, only that they are there is of interest. */
const SECRET_PROVIDER_SETTINGS = ["accessKey", "secretKey", "token"];

const KINDS = {
    platform: { schema: platformSettings, consistency: platformConsistency },
    serving: { schema: servingSettings, consistency: servingConsistency },
};

/** What every stack is told beside its own kind's settings. */
export interface StackSurroundings {
    /** Region that the AWS provider works in. */
    region: string;
    /** Rights that the AWS provider works with. */
    awsAccess: AwsAccessArgs;
    /** Secret: where notifications are posted to. */
    notificationUrl: pulumi.Output<string> | undefined;
}

/** Everything that a platform stack is told. */
export type PlatformStackSettings = Omit<PlatformSettings, "notificationUrl"> & StackSurroundings;

/** Everything that a serving stack is told. */
export type ServingStackSettings = Omit<ServingSettings, "notificationUrl"> & StackSurroundings;

/** Everything that a stack is told; `kind` tells which. */
export type Settings = PlatformStackSettings | ServingStackSettings;

/** Settings as they are written, defaults left out; `kind` tells of which stack. */
export type GivenSettings = z.input<typeof platformSettings> | z.input<typeof servingSettings>;

/** Thrown when settings are wrong; its message lists every problem. */
export class SettingsError extends pulumi.RunError {
    constructor(
        stack: string,
        readonly problems: readonly Problem[],
    ) {
        super(
            [
                `Settings of stack "${stack}":`,
                ...problems.map((problem) => `  ${describeProblem(problem)}`),
            ].join("\n"),
        );
    }
}

function kindProblem(given: Record<string, unknown>): Problem {
    const kinds = Object.keys(KINDS).join(" or ");
    return "kind" in given
        ? { path: "kind", rule: `must be ${kinds}`, got: given["kind"], fix: "correct the value" }
        : { path: "kind", rule: "is required", fix: `set mlops:kind to ${kinds}` };
}

/** Where a stack would live, where what it was given says so. */
function givenLocation(given: Record<string, unknown>, region: unknown): AwsLocation | undefined {
    const { accountId } = given;
    return typeof region === "string" && regionProblems(region).length === 0 && typeof accountId === "string"
        ? { partition: partitionOf(region), region, accountId }
        : undefined;
}

/** Settings of a kind, or everything that is wrong with them: one by one, and those that are right with each other. */
function parseKind(
    given: Record<string, unknown>,
    region: unknown,
): PlatformSettings | ServingSettings | Problem[] {
    const kind = Object.entries(KINDS).find(([name]) => name === given["kind"])?.[1];
    if (kind === undefined) {
        return [kindProblem(given)];
    }
    const { schema } = kind;
    const values = withNumbers(given, schema.shape);
    const parsed = schema.safeParse(values);
    const sound = parsed.success ? parsed.data : partsThatParse(values, schema.shape);
    const problems = [
        ...(parsed.success ? [] : settingProblems(parsed.error.issues, given, schema)),
        ...kind.consistency(sound as Record<string, unknown>, givenLocation(given, region)),
    ];
    return parsed.success && problems.length === 0
        ? (parsed.data as PlatformSettings | ServingSettings)
        : problems;
}

/** Settings that are right, with what the AWS provider is told beside them. */
type CheckedSettings = (PlatformSettings | ServingSettings) & Omit<StackSurroundings, "notificationUrl">;

/**
 * Checks settings that came from wherever: a stack's configuration or a program.
 *
 * @param stack name of the stack, for the message
 * @param given keys of `platformSettings` or `servingSettings`, without the namespace
 * @param provider what the AWS provider is told, without its namespace
 * @param keys all keys of the stack's configuration, in which settings may stand in a wrong namespace
 * @throws SettingsError listing every problem, with the nearest known key for each unknown one
 */
export function checkSettings(
    stack: string,
    given: Record<string, unknown>,
    provider: Record<string, unknown>,
    keys: readonly string[] = [],
): CheckedSettings {
    const region = typeof provider["region"] === "string" ? provider["region"] : undefined;
    const parsed = parseKind(given, provider["region"]);
    const access = readAwsAccess(provider);
    const problems = [
        ...(Array.isArray(parsed) ? parsed : []),
        ...regionProblems(provider["region"]),
        ...(region === undefined ? [] : partitionProblems(given, region)),
        ...accountProblems(given["accountId"], provider["allowedAccountIds"]),
        ...(Array.isArray(access) ? access : []),
    ];
    if (Array.isArray(parsed) || Array.isArray(access) || region === undefined || problems.length > 0) {
        throw new SettingsError(stack, withWrongNamespaces(problems, NAMESPACE, keys));
    }
    return { ...parsed, region, awsAccess: access };
}

/**
 * Reads the settings of the stack that runs: the one place where configuration is read.
 * Keys are those of `platformSettings` or `servingSettings`, in the namespace `mlops`.
 *
 * @throws SettingsError listing every problem, with the nearest known key for each unknown one
 */
export function readSettings(): Settings {
    const given = givenConfig(NAMESPACE, SECRET_SETTINGS);
    const provider = givenConfig("aws", SECRET_PROVIDER_SETTINGS);
    const settings = checkSettings(
        pulumi.getStack(),
        given,
        provider,
        Object.keys(pulumi.runtime.allConfig()),
    );
    return { ...settings, notificationUrl: new pulumi.Config(NAMESPACE).getSecret("notificationUrl") };
}
