import { wellArchitected } from "../../shared/frameworks";
import { Finding } from "../../shared/findings";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { mustNotBe } from "../../shared/kinds/requirements";
import { placesAt } from "../../shared/places";
import { isOneOf, resourceRule } from "../../shared/rule";
import { InspectedResource } from "../../shared/ruleSpec";
import { SettingValues } from "../../shared/settings";
import { REPLICA_KEYS } from "../kinds/keyTypes";
import { KEPT_SETTINGS, mustBeLong } from "./kmsKeyKept";

type Settings = SettingValues<typeof KEPT_SETTINGS>;

/** The providers call it by two names; AWS's own time is long enough. */
const DAYS = ["deletionWindowInDays?", "pendingWindowInDays?"];

function declared({ allowMultiRegion }: Settings): Judgement[] {
    return allowMultiRegion
        ? []
        : [
              {
                  subject: "the replica",
                  found: "is declared",
                  rule: "a key must stay in its region",
                  fix: "make a key of its own there, or set allowMultiRegion in a reviewed change",
              },
          ];
}

function check({ properties, ...resource }: InspectedResource, settings: Settings): Finding[] {
    const at = (path: string) => placesAt(properties, path);
    return findingsOf(resource, [
        ...declared(settings),
        ...at("enabled").flatMap((place) => mustNotBe(false)(place, {})),
        ...DAYS.flatMap(at).flatMap((place) => mustBeLong(place, settings)),
        ...at("bypassPolicyLockoutSafetyCheck").flatMap((place) => mustNotBe(true)(place, {})),
    ]);
}

function replica(properties: object) {
    const primaryKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/mrk-1";
    return { type: REPLICA_KEYS[0], name: "platform", properties: { primaryKeyArn, ...properties } };
}

/** What a preview does not know is noted there and judged before the replica is created. */
export const kmsReplicaKept = resourceRule({
    name: "kms-replica-kept",
    displayName: "Copies of keys are wanted, and not lost",
    description: "A copy of a key in another region must be allowed, enabled, and take long to delete.",
    why: "What a key encrypts can be read in every region that has a copy of it, and there by whoever its policy lets.",
    severity: "high",
    tags: ["keys", "recovery", "kms"],
    framework: wellArchitected("SEC08-BP01", "Implement secure key management."),
    sources: [],
    url: "https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html",
    remediationSteps:
        "Leave the replica enabled, set deletionWindowInDays to 30, and say by allowMultiRegion that it is wanted.",
    settings: KEPT_SETTINGS,
    enforcementLevel: "mandatory",
    subject: "replicas of KMS keys",
    appliesTo: isOneOf(REPLICA_KEYS),
    check,
    examples: {
        settings: { allowMultiRegion: true },
        passes: [replica({ deletionWindowInDays: 30 })],
        fails: [replica({ deletionWindowInDays: 7 })],
    },
});
