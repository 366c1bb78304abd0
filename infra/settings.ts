import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { describeProblem, Problem } from "../components/shared/problems";
import { platformSettings, PlatformSettings } from "./settings/platformSettings";
import { servingSettings, ServingSettings } from "./settings/servingSettings";
import { settingProblems } from "./settings/settingProblems";

/** Namespace of the settings in a stack's configuration: `mlops:kind` and so on, in whatever project. */
const NAMESPACE = "mlops";

/** Settings whose value is a secret; they reach the program only as Pulumi secrets. */
const SECRET_SETTINGS = ["notificationUrl"] as const;

const KINDS = { platform: platformSettings, serving: servingSettings };

/** What every stack is told beside its own kind's settings. */
export interface StackSurroundings {
    /** Region that the AWS provider works in. */
    region: string;
    /** Secret: where notifications are posted to. */
    notificationUrl: pulumi.Output<string> | undefined;
}

/** Everything that a platform stack is told. */
export type PlatformStackSettings = Omit<PlatformSettings, "notificationUrl"> & StackSurroundings;

/** Everything that a serving stack is told. */
export type ServingStackSettings = Omit<ServingSettings, "notificationUrl"> & StackSurroundings;

/** Everything that a stack is told; `kind` tells which. */
export type Settings = PlatformStackSettings | ServingStackSettings;

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

/** Text settings stay text; maps and lists reach a program as JSON. */
function parseSetting(text: string): unknown {
    const first = text.trimStart().charAt(0);
    if (first !== "{" && first !== "[") {
        return text === "true" ? true : text === "false" ? false : text;
    }
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return text;
    }
}

function givenSettings(config: pulumi.Config): Record<string, unknown> {
    const keys = Object.keys(pulumi.runtime.allConfig())
        .filter((key) => key.startsWith(`${NAMESPACE}:`))
        .map((key) => key.slice(NAMESPACE.length + 1));
    const secret: readonly string[] = SECRET_SETTINGS;
    return Object.fromEntries(
        keys
            .sort()
            .map((key) => [key, secret.includes(key) ? "[secret]" : parseSetting(config.get(key) ?? "")]),
    );
}

function kindProblem(given: Record<string, unknown>): Problem {
    const kinds = Object.keys(KINDS).join(" or ");
    return "kind" in given
        ? { path: "kind", rule: `must be ${kinds}`, got: given["kind"], fix: "correct the value" }
        : { path: "kind", rule: "is required", fix: `set mlops:kind to ${kinds}` };
}

function parseKind(given: Record<string, unknown>): PlatformSettings | ServingSettings | Problem[] {
    const schema = Object.entries(KINDS).find(([kind]) => kind === given["kind"])?.[1];
    if (schema === undefined) {
        return [kindProblem(given)];
    }
    const parsed = schema.safeParse(given);
    return parsed.success
        ? (parsed.data as PlatformSettings | ServingSettings)
        : settingProblems(parsed.error.issues, given, schema);
}

function regionProblems(region: string | undefined): Problem[] {
    return region === undefined
        ? [{ path: "aws:region", rule: "is required", fix: "set aws:region to the region to deploy to" }]
        : [];
}

/** The provider refuses every account but those; settings that name another can never be deployed. */
function accountProblems(accountId: unknown, allowed: string | undefined): Problem[] {
    const accounts = allowed === undefined ? [] : z.array(z.string()).catch([]).parse(parseSetting(allowed));
    return typeof accountId === "string" && accounts.length > 0 && !accounts.includes(accountId)
        ? [
              {
                  path: "accountId",
                  rule: `must be among aws:allowedAccountIds (${accounts.join(", ")})`,
                  got: accountId,
                  fix: "correct either of the two",
              },
          ]
        : [];
}

/**
 * Reads the settings of the stack that runs: the one place where configuration is read.
 * Keys are those of `platformSettings` or `servingSettings`, in the namespace `mlops`.
 *
 * @throws SettingsError listing every problem, with the nearest known key for each unknown one
 */
export function readSettings(): Settings {
    const config = new pulumi.Config(NAMESPACE);
    const provider = new pulumi.Config("aws");
    const given = givenSettings(config);
    const parsed = parseKind(given);
    const region = provider.get("region");
    const problems = [
        ...(Array.isArray(parsed) ? parsed : []),
        ...regionProblems(region),
        ...accountProblems(given["accountId"], provider.get("allowedAccountIds")),
    ];
    if (Array.isArray(parsed) || region === undefined || problems.length > 0) {
        throw new SettingsError(pulumi.getStack(), problems);
    }
    return { ...parsed, region, notificationUrl: config.getSecret("notificationUrl") };
}
