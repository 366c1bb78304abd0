import { elementLabel, elementsOf, PropertyValue, Unknown, valueAt } from "./properties";

/** A value of a resource, and how a message names it. */
export interface Place {
    /** Readable, for example `productionVariants[AllTraffic].kmsKeyId`. */
    subject: string;
    value: PropertyValue | undefined;
}

/** One key of a path. */
export interface PathStep {
    key: string;
    /** The value is a list, and the path goes on in each of its elements. */
    isList: boolean;
    /** Where the key is absent there is nothing to look at; without this its absence is looked at. */
    isOptional: boolean;
}

const STEP = /^([\w:@-]+)(\[\])?(\?)?$/;

/**
 * Takes a path apart: keys joined by dots, `[]` after a key for each element of its list, `?` after a key whose
 * absence is right: `productionVariants[].coreDumpConfig?.kmsKeyId`.
 */
export function parsePath(path: string): PathStep[] {
    return path.split(".").map((text) => {
        const [, key, list, optional] = STEP.exec(text) ?? [];
        if (key === undefined) {
            throw new Error(`"${path}" is no path: "${text}" must be a key, perhaps with [] or ?`);
        }
        return { key, isList: list !== undefined, isOptional: optional !== undefined };
    });
}

function inside({ subject, value }: Place, { key, isList, isOptional }: PathStep): Place[] {
    const inner = valueAt(value, key);
    const place = { subject: subject === "" ? key : `${subject}.${key}`, value: inner };
    if (inner === undefined && isOptional) {
        return [];
    }
    if (!isList || inner instanceof Unknown) {
        return [place];
    }
    return elementsOf(inner).map((element, index) => ({
        subject: `${place.subject}[${elementLabel(element, index)}]`,
        value: element,
    }));
}

/** Everything that a path leads to, from a value on. Below what is unknown everything is unknown. */
export function placesAt(value: PropertyValue | undefined, path: string, subject = ""): Place[] {
    return parsePath(path).reduce<Place[]>(
        (places, step) => places.flatMap((place) => inside(place, step)),
        [{ subject, value }],
    );
}
