import { ESCALATIONS } from "../../../../policies/security/identity/escalations";
import { iamPrivilegeEscalation } from "../../../../policies/security/identity/iamPrivilegeEscalation";
import { UNKNOWN } from "../../analyzer";
import {
    allow,
    attachment,
    deny,
    documentOf,
    ROLE,
    role,
    ROLE_POLICY,
    rolePolicy,
} from "../../guardrails/approval-gates/rights";
import { describeRule, RuleCase } from "../../ruleCases";

const TRAINING_ROLE = "arn:aws:iam::111122223333:role/training";
const TRAIN = "sagemaker:CreateTrainingJob";

function stopped(ways: string): string[] {
    return [
        `${ROLE} "trainer": "trainer" may gain rights by ${ways}; nobody may give themselves more rights than they were given. ` +
            "Fix: name the resources of these actions, the roles of iam:PassRole above all.",
    ];
}

function trainer(...statements: object[]) {
    return [role("trainer"), rolePolicy("trainer", ...statements)];
}

const eachWay = Object.fromEntries(
    ESCALATIONS.flatMap(({ broad, also }): [string, RuleCase][] => {
        const actions = [...broad, ...also];
        const [first = "", ...others] = actions;
        return [
            [
                `stops ${actions.join(" + ")}`,
                { resources: trainer(allow(actions)), violations: stopped(actions.join(" + ")) },
            ],
            ...(others.length === 0
                ? []
                : [
                      [`accepts ${first} alone on that way`, { resources: trainer(allow(first)) }] as [
                          string,
                          RuleCase,
                      ],
                  ]),
        ];
    }),
);

describeRule(iamPrivilegeEscalation, {
    "accepts roles that are named": {
        resources: trainer(allow(TRAIN), allow("iam:PassRole", TRAINING_ROLE)),
    },
    "accepts roles with a common beginning": {
        resources: trainer(allow(TRAIN), allow("iam:PassRole", `${TRAINING_ROLE}-*`)),
    },
    "accepts roles for a service that the way does not need": {
        resources: trainer(
            allow(TRAIN),
            allow("iam:PassRole", "*", {
                Condition: { StringEquals: { "iam:PassedToService": "events.amazonaws.com" } },
            }),
        ),
    },
    "accepts roles within a boundary": {
        resources: trainer(
            allow("iam:PutRolePolicy", "*", {
                Condition: { StringEquals: { "iam:PermissionsBoundary": "edge" } },
            }),
        ),
    },
    "accepts what a denial takes back": {
        resources: trainer(allow("iam:*"), deny("iam:*")),
    },
    ...eachWay,
    "stops roles for the service that the way needs, whose jobs are named": {
        resources: trainer(
            allow(TRAIN, "arn:aws:sagemaker:eu-central-1:111122223333:training-job/mine"),
            allow("iam:PassRole", "arn:aws:iam::111122223333:role/*", {
                Condition: { StringLike: { "iam:PassedToService": "sagemaker.*" } },
            }),
        ),
        violations: stopped(`iam:PassRole + ${TRAIN}`),
    },
    "puts the policies of a role together": {
        resources: [
            role("trainer"),
            rolePolicy("trainer", allow("iam:PassRole")),
            {
                type: "aws:iam/policy:Policy",
                name: "jobs",
                properties: {
                    arn: "arn:aws:iam::111122223333:policy/jobs",
                    policy: documentOf(allow(TRAIN)),
                },
            },
            attachment("trainer", "arn:aws:iam::111122223333:policy/jobs"),
        ],
        violations: stopped(`iam:PassRole + ${TRAIN}`),
    },
    "keeps the policies of two roles apart": {
        resources: [
            role("trainer"),
            rolePolicy("trainer", allow("iam:PassRole")),
            role("other"),
            rolePolicy("other", allow(TRAIN)),
        ],
    },
    "counts what wildcards mean, in any case of letters": {
        resources: trainer(allow(["IAM:Create*Version", "iam:Attach?olePolicy"])),
        violations: stopped("iam:CreatePolicyVersion, or iam:AttachRolePolicy"),
    },
    "names the first of many ways": {
        resources: trainer({ Effect: "Allow", NotAction: "s3:*", Resource: "*" }),
        violations: stopped(
            "iam:CreatePolicyVersion, or iam:CreateAccessKey, or iam:CreateLoginProfile, " +
                `and in ${String(ESCALATIONS.length - 3)} other ways`,
        ),
    },
    "notes a document that is unknown, and judges the others": {
        resources: [
            ...trainer(allow("iam:PutRolePolicy")),
            { type: ROLE_POLICY, name: "more", properties: { role: "trainer", policy: UNKNOWN } },
        ],
        violations: stopped("iam:PutRolePolicy"),
        undecided: [`${ROLE_POLICY} "more": string value at .policy can't be known during preview`],
    },
});
