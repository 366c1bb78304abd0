import { sagemakerPipelineReadable } from "../../../../policies/security/jobs/sagemakerPipelineReadable";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const FIX =
    "the steps of a pipeline must be readable by its policies. Fix: give pipelineDefinition the definition's JSON text.";
const DEFINITION = '{"Version":"2020-12-01","Steps":[]}';

describeRule(
    sagemakerPipelineReadable,
    {
        types: ["aws:sagemaker/pipeline:Pipeline"],
        good: { pipelineDefinition: DEFINITION },
        stops: {
            "a definition in S3": [
                { pipelineDefinition: undefined, pipelineDefinitionS3Location: { bucket: "code" } },
                `pipelineDefinition does not stand in the program; ${FIX}`,
            ],
            "text that is no JSON": [
                { pipelineDefinition: "{" },
                `pipelineDefinition is no JSON object; ${FIX}`,
            ],
        },
        notes: {
            "an unknown definition": [{ pipelineDefinition: UNKNOWN }, "string value at .pipelineDefinition"],
        },
    },
    {
        types: ["aws-native:sagemaker:Pipeline"],
        good: { pipelineDefinition: { pipelineDefinitionBody: DEFINITION } },
        stops: {
            "a definition in S3": [
                { pipelineDefinition: { pipelineDefinitionS3Location: { bucket: "code" } } },
                `pipelineDefinition does not stand in the program; ${FIX}`,
            ],
        },
    },
);
