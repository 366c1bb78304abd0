import * as cloudwatch from "@aws-sdk/client-cloudwatch";
import * as sagemaker from "@aws-sdk/client-sagemaker";
import { describeEndpoint } from "./describeEndpoint";
import type { EndpointService, LiveEndpoint } from "./endpointService";
import { explainError } from "./explainError";
import type { PerVariant } from "./retention";
import type { RolloutClients } from "./rolloutClients";

/** What to ask SageMaker for. */
export interface UpdateSpec {
    endpointName: string;
    endpointConfigName: string;
    deploymentConfig: sagemaker.DeploymentConfig;
    rollbackAlarmNames: string[];
    /** Which properties of the live variants the update must not keep. */
    notRetained(live: LiveEndpoint): sagemaker.VariantProperty[];
}

async function updateEndpoint(
    client: sagemaker.SageMakerClient,
    spec: UpdateSpec,
    live: LiveEndpoint,
): Promise<void> {
    const notRetained = spec.notRetained(live);
    const input: sagemaker.UpdateEndpointInput = {
        EndpointName: spec.endpointName,
        EndpointConfigName: spec.endpointConfigName,
        RetainAllVariantProperties: true,
        DeploymentConfig: spec.deploymentConfig,
        ...(notRetained.length === 0 ? {} : { ExcludeRetainedVariantProperties: notRetained }),
    };
    try {
        await client.send(new sagemaker.UpdateEndpointCommand(input));
    } catch (error) {
        throw explainError("UpdateEndpoint", spec.endpointName, error);
    }
}

async function setWeights(
    client: sagemaker.SageMakerClient,
    endpointName: string,
    weights: PerVariant,
): Promise<void> {
    const input: sagemaker.UpdateEndpointWeightsAndCapacitiesInput = {
        EndpointName: endpointName,
        DesiredWeightsAndCapacities: Object.entries(weights).map(([VariantName, DesiredWeight]) => ({
            VariantName,
            DesiredWeight,
        })),
    };
    try {
        await client.send(new sagemaker.UpdateEndpointWeightsAndCapacitiesCommand(input));
    } catch (error) {
        throw explainError("UpdateEndpointWeightsAndCapacities", endpointName, error);
    }
}

async function firingAlarms(client: cloudwatch.CloudWatchClient, spec: UpdateSpec): Promise<string[]> {
    if (spec.rollbackAlarmNames.length === 0) {
        return [];
    }
    const input: cloudwatch.DescribeAlarmsInput = {
        AlarmNames: spec.rollbackAlarmNames,
        AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
        StateValue: "ALARM",
    };
    try {
        const found = await client.send(new cloudwatch.DescribeAlarmsCommand(input));
        const alarms = [...(found.MetricAlarms ?? []), ...(found.CompositeAlarms ?? [])];
        return alarms.map(({ AlarmName }) => AlarmName ?? "").sort();
    } catch (error) {
        throw explainError("DescribeAlarms", spec.endpointName, error);
    }
}

/** The conversation's calls, made to AWS. */
export function sageMakerService(clients: RolloutClients, spec: UpdateSpec): EndpointService {
    return {
        describe: () => describeEndpoint(clients.sagemaker, spec.endpointName),
        update: (live) => updateEndpoint(clients.sagemaker, spec, live),
        setWeights: (weights) => setWeights(clients.sagemaker, spec.endpointName, weights),
        firingAlarms: () => firingAlarms(clients.cloudwatch, spec),
    };
}
