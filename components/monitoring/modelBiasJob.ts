import { ModelBiasJobDefinition } from "@pulumi/aws-native/sagemaker/modelBiasJobDefinition";
import type * as pulumi from "@pulumi/pulumi";
import { given } from "../shared/given";
import { clarifyImage } from "../shared/sagemakerImages";
import {
    createGroundTruthRole,
    groundTruthInput,
    groundTruthOutput,
    GroundTruthSpec,
} from "./groundTruthJob";
import type { ModelBiasMonitorArgs } from "./modelBiasArgs";
import {
    definitionName,
    jobResources,
    MonitorJob,
    MonitorJobSpec,
    nativeTags,
    networkConfig,
    PUBLISHING,
} from "./monitorJob";

function groundTruthSpec(spec: MonitorJobSpec, monitor: ModelBiasMonitorArgs): GroundTruthSpec {
    return {
        ...spec,
        groundTruth: monitor,
        files: { Configuration: monitor.configUri, Constraints: monitor.baselineConstraintsUri },
        baselineKeyArn: monitor.baselineKeyArn,
        image: clarifyImage(spec.location),
    };
}

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
    const compared = groundTruthSpec(spec, monitor);
    const role = createGroundTruthRole(name, compared, opts);
    const definition = new ModelBiasJobDefinition(
        `${name}-job-definition`,
        {
            roleArn: role.arn,
            modelBiasAppSpecification: {
                imageUri: compared.image,
                configUri: monitor.configUri,
                environment: PUBLISHING,
            },
            modelBiasBaselineConfig: { constraintsResource: { s3Uri: monitor.baselineConstraintsUri } },
            modelBiasJobInput: biasInput(compared, monitor),
            modelBiasJobOutputConfig: groundTruthOutput(spec),
            jobResources: jobResources(spec),
            networkConfig: networkConfig(spec),
            stoppingCondition: { maxRuntimeInSeconds: spec.maxRuntimeSeconds },
            tags: nativeTags(spec.tags),
        },
        { ...opts, dependsOn: [role.policy] },
    );
    return { type: "ModelBias", name: definitionName(definition.jobDefinitionName), role };
}
