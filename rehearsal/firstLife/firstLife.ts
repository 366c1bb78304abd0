import { PipelineRun, preparePipeline, ReadyPipeline, RunPipelineOptions } from "../cli/runPipeline";
import { metricText } from "../cli/pipelineSummary";
import { deliveryPlan } from "../delivery/deliveryPlan";
import { Approval } from "../registry/localRegistry";
import { ModelPackage } from "../registry/modelPackage";
import { Screen } from "../terminal/paint";
import { describeStack, requirePolicies } from "./deployEnvironment";
import { LifeRecord } from "./lifeRecord";
import { Narrator } from "./narrator";
import { playDelivery } from "./playDelivery";
import { StartedDelivery, startDelivery } from "./startDelivery";

/** What a first life is played with. */
export interface FirstLifeOptions {
    /** What to train on, and how. */
    training: RunPipelineOptions;
    narrator: Narrator;
    screen: Screen;
}

/** Thrown where the pipeline ran and no model was registered; the pipeline's own summary says why. */
export class NoModelRegistered extends Error {
    override readonly name = "NoModelRegistered";

    constructor(readonly run: PipelineRun) {
        super(`the run ${run.result.runId} registered no model: ${run.result.status}`);
    }
}

function deployPlatform({ training, narrator, screen }: FirstLifeOptions): Promise<ReadyPipeline> {
    return narrator.pass("Platform: the stack dev", async (tell) => {
        const prepared = await preparePipeline({ ...training, policies: true, report: tell });
        requirePolicies(prepared.rehearsal, screen);
        tell(describeStack(prepared.rehearsal));
        return prepared;
    });
}

function train(
    prepared: ReadyPipeline,
    narrator: Narrator,
): Promise<{ run: PipelineRun; modelPackage: ModelPackage }> {
    const { name } = prepared.pipeline;
    return narrator.pass(
        `Training: the SageMaker pipeline ${name}, as the platform defines it`,
        async (tell) => {
            const run = await prepared.run();
            const { modelPackage, result } = run;
            if (modelPackage === undefined) {
                throw new NoModelRegistered(run);
            }
            const metrics = Object.entries(result.metrics).map(
                ([key, value]) => `${key} ${metricText(value)}`,
            );
            tell(`metrics on the test part: ${metrics.join(", ")}`);
            tell(`registered as ${modelPackage.arn}, ${modelPackage.approvalStatus}`);
            return { run, modelPackage };
        },
    );
}

function approve(run: PipelineRun, modelPackage: ModelPackage, narrator: Narrator): Promise<Approval> {
    return narrator.pass("Registry: an approver sets the version to Approved", async (tell) => {
        const approval = await run.registry.approve(modelPackage.arn);
        tell(`event: ${approval.event["detail-type"]}, ModelApprovalStatus Approved`);
        return approval;
    });
}

function trigger(
    prepared: ReadyPipeline,
    run: PipelineRun,
    approval: Approval,
    { training, narrator }: FirstLifeOptions,
): Promise<StartedDelivery> {
    return narrator.pass("EventBridge: the approval starts the deploy pipeline", async (tell) => {
        const started = await startDelivery(approval, {
            resources: prepared.rehearsal.graph.resources,
            folder: run.result.folder,
            python: prepared.python,
            signal: training.signal,
        });
        tell(`matches the rule ${started.rule.name}`);
        tell(`which calls the function ${started.starter.name}`);
        const variables = Object.entries(started.variables).map(([name, value]) => `${name}=${value}`);
        tell(`which starts ${started.pipeline.name} with ${variables.join(", ")}`);
        return started;
    });
}

/**
 * Plays the first life of a model: the platform is deployed, its pipeline trains and registers a version, the version
 * is approved, the approval's event starts the deploy pipeline, and that takes the version through every environment.
 * Nothing is assumed on the way: each station starts from what the one before has left.
 *
 * @throws NoModelRegistered where the pipeline ran and the model was not good enough, or a step failed
 * @throws Error at the first station that fails
 */
export async function playFirstLife(options: FirstLifeOptions): Promise<LifeRecord> {
    const { narrator, screen, training } = options;
    const begun = new Date();
    const prepared = await deployPlatform(options);
    const { run, modelPackage } = await train(prepared, narrator);
    const approval = await approve(run, modelPackage, narrator);
    const started = await trigger(prepared, run, approval, options);
    const { graph } = prepared.rehearsal;
    const environments = await playDelivery(
        deliveryPlan(started.pipeline, graph.resources, started.variables),
        {
            modelPackage: approval.modelPackage,
            registry: run.registry,
            runFolder: run.result.folder,
            python: prepared.python,
            signal: training.signal,
            screen,
            narrator,
        },
    );
    return {
        begun: begun.toISOString(),
        seconds: (Date.now() - begun.getTime()) / 1000,
        stations: narrator.stations,
        platform: graph,
        run: run.result,
        modelPackageArn: modelPackage.arn,
        environments,
    };
}
