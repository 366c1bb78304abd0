import { Problem } from "../../shared/problems/problems";
import { branchProblems } from "./branchProblems";
import { conditionProblems } from "./conditionProblems";
import { limitProblems } from "./limitProblems";
import { nameProblems } from "./nameProblems";
import { orderProblems } from "./orderProblems";
import { parameterProblems } from "./parameterProblems";
import { DEFINITION_VERSION, PipelineDocument } from "./pipelineDefinition";
import { policyProblems } from "./policyProblems";
import { propertyFileProblems } from "./propertyProblems";
import { referenceProblems } from "./referenceProblems";
import { placedSteps } from "./stepTree";
import { textProblems } from "./textProblems";
import { trainingProblems } from "./trainingProblems";
import { typeProblems } from "./typeProblems";

function versionProblems(definition: PipelineDocument): Problem[] {
    return definition.Version === DEFINITION_VERSION
        ? []
        : [
              {
                  path: "Version",
                  rule: `must be ${DEFINITION_VERSION}`,
                  got: definition.Version,
                  fix: "write the only version there is",
              },
          ];
}

/**
 * Everything that is wrong with a definition, at once. AWS's published JSON schema is not asked: it rejects
 * definitions that the service takes and its own SDK writes.
 */
export function definitionProblems(definition: PipelineDocument): Problem[] {
    const steps = placedSteps(definition);
    // What a step may be told follows from its type.
    const typed = steps.filter((placed) => typeProblems(placed).length === 0);
    return [
        ...versionProblems(definition),
        ...steps.flatMap(typeProblems),
        ...nameProblems(definition, steps),
        ...parameterProblems(definition),
        ...referenceProblems(definition, steps),
        ...steps.flatMap(propertyFileProblems),
        ...orderProblems(steps),
        ...branchProblems(steps),
        ...steps.flatMap(conditionProblems),
        ...textProblems(definition, steps),
        ...typed.flatMap(policyProblems),
        ...steps.flatMap(trainingProblems),
        ...limitProblems(definition, steps),
    ];
}
