import type { Problem } from "../shared/problems/problems";
import { unless } from "../shared/problems/checks";

/** SageMaker's rule for names of endpoints, configurations, models and variants. */
const NAME = /^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/;
const MAX_LENGTH = 63;
/** Hyphen and seven characters that Pulumi adds to a name it makes up. */
const AUTO_SUFFIX_LENGTH = 8;
/** The longest part that is added to the name of every endpoint. */
export const ENDPOINT_ROLE = "-endpoint-config";

/** Problems of a name that SageMaker is given as it is. */
export function physicalNameProblems(path: string, name: string): Problem[] {
    return unless(NAME.test(name) && name.length <= MAX_LENGTH, {
        path,
        rule: `must be 1 to ${String(MAX_LENGTH)} letters, digits and hyphens, beginning and ending without a hyphen`,
        got: name,
        fix: "choose another name",
    });
}

/** Most characters of a component's name, to which the longest role and what Pulumi adds come. */
export function componentNameRoom(longestRole: string): number {
    return MAX_LENGTH - AUTO_SUFFIX_LENGTH - longestRole.length;
}

/** The longest part that is added to the name of an endpoint with a model for each of these variants. */
export function longestVariantRole(variants: readonly { name: string }[]): string {
    return [ENDPOINT_ROLE, ...variants.map(({ name }) => `-model-${name}`)].reduce((longest, role) =>
        role.length > longest.length ? role : longest,
    );
}

/**
 * Problems of a component's name, from which Pulumi makes up the names of models and configurations.
 *
 * @param longestRole the longest part that is added to the name, for example `-endpoint-config`
 */
export function componentNameProblems(name: string, longestRole: string): Problem[] {
    const room = componentNameRoom(longestRole);
    return unless(NAME.test(name) && name.length <= room, {
        path: "name",
        rule: `must be 1 to ${String(room)} letters, digits and hyphens, so that ${longestRole} and a suffix fit`,
        got: name,
        fix: "choose a shorter name for the component",
    });
}
