import * as assert from "node:assert";
import { answerDataSource, availabilityZones } from "../../../rehearsal/simulation/dataSources";
import { cloud } from "./simulationFixtures";

const VERSION = "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/7";

function parameters(path: string, modelPackageArn: string | undefined): Record<string, unknown> {
    const request = { token: "aws:ssm/getParametersByPath:getParametersByPath", inputs: { path } };
    return answerDataSource(request, cloud({ modelPackageArn }));
}

describe("answerDataSource", () => {
    it("names the account and region that the rehearsal pretends to run in", () => {
        const caller = { token: "aws:index/getCallerIdentity:getCallerIdentity", inputs: {} };
        assert.strictEqual(answerDataSource(caller, cloud())["accountId"], "111122223333");
        const region = { token: "aws:index/getRegion:getRegion", inputs: {} };
        assert.strictEqual(answerDataSource(region, cloud())["region"], "eu-central-1");
        const partition = { token: "aws:index/getPartition:getPartition", inputs: {} };
        assert.deepStrictEqual(answerDataSource(partition, cloud({ partition: "aws-cn" })), {
            id: "aws-cn",
            partition: "aws-cn",
            dnsSuffix: "amazonaws.com.cn",
            reverseDnsPrefix: "cn.com.amazonaws",
        });
    });

    it("answers with the approved version where the deploy pipeline records it", () => {
        assert.deepStrictEqual(parameters("/mlops/fraud/prod", VERSION), {
            path: "/mlops/fraud/prod",
            id: "/mlops/fraud/prod",
            region: "eu-central-1",
            names: ["/mlops/fraud/prod/model-package-arn"],
            arns: ["arn:aws:ssm:eu-central-1:111122223333:parameter/mlops/fraud/prod/model-package-arn"],
            values: [VERSION],
            types: ["String"],
        });
    });

    it("answers with nothing while no version is approved, and under every other path", () => {
        assert.deepStrictEqual(parameters("/mlops/fraud/prod", undefined)["names"], []);
        assert.deepStrictEqual(parameters("/other/fraud/prod", VERSION)["names"], []);
        assert.deepStrictEqual(parameters("/mlops/fraud", VERSION)["values"], []);
    });

    it("knows zones and their ids by region", () => {
        assert.deepStrictEqual(availabilityZones("eu-central-1"), {
            names: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
            zoneIds: ["euc1-az1", "euc1-az2", "euc1-az3"],
        });
        assert.strictEqual(availabilityZones("us-east-1").zoneIds[5], "use1-az6");
        assert.strictEqual(availabilityZones("ap-southeast-2").zoneIds[0], "apse2-az1");
    });

    it("refuses a data source that it does not know", () => {
        const request = { token: "aws:ec2/getAmi:getAmi", inputs: {} };
        assert.throws(() => answerDataSource(request, cloud()), {
            message:
                "the simulated cloud has no answer for the data source aws:ec2/getAmi:getAmi; " +
                "add one to rehearsal/simulation/dataSources.ts",
        });
    });
});
