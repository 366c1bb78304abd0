import { unless } from "../../../shared/problems/checks";
import type { Problem } from "../../../shared/problems/problems";
import type { GroundTruthArgs } from "./groundTruthArgs";

/** Durations as Model Monitor takes them, at most 15 characters; the days and hours are what it can use. */
const OFFSET = /^(-?)P(?:(\d{1,3})D)?(?:T(\d{1,4})H)?$/;
const HOURS_PER_DAY = 24;

/** Hours of an offset, negative before the run; undefined where it is none. */
function offsetHours(offset: string): number | undefined {
    const [, sign, days, hours] = OFFSET.exec(offset) ?? [];
    if (sign === undefined || (days === undefined && hours === undefined)) {
        return undefined;
    }
    const length = Number(days ?? 0) * HOURS_PER_DAY + Number(hours ?? 0);
    return sign === "-" || length === 0 ? -length : undefined;
}

function offsetProblems(path: string, args: GroundTruthArgs, hoursBetweenRuns: number): Problem[] {
    const { startTimeOffset, endTimeOffset } = args;
    const wrong = [
        ["startTimeOffset", startTimeOffset] as const,
        ["endTimeOffset", endTimeOffset] as const,
    ].flatMap(([name, offset]) =>
        unless(offset === undefined || offsetHours(offset) !== undefined, {
            path: `${path}.${name}`,
            rule: "must be a time before the run in days and hours",
            got: offset,
            fix: "write -P2D, -PT6H or -P1DT12H, and -PT0H for the run itself",
        }),
    );
    const start = startTimeOffset === undefined ? -hoursBetweenRuns : offsetHours(startTimeOffset);
    const end = offsetHours(endTimeOffset ?? "-PT0H");
    return start === undefined || end === undefined
        ? wrong
        : [
              ...wrong,
              ...unless(start < end, {
                  path: `${path}.startTimeOffset`,
                  rule: "must be further back than endTimeOffset",
                  ...(startTimeOffset === undefined ? {} : { got: startTimeOffset }),
                  fix: `give a time before ${endTimeOffset ?? "-PT0H"}`,
              }),
          ];
}

/** Problems of how answers are read: by a label, or by the probability of the positive one of two classes. */
function answerProblems(path: string, args: GroundTruthArgs, hasTwoClasses: boolean): Problem[] {
    const { inferenceAttribute, probabilityAttribute, probabilityThreshold } = args;
    if (!hasTwoClasses) {
        return [
            ...unless(inferenceAttribute !== undefined && inferenceAttribute !== "", {
                path: `${path}.inferenceAttribute`,
                rule: "must say where the prediction is in the answer",
                fix: 'give its index in CSV, for example "0", or its JSONPath',
            }),
            ...unless(probabilityAttribute === undefined && probabilityThreshold === undefined, {
                path: `${path}.probabilityAttribute`,
                rule: "is for two classes only",
                got: probabilityAttribute ?? probabilityThreshold,
                fix: "leave it and probabilityThreshold out",
            }),
        ];
    }
    return [
        ...unless(inferenceAttribute !== undefined || probabilityAttribute !== undefined, {
            path,
            rule: "must say where the prediction is in the answer",
            fix: "give inferenceAttribute, or probabilityAttribute with probabilityThreshold",
        }),
        ...unless((probabilityAttribute === undefined) === (probabilityThreshold === undefined), {
            path: `${path}.probabilityThreshold`,
            rule: "goes with probabilityAttribute",
            ...(probabilityThreshold === undefined ? {} : { got: probabilityThreshold }),
            fix: "give both or neither",
        }),
        ...unless(
            probabilityThreshold === undefined || (probabilityThreshold >= 0 && probabilityThreshold <= 1),
            {
                path: `${path}.probabilityThreshold`,
                rule: "must be between 0 and 1",
                got: probabilityThreshold,
                fix: "give the threshold that the model decides by",
            },
        ),
    ];
}

/** What is wrong with how answers and labels meet, where at least so many hours are between two runs. */
export function groundTruthProblems(
    path: string,
    args: GroundTruthArgs,
    hasTwoClasses: boolean,
    hoursBetweenRuns: number,
): Problem[] {
    return [...offsetProblems(path, args, hoursBetweenRuns), ...answerProblems(path, args, hasTwoClasses)];
}
