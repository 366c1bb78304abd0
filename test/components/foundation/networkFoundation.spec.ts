import * as assert from "node:assert";
import { NetworkFoundation, NetworkFoundationArgs } from "../../../components/foundation/networkFoundation";
import { NatGateways } from "../../../components/foundation/networkPlan";
import { runProgram } from "../../../rehearsal/engine/runProgram";
import { LOCATION, Recording } from "../../support/recorder";
import { statementsIn } from "../policyStatements";

const KEY_ARN = "arn:aws:kms:eu-central-1:111122223333:key/7c9e6679-7425-40de-944b-e07fc1f90ae7";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const FLOW_LOG = "aws:ec2/flowLog:FlowLog";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const VPC = "awsx:ec2:Vpc";

/** What the remote component hands back: ids, and references whose ids are at hand. */
const VPC_OUTPUTS = {
    vpcId: "vpc-0a1b2c3d4e5f60718",
    privateSubnetIds: ["subnet-0a", "subnet-0b"],
    routeTables: [{ id: "rtb-0a" }, { id: "rtb-0b" }],
};

function make(overrides: Partial<NetworkFoundationArgs> = {}) {
    return () => new NetworkFoundation("fraud", { location: LOCATION, keyArn: KEY_ARN, ...overrides });
}

async function record(program: () => unknown, preview = false): Promise<Recording> {
    const result = await runProgram({
        project: "sagemaker-mlops",
        stack: "test",
        config: {},
        secretKeys: [],
        preview,
        program,
        simulation: {
            createResource: ({ type, name, custom, inputs }) => {
                const outputs = { name: `${name}-0a1b2c3`, ...inputs };
                if (type === VPC) {
                    return { id: "", outputs: preview ? outputs : { ...outputs, ...VPC_OUTPUTS } };
                }
                const made = type === ENDPOINT ? { prefixListId: "pl-6ea54007" } : {};
                return preview || !custom
                    ? { id: "", outputs }
                    : { id: `${name}-id`, outputs: { ...outputs, ...made } };
            },
            invoke: ({ token }) => assert.fail(`asked for ${token}`),
        },
    });
    return new Recording(result.resources, result.outputs);
}

