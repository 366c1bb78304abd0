import * as fs from "node:fs";
import * as path from "node:path";
import * as analyzerproto from "@pulumi/pulumi/proto/analyzer_pb";
import { z } from "zod";
import { fromStruct, toStruct } from "../engine/records";
import { UsageError } from "../terminal/usageError";
import { LEVELS, levelNumber } from "./levels";

/** One policy's level and settings; what is left out stays as it was. */
interface PolicyConfig {
    enforcementLevel?: string | undefined;
    properties: Record<string, unknown>;
}

const LEVEL = z.enum(LEVELS);
const CONFIG_FILE = z.record(
    z.string(),
    z.union([LEVEL, z.looseObject({ enforcementLevel: LEVEL.optional() })]),
);

/** Reads a policy configuration in the form of `pulumi --policy-pack-config`. */
function readConfigFile(file: string): Record<string, PolicyConfig> {
    const label = path.relative(process.cwd(), file);
    let content: unknown;
    try {
        content = JSON.parse(fs.readFileSync(file, "utf8"));
    } catch (error) {
        throw new UsageError(`${label} is not valid JSON: ${(error as Error).message}`);
    }
    const parsed = CONFIG_FILE.safeParse(content);
    if (!parsed.success) {
        const { path: where, message } = parsed.error.issues[0] ?? { path: [], message: "is wrong" };
        throw new UsageError(
            `${label}: ${where.join(".")}: ${message}; give a level (${LEVELS.join(", ")}) or an object of settings`,
        );
    }
    return Object.fromEntries(
        Object.entries(parsed.data).map(([policy, value]) => {
            if (typeof value === "string") {
                return [policy, { enforcementLevel: value, properties: {} }];
            }
            const { enforcementLevel, ...properties } = value;
            return [policy, { enforcementLevel, properties }];
        }),
    );
}

function schemaDefaults(policy: analyzerproto.PolicyInfo): Record<string, unknown> {
    const properties = fromStruct(policy.getConfigschema()?.getProperties());
    const defaults = Object.entries(properties)
        .map(([key, schema]) => [key, (schema as { default?: unknown }).default] as const)
        .filter(([, value]) => value !== undefined);
    return Object.fromEntries(defaults);
}

/** The pack's defaults, over them what the pack sets itself, over them the file: the engine's order. */
function mergeLayers(
    info: analyzerproto.AnalyzerInfo,
    file: Record<string, PolicyConfig>,
): Map<string, Required<PolicyConfig>> {
    const initial = new Map<string, PolicyConfig>();
    info.getInitialconfigMap().forEach((config, policy) => {
        const enforcementLevel = LEVELS[config.getEnforcementlevel()];
        initial.set(policy, { enforcementLevel, properties: fromStruct(config.getProperties()) });
    });
    return new Map(
        info.getPoliciesList().map((policy) => {
            const name = policy.getName();
            const layers = [initial.get("all"), initial.get(name), file["all"], file[name]];
            const levels = layers.map((layer) => layer?.enforcementLevel);
            const given = levels.filter((level) => level !== undefined).at(-1);
            const enforcementLevel = given ?? LEVELS[policy.getEnforcementlevel()];
            const properties = {
                ...schemaDefaults(policy),
                ...initial.get(name)?.properties,
                ...file[name]?.properties,
            };
            return [name, { enforcementLevel, properties }];
        }),
    );
}

function configProblems(info: analyzerproto.AnalyzerInfo, config: Map<string, PolicyConfig>): string[] {
    return info.getPoliciesList().flatMap((policy) => {
        const declared = policy.getConfigschema();
        const properties = fromStruct(declared?.getProperties());
        const required = declared?.getRequiredList() ?? [];
        const schema = z.fromJSONSchema({
            type: "object",
            properties,
            required,
        } as z.core.JSONSchema.JSONSchema);
        const given = config.get(policy.getName())?.properties ?? {};
        const issues = schema.safeParse(given).error?.issues ?? [];
        const unknown = Object.keys(given).filter((key) => !(key in properties));
        return [
            ...issues.map((issue) => `${policy.getName()}.${issue.path.join(".")}: ${issue.message}`),
            ...unknown.map((key) => `${policy.getName()}.${key}: the policy has no such setting`),
        ];
    });
}

/**
 * Each policy's level and settings for a stack.
 *
 * @throws UsageError for settings that a policy does not have or does not allow
 */
export function packConfiguration(
    info: analyzerproto.AnalyzerInfo,
    configFile: string | undefined,
): analyzerproto.ConfigureAnalyzerRequest {
    const file = configFile === undefined ? {} : readConfigFile(configFile);
    const config = mergeLayers(info, file);
    const strangers = Object.keys(file).filter((policy) => policy !== "all" && !config.has(policy));
    const problems = [
        ...strangers.map((policy) => `${policy}: the pack has no such policy`),
        ...configProblems(info, config),
    ];
    if (problems.length > 0) {
        const where =
            configFile === undefined ? "its own defaults" : path.relative(process.cwd(), configFile);
        const lines = [`policy pack ${info.getName()}, configured by ${where}:`, ...problems];
        throw new UsageError(lines.join("\n  "));
    }
    const request = new analyzerproto.ConfigureAnalyzerRequest();
    for (const [policy, { enforcementLevel, properties }] of config) {
        const message = new analyzerproto.PolicyConfig();
        message.setEnforcementlevel(levelNumber(enforcementLevel));
        message.setProperties(toStruct(properties));
        request.getPolicyconfigMap().set(policy, message);
    }
    return request;
}
