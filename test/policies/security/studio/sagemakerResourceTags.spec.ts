import { sagemakerResourceTags } from "../../../../policies/security/studio/sagemakerResourceTags";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(
    sagemakerResourceTags,
    {
        types: [
            "aws:sagemaker/appImageConfig:AppImageConfig",
            "aws:sagemaker/image:Image",
            "aws:sagemaker/domain:Domain",
        ],
        good: { tags: { team: "diagnostics" } },
        stops: {
            "no tags": [
                { tags: undefined },
                "tags are not set; they must hold a tag. Fix: add the tags that are missing.",
            ],
            "an empty map": [
                { tags: {} },
                "tags are not set; they must hold a tag. Fix: add the tags that are missing.",
            ],
        },
        notes: { "unknown tags": [{ tags: UNKNOWN }, "string value at .tags"] },
    },
    {
        types: ["aws-native:sagemaker:Image", "aws-native:sagemaker:InferenceExperiment"],
        config: { requiredTags: ["team", "cost-center"] },
        good: {
            tags: [
                { key: "team", value: "a" },
                { key: "cost-center", value: UNKNOWN },
            ],
        },
        stops: {
            "a required tag that is missing": [
                { tags: [{ key: "team", value: "a" }] },
                "tags are team; they must hold team, cost-center. Fix: add the tags that are missing.",
            ],
        },
    },
);
