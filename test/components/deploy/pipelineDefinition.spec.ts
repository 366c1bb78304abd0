import * as assert from "node:assert";
import { MlDeployPipelineArgs } from "../../../components/deploy/mlDeployPipeline";
import { pipelineStructure } from "../../support/oracles/pipelineStructure";
import { oracleProblems, requireOracles } from "../../support/oracles/oracles";
import { environments } from "./deployFixtures";
import { inputs, make, PIPELINE } from "./deployRecording";

type Json = Record<string, unknown>;

const ROLE = "arn:aws:iam::444455556666:role/deploy";

/** Every feature at once: accounts, regions, windows, alarms, two tested environments and two approved ones. */
const EVERYTHING: Partial<MlDeployPipelineArgs> = {
    environments: [
        { name: "staging" },
        { name: "load", region: "eu-west-1", deployRoleArn: ROLE, entryAlarmNames: ["quiet", "calm"] },
        {
            name: "pilot",
            production: true,
            approvals: [{ name: "Risk", timeoutMinutes: 60, instructions: "Compare the metrics" }],
            deploymentWindow: { schedule: "* * 9-16 ? * MON-THU *", timezone: "Europe/Berlin" },
        },
        {
            name: "prod",
            production: true,
            region: "us-east-1",
            readRoleArn: ROLE,
            deployRoleArn: ROLE,
            approvals: [{ name: "Risk" }, { name: "Operations" }],
            deploymentWindow: { schedule: "* * 9-16 ? * MON-THU *", timeoutMinutes: 600 },
            entryAlarmNames: ["a", "b", "c", "d"],
        },
    ],
};

async function definition(changes: Partial<MlDeployPipelineArgs>): Promise<Json> {
    return pipelineStructure(inputs(await make(changes), PIPELINE), "fraud-deploy");
}

describe("the deployment pipeline's definition, as CodePipeline takes it", function () {
    this.timeout(120_000);
    before(requireOracles);

    it("satisfies the service's model, a simulated service and cfn-lint, with every kind of source and stage", async () => {
        const sources: Partial<MlDeployPipelineArgs>[] = [
            {},
            EVERYTHING,
            { source: { codeCommit: { repositoryName: "fraud-deploy" } } },
            { source: { s3: { bucketName: "fraud-sources", objectKey: "deploy.zip" } } },
        ];
        const definitions: Json[] = [];
        for (const changes of sources) {
            definitions.push(await definition(changes));
        }
        assert.deepStrictEqual(
            oracleProblems("codepipeline_check.py", definitions),
            definitions.map(() => []),
        );
    });

    it("would be refused by each of the three where it is wrong", async () => {
        const { stages, ...sound } = await definition({ environments: environments() });
        const [source, build, ...others] = stages as Json[];
        const restarted = (build?.["actions"] as Json[]).map((each) => ({ ...each, runOrder: 0 }));
        const answers = oracleProblems("codepipeline_check.py", [
            { ...sound, stages: [source, { ...build, onFailure: { result: "BACK" } }, ...others] },
            { ...sound, stages: [source, { ...build, actions: restarted }, ...others] },
            { ...sound, stages: [build, source, ...others] },
        ]);
        const [misspelt, misnumbered, misplaced] = answers.map((problems) => problems.join("\n"));
        assert.match(misspelt ?? "", /result: BACK is not one of the service's values/);
        assert.match(misnumbered ?? "", /runOrder, value: 0, valid min value: 1/);
        assert.match(misplaced ?? "", /^E37\d\d /m);
    });
});
