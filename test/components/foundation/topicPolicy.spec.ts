import * as assert from "node:assert";
import { topicPolicy } from "../../../components/foundation/topicPolicy";
import { LOCATION } from "../../support/recorder";

const TOPIC_ARN = "arn:aws:sns:eu-central-1:111122223333:alerts";

describe("topicPolicy", () => {
    it("lets three services publish, each under the conditions that its requests meet, and nobody without TLS", () => {
        assert.deepStrictEqual(topicPolicy(LOCATION, "alerts"), {
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "DenyInsecureTransport",
                    Effect: "Deny",
                    Principal: "*",
                    Action: "sns:Publish",
                    Resource: TOPIC_ARN,
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                },
                {
                    Sid: "AlarmsMayPublish",
                    Effect: "Allow",
                    Principal: { Service: "cloudwatch.amazonaws.com" },
                    Action: "sns:Publish",
                    Resource: TOPIC_ARN,
                    Condition: {
                        StringEquals: { "aws:SourceAccount": "111122223333" },
                        ArnLike: { "aws:SourceArn": "arn:aws:cloudwatch:eu-central-1:111122223333:alarm:*" },
                    },
                },
                {
                    Sid: "EventsMayPublish",
                    Effect: "Allow",
                    Principal: { Service: "events.amazonaws.com" },
                    Action: "sns:Publish",
                    Resource: TOPIC_ARN,
                },
                {
                    Sid: "NotificationRulesMayPublish",
                    Effect: "Allow",
                    Principal: { Service: "codestar-notifications.amazonaws.com" },
                    Action: "sns:Publish",
                    Resource: TOPIC_ARN,
                    Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
                },
            ],
        });
    });
});
