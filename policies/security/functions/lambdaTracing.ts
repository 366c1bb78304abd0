import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { companionRule } from "../../shared/kinds/companionRule";
import { mustBe } from "../../shared/kinds/requirements";
import {
    FUNCTION,
    functionPatterns,
    FUNCTIONS,
    isOneOfFunctions,
    NATIVE_FUNCTION,
} from "../kinds/functionTypes";

/** Only for the functions that the setting names: tracing is paid for by the request. */
export const lambdaTracing = companionRule({
    name: "lambda-tracing",
    displayName: "Functions are traced",
    description: "Functions that the setting names must trace their calls with X-Ray.",
    why: "Of a slow prediction nobody knows then whether the function, the feature store or the endpoint was slow.",
    severity: "low",
    tags: ["functions", "observability", "lambda"],
    framework: securityHub("Lambda.7", "Lambda functions have X-Ray active tracing enabled."),
    sources: ["AWS Config lambda-function-xray-enabled", "Checkov CKV_AWS_50", "Trivy AWS-0066"],
    url: securityHubUrl("Lambda.7"),
    remediationSteps: 'Set tracingConfig.mode to "Active" and let the function\'s role write to X-Ray.',
    settings: { functions: functionPatterns("must be traced, such as those in front of an endpoint") },
    enforcementLevel: "mandatory",
    subject: "Lambda functions",
    of: FUNCTIONS,
    about: (resource, { functions }) => isOneOfFunctions(resource, functions),
    reads: { [FUNCTION]: { mode: "tracingConfig.mode" }, [NATIVE_FUNCTION]: { mode: "tracingConfig.mode" } },
    must: { mode: mustBe("Active", 'AWS\'s default is "PassThrough"') },
    examples: {
        settings: { functions: ["predict*"] },
        passes: [{ type: FUNCTION, name: "predict", properties: { tracingConfig: { mode: "Active" } } }],
        fails: [{ type: FUNCTION, name: "predict", properties: {} }],
    },
});
