import { machineLearningLens } from "../../shared/frameworks";
import { findingsOf, Judgement } from "../../shared/kinds/judgements";
import { Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { EndpointConfigs, endpointsWithConfigs } from "../endpointConfigs";
import { ENDPOINT, ENDPOINT_CONFIG, MONITORING_SCHEDULE } from "../resourceTypes";
import { MonitoredEndpoints } from "./monitoredEndpoints";

function judge(
    { endpoint, endpointName, rollouts, configs }: EndpointConfigs,
    book: MonitoredEndpoints,
): Judgement[] {
    const captures = configs.map(({ properties }) =>
        valueAt(properties, "dataCaptureConfig", "enableCapture"),
    );
    if (!captures.includes(true)) {
        return captures.filter((value) => value instanceof Unknown);
    }
    const watched = book.isWatched(endpointName, [endpoint, ...rollouts]);
    if (watched === true) {
        return [];
    }
    const doubt = [endpointName, watched].find((value) => value instanceof Unknown);
    return doubt instanceof Unknown
        ? [doubt]
        : [
              {
                  subject: "the endpoint",
                  found: "captures data that no monitoring schedule looks at",
                  rule: "what is captured must be compared with what the model was trained on",
                  fix: "declare a MonitoringSchedule with its name as endpointName",
              },
          ];
}

const ENDPOINT_EXAMPLE = [
    {
        type: ENDPOINT_CONFIG[0],
        name: "fraud",
        properties: { name: "fraud-1a2b3c4", dataCaptureConfig: { enableCapture: true } },
    },
    {
        type: ENDPOINT[0],
        name: "fraud",
        properties: { name: "fraud", endpointConfigName: "fraud-1a2b3c4" },
    },
];

const SCHEDULE_EXAMPLE = {
    type: MONITORING_SCHEDULE[0],
    name: "fraud",
    properties: {
        monitoringScheduleConfig: {
            monitoringType: "DataQuality",
            monitoringJobDefinition: { monitoringInputs: { endpointInput: { endpointName: "fraud" } } },
        },
    },
};

/** Joined by name, then by dependency; what is then unknown at preview is noted. */
export const sagemakerEndpointMonitored = stackRule({
    name: "sagemaker-endpoint-monitored",
    displayName: "Captured data are looked at",
    description: "An endpoint that captures data must have a monitoring schedule.",
    why: "Captured data that nothing looks at cost money and tell nobody that the world has changed.",
    severity: "medium",
    tags: ["reliability", "monitoring", "sagemaker"],
    framework: machineLearningLens("MLOPS05-BP01", "Watch what a model does in production."),
    sources: ["Prowler sagemaker_models_monitor_enabled"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-scheduling.html",
    remediationSteps: "Declare a MonitoringSchedule of the endpoint, with a baseline.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoints",
    appliesTo: isOneOf(ENDPOINT),
    check: (stack) => {
        const book = new MonitoredEndpoints(stack);
        return endpointsWithConfigs(stack).flatMap((each) => findingsOf(each.endpoint, judge(each, book)));
    },
    examples: { passes: [...ENDPOINT_EXAMPLE, SCHEDULE_EXAMPLE], fails: ENDPOINT_EXAMPLE },
});