describe("NetworkFoundation", () => {
    it("makes a VPC, its endpoints, security groups and a flow log", async () => {
        assert.deepStrictEqual((await record(make())).typesAndNames(), [
            "aws:cloudwatch/logGroup:LogGroup fraud-flow-log-group",
            "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup fraud-default-security-group",
            `${FLOW_LOG} fraud-flow-log`,
            `${GROUP} fraud-endpoint-security-group`,
            `${GROUP} fraud-workload-security-group`,
            `${ENDPOINT} fraud-vpc-endpoint-ecr-api`,
            `${ENDPOINT} fraud-vpc-endpoint-ecr-dkr`,
            `${ENDPOINT} fraud-vpc-endpoint-kms`,
            `${ENDPOINT} fraud-vpc-endpoint-logs`,
            `${ENDPOINT} fraud-vpc-endpoint-monitoring`,
            `${ENDPOINT} fraud-vpc-endpoint-s3`,
            `${ENDPOINT} fraud-vpc-endpoint-sagemaker-api`,
            `${ENDPOINT} fraud-vpc-endpoint-sagemaker-runtime`,
            `${ENDPOINT} fraud-vpc-endpoint-sts`,
            "aws:iam/role:Role fraud-flow-log-role",
            "aws:iam/rolePolicy:RolePolicy fraud-flow-log-role-policy",
            `${EGRESS} fraud-workload-security-group-egress-rule-endpoints`,
            `${EGRESS} fraud-workload-security-group-egress-rule-itself`,
            `${EGRESS} fraud-workload-security-group-egress-rule-s3`,
            `${INGRESS} fraud-endpoint-security-group-ingress-rule-workload`,
            `${INGRESS} fraud-workload-security-group-ingress-rule-itself`,
            `${VPC} fraud-vpc`,
            "mlops:index:NetworkFoundation fraud",
        ]);
    });

    it("is the direct parent of all of them", async () => {
        const { resources } = await record(make());
        const children = resources.filter(({ custom, type }) => custom || type === VPC);
        assert.strictEqual(children.length, 22);
        for (const child of children) {
            assert.match(child.parent ?? "", /::mlops:index:NetworkFoundation::fraud$/, child.name);
        }
    });

    it("asks for private subnets in two zones and no way to the internet", async () => {
        assert.deepStrictEqual((await record(make())).one(VPC).inputs, {
            availabilityZoneCidrMask: 18,
            cidrBlock: "10.0.0.0/16",
            enableDnsHostnames: true,
            enableDnsSupport: true,
            natGateways: { strategy: "None" },
            numberOfAvailabilityZones: 2,
            subnetSpecs: [{ cidrMask: 19, type: "Private" }],
            subnetStrategy: "Auto",
            tags: { "mlops:component": "NetworkFoundation" },
        });
    });

    for (const [natGateways, strategy] of [
        [NatGateways.Single, "Single"],
        [NatGateways.OnePerZone, "OnePerAz"],
    ] as const) {
        it(`adds public subnets for NAT gateways: ${natGateways}`, async () => {
            const recording = await record(make({ natGateways }));
            const { inputs } = recording.one(VPC);
            assert.deepStrictEqual(inputs["natGateways"], { strategy });
            assert.deepStrictEqual(inputs["subnetSpecs"], [
                { cidrMask: 19, type: "Private" },
                { cidrMask: 20, type: "Public" },
            ]);
            const internet = recording.one(EGRESS, "fraud-workload-security-group-egress-rule-internet");
            assert.strictEqual(internet.inputs["cidrIpv4"], "0.0.0.0/0");
            assert.deepStrictEqual([internet.inputs["fromPort"], internet.inputs["toPort"]], [443, 443]);
        });
    }

    it("reaches each service under its usual name, from every private subnet", async () => {
        const endpoint = (await record(make())).one(ENDPOINT, "fraud-vpc-endpoint-sagemaker-runtime");
        assert.deepStrictEqual(endpoint.inputs, {
            privateDnsEnabled: true,
            securityGroupIds: ["fraud-endpoint-security-group-id"],
            serviceName: "com.amazonaws.eu-central-1.sagemaker.runtime",
            subnetIds: ["subnet-0a", "subnet-0b"],
            tags: { "mlops:component": "NetworkFoundation" },
            vpcEndpointType: "Interface",
            vpcId: "vpc-0a1b2c3d4e5f60718",
        });
    });

    it("reaches S3 through a gateway in every route table", async () => {
        const { inputs } = (await record(make())).one(ENDPOINT, "fraud-vpc-endpoint-s3");
        assert.strictEqual(inputs["vpcEndpointType"], "Gateway");
        assert.strictEqual(inputs["serviceName"], "com.amazonaws.eu-central-1.s3");
        assert.deepStrictEqual(inputs["routeTableIds"], ["rtb-0a", "rtb-0b"]);
    });

    it("adds the endpoints that are asked for", async () => {
        const recording = await record(make({ additionalEndpointServices: ["codeartifact.api"] }));
        const { inputs } = recording.one(ENDPOINT, "fraud-vpc-endpoint-codeartifact-api");
        assert.strictEqual(inputs["serviceName"], "com.amazonaws.eu-central-1.codeartifact.api");
    });

    it("lets the workload talk to the endpoints, to S3 and to itself, and nobody else to anybody", async () => {
        const recording = await record(make());
        const peers = (type: string) =>
            recording.all(type).map(({ inputs }) => ({
                of: inputs["securityGroupId"],
                peer: inputs["referencedSecurityGroupId"] ?? inputs["prefixListId"] ?? inputs["cidrIpv4"],
                protocol: inputs["ipProtocol"],
                ports: [inputs["fromPort"], inputs["toPort"]],
            }));
        const workload = "fraud-workload-security-group-id";
        const endpoints = "fraud-endpoint-security-group-id";
        const https = { protocol: "tcp", ports: [443, 443] };
        const everything = { protocol: "-1", ports: [undefined, undefined] };
        assert.deepStrictEqual(peers(EGRESS), [
            { of: workload, peer: endpoints, ...https },
            { of: workload, peer: workload, ...everything },
            { of: workload, peer: "pl-6ea54007", ...https },
        ]);
        assert.deepStrictEqual(peers(INGRESS), [
            { of: endpoints, peer: workload, ...https },
            { of: workload, peer: workload, ...everything },
        ]);
        for (const { inputs } of recording.all(GROUP)) {
            assert.ok(!("ingress" in inputs) && !("egress" in inputs));
        }
    });

    it("empties the default security group", async () => {
        const { inputs } = (await record(make())).one("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
        assert.deepStrictEqual([inputs["ingress"], inputs["egress"]], [[], []]);
    });

    it("logs all traffic to an encrypted group that is kept for a year", async () => {
        const recording = await record(make());
        const group = recording.one("aws:cloudwatch/logGroup:LogGroup").inputs;
        assert.deepStrictEqual([group["kmsKeyId"], group["retentionInDays"]], [KEY_ARN, 365]);
        const { inputs, dependencies } = recording.one(FLOW_LOG);
        assert.strictEqual(inputs["trafficType"], "ALL");
        assert.strictEqual(
            inputs["logDestination"],
            "arn:aws:logs:eu-central-1:111122223333:log-group:fraud-flow-log-group-0a1b2c3",
        );
        assert.strictEqual(
            inputs["iamRoleArn"],
            "arn:aws:iam::111122223333:role/fraud-flow-log-role-0a1b2c3",
        );
        assert.ok(dependencies.some((urn) => urn.endsWith("::fraud-flow-log-role-policy")));
    });

    it("lets only flow logs of the account write, and only to that group; known whole at preview", async () => {
        const recording = await record(make(), true);
        const group = "arn:aws:logs:eu-central-1:111122223333:log-group:fraud-flow-log-group-0a1b2c3";
        assert.deepStrictEqual(
            statementsIn(recording.one("aws:iam/rolePolicy:RolePolicy").inputs["policy"]),
            [
                {
                    Sid: "WriteFlowLogs",
                    Effect: "Allow",
                    Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                    Resource: [group, `${group}:*`],
                },
                { Sid: "FindLogGroup", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
            ],
        );
        const [trust] = statementsIn(recording.one("aws:iam/role:Role").inputs["assumeRolePolicy"]);
        assert.deepStrictEqual(trust?.Principal, { Service: "vpc-flow-logs.amazonaws.com" });
        assert.deepStrictEqual(trust?.Condition, {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: { "aws:SourceArn": "arn:aws:ec2:eu-central-1:111122223333:vpc-flow-log/*" },
        });
    });

    it("tags everything that takes tags, rules included", async () => {
        const { resources } = await record(make({ tags: { team: "risk" } }));
        for (const { type, inputs, name } of resources.filter(({ custom }) => custom)) {
            if (type !== "aws:iam/rolePolicy:RolePolicy") {
                assert.deepStrictEqual(
                    inputs["tags"],
                    { "mlops:component": "NetworkFoundation", team: "risk" },
                    name,
                );
            }
        }
    });

    it("hands on the VPC, its private subnets and the workload's security group", async () => {
        const { outputs } = await record(() => {
            const { vpcId, privateSubnetIds, securityGroupId } = make()();
            return { vpcId, privateSubnetIds, securityGroupId };
        });
        assert.deepStrictEqual(outputs, {
            privateSubnetIds: ["subnet-0a", "subnet-0b"],
            securityGroupId: "fraud-workload-security-group-id",
            vpcId: "vpc-0a1b2c3d4e5f60718",
        });
    });

    it("reports wrong arguments together", async () => {
        const wrong = { cidrBlock: "10.0.0.0/25", additionalEndpointServices: ["kms"], flowLogDays: 10 };
        await assert.rejects(record(make(wrong)), {
            message:
                'NetworkFoundation "fraud":\n' +
                '  cidrBlock: must be from /16 to /24 for 2 zones, got "10.0.0.0/25"; give a block that leaves each ' +
                "zone room for the VPC endpoints and the instances\n" +
                '  additionalEndpointServices[0]: must not repeat an endpoint, got "kms"; leave it out\n' +
                "  flowLogDays: must be a period that CloudWatch Logs offers: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, " +
                "180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days, got 10; take the next longer one",
        });
    });
});
