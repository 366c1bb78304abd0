import { Finding, isValue } from "../../shared/findings";
import { machineLearningLens } from "../../shared/frameworks";
import { matchesWildcards } from "../../shared/policyDocuments";
import { Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { textList } from "../../shared/settingKinds";
import { NamedResources, Stack } from "../../shared/stack";

const TYPES = [
    "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer",
    "aws-native:sagemaker:MlflowTrackingServer",
    "aws:sagemaker/mlflowApp:MlflowApp",
    "aws-native:sagemaker:MlflowApp",
] as const;
const BUCKETS = ["aws:s3/bucket:Bucket", "aws:s3/bucketV2:BucketV2", "aws-native:s3:Bucket"] as const;
const PLACE = "artifactStoreUri";

function bucketOf(uri: unknown): string | undefined {
    return typeof uri === "string" ? /^s3:\/\/([^/]+)/.exec(uri)?.[1] : undefined;
}

function check(stack: Stack, allowed: readonly string[]): Finding[] {
    const buckets = new NamedResources(stack.ofTypes(BUCKETS), ["bucket", "bucketName", "id"]);
    return stack.ofTypes(TYPES).flatMap((resource): Finding[] => {
        const uri = valueAt(resource.properties, PLACE);
        const name = bucketOf(uri);
        const isOwn = buckets.meant(name, resource, uri instanceof Unknown ? PLACE : "").length > 0;
        if (isOwn || (name !== undefined && allowed.some((pattern) => matchesWildcards(pattern, name)))) {
            return [];
        }
        return uri instanceof Unknown
            ? [{ kind: "undecided", resource, unknown: uri }]
            : [
                  {
                      kind: "violation",
                      resource,
                      subject: PLACE,
                      found: isValue(uri),
                      rule: "the models and metrics of experiments must lie in a bucket of this stack, under its rules",
                      fix: "declare the bucket in the same program, or name it in allowedBuckets",
                  },
              ];
    });
}

function example(bucket: string) {
    return [
        { type: BUCKETS[0], name: "experiments", properties: { bucket: "experiments-1a2b3c4" } },
        {
            type: TYPES[0],
            name: "experiments",
            properties: { trackingServerName: "experiments", artifactStoreUri: `s3://${bucket}/runs` },
        },
    ];
}

/** Joined by the bucket's name, then by dependency; what is then unknown at preview is noted. */
export const sagemakerMlflowArtifacts = stackRule({
    name: "sagemaker-mlflow-artifacts",
    displayName: "Experiments are kept where the rules hold",
    description:
        "The artifacts of an MLflow server must lie in a bucket of the stack, or in one that is listed.",
    why: "A tracking server keeps every model that was ever tried; in a bucket that nobody declared nothing protects them.",
    severity: "low",
    tags: ["reliability", "mlflow", "s3"],
    framework: machineLearningLens("MLREL05-BP02", "Keep versions so that they can be recovered."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-create-tracking-server.html",
    remediationSteps: "Declare the bucket in the same program and name it in artifactStoreUri.",
    settings: {
        allowedBuckets: textList({
            description:
                "Names of buckets outside of the stack that may keep artifacts, with * for any text.",
            pattern: "^[a-z0-9.*-]{3,63}$",
            form: 'names of buckets such as "ml-experiments-*"',
            fallback: [],
        }),
    },
    enforcementLevel: "mandatory",
    subject: "MLflow tracking servers and apps",
    appliesTo: isOneOf(TYPES),
    check: (stack, { allowedBuckets }) => check(stack, allowedBuckets),
    examples: { passes: example("experiments-1a2b3c4"), fails: example("somewhere-else") },
});
