import { duplicateProblems, unless } from "../../shared/problems/checks";
import { EndpointKind } from "../../shared/endpointKind";
import type { Problem } from "../../shared/problems/problems";
import { ENDPOINT_ALARMS } from "./alarmCatalog";
import { EndpointAlarmThresholds, THRESHOLD_NAMES } from "./alarmThresholds";
import { fleetProblems } from "./alarmedFleetProblems";
import { rollbackAlarms } from "./rollbackAlarms";
import type { AlarmedVariant } from "./variantAlarms";

/** The part of an endpoint's alarms that decides and can be wrong. */
export interface AlarmRequest {
    endpointName: string;
    endpointKind?: EndpointKind;
    variants: AlarmedVariant[];
    thresholds?: EndpointAlarmThresholds;
    alarmActionArns: unknown[];
    missingHostMetrics?: string;
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AutoRollbackConfig.html */
const MAX_ROLLBACK_ALARMS = 10;
const SAGEMAKER_NAME = /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/;

/** Everything that is wrong with a request for an endpoint's alarms. */
export function endpointAlarmProblems(request: AlarmRequest): Problem[] {
    const {
        endpointName,
        endpointKind: kind = EndpointKind.Realtime,
        variants,
        thresholds = {},
        alarmActionArns,
    } = request;
    return [
        ...nameProblems("endpointName", endpointName),
        ...variantsProblems(kind, variants),
        ...rollbackProblems(kind, variants),
        ...thresholdProblems("thresholds", kind, thresholds),
        ...unless(alarmActionArns.length > 0, {
            path: "alarmActionArns",
            rule: "must have at least one member, an alarm that tells nobody is none",
            got: [],
            fix: "give the ARN of a notification topic",
        }),
        ...unless(kind !== EndpointKind.Serverless || request.missingHostMetrics === undefined, {
            path: "missingHostMetrics",
            rule: "does not apply to a serverless endpoint, which has no instances that could go silent",
            got: request.missingHostMetrics,
            fix: "leave it out",
        }),
    ];
}

function nameProblems(path: string, name: string): Problem[] {
    return unless(SAGEMAKER_NAME.test(name), {
        path,
        rule: "must be 1 to 63 letters, digits and hyphens, with a letter or digit at both ends",
        got: name,
        fix: "use the name that SageMaker has",
    });
}

function variantsProblems(kind: EndpointKind, variants: readonly AlarmedVariant[]): Problem[] {
    const names = variants.map(({ name }) => name);
    const each = variants.flatMap((variant, index) => {
        const path = `variants[${String(index)}]`;
        return [...nameProblems(`${path}.name`, variant.name), ...fleetProblems(path, kind, variant)];
    });
    return [
        ...unless(variants.length > 0, {
            path: "variants",
            rule: "must have at least one member",
            got: [],
            fix: "list the endpoint's variants",
        }),
        ...unless(kind !== EndpointKind.Serverless || variants.length <= 1, {
            path: "variants",
            rule: "must have one member, a serverless endpoint has no more",
            got: names,
            fix: "list the endpoint's variant",
        }),
        ...each,
        ...duplicateProblems("variants names", names, "list each variant once"),
    ];
}

function rollbackProblems(kind: EndpointKind, variants: readonly AlarmedVariant[]): Problem[] {
    const count = rollbackAlarms(kind, variants).length;
    return unless(count <= MAX_ROLLBACK_ALARMS, {
        path: "variants",
        rule: `must not bring the rollback alarms above ${String(MAX_ROLLBACK_ALARMS)}, SageMaker takes no more`,
        got: count,
        fix: "give the other variants alarms of their own component and leave those out of the rollback",
    });
}

/** What is wrong with thresholds, which stand at `path`. */
export function thresholdProblems(
    path: string,
    kind: EndpointKind,
    thresholds: EndpointAlarmThresholds,
): Problem[] {
    const used: unknown[] = ENDPOINT_ALARMS[kind].map(({ threshold }) => threshold);
    return THRESHOLD_NAMES.flatMap((name) => {
        const value = thresholds[name];
        if (value === undefined) {
            return [];
        }
        const bounded = name.includes("Percent");
        return [
            ...unless(used.includes(name), {
                path: `${path}.${name}`,
                rule: `is of no alarm that an endpoint of kind ${kind} has`,
                got: value,
                fix: "leave it out",
            }),
            ...unless(value > 0 && Number.isFinite(value) && !(bounded && value > 100), {
                path: `${path}.${name}`,
                rule: bounded ? "must be above 0 and at most 100" : "must be above 0",
                got: value,
                fix: "leave it out for the default, or give it in the unit its name says",
            }),
        ];
    });
}
