import { modelVersionPending } from "../../../../policies/guardrails/approval-gates/modelVersionPending";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const PIPELINE = "aws:sagemaker/pipeline:Pipeline";
const PACKAGE = "aws-native:sagemaker:ModelPackage";

function register(ModelApprovalStatus?: unknown): object {
    return { Name: "Register", Type: "RegisterModel", Arguments: { ModelApprovalStatus } };
}

function pipeline(Steps: object[], Parameters: object[] = []): ResourceFixture {
    const pipelineDefinition = JSON.stringify({ Version: "2020-12-01", Parameters, Steps });
    return { type: PIPELINE, name: "train", properties: { pipelineDefinition } };
}

function modelPackage(properties: Record<string, unknown>): ResourceFixture {
    return { type: PACKAGE, name: "v1", properties };
}

function violation(found: string): string {
    return (
        `${PIPELINE} "train": Steps[Register].Arguments.ModelApprovalStatus ${found}; ` +
        "a version must be registered as PendingManualApproval, so that somebody decides about it. " +
        'Fix: set it to "PendingManualApproval", or to a parameter that can have no other value.'
    );
}

const PARAMETER = { Name: "Status", Type: "String", DefaultValue: "PendingManualApproval" };
const REFERENCE = register({ Get: "Parameters.Status" });

describeRule(modelVersionPending, {
    "accepts a version that waits for a decision, said or by a parameter": {
        resources: [
            pipeline([register("PendingManualApproval")]),
            pipeline([REFERENCE], [PARAMETER]),
            pipeline([{ Name: "Train", Type: "Training", Arguments: {} }]),
        ],
    },
    "stops a version that is registered as approved, said or not": {
        resources: [pipeline([register("Approved")]), pipeline([register()])],
        violations: [violation('is "Approved"'), violation("is not set")],
    },
    "stops a registration inside a condition": {
        resources: [
            pipeline([
                {
                    Name: "Check",
                    Type: "Condition",
                    Arguments: { IfSteps: [register("Approved")], ElseSteps: [] },
                },
            ]),
        ],
        violations: [violation('is "Approved"')],
    },
    "stops a parameter that may say something else": {
        resources: [
            pipeline([REFERENCE], [{ ...PARAMETER, EnumValues: ["PendingManualApproval", "Approved"] }]),
            pipeline([REFERENCE], [{ ...PARAMETER, DefaultValue: "Approved" }]),
        ],
        violations: [violation('is "Approved"'), violation('is "Approved"')],
    },
    "stops a status that is computed": {
        resources: [
            pipeline([register({ Get: "Steps.Decide.OutputParameters['status']" })]),
            pipeline([REFERENCE]),
        ],
        violations: [
            violation("is computed while the pipeline runs"),
            violation("is computed while the pipeline runs"),
        ],
    },
    "stops a program that approves a version itself": {
        resources: [modelPackage({}), modelPackage({ modelApprovalStatus: "Approved" })],
        violations: [
            `${PACKAGE} "v1": modelApprovalStatus is "Approved"; a program must not approve a version. ` +
                "Fix: take modelApprovalStatus out and approve the version in the registry.",
        ],
    },
    "notes what is unknown": {
        resources: [
            { type: PIPELINE, name: "train", properties: { pipelineDefinition: UNKNOWN } },
            modelPackage({ modelApprovalStatus: UNKNOWN }),
        ],
        undecided: [
            `${PIPELINE} "train": string value at .pipelineDefinition can't be known during preview`,
            `${PACKAGE} "v1": string value at .modelApprovalStatus can't be known during preview`,
        ],
    },
});
