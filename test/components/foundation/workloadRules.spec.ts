import * as assert from "node:assert";
import { NatGateways } from "../../../components/foundation/networkPlan";
import { workloadRules } from "../../../components/foundation/workloadRules";

function short(natGateways: NatGateways): string[] {
    return workloadRules(natGateways).map(
        ({ direction, peer, port }) => `${direction} ${peer} ${port ?? "all"}`,
    );
}

const WITHIN = ["egress endpoints 443", "egress s3 443", "egress itself all", "ingress itself all"];

describe("workloadRules", () => {
    it("keeps a workload without NAT within AWS", () => {
        assert.deepStrictEqual(short(NatGateways.None), WITHIN);
    });

    for (const natGateways of [NatGateways.Single, NatGateways.OnePerZone]) {
        it(`opens only HTTPS to the internet with NAT gateways: ${natGateways}`, () => {
            assert.deepStrictEqual(short(natGateways), [...WITHIN, "egress internet 443"]);
        });
    }

    it("gives each rule of a direction a key of its own", () => {
        const keys = workloadRules(NatGateways.OnePerZone).map(({ direction, key }) => `${direction} ${key}`);
        assert.strictEqual(new Set(keys).size, keys.length);
    });
});
