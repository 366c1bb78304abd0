import { wellArchitected } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { readPipelineDefinition } from "../../shared/pipelineDefinition";
import { isOneOf, resourceRule } from "../../shared/rule";
import { InspectedResource } from "../../shared/ruleSpec";
import { PIPELINE } from "../kinds/resourceTypes";

function check(resource: InspectedResource): Finding[] {
    const read = readPipelineDefinition(resource.properties);
    if (read.kind === "read") {
        return [];
    }
    if (read.kind === "unknown") {
        return [{ kind: "undecided", resource, unknown: read.unknown }];
    }
    return [
        {
            kind: "violation",
            resource,
            subject: "pipelineDefinition",
            found: read.kind === "broken" ? "is no JSON object" : "does not stand in the program",
            rule: "the steps of a pipeline must be readable by its policies",
            fix: "give pipelineDefinition the definition's JSON text",
        },
    ];
}

export const sagemakerPipelineReadable = resourceRule({
    name: "sagemaker-pipeline-readable",
    displayName: "Readable pipeline definitions",
    description: "The definition of a SageMaker pipeline must stand in the program.",
    why: "A definition that lies in S3 can change after it was reviewed, and no policy reads its jobs.",
    severity: "high",
    tags: ["jobs", "review", "sagemaker"],
    framework: wellArchitected("SEC11-BP06", "Deploy software programmatically, from what was reviewed."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/pipelines-define.html",
    remediationSteps: "Give pipelineDefinition the definition's JSON text instead of a place in S3.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker pipelines",
    appliesTo: isOneOf([PIPELINE.classic, PIPELINE.native]),
    check,
    examples: {
        passes: [
            {
                type: PIPELINE.classic,
                name: "fraud",
                properties: { pipelineDefinition: '{"Version":"2020-12-01","Steps":[]}' },
            },
        ],
        fails: [
            {
                type: PIPELINE.classic,
                name: "fraud",
                properties: { pipelineDefinitionS3Location: { bucket: "code", objectKey: "pipeline.json" } },
            },
        ],
    },
});
