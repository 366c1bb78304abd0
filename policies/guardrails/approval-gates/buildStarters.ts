import { parseJson } from "../../shared/json";
import { elementsOf, isProperties, PropertyValue, readProperties, valueAt } from "../../shared/properties";
import { NamedResources, Stack, StackResource } from "../../shared/stack";

/** Something that starts a CodeBuild project. */
export interface Starter {
    resource: StackResource;
    /** `target.arn` */
    place: string;
    /** The project where it is in the stack. */
    project: StackResource | undefined;
    projectName: string;
}

/** A value that may name a project, and where it stands. */
interface Mention {
    place: string;
    /** Top-level property that it is part of. */
    property: string;
    value: PropertyValue | undefined;
    /** The name itself; an ARN otherwise. */
    isName: boolean;
}

function arn(property: string, place: string, value: PropertyValue | undefined): Mention {
    return { place, property, value, isName: false };
}

function name(property: string, place: string, value: PropertyValue | undefined): Mention {
    return { place, property, value, isName: true };
}

function parsed(text: PropertyValue | undefined): PropertyValue | undefined {
    const json = typeof text === "string" ? parseJson(text) : undefined;
    return json === undefined ? text : readProperties({ json })["json"];
}

/** A schedule names the project by its ARN, or calls CodeBuild's interface with the project's name. */
function ofSchedule({ properties }: StackResource): Mention[] {
    const target = valueAt(properties, "target");
    const called = valueAt(target, "arn");
    return typeof called === "string" && /:aws-sdk:codebuild:startbuild(?:batch)?$/i.test(called)
        ? [name("target", "target.input", valueAt(parsed(valueAt(target, "input")), "ProjectName"))]
        : [arn("target", "target.arn", called)];
}

function ofRule({ properties }: StackResource): Mention[] {
    return elementsOf(valueAt(properties, "targets")).map((target, index) => {
        const id = valueAt(target, "id");
        const place = `targets[${typeof id === "string" ? id : String(index)}].arn`;
        return arn("targets", place, valueAt(target, "arn"));
    });
}

/** The names of projects that tasks of a state machine start, wherever its states are nested. */
function startedIn(value: PropertyValue | undefined): (PropertyValue | undefined)[] {
    if (Array.isArray(value)) {
        return value.flatMap(startedIn);
    }
    if (!isProperties(value)) {
        return [];
    }
    const task = valueAt(value, "Resource");
    const isStart = typeof task === "string" && /:codebuild:startBuild/i.test(task);
    const given = valueAt(value, "Parameters") ?? valueAt(value, "Arguments");
    return [...(isStart ? [valueAt(given, "ProjectName")] : []), ...Object.values(value).flatMap(startedIn)];
}

const DEFINITIONS = ["definition", "definitionString"];

function ofStateMachine({ properties }: StackResource): Mention[] {
    return DEFINITIONS.flatMap((property) => {
        const definition = valueAt(properties, property);
        const started = definition === undefined ? [] : startedIn(parsed(definition));
        // A definition that is not known yet may have been made from the project.
        return [
            ...started,
            ...(typeof definition === "string" || isProperties(definition) ? [] : [definition]),
        ]
            .filter((value) => value !== undefined)
            .map((value) => name(property, property, value));
    });
}

/** How each type of resource says which CodeBuild project it starts. */
const MENTIONS: Readonly<Record<string, (resource: StackResource) => Mention[]>> = {
    "aws:cloudwatch/eventTarget:EventTarget": ({ properties }) => [
        arn("arn", "arn", valueAt(properties, "arn")),
    ],
    "aws-native:events:Rule": ofRule,
    "aws:codebuild/webhook:Webhook": ({ properties }) => [
        name("projectName", "projectName", valueAt(properties, "projectName")),
    ],
    "aws:scheduler/schedule:Schedule": ofSchedule,
    "aws-native:scheduler:Schedule": ofSchedule,
    "aws:sfn/stateMachine:StateMachine": ofStateMachine,
    "aws-native:stepfunctions:StateMachine": ofStateMachine,
};

/** Types that can start a build outside a pipeline. */
export const STARTER_TYPES: readonly string[] = Object.keys(MENTIONS);

/** `arn:aws:codebuild:...:project/fraud`, or the name itself. */
function nameIn({ value, isName }: Mention): string | undefined {
    if (typeof value !== "string") {
        return undefined;
    }
    return isName ? value : /^arn:[^:]+:codebuild:.*:project\/(.+)$/.exec(value)?.[1];
}

/** Everything in a stack that starts a build, joined by ARN or name, then by dependency. */
export function startersOf(stack: Stack, projects: NamedResources): Starter[] {
    return Object.entries(MENTIONS).flatMap(([type, mentionsOf]) =>
        stack.ofTypes([type]).flatMap((resource) =>
            mentionsOf(resource).flatMap((mention): Starter[] => {
                const projectName = nameIn(mention);
                const [project] = projects.meant(mention.value, resource, mention.property);
                return projectName === undefined && project === undefined
                    ? []
                    : [
                          {
                              resource,
                              place: mention.place,
                              project,
                              projectName: projectName ?? project?.name ?? "",
                          },
                      ];
            }),
        ),
    );
}
