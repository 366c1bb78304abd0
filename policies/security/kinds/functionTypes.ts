import { matchesOne } from "../../shared/callers";
import { Accompanied } from "../../shared/kinds/companionRule";
import { valueAt } from "../../shared/properties";
import { textList } from "../../shared/settingKinds";
import { StackResource } from "../../shared/stack";

export const FUNCTION = "aws:lambda/function:Function";
export const NATIVE_FUNCTION = "aws-native:lambda:Function";
export const INVOKE_CONFIG = "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig";
export const NATIVE_INVOKE_CONFIG = "aws-native:lambda:EventInvokeConfig";

/** Functions, and what says where events go that they failed on. */
export const FUNCTIONS: Accompanied = {
    types: [FUNCTION, NATIVE_FUNCTION],
    names: ["name", "functionName", "arn", "id"],
    companions: { [INVOKE_CONFIG]: "functionName", [NATIVE_INVOKE_CONFIG]: "functionName" },
};

/** A setting that says which functions a rule is about. */
export function functionPatterns(what: string) {
    return textList({
        description:
            `Functions that ${what}: names, as in the program or in AWS, in which * stands for any text. ` +
            "None: the rule asks nothing.",
        pattern: "^[A-Za-z0-9*?_-]{1,140}$",
        form: 'names of functions such as "*-inference*"',
        fallback: [],
    });
}

/** Whether a function is one of those that a setting names. */
export function isOneOfFunctions(
    { name, properties }: Pick<StackResource, "name" | "properties">,
    patterns: readonly string[],
): boolean {
    const names = [name, valueAt(properties, "name"), valueAt(properties, "functionName")];
    return names.some((each) => typeof each === "string" && matchesOne(patterns, each));
}
