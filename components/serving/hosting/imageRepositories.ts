import type * as pulumi from "@pulumi/pulumi";
import type { AwsLocation } from "../../shared/awsLocation";
import { mapInput } from "../../shared/plainInputs";
import { anyRepositoryArn, repositoryArn } from "./containerImages";

/** ARNs of the repositories that images lie in; a model package, here undefined, names its image itself. */
export function imageRepositories(
    location: AwsLocation,
    images: readonly (pulumi.Input<string> | undefined)[],
): pulumi.Input<string>[] {
    const known = images.filter((image) => image !== undefined);
    return known.length < images.length
        ? [anyRepositoryArn(location)]
        : known.map((image) => mapInput(image, (text) => repositoryArn(location, text)));
}
