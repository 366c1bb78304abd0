import { autoNamed, IdentityTable, regionalArn } from "../identity";

const PENDING = { connectionStatus: "PENDING" };

/** CodePipeline, CodeBuild, CodeCommit, connections and AWS Lambda. */
export const DELIVERY_IDENTITIES: IdentityTable = {
    "aws:codepipeline/pipeline:Pipeline": {
        autoName: autoNamed(100),
        id: "{name}",
        arn: regionalArn("codepipeline", "{name}"),
    },
    "aws:codebuild/project:Project": {
        autoName: autoNamed(150),
        id: "{arn}",
        arn: regionalArn("codebuild", "project/{name}"),
    },
    "aws:codebuild/reportGroup:ReportGroup": {
        autoName: autoNamed(128),
        id: "{arn}",
        arn: regionalArn("codebuild", "report-group/{name}"),
    },
    "aws:codecommit/repository:Repository": {
        id: "{repositoryName}",
        arn: regionalArn("codecommit", "{repositoryName}"),
        outputs: {
            repositoryId: "{uuid}",
            cloneUrlHttp: "https://git-codecommit.{region}.{dnsSuffix}/v1/repos/{repositoryName}",
            cloneUrlSsh: "ssh://git-codecommit.{region}.{dnsSuffix}/v1/repos/{repositoryName}",
        },
    },
    "aws-native:codecommit:Repository": {
        id: "{repositoryName}",
        arn: regionalArn("codecommit", "{repositoryName}"),
        outputs: {
            name: "{repositoryName}",
            repositoryId: "{uuid}",
            cloneUrlHttp: "https://git-codecommit.{region}.{dnsSuffix}/v1/repos/{repositoryName}",
            cloneUrlSsh: "ssh://git-codecommit.{region}.{dnsSuffix}/v1/repos/{repositoryName}",
        },
    },
    "aws:codecommit/approvalRuleTemplate:ApprovalRuleTemplate": {
        autoName: autoNamed(100),
        id: "{name}",
        outputs: { approvalRuleTemplateId: "{uuid}" },
    },
    "aws:codecommit/approvalRuleTemplateAssociation:ApprovalRuleTemplateAssociation": {
        id: "{approvalRuleTemplateName},{repositoryName}",
    },
    "aws:codestarconnections/connection:Connection": {
        autoName: autoNamed(32),
        id: "{arn}",
        arn: regionalArn("codestar-connections", "connection/{uuid}"),
        outputs: PENDING,
    },
    "aws:codeconnections/connection:Connection": {
        autoName: autoNamed(32),
        id: "{arn}",
        arn: regionalArn("codeconnections", "connection/{uuid}"),
        outputs: { ...PENDING, ownerAccountId: "{accountId}" },
    },
    "aws:codestarnotifications/notificationRule:NotificationRule": {
        autoName: autoNamed(64),
        id: "{arn}",
        arn: regionalArn("codestar-notifications", "notificationrule/{hex:40}"),
    },
    "aws:lambda/function:Function": {
        autoName: autoNamed(64),
        id: "{name}",
        arn: regionalArn("lambda", "function:{name}"),
        outputs: {
            invokeArn:
                "arn:{partition}:apigateway:{region}:lambda:path/2015-03-31/functions/{arn}/invocations",
            qualifiedArn: "{arn}:$LATEST",
            version: "$LATEST",
        },
    },
    "aws:lambda/permission:Permission": {
        autoName: { property: "statementId", maxLength: 100 },
        id: "{statementId}",
    },
    "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": { id: "{functionName}" },
    "aws:lambda/eventSourceMapping:EventSourceMapping": {
        id: "{uuid}",
        arn: regionalArn("lambda", "event-source-mapping:{id}"),
        outputs: { state: "Enabled" },
    },
    "aws:lambda/layerVersion:LayerVersion": {
        id: "{arn}",
        arn: regionalArn("lambda", "layer:{layerName}:1"),
        outputs: { layerArn: regionalArn("lambda", "layer:{layerName}"), version: "1" },
    },
};
