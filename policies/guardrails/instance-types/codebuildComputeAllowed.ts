import { wellArchitected } from "../../shared/frameworks";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { Unknown, valueAt } from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { InspectedResource } from "../../shared/ruleSpec";
import { flag, textList } from "../../shared/settingKinds";
import { CODE_BUILD } from "../resourceTypes";

const FLEET = "aws:codebuild/fleet:Fleet";

function project(computeType: string) {
    return {
        type: CODE_BUILD[0],
        name: "fraud",
        properties: { environment: { computeType, type: "LINUX_CONTAINER" } },
    };
}

function judge(
    { type, properties }: InspectedResource,
    allowed: readonly string[],
    allowGpu: boolean,
): Judgement[] {
    const [size, kind] =
        type === FLEET
            ? [["computeType"], ["environmentType"]]
            : [
                  ["environment", "computeType"],
                  ["environment", "type"],
              ];
    const [compute, environment] = [size, kind].map((path) => valueAt(properties, ...path));
    const isGpu = typeof environment === "string" && environment.includes("GPU");
    return [
        ...[compute, environment].flatMap((value) => (value instanceof Unknown ? [value] : [])),
        ...(typeof compute === "string" && !allowed.includes(compute)
            ? [
                  {
                      subject: size.join("."),
                      found: `is "${compute}"`,
                      rule: `it must be one of ${allowed.join(", ")}`,
                      fix: "use a smaller one, or have it added to allowedComputeTypes",
                  },
              ]
            : []),
        ...(isGpu && !allowGpu
            ? [
                  {
                      subject: kind.join("."),
                      found: `is "${environment}"`,
                      rule: "builds must not have a GPU",
                      fix: "train in SageMaker, or have allowGpu set",
                  },
              ]
            : []),
    ];
}

/** A size that is unknown at preview is noted there and judged before the project is created. */
export const codebuildComputeAllowed = resourceRule({
    name: "codebuild-compute-allowed",
    displayName: "Allowed sizes of builds",
    description: "A build must run on a size that is allowed in this environment, and without a GPU.",
    why: "A build that trains instead of SageMaker escapes every limit on instance types.",
    severity: "medium",
    tags: ["instance-types", "cost", "codebuild"],
    framework: wellArchitected("COST06-BP01", "Size resources for what they have to do."),
    sources: [],
    url: "https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-compute-types.html",
    remediationSteps:
        "Use an allowed size; train and tune in SageMaker, where the limits on instance types hold.",
    settings: {
        allowedComputeTypes: textList({
            description: "Sizes that a build may have.",
            pattern: "^[A-Z0-9_]+$",
            form: 'sizes such as "BUILD_GENERAL1_SMALL"',
            fallback: [
                "BUILD_GENERAL1_MEDIUM",
                "BUILD_GENERAL1_SMALL",
                "BUILD_LAMBDA_1GB",
                "BUILD_LAMBDA_2GB",
            ],
        }),
        allowGpu: flag({ description: "Whether a build may have a GPU.", fallback: false }),
    },
    enforcementLevel: "mandatory",
    subject: "CodeBuild projects and fleets",
    appliesTo: isOneOf([...CODE_BUILD, FLEET]),
    check: (resource, { allowedComputeTypes, allowGpu }) =>
        findingsOf(resource, judge(resource, allowedComputeTypes, allowGpu)),
    examples: { passes: [project("BUILD_GENERAL1_SMALL")], fails: [project("BUILD_GENERAL1_2XLARGE")] },
});
