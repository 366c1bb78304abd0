import { Judgement } from "../../shared/kinds/judgements";
import { isCustomerKey } from "../../shared/kinds/requirements";
import { storesLocally } from "../../shared/localStorage";
import { Place, placesAt } from "../../shared/places";
import { PropertyValue, Unknown } from "../../shared/properties";

/** Where the types of instances stand beside the key of their volumes. */
const INSTANCE_TYPES = ["instanceType?", "instanceGroups[].instanceType", "instanceConfigs[].instanceType"];

/** Objects to a volume without a key of one's own, unless none of these types of instances has a volume. */
export function judgeVolumeKey(
    key: Place,
    instanceTypes: readonly (PropertyValue | undefined)[],
): Judgement[] {
    const { subject, value } = key;
    if (value instanceof Unknown) {
        return [value];
    }
    if (isCustomerKey(value)) {
        return [];
    }
    const others = instanceTypes.filter((type) => typeof type !== "string" || !storesLocally(type));
    if (instanceTypes.length > 0 && others.length === 0) {
        return [];
    }
    const unknown = others.find((type) => type instanceof Unknown);
    if (unknown instanceof Unknown) {
        return [unknown];
    }
    const found = value === undefined || value === null ? "is not set" : `is ${JSON.stringify(value)}`;
    return [
        {
            subject,
            found,
            rule: "volumes must be encrypted with a customer managed KMS key",
            fix: `set ${subject} to the ARN of a key of your own`,
        },
    ];
}

/** For what describes a job's instances: its `volumeKmsKeyId` must name a key of one's own. */
export function mustEncryptVolumes({ subject, value }: Place): Judgement[] {
    const [key = { subject, value }] = placesAt(value, "volumeKmsKeyId", subject);
    const types = INSTANCE_TYPES.flatMap((path) => placesAt(value, path));
    return judgeVolumeKey(
        key,
        types.map((place) => place.value),
    );
}
