import { textOf } from "../../shared/properties";
import { Finding } from "../../shared/findings";
import { Stack } from "../../shared/stack";
import { coverageOf, Requirement } from "./alarmCoverage";
import { AlarmIndex } from "./alarmIndex";
import { alarmsOf } from "./alarms";
import { EndpointVariants, endpointVariants, Variant } from "./endpointVariants";
import { RequiredAlarmSettings } from "./requiredAlarmSettings";
import { METRIC_WORDS, REQUIRED_METRICS, RequiredMetric } from "./requiredMetrics";

function ruleOf({ dimensions }: RequiredMetric): string {
    return (
        `each production variant needs an alarm with exactly the dimension${dimensions.length > 1 ? "s" : ""} ` +
        `${dimensions.join(" and ")} that tells an SNS topic and says what missing data means`
    );
}

function missingAlarm(requirement: Requirement, alarms: AlarmIndex): Finding[] {
    const { endpoint, endpointName, variantName, metric, latencyPercentile } = requirement;
    const coverage = coverageOf(requirement, alarms);
    if (coverage.kind === "covered") {
        return [];
    }
    if (coverage.kind === "undecided") {
        return [{ kind: "undecided", resource: endpoint, unknown: coverage.unknown }];
    }
    const values = { EndpointName: textOf(endpointName), VariantName: variantName };
    const flaws = coverage.flaws.length === 0 ? "" : ` that counts (${coverage.flaws.join("; ")})`;
    return [
        {
            kind: "violation",
            resource: endpoint,
            subject: `variant "${variantName}"`,
            found: `has no alarm on ${metric.namespace} ${metric.metricName}${flaws}`,
            rule: ruleOf(metric),
            fix:
                `declare a metric alarm on ${metric.statistics(latencyPercentile)} of it with dimensions ` +
                `{${metric.dimensions.map((key) => `${key}: "${values[key]}"`).join(", ")}}, ` +
                "alarmActions and treatMissingData",
        },
    ];
}

function metricsFor(variant: Variant, settings: RequiredAlarmSettings): RequiredMetric[] {
    return METRIC_WORDS.filter((word) => settings.metrics.includes(word))
        .map((word): RequiredMetric => REQUIRED_METRICS[word])
        .filter((metric) => metric.appliesTo(variant));
}

function endpointFindings(
    { endpoint, endpointName, variants, isWithoutConfig, unknowns }: EndpointVariants,
    alarms: AlarmIndex,
    settings: RequiredAlarmSettings,
): Finding[] {
    if (isWithoutConfig) {
        return [
            {
                kind: "violation",
                resource: endpoint,
                subject: "endpointConfigName",
                found: "names no configuration of this stack",
                rule: "the variants that need alarms must be readable from the stack",
                fix: "declare the endpoint configuration in the same program as the endpoint",
            },
        ];
    }
    const { latencyPercentile } = settings;
    return [
        ...variants.flatMap((variant) =>
            metricsFor(variant, settings).flatMap((metric) =>
                missingAlarm(
                    { endpoint, endpointName, variantName: variant.name, metric, latencyPercentile },
                    alarms,
                ),
            ),
        ),
        ...unknowns.map((unknown): Finding => ({ kind: "undecided", resource: endpoint, unknown })),
    ];
}

/** What is missing among the alarms of each endpoint of a stack. */
export function alarmFindings(stack: Stack, settings: RequiredAlarmSettings): Finding[] {
    const alarms = new AlarmIndex(alarmsOf(stack));
    return endpointVariants(stack).flatMap((endpoint) => endpointFindings(endpoint, alarms, settings));
}
