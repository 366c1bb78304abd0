import * as assert from "node:assert";
import { statementsIn } from "../../policyStatements";
import { pipelineArgs } from "../deployFixtures";
import {
    PROJECT,
    ROLE,
    ROLE_POLICY,
    make,
    inputs,
    statementsOf,
    statement,
    variablesOf,
} from "../deployRecording";

const ROLES_GIVEN = {
    deployRoleArn: "arn:aws:iam::444455556666:role/deploy",
    readRoleArn: "arn:aws:iam::444455556666:role/read",
};

describe("builds of a MlDeployPipeline", () => {
    it("lets no role but an approver's answer an approval or change a pipeline", async () => {
        const recording = await make();
        const documents = recording
            .all(ROLE_POLICY)
            .concat(recording.all("aws:iam/policy:Policy"))
            .flatMap(({ inputs: each }) => statementsIn(each["policy"]));
        const granted = documents
            .filter(({ Effect }) => Effect === "Allow")
            .flatMap(({ Action }) => (Array.isArray(Action) ? Action : [Action]));
        assert.deepStrictEqual(
            [...new Set(granted.filter((action) => action.startsWith("codepipeline:")))].sort(),
            ["codepipeline:GetPipelineExecution", "codepipeline:StartPipelineExecution"],
        );
        assert.deepStrictEqual(
            [...new Set(granted.filter((action) => action.includes("ModelPackage")))],
            ["sagemaker:DescribeModelPackage"],
        );
        assert.deepStrictEqual(
            granted.filter((action) => action.includes("*")),
            [],
        );
    });

    it("lets the Build stage read the state, and only an environment's own deployment write its stack", async () => {
        const recording = await make();
        const bucket = "arn:aws:s3:::fraud-deploy-state-bucket-0a1b2c3";
        const writing = (role: string): string[] =>
            statementsOf(recording, role)
                .filter(({ Action, Resource }) => `${String(Action)} ${String(Resource)}`.includes("Put"))
                .flatMap(({ Resource }) => Resource)
                .filter((resource) => resource.startsWith(bucket));
        assert.deepStrictEqual(writing("fraud-deploy-build-role"), []);
        assert.deepStrictEqual(writing("fraud-deploy-staging-check-role"), []);
        assert.deepStrictEqual(writing("fraud-deploy-staging-deploy-role"), [
            `${bucket}/.pulumi/stacks/*/staging.json*`,
            `${bucket}/.pulumi/history/*/staging/*`,
            `${bucket}/.pulumi/backups/*/staging/*`,
            `${bucket}/.pulumi/locks/organization/*/staging/*`,
            `${bucket}/builds/staging`,
            `${bucket}/.pulumi/meta.yaml`,
        ]);
        assert.deepStrictEqual(statement(recording, "fraud-deploy-build-role", "StateRead"), {
            Sid: "StateRead",
            Effect: "Allow",
            Action: "s3:GetObject",
            Resource: `${bucket}/.pulumi/*`,
        });
    });

    it("trusts CodeBuild with each role for its own project only", async () => {
        const trust = inputs(await make(), ROLE, "fraud-deploy-prod-deploy-role")["assumeRolePolicy"];
        assert.deepStrictEqual(statementsIn(trust), [
            {
                Sid: "ServiceMayAssume",
                Effect: "Allow",
                Principal: { Service: "codebuild.amazonaws.com" },
                Action: "sts:AssumeRole",
                Condition: {
                    StringEquals: { "aws:SourceAccount": "111122223333" },
                    ArnLike: {
                        "aws:SourceArn":
                            "arn:aws:codebuild:eu-central-1:111122223333:project/fraud-deploy-prod-deploy-project-*",
                    },
                },
            },
        ]);
    });

    it("acts by the roles that were given, and then makes none that could deploy", async () => {
        const [staging, prod] = pipelineArgs().environments;
        assert.ok(staging !== undefined && prod !== undefined);
        const recording = await make({ environments: [staging, { ...prod, ...ROLES_GIVEN }] });
        const assumed = (role: string): unknown => statement(recording, role, "TargetRoles")?.Resource;
        assert.deepStrictEqual(assumed("fraud-deploy-prod-deploy-role"), [ROLES_GIVEN.deployRoleArn]);
        assert.deepStrictEqual(assumed("fraud-deploy-prod-check-role"), [ROLES_GIVEN.readRoleArn]);
        assert.deepStrictEqual(assumed("fraud-deploy-build-role"), [ROLES_GIVEN.readRoleArn]);
        assert.strictEqual(assumed("fraud-deploy-staging-deploy-role"), undefined);
        assert.strictEqual(statement(recording, "fraud-deploy-prod-check-role", "Endpoints"), undefined);
        assert.deepStrictEqual(
            recording.names("aws:iam/policy:Policy").filter((name) => name.includes("prod")),
            [],
        );
        const told = variablesOf(recording, "fraud-deploy-prod-deploy-project");
        assert.strictEqual(told["TARGET_ROLE_ARN"], ROLES_GIVEN.deployRoleArn);
    });

    it("tells a deployment its stack, its state, its key and its parameter", async () => {
        const recording = await make({}, { preview: true });
        assert.deepStrictEqual(variablesOf(recording, "fraud-deploy-prod-deploy-project"), {
            PULUMI_VERSION: "3.270.0",
            PULUMI_SKIP_UPDATE_CHECK: "true",
            PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER: "true",
            SECRETS_PROVIDER:
                "awskms:///arn:aws:kms:eu-central-1:111122223333:key/aaaabbbb-1111?region=eu-central-1",
            MODEL_PACKAGE_GROUP: "fraud",
            POLICY_PACKS: "policies/guardrails policies/security",
            TARGET_REGION: "eu-central-1",
            TARGET_ROLE_ARN: "",
            ENVIRONMENT_NAME: "prod",
            STACK_NAME: "prod",
            STATE_URL: "s3://fraud-deploy-state-bucket-0a1b2c3?region=eu-central-1",
            STATE_BUCKET: "fraud-deploy-state-bucket-0a1b2c3",
            STACK_OWNER: "",
            MODEL_PARAMETER: "/mlops/fraud/prod/model-package-arn",
        });
    });

    it("tells the preview every environment, and the check what to look for", async () => {
        const [, prod] = pipelineArgs().environments;
        assert.ok(prod !== undefined);
        const paths = { samplePayloadPath: "samples/one.csv", testSettingsPath: "tests/staging.json" };
        const staging = { name: "staging", stackName: "stage", ...paths };
        const recording = await make({
            endpointTestFolder: "templates/model-deploy",
            environments: [staging, { ...prod, ...ROLES_GIVEN, region: "eu-west-1", bakeMinutes: 15 }],
        });
        assert.strictEqual(
            variablesOf(recording, "fraud-deploy-build-project")["ENVIRONMENTS"],
            `staging stage eu-central-1\nprod prod eu-west-1 ${ROLES_GIVEN.readRoleArn}`,
        );
        assert.deepStrictEqual(variablesOf(recording, "fraud-deploy-staging-check-project"), {
            TARGET_REGION: "eu-central-1",
            TARGET_ROLE_ARN: "",
            DEPLOYMENT_ARTIFACT: "Deployment_staging",
            TEST_FOLDER: "templates/model-deploy",
            TEST_SETTINGS: "tests/staging.json",
            SAMPLE_PAYLOAD: "samples/one.csv",
            SAMPLE_CONTENT_TYPE: "text/csv",
            BAKE_MINUTES: "",
        });
        assert.deepStrictEqual(variablesOf(recording, "fraud-deploy-prod-check-project"), {
            TARGET_REGION: "eu-west-1",
            TARGET_ROLE_ARN: ROLES_GIVEN.readRoleArn,
            DEPLOYMENT_ARTIFACT: "Deployment_prod",
            TEST_FOLDER: "templates/model-deploy",
            TEST_SETTINGS: "",
            SAMPLE_PAYLOAD: "",
            SAMPLE_CONTENT_TYPE: "text/csv",
            BAKE_MINUTES: "15",
        });
    });

    it("runs builds unprivileged, encrypted, logged and bounded, in the VPC where there is one", async () => {
        const network = { subnetIds: ["subnet-1", "subnet-2"], securityGroupIds: ["sg-1"] };
        const inside = await make({ network, vpcId: "vpc-1" });
        const project = inputs(inside, PROJECT, "fraud-deploy-prod-deploy-project");
        assert.deepStrictEqual(project["vpcConfig"], {
            vpcId: "vpc-1",
            subnets: ["subnet-1", "subnet-2"],
            securityGroupIds: ["sg-1"],
        });
        assert.strictEqual((project["environment"] as { privilegedMode: boolean }).privilegedMode, false);
        assert.strictEqual(project["encryptionKey"], pipelineArgs().keyArn);
        assert.strictEqual(project["buildTimeout"], 240);
        assert.deepStrictEqual(project["logsConfig"], {
            cloudwatchLogs: { status: "ENABLED", groupName: "fraud-deploy-prod-deploy-log-group-0a1b2c3" },
        });
        const outside = await make();
        assert.ok(!("vpcConfig" in inputs(outside, PROJECT, "fraud-deploy-prod-deploy-project")));
        assert.strictEqual(statement(outside, "fraud-deploy-prod-deploy-role", "BuildNetwork"), undefined);
        for (const { inputs: group } of outside.all("aws:cloudwatch/logGroup:LogGroup")) {
            assert.strictEqual(group["retentionInDays"], 365);
            assert.strictEqual(group["kmsKeyId"], pipelineArgs().keyArn);
        }
    });

    it("publishes each build's results in the report group that its buildspec writes to, and in no other", async () => {
        const recording = await make({}, { preview: true });
        const group = inputs(
            recording,
            "aws:codebuild/reportGroup:ReportGroup",
            "fraud-deploy-prod-check-report-group",
        );
        assert.strictEqual(group["name"], "fraud-deploy-prod-check-project-0a1b2c3-results");
        assert.deepStrictEqual(group["exportConfig"], {
            type: "S3",
            s3Destination: {
                bucket: "fraud-artifacts",
                path: "reports",
                encryptionKey: pipelineArgs().keyArn,
            },
        });
        assert.strictEqual(
            statement(recording, "fraud-deploy-prod-check-role", "Reports")?.Resource,
            "arn:aws:codebuild:eu-central-1:111122223333:report-group/fraud-deploy-prod-check-project-*",
        );
        const { buildspec } = inputs(recording, PROJECT, "fraud-deploy-prod-check-project")["source"] as {
            buildspec: string;
        };
        assert.deepStrictEqual(Object.keys((JSON.parse(buildspec) as { reports: object }).reports), [
            "results",
        ]);
    });

    it("compares with what production has live, and can read nothing else of it", async () => {
        const recording = await make();
        assert.deepStrictEqual(variablesOf(recording, "fraud-deploy-prod-compare-project"), {
            TARGET_REGION: "eu-central-1",
            TARGET_ROLE_ARN: "",
            COMPARED_ENVIRONMENT: "prod",
            MODEL_PARAMETER: "/mlops/fraud/prod/model-package-arn",
        });
        assert.deepStrictEqual(statement(recording, "fraud-deploy-prod-compare-role", "LiveVersion"), {
            Sid: "LiveVersion",
            Effect: "Allow",
            Action: "ssm:GetParameters",
            Resource: "arn:aws:ssm:eu-central-1:111122223333:parameter/mlops/fraud/prod/model-package-arn",
        });
    });
});
