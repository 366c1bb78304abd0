import { wellArchitected } from "../../shared/frameworks";
import { findingsOf } from "../../shared/kinds/judgements";
import { isOneOf, resourceRule } from "../../shared/rule";
import { CODE_PIPELINE } from "../resourceTypes";
import { structureProblems } from "./pipelineStructure";

function pipeline(inputArtifact: string) {
    const source = {
        name: "Fetch",
        category: "Source",
        owner: "AWS",
        provider: "CodeCommit",
        configuration: { RepositoryName: "fraud", BranchName: "main" },
        outputArtifacts: ["Source"],
    };
    const build = {
        name: "Test",
        category: "Build",
        owner: "AWS",
        provider: "CodeBuild",
        configuration: { ProjectName: "fraud" },
        inputArtifacts: [inputArtifact],
    };
    const stages = [
        { name: "Source", actions: [source] },
        { name: "Build", actions: [build] },
    ];
    return { type: CODE_PIPELINE[0], name: "fraud", properties: { stages } };
}

/** What is unknown at preview is noted there; what the rest tells already is judged. */
export const codepipelineStructure = resourceRule({
    name: "codepipeline-structure",
    displayName: "Pipelines can run through",
    description: "A pipeline must have sources first, and give every action what it needs.",
    why: "AWS refuses such a pipeline in the middle of an update, when half of what belongs to it exists already.",
    severity: "medium",
    tags: ["reliability", "codepipeline"],
    framework: wellArchitected("OPS05-BP10", "Fully automate integration and deployment."),
    sources: ["cfn-lint E3700", "cfn-lint E3701", "cfn-lint E3702", "cfn-lint E3703"],
    url: "https://docs.aws.amazon.com/codepipeline/latest/userguide/reference-action-artifacts.html",
    remediationSteps: "Put right what the message names: order, names, artifacts or configuration.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "CodePipeline pipelines",
    appliesTo: isOneOf(CODE_PIPELINE),
    check: (resource) => findingsOf(resource, structureProblems(resource.properties)),
    examples: { passes: [pipeline("Source")], fails: [pipeline("Sources")] },
});
