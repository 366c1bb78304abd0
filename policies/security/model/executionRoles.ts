import { placesAt } from "../../shared/places";
import { PropertyValue } from "../../shared/properties";
import { Stack, StackResource } from "../../shared/stack";
import {
    BIAS_JOB,
    DATA_QUALITY_JOB,
    DOMAIN,
    EXPLAINABILITY_JOB,
    FEATURE_GROUP,
    MODEL,
    MODEL_QUALITY_JOB,
    NOTEBOOK,
    PIPELINE,
    PROCESSING_JOB,
    TRAINING_JOB,
    TUNING_JOB,
    inBoth,
} from "../kinds/resourceTypes";

const TRACKING_SERVER = {
    classic: "aws:sagemaker/mlflowTrackingServer:MlflowTrackingServer",
    native: "aws-native:sagemaker:MlflowTrackingServer",
};
const USER_PROFILE = {
    classic: "aws:sagemaker/userProfile:UserProfile",
    native: "aws-native:sagemaker:UserProfile",
};

/** Where each resource of SageMaker names the role that it runs with. */
export const ROLE_PLACES: Readonly<Record<string, readonly string[]>> = {
    ...inBoth(MODEL, "executionRoleArn"),
    ...inBoth(NOTEBOOK, "roleArn"),
    ...inBoth(PIPELINE, "roleArn?"),
    ...inBoth(DATA_QUALITY_JOB, "roleArn"),
    ...inBoth(FEATURE_GROUP, "roleArn?"),
    ...inBoth(TRACKING_SERVER, "roleArn"),
    ...inBoth(DOMAIN, "defaultUserSettings.executionRole"),
    ...inBoth(USER_PROFILE, "userSettings?.executionRole?"),
    [TRAINING_JOB]: ["roleArn"],
    [TUNING_JOB]: ["trainingJobDefinition?.roleArn", "trainingJobDefinitions[].roleArn"],
    [PROCESSING_JOB]: ["roleArn"],
    [BIAS_JOB]: ["roleArn"],
    [EXPLAINABILITY_JOB]: ["roleArn"],
    [MODEL_QUALITY_JOB]: ["roleArn"],
};

/** A resource that runs with a role. */
export interface ExecutionRole {
    resource: StackResource;
    /** The top-level property that names the role. */
    property: string;
    /** `trainingJobDefinition.roleArn` */
    place: string;
    value: PropertyValue | undefined;
}

/** Every role that something in a stack runs with. */
export function executionRoles(stack: Stack): ExecutionRole[] {
    return stack.ofTypes(Object.keys(ROLE_PLACES)).flatMap((resource) =>
        (ROLE_PLACES[resource.type] ?? [])
            .flatMap((path) => placesAt(resource.properties, path))
            .map(({ subject, value }) => ({
                resource,
                property: /^\w+/.exec(subject)?.[0] ?? subject,
                place: subject,
                value,
            })),
    );
}
