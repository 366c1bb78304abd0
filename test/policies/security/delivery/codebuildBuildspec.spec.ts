import { codebuildBuildspec } from "../../../../policies/security/delivery/codebuildBuildspec";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

function message(found: string): string {
    return (
        `source.buildspec ${found}; what is built must not bring its own commands along. ` +
        "Fix: write the commands into source.buildspec, or build in a CodePipeline."
    );
}

describeRule(codebuildBuildspec, {
    types: ["aws:codebuild/project:Project"],
    good: { source: { type: "GITHUB", buildspec: "version: 0.2\nphases: {}\n" } },
    accepts: {
        "a file of a reviewed branch": { source: { type: "CODEPIPELINE", buildspec: "buildspec.yml" } },
        "commands in S3": { source: { type: "GITHUB", buildspec: "arn:aws:s3:::builds/buildspec.yml" } },
    },
    stops: {
        "a file": [
            { source: { type: "GITHUB", buildspec: "ci/build.yaml" } },
            message('is the file "ci/build.yaml"'),
        ],
        "the usual file": [{ source: { type: "BITBUCKET" } }, message("is a file of the repository")],
    },
    notes: {
        "unknown commands": [
            { source: { type: "GITHUB", buildspec: UNKNOWN } },
            "string value at .source.buildspec",
        ],
        "an unknown source": [{ source: { type: UNKNOWN } }, "string value at .source.type"],
    },
});
