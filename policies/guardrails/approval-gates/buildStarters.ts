import { PropertyValue, valueAt } from "../../shared/properties";
import { NamedResources, Stack, StackResource } from "../../shared/stack";

/** Where each type of resource names the CodeBuild project that it starts: top property, then what lies inside. */
const PLACES: Readonly<Record<string, readonly [property: string, ...inside: string[]]>> = {
    "aws:cloudwatch/eventTarget:EventTarget": ["arn"],
    "aws:codebuild/webhook:Webhook": ["projectName"],
    "aws:scheduler/schedule:Schedule": ["target", "arn"],
    "aws-native:scheduler:Schedule": ["target", "arn"],
};

/** Types that can start a build outside a pipeline. */
export const STARTER_TYPES: readonly string[] = Object.keys(PLACES);

/** Something that starts a CodeBuild project. */
export interface Starter {
    resource: StackResource;
    /** `target.arn` */
    place: string;
    /** The project where it is in the stack. */
    project: StackResource | undefined;
    projectName: string;
}

/** `arn:aws:codebuild:...:project/fraud` or, in a webhook, the name itself. */
function nameIn(value: PropertyValue | undefined, isName: boolean): string | undefined {
    if (typeof value !== "string") {
        return undefined;
    }
    return isName ? value : /^arn:[^:]+:codebuild:.*:project\/(.+)$/.exec(value)?.[1];
}

/** Everything in a stack that starts a build, joined by ARN or name, then by dependency. */
export function startersOf(stack: Stack, projects: NamedResources): Starter[] {
    return Object.entries(PLACES).flatMap(([type, [property, ...inside]]) =>
        stack.ofTypes([type]).flatMap((resource): Starter[] => {
            const value = valueAt(resource.properties, property, ...inside);
            const projectName = nameIn(value, property === "projectName");
            const [project] = projects.meant(value, resource, property);
            return projectName === undefined && project === undefined
                ? []
                : [
                      {
                          resource,
                          place: [property, ...inside].join("."),
                          project,
                          projectName: projectName ?? project?.name ?? "",
                      },
                  ];
        }),
    );
}
