import { sagemakerDomainSso } from "../../../../policies/security/studio/sagemakerDomainSso";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerDomainSso, {
    types: ["aws:sagemaker/domain:Domain", "aws-native:sagemaker:Domain"],
    good: { authMode: "SSO" },
    stops: {
        "sign-in with IAM": [
            { authMode: "IAM" },
            'authMode is "IAM"; it must be "SSO". Fix: set authMode to "SSO".',
        ],
    },
    notes: { "an unknown mode": [{ authMode: UNKNOWN }, "string value at .authMode"] },
});
