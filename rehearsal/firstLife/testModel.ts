import * as path from "node:path";
import { z } from "zod";
import { EndpointTestResult, runEndpointTest } from "../hosting/runEndpointTest";
import { startHosting } from "../hosting/startHosting";
import { LocalPaths } from "../pipeline/steps/localPaths";
import { ModelPackage } from "../registry/modelPackage";

/** A model version to serve and test. */
export interface ModelTest {
    /** What the test is called in the folder's names. */
    name: string;
    modelPackage: ModelPackage;
    /** Folder of the run that made the version. */
    runFolder: string;
    python: string;
    signal: AbortSignal;
}

const requestShape = z.object({
    InferenceSpecification: z.object({
        Containers: z.array(z.object({ Environment: z.record(z.string(), z.string()).default({}) })),
    }),
    CustomerMetadataProperties: z.object({ GoldenPredictionsUri: z.string() }),
});

/**
 * Serves the version as its registration says, with its own inference script, and runs the endpoint test against it.
 *
 * @throws Error where a check fails
 */
export async function testModel(test: ModelTest, tell: (line: string) => void): Promise<EndpointTestResult> {
    const { modelPackage, python, signal, runFolder } = test;
    const { InferenceSpecification, CustomerMetadataProperties } = requestShape.parse(modelPackage.request);
    const folder = path.join(runFolder, "delivery", test.name);
    const environment = InferenceSpecification.Containers[0]?.Environment ?? {};
    const goldenFile = new LocalPaths(runFolder).s3(CustomerMetadataProperties.GoldenPredictionsUri);
    const { modelArchive } = modelPackage;
    const hosted = await startHosting({ python, modelArchive, folder, environment, signal });
    try {
        tell(`the model answers at ${hosted.url}/invocations`);
        const result = await runEndpointTest({ python, url: hosted.url, goldenFile, folder, signal });
        for (const { name, passed, detail } of result.checks) {
            tell(`${passed ? "passed" : "FAILED"}: ${name}: ${detail}`);
        }
        if (!result.passed) {
            throw new Error(`the endpoint test ${test.name} failed; its results are in ${folder}`);
        }
        return result;
    } finally {
        await hosted.stop();
    }
}
