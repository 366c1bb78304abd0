import * as assert from "node:assert";
import { keyFacts } from "../../../rehearsal/graph/keyFacts";
import { recorded } from "./graphFixtures";

const CONFIG = "aws:sagemaker/endpointConfiguration:EndpointConfiguration";

function facts(...productionVariants: Record<string, unknown>[]): string[] {
    return keyFacts(recorded(CONFIG, "c", { productionVariants }));
}

describe("the key facts of an endpoint configuration", () => {
    it("are the instances of each variant", () => {
        assert.deepStrictEqual(
            facts({ variantName: "main", instanceType: "ml.m5.large", initialInstanceCount: 2 }),
            ["main: 2 x ml.m5.large"],
        );
    });

    it("are memory and concurrency where there are no instances, and what is kept warm", () => {
        const serverlessConfig = { memorySizeInMb: 2048, maxConcurrency: 20 };
        assert.deepStrictEqual(facts({ variantName: "main", serverlessConfig }), [
            "main: serverless, 2048 MB, up to 20 at a time",
        ]);
        const warm = { ...serverlessConfig, provisionedConcurrency: 3 };
        assert.deepStrictEqual(facts({ variantName: "main", serverlessConfig: warm }), [
            "main: serverless, 2048 MB, up to 20 at a time, 3 kept warm",
        ]);
    });
});
