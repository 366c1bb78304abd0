import { codebuildVpc } from "../../../../policies/security/delivery/codebuildVpc";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const GOOD = { vpcId: "vpc-1", subnets: ["subnet-1"], securityGroupIds: ["sg-1"] };

function message(subject: string, what: string, found = "is not set"): string {
    return `${subject} ${found}; it must list ${what}. Fix: list ${what} in ${subject}.`;
}

describeRule(codebuildVpc, {
    types: ["aws:codebuild/project:Project"],
    good: { vpcConfig: GOOD },
    stops: {
        "no network": [
            { vpcConfig: undefined },
            message("vpcConfig.subnets", "private subnets"),
            message("vpcConfig.securityGroupIds", "security groups"),
        ],
        "no subnets": [
            { vpcConfig: { ...GOOD, subnets: [] } },
            message("vpcConfig.subnets", "private subnets", "is []"),
        ],
        "no security groups": [
            { vpcConfig: { ...GOOD, securityGroupIds: [] } },
            message("vpcConfig.securityGroupIds", "security groups", "is []"),
        ],
    },
    notes: {
        "unknown subnets": [
            { vpcConfig: { ...GOOD, subnets: UNKNOWN } },
            "string value at .vpcConfig.subnets",
        ],
    },
});
