import { codebuildImageAllowed } from "../../../../policies/security/delivery/codebuildImageAllowed";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const IMAGE = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/builder:1";

describeRule(
    codebuildImageAllowed,
    {
        types: ["aws:codebuild/project:Project"],
        good: { environment: { image: "aws/codebuild/standard:7.0" } },
        stops: {
            "another image": [
                { environment: { image: IMAGE } },
                `environment.image is "${IMAGE}"; it must be one of aws/codebuild/*. ` +
                    "Fix: set environment.image to an image of AWS's own, or have yours added to allowedImages.",
            ],
            "no image": [
                { environment: {} },
                "environment.image is not set; it must be one of aws/codebuild/*. " +
                    "Fix: set environment.image to an image of AWS's own, or have yours added to allowedImages.",
            ],
        },
        notes: {
            "an unknown image": [{ environment: { image: UNKNOWN } }, "string value at .environment.image"],
        },
    },
    {
        types: ["aws:codebuild/project:Project"],
        config: { allowedImages: ["111122223333.dkr.ecr.*.amazonaws.com/builder:*"] },
        good: { environment: { image: IMAGE } },
    },
);
