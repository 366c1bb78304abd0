import { multiModelHostProblems } from "../../../components/serving/hosting/multiModel";
import { shadowProblems } from "../../../components/serving/hosting/shadowVariant";
import { variantsProblems } from "../../../components/serving/hosting/variants";
import { EndpointKind } from "../../../components/shared/endpointKind";
import type { Problem } from "../../../components/shared/problems/problems";
import { rolloutStrategy } from "../schema/asynchronousSettings";
import type { ServingSettings } from "../schema/servingSettings";
import { alarmConsistency, AlarmedEndpoint, rolloutConsistency, scalingConsistency } from "./fleet";
import { within } from "./relocated";

/** A version that stands for the stack's, which need not be known yet. */
const SOME_VERSION = { modelPackageArn: "arn:aws:sagemaker:eu-central-1:111122223333:model-package/model/1" };

/** Name of the variant of an endpoint that has one. */
const VARIANT = "AllTraffic";

type RealtimeSettings = NonNullable<ServingSettings["realtime"]>;

function realtimeAlarms({ variants, shadow, alarms }: RealtimeSettings): AlarmedEndpoint {
    const places = variants.map((_, index) => `realtime.variants[${index.toString()}]`);
    return {
        section: "realtime",
        kind: EndpointKind.Realtime,
        variants: shadow === undefined ? variants : [...variants, { ...shadow, shadow: true }],
        places: shadow === undefined ? places : [...places, "realtime.shadow"],
        alarms,
    };
}

/** What the components of the real-time endpoint would refuse. */
export function realtimeConsistency(realtime: RealtimeSettings): Problem[] {
    const { variants, shadow, rollout, scaling } = realtime;
    const endpoint = realtimeAlarms(realtime);
    const hosted = variants.map((variant) => ({ ...SOME_VERSION, ...variant }));
    const hosts = shadow === undefined ? { variants } : { variants, shadow };
    return [
        ...within("realtime", [...variantsProblems(hosted), ...shadowProblems(shadow, hosted)]),
        ...alarmConsistency(endpoint),
        ...rolloutConsistency(endpoint, rollout, hosts),
        ...variants.flatMap(({ name, instanceType }, index) => {
            const given = scaling[name];
            return given === undefined
                ? []
                : scalingConsistency(`realtime.scaling.${name}`, `realtime.variants[${index.toString()}]`, {
                      instanceType,
                      ...given,
                  });
        }),
    ];
}

/** What the components of an endpoint that answers from a queue would refuse. */
export function asynchronousConsistency(
    asynchronous: NonNullable<ServingSettings["asynchronous"]>,
): Problem[] {
    const [section, kind] = ["asynchronous", EndpointKind.Asynchronous];
    const { instanceType, initialInstanceCount, rollout, scaling, alarms } = asynchronous;
    const variants = [{ name: VARIANT, instanceType, initialInstanceCount }];
    const endpoint = { section, kind, variants, places: [section], alarms };
    return [
        ...alarmConsistency(endpoint),
        ...rolloutConsistency(
            endpoint,
            { ...rollout, strategy: rolloutStrategy(asynchronous) },
            { variants },
        ),
        ...(scaling === undefined
            ? []
            : scalingConsistency(`${section}.scaling`, section, {
                  endpointKind: kind,
                  instanceType,
                  ...scaling,
              })),
    ];
}

/** What the components of an endpoint without instances would refuse. */
export function serverlessConsistency(serverless: NonNullable<ServingSettings["serverless"]>): Problem[] {
    const [section, kind] = ["serverless", EndpointKind.Serverless];
    const { provisionedConcurrency, scaling, alarms } = serverless;
    const warm = provisionedConcurrency === undefined ? {} : { provisionedConcurrency };
    return [
        ...alarmConsistency({
            section,
            kind,
            variants: [{ name: VARIANT, ...warm }],
            places: [section],
            alarms,
        }),
        ...(scaling === undefined
            ? []
            : scalingConsistency(`${section}.scaling`, section, { endpointKind: kind, ...scaling })),
    ];
}

/** What the components of an endpoint of many models would refuse. */
export function multiModelConsistency(multiModel: NonNullable<ServingSettings["multiModel"]>): Problem[] {
    const section = "multiModel";
    const { image, instanceType, initialInstanceCount, rollout, scaling, alarms } = multiModel;
    const variants = [{ name: VARIANT, instanceType, initialInstanceCount }];
    const endpoint = { section, kind: EndpointKind.Realtime, variants, places: [section], alarms };
    return [
        ...within(section, multiModelHostProblems(instanceType, image)),
        ...alarmConsistency(endpoint),
        ...rolloutConsistency(endpoint, rollout, { variants }),
        ...(scaling === undefined
            ? []
            : scalingConsistency(`${section}.scaling`, section, { instanceType, ...scaling })),
    ];
}
