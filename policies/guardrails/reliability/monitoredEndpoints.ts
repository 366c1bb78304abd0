import { elementsOf, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { NamedResources, Stack, StackResource } from "../../shared/stack";
import { MONITORING_SCHEDULE } from "../resourceTypes";

/** Where each kind of job definition says which endpoint it watches. */
const INPUTS: Readonly<Record<string, string>> = {
    "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition": "dataQualityJobInput",
    "aws-native:sagemaker:DataQualityJobDefinition": "dataQualityJobInput",
    "aws-native:sagemaker:ModelQualityJobDefinition": "modelQualityJobInput",
    "aws-native:sagemaker:ModelBiasJobDefinition": "modelBiasJobInput",
    "aws-native:sagemaker:ModelExplainabilityJobDefinition": "modelExplainabilityJobInput",
};

/** What watches an endpoint: the value that names it, and what that was made from. */
interface Watch {
    endpointName: PropertyValue | undefined;
    sources: readonly StackResource[];
}

function ofDefinition(definition: StackResource): Watch[] {
    const input = INPUTS[definition.type] ?? "";
    return [
        {
            endpointName: valueAt(definition.properties, input, "endpointInput", "endpointName"),
            sources: definition.propertySources.get(input) ?? [],
        },
    ];
}

/** A schedule with its job inside; the classic provider has one input there, the native one a list. */
function ofSchedule(schedule: StackResource): Watch[] {
    const inputs = valueAt(
        schedule.properties,
        "monitoringScheduleConfig",
        "monitoringJobDefinition",
        "monitoringInputs",
    );
    return (Array.isArray(inputs) ? elementsOf(inputs) : [inputs ?? null]).map((input) => ({
        endpointName: valueAt(input, "endpointInput", "endpointName"),
        sources: schedule.propertySources.get("monitoringScheduleConfig") ?? [],
    }));
}

function watchesOf(stack: Stack): Watch[] {
    const definitions = stack.ofTypes(Object.keys(INPUTS));
    const named = new NamedResources(definitions, ["name", "jobDefinitionName"]);
    return stack.ofTypes(MONITORING_SCHEDULE).flatMap((schedule) => {
        const name = valueAt(schedule.properties, "monitoringScheduleConfig", "monitoringJobDefinitionName");
        if (name === undefined) {
            return ofSchedule(schedule);
        }
        const meant = named.meant(name, schedule, "monitoringScheduleConfig");
        return name instanceof Unknown && meant.length === 0
            ? [{ endpointName: name, sources: [] }]
            : meant.flatMap(ofDefinition);
    });
}

/** What a stack watches. */
export class MonitoredEndpoints {
    private readonly watches: readonly Watch[];

    constructor(stack: Stack) {
        this.watches = watchesOf(stack);
    }

    /**
     * Whether some schedule watches an endpoint, by its name, else by what an unknown name was made from. `Unknown`
     * where only a schedule is left of which a preview does not know what it watches.
     */
    isWatched(endpointName: PropertyValue | undefined, owners: readonly StackResource[]): boolean | Unknown {
        const isOwn = ({ endpointName: name, sources }: Watch): boolean =>
            name instanceof Unknown
                ? sources.some((source) => owners.includes(source))
                : name !== undefined && name === endpointName;
        return (
            this.watches.some(isOwn) ||
            (this.watches.map((watch) => watch.endpointName).find((name) => name instanceof Unknown) ?? false)
        );
    }
}
