import { matchesPieces } from "./eventMatchers";
import { closest } from "fastest-levenshtein";
import { recordList, text } from "./settingKinds";
import { Setting } from "./settings";

/** What a team has agreed to leave as it is, until when, and where that was decided. */
export interface Exemption {
    /** Name of the rule; `*` stands for any text. */
    policy: string;
    /** URNs of the resources; `*` stands for any text. */
    urnPattern: string;
    reason: string;
    ticket: string;
    /** Last day on which it holds, in UTC: `2026-12-31`. */
    expires: string;
}

/** True for a date of the calendar, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
    const date = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function date(description: string): Setting<string> {
    const form = text({
        description,
        pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        form: 'a date such as "2026-12-31"',
        fallback: "",
    });
    return { ...form, accepts: (value): value is string => form.accepts(value) && isDate(value) };
}

/** A resource that nobody has: a pattern that matches it matches everything. */
const ANYTHING = "urn:pulumi:zz-any::zz-any::zz:any/any:Any::zz-any";

function urnPattern(description: string): Setting<string> {
    const form = text({
        description,
        pattern: "^urn:.*[^*].*$",
        form: 'a URN such as "urn:pulumi:prod::*::aws:sagemaker/model:Model::legacy-*", not everything',
        fallback: "",
    });
    const accepts = (value: unknown): value is string => form.accepts(value) && !matches(value, ANYTHING);
    return { ...form, accepts };
}

/** The setting that lists exemptions, the same in every pack. */
export const EXEMPTIONS = recordList({
    description:
        "Resources that a rule leaves alone, each with why, where that was decided, and until when it holds.",
    fields: {
        policy: text({
            description: "Name of the rule; * stands for any text.",
            pattern: "^[a-z0-9*-]+$",
            form: 'the name of a rule such as "sagemaker-model-network-isolation"',
            fallback: "",
        }),
        urnPattern: urnPattern("URNs of the resources; * stands for any text."),
        reason: text({
            description: "Why the resource may stay as it is.",
            pattern: "^.{10,}$",
            form: "a reason of at least 10 characters",
            fallback: "",
        }),
        ticket: text({
            description: "Where that was decided: a ticket's number or address.",
            pattern: "^\\S+$",
            form: 'a ticket such as "ML-123"',
            fallback: "",
        }),
        expires: date("Last day on which the exemption holds, in UTC."),
    },
});

function matches(pattern: string, text: string): boolean {
    return matchesPieces(text, pattern.split("*"));
}

/** Whether an exemption is about this rule and resource, be it still valid or not. */
export function isAbout({ policy, urnPattern }: Exemption, rule: string, urn: string): boolean {
    return matches(policy, rule) && matches(urnPattern, urn);
}

/** Whether the last day of an exemption has passed. */
export function isExpired({ expires }: Exemption, today: string): boolean {
    return expires < today;
}

/** An exemption in a few words, for messages. */
export function describeExemption({ policy, urnPattern, ticket }: Exemption): string {
    return `exemption ${ticket} of "${urnPattern}" from ${policy}`;
}

/** Exemptions from rules that a pack does not have: misspelt, or the rule was renamed. */
export function strayExemptions(exemptions: readonly Exemption[], rules: readonly string[]): string[] {
    return exemptions.flatMap(({ policy }, index) =>
        rules.some((rule) => matches(policy, rule))
            ? []
            : [
                  `exemptions[${String(index)}].policy: the pack has no rule "${policy}"; ` +
                      `did you mean "${closest(policy, [...rules])}"?`,
              ],
    );
}
