import { Get, get } from "./expressions";
import { Json, JsonObject, present } from "./json";

/** Types of pipeline parameters. */
export type ParameterType = "String" | "Integer" | "Float" | "Boolean";

/** A parameter as the definition holds it. */
export interface ParameterDocument extends JsonObject {
    readonly Name: string;
    readonly Type: ParameterType;
}

/** A value that whoever starts the pipeline may give. */
export interface Parameter {
    readonly document: ParameterDocument;
    /** Reads the parameter's value. */
    readonly value: Get;
}

/** What may be said about a parameter. */
export interface ParameterOptions<T extends Json> {
    /** Value where the starter gives none; without it the parameter must be given. */
    default?: T;
    description?: string;
}

function parameter(name: string, type: ParameterType, options: ParameterOptions<Json>): Parameter {
    return {
        document: {
            Name: name,
            Type: type,
            ...present({ DefaultValue: options.default, Description: options.description }),
        },
        value: get(`Parameters.${name}`),
    };
}

/** Declares a text parameter. */
export function stringParameter(name: string, options: ParameterOptions<string> = {}): Parameter {
    return parameter(name, "String", options);
}

/** Declares a whole-number parameter. */
export function integerParameter(name: string, options: ParameterOptions<number> = {}): Parameter {
    return parameter(name, "Integer", options);
}

/** Declares a number parameter. */
export function floatParameter(name: string, options: ParameterOptions<number> = {}): Parameter {
    return parameter(name, "Float", options);
}

/** Declares a parameter that is true or false. */
export function booleanParameter(name: string, options: ParameterOptions<boolean> = {}): Parameter {
    return parameter(name, "Boolean", options);
}
