import { unless } from "../../shared/problems/checks";
import { EndpointKind } from "../../shared/endpointKind";
import { parseInstanceType } from "../../shared/instanceTypes";
import type { Problem } from "../../shared/problems/problems";
import { AlarmedFleet, alarmsFor, metricThreshold } from "./variantAlarms";

const OF_INSTANCES = ["instanceType", "vcpusPerInstance", "gpusPerInstance", "shadow"] as const;

/** What is wrong with what a variant is said to run on. */
export function fleetProblems(path: string, kind: EndpointKind, fleet: AlarmedFleet): Problem[] {
    return kind === EndpointKind.Serverless
        ? serverlessProblems(path, fleet)
        : hostProblems(path, kind, fleet);
}

function serverlessProblems(path: string, fleet: AlarmedFleet): Problem[] {
    return OF_INSTANCES.filter((field) => fleet[field] !== undefined).map((field) => ({
        path: `${path}.${field}`,
        rule: "does not apply to a serverless endpoint",
        got: fleet[field],
        fix: "leave it out",
    }));
}

function hostProblems(path: string, kind: EndpointKind, fleet: AlarmedFleet): Problem[] {
    const { instanceType } = fleet;
    const uncounted = alarmsFor(kind, fleet).filter(
        (alarm) => metricThreshold(kind, alarm, {}, fleet) === undefined,
    );
    const fields = new Set(uncounted.map(({ scale }) => `${scale}PerInstance`));
    const known = instanceType !== undefined && parseInstanceType(instanceType) !== undefined;
    return [
        ...unless(known, {
            path: `${path}.instanceType`,
            rule: "must be an instance type of SageMaker",
            ...(instanceType === undefined ? {} : { got: instanceType }),
            fix: "write it as ml.family.size, for example ml.c5.xlarge",
        }),
        ...[...(known ? fields : [])].map((field) => ({
            path: `${path}.${field}`,
            rule: "must be given where the instance type does not say it, the metric adds them up",
            got: instanceType,
            fix: "look the number up in the instance type's description",
        })),
        ...unless(fleet.provisionedConcurrency === undefined, {
            path: `${path}.provisionedConcurrency`,
            rule: "applies to serverless endpoints only",
            got: fleet.provisionedConcurrency,
            fix: "leave it out",
        }),
    ];
}
