import * as assert from "node:assert";
import * as fc from "fast-check";
import { formatCidr, parseCidr, sizeOf } from "../../../../rehearsal/simulation/vpc/cidrBlocks";
import { LayoutRequest, planSubnets } from "../../../../rehearsal/simulation/vpc/subnetLayout";

function request(overrides: Partial<LayoutRequest> = {}): LayoutRequest {
    return {
        vpcName: "net",
        cidrBlock: "10.0.0.0/16",
        zones: ["eu-central-1a", "eu-central-1b"],
        specs: undefined,
        strategy: "Auto",
        zoneMask: undefined,
        ...overrides,
    };
}

function blocks(overrides: Partial<LayoutRequest>): string[] {
    return planSubnets(request(overrides)).map((subnet) => `${subnet.name} ${subnet.cidrBlock}`);
}

describe("planSubnets", () => {
    it("gives half of a zone to the private and a quarter to the public subnet, as awsx's documentation says", () => {
        const zones = ["a", "b", "c"];
        assert.deepStrictEqual(blocks({ zones }), [
            "net-private-1 10.0.0.0/19",
            "net-public-1 10.0.32.0/20",
            "net-private-2 10.0.64.0/19",
            "net-public-2 10.0.96.0/20",
            "net-private-3 10.0.128.0/19",
            "net-public-3 10.0.160.0/20",
        ]);
    });

    it("divides a zone evenly between specs without a mask", () => {
        const specs = [{ type: "Private" }, { type: "Isolated", name: "data" }];
        assert.deepStrictEqual(blocks({ specs }), [
            "net-private-1 10.0.0.0/18",
            "net-data-1 10.0.64.0/18",
            "net-private-2 10.0.128.0/18",
            "net-data-2 10.0.192.0/18",
        ]);
    });

    it("begins a larger subnet after a smaller one where its size allows", () => {
        const specs = [
            { type: "Public", cidrMask: 24 },
            { type: "Private", cidrMask: 20 },
        ];
        assert.deepStrictEqual(blocks({ specs, zones: ["a"] }), [
            "net-public-1 10.0.0.0/24",
            "net-private-1 10.0.16.0/20",
        ]);
    });

    it("hands out addresses to private subnets first in the strategy Legacy", () => {
        const specs = [
            { type: "Public", cidrMask: 20 },
            { type: "Private", cidrMask: 20 },
        ];
        assert.deepStrictEqual(blocks({ specs, zones: ["a"], strategy: "Legacy" }), [
            "net-private-1 10.0.0.0/20",
            "net-public-1 10.0.16.0/20",
        ]);
    });

    it("takes blocks that are given", () => {
        const specs = [{ type: "Private", cidrBlocks: ["10.0.1.0/24", "10.0.2.0/24"] }];
        assert.deepStrictEqual(blocks({ specs }), ["net-private-1 10.0.1.0/24", "net-private-2 10.0.2.0/24"]);
    });

    it("lays out subnets that never overlap and never leave the network", () => {
        const sizes = fc.record({
            zones: fc.integer({ min: 1, max: 4 }),
            specs: fc.integer({ min: 1, max: 4 }),
        });
        const property = fc.property(sizes, fc.integer({ min: 16, max: 20 }), ({ zones, specs }, mask) => {
            const planned = planSubnets(
                request({
                    cidrBlock: `10.0.0.0/${mask.toString()}`,
                    zones: Array.from({ length: zones }, (_zone, index) => `zone${index.toString()}`),
                    specs: Array.from({ length: specs }, (_spec, index) => ({
                        type: "Private",
                        name: `s${index.toString()}`,
                    })),
                }),
            ).map((subnet) => parseCidr(subnet.cidrBlock));
            const sorted = [...planned].sort((a, b) => a.first - b.first);
            let end = parseCidr("10.0.0.0/16").first;
            for (const block of sorted) {
                assert.ok(block.first >= end, formatCidr(block));
                assert.strictEqual(block.first % sizeOf(block.mask), 0, formatCidr(block));
                end = block.first + sizeOf(block.mask);
            }
            assert.ok(end <= parseCidr("10.0.0.0/16").first + sizeOf(mask));
        });
        fc.assert(property, { seed: 42 });
    });
});
