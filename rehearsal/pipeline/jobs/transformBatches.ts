import { Json, JsonObject } from "../../../components/build/definition/json";
import { csvValues } from "../data/csvRecord";
import { selected } from "../definition/jsonPath";
import { objectAt } from "../steps/stepContext";

const MEGABYTE = 1024 * 1024;
/** The service's default. */
const PAYLOAD_MB = 6;

/** How a transform cuts, filters and joins what it reads and writes. */
export interface BatchRules {
    byLine: boolean;
    /** Records of one request at most. */
    recordsPerRequest: number;
    maxBytes: number;
    inputFilter: string;
    outputFilter: string;
    joinsInput: boolean;
    assemblesLines: boolean;
}

function textOr(value: Json | undefined, fallback: string): string {
    return typeof value === "string" ? value : fallback;
}

/** Reads the rules from the arguments of a transform; what is left out is as the service has it. */
export function batchRules(args: JsonObject): BatchRules {
    const data = objectAt(args, "DataProcessing");
    const payload = args["MaxPayloadInMB"];
    return {
        byLine: objectAt(args, "TransformInput")["SplitType"] === "Line",
        recordsPerRequest: args["BatchStrategy"] === "SingleRecord" ? 1 : Number.POSITIVE_INFINITY,
        // A payload without a limit is cut for nobody's sake.
        maxBytes: (typeof payload === "number" && payload > 0 ? payload : PAYLOAD_MB) * MEGABYTE,
        inputFilter: textOr(data["InputFilter"], "$"),
        outputFilter: textOr(data["OutputFilter"], "$"),
        joinsInput: data["JoinSource"] === "Input",
        assemblesLines: objectAt(args, "TransformOutput")["AssembleWith"] === "Line",
    };
}

/** The records of an object. */
export function recordsOf(text: string, { byLine }: BatchRules): string[] {
    return byLine ? text.split(/\r?\n/).filter((line) => line !== "") : [text];
}

/** Puts records together to requests, as many to one as the rules allow. */
export function requestsOf(records: readonly string[], rules: BatchRules): string[][] {
    const requests: string[][] = [];
    let bytes = 0;
    for (const record of records) {
        const size = Buffer.byteLength(record) + 1;
        const last = requests.at(-1);
        if (last === undefined || last.length >= rules.recordsPerRequest || bytes + size > rules.maxBytes) {
            requests.push([record]);
            bytes = size;
        } else {
            last.push(record);
            bytes += size;
        }
    }
    return requests;
}

/** A record as the model gets it. */
export function filteredInput(record: string, { inputFilter }: BatchRules): string {
    return inputFilter === "$" ? record : selected(inputFilter, csvValues(record)).join(",");
}

/** A prediction as it is written, beside its record where the rules say so. */
export function filteredOutput(record: string, prediction: string, rules: BatchRules): string {
    const whole = rules.joinsInput ? `${record},${prediction}` : prediction;
    return rules.outputFilter === "$" ? whole : selected(rules.outputFilter, csvValues(whole)).join(",");
}

/** Whether each prediction must be told from the others of its request. */
export function needsSinglePredictions({ joinsInput, outputFilter }: BatchRules): boolean {
    return joinsInput || outputFilter !== "$";
}
