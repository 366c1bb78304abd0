import { sagemakerStackInstancesBounded } from "../../../../policies/guardrails/instance-types/sagemakerStackInstancesBounded";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";

const ENDPOINT = "aws:sagemaker/endpoint:Endpoint";

function endpoint(name: string, ...variants: object[]): ResourceFixture[] {
    return [
        {
            type: "aws:sagemaker/endpointConfiguration:EndpointConfiguration",
            name: `${name}-config`,
            properties: { name: `${name}-1a2b3c4`, productionVariants: variants },
        },
        {
            type: ENDPOINT,
            name,
            properties: { name, endpointConfigName: `${name}-1a2b3c4` },
        },
    ];
}

function variant(variantName: string, more: object = {}): object {
    return { variantName, initialInstanceCount: 2, ...more };
}

function target(resourceId: string, maxCapacity: number): ResourceFixture {
    return {
        type: "aws:appautoscaling/target:Target",
        name: resourceId,
        properties: { resourceId, serviceNamespace: "sagemaker", minCapacity: 1, maxCapacity },
    };
}

function message(total: number, name: string, own: number, most = 50): string {
    return (
        `${ENDPOINT} "${name}": the endpoints of the stack together may grow to ${String(total)} instances, ` +
        `this one to ${String(own)}; a stack may use at most ${String(most)}. ` +
        "Fix: lower maxCapacity of some variants, or have maximumPerStack raised in a reviewed change."
    );
}

describeRule(sagemakerStackInstancesBounded, {
    "accepts endpoints within the limit": {
        resources: [
            ...endpoint("fraud", variant("a"), variant("b")),
            target("endpoint/fraud/variant/a", 40),
            target("endpoint/other/variant/a", 400),
        ],
    },
    "counts nothing for serverless variants": {
        resources: [...endpoint("fraud", { variantName: "a", serverlessConfig: {} })],
        config: { maximumPerStack: 1 },
    },
    "counts AWS's one instance where nothing is said": {
        resources: [...endpoint("fraud", { variantName: "a" }, { variantName: "b" })],
        config: { maximumPerStack: 1 },
        violations: [message(2, "fraud", 2, 1)],
    },
    "counts shadow variants, which run on instances too": {
        resources: endpoint("fraud", variant("a")).map((resource) =>
            resource.type === ENDPOINT
                ? resource
                : {
                      ...resource,
                      properties: {
                          ...resource.properties,
                          shadowProductionVariants: [variant("b", { initialInstanceCount: 60 })],
                      },
                  },
        ),
        violations: [message(62, "fraud", 62)],
    },
    "does not take the concurrency of a serverless variant for instances": {
        resources: [
            ...endpoint("fraud", { variantName: "a", serverlessConfig: {} }),
            target("endpoint/fraud/variant/a", 200),
        ],
    },
    "counts the schedules inside a target of the native provider": {
        resources: [
            ...endpoint("fraud", variant("a")),
            {
                type: "aws-native:applicationautoscaling:ScalableTarget",
                name: "target",
                properties: {
                    resourceId: "endpoint/fraud/variant/a",
                    scalableDimension: "sagemaker:variant:DesiredInstanceCount",
                    maxCapacity: 4,
                    scheduledActions: [
                        { scheduledActionName: "peak", scalableTargetAction: { maxCapacity: 70 } },
                    ],
                },
            },
        ],
        violations: [message(70, "fraud", 70)],
    },
    "stops endpoints that are within their own limits, and together are not": {
        resources: [
            ...endpoint("fraud", variant("a")),
            ...endpoint("churn", variant("a")),
            target("endpoint/fraud/variant/a", 30),
            target("endpoint/churn/variant/a", 25),
        ],
        violations: [message(55, "fraud", 30)],
    },
    "counts what SageMaker's own scaling may start": {
        resources: endpoint("fraud", variant("a", { managedInstanceScaling: { maxInstanceCount: 60 } })),
        violations: [message(60, "fraud", 60)],
    },
    "notes a number that it does not know, and judges the rest": {
        resources: endpoint(
            "fraud",
            variant("a", { initialInstanceCount: UNKNOWN }),
            variant("b", { initialInstanceCount: 51 }),
        ),
        violations: [message(51, "fraud", 51)],
        undecided: [
            `${ENDPOINT} "fraud": string value at .productionVariants.0.initialInstanceCount can't be known during preview`,
        ],
    },
});
