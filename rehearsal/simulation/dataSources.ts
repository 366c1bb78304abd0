import { InvokeRequest } from "../engine/simulation";
import { regionalArn } from "./identity";
import { pseudoRandom } from "./pseudoRandom";
import { dnsSuffixOf, SimulatedCloud } from "./simulatedCloud";
import { fillTemplate } from "./template";

type Answer = (inputs: Record<string, unknown>, cloud: SimulatedCloud) => Record<string, unknown>;

/** Where the deploy pipeline records the live model version of an environment: `/mlops/<model>/<environment>`. */
const MODEL_VERSION_PATH = /^\/mlops\/[^/]+\/[^/]+\/?$/;
const MODEL_VERSION_KEY = "model-package-arn";

/** Regions with more zones than the usual three. */
const ZONE_LETTERS: Record<string, string> = {
    "us-east-1": "abcdef",
    "us-west-2": "abcd",
    "us-west-1": "ac",
};

function text(value: unknown): string {
    return typeof value === "string" ? value : "";
}

/** The beginning of a region's zone ids: `euc1` for `eu-central-1`, `apse2` for `ap-southeast-2`. */
function zoneIdPrefix(region: string): string {
    const parts = region.split("-");
    const direction = parts.slice(1, -1).join("");
    const initials = direction.replace(/north|south|east|west|central|gov/g, (word) => word.charAt(0));
    return `${parts[0] ?? ""}${initials}${parts.at(-1) ?? ""}`;
}

/** The availability zones that a new account sees in a region. */
export function availabilityZones(region: string): { names: string[]; zoneIds: string[] } {
    const letters = [...(ZONE_LETTERS[region] ?? "abc")];
    return {
        names: letters.map((letter) => `${region}${letter}`),
        zoneIds: letters.map((_letter, index) => `${zoneIdPrefix(region)}-az${(index + 1).toString()}`),
    };
}

function callerIdentity(_inputs: Record<string, unknown>, cloud: SimulatedCloud): Record<string, unknown> {
    const { accountId, partition } = cloud;
    const arn = `arn:${partition}:sts::${accountId}:assumed-role/rehearsal/rehearsal`;
    return { accountId, arn, id: accountId, userId: "AROAREHEARSALREHEARS:rehearsal" };
}

function parametersByPath(inputs: Record<string, unknown>, cloud: SimulatedCloud): Record<string, unknown> {
    const path = text(inputs["path"]);
    const { modelPackageArn } = cloud;
    const recorded = modelPackageArn !== undefined && MODEL_VERSION_PATH.test(path) ? [modelPackageArn] : [];
    const names = recorded.map(() => `${path.replace(/\/$/, "")}/${MODEL_VERSION_KEY}`);
    const arns = names.map((name) =>
        fillTemplate(regionalArn("ssm", "parameter{/name}"), { seed: "", values: { ...cloud, name } }),
    );
    return {
        ...inputs,
        id: path,
        region: cloud.region,
        names,
        arns,
        values: recorded,
        types: names.map(() => "String"),
    };
}

function prefixList(inputs: Record<string, unknown>, cloud: SimulatedCloud): Record<string, unknown> {
    const name = text(inputs["name"]);
    const id = `pl-${pseudoRandom("hex", 8, `${cloud.region}\n${name}`)}`;
    const arn = `arn:${cloud.partition}:ec2:${cloud.region}:aws:prefix-list/${id}`;
    return { ...inputs, id, name, arn, region: cloud.region, cidrBlocks: [], entries: [] };
}

const ANSWERS: Record<string, Answer> = {
    "aws:index/getCallerIdentity:getCallerIdentity": callerIdentity,
    "aws:index/getRegion:getRegion": (inputs, { region, partition }) => ({
        ...inputs,
        id: region,
        name: region,
        region,
        endpoint: `ec2.${region}.${dnsSuffixOf(partition)}`,
    }),
    "aws:index/getPartition:getPartition": (inputs, { partition }) => ({
        ...inputs,
        id: partition,
        partition,
        dnsSuffix: dnsSuffixOf(partition),
        reverseDnsPrefix: dnsSuffixOf(partition).split(".").reverse().join("."),
    }),
    "aws:index/getAvailabilityZones:getAvailabilityZones": (inputs, { region }) => ({
        ...inputs,
        id: region,
        region,
        groupNames: [region],
        ...availabilityZones(region),
    }),
    "aws:ssm/getParametersByPath:getParametersByPath": parametersByPath,
    "aws:ec2/getPrefixList:getPrefixList": prefixList,
    "aws:ec2/getManagedPrefixList:getManagedPrefixList": prefixList,
};

/**
 * Answers a data source as AWS would in an empty account.
 *
 * @throws for a data source that no program here has used yet
 */
export function answerDataSource(request: InvokeRequest, cloud: SimulatedCloud): Record<string, unknown> {
    const answer = ANSWERS[request.token];
    if (answer === undefined) {
        throw new Error(
            `the simulated cloud has no answer for the data source ${request.token}; ` +
                "add one to rehearsal/simulation/dataSources.ts",
        );
    }
    return answer(request.inputs, cloud);
}
