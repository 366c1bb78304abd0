import { sagemakerMlflowArtifacts } from "../../../../policies/guardrails/reliability/sagemakerMlflowArtifacts";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const TYPES = [
    "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer",
    "aws-native:sagemaker:MlflowTrackingServer",
    "aws:sagemaker/mlflowApp:MlflowApp",
    "aws-native:sagemaker:MlflowApp",
];
const [SERVER = ""] = TYPES;

function server(artifactStoreUri: unknown, type = SERVER, sources: string[] = []): ResourceFixture {
    return { type, name: "mlflow", properties: { artifactStoreUri }, sources: { artifactStoreUri: sources } };
}

const bucket: ResourceFixture = {
    type: "aws:s3/bucket:Bucket",
    name: "runs",
    properties: { bucket: "runs-1a2b3c4" },
};

function message(found: string, type = SERVER): string {
    return (
        `${type} "mlflow": artifactStoreUri ${found}; ` +
        "the models and metrics of experiments must lie in a bucket of this stack, under its rules. " +
        "Fix: declare the bucket in the same program, or name it in allowedBuckets."
    );
}

describeRule(sagemakerMlflowArtifacts, {
    "accepts a bucket of the stack": {
        resources: [bucket, ...TYPES.map((type) => server("s3://runs-1a2b3c4/all", type))],
    },
    "stops a bucket that is somewhere else": {
        resources: [bucket, ...TYPES.map((type) => server("s3://runs/all", type))],
        violations: TYPES.map((type) => message('is "s3://runs/all"', type)),
    },
    "stops what is no bucket, although the stack has one that it depends on": {
        resources: [
            bucket,
            server("https://runs.example.com", SERVER, ["runs"]),
            { ...server(undefined), name: "second" },
        ],
        violations: [
            message('is "https://runs.example.com"'),
            message("is not set").replace('"mlflow"', '"second"'),
        ],
    },
    "takes buckets of other stacks where they are listed": {
        resources: [server("s3://ml-experiments-7/all")],
        config: { allowedBuckets: ["ml-experiments-*"] },
    },
    "joins by dependency where a preview knows no name": {
        resources: [{ ...bucket, properties: { bucket: UNKNOWN } }, server(UNKNOWN, SERVER, ["runs"])],
    },
    "notes a place that is unknown and comes from nowhere": {
        resources: [server(UNKNOWN)],
        undecided: [`${SERVER} "mlflow": string value at .artifactStoreUri can't be known during preview`],
    },
});
