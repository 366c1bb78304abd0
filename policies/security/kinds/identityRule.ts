import { broadlyAllowed, unscopedResources } from "../../shared/breadth";
import { IDENTITY_DOCUMENTS } from "../../shared/identityPolicies";
import { propertyRule, ReadingRule } from "../../shared/kinds/readingRule";
import { denies, Statement } from "../../shared/policyDocuments";
import { ExampleResource, ResourceRuleSpec } from "../../shared/ruleSpec";
import { SettingValues, Shape } from "../../shared/settings";
import { quoted, statementRequirement } from "./documents";
import { StatementObjection } from "./resourcePolicies";

interface IdentityRuleSpec<S extends Shape> extends Omit<
    ResourceRuleSpec<S>,
    "appliesTo" | "check" | "subject" | "remedy"
> {
    /** @param document all statements of the document, what it denies among them */
    judge(
        statement: Statement,
        settings: SettingValues<S>,
        document: readonly Statement[],
    ): StatementObjection[];
}

/** A rule about each statement that allows roles, users or groups something. */
export function identityRule<S extends Shape>(spec: IdentityRuleSpec<S>): ReadingRule {
    return propertyRule({
        ...spec,
        subject: "policies of roles, users and groups",
        reads: IDENTITY_DOCUMENTS,
        must: statementRequirement((statement, settings: SettingValues<S>, document) =>
            statement.effect === "Allow" ? spec.judge(statement, settings, document) : [],
        ),
    });
}

/** What a statement may not allow on everything, and what to say about it. */
interface Broad {
    actions: readonly string[];
    rule: string;
    fix: string;
}

/** Lists actions as a message shows them: a few, and how many more. */
export function someOf(actions: readonly string[]): string {
    const shown =
        actions.length > 5 ? [...actions.slice(0, 4), `${String(actions.length - 4)} others`] : actions;
    return shown.join(", ");
}

/** Objects to a statement that allows actions on whatever there is, and its document does not take them back. */
export function objectToBreadth(
    statement: Statement,
    document: readonly Statement[],
    { actions, rule, fix }: Broad,
): StatementObjection[] {
    const allowed = broadlyAllowed(statement, actions).filter(
        (action) => !document.some((other) => denies(other, action, statement)),
    );
    return allowed.length === 0
        ? []
        : [
              {
                  found: `allows ${someOf(allowed)} on ${quoted(unscopedResources(statement))}`,
                  rule,
                  fix,
              },
          ];
}

/** A role's policy for the examples of a rule. */
export function exampleRolePolicy(...statements: object[]): ExampleResource {
    const Statement = statements.map((statement) => ({ Effect: "Allow", ...statement }));
    return {
        type: "aws:iam/rolePolicy:RolePolicy",
        name: "trainer",
        properties: { role: "trainer", policy: JSON.stringify({ Version: "2012-10-17", Statement }) },
    };
}
