import { Place } from "../../shared/places";
import { isProperties, Unknown } from "../../shared/properties";
import { secretUnder } from "../../shared/secretPatterns";
import { Judgement } from "../../shared/kinds/judgements";

/**
 * Objects to each secret among named values. The value itself never stands in a message. A value that a preview
 * does not know is left alone: what comes from another resource is no secret in the program.
 */
export function noSecretsIn({ subject, value }: Place): Judgement[] {
    if (value instanceof Unknown) {
        return [value];
    }
    const entries = isProperties(value) ? Object.entries(value) : [];
    return entries.flatMap(([name, each]) => {
        const what = typeof each === "string" ? secretUnder(name, each) : undefined;
        return what === undefined ? [] : [secretObjection(`${subject}.${name}`, what)];
    });
}

/** @param what the kind of secret, with an article */
export function secretObjection(subject: string, what: string): Exclude<Judgement, Unknown> {
    return {
        subject,
        found: `holds what looks like ${what}`,
        rule: "whoever may describe the resource can read it",
        fix: "keep it in AWS Secrets Manager and pass its name; replace the one that was written down",
    };
}
