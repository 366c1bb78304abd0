import { arn, AwsLocation } from "../../shared/awsLocation";
import { wholeNumberProblems } from "../../shared/problems/checks";
import { policyDocument, PolicyDocument } from "../../shared/iam/iamDocuments";
import { accountPrincipals, otherAccountProblems } from "../../shared/otherAccounts";
import { Problem } from "../../shared/problems/problems";

const SOURCE = "aws.cloudwatch";
const DETAIL_TYPE = "CloudWatch Alarm State Change";

/** Limits of a bus's name; https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html */
const BUS_NAME = /^(?!aws\.)[A-Za-z0-9._-]{1,64}$/;

/** Pattern of the events of alarms that begin to fire. */
export function alarmEventPattern(alarmNames?: readonly string[]): Record<string, unknown> {
    return {
        source: [SOURCE],
        "detail-type": [DETAIL_TYPE],
        detail: {
            ...(alarmNames === undefined ? {} : { alarmName: [...alarmNames].sort() }),
            state: { value: ["ALARM"] },
        },
    };
}

/** ARN of an event bus. */
export function busArn(location: AwsLocation, busName: string): string {
    return arn(location, "events", `event-bus/${busName}`);
}

/** Policy of a bus: accounts may send the events of alarms to it, and nothing else. */
export function busPolicy(
    location: AwsLocation,
    busName: string,
    accountIds: readonly string[],
): PolicyDocument {
    return policyDocument([
        {
            Sid: "AccountsMayReportAlarms",
            Effect: "Allow",
            Principal: accountPrincipals(location, accountIds),
            Action: "events:PutEvents",
            Resource: busArn(location, busName),
            Condition: { StringEquals: { "events:source": SOURCE, "events:detail-type": DETAIL_TYPE } },
        },
    ]);
}

/** What can be checked of a retraining trigger at once. */
export interface CheckedTrigger {
    location: AwsLocation;
    eventBusName: string;
    accountIds: readonly string[];
    minHoursBetweenRuns: number;
    maxRunsWithoutApproval: number;
}

/** Everything that is wrong with the arguments of a retraining trigger. */
export function triggerProblems(trigger: CheckedTrigger): Problem[] {
    const { eventBusName } = trigger;
    const isName = BUS_NAME.test(eventBusName) && eventBusName !== "default";
    return [
        ...(isName
            ? []
            : [
                  {
                      path: "eventBusName",
                      rule: "must be 1 to 64 letters, digits, dots, underscores or hyphens, and not default",
                      got: eventBusName,
                      fix: "name the bus after the model, as in fraud-retraining",
                  },
              ]),
        ...otherAccountProblems(trigger.location, "accountIds", trigger.accountIds),
        ...wholeNumberProblems(
            "minHoursBetweenRuns",
            trigger.minHoursBetweenRuns,
            { min: 1, max: 720 },
            "leave it out for a day",
        ),
        ...wholeNumberProblems(
            "maxRunsWithoutApproval",
            trigger.maxRunsWithoutApproval,
            { min: 1, max: 20 },
            "leave it out for three",
        ),
    ];
}

const BUS_ARN = /^arn:(aws|aws-cn|aws-us-gov):events:[a-z0-9-]+:\d{12}:event-bus\/[A-Za-z0-9._-]{1,64}$/;

/** What is wrong with the bus that drift alarms are sent to. */
export function requestProblems(eventBusArn: string): Problem[] {
    return BUS_ARN.test(eventBusArn)
        ? []
        : [
              {
                  path: "eventBusArn",
                  rule: "must be the ARN of an event bus",
                  got: eventBusArn,
                  fix: "take it from the outputs of the stack that trains the model",
              },
          ];
}
