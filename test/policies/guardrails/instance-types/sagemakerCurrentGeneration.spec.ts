import { sagemakerCurrentGeneration } from "../../../../policies/guardrails/instance-types/sagemakerCurrentGeneration";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { CONFIG, endpointConfig } from "./fixtures";

const NOTEBOOK = "aws:sagemaker/notebookInstance:NotebookInstance";

function notebook(instanceType: string) {
    return { type: NOTEBOOK, name: "lab", properties: { instanceType } };
}

describeRule(sagemakerCurrentGeneration, {
    "accepts current generations, and burstable notebooks": {
        resources: [endpointConfig(), notebook("ml.t3.medium")],
    },
    "refuses a previous generation, in a notebook too": {
        resources: [notebook("ml.t2.medium")],
        violations: [
            `${NOTEBOOK} "lab": instanceType is "ml.t2.medium"; t2 is a previous generation. ` +
                "Fix: use a type of a current generation.",
        ],
    },
    "refuses a burstable variant": {
        resources: [endpointConfig({ instanceType: "ml.t3.medium" })],
        violations: [
            `${CONFIG} "fraud": productionVariants[primary].instanceType is "ml.t3.medium"; a variant must not run ` +
                "on burstable instances here, which slow down when their credits are used up. " +
                "Fix: use a type of the m, c or r families.",
        ],
    },
    "accepts a burstable variant where that is allowed": {
        resources: [endpointConfig({ instanceType: "ml.t3.medium" })],
        config: { allowBurstableVariants: true },
    },
    "refuses an Elastic Inference accelerator": {
        resources: [endpointConfig({ acceleratorType: "ml.eia2.medium" })],
        violations: [
            `${CONFIG} "fraud": productionVariants[primary].acceleratorType is "ml.eia2.medium"; ` +
                "Elastic Inference has been retired. " +
                "Fix: take acceleratorType out and use an instance type with an accelerator.",
        ],
    },
    "notes what is unknown": {
        resources: [endpointConfig({ instanceType: UNKNOWN })],
        undecided: [
            `${CONFIG} "fraud": string value at .productionVariants.0.instanceType can't be known during preview`,
        ],
    },
});
