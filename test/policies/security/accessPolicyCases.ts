import { UNKNOWN } from "../analyzer";
import { RuleCases } from "./describeRule";

const OWN = { StringEquals: { "aws:SourceAccount": "111122223333" } };
const ROLE = { AWS: "arn:aws:iam::111122223333:role/deploy" };

/** A resource that has a policy of its own, and what makes its policy its own. */
export interface Guarded {
    types: string[];
    /** What messages call it, as `topic`. */
    noun: string;
    /** What a guest does with it, as `sns:Publish`. */
    action: string;
    /** A service that comes as a guest. */
    service: string;
    /** Whether the rule minds on whose behalf a service comes. */
    mindsWhoSends: boolean;
}

/** What every rule about the policy of a resource accepts, stops and notes. */
export function accessPolicyCases({ types, noun, action, service, mindsWhoSends }: Guarded): RuleCases[] {
    const allow = (more: object): { policy: string } => {
        const Statement = [{ Effect: "Allow", Action: action, Resource: "*", ...more }];
        return { policy: JSON.stringify({ Version: "2012-10-17", Statement }) };
    };
    const named = `the policy of the ${noun} must allow named actions only. Fix: list the actions that are needed.`;
    const stops: RuleCases["stops"] = {
        everybody: [
            allow({ Principal: { AWS: "*" } }),
            `policy.Statement[0] allows everybody, without saying on whose behalf; the ${noun} must not be open to the public. ` +
                "Fix: name principals, or add a condition such as StringEquals aws:PrincipalOrgID.",
        ],
        "everybody but one": [
            allow({ NotPrincipal: ROLE }),
            `policy.Statement[0] allows everybody but AWS:${ROLE.AWS}; whom the ${noun} is for must be named. ` +
                "Fix: name whom it allows in Principal.",
        ],
        "all actions": [allow({ Principal: ROLE, Action: "*" }), `policy.Statement[0] allows "*"; ${named}`],
        "all actions but one": [
            allow({ Principal: ROLE, Action: undefined, NotAction: action }),
            `policy.Statement[0] allows everything but "${action}"; ${named}`,
        ],
    };
    const onBehalf: RuleCases["stops"] = {
        "a service on behalf of anybody": [
            allow({ Principal: { Service: service } }),
            `policy.Statement[0] lets ${service} in on behalf of anybody; a service must come for the own account only. ` +
                "Fix: add the condition StringEquals aws:SourceAccount, or ArnLike aws:SourceArn.",
        ],
    };
    return [
        {
            types,
            good: allow({ Principal: { Service: service }, Condition: OWN }),
            accepts: {
                "a named role": allow({ Principal: ROLE }),
                "a denial": allow({ Effect: "Deny", Principal: "*" }),
            },
            stops: mindsWhoSends ? { ...stops, ...onBehalf } : stops,
            notes: { "an unknown policy": [{ policy: UNKNOWN }, "string value at .policy"] },
        },
        {
            types,
            config: { trustedAccounts: ["444455556666"] },
            good: allow({ Principal: { AWS: "444455556666" } }),
            stops: {
                "an account that is not trusted": [
                    allow({ Principal: ROLE }),
                    "policy.Statement[0] lets in 111122223333; only 444455556666 may be let in. " +
                        "Fix: take the account out, or add it to trustedAccounts in a reviewed change.",
                ],
            },
        },
    ];
}
