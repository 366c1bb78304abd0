import { sagemakerInstanceCountsBounded } from "../../../../policies/guardrails/instance-types/sagemakerInstanceCountsBounded";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { CONFIG, endpointConfig, PIPELINE, pipeline } from "./fixtures";

const FIX = "Fix: use fewer instances, or have the limit raised in a reviewed change.";

function message(found: string, maximum: number, of = `${CONFIG} "fraud"`): string {
    return `${of}: ${found}; it must be at most ${String(maximum)}. ${FIX}`;
}

function trainingPipeline(InstanceCount: unknown, Parameters: object[] = []) {
    const step = { Name: "Train", Type: "Training", Arguments: { ResourceConfig: { InstanceCount } } };
    const branch = { Name: "Check", Type: "Condition", Arguments: { IfSteps: [step], ElseSteps: [] } };
    return pipeline({ Parameters, Steps: [branch] });
}

const IN_STEP =
    "pipelineDefinition.Steps[Check].Arguments.IfSteps[Train].Arguments.ResourceConfig.InstanceCount";

describeRule(sagemakerInstanceCountsBounded, {
    "accepts as many as are allowed": {
        resources: [endpointConfig({ initialInstanceCount: 10 }), trainingPipeline(10)],
    },
    "refuses too many in a variant, at the start and by managed scaling": {
        resources: [
            endpointConfig({ initialInstanceCount: 11, managedInstanceScaling: { maxInstanceCount: 12 } }),
        ],
        violations: [
            message("productionVariants[primary].initialInstanceCount is 11", 10),
            message("productionVariants[primary].managedInstanceScaling.maxInstanceCount is 12", 10),
        ],
    },
    "refuses too many in all variants together": {
        resources: [
            endpointConfig({ initialInstanceCount: 3 }, [{ variantName: "next", initialInstanceCount: 2 }]),
        ],
        config: { maximumPerEndpoint: 4 },
        violations: [message("the sum of all variants' initialInstanceCount is 5", 4)],
    },
    "refuses too many in a step of a pipeline, inside a condition": {
        resources: [trainingPipeline(40)],
        violations: [message(`${IN_STEP} is 40`, 10, `${PIPELINE} "train"`)],
    },
    "refuses too many by a parameter of a pipeline": {
        resources: [
            trainingPipeline({ Get: "Parameters.Count" }, [
                { Name: "Count", DefaultValue: 1, EnumValues: [1, 50] },
            ]),
        ],
        violations: [message(`${IN_STEP} is 50`, 10, `${PIPELINE} "train"`)],
    },
    "notes what is unknown, and judges the rest": {
        resources: [
            endpointConfig({ initialInstanceCount: UNKNOWN }, [
                { variantName: "b", initialInstanceCount: 11 },
            ]),
        ],
        violations: [message("productionVariants[b].initialInstanceCount is 11", 10)],
        undecided: [
            `${CONFIG} "fraud": string value at .productionVariants.0.initialInstanceCount can't be known during preview`,
        ],
    },
    "notes a definition that is unknown": {
        resources: [{ type: PIPELINE, name: "train", properties: { pipelineDefinition: UNKNOWN } }],
        undecided: [`${PIPELINE} "train": string value at .pipelineDefinition can't be known during preview`],
    },
});
