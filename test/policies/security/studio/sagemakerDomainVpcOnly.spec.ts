import { sagemakerDomainVpcOnly } from "../../../../policies/security/studio/sagemakerDomainVpcOnly";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(sagemakerDomainVpcOnly, {
    types: ["aws:sagemaker/domain:Domain", "aws-native:sagemaker:Domain"],
    good: { appNetworkAccessType: "VpcOnly" },
    stops: {
        "public access": [
            { appNetworkAccessType: "PublicInternetOnly" },
            'appNetworkAccessType is "PublicInternetOnly"; it must be "VpcOnly", AWS\'s default is "PublicInternetOnly". Fix: set appNetworkAccessType to "VpcOnly".',
        ],
        "AWS's default": [
            { appNetworkAccessType: undefined },
            'appNetworkAccessType is not set; it must be "VpcOnly", AWS\'s default is "PublicInternetOnly". Fix: set appNetworkAccessType to "VpcOnly".',
        ],
    },
    notes: {
        "an unknown choice": [{ appNetworkAccessType: UNKNOWN }, "string value at .appNetworkAccessType"],
    },
});
