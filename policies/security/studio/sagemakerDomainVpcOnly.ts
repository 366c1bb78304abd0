import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustBe } from "../../shared/kinds/requirements";
import { DOMAIN, inBoth } from "../kinds/resourceTypes";

export const sagemakerDomainVpcOnly = propertyRule({
    name: "sagemaker-domain-vpc-only",
    displayName: "Studio through your VPC only",
    description: "All traffic of a Studio domain must go through your VPC.",
    why: "With public access notebooks of the domain reach the internet past everything that you control.",
    severity: "high",
    tags: ["studio", "network", "sagemaker"],
    framework: wellArchitected("SEC05-BP02", "Control traffic within your network layers."),
    sources: ["AWS Config sagemaker-domain-in-vpc", "Mondoo domain-vpc-only"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/studio-notebooks-and-internet-access.html",
    remediationSteps:
        'Set appNetworkAccessType to "VpcOnly" and give the subnets endpoints for SageMaker, S3, ECR and ' +
        "CloudWatch Logs.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker domains",
    reads: inBoth(DOMAIN, "appNetworkAccessType"),
    must: mustBe("VpcOnly", 'AWS\'s default is "PublicInternetOnly"'),
    examples: {
        passes: [{ type: DOMAIN.classic, name: "studio", properties: { appNetworkAccessType: "VpcOnly" } }],
        fails: [{ type: DOMAIN.classic, name: "studio", properties: {} }],
    },
});
