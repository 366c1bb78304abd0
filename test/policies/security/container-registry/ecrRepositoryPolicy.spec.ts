import { ecrRepositoryPolicy } from "../../../../policies/security/container-registry/ecrRepositoryPolicy";
import { accessPolicyCases } from "../accessPolicyCases";
import { describeRule } from "../describeRule";

describeRule(
    ecrRepositoryPolicy,
    ...accessPolicyCases({
        types: ["aws:ecr/repositoryPolicy:RepositoryPolicy"],
        noun: "repository",
        action: "ecr:BatchGetImage",
        service: "codebuild.amazonaws.com",
        mindsWhoSends: false,
    }),
);
