import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { mustNotBe } from "../../shared/kinds/requirements";
import { BUILD_PROJECT, exampleProject } from "./deliveryTypes";

/** A switch that is unknown at preview is noted there and judged before the project is created. */
export const codebuildSourceTls = propertyRule({
    name: "codebuild-source-tls",
    displayName: "Source servers prove who they are",
    description: "A build must check the certificate of the server that its source comes from.",
    why: "Without the check whoever stands in between decides which code is built.",
    severity: "high",
    tags: ["delivery", "network", "codebuild"],
    framework: wellArchitected("SEC09-BP02", "Enforce encryption in transit."),
    sources: [],
    url: "https://docs.aws.amazon.com/codebuild/latest/APIReference/API_ProjectSource.html",
    remediationSteps:
        "Take insecureSsl out; a server with its own authority is given by environment.certificate.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "CodeBuild projects",
    reads: { [BUILD_PROJECT]: ["source.insecureSsl?", "secondarySources[].insecureSsl?"] },
    must: mustNotBe(true),
    examples: {
        passes: [exampleProject({ source: { type: "GITHUB_ENTERPRISE" } })],
        fails: [exampleProject({ source: { type: "GITHUB_ENTERPRISE", insecureSsl: true } })],
    },
});
