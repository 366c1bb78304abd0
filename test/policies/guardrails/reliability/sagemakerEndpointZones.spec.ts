import { sagemakerEndpointZones } from "../../../../policies/guardrails/reliability/sagemakerEndpointZones";
import { ResourceFixture, UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { config, MODEL, variant } from "./endpoints";

function model(vpcConfig: object | undefined): ResourceFixture {
    const properties = { name: "fraud-model", ...(vpcConfig === undefined ? {} : { vpcConfig }) };
    return { type: MODEL, name: "model", properties };
}

function subnet(id: string, availabilityZone: string): ResourceFixture {
    return { type: "aws:ec2/subnet:Subnet", name: id, properties: { id, availabilityZone } };
}

const ONE_ZONE =
    `${MODEL} "model": vpcConfig.subnets reaches 1 availability zone; ` +
    "the instances that serve the model must be spread over at least 2. Fix: list subnets of other zones too.";

describeRule(sagemakerEndpointZones, {
    "accepts subnets of two zones": {
        resources: [
            config(),
            model({ subnets: ["subnet-1", "subnet-2"] }),
            subnet("subnet-1", "eu-central-1a"),
            subnet("subnet-2", "eu-central-1b"),
        ],
    },
    "takes subnets of elsewhere for subnets of different zones": {
        resources: [config(), model({ subnets: ["subnet-1", "subnet-2"] })],
    },
    "takes unknown subnets for subnets of different zones": {
        resources: [config(), model({ subnets: [UNKNOWN, UNKNOWN] })],
    },
    "leaves models outside a network to the rule about that": { resources: [config(), model(undefined)] },
    "leaves serverless variants alone": {
        resources: [config([variant({ serverlessConfig: {} })]), model({ subnets: ["subnet-1"] })],
    },
    "stops a single subnet": {
        resources: [config(), model({ subnets: ["subnet-1"] })],
        violations: [ONE_ZONE],
    },
    "stops two subnets of one zone": {
        resources: [
            config(),
            model({ subnets: ["subnet-1", "subnet-2"] }),
            subnet("subnet-1", "eu-central-1a"),
            subnet("subnet-2", "eu-central-1a"),
        ],
        violations: [ONE_ZONE],
    },
    "finds the model by dependency where its name is unknown": {
        resources: [config([variant({ modelName: UNKNOWN })]), model({ subnets: ["subnet-1"] })],
        violations: [ONE_ZONE],
    },
    "asks for more zones where that is configured": {
        resources: [config(), model({ subnets: ["subnet-1", "subnet-2"] })],
        config: { minimumZones: 3 },
        violations: [
            `${MODEL} "model": vpcConfig.subnets reaches 2 availability zones; ` +
                "the instances that serve the model must be spread over at least 3. " +
                "Fix: list subnets of other zones too.",
        ],
    },
    "notes subnets that it does not know at all": {
        resources: [config(), model({ subnets: UNKNOWN })],
        undecided: [`${MODEL} "model": string value at .vpcConfig.subnets can't be known during preview`],
    },
});
