import { sqsQueuePolicy } from "../../../../policies/security/messaging/sqsQueuePolicy";
import { accessPolicyCases } from "../accessPolicyCases";
import { describeRule } from "../describeRule";

describeRule(
    sqsQueuePolicy,
    ...accessPolicyCases({
        types: ["aws:sqs/queuePolicy:QueuePolicy", "aws:sqs/queue:Queue"],
        noun: "queue",
        action: "sqs:SendMessage",
        service: "events.amazonaws.com",
        mindsWhoSends: true,
    }),
);
