import { TrainingSettings, TrainingWish } from "./trainingWish";

/** What a training may do without, and a run may therefore leave out. */
type Options = Pick<TrainingSettings, "timeColumn" | "tuning" | "reuseResultsFor" | "baselines">;

/** A training without what it may do without. */
export function withoutOptions(training: TrainingSettings): Omit<TrainingSettings, keyof Options> {
    const rest = { ...training };
    delete rest.timeColumn;
    delete rest.tuning;
    delete rest.reuseResultsFor;
    delete rest.baselines;
    return rest;
}

function timeColumn(training: TrainingSettings, wish: TrainingWish): Pick<Options, "timeColumn"> {
    const isSameData = (wish.label ?? training.labelColumn) === training.labelColumn;
    const column = wish.timeColumn ?? (isSameData ? training.timeColumn : undefined);
    return column === undefined ? {} : { timeColumn: column };
}

/** A search is for one model type and one task; what a run wants searched is for its own. */
function tuning(training: TrainingSettings, wish: TrainingWish, notes: string[]): Pick<Options, "tuning"> {
    const { tuning: given, algorithm, task } = training;
    const isOther = (wish.type ?? algorithm) !== algorithm || (wish.task ?? task) !== task;
    if (wish.tune !== undefined && wish.tune.length > 0) {
        return { tuning: { ...(isOther ? {} : given), ranges: [...wish.tune] } };
    }
    if (given === undefined) {
        return {};
    }
    if (isOther) {
        notes.push(
            "The settings' tuning is for another model and left out; --tune NAME=MIN..MAX searches for this one.",
        );
        return {};
    }
    return { tuning: given };
}

function reuse(training: TrainingSettings, wish: TrainingWish): Pick<Options, "reuseResultsFor"> {
    const duration = wish.reuse ?? training.reuseResultsFor;
    return duration === undefined || duration === false ? {} : { reuseResultsFor: duration };
}

function baselines(
    training: TrainingSettings,
    wish: TrainingWish,
    notes: string[],
): Pick<Options, "baselines"> {
    if (training.baselines === undefined) {
        return {};
    }
    if (wish.withoutBaselines === true) {
        notes.push(
            "The settings' baselines are left out: a model from this run has none to be monitored by.",
        );
        return {};
    }
    return { baselines: training.baselines };
}

/** What a run does of that: as the settings say, unless it wishes otherwise. */
export function chosenOptions(training: TrainingSettings, wish: TrainingWish, notes: string[]): Options {
    return {
        ...timeColumn(training, wish),
        ...tuning(training, wish, notes),
        ...reuse(training, wish),
        ...baselines(training, wish, notes),
    };
}
