import { Scalar } from "./expressions";
import { JsonObject } from "./json";

/** Comparisons of two values. */
export type Comparison = "Equals" | "GreaterThan" | "GreaterThanOrEqualTo" | "LessThan" | "LessThanOrEqualTo";

/** Something that is true or false when the pipeline runs. */
export interface Condition extends JsonObject {
    readonly Type: Comparison | "In" | "Not" | "Or";
}

function comparison(type: Comparison, left: Scalar, right: Scalar): Condition {
    return { Type: type, LeftValue: left, RightValue: right };
}

/** `left = right` */
export function equals(left: Scalar, right: Scalar): Condition {
    return comparison("Equals", left, right);
}

/** `left > right` */
export function greaterThan(left: Scalar, right: Scalar): Condition {
    return comparison("GreaterThan", left, right);
}

/** `left ≥ right` */
export function atLeast(left: Scalar, right: Scalar): Condition {
    return comparison("GreaterThanOrEqualTo", left, right);
}

/** `left < right` */
export function lessThan(left: Scalar, right: Scalar): Condition {
    return comparison("LessThan", left, right);
}

/** `left ≤ right` */
export function atMost(left: Scalar, right: Scalar): Condition {
    return comparison("LessThanOrEqualTo", left, right);
}

/** The value is one of the values. */
export function isIn(value: Scalar, values: readonly Scalar[]): Condition {
    return { Type: "In", QueryValue: value, Values: values };
}

/** The condition does not hold. */
export function not(condition: Condition): Condition {
    return { Type: "Not", Condition: condition };
}

/** At least one of the conditions holds. */
export function or(conditions: readonly Condition[]): Condition {
    return { Type: "Or", Conditions: conditions };
}
