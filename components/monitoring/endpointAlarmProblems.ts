import { duplicateProblems, unless } from "../shared/checks";
import { parseInstanceType } from "../shared/instanceTypes";
import type { Problem } from "../shared/problems";
import { DEFAULT_THRESHOLDS, EndpointAlarmThresholds, ThresholdName } from "./alarmThresholds";
import { AlarmedInstance, alarmsFor, metricThreshold } from "./variantAlarms";

/** The part of an endpoint's alarms that decides and can be wrong. */
export interface AlarmRequest {
    endpointName: string;
    variants: (AlarmedInstance & { name: string })[];
    thresholds?: EndpointAlarmThresholds;
    alarmActionArns: unknown[];
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AutoRollbackConfig.html */
const MAX_ROLLBACK_ALARMS = 10;
const SAGEMAKER_NAME = /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/;
const UNBOUNDED: readonly ThresholdName[] = ["modelLatencyP99Milliseconds"];

/** Everything that is wrong with a request for an endpoint's alarms. */
export function endpointAlarmProblems(request: AlarmRequest): Problem[] {
    const { endpointName, variants, thresholds = {}, alarmActionArns } = request;
    return [
        ...nameProblems("endpointName", endpointName),
        ...unless(variants.length > 0, {
            path: "variants",
            rule: "must have at least one member",
            got: [],
            fix: "list the endpoint's variants",
        }),
        ...variants.flatMap((variant, index) => variantProblems(`variants[${String(index)}]`, variant)),
        ...duplicateProblems(
            "variants names",
            variants.map(({ name }) => name),
            "list each variant once",
        ),
        ...rollbackProblems(variants),
        ...thresholdProblems(thresholds),
        ...unless(alarmActionArns.length > 0, {
            path: "alarmActionArns",
            rule: "must have at least one member, an alarm that tells nobody is none",
            got: [],
            fix: "give the ARN of a notification topic",
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

function variantProblems(path: string, variant: AlarmedInstance & { name: string }): Problem[] {
    const uncounted = alarmsFor(variant).filter((alarm) => metricThreshold(alarm, {}, variant) === undefined);
    const fields = new Set(uncounted.map(({ scale }) => `${scale}PerInstance`));
    const known = parseInstanceType(variant.instanceType) !== undefined;
    return [
        ...nameProblems(`${path}.name`, variant.name),
        ...unless(known, {
            path: `${path}.instanceType`,
            rule: "must be an instance type of SageMaker",
            got: variant.instanceType,
            fix: "write it as ml.family.size, for example ml.c5.xlarge",
        }),
        ...[...(known ? fields : [])].map((field) => ({
            path: `${path}.${field}`,
            rule: "must be given where the instance type does not say it, the metric adds them up",
            got: variant.instanceType,
            fix: "look the number up in the instance type's description",
        })),
    ];
}

function rollbackProblems(variants: AlarmRequest["variants"]): Problem[] {
    const count = variants.flatMap((variant) => alarmsFor(variant).filter(({ rollback }) => rollback)).length;
    return unless(count <= MAX_ROLLBACK_ALARMS, {
        path: "variants",
        rule: `must not bring the rollback alarms above ${String(MAX_ROLLBACK_ALARMS)}, SageMaker takes no more`,
        got: count,
        fix: "give the other variants alarms of their own component and leave those out of the rollback",
    });
}

function thresholdProblems(thresholds: EndpointAlarmThresholds): Problem[] {
    const given = Object.entries({ ...DEFAULT_THRESHOLDS, ...thresholds });
    return given.flatMap(([name, value]) => {
        const bounded = !UNBOUNDED.some((unbounded) => unbounded === name);
        return unless(value > 0 && Number.isFinite(value) && !(bounded && value > 100), {
            path: `thresholds.${name}`,
            rule: bounded ? "must be above 0 and at most 100" : "must be above 0",
            got: value,
            fix: "leave it out for the default, or give it in the unit its name says",
        });
    });
}
