import * as assert from "node:assert";
import { DeployEnvironmentArgs } from "../../../components/deploy/environments/deployEnvironmentArgs";
import { DeployPipelineChoices, deployPipelineProblems } from "../../../components/deploy/deployProblems";
import { describeProblem } from "../../../components/shared/problems/problems";
import { environments, pipelineArgs } from "./deployFixtures";

function problems(changes: Partial<DeployPipelineChoices> = {}, name = "fraud-deploy"): string[] {
    const choices: DeployPipelineChoices = {
        source: pipelineArgs().source,
        modelName: "fraud",
        environments: environments(),
        pulumiVersion: "3.270.0",
        policyPacks: ["policies/guardrails"],
        endpointTestFolder: ".",
        pulumiCloud: undefined,
        given: [],
        ...changes,
    };
    return deployPipelineProblems(name, choices).map(describeProblem);
}

/** Problems when production is changed so. */
function withProduction(changes: Partial<DeployEnvironmentArgs>): string[] {
    const [staging, prod] = environments();
    assert.ok(staging !== undefined && prod !== undefined);
    return problems({ environments: [staging, { ...prod, ...changes }] });
}

describe("deployPipelineProblems", () => {
    it("finds nothing wrong with staging and an approved production", () => {
        assert.deepStrictEqual(problems(), []);
    });

    it("needs an environment", () => {
        assert.deepStrictEqual(problems({ environments: [] }), [
            "environments: must hold at least one environment, got []; list a non-production environment, then production with its approvals",
        ]);
    });

    it("never lets production go without an approval", () => {
        assert.deepStrictEqual(withProduction({ approvals: [] }), [
            "environments[1].approvals: must hold at least one approval, because the environment is production, got []; add an approval with a name, as the policy codepipeline-production-approval asks",
        ]);
    });

    it("refuses approvals where nothing is guarded by them", () => {
        const list = [{ name: "staging", approvals: [{ name: "Risk" }] }];
        assert.deepStrictEqual(problems({ environments: list }), [
            'environments[0].approvals: must be empty, because approvals guard production only, got ["Risk"]; set production to true, or remove the approvals',
        ]);
    });

    it("refuses production before anything is tested", () => {
        assert.deepStrictEqual(problems({ environments: environments().reverse() }), [
            'environments[0]: must not be production, because nothing would be tested before it, got "prod"; put a non-production environment first',
        ]);
    });

    it("refuses two environments of one name, one stack or one beginning of names", () => {
        assert.deepStrictEqual(problems({ environments: [{ name: "staging" }, { name: "staging" }] }), [
            'environments.name: must not repeat, got "staging"; rename one of them',
            'environments.stackName: must not repeat, got "staging"; give each its own stack',
            'environments[0].namePrefix: must set its names apart from those that begin with fraud-staging, got "fraud-staging"; give the environment a namePrefix of its own',
            'environments[1].namePrefix: must set its names apart from those that begin with fraud-staging, got "fraud-staging"; give the environment a namePrefix of its own',
        ]);
    });

    it("refuses filters of pushes, which start no deployment", () => {
        const source = { codeCommit: { repositoryName: "deploy", branches: ["release/**"] } };
        assert.deepStrictEqual(problems({ source }), [
            'source.codeCommit.branches: must be left out, as decisions about versions start the pipeline and pushes do not, got ["release/**"]; name the one branch that deploys',
        ]);
    });

    it("refuses an environment whose rights would hold another's resources, or the pipeline's", () => {
        const stagings = [{ name: "staging" }, { name: "staging-eu" }];
        assert.deepStrictEqual(problems({ environments: stagings }), [
            'environments[0].namePrefix: must set its names apart from those that begin with fraud-staging-eu, got "fraud-staging"; give the environment a namePrefix of its own',
        ]);
        assert.deepStrictEqual(problems({ environments: [{ name: "dep" }] }), [
            'environments[0].namePrefix: must set its names apart from those that begin with fraud-deploy, got "fraud-dep"; give the environment a namePrefix of its own',
        ]);
        assert.deepStrictEqual(problems({ environments: [{ name: "deploy-eu" }] }), [
            'environments[0].namePrefix: must set its names apart from those that begin with fraud-deploy, got "fraud-deploy-eu"; give the environment a namePrefix of its own',
        ]);
    });

    it("holds approvals to CodePipeline's names, times and lengths", () => {
        const approvals = [
            { name: "Model risk", timeoutMinutes: 4, instructions: "" },
            { name: "Ops", timeoutMinutes: 86_401 },
            { name: "Ops", timeoutMinutes: 86_400, instructions: "x".repeat(300) },
        ];
        assert.deepStrictEqual(withProduction({ approvals }), [
            'environments[1].approvals[0].name: must be 1 to 100 letters, digits, or any of . @ - _, got "Model risk"; choose another',
            "environments[1].approvals[0].timeoutMinutes: must be a whole number between 5 and 86400, got 4; choose a time in range",
            'environments[1].approvals[0].instructions: must be 1 to 300 characters, got ""; choose another',
            "environments[1].approvals[1].timeoutMinutes: must be a whole number between 5 and 86400, got 86401; choose a time in range",
            'environments[1].approvals.name: must not repeat, got "Ops"; rename one of them',
        ]);
    });

    it("holds every text of an environment to its shape", () => {
        const changes = {
            stackName: "acme/prod",
            namePrefix: "f",
            region: "Frankfurt",
            testSettingsPath: "/etc/test.json",
            samplePayloadPath: "../secrets.csv",
            sampleContentType: "csv",
            deployTimeoutMinutes: 2161,
            bakeMinutes: 1.5,
        };
        assert.deepStrictEqual(withProduction(changes), [
            'environments[1].stackName: must be 1 to 100 letters, digits, or any of . _ -, got "acme/prod"; choose another',
            'environments[1].namePrefix: must be 3 to 40 letters, digits and single hyphens, got "f"; choose another',
            'environments[1].region: must be a region code such as eu-central-1, got "Frankfurt"; choose another',
            'environments[1].testSettingsPath: must be a plain path inside the repository, got "/etc/test.json"; choose another',
            'environments[1].samplePayloadPath: must be a plain path inside the repository, got "../secrets.csv"; choose another',
            'environments[1].sampleContentType: must be a media type such as text/csv, got "csv"; choose another',
            "environments[1].deployTimeoutMinutes: must be a whole number between 5 and 2160, got 2161; choose a time in range",
            "environments[1].bakeMinutes: must be a whole number between 0 and 60, got 1.5; choose a time in range",
            'environments[1].namePrefix: must set its names apart from those that begin with fraud-deploy, got "f"; give the environment a namePrefix of its own',
        ]);
    });

    it("keeps the number of stages to what CodePipeline takes", () => {
        const list = Array.from({ length: 49 }, (_, at) => ({
            name: `e${at}x`,
            namePrefix: `own-${at}x`,
        }));
        assert.deepStrictEqual(problems({ environments: list }), [
            "environments: must make at most 50 stages, CodePipeline's limit, got 51; spread them over several pipelines",
        ]);
        assert.deepStrictEqual(problems({ environments: list.slice(1) }), []);
    });

    it("names the pipeline so that buckets and roles can be named after it", () => {
        assert.deepStrictEqual(problems({}, "Fraud"), [
            'name: must be 1 to 38 lower-case letters, digits or hyphens, as names of buckets and roles are made from it, got "Fraud"; choose another',
        ]);
        assert.deepStrictEqual(problems({}, `fraud-${"x".repeat(31)}`), [
            `name: must have at most 43 characters together with each environment's name, got "fraud-${"x".repeat(31)} and staging"; shorten one of them`,
        ]);
    });

    it("keeps what reaches a shell plain", () => {
        const changes = { pulumiVersion: "latest", policyPacks: ["policies/guardrails", "$(id)"] };
        assert.deepStrictEqual(problems(changes), [
            'pulumiVersion: must be a version such as 3.270.0, got "latest"; choose another',
            'policyPacks[1]: must be a plain path inside the repository, got "$(id)"; choose another',
        ]);
    });

    it("needs the VPC of the subnets, and the subnets of the VPC", () => {
        assert.deepStrictEqual(problems({ given: ["network"] }), [
            "vpcId: must be given with the other, because CodeBuild wants the VPC as well as its subnets; give both network and vpcId, or neither",
        ]);
        assert.deepStrictEqual(problems({ given: ["vpcId"] }), [
            "network: must be given with the other, because CodeBuild wants the VPC as well as its subnets; give both network and vpcId, or neither",
        ]);
        assert.deepStrictEqual(problems({ given: ["network", "vpcId"] }), []);
    });

    it("needs name and ARN of the rule for rejections together", () => {
        assert.deepStrictEqual(problems({ given: ["rejectedRuleArn"] }), [
            "rejectedRuleName: must be given with the other, because the rule is called by its name and trusted by its ARN; give both rejectedRuleName and rejectedRuleArn, or neither",
        ]);
    });

    it("holds deployment windows to CodePipeline's cron, and to a time zone", () => {
        const deploymentWindow = { schedule: "0 9 * * *", timezone: "9 o'clock", timeoutMinutes: 1 };
        assert.deepStrictEqual(withProduction({ deploymentWindow }), [
            'environments[1].deploymentWindow.schedule: must be 6 or 7 fields of a cron expression, seconds first, got "0 9 * * *"; choose another',
            'environments[1].deploymentWindow.timezone: must be an IANA time zone such as Europe/Berlin, got "9 o\'clock"; choose another',
            "environments[1].deploymentWindow.timeoutMinutes: must be a whole number between 5 and 86400, got 1; choose a time in range",
        ]);
        for (const timezone of ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+2"]) {
            const fine = { schedule: "* * 9-16 ? * MON-THU *", timezone };
            assert.deepStrictEqual(withProduction({ deploymentWindow: fine }), []);
        }
    });

    it("names no more alarms than CodePipeline checks rules", () => {
        const entryAlarmNames = ["a", "b", "c", "d", "e"];
        assert.deepStrictEqual(withProduction({ entryAlarmNames }), []);
        const deploymentWindow = { schedule: "* * 9-16 ? * MON-THU *" };
        assert.deepStrictEqual(withProduction({ entryAlarmNames, deploymentWindow }), [
            "environments[1].entryAlarmNames: must name at most 4 alarms, as CodePipeline checks 5 rules at most, got 5; put several alarms into one composite alarm",
        ]);
    });

    it("takes an organisation and an https address for Pulumi Cloud, and a folder of the repository for tests", () => {
        const tokenSecretArn = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:pulumi-a1b2c3";
        const pulumiCloud = { organization: "acme/x", tokenSecretArn, url: "http://pulumi.acme.example" };
        assert.deepStrictEqual(problems({ pulumiCloud, endpointTestFolder: "../tests" }), [
            'endpointTestFolder: must be a plain path inside the repository, got "../tests"; choose another',
            'pulumiCloud.organization: must be the name of an organisation, letters, digits, hyphens and underscores, got "acme/x"; choose another',
            'pulumiCloud.url: must be an https address without a path, got "http://pulumi.acme.example"; choose another',
        ]);
        assert.deepStrictEqual(problems({ pulumiCloud: { organization: "acme", tokenSecretArn } }), []);
    });
});
