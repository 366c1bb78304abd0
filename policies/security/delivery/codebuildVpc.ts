import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustHaveElements } from "../../shared/kinds/requirements";
import { BUILD_PROJECT, exampleProject } from "./deliveryTypes";

/** Subnets or groups that are unknown at preview are noted there and judged before the project is created. */
export const codebuildVpc = propertyRule({
    name: "codebuild-vpc",
    displayName: "Builds run in your network",
    description: "A build must run in subnets and security groups of your own.",
    why: "Outside of them a build reaches the whole internet, and so does whatever a package smuggles into it.",
    severity: "medium",
    tags: ["delivery", "network", "codebuild"],
    framework: wellArchitected("SEC05-BP02", "Control traffic at all layers."),
    sources: [],
    url: "https://docs.aws.amazon.com/codebuild/latest/userguide/vpc-support.html",
    remediationSteps:
        "Give vpcConfig with private subnets and security groups; builds that fetch packages need a way out there, " +
        "so environments whose builds have none can switch this rule off.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "CodeBuild projects",
    reads: { [BUILD_PROJECT]: ["vpcConfig.subnets", "vpcConfig.securityGroupIds"] },
    must: (place, settings) =>
        mustHaveElements(/subnets$/.test(place.subject) ? "private subnets" : "security groups")(
            place,
            settings,
        ),
    examples: {
        passes: [
            exampleProject({
                vpcConfig: { vpcId: "vpc-1", subnets: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] },
            }),
        ],
        fails: [exampleProject({})],
    },
});
