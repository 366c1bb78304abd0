import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { requirement } from "../../shared/kinds/requirements";
import { matchesWildcards } from "../../shared/policyDocuments";
import { textList } from "../../shared/settingKinds";
import { BUILD_PROJECT, exampleProject } from "./deliveryTypes";

/** An image that is unknown at preview is noted there and judged before the project is created. */
export const codebuildImageAllowed = propertyRule({
    name: "codebuild-image-allowed",
    displayName: "Builds run in known images",
    description: "A build must run in an image that AWS manages, or in one that is listed.",
    why: "The image of a build sees its code, its role and everything that it hands on to production.",
    severity: "medium",
    tags: ["delivery", "supply-chain", "codebuild"],
    framework: wellArchitected("SEC06-BP04", "Run only software whose origin is known."),
    sources: ["cdk-nag AwsSolutions-CB5"],
    url: "https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html",
    remediationSteps: "Use an image of AWS's own, or have your image's repository added to allowedImages.",
    settings: {
        allowedImages: textList({
            description: "Images that a build may run in, with * for any text.",
            pattern: "^\\S+$",
            form: 'images such as "aws/codebuild/*"',
            fallback: ["aws/codebuild/*"],
        }),
    },
    enforcementLevel: "mandatory",
    subject: "CodeBuild projects",
    reads: { [BUILD_PROJECT]: ["environment.image"] },
    must: requirement({
        holds: (value, { allowedImages }) =>
            typeof value === "string" && allowedImages.some((pattern) => matchesWildcards(pattern, value)),
        rule: ({ allowedImages }) => `it must be one of ${allowedImages.join(", ")}`,
        fix: (subject) => `set ${subject} to an image of AWS's own, or have yours added to allowedImages`,
    }),
    examples: {
        passes: [exampleProject({ environment: { image: "aws/codebuild/standard:7.0" } })],
        fails: [exampleProject({ environment: { image: "docker.io/somebody/builder:latest" } })],
    },
});
