import { Finding } from "../../shared/findings";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { ReadingRule, Reads } from "../../shared/kinds/readingRule";
import { Requirement } from "../../shared/kinds/requirements";
import { PipelineStep } from "../../shared/pipelineDefinition";
import { parsePath, placesAt } from "../../shared/places";
import { Properties, Unknown } from "../../shared/properties";
import { isOneOf, resourceRule } from "../../shared/rule";
import { InspectedResource, ResourceRuleSpec } from "../../shared/ruleSpec";
import { PIPELINE, PROCESSING_JOB, TRAINING_JOB, TUNING_JOB } from "./resourceTypes";
import { asDefined, stepsOf } from "./stepArguments";

/** The resource that a step of a pipeline is when it stands alone. */
const STANDALONE: Readonly<Record<string, string>> = {
    Training: TRAINING_JOB,
    Tuning: TUNING_JOB,
    Processing: PROCESSING_JOB,
    QualityCheck: PROCESSING_JOB,
    ClarifyCheck: PROCESSING_JOB,
};

type NoSettings = Record<never, never>;

interface JobRuleSpec extends Omit<ResourceRuleSpec<NoSettings>, "appliesTo" | "check"> {
    /** For each type of job, the paths to every place that must meet the requirement; steps of pipelines likewise. */
    reads: Reads;
    /** The same for batch transforms, which exist in pipelines only. */
    transforms?: readonly string[];
    must: Requirement;
}

/** Names the step in what is said about it, and spells its properties as the definition does. */
function inStep(step: PipelineStep, judgement: Judgement): Judgement {
    if (judgement instanceof Unknown) {
        return judgement;
    }
    const subject = `Steps[${step.name}].${asDefined(judgement.subject)}`;
    return { ...judgement, subject, fix: judgement.fix.replace(judgement.subject, subject) };
}

/** A rule about jobs, whether they stand alone or in the definition of a pipeline. */
export function jobRule({ transforms = [], ...spec }: JobRuleSpec): ReadingRule {
    const { reads, must } = spec;
    [...Object.values(reads).flat(), ...transforms].forEach(parsePath);
    const judge = (properties: Properties, paths: readonly string[]): Judgement[] =>
        paths.flatMap((path) => placesAt(properties, path)).flatMap((place) => must(place, {}));
    const judgeStep = (step: PipelineStep): Judgement[] => {
        const paths = step.type === "Transform" ? transforms : (reads[STANDALONE[step.type] ?? ""] ?? []);
        return judge(step.arguments, paths).map((judgement) => inStep(step, judgement));
    };
    const check = (resource: InspectedResource): Finding[] => {
        const paths = reads[resource.type];
        if (paths !== undefined) {
            return findingsOf(resource, judge(resource.properties, paths));
        }
        const steps = stepsOf(resource.properties);
        return findingsOf(resource, steps instanceof Unknown ? [steps] : steps.flatMap(judgeStep));
    };
    const types = [...Object.keys(reads), PIPELINE.classic, PIPELINE.native];
    return { ...resourceRule({ ...spec, appliesTo: isOneOf(types), check }), reads };
}
