import { lambdaTracing } from "../../../../policies/security/functions/lambdaTracing";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const FUNCTION = "aws:lambda/function:Function";
const config = { functions: ["predict"] };
const RULE = 'it must be "Active", AWS\'s default is "PassThrough". Fix: set tracingConfig.mode to "Active".';

function predict(tracingConfig?: object, type = FUNCTION) {
    return { type, name: "predict", properties: { tracingConfig } };
}

describeRule(lambdaTracing, {
    "accepts tracing": {
        config,
        resources: [predict({ mode: "Active" })],
    },
    "asks nothing of functions that the setting does not name": { resources: [predict()] },
    "stops AWS's default": {
        config,
        resources: [predict()],
        violations: [`${FUNCTION} "predict": tracingConfig.mode is not set; ${RULE}`],
    },
    "stops tracing that is passed through, in a native function": {
        config,
        resources: [predict({ mode: "PassThrough" }, "aws-native:lambda:Function")],
        violations: [`aws-native:lambda:Function "predict": tracingConfig.mode is "PassThrough"; ${RULE}`],
    },
    "notes a mode that is unknown": {
        config,
        resources: [predict({ mode: UNKNOWN })],
        undecided: [
            `${FUNCTION} "predict": string value at .tracingConfig.mode can't be known during preview`,
        ],
    },
});
