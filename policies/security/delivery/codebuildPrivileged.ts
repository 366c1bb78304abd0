import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { readingRule } from "../../shared/kinds/readingRule";
import { mustNotBe } from "../../shared/kinds/requirements";
import { matchesWildcards } from "../../shared/policyDocuments";
import { textList } from "../../shared/settingKinds";
import { BUILD_PROJECT, exampleProject } from "./deliveryTypes";

/** A switch that is unknown at preview is noted there; a project whose name is unknown is not on the list. */
export const codebuildPrivileged = readingRule({
    name: "codebuild-privileged",
    displayName: "Builds are not privileged",
    description: "A build must not run privileged, unless it is listed as one that builds images.",
    why: "A privileged container has the host's devices: whoever can change the code of the build can leave it.",
    severity: "high",
    tags: ["delivery", "identity", "codebuild"],
    framework: securityHub("CodeBuild.5", "Builds do not run in privileged mode."),
    sources: ["AWS Config codebuild-project-environment-privileged-check", "Checkov CKV_AWS_316"],
    url: securityHubUrl("CodeBuild.5"),
    remediationSteps:
        "Take environment.privilegedMode out; a project that builds images is listed in imageBuilders instead.",
    settings: {
        imageBuilders: textList({
            description:
                "Names of the projects that may be privileged, since they build images; * for any text.",
            pattern: "^[A-Za-z0-9_*-]+$",
            form: 'names of projects such as "fraud-image-*"',
            fallback: [],
        }),
    },
    remedy: { path: ["environment", "privilegedMode"], value: false },
    enforcementLevel: "mandatory",
    subject: "CodeBuild projects",
    reads: { [BUILD_PROJECT]: { name: "name", privileged: "environment.privilegedMode" } },
    judge: (readings, { imageBuilders }) => {
        const name = readings.one("name").value;
        const isListed =
            typeof name === "string" && imageBuilders.some((pattern) => matchesWildcards(pattern, name));
        return isListed ? [] : mustNotBe(true)(readings.one("privileged"), {});
    },
    examples: {
        passes: [exampleProject({ environment: { privilegedMode: false } })],
        fails: [exampleProject({ environment: { privilegedMode: true } })],
    },
});
