import { Rule } from "../shared/ruleSpec";
import { sagemakerContainerSecrets } from "./model/sagemakerContainerSecrets";
import { sagemakerExecutionRole } from "./model/sagemakerExecutionRole";
import { sagemakerModelDataLocation } from "./model/sagemakerModelDataLocation";
import { sagemakerModelImagePinned } from "./model/sagemakerModelImagePinned";
import { sagemakerModelNetworkIsolation } from "./model/sagemakerModelNetworkIsolation";
import { sagemakerModelPrivateRegistry } from "./model/sagemakerModelPrivateRegistry";
import { sagemakerModelVpc } from "./model/sagemakerModelVpc";
import { sagemakerEndpointAsyncOutputKey } from "./endpoint/sagemakerEndpointAsyncOutputKey";
import { sagemakerEndpointConfigInstanceCount } from "./endpoint/sagemakerEndpointConfigInstanceCount";
import { sagemakerEndpointConfigKey } from "./endpoint/sagemakerEndpointConfigKey";
import { sagemakerEndpointCoreDumpKey } from "./endpoint/sagemakerEndpointCoreDumpKey";
import { sagemakerEndpointDataCaptureKey } from "./endpoint/sagemakerEndpointDataCaptureKey";
import { sagemakerEndpointSsmAccess } from "./endpoint/sagemakerEndpointSsmAccess";
import { sagemakerInferenceExperimentDataKey } from "./endpoint/sagemakerInferenceExperimentDataKey";
import { sagemakerInferenceExperimentVolumeKey } from "./endpoint/sagemakerInferenceExperimentVolumeKey";
import { sagemakerDataQualityJobIsolation } from "./monitoring/sagemakerDataQualityJobIsolation";
import { sagemakerDataQualityJobTrafficEncryption } from "./monitoring/sagemakerDataQualityJobTrafficEncryption";
import { sagemakerExplainabilityJobIsolation } from "./monitoring/sagemakerExplainabilityJobIsolation";
import { sagemakerExplainabilityJobTrafficEncryption } from "./monitoring/sagemakerExplainabilityJobTrafficEncryption";
import { sagemakerModelBiasJobIsolation } from "./monitoring/sagemakerModelBiasJobIsolation";
import { sagemakerModelBiasJobTrafficEncryption } from "./monitoring/sagemakerModelBiasJobTrafficEncryption";
import { sagemakerModelQualityJobIsolation } from "./monitoring/sagemakerModelQualityJobIsolation";
import { sagemakerModelQualityJobTrafficEncryption } from "./monitoring/sagemakerModelQualityJobTrafficEncryption";
import { sagemakerMonitoringJobDeclared } from "./monitoring/sagemakerMonitoringJobDeclared";
import { sagemakerMonitoringOutputKey } from "./monitoring/sagemakerMonitoringOutputKey";
import { sagemakerMonitoringScheduleIsolation } from "./monitoring/sagemakerMonitoringScheduleIsolation";
import { sagemakerMonitoringScheduleTrafficEncryption } from "./monitoring/sagemakerMonitoringScheduleTrafficEncryption";
import { sagemakerMonitoringVolumeKey } from "./monitoring/sagemakerMonitoringVolumeKey";
import { sagemakerMonitoringVpc } from "./monitoring/sagemakerMonitoringVpc";
import { sagemakerFlowDefinitionKey } from "./jobs/sagemakerFlowDefinitionKey";
import { sagemakerJobIsolation } from "./jobs/sagemakerJobIsolation";
import { sagemakerJobOutputKey } from "./jobs/sagemakerJobOutputKey";
import { sagemakerJobTrafficEncryption } from "./jobs/sagemakerJobTrafficEncryption";
import { sagemakerJobVolumeKey } from "./jobs/sagemakerJobVolumeKey";
import { sagemakerJobVpc } from "./jobs/sagemakerJobVpc";
import { sagemakerPipelineReadable } from "./jobs/sagemakerPipelineReadable";
import { sagemakerLifecycleScriptSecrets } from "./notebook/sagemakerLifecycleScriptSecrets";
import { sagemakerNotebookImds } from "./notebook/sagemakerNotebookImds";
import { sagemakerNotebookKey } from "./notebook/sagemakerNotebookKey";
import { sagemakerNotebookNoInternet } from "./notebook/sagemakerNotebookNoInternet";
import { sagemakerNotebookPlatform } from "./notebook/sagemakerNotebookPlatform";
import { sagemakerNotebookRootAccess } from "./notebook/sagemakerNotebookRootAccess";
import { sagemakerNotebookVpc } from "./notebook/sagemakerNotebookVpc";
import { sagemakerCodeRepositoryAccess } from "./studio/sagemakerCodeRepositoryAccess";
import { sagemakerDomainKey } from "./studio/sagemakerDomainKey";
import { sagemakerDomainSso } from "./studio/sagemakerDomainSso";
import { sagemakerDomainVpcOnly } from "./studio/sagemakerDomainVpcOnly";
import { sagemakerImageDescription } from "./studio/sagemakerImageDescription";
import { sagemakerResourceTags } from "./studio/sagemakerResourceTags";
import { sagemakerFeatureGroupOfflineKey } from "./feature-store/sagemakerFeatureGroupOfflineKey";
import { sagemakerFeatureGroupOnlineKey } from "./feature-store/sagemakerFeatureGroupOnlineKey";
import { codebuildArtifactsEncrypted } from "./delivery/codebuildArtifactsEncrypted";
import { codebuildBuildspec } from "./delivery/codebuildBuildspec";
import { codebuildEnvironmentSecrets } from "./delivery/codebuildEnvironmentSecrets";
import { codebuildImageAllowed } from "./delivery/codebuildImageAllowed";
import { codebuildLogging } from "./delivery/codebuildLogging";
import { codebuildLogsEncrypted } from "./delivery/codebuildLogsEncrypted";
import { codebuildPrivileged } from "./delivery/codebuildPrivileged";
import { codebuildProjectKey } from "./delivery/codebuildProjectKey";
import { codebuildPullRequests } from "./delivery/codebuildPullRequests";
import { codebuildReportsEncrypted } from "./delivery/codebuildReportsEncrypted";
import { codebuildSourceCredentials } from "./delivery/codebuildSourceCredentials";
import { codebuildSourceTls } from "./delivery/codebuildSourceTls";
import { codebuildVisibility } from "./delivery/codebuildVisibility";
import { codebuildVpc } from "./delivery/codebuildVpc";
import { codebuildWebhookFilters } from "./delivery/codebuildWebhookFilters";
import { codecommitRepositoryKey } from "./delivery/codecommitRepositoryKey";
import { codepipelineArtifactKey } from "./delivery/codepipelineArtifactKey";
import { codepipelineSourceConnection } from "./delivery/codepipelineSourceConnection";
import { codepipelineWebhookAuthentication } from "./delivery/codepipelineWebhookAuthentication";
import { sourceRepositoryOwners } from "./delivery/sourceRepositoryOwners";
import { s3BucketAccessLogs } from "./storage/s3BucketAccessLogs";
import { s3BucketEncryption } from "./storage/s3BucketEncryption";
import { s3BucketEvents } from "./storage/s3BucketEvents";
import { s3BucketLifecycle } from "./storage/s3BucketLifecycle";
import { s3BucketMfaDelete } from "./storage/s3BucketMfaDelete";
import { s3BucketObjectLock } from "./storage/s3BucketObjectLock";
import { s3BucketOwnership } from "./storage/s3BucketOwnership";
import { s3BucketPolicy } from "./storage/s3BucketPolicy";
import { s3BucketPublicAccess } from "./storage/s3BucketPublicAccess";
import { s3BucketReplication } from "./storage/s3BucketReplication";
import { s3BucketTls } from "./storage/s3BucketTls";
import { s3BucketVersioning } from "./storage/s3BucketVersioning";
import { kmsDecryptScoped } from "./keys/kmsDecryptScoped";
import { kmsKeyKept } from "./keys/kmsKeyKept";
import { kmsKeyPolicy } from "./keys/kmsKeyPolicy";
import { kmsKeyRotation } from "./keys/kmsKeyRotation";
import { kmsReplicaKept } from "./keys/kmsReplicaKept";
import { iamCredentialExposure } from "./identity/iamCredentialExposure";
import { iamDataExfiltration } from "./identity/iamDataExfiltration";
import { iamManagedPolicies } from "./identity/iamManagedPolicies";
import { iamPassRole } from "./identity/iamPassRole";
import { iamPermissionsManagement } from "./identity/iamPermissionsManagement";
import { iamPrivilegeEscalation } from "./identity/iamPrivilegeEscalation";
import { iamRoleTrust } from "./identity/iamRoleTrust";
import { iamUserPolicies } from "./identity/iamUserPolicies";
import { iamWildcardActions } from "./identity/iamWildcardActions";
import { iamWriteScoped } from "./identity/iamWriteScoped";
import { eventbridgeBusGuests } from "./events/eventbridgeBusGuests";
import { eventbridgeBusKey } from "./events/eventbridgeBusKey";
import { eventbridgeBusPolicy } from "./events/eventbridgeBusPolicy";
import { eventbridgeBusTags } from "./events/eventbridgeBusTags";
import { eventbridgeEndpointReplication } from "./events/eventbridgeEndpointReplication";
import { messagingPublishersKey } from "./messaging/messagingPublishersKey";
import { snsTopicKey } from "./messaging/snsTopicKey";
import { snsTopicPolicy } from "./messaging/snsTopicPolicy";
import { snsTopicTls } from "./messaging/snsTopicTls";
import { sqsQueueKey } from "./messaging/sqsQueueKey";
import { sqsQueuePolicy } from "./messaging/sqsQueuePolicy";
import { sqsQueueTls } from "./messaging/sqsQueueTls";
import { logGroupKey } from "./logs/logGroupKey";
import { logGroupRetention } from "./logs/logGroupRetention";
import { ecrLifecycle } from "./container-registry/ecrLifecycle";
import { ecrRepositoryKey } from "./container-registry/ecrRepositoryKey";
import { ecrRepositoryPolicy } from "./container-registry/ecrRepositoryPolicy";
import { ecrScanOnPush } from "./container-registry/ecrScanOnPush";
import { ecrTagImmutability } from "./container-registry/ecrTagImmutability";
import { lambdaDeadLetter } from "./functions/lambdaDeadLetter";
import { lambdaEnvironmentKey } from "./functions/lambdaEnvironmentKey";
import { lambdaPermission } from "./functions/lambdaPermission";
import { lambdaRuntime } from "./functions/lambdaRuntime";
import { lambdaSecrets } from "./functions/lambdaSecrets";
import { lambdaTracing } from "./functions/lambdaTracing";
import { lambdaUrlSignedIn } from "./functions/lambdaUrlSignedIn";
import { lambdaVpc } from "./functions/lambdaVpc";

