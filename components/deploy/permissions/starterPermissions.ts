import type { PolicyStatement } from "../../shared/iam/iamDocuments";
import { Arn, assumeStatement, registryStatement } from "./pipelinePermissions";

/** What the starter has to reach. */
export interface StarterNeeds {
    modelPackages: Arn;
    pipeline: Arn;
    /** Parameters of this account that hold the versions of environments. */
    parameters: Arn[];
    /** Roles that read those of other accounts. */
    roles: Arn[];
}

/** What the starter may do: look versions up, see what was live before, start this pipeline. */
export function starterStatements(needs: StarterNeeds): PolicyStatement[] {
    return [
        registryStatement(needs.modelPackages),
        {
            Sid: "Start",
            Effect: "Allow",
            Action: "codepipeline:StartPipelineExecution",
            Resource: needs.pipeline,
        },
        ...historyStatements(needs),
    ];
}

function historyStatements({ parameters, roles }: StarterNeeds): PolicyStatement[] {
    const own: PolicyStatement = {
        Sid: "LiveVersions",
        Effect: "Allow",
        Action: "ssm:GetParameterHistory",
        Resource: parameters,
    };
    return [...(parameters.length > 0 ? [own] : []), ...(roles.length > 0 ? [assumeStatement(roles)] : [])];
}
