import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { arn, AwsLocation } from "../shared/awsLocation";
import { jsonStringify } from "../shared/plainInputs";
import { rejectProblems } from "../shared/problems/rejectProblems";
import { mergeTags } from "../shared/tags";
import { emailProblems, httpsEndpointProblems } from "./subscribers";
import { topicPolicy } from "./topicPolicy";

/** Arguments of {@link NotificationTopic}. */
export interface NotificationTopicArgs {
    /** Where the topic lives. */
    location: AwsLocation;
    /**
     * ARN of the customer-managed key that encrypts the messages. Its policy must let CloudWatch and EventBridge use
     * it, as the one of `EncryptionKey` does; the key that AWS manages for SNS does not.
     * https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
     */
    keyArn: pulumi.Input<string>;
    /** Addresses that messages are mailed to; each has to confirm once. Default: none. */
    emails?: string[];
    /** HTTPS address that messages are posted to, which has to confirm once; kept as a secret. Default: none. */
    httpsEndpoint?: pulumi.Input<string>;
    /** Tags of the topic. */
    tags?: Record<string, pulumi.Input<string>>;
}

/**
 * The encrypted topic that alarms, failures and approval requests go to.
 *
 * Makes an SNS topic, its policy and one subscription an address.
 *
 * ```ts
 * const topic = new NotificationTopic("fraud", { location, keyArn: key.keyArn, emails: ["ml@example.com"] });
 * ```
 */
export class NotificationTopic extends pulumi.ComponentResource {
    /** ARN of the topic, known at preview. */
    readonly topicArn: pulumi.Output<string>;
    /** Name of the topic, known at preview. */
    readonly topicName: pulumi.Output<string>;

    constructor(name: string, args: NotificationTopicArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mlops:index:NotificationTopic", name, {}, opts);
        const emails = args.emails ?? [];
        const { httpsEndpoint } = args;
        const urlProblems = typeof httpsEndpoint === "string" ? httpsEndpointProblems(httpsEndpoint) : [];
        rejectProblems(this, "NotificationTopic", name, [...emailProblems(emails), ...urlProblems]);

        const topic = new aws.sns.Topic(
            `${name}-topic`,
            { kmsMasterKeyId: args.keyArn, tags: mergeTags("NotificationTopic", args.tags) },
            { parent: this },
        );
        const topicArn = topic.name.apply((topicName) => arn(args.location, "sns", topicName));
        const policy = topic.name.apply((topicName) => topicPolicy(args.location, topicName));
        new aws.sns.TopicPolicy(
            `${name}-topic-policy`,
            { arn: topicArn, policy: jsonStringify(policy) },
            { parent: this },
        );
        for (const email of emails) {
            new aws.sns.TopicSubscription(
                `${name}-topic-subscription-${email}`,
                { topic: topicArn, protocol: "email", endpoint: email },
                { parent: this },
            );
        }
        if (httpsEndpoint !== undefined) {
            new aws.sns.TopicSubscription(
                `${name}-topic-subscription-https`,
                { topic: topicArn, protocol: "https", endpoint: secretHttpsUrl(this, name, httpsEndpoint) },
                { parent: this },
            );
        }

        this.topicArn = topicArn;
        this.topicName = topic.name;
        this.registerOutputs({ topicArn: this.topicArn, topicName: this.topicName });
    }
}

/** Keeps the address secret, and refuses one in the clear that was not known at construction. */
function secretHttpsUrl(
    topic: NotificationTopic,
    name: string,
    httpsEndpoint: pulumi.Input<string>,
): pulumi.Output<string> {
    return pulumi.secret(httpsEndpoint).apply((url) => {
        rejectProblems(topic, "NotificationTopic", name, httpsEndpointProblems(url));
        return url;
    });
}