/** The rules of this pack, family by family. */
export const rules: readonly Rule[] = [
    sagemakerContainerSecrets,
    sagemakerExecutionRole,
    sagemakerModelDataLocation,
    sagemakerModelImagePinned,
    sagemakerModelNetworkIsolation,
    sagemakerModelPrivateRegistry,
    sagemakerModelVpc,
    sagemakerEndpointAsyncOutputKey,
    sagemakerEndpointConfigInstanceCount,
    sagemakerEndpointConfigKey,
    sagemakerEndpointCoreDumpKey,
    sagemakerEndpointDataCaptureKey,
    sagemakerEndpointSsmAccess,
    sagemakerInferenceExperimentDataKey,
    sagemakerInferenceExperimentVolumeKey,
    sagemakerDataQualityJobIsolation,
    sagemakerDataQualityJobTrafficEncryption,
    sagemakerExplainabilityJobIsolation,
    sagemakerExplainabilityJobTrafficEncryption,
    sagemakerModelBiasJobIsolation,
    sagemakerModelBiasJobTrafficEncryption,
    sagemakerModelQualityJobIsolation,
    sagemakerModelQualityJobTrafficEncryption,
    sagemakerMonitoringJobDeclared,
    sagemakerMonitoringOutputKey,
    sagemakerMonitoringScheduleIsolation,
    sagemakerMonitoringScheduleTrafficEncryption,
    sagemakerMonitoringVolumeKey,
    sagemakerMonitoringVpc,
    sagemakerFlowDefinitionKey,
    sagemakerJobIsolation,
    sagemakerJobOutputKey,
    sagemakerJobTrafficEncryption,
    sagemakerJobVolumeKey,
    sagemakerJobVpc,
    sagemakerPipelineReadable,
    sagemakerLifecycleScriptSecrets,
    sagemakerNotebookImds,
    sagemakerNotebookKey,
    sagemakerNotebookNoInternet,
    sagemakerNotebookPlatform,
    sagemakerNotebookRootAccess,
    sagemakerNotebookVpc,
    sagemakerCodeRepositoryAccess,
    sagemakerDomainKey,
    sagemakerDomainSso,
    sagemakerDomainVpcOnly,
    sagemakerImageDescription,
    sagemakerResourceTags,
    sagemakerFeatureGroupOfflineKey,
    sagemakerFeatureGroupOnlineKey,
    codebuildArtifactsEncrypted,
    codebuildBuildspec,
    codebuildEnvironmentSecrets,
    codebuildImageAllowed,
    codebuildLogging,
    codebuildLogsEncrypted,
    codebuildPrivileged,
    codebuildProjectKey,
    codebuildPullRequests,
    codebuildReportsEncrypted,
    codebuildSourceCredentials,
    codebuildSourceTls,
    codebuildVisibility,
    codebuildVpc,
    codebuildWebhookFilters,
    codecommitRepositoryKey,
    codepipelineArtifactKey,
    codepipelineSourceConnection,
    codepipelineWebhookAuthentication,
    sourceRepositoryOwners,
    s3BucketAccessLogs,
    s3BucketEncryption,
    s3BucketEvents,
    s3BucketLifecycle,
    s3BucketMfaDelete,
    s3BucketObjectLock,
    s3BucketOwnership,
    s3BucketPolicy,
    s3BucketPublicAccess,
    s3BucketReplication,
    s3BucketTls,
    s3BucketVersioning,
    kmsDecryptScoped,
    kmsKeyKept,
    kmsReplicaKept,
    kmsKeyPolicy,
    kmsKeyRotation,
    iamCredentialExposure,
    iamDataExfiltration,
    iamManagedPolicies,
    iamPassRole,
    iamPermissionsManagement,
    iamWriteScoped,
    iamPrivilegeEscalation,
    iamRoleTrust,
    iamUserPolicies,
    iamWildcardActions,
    eventbridgeBusGuests,
    eventbridgeBusKey,
    eventbridgeBusTags,
    eventbridgeBusPolicy,
    eventbridgeEndpointReplication,
    messagingPublishersKey,
    snsTopicKey,
    snsTopicPolicy,
    snsTopicTls,
    sqsQueueKey,
    sqsQueuePolicy,
    sqsQueueTls,
    logGroupKey,
    logGroupRetention,
    ecrLifecycle,
    ecrRepositoryKey,
    ecrRepositoryPolicy,
    ecrScanOnPush,
    ecrTagImmutability,
    lambdaDeadLetter,
    lambdaEnvironmentKey,
    lambdaPermission,
    lambdaRuntime,
    lambdaSecrets,
    lambdaTracing,
    lambdaUrlSignedIn,
    lambdaVpc,
];
