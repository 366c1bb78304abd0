import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { EndpointRollout } from "../../components/serving/endpointRollout";
import { endpointName, modelPackageArn, SCENARIO, VARIANT_ALARMS } from "../scenario";
import { hostingStatements, regionalArn } from "./documents";
import { declareMonitor } from "./rawMonitor";
import { declareRole, TAGS } from "./rawRole";
import { declareScaling } from "./rawScaling";

const { keyArn, topicArn, variant, location } = SCENARIO;

/** @returns the names of the alarms that make SageMaker roll back */
function declareAlarms(name: string): pulumi.Output<string>[] {
    const alarms = VARIANT_ALARMS.map(({ key, description, statistic, rollsBack, ...rule }) => ({
        rollsBack,
        alarm: new aws.cloudwatch.MetricAlarm(`${name}-alarm-${key}`, {
            name: `${name}-${variant.name}-${key}`,
            alarmDescription: `${description} of ${name}/${variant.name}`,
            ...rule,
            ...(statistic.startsWith("p") ? { extendedStatistic: statistic } : { statistic }),
            dimensions: { EndpointName: name, VariantName: variant.name },
            period: 60,
            comparisonOperator: "GreaterThanThreshold",
            alarmActions: [topicArn],
            okActions: [topicArn],
            tags: TAGS,
        }),
    }));
    return alarms.filter(({ rollsBack }) => rollsBack).map(({ alarm }) => alarm.name);
}

function declareModel(name: string, index: number, alarmNames: pulumi.Output<string>[]): aws.sagemaker.Model {
    const alarmArn = regionalArn("cloudwatch", "alarm:");
    const alarmArns = alarmNames.map((alarm) => pulumi.interpolate`${alarmArn}${alarm}`);
    const role = declareRole(`${name}-execution-role`, hostingStatements(name, alarmArns));
    return new aws.sagemaker.Model(
        `${name}-model`,
        {
            executionRoleArn: role.arn,
            primaryContainer: { modelPackageName: modelPackageArn(index) },
            enableNetworkIsolation: true,
            vpcConfig: {
                subnets: [...SCENARIO.subnetIds],
                securityGroupIds: [...SCENARIO.securityGroupIds],
            },
            tags: TAGS,
        },
        { dependsOn: [role.policy] },
    );
}

function declareConfig(name: string, model: aws.sagemaker.Model): aws.sagemaker.EndpointConfiguration {
    return new aws.sagemaker.EndpointConfiguration(`${name}-endpoint-config`, {
        productionVariants: [
            {
                variantName: variant.name,
                modelName: model.name,
                instanceType: variant.instanceType,
                initialInstanceCount: variant.initialInstanceCount,
                initialVariantWeight: 1,
            },
        ],
        kmsKeyArn: keyArn,
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
        tags: TAGS,
    });
}

function declareEndpoint(index: number): void {
    const name = endpointName(index);
    const alarmNames = declareAlarms(name);
    const config = declareConfig(name, declareModel(name, index, alarmNames));
    const endpoint = new aws.sagemaker.Endpoint(
        `${name}-endpoint`,
        { name, endpointConfigName: config.name, tags: TAGS },
        { protect: true, ignoreChanges: ["endpointConfigName", "deploymentConfig"] },
    );
    // @pulumi/aws has no resource for a rollout, so both sides take the same one.
    const rollout = new EndpointRollout(`${name}-endpoint-rollout`, {
        endpointName: endpoint.name,
        endpointConfigName: config.name,
        region: location.region,
        rollout: { strategy: "canary" },
        rollbackAlarmNames: alarmNames,
        weights: { [variant.name]: 1 },
        instanceCounts: { [variant.name]: variant.initialInstanceCount },
        instanceTypes: { [variant.name]: variant.instanceType },
    });
    declareScaling(name, rollout.endpointName);
    declareMonitor(name, rollout.endpointName);
}

/** Declares the fleet with `@pulumi/aws` alone, as somebody without the library writes it. */
export function declareRaw(count: number): void {
    for (let index = 0; index < count; index++) {
        declareEndpoint(index);
    }
}
