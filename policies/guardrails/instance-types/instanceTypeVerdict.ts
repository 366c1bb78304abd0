import { hasAccelerator, InstanceType, parseInstanceType, sizeRank } from "../../shared/instanceType";
import { InstanceTypeSettings } from "./instanceTypeSettings";

/** What is wrong with an instance type, and what to do about it. */
export interface Objection {
    rule: string;
    fix: string;
}

/** Studio's own word for "no instance of yours". */
const NO_INSTANCE = "system";

function list(words: readonly string[]): string {
    return words.length === 0 ? "none" : words.join(", ");
}

function acceleratorObjection(type: string, settings: InstanceTypeSettings): Objection | undefined {
    const { allowedAcceleratedTypes } = settings;
    return allowedAcceleratedTypes.includes(type)
        ? undefined
        : {
              rule: `types with an accelerator must be allowed by name (allowed: ${list(allowedAcceleratedTypes)})`,
              fix: `use a type without an accelerator, or have ${type} added to allowedAcceleratedTypes`,
          };
}

function familyObjection(
    { family, size }: InstanceType,
    settings: InstanceTypeSettings,
): Objection | undefined {
    const { allowedFamilies, maximumSize } = settings;
    if (!allowedFamilies.includes(family)) {
        return {
            rule: `its family must be one of ${list(allowedFamilies)}`,
            fix: `use a type of an allowed family, or have ${family} added to allowedFamilies`,
        };
    }
    return sizeRank(size) <= sizeRank(maximumSize)
        ? undefined
        : {
              rule: `it must be no larger than ${maximumSize}`,
              fix: `use ml.${family}.${maximumSize} or smaller, or have maximumSize raised`,
          };
}

/** Why an instance type may not be used; undefined where it may. A denied type is denied whatever allows it. */
export function objectionTo(type: string, settings: InstanceTypeSettings): Objection | undefined {
    if (type === NO_INSTANCE) {
        return undefined;
    }
    const parts = parseInstanceType(type);
    if (parts === undefined) {
        return {
            rule: "it must be a SageMaker instance type in lower case, prefix ml. included",
            fix: "write it like ml.m5.xlarge",
        };
    }
    const denial = settings.denied.find((entry) => entry === type || entry === `ml.${parts.family}`);
    if (denial !== undefined) {
        return {
            rule: `${denial} is denied`,
            fix: `use another type, or have ${denial} taken out of denied`,
        };
    }
    return hasAccelerator(parts.family)
        ? acceleratorObjection(type, settings)
        : familyObjection(parts, settings);
}
