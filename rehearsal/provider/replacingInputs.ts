/**
 * Inputs that the AWS provider can only give to a new resource ("ForceNew" in terraform-provider-aws), by type token.
 * A path such as `deploymentConfig.autoRollbackConfiguration` names a part of an input.
 * `EVERY_INPUT` means all but tags. Types that are left out change in place, but for their physical name.
 */
export const EVERY_INPUT = "*";

const SAGEMAKER: Record<string, string[]> = {
    "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition": [EVERY_INPUT],
    "aws:sagemaker/endpoint:Endpoint": ["name", "deploymentConfig.autoRollbackConfiguration"],
    "aws:sagemaker/endpointConfiguration:EndpointConfiguration": [EVERY_INPUT],
    "aws:sagemaker/model:Model": [EVERY_INPUT],
    "aws:sagemaker/modelPackageGroup:ModelPackageGroup": [
        "modelPackageGroupName",
        "modelPackageGroupDescription",
    ],
    "aws:sagemaker/modelPackageGroupPolicy:ModelPackageGroupPolicy": ["modelPackageGroupName"],
    "aws:sagemaker/monitoringSchedule:MonitoringSchedule": ["name"],
    "aws:sagemaker/pipeline:Pipeline": ["pipelineName"],
    // Cloud Control cannot even change their tags.
    "aws-native:sagemaker:ModelBiasJobDefinition": [EVERY_INPUT, "tags"],
    "aws-native:sagemaker:ModelQualityJobDefinition": [EVERY_INPUT, "tags"],
};

const OTHER: Record<string, string[]> = {
    "aws:appautoscaling/policy:Policy": [
        "name",
        "policyType",
        "resourceId",
        "scalableDimension",
        "serviceNamespace",
    ],
    "aws:appautoscaling/scheduledAction:ScheduledAction": [
        "name",
        "resourceId",
        "scalableDimension",
        "serviceNamespace",
    ],
    "aws:appautoscaling/target:Target": ["resourceId", "scalableDimension", "serviceNamespace"],
    "aws:cloudwatch/eventRule:EventRule": ["name", "namePrefix", "eventBusName"],
    "aws:cloudwatch/eventTarget:EventTarget": ["rule", "targetId", "eventBusName"],
    "aws:cloudwatch/logGroup:LogGroup": ["name", "namePrefix", "logGroupClass"],
    "aws:cloudwatch/metricAlarm:MetricAlarm": ["name"],
    "aws:ec2/flowLog:FlowLog": [EVERY_INPUT],
    "aws:ec2/securityGroup:SecurityGroup": ["name", "namePrefix", "description", "vpcId"],
    "aws:ec2/vpcEndpoint:VpcEndpoint": ["serviceName", "serviceRegion", "vpcEndpointType", "vpcId"],
    "aws:iam/role:Role": ["name", "namePrefix", "path"],
    "aws:iam/rolePolicy:RolePolicy": ["name", "namePrefix", "role"],
    "aws:kms/alias:Alias": ["name", "namePrefix"],
    "aws:kms/key:Key": ["customerMasterKeySpec", "keyUsage", "multiRegion"],
    "aws:s3/bucket:Bucket": ["bucket", "bucketPrefix", "objectLockEnabled"],
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": ["bucket", "expectedBucketOwner"],
    "aws:s3/bucketLogging:BucketLogging": ["bucket", "expectedBucketOwner"],
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls": ["bucket"],
    "aws:s3/bucketPolicy:BucketPolicy": ["bucket"],
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": ["bucket"],
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": [
        "bucket",
        "expectedBucketOwner",
    ],
    "aws:s3/bucketVersioning:BucketVersioning": ["bucket", "expectedBucketOwner"],
    "aws:sns/topic:Topic": ["name", "namePrefix", "fifoTopic"],
    "aws:sns/topicPolicy:TopicPolicy": ["arn"],
    "aws:sns/topicSubscription:TopicSubscription": ["endpoint", "protocol", "topic"],
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": ["securityGroupId"],
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": ["securityGroupId"],
};

/** Inputs of one type that only a new resource can take. */
export function replacingInputs(type: string): string[] {
    return SAGEMAKER[type] ?? OTHER[type] ?? [];
}
