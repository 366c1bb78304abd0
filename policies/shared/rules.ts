import {
    ResourceValidation,
    ResourceValidationArgs,
    StackValidation,
    StackValidationArgs,
} from "@pulumi/policy";
import { Finding, reportFindings, ResourceIdentity } from "./findings";
import { Properties, readProperties } from "./properties";
import { inspectStack, Stack } from "./stack";

/** A resource as a rule sees it: who it is, and its properties as plain data. */
export interface InspectedResource extends ResourceIdentity {
    properties: Properties;
}

type ConfigReader = Pick<ResourceValidationArgs, "getConfig">;

/**
 * Validates each resource whose type `applies`; any other is reported as not applicable.
 *
 * @param subject what the rule is about, for the not-applicable note: `SageMaker models`
 */
export function checkEachResource(
    subject: string,
    applies: (type: string) => boolean,
    check: (resource: InspectedResource, config: ConfigReader) => Finding[],
): ResourceValidation {
    return (args, report) => {
        if (!applies(args.type)) {
            args.notApplicable(`Policy only applies to ${subject}`);
        }
        const { urn, type, name } = args;
        reportFindings(check({ urn, type, name, properties: readProperties(args.props) }, args), report);
    };
}

/** Validates the stack as a whole, if it has a resource whose type `applies`. */
export function checkStack(
    subject: string,
    applies: (type: string) => boolean,
    check: (stack: Stack, config: ConfigReader) => Finding[],
): StackValidation {
    return (args: StackValidationArgs, report) => {
        if (!args.resources.some((resource) => applies(resource.type))) {
            args.notApplicable(`Policy only applies to stacks with ${subject}`);
        }
        reportFindings(check(inspectStack(args.resources), args), report);
    };
}

/** True for one of the given type tokens. */
export function isOneOf(types: readonly string[]): (type: string) => boolean {
    return (type) => types.includes(type);
}
