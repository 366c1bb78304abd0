import { Accompanied } from "../../shared/kinds/companionRule";

export const REPOSITORY = "aws:ecr/repository:Repository";
export const NATIVE_REPOSITORY = "aws-native:ecr:Repository";
export const REPOSITORY_POLICY = "aws:ecr/repositoryPolicy:RepositoryPolicy";
export const LIFECYCLE_POLICY = "aws:ecr/lifecyclePolicy:LifecyclePolicy";

/** Repositories of container images and what belongs to them. */
export const REPOSITORIES: Accompanied = {
    types: [REPOSITORY, NATIVE_REPOSITORY],
    names: ["name", "repositoryName", "id"],
    companions: { [REPOSITORY_POLICY]: "repository", [LIFECYCLE_POLICY]: "repository" },
};
