import { machineLearningLens } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import {
    pipelineSteps,
    PipelineStep,
    possibleValues,
    readPipelineDefinition,
} from "../../shared/pipelineDefinition";
import { Properties, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { InspectedResource } from "../../shared/ruleSpec";
import { SAGEMAKER_PIPELINE } from "../resourceTypes";

const MODEL_PACKAGE = "aws-native:sagemaker:ModelPackage";
const PENDING = "PendingManualApproval";
const RULE = `a version must be registered as ${PENDING}, so that somebody decides about it`;

function pipeline(ModelApprovalStatus: string) {
    const Steps = [{ Name: "Register", Type: "RegisterModel", Arguments: { ModelApprovalStatus } }];
    const pipelineDefinition = JSON.stringify({ Version: "2020-12-01", Steps });
    return { type: SAGEMAKER_PIPELINE[0], name: "train", properties: { pipelineDefinition } };
}

function packageJudgements(properties: Properties): Judgement[] {
    const status = valueAt(properties, "modelApprovalStatus");
    if (status instanceof Unknown) {
        return [status];
    }
    return status === "Approved"
        ? [
              {
                  subject: "modelApprovalStatus",
                  found: isValue(status),
                  rule: "a program must not approve a version",
                  fix: "take modelApprovalStatus out and approve the version in the registry",
              },
          ]
        : [];
}

function stepJudgements(definition: Properties, step: PipelineStep): Judgement[] {
    const status = valueAt(step.arguments, "ModelApprovalStatus");
    const values = possibleValues(definition, status);
    const problem = {
        subject: `Steps[${step.name}].Arguments.ModelApprovalStatus`,
        rule: RULE,
        fix: `set it to "${PENDING}", or to a parameter that can have no other value`,
    };
    if (values === undefined) {
        return [{ ...problem, found: "is computed while the pipeline runs" }];
    }
    const others = values.filter((value): value is Exclude<PropertyValue, Unknown> => value !== PENDING);
    const [first] = others;
    return others.length === 0 && values.length > 0 ? [] : [{ ...problem, found: isValue(first) }];
}

function judge({ type, properties }: InspectedResource): Judgement[] {
    if (type === MODEL_PACKAGE) {
        return packageJudgements(properties);
    }
    const read = readPipelineDefinition(properties);
    if (read.kind !== "read") {
        return read.kind === "unknown" ? [read.unknown] : [];
    }
    return pipelineSteps(read.definition)
        .filter(({ type: step }) => step === "RegisterModel")
        .flatMap((step) => stepJudgements(read.definition, step));
}

/** A definition that is unknown at preview is noted there; one that is kept in S3 is not read. */
export const modelVersionPending = resourceRule({
    name: "model-version-pending",
    displayName: "Versions are registered for a decision",
    description: "Neither a program nor a pipeline may register a model version as approved.",
    why: "A version that is registered as Approved starts its own deployment: the first gate is gone.",
    severity: "critical",
    tags: ["approval-gates", "model-registry", "sagemaker"],
    framework: machineLearningLens("MLREL04-BP02", "Decide about a version before it is deployed."),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-approve.html",
    remediationSteps: `Register with ModelApprovalStatus ${PENDING} and approve in the registry.`,
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker pipelines and model packages",
    appliesTo: isOneOf([...SAGEMAKER_PIPELINE, MODEL_PACKAGE]),
    check: (resource) => findingsOf(resource, judge(resource)),
    examples: { passes: [pipeline(PENDING)], fails: [pipeline("Approved")] },
});
