import * as path from "node:path";
import { dataFindings } from "../pipeline/run/dataFindings";
import { PipelineRun, preparePipeline, ReadyPipeline } from "../training/runPipeline";
import { RunPipelineOptions } from "../training/runPipelineOptions";
import { metricText } from "../terminal/metricText";
import { Execution } from "../delivery/executionQueue";
import { Approval } from "../registry/localRegistry";
import { ModelPackage } from "../registry/modelPackage";
import { Screen } from "../terminal/paint";
import { Delivery } from "./delivery";
import { RehearsedWork } from "./deliveryWork";
import { describeStack, requirePolicies } from "./deployEnvironment";
import { playLaterLife } from "./laterLife";
import { LifeRecord } from "./lifeRecord";
import { StoryListener } from "./listeners";
import { Narrator } from "./narrator";

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

const TRAINING = "Training: the SageMaker pipeline NAME, as the platform defines it";
const RETRAINING = "Training again: NAME runs by its schedule";

function train(
    prepared: ReadyPipeline,
    narrator: Narrator,
    title: string,
): Promise<{ run: PipelineRun; modelPackage: ModelPackage }> {
    const { name } = prepared.pipeline;
    return narrator.pass(title.replace("NAME", name), async (tell) => {
        const run = await prepared.run();
        const { modelPackage, result } = run;
        if (modelPackage === undefined) {
            throw new NoModelRegistered(run);
        }
        const metrics = Object.entries(result.metrics).map(([key, value]) => `${key} ${metricText(value)}`);
        tell(`metrics on the test part: ${metrics.join(", ")}`);
        for (const finding of dataFindings(result.folder)) {
            tell(`in the data: ${finding}`);
        }
        tell(`registered as ${modelPackage.arn}, ${modelPackage.approvalStatus}`);
        return { run, modelPackage };
    });
}

function approve(run: PipelineRun, modelPackage: ModelPackage, narrator: Narrator): Promise<Approval> {
    return narrator.pass("Registry: an approver sets the version to Approved", async (tell) => {
        const approval = await run.registry.approve(modelPackage.arn);
        tell(`event: ${approval.event["detail-type"]}, ModelApprovalStatus Approved`);
        return approval;
    });
}

/** Delivers the first version, its gates opened without asking. */
async function deliver(
    delivery: Delivery,
    approval: Approval,
    listener: StoryListener,
    narrator: Narrator,
): Promise<Execution> {
    const started = await narrator.pass(
        "EventBridge: the approval starts the deploy pipeline",
        async (tell) => {
            const { rule, starter, start, execution, reason } = await delivery.publish(approval.event);
            if (
                rule === undefined ||
                starter === undefined ||
                start === undefined ||
                execution === undefined
            ) {
                throw new Error(`the approval of ${approval.modelPackage.arn} starts nothing: ${reason}`);
            }
            tell(`matches the rule ${rule.name}`);
            tell(`which calls the function ${starter.name}`);
            const variables = Object.entries(start.variables).map(([name, value]) => `${name}=${value}`);
            tell(`which starts ${start.pipeline.name} with ${variables.join(", ")}`);
            return execution;
        },
    );
    await delivery.settled();
    for (let gate = delivery.gates[0]; gate !== undefined; gate = delivery.gates[0]) {
        listener.asked(gate);
        gate.answer("Approved");
        await delivery.settled();
    }
    listener.close();
    if (started.status !== "Succeeded") {
        throw new Error(started.reason ?? `the first delivery is ${started.status}`);
    }
    return started;
}

function openDelivery(
    prepared: ReadyPipeline,
    run: PipelineRun,
    listener: StoryListener,
    { training, screen }: FirstLifeOptions,
): Delivery {
    const { registry, python, result } = run;
    const { signal } = training;
    const runsFolder = path.dirname(result.folder);
    return new Delivery({
        resources: prepared.rehearsal.graph.resources,
        registry,
        group: prepared.pipeline.modelPackageGroup,
        work: new RehearsedWork({
            registry,
            runFolderOf: ({ runId }) => path.join(runsFolder, runId),
            ...{ python, signal, screen },
        }),
        listener,
        folder: result.folder,
        python,
        signal,
    });
}

/**
 * Plays the first life of a model: the platform is deployed, its pipeline trains and registers a version, the version
 * is approved, the approval's event starts the deploy pipeline, and that takes the version through every environment.
 * Then come the events that a delivery has to bear. Nothing is assumed on the way: each station starts from what the
 * one before has left.
 *
 * @throws NoModelRegistered where the pipeline ran and the model was not good enough, or a step failed
 * @throws Error at the first station that fails, or goes otherwise than this project promises
 */
export async function playFirstLife(options: FirstLifeOptions): Promise<LifeRecord> {
    const { narrator } = options;
    const begun = new Date();
    const prepared = await deployPlatform(options);
    const { run, modelPackage } = await train(prepared, narrator, TRAINING);
    const approval = await approve(run, modelPackage, narrator);
    const listener = new StoryListener(narrator);
    const delivery = openDelivery(prepared, run, listener, options);
    await deliver(delivery, approval, listener, narrator);
    const environments = delivery.player.live;
    await playLaterLife({
        ...{ delivery, listener, registry: run.registry, first: approval },
        trainAgain: async () => (await train(prepared, narrator, RETRAINING)).modelPackage,
    });
    return {
        begun: begun.toISOString(),
        seconds: (Date.now() - begun.getTime()) / 1000,
        stations: narrator.stations,
        platform: prepared.rehearsal.graph,
        run: run.result,
        modelPackageArn: modelPackage.arn,
        environments,
        executions: delivery.executions,
    };
}
