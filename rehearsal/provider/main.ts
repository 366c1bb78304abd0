import { cloudSimulation } from "../simulation/cloudSimulation";
import { partitionOf, SAMPLE_ACCOUNT_ID } from "../simulation/simulatedCloud";
import { ResourceProvider } from "./resourceProvider";
import { SagemakerService } from "./sagemakerService";
import { serveProvider } from "./server";
import { SimulatedProvider } from "./simulatedProvider";
import { WireProperties } from "./wire";

const DEFAULT_REGION = "eu-central-1";

/** Provider configuration arrives as text, lists as JSON. */
function configuredAccount(config: WireProperties): string {
    const allowed = config["allowedAccountIds"];
    const accounts: unknown = typeof allowed === "string" ? JSON.parse(allowed) : allowed;
    return Array.isArray(accounts) && typeof accounts[0] === "string" ? accounts[0] : SAMPLE_ACCOUNT_ID;
}

function createProvider(config: WireProperties): ResourceProvider {
    const region = typeof config["region"] === "string" ? config["region"] : DEFAULT_REGION;
    const cloud = {
        partition: partitionOf(region),
        region,
        accountId: configuredAccount(config),
        modelPackageArn: undefined,
    };
    const service =
        process.env["AWS_ENDPOINT_URL_SAGEMAKER"] === undefined ? undefined : new SagemakerService(region);
    return new SimulatedProvider(
        cloudSimulation({ ...cloud, preview: false }),
        cloudSimulation({ ...cloud, preview: true }),
        service,
    );
}

/**
 * The simulated cloud as a Pulumi plugin: `pulumi-resource-aws`, `-awsx` or `-aws-native`.
 * Prints the port that the engine shall connect to. With AWS_ENDPOINT_URL_SAGEMAKER, endpoints live in that service.
 */
void serveProvider(createProvider, process.argv[2] ?? "0.0.0").then((port) => {
    console.log(port.toString());
});
