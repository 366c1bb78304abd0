import { isJsonObject, parseJson } from "./json";
import {
    elementsOf,
    isProperties,
    leavesOf,
    PropertyValue,
    readProperties,
    textOf,
    Unknown,
    valueAt,
} from "./properties";

/** One statement of an IAM policy, with single values made lists. */
export interface Statement {
    /** How a message names it: by its Sid, else by its place in the document. */
    label: string;
    effect: string;
    actions: string[];
    notActions: string[];
    resources: string[];
    notResources: string[];
    /** `*`, or what stands behind `AWS`, `Service`, `Federated`: each with that word before it. */
    principals: string[];
    /** Everybody but these. */
    notPrincipals: string[];
    /** Operator, then key, then the values. */
    conditions: PropertyValue | undefined;
}

/** The statements of a document; `Unknown` where a preview does not know one of them; none where it is no document. */
export type PolicyDocument = Statement[] | Unknown;

function textsOf(value: PropertyValue | undefined): string[] {
    const all = Array.isArray(value) ? value : [value];
    return all.filter((text) => typeof text === "string");
}

function principalsIn(value: PropertyValue | undefined): string[] {
    return isProperties(value)
        ? Object.entries(value).flatMap(([kind, names]) => textsOf(names).map((name) => `${kind}:${name}`))
        : textsOf(value);
}

function readStatement(value: PropertyValue, index: number): Statement {
    const sid = valueAt(value, "Sid");
    return {
        label: typeof sid === "string" && sid !== "" ? sid : String(index),
        effect: textOf(valueAt(value, "Effect")),
        actions: textsOf(valueAt(value, "Action")),
        notActions: textsOf(valueAt(value, "NotAction")),
        resources: textsOf(valueAt(value, "Resource")),
        notResources: textsOf(valueAt(value, "NotResource")),
        principals: principalsIn(valueAt(value, "Principal")),
        notPrincipals: principalsIn(valueAt(value, "NotPrincipal")),
        conditions: valueAt(value, "Condition"),
    };
}

/** Reads a document as the classic provider holds it, as JSON text, or the native one, as an object. */
export function readPolicyDocument(value: PropertyValue | undefined): PolicyDocument {
    const unknown = leavesOf(value ?? null)
        .map((leaf) => leaf.value)
        .find((leaf) => leaf instanceof Unknown);
    if (unknown !== undefined) {
        return unknown;
    }
    const parsed = typeof value === "string" ? parseJson(value) : undefined;
    const document = isJsonObject(parsed) ? readProperties(parsed) : value;
    const statements = valueAt(document, "Statement");
    return (isProperties(statements) ? [statements] : elementsOf(statements)).map(readStatement);
}

/** A test for a pattern of IAM's, with `*` and `?`; case does not matter, as in the names of actions. */
export function wildcardTest(pattern: string): (text: string) => boolean {
    const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
    const expression = new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, "is");
    return (text) => expression.test(text);
}

/** Whether a pattern of IAM's matches a text. */
export function matchesWildcards(pattern: string, text: string): boolean {
    return wildcardTest(pattern)(text);
}

/** Whether a statement is about an action. */
export function coversAction({ actions, notActions }: Statement, action: string): boolean {
    return notActions.length > 0
        ? !notActions.some((pattern) => matchesWildcards(pattern, action))
        : actions.some((pattern) => matchesWildcards(pattern, action));
}

/** Whether a statement is about everything that a pattern for resources may mean. */
export function coversResource({ resources, notResources }: Statement, resource: string): boolean {
    return notResources.length === 0 && resources.some((pattern) => matchesWildcards(pattern, resource));
}

/** Whether a statement denies an action on all that another statement allows it on, whatever the circumstances. */
export function denies(statement: Statement, action: string, allowed: Statement): boolean {
    return (
        statement.effect === "Deny" &&
        statement.conditions === undefined &&
        coversAction(statement, action) &&
        allowed.notResources.length === 0 &&
        allowed.resources.every((resource) => coversResource(statement, resource))
    );
}

/** The values of a condition, for example of `StringEquals` on `sagemaker:ModelApprovalStatus`. */
export function conditionValues({ conditions }: Statement, operator: string, key: string): string[] {
    const tests = Object.entries(isProperties(conditions) ? conditions : {})
        .filter(([name]) => name.toLowerCase() === operator.toLowerCase())
        .flatMap(([, keys]) => Object.entries(isProperties(keys) ? keys : {}));
    return tests
        .filter(([name]) => name.toLowerCase() === key.toLowerCase())
        .flatMap(([, values]) => (Array.isArray(values) ? values : [values]).map(textOf));
}
