import { Json, JsonObject } from "../../../components/build/definition/json";
import { objectAt, objectsAt } from "../steps/stepContext";

/** Hyperparameters of one training of a tuning, as texts. */
export type Candidate = Readonly<Record<string, string>>;

/** A number from 0 to below 1, another each time. */
type Draw = () => number;

/** One hyperparameter that is searched: its name, and its value at a place from 0 to below 1 in its range. */
interface Dimension {
    name: string;
    at: (place: number) => string;
    /** How many values there are; infinite for a range of fractions. */
    size: number;
}

const SEED_STEP = 0x6d2b79f5;
const BITS_32 = 2 ** 32;
/** Bounds further apart than this factor are searched by orders of magnitude where nobody says how. */
const WIDE = 100;
/** Digits that a trial is told apart by. */
const DIGITS = 6;

/** Numbers that look random and are the same for the same seed: the generator mulberry32. */
export function seededDraw(seed: number): Draw {
    let state = seed >>> 0;
    return () => {
        state = (state + SEED_STEP) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return ((mixed ^ (mixed >>> 14)) >>> 0) / BITS_32;
    };
}

/** The value at a place between two bounds, spread as the range's scaling says. */
function between(min: number, max: number, scaling: Json | undefined, place: number): number {
    const spread = scaling === "Auto" ? (min > 0 && max / min >= WIDE ? "Logarithmic" : "Linear") : scaling;
    switch (spread) {
        case "Logarithmic":
            return min * (max / min) ** place;
        case "ReverseLogarithmic":
            return 1 - (1 - min) * ((1 - max) / (1 - min)) ** place;
        default:
            return min + (max - min) * place;
    }
}

function dimensions(config: JsonObject): Dimension[] {
    const ranges = objectAt(config, "ParameterRanges");
    const bounds = (range: JsonObject) => [Number(range["MinValue"]), Number(range["MaxValue"])] as const;
    const whole = objectsAt(ranges, "IntegerParameterRanges").map((range): Dimension => {
        const [min, max] = bounds(range);
        // Each whole number owns the places from itself to the next.
        const at = (place: number): string =>
            Math.min(Math.floor(between(min, max + 1, range["ScalingType"], place)), max).toString();
        return { name: String(range["Name"]), at, size: max - min + 1 };
    });
    const fractions = objectsAt(ranges, "ContinuousParameterRanges").map((range): Dimension => {
        const [min, max] = bounds(range);
        const at = (place: number): string =>
            Number(between(min, max, range["ScalingType"], place).toPrecision(DIGITS)).toString();
        return { name: String(range["Name"]), at, size: min === max ? 1 : Number.POSITIVE_INFINITY };
    });
    const choices = objectsAt(ranges, "CategoricalParameterRanges").map((range): Dimension => {
        const values = Array.isArray(range["Values"]) ? (range["Values"] as readonly Json[]).map(String) : [];
        const at = (place: number): string => values[Math.floor(place * values.length)] ?? "";
        return { name: String(range["Name"]), at, size: values.length };
    });
    return [...whole, ...fractions, ...choices];
}

function shuffled(length: number, draw: Draw): number[] {
    const order = Array.from({ length }, (_, index) => index);
    for (let last = length - 1; last > 0; last--) {
        const other = Math.floor(draw() * (last + 1));
        [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
    }
    return order;
}

/** Every combination of the values, the last hyperparameter's changing fastest. */
function grid(searched: readonly Dimension[]): Candidate[] {
    return searched.reduce<Candidate[]>(
        (begun, { name, at, size }) =>
            begun.flatMap((candidate) =>
                Array.from({ length: size }, (_, index) => ({
                    ...candidate,
                    [name]: at((index + 0.5) / size),
                })),
            ),
        [{}],
    );
}

/** So many candidates that each range is cut into as many parts, and each part is tried once: a Latin hypercube. */
function spread(searched: readonly Dimension[], count: number, draw: Draw): Candidate[] {
    const orders = searched.map(() => shuffled(count, draw));
    return Array.from({ length: count }, (_, index) =>
        Object.fromEntries(
            searched.map(({ name, at }, position) => {
                const part = orders[position]?.[index] ?? 0;
                return [name, at((part + draw()) / count)];
            }),
        ),
    );
}

/**
 * The trainings of a tuning on this machine: every combination where there are few, else so many spread evenly over
 * the same ranges, whatever the strategy: a handful of trainings is better spread than guided.
 *
 * @param config `HyperParameterTuningJobConfig`
 * @param most trainings at most
 */
export function searchPlan(config: JsonObject, most: number): Candidate[] {
    const searched = dimensions(config);
    const combinations = searched.reduce((product, { size }) => product * size, 1);
    if (combinations <= most) {
        return grid(searched);
    }
    const seed = config["RandomSeed"];
    const candidates = spread(searched, most, seededDraw(typeof seed === "number" ? seed : 0));
    // Whole numbers and choices may come out alike, and a second training like the first would teach nothing.
    return [...new Map(candidates.map((candidate) => [JSON.stringify(candidate), candidate])).values()];
}

/** Trainings of a tuning that the service would run at most. */
export function serviceTrainings(config: JsonObject): number {
    const limit = objectAt(config, "ResourceLimits")["MaxNumberOfTrainingJobs"];
    return typeof limit === "number"
        ? limit
        : dimensions(config).reduce((product, { size }) => product * size, 1);
}

/** Trainings of a tuning that run at the same time on this machine. */
export function trainingsAtOnce(config: JsonObject, trainings: number, cpus: number): number {
    const limit = objectAt(config, "ResourceLimits")["MaxParallelTrainingJobs"];
    return Math.min(typeof limit === "number" ? limit : 1, cpus, trainings);
}
