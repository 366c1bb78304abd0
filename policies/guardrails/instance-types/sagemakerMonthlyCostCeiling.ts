import { machineLearningLens } from "../../shared/frameworks";
import { isOneOf, stackRule } from "../../shared/rule";
import { ExampleResource } from "../../shared/ruleSpec";
import { ENDPOINT, ENDPOINT_CONFIG } from "../resourceTypes";
import { COST_SETTINGS } from "./costSettings";
import { costFindings } from "./endpointCost";

function endpoint(initialInstanceCount: number): ExampleResource[] {
    const variant = { variantName: "primary", instanceType: "ml.m5.xlarge", initialInstanceCount };
    return [
        {
            type: ENDPOINT_CONFIG[0],
            name: "fraud",
            properties: { name: "fraud-1", productionVariants: [variant] },
        },
        { type: ENDPOINT[0], name: "fraud", properties: { name: "fraud", endpointConfigName: "fraud-1" } },
    ];
}

/** Counts or types that are unknown at preview are noted there; a type without a price never counts as free. */
export const sagemakerMonthlyCostCeiling = stackRule({
    name: "sagemaker-monthly-cost-ceiling",
    displayName: "Monthly cost of endpoints",
    description: "All endpoints of a stack together must not be able to cost more in a month than is agreed.",
    why: "Limits on single endpoints do not bound their sum; this does, with autoscaling at its highest.",
    severity: "high",
    tags: ["instance-types", "cost", "sagemaker"],
    framework: machineLearningLens(
        "MLCOST05-BP03",
        "Size the instances that host and train a model for what it needs.",
    ),
    sources: [],
    url: "https://aws.amazon.com/sagemaker/pricing/",
    remediationSteps:
        "Use smaller types or fewer instances, or have the ceiling raised in a reviewed change. Keep the prices and " +
        "their date in the configuration current.",
    settings: COST_SETTINGS,
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoints",
    appliesTo: isOneOf(ENDPOINT),
    check: costFindings,
    examples: {
        settings: {
            monthlyCeilingUsd: 1000,
            hourlyPricesUsd: { "ml.m5.xlarge": 0.276 },
            priceDate: "2025-06-30",
        },
        passes: endpoint(2),
        fails: endpoint(9),
    },
});
