import { join } from "node:path";
import type { Region } from "@pulumi/aws-native";
import { Provider } from "@pulumi/aws-native/provider";
import * as pulumi from "@pulumi/pulumi";
import { AssumedRoleArgs } from "../components/shared/awsAccess";
import { branchFilter } from "../components/shared/pushFilter";
import { SourceArgs } from "../components/shared/sourceArgs";
import { PlatformStackSettings } from "../infra/settings";

/** What a repository with training code begins with. */
const TEMPLATE = join(__dirname, "..", "templates", "model-build");

/** Where the training code comes from, and what the component needs to make its repository. */
export interface TrainingSource {
    source: SourceArgs;
    options: pulumi.ComponentResourceOptions;
}

/** A role as the provider knows it; it passes no identity on. */
function assumedRole({ roleArn, externalId, sessionName, durationSeconds }: AssumedRoleArgs) {
    return { roleArn, externalId, sessionName, durationSeconds };
}

/** The provider that makes a repository with a first commit, with the rights of the one that makes everything else. */
function nativeProvider({ region, accountId, awsAccess, model }: PlatformStackSettings): Provider {
    const { profile, assumeRoles = [] } = awsAccess;
    if (assumeRoles.length > 1) {
        throw new pulumi.RunError(
            "mlops:buildSource.codeCommit.template: must be false with several aws:assumeRoles, which aws-native cannot take",
        );
    }
    const [role] = assumeRoles;
    return new Provider(`${model}-aws-native`, {
        // The provider's list of regions is older than some of them.
        region: region as Region,
        allowedAccountIds: [accountId],
        ...(profile === undefined ? {} : { profile }),
        ...(role === undefined ? {} : { assumeRole: assumedRole(role) }),
    });
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
              options: { providers: { "aws-native": nativeProvider(settings) } },
          }
        : { source: { codeCommit: repository }, options: {} };
}

type BuildSource = PlatformStackSettings["buildSource"];
type Trials = NonNullable<PlatformStackSettings["trials"]>;

/** The same repository, for the branches that are tried out: those that register are none of them. */
export function trialSource({ connection, codeCommit }: BuildSource, trials: Trials): SourceArgs {
    const filter = (registering: Parameters<typeof branchFilter>[0]) => ({
        branches: trials.branches,
        excludedBranches: [...trials.excludedBranches, ...branchFilter(registering).includes],
    });
    if (connection !== undefined) {
        return { connection: { ...connection, ...filter(connection) } };
    }
    if (codeCommit !== undefined) {
        const { repositoryName, branch } = codeCommit;
        return { codeCommit: { repositoryName, branch, ...filter(codeCommit) } };
    }
    throw new RangeError("trials need a repository with branches");
}
