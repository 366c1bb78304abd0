import { isValue } from "../findings";
import { Place } from "../places";
import { PropertyValue, Unknown } from "../properties";
import { Judgement } from "./judgements";

/** Judges one place; nothing where it is right. */
export type Requirement<S = object> = (place: Place, settings: S) => Judgement[];

type Known = Exclude<PropertyValue, Unknown> | undefined;

/** What a value must be, and what to do where it is not. */
interface Criterion<S> {
    holds(value: Known, settings: S): boolean;
    /** A clause: `it must be true`. */
    rule: string | ((settings: S) => string);
    fix(subject: string, settings: S): string;
    /** What a message shows of the value; all of it unless told otherwise. */
    describe?(value: Known): string;
}

/** A requirement of a value that is known; one that is not stays undecided. */
export function requirement<S = object>({
    holds,
    rule,
    fix,
    describe = isValue,
}: Criterion<S>): Requirement<S> {
    return ({ subject, value }, settings) => {
        if (value instanceof Unknown) {
            return [value];
        }
        if (holds(value, settings)) {
            return [];
        }
        const clause = typeof rule === "string" ? rule : rule(settings);
        return [{ subject, found: describe(value), rule: clause, fix: fix(subject, settings) }];
    };
}

/** @param note what else a reader should know, after a comma: `AWS's default is false` */
export function mustBe(wanted: string | number | boolean, note?: string): Requirement {
    const text = JSON.stringify(wanted);
    return requirement({
        holds: (value) => value === wanted,
        rule: `it must be ${text}${note === undefined ? "" : `, ${note}`}`,
        fix: (subject) => `set ${subject} to ${text}`,
    });
}

/** For what is right unless somebody switches it the wrong way. */
export function mustNotBe(unwanted: string | number | boolean): Requirement {
    const text = JSON.stringify(unwanted);
    return requirement({
        holds: (value) => value !== unwanted,
        rule: `it must not be ${text}`,
        fix: (subject) => `take ${subject} out`,
    });
}

/** Keys of AWS's own, which every principal of the account may use and nobody can lock. */
const AWS_MANAGED_KEY = /(?:^|:)alias\/aws\//;

/** Whether a value names a key that the account itself manages. */
export function isCustomerKey(value: Known): boolean {
    return typeof value === "string" && value !== "" && !AWS_MANAGED_KEY.test(value);
}

/** The key must be one whose policy the account decides on. */
export const mustBeCustomerKey: Requirement = requirement({
    holds: isCustomerKey,
    rule: "it must name a customer managed KMS key",
    fix: (subject) => `set ${subject} to the ARN of a key of your own`,
});

/** @param what the property's meaning, with an article: `a subnet of your VPC` */
export function mustBeSet(what: string): Requirement {
    return requirement({
        holds: (value) => value !== undefined && value !== null && value !== "",
        rule: `it must name ${what}`,
        fix: (subject) => `set ${subject} to ${what}`,
    });
}

/** @param what the elements' meaning, in the plural: `security groups` */
export function mustHaveElements(what: string): Requirement {
    return requirement({
        holds: (value) => Array.isArray(value) && value.length > 0,
        rule: `it must list ${what}`,
        fix: (subject) => `list ${what} in ${subject}`,
    });
}
