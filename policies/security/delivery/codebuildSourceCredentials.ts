import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { requirement } from "../../shared/kinds/requirements";
import { BUILD_PROJECT, exampleProject } from "./deliveryTypes";

/** Everything between the scheme and an `@` before the path. */
const WITH_USER = /^[a-z][a-z0-9+.-]*:\/\/[^/@\s]+@/i;

const mustHoldNoCredentials = requirement({
    holds: (value) => typeof value !== "string" || !WITH_USER.test(value),
    rule: "whoever may describe the project can read it",
    fix: (subject) =>
        `write the plain address in ${subject}, use a connection for it, and replace the credentials`,
    describe: () => "is an address with credentials in it",
});

/** A location that is unknown at preview is noted there; the credentials themselves never stand in a message. */
export const codebuildSourceCredentials = propertyRule({
    name: "codebuild-source-credentials",
    displayName: "No credentials in source addresses",
    description: "The address of a build's source must hold no user name, password or token.",
    why: "It stands in the project's description, in every log of a build and in Pulumi's state.",
    severity: "critical",
    tags: ["delivery", "secrets", "codebuild"],
    framework: securityHub("CodeBuild.1", "Source repository addresses hold no sensitive credentials."),
    sources: [
        "AWS Config codebuild-project-source-repo-url-check",
        "AWS Control Tower CT.CODEBUILD.PR.1",
        "Prowler codebuild_project_source_repo_url_no_sensitive_credentials",
    ],
    url: securityHubUrl("CodeBuild.1"),
    remediationSteps:
        "Take the credentials out of the address, connect to the repository through AWS CodeConnections, " +
        "and replace the credentials, which are known by now.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "CodeBuild projects",
    reads: { [BUILD_PROJECT]: ["source.location?", "secondarySources[].location?"] },
    must: mustHoldNoCredentials,
    examples: {
        passes: [exampleProject({ source: { type: "GITHUB", location: "https://github.com/acme/fraud" } })],
        fails: [
            exampleProject({
                source: { type: "GITHUB", location: "https://bot:hunter2@github.com/acme/fraud" },
            }),
        ],
    },
});
