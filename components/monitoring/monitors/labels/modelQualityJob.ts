import { ModelQualityJobDefinition } from "@pulumi/aws-native/sagemaker/modelQualityJobDefinition";
import type * as pulumi from "@pulumi/pulumi";
import { modelMonitorImage } from "../../../shared/images/sagemakerImages";
import {
    createGroundTruthRole,
    groundTruthBaseline,
    groundTruthInput,
    groundTruthJob,
    groundTruthOutput,
    groundTruthSurroundings,
} from "./groundTruthJob";
import { MonitorJob, MonitorJobSpec, PUBLISHING } from "../monitorJob";
import type { ModelQualityMonitorArgs } from "./modelQualityArgs";

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
    const compared = { ...spec, monitor, image: modelMonitorImage(spec.location) };
    const role = createGroundTruthRole(name, compared, opts);
    const definition = new ModelQualityJobDefinition(
        `${name}-job-definition`,
        {
            ...groundTruthSurroundings(spec, role),
            modelQualityAppSpecification: {
                imageUri: compared.image,
                problemType: monitor.problemType,
                environment: PUBLISHING,
            },
            modelQualityBaselineConfig: groundTruthBaseline(compared),
            modelQualityJobInput: groundTruthInput(compared),
            modelQualityJobOutputConfig: groundTruthOutput(spec),
        },
        { ...opts, dependsOn: [role.policy] },
    );
    return groundTruthJob("ModelQuality", definition, role);
}
