import { machineLearningLens } from "../../shared/frameworks";
import { isValue } from "../../shared/findings";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { flag } from "../../shared/settingKinds";
import { EndpointConfigs, endpointsWithConfigs, isServerless } from "../endpointConfigs";
import { GUARDED_ENDPOINT } from "../required-alarms/exampleRollbacks";
import { deploymentsOf } from "../required-alarms/rollbacks";
import { ENDPOINT } from "../resourceTypes";
import { configVariants, isAsync } from "./configVariants";
import { ScalingTargets } from "./scalingTargets";

const GRADUAL: readonly unknown[] = ["canary", "linear", "rolling"];

/**
 * Of fewer instances than two no part can go first, and an asynchronous endpoint may be left with as few; its requests
 * wait meanwhile.
 */
function mayBeUndivided(each: EndpointConfigs, targets: ScalingTargets): boolean {
    return each.configs.filter(isAsync).some((config) =>
        configVariants(config)
            .flatMap((variant) => (variant instanceof Unknown ? [] : targets.of(each, variant.name)))
            .some((target) => {
                const minimum = valueAt(target.properties, "minCapacity");
                return typeof minimum === "number" && minimum < 2;
            }),
    );
}

function judge(strategy: PropertyValue | undefined, allowAllAtOnce: boolean): Judgement[] {
    if (strategy instanceof Unknown) {
        return [strategy];
    }
    return GRADUAL.includes(strategy) || (strategy === "allAtOnce" && allowAllAtOnce)
        ? []
        : [
              {
                  subject: "the strategy of its deployments",
                  found: isValue(strategy),
                  rule: "a new version must take part of the traffic first, so that alarms can stop it",
                  fix: "shift traffic by canary or linear steps, or replace instances by a rolling update",
              },
          ];
}

/** A strategy that is unknown at preview is noted there. */
export const sagemakerEndpointGradual = stackRule({
    name: "sagemaker-endpoint-gradual",
    displayName: "New versions come gradually",
    description: "An endpoint must be brought to a new version step by step.",
    why: "What goes live for everybody at once is noticed by everybody at once.",
    severity: "high",
    tags: ["reliability", "rollback", "sagemaker"],
    framework: machineLearningLens(
        "MLREL04-BP02",
        "Deploy models so that a bad version is taken back by itself.",
    ),
    sources: [],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/deployment-guardrails-blue-green.html",
    remediationSteps:
        "Give the endpoint a deploymentConfig with canary or linear traffic shifting, or a rolling update.",
    settings: {
        allowAllAtOnce: flag({
            description: "Whether all traffic may be shifted at once, after the new fleet has started.",
            fallback: false,
        }),
    },
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoints",
    appliesTo: isOneOf(ENDPOINT),
    check: (stack, { allowAllAtOnce }) => {
        const deployments = deploymentsOf(stack);
        const targets = new ScalingTargets(stack);
        return endpointsWithConfigs(stack)
            .filter((each) => !isServerless(each))
            .flatMap((each) => {
                const owners = each.rollouts.length > 0 ? each.rollouts : [each.endpoint];
                const mayShiftAll = allowAllAtOnce || mayBeUndivided(each, targets);
                return owners.flatMap((owner) => {
                    const own = deployments.find(({ resource }) => resource === owner);
                    return findingsOf(owner, judge(own?.timing.strategy, mayShiftAll));
                });
            });
    },
    examples: {
        passes: GUARDED_ENDPOINT,
        fails: [{ type: ENDPOINT[0], name: "fraud", properties: { name: "fraud" } }],
    },
});
