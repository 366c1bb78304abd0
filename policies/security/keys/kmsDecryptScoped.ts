import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { exampleRolePolicy, identityRule, objectToBreadth } from "../kinds/identityRule";

/** What turns what any key encrypted into plain text. */
const DECRYPTING = ["kms:Decrypt", "kms:ReEncryptFrom"];

/** A document that a preview does not know is noted there and judged before the policy is created. */
export const kmsDecryptScoped = identityRule({
    name: "kms-decrypt-scoped",
    displayName: "No right to decrypt with every key",
    description: "A policy must name the keys with which it allows to decrypt.",
    why: "A right on every key makes each of them worthless as a second lock.",
    severity: "medium",
    tags: ["keys", "least-privilege", "kms"],
    framework: securityHub(
        "KMS.1",
        "Policies do not allow decryption with all KMS keys; inline ones likewise (KMS.2).",
    ),
    sources: [
        "AWS Security Hub KMS.2",
        "AWS Config iam-customer-policy-blocked-kms-actions",
        "AWS Config iam-inline-policy-blocked-kms-actions",
        "Prowler iam_inline_policy_no_full_access_to_kms",
    ],
    url: securityHubUrl("KMS.1"),
    remediationSteps: "Put the ARNs of the keys into Resource, or narrow them down by aws:ResourceTag.",
    settings: {},
    enforcementLevel: "mandatory",
    judge: (statement, _, document) =>
        objectToBreadth(statement, document, {
            actions: DECRYPTING,
            rule: "the keys must be named",
            fix: "put the ARNs of the keys into Resource",
        }),
    examples: {
        passes: [
            exampleRolePolicy({
                Action: "kms:Decrypt",
                Resource: "arn:aws:kms:eu-central-1:111122223333:key/1",
            }),
        ],
        fails: [exampleRolePolicy({ Action: "kms:Decrypt", Resource: "*" })],
    },
});
