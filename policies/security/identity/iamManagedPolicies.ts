import { wellArchitected } from "../../shared/frameworks";
import { ATTACHMENTS } from "../../shared/identityPolicies";
import { propertyRule } from "../../shared/kinds/readingRule";
import { requirement } from "../../shared/kinds/requirements";
import { textList } from "../../shared/settingKinds";
import { SettingValues } from "../../shared/settings";

/** AWS's own policies that hold more than any one task needs. */
const BROAD = [
    "AdministratorAccess",
    "PowerUserAccess",
    "IAMFullAccess",
    "AmazonSageMakerFullAccess",
    "AmazonS3FullAccess",
    "AWSCodePipeline_FullAccess",
    "AWSCodePipelineApproverAccess",
    "AWSCodeBuildAdminAccess",
    "AWSCodeCommitFullAccess",
    "AWSKeyManagementServicePowerUser",
    "SecretsManagerReadWrite",
    "AWSLambda_FullAccess",
];

const SETTINGS = {
    forbidden: textList({
        description: "Names of AWS's own managed policies that nobody may be given.",
        pattern: "^[A-Za-z0-9_+=,.@-]{1,128}$",
        form: "names of managed policies",
        fallback: BROAD,
    }),
};

/** The name of a policy that AWS manages; undefined for one of the account's own. */
function managedName(arn: unknown): string | undefined {
    return typeof arn === "string"
        ? /^arn:[^:]+:iam::aws:policy\/(?:.+\/)?([^/]+)$/.exec(arn)?.[1]
        : undefined;
}

const mustBeNarrow = requirement({
    holds: (value, { forbidden }: SettingValues<typeof SETTINGS>) => {
        const name = managedName(value);
        return name === undefined || !forbidden.includes(name);
    },
    rule: "AWS's broad policies hold more than any one task needs",
    fix: () => "write a policy with the actions and resources that the task needs",
});

/** A property with one ARN, or each element of one with several. */
const ATTACHED = Object.fromEntries(
    Object.entries(ATTACHMENTS).map(([type, { policies }]): [string, string[]] => [
        type,
        [/Arn$/.test(policies) ? policies : `${policies}[]`],
    ]),
);

function attachment(policyArn: string) {
    return {
        type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        name: "training",
        properties: { role: "training", policyArn },
    };
}

/** An ARN that a preview does not know is that of a policy of the stack, and is noted there. */
export const iamManagedPolicies = propertyRule({
    name: "iam-managed-policies",
    displayName: "None of AWS's broad policies",
    description: "Nobody may be given AWS's own policies that allow everything of a service or of all.",
    why: "AmazonSageMakerFullAccess alone reads every bucket with sagemaker in its name, and approves models.",
    severity: "high",
    tags: ["identity", "least-privilege", "iam"],
    framework: wellArchitected("SEC03-BP02", "Grant least privilege access."),
    sources: [
        "Checkov CKV_AWS_274",
        "Checkov CKV2_AWS_56",
        "AWS Config iam-policy-blacklisted-check",
        "Prowler iam_role_administratoraccess_policy",
    ],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/security-iam-awsmanpol.html",
    remediationSteps: "Replace the attachment by a policy of your own that names actions and resources.",
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    subject: "attachments of managed policies",
    reads: ATTACHED,
    must: mustBeNarrow,
    examples: {
        passes: [attachment("arn:aws:iam::111122223333:policy/training")],
        fails: [attachment("arn:aws:iam::aws:policy/AmazonSageMakerFullAccess")],
    },
});
