import * as assert from "node:assert";
import { Reads } from "../../../policies/shared/kinds/readingRule";
import { rules } from "../../../policies/security/rules";
import { ProviderTypings } from "./typings";

function readsOf(rule: object): Reads {
    return "reads" in rule ? (rule.reads as Reads) : {};
}

/** Paths that the providers declare as free-form or do not declare at all would be found nowhere but here. */
describe("properties that the security rules read", () => {
    const typings = new ProviderTypings();

    it("exist in the providers' own types, lists as lists", function () {
        this.timeout(60_000);
        const problems = rules.flatMap((rule) =>
            Object.entries(readsOf(rule)).flatMap(([type, paths]) =>
                paths.flatMap((path) => {
                    const problem = typings.problemWith(type, path);
                    return problem === undefined ? [] : [`${rule.policy.name}: ${problem}`];
                }),
            ),
        );
        assert.deepStrictEqual(problems, []);
    });

    it("would be missed by their wrong names", () => {
        const model = "aws:sagemaker/model:Model";
        assert.match(typings.problemWith(model, "networkIsolation") ?? "", /has no networkIsolation/);
        assert.match(typings.problemWith(model, "vpcConfig.subnetIds") ?? "", /has no subnetIds/);
        assert.match(typings.problemWith(model, "containers.image") ?? "", /containers is a list/);
        assert.match(typings.problemWith(model, "vpcConfig[].subnets") ?? "", /vpcConfig is no list/);
        assert.match(typings.problemWith(model, "enableNetworkIsolation.value") ?? "", /holds nothing/);
        assert.throws(
            () => typings.problemWith("aws:sagemaker/modelQualityJob:ModelQualityJob", "a"),
            /has no such resource/,
        );
    });
});
