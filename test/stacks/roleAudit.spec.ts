import * as assert from "node:assert";
import { RecordedResource } from "../../rehearsal/engine/recordedResource";
import { temporaryFolder, TemporaryFolder } from "../rehearsal/policyRunner/packFixture";
import { oracleProblems, requireOracles } from "../support/oracles/oracles";
import { LABEL_MONITORS, withMonitors } from "./labelMonitors";
import { platformStack } from "./platformRecording";
import { servingStack } from "./servingStack";

/** What AWS's table finds and why it stays, by action. */
const EXPLAINED: Record<string, string> = {
    // The service was renamed; which of the two actions is asked for follows from the connection's ARN.
    "codestar-connections:UseConnection": "takes none of",
    // Held to namespaces: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html
    "cloudwatch:PutMetricData": "takes a resource and is given for all",
    // Reads what every VPC of the account says of DNS; ids are drawn by AWS, so that no VPC could be named.
    "ec2:DescribeVpcAttribute": "takes a resource and is given for all",
    // An interface has no ARN before it is made: https://docs.aws.amazon.com/codebuild/latest/userguide/auth-and-access-control-iam-identity-based-access-control.html
    "ec2:CreateNetworkInterface": "takes a resource and is given for all",
    "ec2:DeleteNetworkInterface": "takes a resource and is given for all",
    // A key has no ARN before it is made; held to the tag that keys of this library are made with.
    "kms:TagResource": "takes a resource and is given for all",
    // AWS's table has topics for these, its documentation none; a denied deletion of a subscription stops a deployment.
    "sns:GetSubscriptionAttributes": "takes a resource and is given for all",
    "sns:SetSubscriptionAttributes": "takes a resource and is given for all",
    "sns:Unsubscribe": "takes a resource and is given for all",
};

/** Every document that says what a role may do. */
function policies(resources: readonly RecordedResource[]): { name: string; document: unknown }[] {
    return resources
        .filter(({ type }) => ["aws:iam/rolePolicy:RolePolicy", "aws:iam/policy:Policy"].includes(type))
        .map(({ name, inputs }) => ({ name, document: JSON.parse(String(inputs["policy"])) as unknown }));
}

/** What AWS's table finds in the roles of a stack, each as `policy: statement: action: finding`. */
function findings(resources: readonly RecordedResource[]): string[] {
    const found = policies(resources);
    assert.ok(found.length > 0);
    const answers = oracleProblems(
        "iam_check.py",
        found.map(({ document }) => document),
    );
    return found.flatMap(({ name }, index) => (answers[index] ?? []).map((each) => `${name}: ${each}`));
}

function isExplained(finding: string): boolean {
    return Object.entries(EXPLAINED).some(([action, what]) => finding.includes(`: ${action}: ${what}`));
}

const TRAINING = {
    task: "binary",
    labelColumn: "malignant",
    inputDataUri: "s3://example-bucket/data/",
    metrics: [{ name: "auc", atLeast: 0.8, maxWorseThanLive: 0.01 }],
};
const CONNECTION = {
    connectionArn: "arn:aws:codeconnections:eu-central-1:111122223333:connection/1",
    repositoryId: "team/diagnosis",
    branches: ["main", "release/**"],
};
const S3 = {
    bucketName: "team-code",
    objectKey: "diagnosis.zip",
    keyArn: "arn:aws:kms:eu-central-1:111122223333:key/11111111-2222-3333-4444-555555555555",
};
const MADE = {
    repositoryName: "build",
    create: true,
    reviewerArns: ["arn:aws:iam::111122223333:role/reviewers"],
};

