import { possibleValues, readPipelineDefinition } from "../../shared/pipelineDefinition";
import { leavesOf, Properties, PropertyValue, Unknown } from "../../shared/properties";
import { isSageMakerPipeline } from "./pipelineInstanceTypes";

/** A number of instances that a resource asks for or may grow to. */
export interface DeclaredCount {
    subject: string;
    value: PropertyValue;
    /** A production or shadow variant of an endpoint. */
    isVariant: boolean;
}

/** Keys that hold a number of instances, in lower case. */
const COUNT_KEYS: readonly string[] = ["initialinstancecount", "instancecount", "maxinstancecount"];

/** Ends of the keys, in lower case, of what holds such a number further in. */
const HOLDER = /(?:variants|clusterconfig|resourceconfig|resources|scaling|groups|definitions?)$/;

function leafCounts(properties: Properties, subject: (path: string) => string): DeclaredCount[] {
    return leavesOf(properties)
        .filter(
            ({ key, value }) => COUNT_KEYS.includes(key) || (value instanceof Unknown && HOLDER.test(key)),
        )
        .map(({ path, value }) => ({ subject: subject(path), value, isVariant: /Variants\[/.test(path) }));
}

/** A step may take its count from a parameter; what is computed while the pipeline runs has no number to judge. */
function expressionCounts(definition: Properties): DeclaredCount[] {
    return leavesOf(definition)
        .filter(({ path, key }) => key === "get" && /InstanceCount\.Get$/.test(path))
        .flatMap(({ path, value }) =>
            (possibleValues(definition, { Get: value }) ?? []).map((each) => ({
                subject: `pipelineDefinition.${path.replace(/\.Get$/, "")}`,
                value: each,
                isVariant: false,
            })),
        );
}

/** Every number of instances in one of SageMaker's resources, those inside a pipeline's definition included. */
export function declaredCounts(type: string, properties: Properties): DeclaredCount[] {
    if (!isSageMakerPipeline(type)) {
        return leafCounts(properties, (path) => path);
    }
    const read = readPipelineDefinition(properties);
    if (read.kind === "unknown") {
        return [{ subject: "pipelineDefinition", value: new Unknown(read.unknown.error), isVariant: false }];
    }
    return read.kind === "read"
        ? [
              ...leafCounts(read.definition, (path) => `pipelineDefinition.${path}`),
              ...expressionCounts(read.definition),
          ]
        : [];
}
