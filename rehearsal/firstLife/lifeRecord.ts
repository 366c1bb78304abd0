import { Execution } from "../delivery/executionQueue";
import { ResourceGraph } from "../graph/resourceGraph";
import { EndpointTestResult } from "../hosting/runEndpointTest";
import { RunResult } from "../pipeline/run/runResult";
import { Station } from "./narrator";

/** An environment that a version went live in. */
export interface LiveEnvironment {
    environment: string;
    graph: ResourceGraph;
    /** Tests that passed on the version that this environment serves. */
    test: EndpointTestResult | undefined;
}

/** Everything that happened in a model's first life. */
export interface LifeRecord {
    /** When it began, in ISO 8601. */
    begun: string;
    seconds: number;
    stations: readonly Station[];
    /** What the platform is made of. */
    platform: ResourceGraph;
    run: RunResult;
    modelPackageArn: string;
    /** In the order of the deployments. */
    environments: readonly LiveEnvironment[];
    /** Every execution of the deploy pipeline, in the order of their starts. */
    executions: readonly Execution[];
}
