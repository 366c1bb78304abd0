import { snsTopicPolicy } from "../../../../policies/security/messaging/snsTopicPolicy";
import { accessPolicyCases } from "../accessPolicyCases";
import { describeRule } from "../describeRule";

describeRule(
    snsTopicPolicy,
    ...accessPolicyCases({
        types: ["aws:sns/topicPolicy:TopicPolicy", "aws:sns/topic:Topic"],
        noun: "topic",
        action: "sns:Publish",
        service: "cloudwatch.amazonaws.com",
        mindsWhoSends: true,
    }),
);
