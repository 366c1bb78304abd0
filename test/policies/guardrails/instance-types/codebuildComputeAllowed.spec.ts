import { codebuildComputeAllowed } from "../../../../policies/guardrails/instance-types/codebuildComputeAllowed";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const [PROJECT, FLEET] = ["aws:codebuild/project:Project", "aws:codebuild/fleet:Fleet"];
const SIZES =
    "it must be one of BUILD_GENERAL1_MEDIUM, BUILD_GENERAL1_SMALL, BUILD_LAMBDA_1GB, BUILD_LAMBDA_2GB";

function project(environment: object) {
    const base = { computeType: "BUILD_GENERAL1_SMALL", type: "LINUX_CONTAINER" };
    return { type: PROJECT, name: "build", properties: { environment: { ...base, ...environment } } };
}

describeRule(codebuildComputeAllowed, {
    "accepts an allowed size": { resources: [project({})] },
    "refuses another size": {
        resources: [project({ computeType: "BUILD_GENERAL1_2XLARGE" })],
        violations: [
            `${PROJECT} "build": environment.computeType is "BUILD_GENERAL1_2XLARGE"; ${SIZES}. ` +
                "Fix: use a smaller one, or have it added to allowedComputeTypes.",
        ],
    },
    "refuses a GPU, of a fleet too": {
        resources: [
            project({ type: "LINUX_GPU_CONTAINER" }),
            {
                type: FLEET,
                name: "build",
                properties: { computeType: "BUILD_GENERAL1_SMALL", environmentType: "LINUX_GPU_CONTAINER" },
            },
        ],
        violations: [
            `${PROJECT} "build": environment.type is "LINUX_GPU_CONTAINER"; builds must not have a GPU. ` +
                "Fix: train in SageMaker, or have allowGpu set.",
            `${FLEET} "build": environmentType is "LINUX_GPU_CONTAINER"; builds must not have a GPU. ` +
                "Fix: train in SageMaker, or have allowGpu set.",
        ],
    },
    "accepts a GPU where that is allowed": {
        resources: [project({ type: "LINUX_GPU_CONTAINER" })],
        config: { allowGpu: true },
    },
    "notes what is unknown, and judges the rest": {
        resources: [project({ computeType: UNKNOWN, type: "LINUX_GPU_CONTAINER" })],
        violations: [
            `${PROJECT} "build": environment.type is "LINUX_GPU_CONTAINER"; builds must not have a GPU. ` +
                "Fix: train in SageMaker, or have allowGpu set.",
        ],
        undecided: [
            `${PROJECT} "build": string value at .environment.computeType can't be known during preview`,
        ],
    },
});
