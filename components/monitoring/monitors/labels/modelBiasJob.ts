import { ModelBiasJobDefinition } from "@pulumi/aws-native/sagemaker/modelBiasJobDefinition";
import type * as pulumi from "@pulumi/pulumi";
import { given } from "../../../shared/given";
import { clarifyImage } from "../../../shared/images/sagemakerImages";
import {
    createGroundTruthRole,
    groundTruthBaseline,
    groundTruthInput,
    groundTruthJob,
    groundTruthOutput,
    GroundTruthSpec,
    groundTruthSurroundings,
} from "./groundTruthJob";
import type { ModelBiasMonitorArgs } from "./modelBiasArgs";
import { MonitorJob, MonitorJobSpec, PUBLISHING } from "../monitorJob";

function biasInput(spec: GroundTruthSpec, { featuresAttribute }: ModelBiasMonitorArgs) {
    const { endpointInput, ...labels } = groundTruthInput(spec);
    return { endpointInput: { ...endpointInput, ...given({ featuresAttribute }) }, ...labels };
}

/**
 * Creates a job that measures bias: `<name>-job-definition` and its role. No property of it can change, so it has no
 * name of its own. The classic provider has no such definition.
 */
export function createModelBiasJob(
    name: string,
    spec: MonitorJobSpec,
    monitor: ModelBiasMonitorArgs,
    opts: pulumi.CustomResourceOptions,
): MonitorJob {
    const { configUri } = monitor;
    const compared = { ...spec, monitor, configUri, image: clarifyImage(spec.location) };
    const role = createGroundTruthRole(name, compared, opts);
    const definition = new ModelBiasJobDefinition(
        `${name}-job-definition`,
        {
            ...groundTruthSurroundings(spec, role),
            modelBiasAppSpecification: {
                imageUri: compared.image,
                configUri,
                environment: PUBLISHING,
            },
            modelBiasBaselineConfig: groundTruthBaseline(compared),
            modelBiasJobInput: biasInput(compared, monitor),
            modelBiasJobOutputConfig: groundTruthOutput(spec),
        },
        { ...opts, dependsOn: [role.policy] },
    );
    return groundTruthJob("ModelBias", definition, role);
}
