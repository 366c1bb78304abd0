import * as assert from "node:assert";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { runProgram } from "../../../rehearsal/engine/runProgram";
import { analyzeRequest, analyzeStackRequest } from "../../../rehearsal/policyRunner/analyzerMessages";
import { cloudSimulation } from "../../../rehearsal/simulation/cloudSimulation";
import { LOCATION } from "../../support/recorder";

describe("what a policy is told of a resource's provider", () => {
    class Elsewhere extends pulumi.ComponentResource {
        constructor(provider: aws.Provider) {
            super("test:index:Elsewhere", "elsewhere", {}, { providers: [provider] });
            new aws.sns.Topic("inherited", {}, { parent: this });
        }
    }

    it("is the one that the program gives it, or a component above it, at each of the two requests", async () => {
        const program = (): void => {
            const provider = new aws.Provider("us", { region: "us-east-1" });
            new aws.sns.Topic("given", {}, { provider });
            new Elsewhere(provider);
            new aws.sns.Topic("plain");
        };
        const simulation = cloudSimulation({ ...LOCATION, preview: false, modelPackageArn: undefined });
        const stack = { project: "p", stack: "s", config: {}, secretKeys: [], preview: false };
        const { registered } = await runProgram({ ...stack, simulation, program });
        const topics = registered.filter(({ record: { type } }) => type === "aws:sns/topic:Topic");
        const asked = [...topics.map(analyzeRequest), ...analyzeStackRequest(topics).getResourcesList()];
        const told = asked.map((message) => [
            message.getName(),
            message.getProvider()?.getType(),
            message.getProvider()?.getName(),
            message.getProvider()?.getUrn().split("::").at(-2),
            message.getProvider()?.getProperties()?.toJavaScript()["region"],
        ]);
        const provider = ["pulumi:providers:aws", "us", "pulumi:providers:aws", "us-east-1"];
        const none = [undefined, undefined, undefined, undefined];
        const once = [
            ["given", ...provider],
            ["plain", ...none],
            ["inherited", ...provider],
        ];
        assert.deepStrictEqual(told, [...once, ...once]);
    });
});
