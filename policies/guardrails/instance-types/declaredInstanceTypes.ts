import { mentionedInstanceTypes } from "../../shared/instanceType";
import { Leaf, leavesOf, Properties, Unknown } from "../../shared/properties";
import { Declaration } from "./declaration";
import { isSageMakerPipeline, pipelineInstanceTypes } from "./pipelineInstanceTypes";

/** Resources that hand instance types on as text: targets, schedules, builds, functions, whole templates. */
const CARRIERS: readonly string[] = [
    "aws:cloudcontrol/resource:Resource",
    "aws:cloudformation/stack:Stack",
    "aws:cloudformation/stackSet:StackSet",
    "aws:cloudwatch/eventTarget:EventTarget",
    "aws:codebuild/project:Project",
    "aws:codepipeline/pipeline:Pipeline",
    "aws:lambda/function:Function",
    "aws:pipes/pipe:Pipe",
    "aws:scheduler/schedule:Schedule",
    "aws:sfn/stateMachine:StateMachine",
    "aws:ssm/document:Document",
    "aws:ssm/parameter:Parameter",
    "aws-native:cloudformation:Stack",
    "aws-native:cloudformation:StackSet",
    "aws-native:codepipeline:Pipeline",
    "aws-native:events:Rule",
    "aws-native:index:ExtensionResource",
    "aws-native:lambda:Function",
    "aws-native:pipes:Pipe",
    "aws-native:scheduler:Schedule",
    "aws-native:ssm:Document",
    "aws-native:ssm:Parameter",
    "aws-native:stepfunctions:StateMachine",
];

/** Properties, in lower case, that hold a whole program, which may well name an instance type. */
const PROGRAMS: readonly string[] = ["definition", "definitionstring", "desiredstate", "templatebody"];

/** Prose, which may name a type that nobody uses. */
const PROSE: readonly string[] = ["description", "tags"];

/** Ends of the keys of everything in SageMaker's resources that can hold an instance type further in. */
const HOLDER =
    /(?:variants|configs?|configurations?|definitions?|settings|specs?|specifications?|groups|pools|profiles|requirements|resources)$/;

function isSageMaker(type: string): boolean {
    return type.startsWith("aws:sagemaker/") || type.startsWith("aws-native:sagemaker:");
}

/** True for the types of resource that this rule reads. */
export function canDeclareInstanceTypes(type: string): boolean {
    return isSageMaker(type) || CARRIERS.includes(type);
}

/** True for a key under which a list or an object that is unknown could hide an instance type. */
export function canHoldInstanceTypes(key: string): boolean {
    return HOLDER.test(key.toLowerCase());
}

/** `instanceType` and `instanceTypes`, but not `supportedTransformInstanceTypes`, which use nothing. */
function fromSageMakerLeaf({ path, key, value }: Leaf): Declaration[] {
    const isInstanceType = key === "instancetype" || key === "instancetypes";
    if (value instanceof Unknown) {
        return isInstanceType || canHoldInstanceTypes(key) ? [{ kind: "unknown", unknown: value }] : [];
    }
    return isInstanceType && typeof value === "string" ? [{ kind: "type", subject: path, type: value }] : [];
}

function fromCarrierLeaf({ path, key, value }: Leaf): Declaration[] {
    if (value instanceof Unknown) {
        return PROGRAMS.includes(key) ? [{ kind: "unknown", unknown: value }] : [];
    }
    const isProse = PROSE.some((key) => path === key || path.startsWith(`${key}.`));
    const types = typeof value === "string" && !isProse ? mentionedInstanceTypes(value) : [];
    return types.map((type) => ({ kind: "type", subject: path, type }));
}

/**
 * Every instance type that a resource declares. In SageMaker's own resources it goes by the property's name,
 * so that new kinds of resource are covered as they appear; elsewhere by what a text mentions.
 * Elsewhere a text that is unknown at preview is noted where it is a whole program; of others nearly none holds an
 * instance type.
 */
export function declaredInstanceTypes(type: string, properties: Properties): Declaration[] {
    if (!isSageMaker(type)) {
        return leavesOf(properties).flatMap(fromCarrierLeaf);
    }
    return isSageMakerPipeline(type)
        ? pipelineInstanceTypes(properties)
        : leavesOf(properties).flatMap(fromSageMakerLeaf);
}
