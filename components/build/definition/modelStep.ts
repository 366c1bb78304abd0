import { Get, get, Text } from "./expressions";
import { JobNetwork, vpcDocument } from "./jobs";
import { JsonObject, present, sorted } from "./json";
import { Step, stepHead, StepOptions, jobTail, RetryPolicy } from "./steps";

/** A container that serves a model. */
export interface ModelContainer {
    image: Text;
    /** S3 address of `model.tar.gz`. */
    modelDataUrl: Text;
    environment?: Record<string, Text>;
}

/** What a step that creates a model is made from. */
export interface ModelStepSpec extends StepOptions {
    name: string;
    roleArn: Text;
    container: ModelContainer;
    network?: Pick<JobNetwork, "subnetIds" | "securityGroupIds" | "isolated">;
    retry?: readonly RetryPolicy[];
}

/** A step that creates a model, for a transform or a check that comes after it. */
export interface ModelStep extends Step {
    readonly modelName: Get;
}

/** The container as `CreateModel` and `CreateModelPackage` take it. */
export function containerDocument(container: ModelContainer): JsonObject {
    const { environment } = container;
    return present({
        Image: container.image,
        ModelDataUrl: container.modelDataUrl,
        Environment: environment === undefined ? undefined : sorted(environment),
    });
}

/** A step that creates a model, without a name, which the service gives. */
export function modelStep(spec: ModelStepSpec): ModelStep {
    const { name, network } = spec;
    return {
        name,
        document: {
            ...stepHead(name, "Model", spec),
            Arguments: {
                ExecutionRoleArn: spec.roleArn,
                PrimaryContainer: containerDocument(spec.container),
                ...(network === undefined
                    ? {}
                    : { VpcConfig: vpcDocument(network), EnableNetworkIsolation: network.isolated }),
            },
            ...jobTail(spec),
        },
        modelName: get(`Steps.${name}.ModelName`),
    };
}
