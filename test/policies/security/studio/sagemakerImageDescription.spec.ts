import { sagemakerImageDescription } from "../../../../policies/security/studio/sagemakerImageDescription";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(
    sagemakerImageDescription,
    {
        types: ["aws:sagemaker/image:Image"],
        good: { description: "XGBoost" },
        stops: {
            "no description": [
                { description: "" },
                'description is ""; it must name what the image is for. Fix: set description to what the image is for.',
            ],
        },
        notes: { "an unknown description": [{ description: UNKNOWN }, "string value at .description"] },
    },
    {
        types: ["aws-native:sagemaker:Image"],
        good: { imageDescription: "XGBoost" },
        stops: {
            "no description": [
                { imageDescription: undefined },
                "imageDescription is not set; it must name what the image is for. Fix: set imageDescription to what the image is for.",
            ],
        },
    },
);
