import * as pulumi from "@pulumi/pulumi";
import { listProblems, Problem } from "./problems";

/**
 * Stops a component whose arguments are wrong, with one error that lists every problem.
 *
 * @throws pulumi.ResourceError without a stack trace, when there is at least one problem
 */
export function rejectProblems(
    component: pulumi.ComponentResource,
    className: string,
    name: string,
    problems: readonly Problem[],
): void {
    if (problems.length > 0) {
        throw new pulumi.ResourceError(listProblems(className, name, problems), component, true);
    }
}
