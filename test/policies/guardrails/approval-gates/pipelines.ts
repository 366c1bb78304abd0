import { ResourceFixture } from "../../analyzer";

export const PIPELINE = "aws:codepipeline/pipeline:Pipeline";
export const NATIVE_PIPELINE = "aws-native:codepipeline:Pipeline";

type Properties = Record<string, unknown>;

/** An action of AWS's own. */
export function action(name: string, category: string, provider: string, more: Properties = {}): Properties {
    return { name, category, owner: "AWS", provider, ...more };
}

export function stage(name: string, actions: Properties[], more: Properties = {}): Properties {
    return { name, actions, ...more };
}

export const TEST = stage("Staging", [action("Check", "Test", "CodeBuild")]);
export const PRODUCTION = stage("Production", [action("Deploy", "Build", "CodeBuild")], {
    onFailure: { result: "ROLLBACK" },
});

/** An approval that says all that it must; `configuration` and `more` change it. */
export function approve(configuration: Properties = {}, more: Properties = {}): Properties {
    const given = {
        NotificationArn: "arn:aws:sns:eu-central-1:111122223333:approvals",
        CustomData: "Compare the metrics",
        ExternalEntityLink: "https://ml.example.com",
        ...configuration,
    };
    const told = { configuration: given, timeoutInMinutes: 60, ...more };
    return stage("Gate", [action("Approve", "Approval", "Manual", told)]);
}

/** A pipeline that reaches production as it should; `more` changes it. */
export function pipeline(
    stages: unknown = [TEST, approve(), PRODUCTION],
    more: Properties = {},
): ResourceFixture {
    return {
        type: PIPELINE,
        name: "fraud",
        properties: { pipelineType: "V2", executionMode: "QUEUED", stages, ...more },
    };
}