/** Every optional feature of a platform, a few at a time. */
const PLATFORMS: Record<string, Record<string, unknown>> = {
    "nothing but what has no default": {},
    "a repository that is made with the template, trials, schedules, drift, tuning and an experiment": {
        "mlops:buildSource": { codeCommit: MADE },
        "mlops:trials": { branches: ["feature/**"] },
        "mlops:retrainingSchedule": "rate(7 days)",
        "mlops:driftRetraining": {},
        "mlops:registry": { encryptVersions: true },
        "mlops:training": {
            ...TRAINING,
            trackExperiments: true,
            tuning: { ranges: [{ name: "eta", min: 0.1, max: 0.2 }] },
        },
    },
    "an archive with a key, every baseline, spot training and data under a key": {
        "mlops:buildSource": { s3: S3 },
        "mlops:deploySource": { s3: S3 },
        "mlops:training": {
            ...TRAINING,
            spotTraining: true,
            reuseResultsFor: "P7D",
            inputDataKeyArn: S3.keyArn,
            baselines: {
                bias: { facetColumn: "gender", facetValues: ["F"], favourableLabels: ["0"] },
                explainability: {},
            },
        },
    },
    "connections, an own image, other accounts, an archive of versions and builds in the VPC": {
        "mlops:buildSource": { connection: CONNECTION },
        "mlops:deploySource": { connection: { ...CONNECTION, branches: undefined } },
        "mlops:training": {
            ...TRAINING,
            metrics: [{ name: "auc", atLeast: 0.8 }],
            algorithm: "customImage",
            image: "111122223333.dkr.ecr.eu-central-1.amazonaws.com/forecaster:1",
            hyperparameters: { layers: "3" },
        },
        "mlops:registry": {
            consumerAccountIds: ["444455556666"],
            approverRoleArns: ["arn:aws:iam::111122223333:role/approvers"],
            lifecycle: { archiveAfterDays: 30, deleteAfterDays: 365 },
        },
        "mlops:network": { natGateways: "single" },
        "mlops:deployment": { buildsInVpc: true },
    },
};

describe("what the roles of a stack may do, by AWS's own table of actions and resources", function () {
    this.timeout(120_000);
    let home: TemporaryFolder;
    const seen: string[] = [];
    before(requireOracles);
    before(() => {
        home = temporaryFolder();
    });
    after(() => {
        home.dispose();
    });

    function audit(resources: readonly RecordedResource[]): void {
        const found = findings(resources);
        seen.push(...found);
        assert.deepStrictEqual(
            found.filter((finding) => !isExplained(finding)),
            [],
        );
    }

    for (const [what, settings] of Object.entries(PLATFORMS)) {
        it(`is named action by action, on resources that the action takes, on a platform with ${what}`, async () => {
            audit((await platformStack(settings)).resources);
        });
    }

    for (const stack of ["staging", "prod"] as const) {
        it(`is named action by action, on resources that the action takes, in ${stack}`, async () => {
            audit(await servingStack(stack, {}, home.folder));
        });
    }

    it("is named action by action, on resources that the action takes, in prod with monitors that need labels", async () => {
        audit(await servingStack("prod", withMonitors(LABEL_MONITORS), home.folder));
    });

    it("is named action by action, on resources that the action takes, where an endpoint answers from a queue", async () => {
        const asynchronous = { instanceType: "ml.m5.xlarge", initialInstanceCount: 2 };
        audit(await servingStack("prod", { "mlops:asynchronous": asynchronous }, home.folder));
    });

    it("is named action by action, on resources that the action takes, where an endpoint has no instances", async () => {
        const serverless = { memorySizeInMb: 2048, maxConcurrency: 20 };
        audit(await servingStack("prod", { "mlops:serverless": serverless }, home.folder));
    });

    it("finds in them each of the exceptions that are explained, so that none of these is out of date", () => {
        assert.deepStrictEqual(
            Object.keys(EXPLAINED).filter(
                (action) => !seen.some((finding) => finding.includes(`: ${action}: `)),
            ),
            [],
        );
    });

    it("would find a pattern, an action that is none, one for all, and resources of another kind", () => {
        const document = (Action: string, Resource: string) => ({
            Statement: [{ Sid: "S", Effect: "Allow", Action, Resource }],
        });
        assert.deepStrictEqual(
            oracleProblems("iam_check.py", [
                document("s3:Get*", "arn:aws:s3:::bucket/*"),
                document("sagemaker:CreateTrainingJobs", "*"),
                document("sagemaker:CreateTrainingJob", "*"),
                document("sagemaker:CreateTrainingJob", "arn:aws:sagemaker:x:1:processing-job/a"),
                document("ecr:GetAuthorizationToken", "arn:aws:ecr:x:1:repository/a"),
                document("ecr:GetAuthorizationToken", "*"),
            ]),
            [
                ["S: s3:Get*: is a pattern"],
                ["S: sagemaker:CreateTrainingJobs: is not an action"],
                ["S: sagemaker:CreateTrainingJob: takes a resource and is given for all"],
                ["S: sagemaker:CreateTrainingJob: takes none of arn:aws:sagemaker:x:1:processing-job/a"],
                ["S: ecr:GetAuthorizationToken: takes no resource, so that it is given for none"],
                [],
            ],
        );
    });
});
