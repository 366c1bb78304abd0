import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { SourceArgs } from "../components/shared/source/sourceArgs";
import { nativeProvider } from "../infra/nativeProvider";
import { PlatformStackSettings } from "../infra/settings";

/** What a repository with training code begins with. */
const TEMPLATE = join(__dirname, "..", "templates", "model-build");

/** What the settings must say where nothing can make a repository with a first commit. */
const WITHOUT_PROVIDER = "mlops:buildSource.codeCommit.template: must be false";

/** Where the training code comes from, and what the component needs to make its repository. */
export interface TrainingSource {
    source: SourceArgs;
    options: pulumi.ComponentResourceOptions;
}

/** Completes the source of the settings: a repository that is made may begin with the template. */
export function trainingSource(settings: PlatformStackSettings): TrainingSource {
    const { codeCommit, ...other } = settings.buildSource;
    if (codeCommit === undefined) {
        return { source: other, options: {} };
    }
    const { template, ...repository } = codeCommit;
    return repository.create && template
        ? {
              source: { codeCommit: { ...repository, firstCommitFolder: TEMPLATE } },
              options: { providers: { "aws-native": nativeProvider(settings, WITHOUT_PROVIDER) } },
          }
        : { source: { codeCommit: repository }, options: {} };
}
