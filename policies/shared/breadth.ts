import { conditionsOf } from "./callers";
import { coversAction, Statement } from "./policyDocuments";
import { PropertyValue, textOf } from "./properties";

/** Services whose ARNs begin with a name instead of a kind of resource: `arn:aws:s3:::bucket/key`. */
const NAME_FIRST = ["codecommit", "codepipeline", "s3", "sns", "sqs"];

/** Whether a pattern for resources leaves open which one is meant: where the name stands it has wildcards only. */
export function isUnscoped(resource: string): boolean {
    const [, , service = "", , , ...rest] = resource.split(":");
    if (rest.length === 0) {
        // "arn:aws:iam::*" too means whatever comes after.
        return resource.endsWith("*");
    }
    const path = rest.join(":");
    const name = NAME_FIRST.includes(service) ? path : path.replace(/^[\w-]+[/:]/, "");
    return /^[*?/:]*$/.test(name);
}

/** The resources of a statement that leave open which one is meant; `*` where it says everything but some. */
export function unscopedResources({ resources, notResources }: Statement): string[] {
    return notResources.length > 0 ? ["*"] : resources.filter(isUnscoped);
}

/** Whether a pattern for resources means everything there is, of one service or of all: `*`, `arn:aws:s3:::*`. */
export function isEverything(resource: string): boolean {
    const [, , , , , ...rest] = resource.split(":");
    return rest.length === 0 ? resource.endsWith("*") : /^[*?/:]*$/.test(rest.join(":"));
}

/** Operators that hold only where the key has one of the values. */
const POSITIVE =
    /^(?:ForAnyValue:)?(?:StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike|Bool)$/i;

/** Keys that say how a request comes, or who sends it; any resource may still be meant. */
const CIRCUMSTANCE =
    /^aws:(?:CurrentTime|EpochTime|MultiFactorAuth\w*|Principal\w*(?:\/.*)?|Referer|RequestedRegion|SecureTransport|SourceIp|SourceVpce?|TokenIssueTime|UserAgent|ViaAWSService|userid|username)$/i;

function saysSomething(value: PropertyValue): boolean {
    return !/^[*?]*$/.test(textOf(value));
}

/**
 * Whether a condition narrows down what a statement is about, by a tag for example.
 *
 * @param passing keys of conditions that do not count
 */
export function isNarrowed(statement: Statement, passing: readonly string[] = []): boolean {
    return conditionsOf(statement).some(
        ({ operator, key, values }) =>
            POSITIVE.test(operator) &&
            !CIRCUMSTANCE.test(key) &&
            !passing.includes(key.toLowerCase()) &&
            values.length > 0 &&
            values.every(saysSomething),
    );
}

/** Whether a statement allows some actions on resources that it leaves open, and narrows them down by nothing. */
export function isBroad(statement: Statement): boolean {
    return statement.effect === "Allow" && !isNarrowed(statement) && unscopedResources(statement).length > 0;
}

/** Those of the actions that a statement allows on whatever there is. */
export function broadlyAllowed(statement: Statement, actions: readonly string[]): string[] {
    return isBroad(statement) ? actions.filter((action) => coversAction(statement, action)) : [];
}
