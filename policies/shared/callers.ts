import { matchesWildcards, Statement } from "./policyDocuments";
import { isProperties, PropertyValue, textOf } from "./properties";

/** Keys of conditions that say on whose behalf a request comes. */
const CALLER_KEYS = [
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:SourceAccount",
    "aws:SourceArn",
    "aws:SourceOrgID",
    "aws:SourceOrgPaths",
    "aws:SourceOwner",
    "aws:SourceVpc",
    "aws:SourceVpce",
    "aws:userid",
    "kms:CallerAccount",
    "s3:DataAccessPointAccount",
    "s3:DataAccessPointArn",
];

/** Keys that say for which resource or account a service acts. */
export const SOURCE_KEYS = ["aws:SourceAccount", "aws:SourceArn", "aws:SourceOrgID", "aws:SourceOrgPaths"];

/** Operators that hold only where the key is there and has one of the values. */
const POSITIVE = /^(?:ForAnyValue:)?(?:StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike)$/i;

/** A condition: what is compared, and with which values. */
export interface Condition {
    operator: string;
    key: string;
    values: PropertyValue[];
}

export function conditionsOf({ conditions }: Statement): Condition[] {
    return Object.entries(isProperties(conditions) ? conditions : {}).flatMap(([operator, keys]) =>
        Object.entries(isProperties(keys) ? keys : {}).map(([key, values]) => ({
            operator,
            key,
            values: Array.isArray(values) ? values : [values],
        })),
    );
}

/** Whether a value names somebody: it has no wildcards, or is an ARN whose account has none. */
function isNamed(value: PropertyValue): boolean {
    if (typeof value !== "string" || value === "") {
        return false;
    }
    const [prefix, , , , account = "", ...resource] = value.split(":");
    return prefix === "arn" && resource.length > 0
        ? !/[*?]/.test(account) && !/^[*?]*$/.test(account + resource.join(""))
        : !/[*?]/.test(value);
}

/** Whether a statement holds only for requests in which one of the keys has a value that names somebody. */
export function isLimitedBy(statement: Statement, keys: readonly string[]): boolean {
    const wanted = keys.map((key) => key.toLowerCase());
    return conditionsOf(statement).some(
        ({ operator, key, values }) =>
            POSITIVE.test(operator) &&
            wanted.includes(key.toLowerCase()) &&
            values.length > 0 &&
            values.every(isNamed),
    );
}

/** Whether a statement means everybody, whatever its conditions. */
export function meansEverybody({ principals }: Statement): boolean {
    return principals.some((principal) => principal === "*" || principal === "AWS:*");
}

/** Whether anybody in the world is let in: by name `*`, or by everybody but some, without saying on whose behalf. */
export function isOpen(statement: Statement): boolean {
    return statement.effect === "Allow" && meansEverybody(statement) && !isLimitedBy(statement, CALLER_KEYS);
}

const ACCOUNT = /^(?:AWS:)(?:arn:[^:]+:(?:iam|sts)::)?(\d{12})(?::|$)/;

/** Accounts whose principals a statement names. */
export function accountsOf({ principals }: Statement): string[] {
    return [...new Set(principals.flatMap((principal) => ACCOUNT.exec(principal)?.[1] ?? []))];
}

/** Whether a statement denies everybody a request that does not come over TLS, and asks for nothing else. */
export function deniesInsecureTransport(statement: Statement): boolean {
    const [condition, ...others] = conditionsOf(statement);
    return (
        statement.effect === "Deny" &&
        meansEverybody(statement) &&
        condition !== undefined &&
        others.length === 0 &&
        /^Bool(?:IfExists)?$/i.test(condition.operator) &&
        condition.key.toLowerCase() === "aws:securetransport" &&
        condition.values.some((value) => textOf(value).toLowerCase() === "false")
    );
}

/** Whether a pattern for actions means every action of a service, or does not say of which service. */
export function isServiceWildcard(pattern: string): boolean {
    const [service = "", action] = pattern.split(":");
    return action === undefined
        ? /^[*?]+$/.test(pattern)
        : /[*?]/.test(service) || /^[*?]*\*[*?]*$/.test(action);
}

/** Whether one of the patterns matches an account, an action or a name. */
export function matchesOne(patterns: readonly string[], text: string): boolean {
    return patterns.some((pattern) => matchesWildcards(pattern, text));
}
