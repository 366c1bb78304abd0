import { Policies, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { describeExemption, Exemption, EXEMPTIONS, isExpired, strayExemptions } from "./exemptions";
import { PACK, PackSettings, todayUtc } from "./packState";
import { Rule } from "./ruleSpec";
import { ConfigurationError, defineSettings } from "./settings";
import { choices } from "./settingKinds";

const FRAMEWORK = {
    name: "AWS Well-Architected Framework",
    version: "latest",
    reference: "OPS01-BP03",
    specification: "Evaluate governance requirements; exceptions from them are known, owned and end.",
};
const URL = "https://www.pulumi.com/docs/insights/policy/policy-packs/configuration/";

/** Reads the settings that the whole pack shares, checks them and hands them to the other rules. */
function configurer(policy: string, rules: readonly Rule[]) {
    const settings = defineSettings(policy, {
        disabledFamilies: choices({
            description: "Families of rules that are switched off as a whole.",
            words: [...new Set(rules.map(({ family }) => family))],
            mayBeEmpty: true,
            fallback: [],
        }),
        exemptions: EXEMPTIONS,
    });
    const names = rules.map((rule) => rule.policy.name);
    const configure = (configured: object): PackSettings => {
        const values = settings.read(configured);
        const problems = strayExemptions(values.exemptions, names);
        if (problems.length > 0) {
            throw new ConfigurationError(policy, problems);
        }
        PACK.configure(values);
        return values;
    };
    return { configSchema: settings.configSchema, configure };
}

function lapse(exemption: Exemption): string {
    return (
        `${describeExemption(exemption)} expired on ${exemption.expires}; nothing is exempt for ever. ` +
        "Fix: put the resource right and delete the exemption, or have it prolonged in a reviewed change."
    );
}

/** First among a pack's rules, so that its settings are known when the others run. */
function configurationPolicy(
    pack: string,
    rules: readonly Rule[],
): ResourceValidationPolicy & StackValidationPolicy {
    const name = `${pack}-configuration`;
    const { configSchema, configure } = configurer(name, rules);
    return {
        name,
        displayName: "Configuration of the pack",
        description:
            "What the pack is configured to must be valid, and its exemptions must not have expired.",
        severity: "high",
        tags: ["configuration", "exemptions"],
        framework: FRAMEWORK,
        url: URL,
        remediationSteps:
            "Put the resource right and delete the exemption, or have it prolonged in a reviewed change.",
        configSchema,
        enforcementLevel: "mandatory",
        validateResource: ({ getConfig }) => {
            configure(getConfig());
        },
        validateStack: ({ getConfig }, report) => {
            const { exemptions } = configure(getConfig());
            for (const exemption of exemptions.filter((each) => isExpired(each, todayUtc()))) {
                report(lapse(exemption));
            }
        },
    };
}

/** Last among a pack's rules, so that by then every exemption that is needed has been. */
function unusedExemptionsPolicy(pack: string): StackValidationPolicy {
    return {
        name: `${pack}-unused-exemptions`,
        displayName: "Unused exemptions",
        description: "An exemption that nothing needs should be deleted, before it hides something new.",
        severity: "low",
        tags: ["configuration", "exemptions"],
        framework: FRAMEWORK,
        url: URL,
        remediationSteps: `Delete the exemption from the setting exemptions of ${pack}-configuration.`,
        configSchema: defineSettings(`${pack}-unused-exemptions`, {}).configSchema,
        enforcementLevel: "advisory",
        validateStack: (_, report) => {
            for (const exemption of PACK.unusedExemptions()) {
                report(`${describeExemption(exemption)} covers nothing in this stack. Fix: delete it.`);
            }
        },
    };
}

/**
 * The policies of a pack: its rules, and around them what makes configuration and exemptions work the same in
 * every pack.
 *
 * @param pack short name of the pack, with which its own two policies begin: `guardrails`
 */
export function packPolicies(pack: string, rules: readonly Rule[]): Policies {
    return [
        configurationPolicy(pack, rules),
        ...rules.map(({ policy }) => policy),
        unusedExemptionsPolicy(pack),
    ];
}
