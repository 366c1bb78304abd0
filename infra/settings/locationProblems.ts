import { z } from "zod";
import type { Problem } from "../../components/shared/problems/problems";
import { partitionOf } from "./partition";
import { textsIn } from "./textsIn";

/** Codes of regions end in a direction and a number: `us-gov-west-1`, `ap-southeast-3`. */
const REGION = /^[a-z]{2,4}(?:-[a-z]+)*-(?:central|(?:north|south)(?:east|west)?|east|west)-\d{1,2}$/;
const ARN = /^arn:(?<partition>aws[a-z-]*):/;

/** What is wrong with the region that the AWS provider is told. */
export function regionProblems(region: unknown): Problem[] {
    const path = "aws:region";
    if (region === undefined) {
        return [{ path, rule: "is required", fix: "set aws:region to the region to deploy to" }];
    }
    const isRegion = typeof region === "string" && REGION.test(region);
    return isRegion
        ? []
        : [{ path, rule: "must be a region's code, such as eu-central-1", got: region, fix: "correct it" }];
}

/** The provider refuses every account but those; settings that name another can never be deployed. */
export function accountProblems(accountId: unknown, allowed: unknown): Problem[] {
    const accounts = allowed === undefined ? [] : z.array(z.string()).catch([]).parse(allowed);
    return typeof accountId === "string" && accounts.length > 0 && !accounts.includes(accountId)
        ? [
              {
                  path: "accountId",
                  rule: `must be among aws:allowedAccountIds (${accounts.join(", ")})`,
                  got: accountId,
                  fix: "correct either of the two",
              },
          ]
        : [];
}

/**
 * ARNs of another partition than the region's: nothing there can be reached, or given a right, from here.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
 */
export function partitionProblems(given: Record<string, unknown>, region: string): Problem[] {
    const own = partitionOf(region);
    return textsIn(given).flatMap(({ path, text }) => {
        const partition = ARN.exec(text)?.groups?.["partition"];
        return partition === undefined || partition === own
            ? []
            : [
                  {
                      path,
                      rule: `must be in the partition ${own}, as the region ${region} is`,
                      got: text,
                      fix: "give an ARN of that partition, or correct aws:region",
                  },
              ];
    });
}
