import { AutoName } from "./identity";
import { pseudoRandom } from "./pseudoRandom";
import { unwrapSecret } from "./wire";

/** The resource that is to be named. */
export interface NamedResource {
    urn: string;
    type: string;
    name: string;
    inputs: Record<string, unknown>;
}

/** Characters that Pulumi adds to a logical name: a dash and seven hexadecimal digits. */
const RANDOM_DIGITS = 7;

function composeName(autoName: AutoName, resource: NamedResource): string {
    const random = autoName.verbatim ? "" : `-${pseudoRandom("hex", RANDOM_DIGITS, `${resource.urn}\nname`)}`;
    const name = `${resource.name}${random}`;
    const { prefix = "", fifoProperty } = autoName;
    const fifo = fifoProperty !== undefined && resource.inputs[fifoProperty] === true ? ".fifo" : "";
    return `${prefix}${autoName.lowercase ? name.toLowerCase() : name}${fifo}`;
}

function rejectLongName(autoName: AutoName, resource: NamedResource, name: string, given: boolean): void {
    const excess = name.length - autoName.maxLength;
    if (excess > 0) {
        const what = given ? `"${autoName.property}" is` : `the auto-name "${name}" would be`;
        const fix = given ? "shorten it" : "shorten the resource's name";
        throw new Error(
            `${resource.type} "${resource.name}": ${what} ${name.length.toString()} characters long, ` +
                `AWS allows ${autoName.maxLength.toString()}; ${fix} by ${excess.toString()}`,
        );
    }
}

/**
 * The inputs after the provider's check: a physical name that was left out is made up.
 *
 * @throws when the name is longer than AWS allows
 */
export function nameInputs(autoName: AutoName | undefined, resource: NamedResource): Record<string, unknown> {
    if (autoName === undefined) {
        return resource.inputs;
    }
    const given = unwrapSecret(resource.inputs[autoName.property]);
    if (given !== undefined && given !== null) {
        if (typeof given === "string") {
            rejectLongName(autoName, resource, given, true);
        }
        return resource.inputs;
    }
    if (`${autoName.property}Prefix` in resource.inputs) {
        return resource.inputs;
    }
    const name = composeName(autoName, resource);
    rejectLongName(autoName, resource, name, false);
    return { ...resource.inputs, [autoName.property]: name };
}
