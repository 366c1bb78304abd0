import { sagemakerNotebookBounded } from "../../../../policies/guardrails/cost/sagemakerNotebookBounded";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const TYPE = "aws:sagemaker/notebookInstance:NotebookInstance";
const NATIVE = "aws-native:sagemaker:NotebookInstance";

function notebook(properties: object = {}, type = TYPE): ResourceFixture {
    return { type, name: "explore", properties: { ...properties } };
}

function message(type: string, key: string): string {
    return (
        `${type} "explore": ${key} is 500; it must be at most 100 GB. ` +
        "Fix: keep data in S3 and use a smaller volume."
    );
}

describeRule(sagemakerNotebookBounded, {
    "accepts a small volume, and AWS's default": {
        resources: [notebook({ volumeSize: 100 }), notebook(), notebook({ volumeSizeInGb: 100 }, NATIVE)],
    },
    "stops a large volume": {
        resources: [notebook({ volumeSize: 500 }), notebook({ volumeSizeInGb: 500 }, NATIVE)],
        violations: [message(TYPE, "volumeSize"), message(NATIVE, "volumeSizeInGb")],
    },
    "takes the bound from its settings": {
        resources: [notebook({ volumeSize: 500 })],
        config: { maximumVolumeGb: 500 },
    },
    "stops every notebook where none belongs": {
        resources: [notebook()],
        config: { allowNotebooks: false },
        violations: [
            `${TYPE} "explore": the notebook instance is declared; this environment must have none. ` +
                "Fix: explore in another environment, or have allowNotebooks set.",
        ],
    },
    "notes a size that it does not know": {
        resources: [notebook({ volumeSize: UNKNOWN })],
        undecided: [`${TYPE} "explore": string value at .volumeSize can't be known during preview`],
    },
});
