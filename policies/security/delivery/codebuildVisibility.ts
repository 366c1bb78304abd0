import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustNotBe } from "../../shared/kinds/requirements";
import { BUILD_PROJECT, exampleProject } from "./deliveryTypes";

/** A visibility that is unknown at preview is noted there and judged before the project is created. */
export const codebuildVisibility = propertyRule({
    name: "codebuild-visibility",
    displayName: "Builds are private",
    description: "Results, logs and artifacts of builds must not be public.",
    why: "A public project shows the logs and artifacts of every build, past ones included, to the whole internet.",
    severity: "high",
    tags: ["delivery", "network", "codebuild"],
    framework: wellArchitected("SEC03-BP07", "Analyze public and cross-account access."),
    sources: ["Prowler codebuild_project_not_publicly_accessible"],
    url: "https://docs.aws.amazon.com/codebuild/latest/userguide/public-builds.html",
    remediationSteps: "Take projectVisibility out; a project is private by itself.",
    settings: {},
    remedy: { path: ["projectVisibility"], value: "PRIVATE" },
    enforcementLevel: "mandatory",
    subject: "CodeBuild projects",
    reads: { [BUILD_PROJECT]: ["projectVisibility"] },
    must: mustNotBe("PUBLIC_READ"),
    examples: {
        passes: [exampleProject({ projectVisibility: "PRIVATE" })],
        fails: [exampleProject({ projectVisibility: "PUBLIC_READ" })],
    },
});
