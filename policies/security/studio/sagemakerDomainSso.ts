import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBe } from "../../shared/kinds/requirements";
import { DOMAIN, inBoth } from "../kinds/resourceTypes";

export const sagemakerDomainSso = propertyRule({
    name: "sagemaker-domain-sso",
    displayName: "Central sign-in to Studio",
    description: "People must sign in to a Studio domain through IAM Identity Center.",
    why:
        "With IAM mode everybody with a presigned URL is in, and leavers keep their access until somebody " +
        "thinks of it.",
    severity: "medium",
    tags: ["studio", "identity", "sagemaker"],
    framework: wellArchitected("SEC02-BP04", "Rely on a centralised identity provider."),
    sources: ["Prowler sagemaker_domain_sso_configured"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/onboard-sso-users.html",
    remediationSteps: 'Set authMode to "SSO"; the domain is replaced.',
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker domains",
    reads: inBoth(DOMAIN, "authMode"),
    must: mustBe("SSO"),
    examples: {
        passes: [{ type: DOMAIN.classic, name: "studio", properties: { authMode: "SSO" } }],
        fails: [{ type: DOMAIN.classic, name: "studio", properties: { authMode: "IAM" } }],
    },
});
