import { vcpus } from "../../../components/shared/instanceTypes";
import type { Problem } from "../../../components/shared/problems/problems";
import { textsIn } from "../textsIn";

/** Where settings name an instance type, whatever runs on it. */
const NAMED_AT = /(?:^|\.)(?:instanceType|servingInstanceTypes\[\d+\])$/;

/** Instance types of a form that SageMaker's have, but of a size that none has; otherwise a job says so when it runs. */
export function instanceTypeConsistency(settings: object): Problem[] {
    return textsIn(settings)
        .filter(({ path, text }) => NAMED_AT.test(path) && vcpus(text) === undefined)
        .map(({ path, text }) => ({
            path,
            rule: "must be an instance type of a size that SageMaker has",
            got: text,
            fix: "write it as ml.family.size, for example ml.m5.xlarge",
        }));
}
