import type { Problem } from "../shared/problems/problems";

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const RETENTION_DAYS = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/** What is wrong with the days that a log group is to keep its events. */
export function logRetentionProblems(path: string, days: number): Problem[] {
    return RETENTION_DAYS.includes(days)
        ? []
        : [
              {
                  path,
                  rule: `must be a period that CloudWatch Logs offers: ${RETENTION_DAYS.join(", ")} days`,
                  got: days,
                  fix: "take the next longer one",
              },
          ];
}
