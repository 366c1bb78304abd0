import { wellArchitected } from "../../shared/frameworks";
import { readingRule } from "../../shared/kinds/readingRule";
import { PropertyValue, Unknown } from "../../shared/properties";
import { BUILD_PROJECT, exampleProject } from "./deliveryTypes";

/** Sources whose every change has been reviewed: a pipeline's, where a branch is named, and none at all. */
const REVIEWED: readonly unknown[] = ["CODECOMMIT", "CODEPIPELINE", "NO_SOURCE", "S3"];

/** A buildspec that is a file, and not itself the commands or an object in S3. */
function isFile(buildspec: PropertyValue | undefined): boolean {
    return (
        buildspec === undefined ||
        (typeof buildspec === "string" &&
            !buildspec.includes("\n") &&
            /\.ya?ml$/i.test(buildspec) &&
            !/^arn:/.test(buildspec))
    );
}

/** What is unknown at preview is noted there, unless the other value settles it. */
export const codebuildBuildspec = readingRule({
    name: "codebuild-buildspec",
    displayName: "Nobody rewrites a build from outside",
    description:
        "A project that builds from a repository on its own must not take its commands from that repository.",
    why: "Whoever opens a pull request changes the file with the commands too, and they run with the build's role.",
    severity: "medium",
    tags: ["delivery", "supply-chain", "codebuild"],
    framework: wellArchitected("SEC11-BP07", "Regularly assess the security properties of the pipelines."),
    sources: ["Prowler codebuild_project_user_controlled_buildspec"],
    url: "https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html",
    remediationSteps:
        "Write the commands into source.buildspec, or build in a CodePipeline that takes a reviewed branch.",
    settings: {},
    enforcementLevel: "mandatory",
    unknowns: "is noted, unless the kind of source or the commands settle it anyway.",
    subject: "CodeBuild projects",
    reads: { [BUILD_PROJECT]: { type: "source.type", buildspec: "source.buildspec" } },
    judge: (readings) => {
        const [type, buildspec] = [readings.one("type").value, readings.one("buildspec").value];
        if (REVIEWED.includes(type) || !(isFile(buildspec) || buildspec instanceof Unknown)) {
            return [];
        }
        const unknowns = [type, buildspec].filter((value) => value instanceof Unknown);
        return unknowns.length > 0
            ? unknowns
            : [
                  {
                      subject: "source.buildspec",
                      found:
                          typeof buildspec === "string"
                              ? `is the file "${buildspec}"`
                              : "is a file of the repository",
                      rule: "what is built must not bring its own commands along",
                      fix: "write the commands into source.buildspec, or build in a CodePipeline",
                  },
              ];
    },
    examples: {
        passes: [exampleProject({ source: { type: "CODEPIPELINE", buildspec: "buildspec.yml" } })],
        fails: [exampleProject({ source: { type: "GITHUB", buildspec: "buildspec.yml" } })],
    },
});
