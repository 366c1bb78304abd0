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
    /** Left out of a serverless endpoint, which has no deployment guardrails. */
    deploymentConfig?: sagemaker.DeploymentConfig;
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
        ...(spec.deploymentConfig === undefined ? {} : { DeploymentConfig: spec.deploymentConfig }),
        ...(notRetained.length === 0 ? {} : { ExcludeRetainedVariantProperties: notRetained }),
    };
    try {
        await client.send(new sagemaker.UpdateEndpointCommand(input));
    } catch (error) {
        throw explainError("UpdateEndpoint", spec.endpointName, error);
    }
}

async function setDesired(
    client: sagemaker.SageMakerClient,
    endpointName: string,
    desired: sagemaker.DesiredWeightAndCapacity[],
): Promise<void> {
    const input: sagemaker.UpdateEndpointWeightsAndCapacitiesInput = {
        EndpointName: endpointName,
        DesiredWeightsAndCapacities: desired,
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

function desiredWeights(weights: PerVariant): sagemaker.DesiredWeightAndCapacity[] {
    return Object.entries(weights).map(([VariantName, DesiredWeight]) => ({ VariantName, DesiredWeight }));
}

function desiredConcurrency(concurrency: PerVariant): sagemaker.DesiredWeightAndCapacity[] {
    return Object.entries(concurrency).map(([VariantName, ProvisionedConcurrency]) => ({
        VariantName,
        ServerlessUpdateConfig: { ProvisionedConcurrency },
    }));
}

/** The conversation's calls, made to AWS. */
export function sageMakerService(clients: RolloutClients, spec: UpdateSpec): EndpointService {
    return {
        describe: () => describeEndpoint(clients.sagemaker, spec.endpointName),
        update: (live) => updateEndpoint(clients.sagemaker, spec, live),
        setWeights: (weights) => setDesired(clients.sagemaker, spec.endpointName, desiredWeights(weights)),
        setConcurrency: (concurrency) =>
            setDesired(clients.sagemaker, spec.endpointName, desiredConcurrency(concurrency)),
        firingAlarms: () => firingAlarms(clients.cloudwatch, spec),
    };
}
