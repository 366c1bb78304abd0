import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { countEach, Declared, usage } from "./measured";
import { synthesiseWithCdk } from "./sides/cdk";

/** Pulumi's type for each of CloudFormation's. */
const TYPES: Record<string, string> = {
    "AWS::ApplicationAutoScaling::ScalableTarget": "aws:appautoscaling/target:Target",
    "AWS::ApplicationAutoScaling::ScalingPolicy": "aws:appautoscaling/policy:Policy",
    "AWS::CloudWatch::Alarm": "aws:cloudwatch/metricAlarm:MetricAlarm",
    "AWS::Events::Rule": "aws:cloudwatch/eventRule:EventRule",
    "AWS::IAM::Policy": "aws:iam/rolePolicy:RolePolicy",
    "AWS::IAM::Role": "aws:iam/role:Role",
    "AWS::SageMaker::DataQualityJobDefinition":
        "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition",
    "AWS::SageMaker::Endpoint": "aws:sagemaker/endpoint:Endpoint",
    "AWS::SageMaker::EndpointConfig": "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
    "AWS::SageMaker::Model": "aws:sagemaker/model:Model",
    "AWS::SageMaker::MonitoringSchedule": "aws:sagemaker/monitoringSchedule:MonitoringSchedule",
    "Custom::EndpointRollout": "pulumi-nodejs:dynamic/mlops:EndpointRollout",
};

/** What CloudFormation keeps inside another resource, where the AWS provider has a resource of its own. */
const INSIDE: Record<string, { property: string; type: string }> = {
    "AWS::ApplicationAutoScaling::ScalableTarget": {
        property: "ScheduledActions",
        type: "aws:appautoscaling/scheduledAction:ScheduledAction",
    },
    "AWS::Events::Rule": { property: "Targets", type: "aws:cloudwatch/eventTarget:EventTarget" },
};

interface Template {
    Resources: Record<string, { Type: string; Properties: Record<string, unknown[]> }>;
}

function typesIn(template: Template): string[] {
    return Object.values(template.Resources).flatMap(({ Type, Properties }) => {
        const inside = INSIDE[Type];
        const contained = inside === undefined ? [] : (Properties[inside.property] ?? []);
        return [TYPES[Type] ?? Type, ...contained.map(() => inside?.type ?? "")];
    });
}

function declare(count: number): Declared {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "bench-cdk-"));
    try {
        const started = performance.now();
        const assembly = synthesiseWithCdk(count, folder);
        const programMilliseconds = performance.now() - started;
        const types = assembly.stacks.flatMap((stack) => typesIn(stack.template as Template));
        return { resources: countEach(types), programMilliseconds, ...usage() };
    } finally {
        fs.rmSync(folder, { recursive: true, force: true });
    }
}

console.log(JSON.stringify(declare(Number(process.argv[2]))));
