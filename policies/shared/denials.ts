import { Condition, conditionsOf, meansEverybody } from "./callers";
import { coversAction, coversResource, Statement } from "./policyDocuments";

/**
 * The conditions under which a statement denies an action, where all of them are about one key; undefined where it
 * denies nothing of the kind, or asks for something else besides, so that it may not hold when it should.
 */
export function denialsBy(statement: Statement, action: string, key: string): Condition[] | undefined {
    const conditions = conditionsOf(statement);
    const isAboutKey = conditions.every((condition) => condition.key.toLowerCase() === key.toLowerCase());
    return statement.effect === "Deny" && coversAction(statement, action) && isAboutKey
        ? conditions
        : undefined;
}

/** Whether a denial is about all that another statement allows an action on. */
export function isAboutAllOf(denial: Statement, { resources, notResources }: Statement): boolean {
    return notResources.length === 0 && resources.every((resource) => coversResource(denial, resource));
}

/** Whether the policy of a resource denies everybody, but for those whom its condition leaves out. */
export function concernsEverybody(denial: Statement): boolean {
    return denial.effect === "Deny" && meansEverybody(denial);
}

/** The values that a condition with one of the operators compares with. */
export function valuesUnder(conditions: readonly Condition[], operators: readonly string[]): string[] {
    const wanted = operators.map((operator) => operator.toLowerCase());
    return conditions
        .filter(({ operator }) => wanted.includes(operator.toLowerCase()))
        .flatMap(({ values }) => values.map(String));
}
