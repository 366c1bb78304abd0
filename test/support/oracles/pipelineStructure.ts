type Json = Record<string, unknown>;

function artifacts(names: unknown): Json {
    return { names: ((names ?? []) as string[]).map((name) => ({ name })) };
}

/** An action in the words of CodePipeline's own interface; the provider of Pulumi flattens its type. */
function action({
    category,
    owner,
    provider,
    version,
    inputArtifacts,
    outputArtifacts,
    ...rest
}: Json): Json {
    return {
        ...rest,
        actionTypeId: { category, owner, provider, version },
        inputArtifacts: artifacts(inputArtifacts)["names"],
        outputArtifacts: artifacts(outputArtifacts)["names"],
    };
}

function stage({ name, actions, beforeEntry, onFailure }: Json): Json {
    const { condition } = (beforeEntry ?? {}) as Json;
    return {
        name,
        actions: (actions as Json[]).map(action),
        ...(condition === undefined ? {} : { beforeEntry: { conditions: [condition] } }),
        ...(onFailure === undefined ? {} : { onFailure }),
    };
}

/** Pulumi's provider has a plural for what may be there several times. */
function trigger({ gitConfiguration, ...rest }: Json): Json {
    const { pushes, ...git } = gitConfiguration as Json;
    return { ...rest, gitConfiguration: { ...git, push: pushes } };
}

/** A pipeline in the words of CodePipeline's own interface, from what Pulumi's provider is given. */
export function pipelineStructure(
    { stages, artifactStores, pipelineType, executionMode, variables, triggers }: Json,
    name: string,
): Json {
    return {
        name,
        roleArn: `arn:aws:iam::111122223333:role/${name}`,
        artifactStore: (artifactStores as Json[])[0],
        ...{ pipelineType, executionMode, variables },
        stages: (stages as Json[]).map(stage),
        ...(triggers === undefined ? {} : { triggers: (triggers as Json[]).map(trigger) }),
    };
}
