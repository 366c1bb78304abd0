import * as cdk from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as sagemaker from "aws-cdk-lib/aws-sagemaker";
import { Construct } from "constructs";
import { endpointName, modelPackageArn, SCENARIO, VARIANT_ALARMS } from "../scenario";
import { declareMonitor } from "./cdkMonitor";
import { declareScaling } from "./cdkScaling";
import { declareAlarm, declareRole } from "./cdkShared";
import { hostingStatements } from "./documents";

const { keyArn, variant, location } = SCENARIO;

/** CloudFormation takes 500 resources a stack, so a fleet is spread over several. */
const ENDPOINTS_PER_STACK = 20;

function declareAlarms(scope: Construct, name: string): cloudwatch.Alarm[] {
    const alarms = VARIANT_ALARMS.map((definition) => {
        const { key, namespace, metricName, statistic, threshold, evaluationPeriods } = definition;
        const dimensionsMap = { EndpointName: name, VariantName: variant.name };
        const alarm = declareAlarm(
            scope,
            `alarm-${key}`,
            { namespace, metricName, statistic, dimensionsMap, period: cdk.Duration.minutes(1) },
            {
                alarmName: `${name}-${variant.name}-${key}`,
                alarmDescription: `${definition.description} of ${name}/${variant.name}`,
                threshold,
                evaluationPeriods,
                datapointsToAlarm: definition.datapointsToAlarm,
                comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
                treatMissingData:
                    definition.treatMissingData === "breaching"
                        ? cloudwatch.TreatMissingData.BREACHING
                        : cloudwatch.TreatMissingData.NOT_BREACHING,
            },
        );
        return { alarm, rollsBack: definition.rollsBack };
    });
    return alarms.filter(({ rollsBack }) => rollsBack).map(({ alarm }) => alarm);
}

function declareModel(scope: Construct, name: string, index: number, alarmArns: string[]) {
    const role = declareRole(scope, "execution-role", hostingStatements<string>(name, alarmArns));
    return new sagemaker.CfnModel(scope, "model", {
        executionRoleArn: role.roleArn,
        primaryContainer: { modelPackageName: modelPackageArn(index) },
        enableNetworkIsolation: true,
        vpcConfig: { subnets: [...SCENARIO.subnetIds], securityGroupIds: [...SCENARIO.securityGroupIds] },
    });
}

function declareConfig(scope: Construct, model: sagemaker.CfnModel): sagemaker.CfnEndpointConfig {
    return new sagemaker.CfnEndpointConfig(scope, "endpoint-config", {
        productionVariants: [
            {
                variantName: variant.name,
                modelName: model.attrModelName,
                instanceType: variant.instanceType,
                initialInstanceCount: variant.initialInstanceCount,
                initialVariantWeight: 1,
            },
        ],
        kmsKeyId: keyArn,
        dataCaptureConfig: {
            enableCapture: true,
            initialSamplingPercentage: 100,
            destinationS3Uri: `s3://${SCENARIO.artifactBucketName}/data-capture`,
            kmsKeyId: keyArn,
            captureOptions: [{ captureMode: "Input" }, { captureMode: "Output" }],
            captureContentTypeHeader: {
                csvContentTypes: ["text/csv"],
                jsonContentTypes: ["application/json", "application/jsonlines"],
            },
        },
    });
}

/** A custom resource is what a CDK user has for what the rollout does; the function behind it exists elsewhere. */
function declareRollout(
    scope: Construct,
    endpoint: sagemaker.CfnEndpoint,
    config: sagemaker.CfnEndpointConfig,
    alarms: cloudwatch.Alarm[],
): cdk.CustomResource {
    return new cdk.CustomResource(scope, "endpoint-rollout", {
        serviceToken: `arn:aws:lambda:${location.region}:${location.accountId}:function:rollout`,
        resourceType: "Custom::EndpointRollout",
        properties: {
            endpointName: endpoint.attrEndpointName,
            endpointConfigName: config.attrEndpointConfigName,
            deployment: { strategy: "canary", stepPercent: 10, waitSeconds: 600 },
            rollbackAlarmNames: alarms.map((alarm) => alarm.alarmName),
            weights: { [variant.name]: 1 },
            instanceCounts: { [variant.name]: variant.initialInstanceCount },
            instanceTypes: { [variant.name]: variant.instanceType },
        },
    });
}

function declareEndpoint(stack: Construct, index: number): void {
    const name = endpointName(index);
    const scope = new Construct(stack, name);
    const alarms = declareAlarms(scope, name);
    const model = declareModel(
        scope,
        name,
        index,
        alarms.map((alarm) => alarm.alarmArn),
    );
    const config = declareConfig(scope, model);
    const endpoint = new sagemaker.CfnEndpoint(scope, "endpoint", {
        endpointName: name,
        endpointConfigName: config.attrEndpointConfigName,
    });
    const rollout = declareRollout(scope, endpoint, config, alarms);
    declareScaling(scope, endpoint, rollout);
    declareMonitor(scope, name, rollout);
}

/** Declares the fleet with the AWS CDK, with constructs of level 2 where it has them, and synthesises it. */
export function synthesiseWithCdk(count: number, folder: string): cdk.cx_api.CloudAssembly {
    const app = new cdk.App({ outdir: folder, analyticsReporting: false });
    const { region, accountId } = location;
    for (let first = 0; first < count; first += ENDPOINTS_PER_STACK) {
        const stack = new cdk.Stack(app, `fleet-${String(first)}`, { env: { region, account: accountId } });
        for (let index = first; index < Math.min(count, first + ENDPOINTS_PER_STACK); index++) {
            declareEndpoint(stack, index);
        }
        Object.entries(SCENARIO.tags).forEach(([key, value]) => cdk.Tags.of(stack).add(key, value));
    }
    return app.synth();
}
