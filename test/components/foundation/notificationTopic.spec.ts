import * as assert from "node:assert";
import * as pulumi from "@pulumi/pulumi";
import { NotificationTopic, NotificationTopicArgs } from "../../../components/foundation/notificationTopic";
import { topicPolicy } from "../../../components/foundation/topicPolicy";
import { LOCATION, record } from "../../support/recorder";

const KEY_ARN = "arn:aws:kms:eu-central-1:111122223333:key/7c9e6679-7425-40de-944b-e07fc1f90ae7";
const TOPIC = "aws:sns/topic:Topic";
const POLICY = "aws:sns/topicPolicy:TopicPolicy";
const SUBSCRIPTION = "aws:sns/topicSubscription:TopicSubscription";
const HOOK = "https://hooks.example.com/t/secret";
const CLEAR_TEXT_PROBLEM =
    'NotificationTopic "fraud":\n  httpsEndpoint: must begin with https:// and a host, as notifications do not ' +
    "travel in the clear; give the receiver's TLS address";

function make(overrides: Partial<NotificationTopicArgs> = {}) {
    return () => new NotificationTopic("fraud", { location: LOCATION, keyArn: KEY_ARN, ...overrides });
}

describe("NotificationTopic", () => {
    it("makes a topic and its policy, and nobody has to subscribe", async () => {
        assert.deepStrictEqual((await record(make())).typesAndNames(), [
            `${TOPIC} fraud-topic`,
            `${POLICY} fraud-topic-policy`,
            "mlops:index:NotificationTopic fraud",
        ]);
    });

    it("names each subscription after its address, so that the order does not matter", async () => {
        const names = async (emails: string[]) => (await record(make({ emails }))).names(SUBSCRIPTION);
        const expected = [
            "fraud-topic-subscription-ml@example.com",
            "fraud-topic-subscription-risk@example.com",
        ];
        assert.deepStrictEqual(await names(["ml@example.com", "risk@example.com"]), expected);
        assert.deepStrictEqual(await names(["risk@example.com", "ml@example.com"]), expected);
    });

    it("is the direct parent of all of them", async () => {
        const { resources } = await record(make({ emails: ["ml@example.com"], httpsEndpoint: HOOK }));
        const children = resources.filter(({ custom }) => custom);
        assert.strictEqual(children.length, 4);
        for (const { urn } of children) {
            assert.match(urn, /::mlops:index:NotificationTopic\$aws:sns/);
        }
    });

    it("encrypts messages with the given key", async () => {
        assert.deepStrictEqual((await record(make({ tags: { team: "risk" } }))).one(TOPIC).inputs, {
            kmsMasterKeyId: KEY_ARN,
            tags: { "mlops:component": "NotificationTopic", team: "risk" },
        });
    });

    it("writes the whole policy at preview", async () => {
        const { inputs } = (await record(make(), { preview: true })).one(POLICY);
        assert.strictEqual(inputs["arn"], "arn:aws:sns:eu-central-1:111122223333:fraud-topic-0a1b2c3");
        assert.deepStrictEqual(
            JSON.parse(String(inputs["policy"])),
            topicPolicy(LOCATION, "fraud-topic-0a1b2c3"),
        );
    });

    it("mails to an address", async () => {
        const { inputs } = (await record(make({ emails: ["ml@example.com"] }))).one(SUBSCRIPTION);
        assert.deepStrictEqual(inputs, {
            endpoint: "ml@example.com",
            protocol: "email",
            topic: "arn:aws:sns:eu-central-1:111122223333:fraud-topic-0a1b2c3",
        });
    });

    it("posts to an address over TLS and keeps it secret, even when it was given openly", async () => {
        const { inputs } = (await record(make({ httpsEndpoint: HOOK }))).one(SUBSCRIPTION);
        assert.strictEqual(inputs["protocol"], "https");
        assert.strictEqual(inputs["endpoint"], "<secret>");
    });

    it("refuses an address in the clear", async () => {
        await assert.rejects(record(make({ httpsEndpoint: "http://hooks.example.com/t/secret" })), {
            message: CLEAR_TEXT_PROBLEM,
        });
    });

    it("refuses an address in the clear that comes out of a secret", async () => {
        const program = () => make({ httpsEndpoint: pulumi.secret("http://hooks.example.com/t/secret") })();
        await assert.rejects(record(program), {
            message: `error serializing property "endpoint": ${CLEAR_TEXT_PROBLEM}`,
        });
    });

    it("reports wrong addresses together", async () => {
        await assert.rejects(record(make({ emails: ["ml", "risk@"] })), {
            message:
                'NotificationTopic "fraud":\n' +
                '  emails[0]: must be an e-mail address, got "ml"; write it as name@example.com\n' +
                '  emails[1]: must be an e-mail address, got "risk@"; write it as name@example.com',
        });
    });

    it("hands on the topic's ARN and name at preview", async () => {
        const { outputs } = await record(
            () => {
                const { topicArn, topicName } = make()();
                return { topicArn, topicName };
            },
            { preview: true },
        );
        assert.deepStrictEqual(outputs, {
            topicArn: "arn:aws:sns:eu-central-1:111122223333:fraud-topic-0a1b2c3",
            topicName: "fraud-topic-0a1b2c3",
        });
    });
});
