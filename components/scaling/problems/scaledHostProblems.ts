import { unless } from "../../shared/problems/checks";
import { isBurstable, parseInstanceType } from "../../shared/instanceTypes";
import type { Problem } from "../../shared/problems/problems";
import type { ScalingRequest } from "../scalingArgs";
import { scalingKindOf } from "../scalingKinds";

const OF_INSTANCES = ["instanceType", "vcpusPerInstance"] as const;

/** What keeps a variant from being scaled because of what it runs on. */
export function scaledHostProblems(request: ScalingRequest): Problem[] {
    return scalingKindOf(request).onInstances
        ? instanceProblems(request)
        : OF_INSTANCES.filter((field) => request[field] !== undefined).map((field) => ({
              path: field,
              rule: "does not apply to a serverless endpoint",
              got: request[field],
              fix: "leave it out",
          }));
}

function instanceProblems({ instanceType = "", vcpusPerInstance }: ScalingRequest): Problem[] {
    return [
        ...unless(parseInstanceType(instanceType) !== undefined, {
            path: "instanceType",
            rule: "must be an instance type of SageMaker",
            got: instanceType,
            fix: "write it as ml.family.size, for example ml.c5.xlarge",
        }),
        ...unless(!isBurstable(instanceType), {
            path: "instanceType",
            rule: "must not be burstable, Application Auto Scaling refuses such variants",
            got: instanceType,
            fix: "use a type of the m, c, r or g families",
        }),
        ...unless(
            vcpusPerInstance === undefined || (Number.isInteger(vcpusPerInstance) && vcpusPerInstance > 0),
            {
                path: "vcpusPerInstance",
                rule: "must be a whole number of at least 1",
                got: vcpusPerInstance,
                fix: "leave it out for types whose name says it",
            },
        ),
    ];
}
