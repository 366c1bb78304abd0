import { elementsOrUnknown, Properties, PropertyValue, textOf, valueAt } from "../shared/properties";

/** An action as it stands in its pipeline. */
export interface PlacedAction {
    stage: PropertyValue;
    action: PropertyValue;
    /** For messages: `action "Approve/release"`. */
    subject: string;
    stageName: string;
    name: string;
    /** Where the stage stands in the pipeline, from 0. */
    stageIndex: number;
    /** AWS's default is 1, so actions that say nothing run in parallel. */
    runOrder: number;
}

/** Every action of a pipeline, in order; a stage or a list of actions that a preview does not know is one of them. */
export function placedActions(pipeline: Properties): PlacedAction[] {
    return elementsOrUnknown(valueAt(pipeline, "stages")).flatMap((stage, stageIndex) =>
        elementsOrUnknown(valueAt(stage, "actions")).map((action) => {
            const [stageName, name] = [textOf(valueAt(stage, "name")), textOf(valueAt(action, "name"))];
            const runOrder = valueAt(action, "runOrder");
            return {
                stage,
                action,
                subject: `action "${stageName}/${name}"`,
                stageName,
                name,
                stageIndex,
                runOrder: typeof runOrder === "number" ? runOrder : 1,
            };
        }),
    );
}
