import { EndpointTestResult } from "../hosting/runEndpointTest";
import { ResourceGraph } from "../graph/resourceGraph";
import { LocalRegistry } from "../registry/localRegistry";
import { ModelPackage } from "../registry/modelPackage";
import { Screen } from "../terminal/paint";
import { deployEnvironment, describeStack } from "./deployEnvironment";
import { testModel } from "./testModel";

type Tell = (line: string) => void;

/** A stack as the program declares it for one version. */
export interface ComposedStack {
    graph: ResourceGraph;
    /** What it is made of and what it costs. */
    description: string;
}

/** What takes time in a delivery. */
export interface DeliveryWork {
    /** @throws Error when a policy is violated, or when the stack would serve another version */
    compose(stack: string, modelPackageArn: string, preview: boolean): Promise<ComposedStack>;
    /** @throws Error where a check fails */
    test(modelPackageArn: string, name: string, tell: Tell): Promise<EndpointTestResult>;
}

/** What that work needs of this machine. */
export interface WorkSetting {
    registry: LocalRegistry;
    /** Folder of the run that made a version. */
    runFolderOf(modelPackage: ModelPackage): string;
    python: string;
    signal: AbortSignal;
    screen: Screen;
}

/** Does the work really; what was done for the same version before is not done again, as nothing could differ. */
export class RehearsedWork implements DeliveryWork {
    private readonly composed = new Map<string, ComposedStack>();
    /** Stacks that the policies have looked at as deployed; a version alone makes no difference to them. */
    private readonly judged = new Set<string>();
    private readonly tested = new Map<string, EndpointTestResult>();

    constructor(private readonly setting: WorkSetting) {}

    async compose(stack: string, modelPackageArn: string, preview: boolean): Promise<ComposedStack> {
        const key = JSON.stringify([stack, modelPackageArn, preview]);
        const known = this.composed.get(key);
        if (known !== undefined) {
            return known;
        }
        const { registry, screen } = this.setting;
        const policies = preview || !this.judged.has(stack);
        const rehearsal = await deployEnvironment({
            ...{ stack, modelPackageArn, preview, policies },
            ...{ registry, screen },
        });
        if (!preview) {
            this.judged.add(stack);
        }
        const composed = { graph: rehearsal.graph, description: describeStack(rehearsal) };
        this.composed.set(key, composed);
        return composed;
    }

    async test(modelPackageArn: string, name: string, tell: Tell): Promise<EndpointTestResult> {
        const known = this.tested.get(modelPackageArn);
        if (known !== undefined) {
            tell("the same model in the same container passed the endpoint test before");
            return known;
        }
        const { registry, runFolderOf, python, signal } = this.setting;
        const modelPackage = registry.find(modelPackageArn);
        if (modelPackage === undefined) {
            throw new Error(`${modelPackageArn} is not in the registry`);
        }
        const runFolder = runFolderOf(modelPackage);
        const result = await testModel({ name, modelPackage, runFolder, python, signal }, tell);
        this.tested.set(modelPackageArn, result);
        return result;
    }
}
