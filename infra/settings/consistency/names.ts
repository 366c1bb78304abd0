import { MAX_MONITOR_NAME_LENGTH } from "../../../components/monitoring/monitors/monitorProblems";
import {
    componentNameRoom,
    ENDPOINT_ROLE,
    longestVariantRole,
} from "../../../components/serving/endpointNames";
import type { Problem } from "../../../components/shared/problems/problems";
import type { ServingSettings } from "../schema/servingSettings";

/** A component whose name is made from the model's and the environment's, and most characters that it may have. */
interface Named {
    suffix: string;
    most: number;
}

function namedComponents(settings: Partial<ServingSettings>): Named[] {
    const { realtime, asynchronous, serverless, multiModel } = settings;
    const most = componentNameRoom(ENDPOINT_ROLE);
    const { variants = [], shadow, monitoring } = realtime ?? {};
    const hosted = shadow === undefined ? variants : [...variants, shadow];
    const monitor = (suffix: string) => ({ suffix, most: MAX_MONITOR_NAME_LENGTH });
    return [
        { suffix: "-realtime", most: componentNameRoom(longestVariantRole(hosted)) },
        ...(monitoring === undefined ? [] : [monitor("-data-quality")]),
        ...(monitoring?.modelQuality === undefined ? [] : [monitor("-model-quality")]),
        ...(monitoring?.modelBias === undefined ? [] : [monitor("-model-bias")]),
        ...(asynchronous === undefined ? [] : [{ suffix: "-async", most }]),
        ...(serverless === undefined ? [] : [{ suffix: "-serverless", most }]),
        ...(multiModel === undefined ? [] : [{ suffix: "-multi", most }]),
    ];
}

/** Names that would be longer than SageMaker takes them; the longest beyond its limit stands for all. */
export function nameConsistency(settings: Partial<ServingSettings>): Problem[] {
    const { model, environment } = settings;
    if (model === undefined || environment === undefined) {
        return [];
    }
    const [worst] = namedComponents(settings)
        .map(({ suffix, most }) => ({ name: `${model}-${environment}${suffix}`, most }))
        .filter(({ name, most }) => name.length > most)
        .sort((a, b) => b.name.length - b.most - (a.name.length - a.most));
    return worst === undefined
        ? []
        : [
              {
                  path: "model",
                  rule: `must make ${worst.name}, which names begin with, at most ${worst.most.toString()} characters long`,
                  got: model,
                  fix: `shorten the names of model, environment and variants by ${(worst.name.length - worst.most).toString()}`,
              },
          ];
}
