import { ModelQualityJobDefinition } from "@pulumi/aws-native/sagemaker/modelQualityJobDefinition";
import type * as pulumi from "@pulumi/pulumi";
import { modelMonitorImage } from "../shared/sagemakerImages";
import {
    createGroundTruthRole,
    groundTruthInput,
    groundTruthOutput,
    GroundTruthSpec,
} from "./groundTruthJob";
import {
    definitionName,
    jobResources,
    MonitorJob,
    MonitorJobSpec,
    nativeTags,
    networkConfig,
    PUBLISHING,
} from "./monitorJob";
import type { ModelQualityMonitorArgs } from "./modelQualityArgs";

function groundTruthSpec(spec: MonitorJobSpec, monitor: ModelQualityMonitorArgs): GroundTruthSpec {
    return {
        ...spec,
        groundTruth: monitor,
        files: { Constraints: monitor.baselineConstraintsUri },
        baselineKeyArn: monitor.baselineKeyArn,
        image: modelMonitorImage(spec.location),
    };
}

/**
 * Creates a job that compares answers with labels: `<name>-job-definition` and its role. No property of it can change,
 * so it has no name of its own. The classic provider has no such definition.
 */
export function createModelQualityJob(
    name: string,
    spec: MonitorJobSpec,
    monitor: ModelQualityMonitorArgs,
    opts: pulumi.CustomResourceOptions,
): MonitorJob {
    const compared = groundTruthSpec(spec, monitor);
    const role = createGroundTruthRole(name, compared, opts);
    const definition = new ModelQualityJobDefinition(
        `${name}-job-definition`,
        {
            roleArn: role.arn,
            modelQualityAppSpecification: {
                imageUri: compared.image,
                problemType: monitor.problemType,
                environment: PUBLISHING,
            },
            modelQualityBaselineConfig: { constraintsResource: { s3Uri: monitor.baselineConstraintsUri } },
            modelQualityJobInput: groundTruthInput(compared),
            modelQualityJobOutputConfig: groundTruthOutput(spec),
            jobResources: jobResources(spec),
            networkConfig: networkConfig(spec),
            stoppingCondition: { maxRuntimeInSeconds: spec.maxRuntimeSeconds },
            tags: nativeTags(spec.tags),
        },
        { ...opts, dependsOn: [role.policy] },
    );
    return { type: "ModelQuality", name: definitionName(definition.jobDefinitionName), role };
}
