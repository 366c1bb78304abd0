import * as assert from "node:assert";
import {
    analysisConfigs,
    clarifyEndpointPrefix,
} from "../../../../components/build/baselines/analysisConfigs";
import { Task } from "../../../../components/build/recipe/trainingRecipe";
import { recipe, withBaselines } from "../fixtures";

function analysis(name: string, overrides: Parameters<typeof withBaselines>[0] = {}): unknown {
    const found = analysisConfigs(withBaselines(overrides), "fraud").find((config) => config.name === name);
    return found === undefined ? undefined : JSON.parse(found.content);
}

const REPORT = { name: "report", title: "Analysis Report" };
const GROUPS = {
    label: "fraud",
    label_values_or_threshold: [0],
    facet: [{ name_or_index: "customer_gender", value_or_threshold: ["Female"] }],
};

describe("the files that say what Clarify analyses", () => {
    it("are none for a recipe without bias and explainability", () => {
        assert.deepStrictEqual(analysisConfigs(recipe({ baselines: {} }), "fraud"), []);
    });

    it("say for the data which groups and which outcome, numbers as numbers", () => {
        assert.deepStrictEqual(analysis("data-bias"), {
            dataset_type: "text/csv",
            ...GROUPS,
            methods: { pre_training_bias: { methods: "all" }, report: REPORT },
        });
    });

    it("say for the model how it is hosted and where its answer holds the class", () => {
        assert.deepStrictEqual(analysis("model-bias"), {
            dataset_type: "text/csv",
            ...GROUPS,
            predictor: {
                instance_type: "ml.m5.large",
                initial_instance_count: 1,
                endpoint_name_prefix: "clarify-fraud",
                content_type: "text/csv",
                accept_type: "application/json",
                label: "labels",
            },
            methods: { post_training_bias: { methods: "all" }, report: REPORT },
        });
    });

    it("take a regression's answer for what it predicts", () => {
        const regression = analysis("model-bias", {
            task: Task.Regression,
            baselines: { bias: { facetColumn: "age", facetValues: ["40"], favourableLabels: ["100.5"] } },
        }) as { predictor: { label: string }; label_values_or_threshold: unknown; facet: unknown };

        assert.strictEqual(regression.predictor.label, "predictions");
        assert.deepStrictEqual(regression.label_values_or_threshold, [100.5]);
        assert.deepStrictEqual(regression.facet, [{ name_or_index: "age", value_or_threshold: [40] }]);
    });

    it("leave out the values of a group where each is measured", () => {
        const { facet } = analysis("data-bias", {
            baselines: { bias: { facetColumn: "region", favourableLabels: ["yes"] } },
        }) as { facet: unknown };

        assert.deepStrictEqual(facet, [{ name_or_index: "region" }]);
    });

    it("give monitors the same groups without the method, which is the monitor's own", () => {
        assert.deepStrictEqual(analysis("bias-monitor"), GROUPS);
    });

    it("explain by Shapley values with as many samples as asked for", () => {
        const { methods } = analysis("explainability", {
            baselines: { explainability: { samplesPerRow: 500 } },
        }) as { methods: { shap: { num_samples: number } } };

        assert.strictEqual(methods.shap.num_samples, 500);
    });

    it("lie under an address that changes with what they say, and only then", () => {
        const keys = (samplesPerRow: number) =>
            analysisConfigs(recipe({ baselines: { explainability: { samplesPerRow } } }), "fraud").map(
                ({ key }) => key,
            );

        assert.deepStrictEqual(keys(100), keys(100));
        assert.notDeepStrictEqual(keys(100), keys(200));
    });

    it("name endpoints so that the service's own ending fits behind", () => {
        assert.strictEqual(
            clarifyEndpointPrefix("claims-of-customers-in-norway"),
            "clarify-claims-of-customers",
        );
    });
});
