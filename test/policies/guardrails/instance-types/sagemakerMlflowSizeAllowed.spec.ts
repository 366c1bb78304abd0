import { sagemakerMlflowSizeAllowed } from "../../../../policies/guardrails/instance-types/sagemakerMlflowSizeAllowed";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const [CLASSIC, NATIVE] = [
    "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer",
    "aws-native:sagemaker:MlflowTrackingServer",
];

function server(properties: Record<string, unknown>, type = CLASSIC) {
    return { type, name: "experiments", properties };
}

describeRule(sagemakerMlflowSizeAllowed, {
    "accepts an allowed size, and AWS's default": {
        resources: [server({ trackingServerSize: "Small" }), server({})],
    },
    "refuses another size, of either provider": {
        resources: [server({ trackingServerSize: "Large" }), server({ trackingServerSize: "Large" }, NATIVE)],
        config: { allowedSizes: ["Small", "Medium"] },
        violations: [CLASSIC, NATIVE].map(
            (type) =>
                `${type} "experiments": trackingServerSize is "Large"; it must be one of Small, Medium. ` +
                "Fix: set trackingServerSize to an allowed size.",
        ),
    },
    "refuses AWS's default where it is not allowed": {
        resources: [server({})],
        config: { allowedSizes: ["Medium"] },
        violations: [
            `${CLASSIC} "experiments": trackingServerSize is not set; it must be one of Medium. ` +
                "Fix: set trackingServerSize to an allowed size.",
        ],
    },
    "notes what is unknown": {
        resources: [server({ trackingServerSize: UNKNOWN })],
        undecided: [
            `${CLASSIC} "experiments": string value at .trackingServerSize can't be known during preview`,
        ],
    },
});
