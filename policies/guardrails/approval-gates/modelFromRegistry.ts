import { isValue } from "../../shared/findings";
import { machineLearningLens } from "../../shared/frameworks";
import { Judgement } from "../../shared/kinds/judgements";
import { matchesWildcards } from "../../shared/policyDocuments";
import { elementsOf, isProperties, PropertyValue, Unknown, valueAt } from "../../shared/properties";
import { isOneOf, stackRule } from "../../shared/rule";
import { ExampleResource } from "../../shared/ruleSpec";
import { textList } from "../../shared/settingKinds";
import { StackResource } from "../../shared/stack";
import { servedModelFindings } from "../reliability/servedModels";
import { ENDPOINT_CONFIG, MODEL } from "../resourceTypes";

/** `arn:aws:sagemaker:<region>:<account>:model-package/<group>/<version>` */
const VERSION = /^arn:[^:]+:sagemaker:[^:]+:\d{12}:model-package\/([^/]+)\/\d+$/;

/** Containers with where they stand; one that loads many models by itself names none of them. */
function containersOf({ properties }: StackResource): [subject: string, container: PropertyValue][] {
    const primary = valueAt(properties, "primaryContainer");
    const others = elementsOf(valueAt(properties, "containers"));
    return [
        ...(primary === undefined ? [] : [["primaryContainer", primary] as [string, PropertyValue]]),
        ...others.map((each, index): [string, PropertyValue] => [`containers[${String(index)}]`, each]),
    ].filter(([, container]) => valueAt(container, "mode") !== "MultiModel");
}

function judge(subject: string, container: PropertyValue, groups: readonly string[]): Judgement[] {
    const name = isProperties(container) ? valueAt(container, "modelPackageName") : container;
    if (name instanceof Unknown) {
        return [name];
    }
    const group = typeof name === "string" ? VERSION.exec(name)?.[1] : undefined;
    const place = `${subject}.modelPackageName`;
    const found = isValue(name);
    if (group === undefined) {
        return [
            {
                subject: place,
                found,
                rule: "what an endpoint serves must be a version of the model registry, where somebody approved it",
                fix: "set it to the ARN of an approved version",
            },
        ];
    }
    return groups.length === 0 || groups.some((pattern) => matchesWildcards(pattern, group))
        ? []
        : [
              {
                  subject: place,
                  found,
                  rule: `it must be a version of ${groups.join(", ")}`,
                  fix: "name a version of one of these groups, or add the group to modelGroups in a reviewed change",
              },
          ];
}

function example(container: object): ExampleResource[] {
    return [
        { type: MODEL[0], name: "fraud", properties: { name: "fraud", primaryContainer: container } },
        {
            type: ENDPOINT_CONFIG[0],
            name: "fraud",
            properties: { productionVariants: [{ variantName: "primary", modelName: "fraud" }] },
        },
    ];
}

/**
 * What a stack that serves shows of its registry is the version that each model names; the group with its policy may be
 * in another stack, which the rules about groups look at. Models are joined by name, then by dependency.
 */
export const modelFromRegistry = stackRule({
    name: "model-from-registry",
    displayName: "Endpoints serve registered versions",
    description: "Each model that an endpoint serves must be a version of the model registry.",
    why: "A model that comes straight from a bucket was approved by nobody, and nobody can say what it was trained on.",
    severity: "high",
    tags: ["approval-gates", "model-registry", "sagemaker"],
    framework: machineLearningLens("MLREL05-BP02", "Deploy recoverable endpoints of managed versions."),
    sources: ["Prowler sagemaker_models_registry_in_use"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/model-registry-deploy.html",
    remediationSteps:
        "Register the model, have it approved, and name the version's ARN in modelPackageName of its container.",
    settings: {
        modelGroups: textList({
            description:
                "Names of the model package groups whose versions may be served, with * for any text; none: any.",
            pattern: "^[A-Za-z0-9*-]{1,63}$",
            form: 'names of groups such as "fraud*"',
            fallback: [],
        }),
    },
    enforcementLevel: "mandatory",
    subject: "SageMaker endpoint configurations",
    appliesTo: isOneOf(ENDPOINT_CONFIG),
    check: (stack, { modelGroups }) =>
        servedModelFindings(stack, (model) =>
            containersOf(model).flatMap(([subject, container]) => judge(subject, container, modelGroups)),
        ),
    examples: {
        passes: example({
            modelPackageName: "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/7",
        }),
        fails: example({ modelDataUrl: "s3://models/fraud/model.tar.gz" }),
    },
});
