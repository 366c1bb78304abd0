import * as assert from "node:assert";
import * as fc from "fast-check";
import {
    NatGateways,
    NetworkChoices,
    networkProblems,
    subnetPlan,
} from "../../../components/foundation/networkPlan";
import { describeProblem } from "../../../components/shared/problems/problems";

function choices(overrides: Partial<NetworkChoices> = {}): NetworkChoices {
    return {
        cidrBlock: "10.0.0.0/16",
        availabilityZoneCount: 2,
        natGateways: NatGateways.None,
        ...overrides,
    };
}

function problems(overrides: Partial<NetworkChoices>): string[] {
    return networkProblems(choices(overrides)).map(describeProblem);
}

describe("networkProblems", () => {
    it("accepts the smallest and the largest VPC for up to four zones and for more", () => {
        assert.deepStrictEqual(problems({}), []);
        assert.deepStrictEqual(problems({ cidrBlock: "10.0.0.0/24", availabilityZoneCount: 4 }), []);
        assert.deepStrictEqual(problems({ cidrBlock: "10.0.0.0/23", availabilityZoneCount: 6 }), []);
    });

    it("refuses a VPC that leaves a zone no room", () => {
        assert.deepStrictEqual(problems({ cidrBlock: "10.0.0.0/24", availabilityZoneCount: 5 }), [
            'cidrBlock: must be from /16 to /23 for 5 zones, got "10.0.0.0/24"; give a block that leaves each zone ' +
                "room for the VPC endpoints and the instances",
        ]);
    });

    it("refuses a VPC larger than AWS makes them", () => {
        assert.deepStrictEqual(problems({ cidrBlock: "10.0.0.0/15" }), [
            'cidrBlock: must be from /16 to /24 for 2 zones, got "10.0.0.0/15"; give a block that leaves each zone ' +
                "room for the VPC endpoints and the instances",
        ]);
    });

    for (const availabilityZoneCount of [0, 1, 2.5, 7]) {
        it(`refuses ${availabilityZoneCount} zones`, () => {
            assert.deepStrictEqual(problems({ availabilityZoneCount }), [
                `availabilityZoneCount: must be a whole number from 2 to 6, got ${availabilityZoneCount}; use at ` +
                    "least two zones, and no more than the region has",
            ]);
        });
    }

    it("refuses a way to the internet that does not exist, which JavaScript lets through", () => {
        const wrong = { ...choices(), natGateways: "both" as NatGateways };
        assert.deepStrictEqual(networkProblems(wrong).map(describeProblem), [
            'natGateways: must be one of none, single, onePerZone, got "both"; choose none unless jobs need the internet',
        ]);
    });

    it("reports problems of different arguments together", () => {
        assert.strictEqual(problems({ cidrBlock: "nonsense", availabilityZoneCount: 1 }).length, 2);
    });
});

describe("subnetPlan", () => {
    it("gives each of four zones a quarter, and half of that to its private subnet", () => {
        assert.deepStrictEqual(subnetPlan(choices()), { zonePrefixLength: 18, privatePrefixLength: 19 });
    });

    it("puts a public subnet behind the private one where there is a NAT gateway", () => {
        assert.deepStrictEqual(subnetPlan(choices({ natGateways: NatGateways.Single })), {
            zonePrefixLength: 18,
            privatePrefixLength: 19,
            publicPrefixLength: 20,
        });
    });

    const anyChoices = fc.record({
        cidrBlock: fc.integer({ min: 16, max: 24 }).map((length) => `10.0.0.0/${length}`),
        availabilityZoneCount: fc.integer({ min: 2, max: 6 }),
        natGateways: fc.constantFrom(...Object.values(NatGateways)),
    });

    it("stays within the VPC and within AWS's smallest subnet for all choices that it accepts", () => {
        fc.assert(
            fc.property(anyChoices, (given) => {
                fc.pre(networkProblems(given).length === 0);
                const { zonePrefixLength, privatePrefixLength, publicPrefixLength } = subnetPlan(given);
                const zone = 2 ** (32 - zonePrefixLength);
                const used =
                    2 ** (32 - privatePrefixLength) +
                    (publicPrefixLength === undefined ? 0 : 2 ** (32 - publicPrefixLength));
                const vpc = 2 ** (32 - Number(given.cidrBlock.split("/")[1]));
                assert.ok(used <= zone && zone * given.availabilityZoneCount <= vpc);
                assert.ok(privatePrefixLength <= 27 && (publicPrefixLength ?? 0) <= 28);
            }),
            { seed: 42 },
        );
    });

    it("moves no private subnet when NAT gateways come or go, or a zone is added within four", () => {
        fc.assert(
            fc.property(anyChoices, anyChoices, (one, other) => {
                fc.pre(one.availabilityZoneCount <= 4 === other.availabilityZoneCount <= 4);
                const before = subnetPlan(one);
                const after = subnetPlan({ ...other, cidrBlock: one.cidrBlock });
                assert.strictEqual(after.zonePrefixLength, before.zonePrefixLength);
                assert.strictEqual(after.privatePrefixLength, before.privatePrefixLength);
            }),
            { seed: 42 },
        );
    });
});
