import { sagemakerEndpointProtected } from "../../../../policies/guardrails/reliability/sagemakerEndpointProtected";
import { describeRule } from "../../ruleCases";
import { endpoint, ENDPOINT } from "./endpoints";

const NATIVE = "aws-native:sagemaker:Endpoint";

function message(type: string): string {
    return (
        `${type} "endpoint": the option protect is not set; ` +
        "an endpoint that somebody calls must not be deleted by the way. Fix: set protect to true."
    );
}

describeRule(sagemakerEndpointProtected, {
    "accepts a protected endpoint": {
        resources: [
            { ...endpoint(), protect: true },
            { ...endpoint(), type: NATIVE, protect: true },
        ],
    },
    "stops an endpoint that anybody may delete": {
        resources: [endpoint(), { ...endpoint(), type: NATIVE }],
        violations: [message(ENDPOINT), message(NATIVE)],
    },
});
