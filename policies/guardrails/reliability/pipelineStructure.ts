import { isValue } from "../../shared/findings";
import { Judgement, Objection } from "../../shared/kinds/judgements";
import {
    elementsOf,
    elementsOrUnknown,
    isProperties,
    Properties,
    PropertyValue,
    textOf,
    Unknown,
    valueAt,
} from "../../shared/properties";
import { PlacedAction, placedActions } from "../placedActions";
import { kindOf } from "../approval-gates/pipelineActions";
import { ACTION_FORMS } from "./artifactCounts";

/** An action with what it reads and writes. */
interface Placed extends Pick<PlacedAction, "action" | "stageIndex" | "runOrder"> {
    /** `stages[Build].actions[Test]` */
    subject: string;
    inputs: PropertyValue[];
    outputs: PropertyValue[];
}

/** Names of artifacts; the native provider wraps each in an object. */
function artifacts(action: PropertyValue, key: string): PropertyValue[] {
    return elementsOrUnknown(valueAt(action, key)).map((each) =>
        isProperties(each) ? (valueAt(each, "name") ?? null) : each,
    );
}

/** The actions of a pipeline in the order of their stages. */
function placed(pipeline: Properties): Placed[] {
    return placedActions(pipeline).map(({ action, stageName, name, stageIndex, runOrder }) => ({
        action,
        stageIndex,
        runOrder,
        subject: `stages[${stageName}].actions[${name}]`,
        inputs: artifacts(action, "inputArtifacts"),
        outputs: artifacts(action, "outputArtifacts"),
    }));
}

function repeated(names: readonly (PropertyValue | undefined)[]): PropertyValue[] {
    const known = names.filter((name): name is string => typeof name === "string");
    return [...new Set(known.filter((name, index) => known.indexOf(name) !== index))];
}

function nameProblems(pipeline: Properties): Objection[] {
    const stages = elementsOf(valueAt(pipeline, "stages"));
    const problem = (subject: string, name: PropertyValue): Objection => ({
        subject,
        found: `holds ${JSON.stringify(name)} more than once`,
        rule: "each name must be there once",
        fix: "rename one of them",
    });
    return [
        ...repeated(stages.map((stage) => valueAt(stage, "name"))).map((name) => problem("stages", name)),
        ...stages.flatMap((stage) =>
            repeated(elementsOf(valueAt(stage, "actions")).map((action) => valueAt(action, "name"))).map(
                (name) => problem(`stages[${textOf(valueAt(stage, "name"))}].actions`, name),
            ),
        ),
    ];
}

function sourceProblems(actions: readonly Placed[]): Objection[] {
    return actions.flatMap(({ stageIndex, action, subject }) => {
        const category = kindOf(action, "category");
        if (typeof category !== "string" || (stageIndex === 0) === (category === "Source")) {
            return [];
        }
        return [
            {
                subject: `${subject}.category`,
                found: isValue(category),
                rule: "sources stand in the first stage, and nothing else does",
                fix:
                    stageIndex === 0
                        ? "move the action to a later stage"
                        : "move the source to the first stage",
            },
        ];
    });
}

function countProblem(
    { action, subject: place }: Placed,
    key: "inputArtifacts" | "outputArtifacts",
    [least, most]: readonly [number, number],
): Objection[] {
    const listed = valueAt(action, key);
    if (listed instanceof Unknown) {
        return [];
    }
    const [subject, count] = [`${place}.${key}`, elementsOf(listed).length];
    const wanted = least === most ? `exactly ${String(least)}` : `from ${String(least)} to ${String(most)}`;
    return count >= least && count <= most
        ? []
        : [
              {
                  subject,
                  found: `has ${String(count)}`,
                  rule: `AWS wants ${wanted} there`,
                  fix: "give as many as AWS wants",
              },
          ];
}

function formProblems(placed: Placed): Judgement[] {
    const { action, subject } = placed;
    const [category, provider, owner] = ["category", "provider", "owner"].map((key) => kindOf(action, key));
    const form = owner === "AWS" ? ACTION_FORMS[`${textOf(category)}/${textOf(provider)}`] : undefined;
    const configuration = valueAt(action, "configuration");
    if (form === undefined) {
        return [category, provider, owner].filter((value) => value instanceof Unknown);
    }
    const missing =
        configuration instanceof Unknown
            ? []
            : form.required.filter((key) => valueAt(configuration, key) === undefined);
    return [
        ...countProblem(placed, "inputArtifacts", form.inputs),
        ...countProblem(placed, "outputArtifacts", form.outputs),
        ...missing.map((key) => ({
            subject: `${subject}.configuration.${key}`,
            found: "is not set",
            rule: `${textOf(provider)} does nothing without it`,
            fix: `set ${key}`,
        })),
    ];
}

function isBefore(a: Placed, b: Placed): boolean {
    return a.stageIndex < b.stageIndex || (a.stageIndex === b.stageIndex && a.runOrder < b.runOrder);
}

function artifactProblems(actions: readonly Placed[]): Judgement[] {
    const unknown = actions
        .flatMap(({ inputs, outputs }) => [...inputs, ...outputs])
        .filter((name) => name instanceof Unknown);
    const twice = repeated(actions.flatMap(({ outputs }) => outputs)).map((name) => ({
        subject: "outputArtifacts",
        found: `names ${JSON.stringify(name)} more than once`,
        rule: "an artifact is written by one action",
        fix: "rename one of them",
    }));
    const early = actions.flatMap((reader) =>
        reader.inputs
            .filter((input) => typeof input === "string")
            .filter(
                (input) =>
                    !actions.some((writer) => writer.outputs.includes(input) && isBefore(writer, reader)),
            )
            .map((input) => ({
                subject: `${reader.subject}.inputArtifacts`,
                found: `names ${JSON.stringify(input)}`,
                rule: "no action before it writes that artifact",
                fix: "name an output of an earlier action",
            })),
    );
    // Who writes an artifact, an action may tell that a preview does not know.
    return [...twice, ...(unknown.length > 0 ? unknown : early)];
}

/** Everything for which AWS would refuse a pipeline, or for which it could never run through. */
export function structureProblems(pipeline: Properties): Judgement[] {
    const actions = placed(pipeline);
    const stages = valueAt(pipeline, "stages");
    if (stages instanceof Unknown) {
        return [stages];
    }
    const count = elementsOf(stages).length;
    return [
        ...(count >= 2
            ? []
            : [
                  {
                      subject: "stages",
                      found: `has ${String(count)}`,
                      rule: "a pipeline has at least two stages",
                      fix: "add a stage that does something with the source",
                  },
              ]),
        ...nameProblems(pipeline),
        ...sourceProblems(actions),
        ...actions.flatMap(formProblems),
        ...artifactProblems(actions),
    ];
}
