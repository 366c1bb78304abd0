import * as pulumi from "@pulumi/pulumi";
import { buildNames } from "../components/build/buildNames";
import { ArtifactStore } from "../components/foundation/artifactStore";
import { EncryptionKey } from "../components/foundation/encryptionKey";
import { NatGateways, NetworkFoundation } from "../components/foundation/networkFoundation";
import { NotificationTopic } from "../components/foundation/notificationTopic";
import { AwsLocation } from "../components/shared/awsLocation";
import { NetworkPlacement } from "../components/shared/networkPlacement";
import { Tags } from "../components/shared/tags";
import { Settings } from "./settings";
import { partitionOf } from "./settings/partition";

/** What every stack stands on. */
export interface Foundation {
    location: AwsLocation;
    /** Start of the names of everything in the stack: `<model>-<environment>`. */
    prefix: string;
    /** Tags of everything in the stack. */
    tags: Tags;
    keyArn: pulumi.Output<string>;
    network: NetworkPlacement;
    /** VPC of the network. */
    vpcId: pulumi.Output<string>;
    artifactBucketName: pulumi.Output<string>;
    topicArn: pulumi.Output<string>;
}

const NAT_GATEWAYS: Record<Settings["network"]["natGateways"], NatGateways> = {
    none: NatGateways.None,
    single: NatGateways.Single,
    onePerZone: NatGateways.OnePerZone,
};

/** Where a stack lives, as its settings say. */
export function locationOf(settings: Settings): AwsLocation {
    const { region, accountId } = settings;
    return { partition: partitionOf(region), region, accountId };
}

/** Where everything of a stack is kept, and what it is encrypted with. */
interface Storage {
    keyArn: pulumi.Output<string>;
    artifactBucketName: pulumi.Output<string>;
}

/** Accounts that a platform's registry shares versions with, which have to read the models of those versions too. */
function readerAccountIds(settings: Settings): string[] {
    return settings.kind === "platform" ? settings.registry.consumerAccountIds : [];
}

function createStorage(prefix: string, settings: Settings, tags: Tags): Storage {
    const location = locationOf(settings);
    const accountIds = readerAccountIds(settings);
    const { keyArn } = new EncryptionKey(`${prefix}-key`, { location, readerAccountIds: accountIds, tags });
    const readers = { accountIds, prefix: buildNames(settings.model).runsPrefix };
    const { bucketName } = new ArtifactStore(`${prefix}-artifacts`, {
        location,
        keyArn,
        ...(accountIds.length === 0 ? {} : { readers }),
        tags,
    });
    return { keyArn, artifactBucketName: bucketName };
}

/** Creates key, network, artefact store and notification topic, and hands on what the rest of a stack needs of them. */
export function createFoundation(settings: Settings): Foundation {
    const location = locationOf(settings);
    const prefix = `${settings.model}-${settings.environment}`;
    const tags = { model: settings.model, environment: settings.environment, ...settings.tags };
    const { keyArn, artifactBucketName } = createStorage(prefix, settings, tags);
    const { natGateways, ...addresses } = settings.network;
    const network = new NetworkFoundation(`${prefix}-network`, {
        location,
        keyArn,
        ...addresses,
        natGateways: NAT_GATEWAYS[natGateways],
        tags,
    });
    const { notificationUrl } = settings;
    const topic = new NotificationTopic(`${prefix}-notifications`, {
        location,
        keyArn,
        emails: settings.notifications.emails,
        ...(notificationUrl === undefined ? {} : { httpsEndpoint: notificationUrl }),
        tags,
    });
    return {
        location,
        prefix,
        tags,
        keyArn,
        network: { subnetIds: network.privateSubnetIds, securityGroupIds: [network.securityGroupId] },
        vpcId: network.vpcId,
        artifactBucketName,
        topicArn: topic.topicArn,
    };
}
