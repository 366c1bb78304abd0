import { JsonObject } from "../../../components/build/definition/json";
import { ModelPackage } from "../../registry/modelPackage";
import { objectAt, objectsAt, ReadyStep, RunContext, StepFailure, textAt } from "../steps/stepContext";

/** What a registration leaves: the version, and what Describe would say of it. */
export interface Registered {
    modelPackage: ModelPackage;
    description: JsonObject;
}

/** Registers the model in the local registry, where it waits for an approval as it would in SageMaker. */
export async function runRegisterStep(step: ReadyStep, context: RunContext): Promise<Registered> {
    const [container] = objectsAt(objectAt(step.arguments, "InferenceSpecification"), "Containers");
    if (container === undefined) {
        throw new StepFailure("InferenceSpecification.Containers is empty; a version needs a container");
    }
    const status = step.arguments["ModelApprovalStatus"] ?? "PendingManualApproval";
    if (status !== "PendingManualApproval") {
        throw new StepFailure(
            `ModelApprovalStatus is ${JSON.stringify(status)}; register as PendingManualApproval, or nobody is asked`,
        );
    }
    const modelPackage = await context.registry.register(context.location, {
        group: textAt(step.arguments, "ModelPackageGroupName", step.name),
        modelArchive: context.paths.s3(textAt(container, "ModelDataUrl", step.name)),
        runId: context.runId,
        metrics: context.metrics(),
        request: step.arguments,
    });
    const description = {
        ...step.arguments,
        ModelPackageArn: modelPackage.arn,
        ModelPackageVersion: modelPackage.version,
        ModelApprovalStatus: modelPackage.approvalStatus,
    };
    return { modelPackage, description };
}
