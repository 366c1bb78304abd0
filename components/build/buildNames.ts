import { Problem } from "../shared/problems/problems";

/** Every name that the build side of a model decides; nothing here comes from a resource. */
export interface BuildNames {
    sagemakerPipeline: string;
    codePipeline: string;
    codeBuildProject: string;
    /** Log group of the CodeBuild project. */
    logGroup: string;
    /** Prefix in the artifact bucket that the model's code lies under, by commit. */
    codePrefix: string;
    /** Prefix in the artifact bucket that runs write under, by execution. */
    runsPrefix: string;
    /** Prefix in the artifact bucket of the files that say what Clarify analyses. */
    checksPrefix: string;
    /** Prefix in the artifact bucket that CodePipeline hands artifacts on through. */
    pipelinePrefix: string;
}

/** CodePipeline cuts its own name to this length where it makes the prefix of its artifacts. */
const ARTIFACT_PREFIX_CHARACTERS = 20;
const MAX_MODEL_NAME_CHARACTERS = 40;
const MODEL_NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Names everything on the build side of a model. */
export function buildNames(modelName: string): BuildNames {
    const build = `${modelName}-build`;
    return {
        sagemakerPipeline: build,
        codePipeline: build,
        codeBuildProject: build,
        logGroup: `/aws/codebuild/${build}`,
        codePrefix: `${modelName}/code`,
        runsPrefix: `${modelName}/runs`,
        checksPrefix: `${modelName}/checks`,
        pipelinePrefix: build.slice(0, ARTIFACT_PREFIX_CHARACTERS),
    };
}

/** What is wrong with the name of a model. SageMaker lower-cases pipeline names in ARNs, so names are lower case. */
export function modelNameProblems(path: string, modelName: string): Problem[] {
    return MODEL_NAME.test(modelName) && modelName.length <= MAX_MODEL_NAME_CHARACTERS
        ? []
        : [
              {
                  path,
                  rule: `must be 1 to ${String(MAX_MODEL_NAME_CHARACTERS)} lower-case letters, digits and single hyphens, beginning with a letter`,
                  got: modelName,
                  fix: "choose such a name; most names of the build side begin with it",
              },
          ];
}
