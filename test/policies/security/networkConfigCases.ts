import { UNKNOWN } from "../analyzer";
import { RuleCases } from "./describeRule";

/** A switch in the `networkConfig` of a job that must be on and that AWS leaves off. */
export function networkConfigCases(types: string[], property: string): RuleCases {
    const subject = `networkConfig.${property}`;
    const wrong = `it must be true, AWS's default is false. Fix: set ${subject} to true.`;
    const set = (value: unknown): object => ({ networkConfig: { [property]: value } });
    return {
        types,
        good: { ...set(true) },
        stops: {
            false: [{ ...set(false) }, `${subject} is false; ${wrong}`],
            "AWS's default": [{ networkConfig: {} }, `${subject} is not set; ${wrong}`],
        },
        notes: { "an unknown value": [{ ...set(UNKNOWN) }, `string value at .${subject}`] },
    };
}
