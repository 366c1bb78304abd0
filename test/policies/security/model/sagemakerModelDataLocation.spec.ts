import { sagemakerModelDataLocation } from "../../../../policies/security/model/sagemakerModelDataLocation";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const FIX = "Fix: register the model and name its package in modelPackageName, or move the data.";

describeRule(
    sagemakerModelDataLocation,
    {
        types: ["aws:sagemaker/model:Model", "aws-native:sagemaker:Model"],
        good: { primaryContainer: { modelDataUrl: "s3://models/fraud/model.tar.gz" } },
        accepts: { "a model package": { primaryContainer: { modelPackageName: UNKNOWN } } },
        stops: {
            "another scheme": [
                { primaryContainer: { modelDataUrl: "https://example.com/m.tar.gz" } },
                `primaryContainer.modelDataUrl is "https://example.com/m.tar.gz"; it must be a place in S3. ${FIX}`,
            ],
        },
        notes: {
            "an unknown place": [
                { containers: [{ modelDataUrl: UNKNOWN }] },
                "string value at .containers.0.modelDataUrl",
            ],
        },
    },
    {
        types: ["aws:sagemaker/model:Model"],
        config: { allowedBuckets: ["models"] },
        good: {
            containers: [{ modelDataSource: { s3DataSources: [{ s3Uri: "s3://models/a/" }] } }],
            primaryContainer: undefined,
        },
        stops: {
            "another bucket": [
                { containers: [{ modelDataSource: { s3DataSources: [{ s3Uri: "s3://elsewhere/a/" }] } }] },
                `containers[0].modelDataSource.s3DataSources[0].s3Uri is "s3://elsewhere/a/"; it must be a place in bucket models. ${FIX}`,
            ],
        },
    },
    {
        types: ["aws-native:sagemaker:Model"],
        config: { requireModelPackage: true },
        good: { primaryContainer: { modelPackageName: "p" } },
        stops: {
            "model data at all": [
                { primaryContainer: { modelDataSource: { s3DataSource: { s3Uri: "s3://models/a/" } } } },
                `primaryContainer.modelDataSource.s3DataSource.s3Uri is "s3://models/a/"; models must come from a model package. ${FIX}`,
            ],
        },
    },
);
