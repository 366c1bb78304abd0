import { textOf } from "../../shared/properties";
import { isNarrowed, unscopedResources } from "../../shared/breadth";
import { conditionsOf } from "../../shared/callers";
import { Finding } from "../../shared/findings";
import { wellArchitected } from "../../shared/frameworks";
import { RIGHTS_TYPES } from "../../shared/identityPolicies";
import { matchesWildcards, Statement } from "../../shared/policyDocuments";
import { filedUnder, undecided } from "../../shared/principalFindings";
import { allowances, Held, Principal, principalsOf } from "../../shared/principals";
import { isOneOf, stackRule } from "../../shared/rule";
import { exampleRolePolicy } from "../kinds/identityRule";
import { Escalation, ESCALATIONS } from "./escalations";

const PASSED = "iam:passedtoservice";
const MOST_SHOWN = 3;

/** Whether a role may be handed to a service, as far as conditions say. */
function maySend(statement: Statement, service: string): boolean {
    const limits = conditionsOf(statement).filter(
        ({ operator, key }) =>
            /^String(?:Equals|EqualsIgnoreCase|Like)$/i.test(operator) && key.toLowerCase() === PASSED,
    );
    return limits.every(({ values }) => values.some((value) => matchesWildcards(textOf(value), service)));
}

/** What lets a principal do something to whatever there is. */
function broadAllowance(principal: Principal, action: string, service?: string): Held | undefined {
    return allowances(principal, action).find(
        ({ statement }) =>
            unscopedResources(statement).length > 0 &&
            !isNarrowed(statement, [PASSED]) &&
            (service === undefined || maySend(statement, service)),
    );
}

/** The statement that opens the way, where the principal may go it. */
function wayOf(principal: Principal, { broad, also, service }: Escalation): Held | undefined {
    const [first, ...others] = broad.map((action) => broadAllowance(principal, action, service));
    const isOpen = others.every((held) => held !== undefined);
    return isOpen && also.every((action) => allowances(principal, action).length > 0) ? first : undefined;
}

function findings(principal: Principal): Finding[] {
    // Every way needs something that is not scoped, and few principals have any such right.
    const isScoped = principal.statements.every(({ statement }) => unscopedResources(statement).length === 0);
    const open = isScoped
        ? []
        : ESCALATIONS.flatMap((way) => {
              const held = wayOf(principal, way);
              return held === undefined ? [] : [{ held, text: [...way.broad, ...way.also].join(" + ") }];
          });
    const [first] = open;
    if (first === undefined) {
        return undecided(principal);
    }
    const shown = open.slice(0, MOST_SHOWN).map(({ text }) => text);
    const more = open.length - shown.length;
    return [
        {
            kind: "violation",
            resource: filedUnder(principal, first.held.policy),
            subject: `"${principal.name}"`,
            found: `may gain rights by ${shown.join(", or ")}${more === 0 ? "" : `, and in ${String(more)} other ways`}`,
            rule: "nobody may give themselves more rights than they were given",
            fix: "name the resources of these actions, the roles of iam:PassRole above all",
        },
        ...undecided(principal),
    ];
}

/**
 * All policies of a principal are put together, and what a denial takes back is taken back. A document that a preview
 * does not know is noted there.
 */
export const iamPrivilegeEscalation = stackRule({
    name: "iam-privilege-escalation",
    displayName: "No way to more rights",
    description: "Nobody's policies together may open a known way to more rights.",
    why: "Two harmless rights, to hand on a role and to start a training job, are together those of an administrator.",
    severity: "high",
    tags: ["identity", "least-privilege", "iam"],
    framework: wellArchitected("SEC03-BP02", "Grant least privilege access."),
    sources: [
        "Checkov CKV_AWS_286",
        "Prowler iam_policy_allows_privilege_escalation",
        "Cloudsplaining PrivilegeEscalation",
    ],
    url: "https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/",
    remediationSteps:
        "Name the roles that may be handed on, and the resources of every action that the message names.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "IAM identities and their policies",
    appliesTo: isOneOf(RIGHTS_TYPES),
    check: (stack) => principalsOf(stack).flatMap(findings),
    examples: {
        passes: [
            exampleRolePolicy(
                { Action: "sagemaker:CreateTrainingJob", Resource: "*" },
                { Action: "iam:PassRole", Resource: "arn:aws:iam::111122223333:role/training" },
            ),
        ],
        fails: [
            exampleRolePolicy({ Action: ["sagemaker:CreateTrainingJob", "iam:PassRole"], Resource: "*" }),
        ],
    },
});
