import { machineLearningLens } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { requirement } from "../../shared/kinds/requirements";
import { choices } from "../../shared/settingKinds";

const TYPES = [
    "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer",
    "aws-native:sagemaker:MlflowTrackingServer",
] as const;
const SIZES = ["Small", "Medium", "Large"] as const;

function server(trackingServerSize: string) {
    return { type: TYPES[0], name: "experiments", properties: { trackingServerSize } };
}

/** A size that is unknown at preview is noted there and judged before the server is created. */
export const sagemakerMlflowSizeAllowed = propertyRule({
    name: "sagemaker-mlflow-size-allowed",
    displayName: "Allowed sizes of MLflow servers",
    description: "An MLflow tracking server must have a size that is allowed in this environment.",
    why: "A tracking server is paid for by the hour whether anybody looks at it or not.",
    severity: "low",
    tags: ["instance-types", "cost", "mlflow"],
    framework: machineLearningLens("MLCOST05-BP03", "Size what hosts and trains a model for what it needs."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-create-tracking-server.html",
    remediationSteps: "Use an allowed size, or have the size added to allowedSizes in a reviewed change.",
    settings: {
        allowedSizes: choices({
            description: "Sizes that a tracking server may have.",
            words: SIZES,
            fallback: ["Small"],
        }),
    },
    enforcementLevel: "mandatory",
    subject: "MLflow tracking servers",
    reads: { [TYPES[0]]: ["trackingServerSize"], [TYPES[1]]: ["trackingServerSize"] },
    must: requirement({
        // AWS's own default is Small.
        holds: (value, { allowedSizes }) => allowedSizes.some((size) => size === (value ?? "Small")),
        rule: ({ allowedSizes }) => `it must be one of ${allowedSizes.join(", ")}`,
        fix: (subject) => `set ${subject} to an allowed size`,
    }),
    examples: { passes: [server("Small")], fails: [server("Large")] },
});
