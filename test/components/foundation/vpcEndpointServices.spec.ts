import * as assert from "node:assert";
import {
    endpointServiceProblems,
    endpointServices,
    interfaceServiceName,
    s3GatewayServiceName,
} from "../../../components/foundation/vpcEndpointServices";
import { describeProblem } from "../../../components/shared/problems/problems";
import { LOCATION } from "../../support/recorder";

const CHINA = { partition: "aws-cn", region: "cn-north-1", accountId: "111122223333" };
const GOV = { partition: "aws-us-gov", region: "us-gov-west-1", accountId: "111122223333" };

describe("endpoint service names", () => {
    for (const [location, service, name] of [
        [LOCATION, "sagemaker.runtime", "com.amazonaws.eu-central-1.sagemaker.runtime"],
        [GOV, "ecr.dkr", "com.amazonaws.us-gov-west-1.ecr.dkr"],
        [CHINA, "sagemaker.api", "cn.com.amazonaws.cn-north-1.sagemaker.api"],
        [CHINA, "ecr.api", "cn.com.amazonaws.cn-north-1.ecr.api"],
        [CHINA, "sts", "cn.com.amazonaws.cn-north-1.sts"],
        [CHINA, "kms", "com.amazonaws.cn-north-1.kms"],
        [CHINA, "logs", "com.amazonaws.cn-north-1.logs"],
    ] as const) {
        it(`names ${service} in ${location.region} ${name}`, () => {
            assert.strictEqual(interfaceServiceName(location, service), name);
        });
    }

    it("names the S3 gateway the same way in every partition", () => {
        assert.strictEqual(s3GatewayServiceName(LOCATION), "com.amazonaws.eu-central-1.s3");
        assert.strictEqual(s3GatewayServiceName(CHINA), "com.amazonaws.cn-north-1.s3");
    });
});

describe("endpointServices", () => {
    it("lists what SageMaker's jobs and endpoints call, and what is asked for", () => {
        assert.deepStrictEqual(endpointServices(["secretsmanager"]), [
            "ecr.api",
            "ecr.dkr",
            "kms",
            "logs",
            "monitoring",
            "sagemaker.api",
            "sagemaker.runtime",
            "secretsmanager",
            "sts",
        ]);
    });
});

describe("endpointServiceProblems", () => {
    it("accepts services that are not there yet", () => {
        assert.deepStrictEqual(endpointServiceProblems(["secretsmanager", "codeartifact.api"]), []);
    });

    it("reports whole names, services that have an endpoint anyway and repetitions", () => {
        const wrong = ["com.amazonaws.eu-central-1.Ssm", "sts", "ssm", "ssm", "s3"];
        assert.deepStrictEqual(endpointServiceProblems(wrong).map(describeProblem), [
            "additionalEndpointServices[0]: must be the last part of an endpoint service's name, got " +
                '"com.amazonaws.eu-central-1.Ssm"; write for example secretsmanager, not the whole name',
            'additionalEndpointServices[1]: must not repeat an endpoint, got "sts"; leave it out',
            'additionalEndpointServices[3]: must not repeat an endpoint, got "ssm"; leave it out',
            'additionalEndpointServices[4]: must not repeat an endpoint, got "s3"; leave it out',
        ]);
    });
});
