import { ReportViolation, ResourceRemediation } from "@pulumi/policy";
import { Finding, reportFindings } from "./findings";
import { PACK } from "./packState";
import { readProperties, valueAt } from "./properties";
import { applyRemedy } from "./remedy";
import { ResourceRule, ResourceRuleSpec, Rule, RuleDescription, StackRule, StackRuleSpec } from "./ruleSpec";
import { defineSettings, SettingValues, Shape } from "./settings";
import { inspectStack } from "./stack";

/** Reports what no valid exemption covers. */
function reportUnexempted(rule: string, findings: readonly Finding[], report: ReportViolation): void {
    const standing = findings.flatMap((finding): Finding[] => {
        const applied = PACK.exemptionFor(rule, finding.resource.urn);
        if (applied?.isValid === true) {
            return [];
        }
        return [applied === undefined ? finding : { ...finding, expired: applied.exemption }];
    });
    reportFindings(standing, report);
}

/** The part of the policy that is the same for both kinds, in the order in which a reader wants it. */
function policyFields<S extends Shape>(spec: RuleDescription<S>) {
    const { name, displayName, description, severity, tags, framework, url, remediationSteps } = spec;
    const settings = defineSettings(name, spec.settings);
    const { configSchema } = settings;
    const fields = { name, displayName, description, severity, tags, framework, url, remediationSteps };
    return { settings, fields: { ...fields, configSchema, enforcementLevel: spec.enforcementLevel } };
}

/** What rules do with unknown values unless they say otherwise. */
const UNKNOWNS = {
    resource: "is noted, and judged in an update before the resource is created or changed.",
    stack: "is found by what it was made from; where that does not tell, it is noted, and judged at the end of an update.",
} as const;

function ruleOf<P>(spec: RuleDescription<Shape>, policy: P, kind: keyof typeof UNKNOWNS): Rule<P> {
    const { tags, why, sources, unknowns = UNKNOWNS[kind], subject, examples } = spec;
    return { policy, family: tags[0], why, sources, unknowns, subject, examples };
}

type Surroundings = Pick<Parameters<ResourceRemediation>[0], "getConfig" | "notApplicable">;

/**
 * Leaves a rule that is not for what it was given. Pulumi's way of saying so is an error; to find out where each came
 * from takes longer than most rules do, and nobody reads it.
 */
function passOver(args: Surroundings, reason: string): never {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
        return args.notApplicable(reason);
    } finally {
        Error.stackTraceLimit = stackTraceLimit;
    }
}

/** The rule's settings, which are checked before anything else is; does not return where the rule's family is off. */
function begin<T>(spec: RuleDescription<Shape>, args: Surroundings, read: (configured: object) => T): T {
    const settings = read(args.getConfig());
    const [family] = spec.tags;
    if (PACK.isFamilyOff(family)) {
        passOver(args, `The family ${family} is switched off`);
    }
    return settings;
}

/** A rule about resources one by one: their inputs, before they are created. */
export function resourceRule<S extends Shape>(spec: ResourceRuleSpec<S>): ResourceRule {
    const { settings, fields } = policyFields(spec);
    const inspect = (args: Parameters<ResourceRemediation>[0]): [Finding[], SettingValues<S>] => {
        const values = begin(spec, args, settings.read);
        if (!spec.appliesTo(args.type)) {
            passOver(args, `Policy only applies to ${spec.subject}`);
        }
        const { urn, type, name, opts: options } = args;
        const properties = readProperties(args.props);
        const providerRegion = valueAt(readProperties(args.provider?.props ?? {}), "region");
        return [spec.check({ urn, type, name, options, properties, providerRegion }, values), values];
    };
    const { remedy } = spec;
    const remediate = (
        args: Parameters<ResourceRemediation>[0],
        known: Exclude<typeof remedy, undefined>,
    ) => {
        const [found, values] = inspect(args);
        const isWrong = found.some(({ kind }) => kind === "violation");
        // Before the exemptions are known nothing may be changed that might be exempt.
        return PACK.isConfigured && isWrong && PACK.exemptionFor(spec.name, args.urn)?.isValid !== true
            ? applyRemedy(typeof known === "function" ? known(values) : known, args.props)
            : undefined;
    };
    return ruleOf(
        spec,
        {
            ...fields,
            ...(remedy === undefined ? {} : { remediateResource: (args) => remediate(args, remedy) }),
            validateResource: (args, report) => {
                reportUnexempted(spec.name, inspect(args)[0], report);
            },
        },
        "resource",
    );
}

/** A rule about a stack as a whole: what its resources are to each other. */
export function stackRule<S extends Shape>(spec: StackRuleSpec<S>): StackRule {
    const { settings, fields } = policyFields(spec);
    return ruleOf(
        spec,
        {
            ...fields,
            validateStack: (args, report) => {
                const values = begin(spec, args, settings.read);
                if (!args.resources.some(({ type }) => spec.appliesTo(type))) {
                    passOver(args, `Policy only applies to stacks with ${spec.subject}`);
                }
                const stack = inspectStack(args.resources);
                const findings = spec.check(stack, values);
                reportUnexempted(spec.name, [...findings, ...stack.unplaced()], report);
            },
        },
        "stack",
    );
}

/** True for one of the given type tokens. */
export function isOneOf(types: readonly string[]): (type: string) => boolean {
    return (type) => types.includes(type);
}
