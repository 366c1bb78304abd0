import * as assert from "node:assert";
import { meansProduction, wordsOf } from "../../../policies/shared/productionNames";

const WORDS = ["live", "prd", "prod", "production"];

describe("production names", () => {
    it("are recognised however they are written", () => {
        const names = [
            "DeployProd",
            "DeployPrd",
            "DeployPRDStage",
            "prod-eu",
            "PROD",
            "Live",
            "fraud_production",
            "prod1",
            "eu2Prod",
            "acme/sagemaker-mlops/prod",
            "PreProdThenProd",
        ];
        assert.deepStrictEqual(
            names.filter((name) => !meansProduction(name, WORDS)),
            [],
        );
    });

    it("are told from names that only look alike", () => {
        const names = [
            "PreProd",
            "NonProd",
            "non-production",
            "pre-prod-eu",
            "Productivity",
            "ProductModel",
            "Reproduction",
            "Delivery",
            "Liveness",
            "staging",
            "",
        ];
        assert.deepStrictEqual(
            names.filter((name) => meansProduction(name, WORDS)),
            [],
        );
    });

    it("are split into words at changes of case, digits and everything else", () => {
        assert.deepStrictEqual(wordsOf("DeployPRDStage-eu_west1.b"), [
            "deploy",
            "prd",
            "stage",
            "eu",
            "west",
            "1",
            "b",
        ]);
    });
});
