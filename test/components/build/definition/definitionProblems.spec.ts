import * as assert from "node:assert";
import { definitionProblems, PipelineDocument, StepDocument } from "../../../../components/build/definition";
import { describeProblem } from "../../../../components/shared/problems/problems";
import { condition, definition, fail, processing, training } from "./documents";

function problems(document: PipelineDocument): string[] {
    return definitionProblems(document).map(describeProblem);
}

const reads = (target: string) => ({ RoleArn: { Get: target } });

describe("definitionProblems", () => {
    it("accepts a definition in which everything is found", () => {
        const check = condition(
            "Check",
            [training("Good", reads("Steps.Train.TrainingJobName"))],
            [fail("Bad")],
        );

        assert.deepStrictEqual(
            problems(
                definition([
                    processing("Prepare", {
                        PropertyFiles: [
                            { PropertyFileName: "Report", OutputName: "data", FilePath: "r.json" },
                        ],
                        CacheConfig: { Enabled: true, ExpireAfter: "P30DT1H" },
                        RetryPolicies: [{ ExceptionType: ["Step.THROTTLING"], MaxAttempts: 20 }],
                    }),
                    training("Train", {
                        ...reads("Steps.Prepare.ProcessingOutputConfig.Outputs['data'].S3Output.S3Uri"),
                        HyperParameters: {
                            depth: { "Std:Join": { On: "", Values: [{ Get: "Parameters.Count" }] } },
                            name: { Get: "Parameters.Text" },
                        },
                    }),
                    check,
                ]),
            ),
            [],
        );
    });

    it("rejects a type of step that there is none of, and goes on with the others", () => {
        const document = {
            ...definition([]),
            Steps: [{ ...processing("A"), Type: "Procesing" }, processing("a b")],
        } as PipelineDocument;

        assert.deepStrictEqual(
            definitionProblems(document).map(({ path, got, fix }) => [path, got, fix.split(";")[0]]),
            [
                ["Steps.A.Type", "Procesing", "use Processing"],
                ["Steps.a b", "a b", "choose a name of those characters"],
            ],
        );
    });

    it("finds references beside the arguments: what a check compares with, what a Lambda step calls", () => {
        const get = (target: string) => ({ Get: target });
        const check: StepDocument = {
            Name: "Check",
            Type: "QualityCheck",
            Arguments: {},
            SuppliedBaselineConstraints: get("Parameters.A"),
            SkipCheck: get("Parameters.B"),
        };
        const call: StepDocument = { Name: "Call", Type: "Lambda", FunctionArn: get("Parameters.C") };

        assert.deepStrictEqual(
            definitionProblems(definition([check, call])).map(({ path }) => path),
            ["Steps.Check.SkipCheck", "Steps.Check.SuppliedBaselineConstraints", "Steps.Call.FunctionArn"],
        );
    });

    it("rejects another version", () => {
        assert.deepStrictEqual(problems(definition([processing("A")], { Version: "2024-01-01" })), [
            'Version: must be 2020-12-01, got "2024-01-01"; write the only version there is',
        ]);
    });

    it("rejects names that the service does not take", () => {
        const long = "x".repeat(65);

        assert.deepStrictEqual(
            problems(
                definition([processing("a b"), processing(long)], {
                    Parameters: [{ Name: "", Type: "String" }],
                }),
            ),
            [
                'Parameters.: must be 1 to 64 letters, digits, hyphens or underscores, got ""; choose a name of those characters',
                'Steps.a b: must be 1 to 64 letters, digits, hyphens or underscores, got "a b"; choose a name of those characters',
                `Steps.${long}: must be 1 to 64 letters, digits, hyphens or underscores, got "${long}"; choose a name of those characters`,
            ],
        );
    });

    it("rejects repeated names of steps, in branches too, and of parameters", () => {
        const parameter = { Name: "P", Type: "String" as const };
        const check = condition("Check", [processing("A")], []);

        assert.deepStrictEqual(
            problems(definition([processing("A"), check], { Parameters: [parameter, parameter] })),
            [
                'Parameters.P: must be the only parameter of its name, got "P"; rename one of the parameters',
                'Steps.Check.IfSteps.A: must be the only step of its name, in branches too, got "A"; rename one of the steps',
            ],
        );
    });

    it("rejects a step in both branches", () => {
        const check = condition("Check", [processing("A")], [processing("A")]);

        assert.deepStrictEqual(problems(definition([check])), [
            'Steps.Check.ElseSteps.A: must not stand in both branches of one condition, got "A"; put the step before the condition, or make two steps with names of their own',
        ]);
    });

    it("rejects a condition inside a branch", () => {
        const inner = condition("Inner", [processing("A")], []);

        assert.deepStrictEqual(problems(definition([condition("Outer", [inner], [])])), [
            'Steps.Outer.IfSteps.Inner: must not be a condition step inside a branch of another, got "Inner"; put its conditions into Outer, combined with Or and Not',
        ]);
    });

    it("rejects a condition step that decides nothing", () => {
        const empty = {
            Name: "Check",
            Type: "Condition" as const,
            Arguments: { Conditions: [], IfSteps: [], ElseSteps: [] },
        };

        assert.deepStrictEqual(problems(definition([empty])), [
            "Steps.Check.Arguments.Conditions: must hold at least one condition; say what the choice depends on, or take the step away",
            "Steps.Check.Arguments: must lead to at least one step; give IfSteps or ElseSteps, or take the step away",
        ]);
    });

    const references: [string, string, string][] = [
        [
            "a parameter that is not there",
            "Parameters.Txt",
            'must refer to a parameter of this pipeline, got "Parameters.Txt"; correct the reference; the nearest is Parameters.Text',
        ],
        [
            "an unknown execution variable",
            "Execution.Id",
            'must refer to an execution variable of this pipeline, got "Execution.Id"; correct the reference; the nearest is Execution.PipelineArn',
        ],
        [
            "a step that is not there",
            "Steps.Prepre.X",
            'must refer to a step of this pipeline, got "Steps.Prepre.X"; correct the reference; the nearest is Steps.Prepare',
        ],
        [
            "an output that is not declared",
            "Steps.Prepare.ProcessingOutputConfig.Outputs['test'].S3Output.S3Uri",
            "must read an output that the step declares, got \"Steps.Prepare.ProcessingOutputConfig.Outputs['test'].S3Output.S3Uri\"; declare it, or read data",
        ],
        [
            "a property file that is not declared",
            "Steps.Prepare.PropertyFiles.Report",
            'must read a property file that the step declares, got "Steps.Prepare.PropertyFiles.Report"; declare it',
        ],
        [
            "nothing that can be read",
            "Somewhere.Else",
            'must read Parameters.<name>, Steps.<name>.<property> or Execution.<variable>, got "Somewhere.Else"; correct the reference',
        ],
        [
            "too much of a parameter",
            "Parameters.Text.Length",
            'must read Parameters.<name>, Steps.<name>.<property> or Execution.<variable>, got "Parameters.Text.Length"; correct the reference',
        ],
        [
            "a property that jobs of its type do not have",
            "Steps.Prepare.ModelArtifacts.S3ModelArtifacts",
            'must read a property that a Processing step has, got "Steps.Prepare.ModelArtifacts.S3ModelArtifacts"; correct the property; the nearest is RoleArn',
        ],
        [
            "a value that no Lambda function returns",
            "Steps.Call.OutputParameters['url']",
            "must read an output that the step declares, got \"Steps.Call.OutputParameters['url']\"; declare it, or read uri",
        ],
        [
            "a step that ends the run",
            "Steps.Stop.X",
            'must not read from a step that ends the run, got "Steps.Stop.X"; read from another step',
        ],
    ];
    for (const [what, target, message] of references) {
        it(`rejects a reference to ${what}`, () => {
            const call: StepDocument = {
                Name: "Call",
                Type: "Lambda",
                FunctionArn: "arn",
                OutputParameters: [{ OutputName: "uri", OutputType: "String" }],
            };
            const steps = [processing("Prepare"), call, fail("Stop"), training("Train", reads(target))];

            assert.deepStrictEqual(problems(definition(steps)), [
                `Steps.Train.Arguments.RoleArn: ${message}`,
            ]);
        });
    }

    it("finds references in conditions, joins and the experiment", () => {
        const check = {
            ...condition("Check", [processing("A")], []),
            Arguments: {
                Conditions: [
                    {
                        Type: "Not",
                        Condition: { Type: "In", QueryValue: { Get: "Parameters.A" }, Values: [1] },
                    },
                ],
                IfSteps: [processing("A")],
                ElseSteps: [],
            },
        };
        const join = { "Std:Join": { On: "/", Values: ["s3:", { Get: "Parameters.B" }] } };
        const experiment = { ExperimentName: { Get: "Parameters.C" }, TrialName: "t" };
        const document = definition([training("Train", { Uri: join }), check], {
            PipelineExperimentConfig: experiment,
        });

        assert.deepStrictEqual(
            definitionProblems(document).map(({ path, got }) => [path, got]),
            [
                ["PipelineExperimentConfig.ExperimentName", "Parameters.C"],
                ["Steps.Train.Arguments.Uri.Std:Join.Values[1]", "Parameters.B"],
                ["Steps.Check.Arguments.Conditions[0].Condition.QueryValue", "Parameters.A"],
            ],
        );
    });

    it("rejects a reference from one branch to the other, as only one of them runs", () => {
        const check = condition(
            "Check",
            [training("Yes", reads("Steps.No.TrainingJobName"))],
            [training("No")],
        );

        assert.deepStrictEqual(problems(definition([check])), [
            'Steps.Check.IfSteps.Yes.Arguments.RoleArn: must not read from a step of the other branch, which does not run in the same run, got "Steps.No.TrainingJobName"; read from a step before the condition',
        ]);
    });

    it("rejects property files in outputs that are not there", () => {
        const file = { PropertyFileName: "Report", OutputName: "evaluation", FilePath: "r.json" };
        const steps = [
            processing("A", { PropertyFiles: [file] }),
            training("B", {}, { PropertyFiles: [file] }),
        ];

        assert.deepStrictEqual(problems(definition(steps)), [
            'Steps.A.PropertyFiles.Report: must lie in an output that the step declares, got "evaluation"; use data',
            'Steps.B.PropertyFiles.Report: must lie in an output that the step declares, got "evaluation"; declare the property file on the processing step that writes it',
        ]);
    });

    it("rejects each cycle once, with the way around it", () => {
        const steps = [
            training("A", reads("Steps.B.ProcessingJobName")),
            processing("B", { DependsOn: ["C"] }),
            processing("C", { DependsOn: ["A"] }),
            processing("Self", { DependsOn: ["Self"] }),
            processing("Behind", { DependsOn: ["A"] }),
        ];

        assert.deepStrictEqual(problems(definition(steps)), [
            'Steps.A: must not wait for itself, through other steps either, got "A waits for B waits for C waits for A"; take one of these references or dependencies away',
            'Steps.Self: must not wait for itself, through other steps either, got "Self waits for Self"; take one of these references or dependencies away',
        ]);
    });

    it("rejects a condition that waits for a step of its own branch", () => {
        const check = { ...condition("Check", [processing("A")], []), DependsOn: ["A"] };

        assert.deepStrictEqual(
            definitionProblems(definition([check])).map(({ got }) => got),
            ["Check waits for A waits for Check"],
        );
    });

    it("rejects dependencies on nothing and on the end of the run", () => {
        const steps = [fail("Stop"), processing("A", { DependsOn: ["Nobody", "Stop"] })];

        assert.deepStrictEqual(problems(definition(steps)), [
            'Steps.A.DependsOn: must name steps of this pipeline, got "Nobody"; name a step that this one comes after, or leave it out',
            'Steps.A.DependsOn: must not name a step that ends the run, got "Stop"; name a step that this one comes after, or leave it out',
        ]);
    });

    it("rejects a dependency on a step of the other branch", () => {
        const check = condition("Check", [processing("Yes", { DependsOn: ["No"] })], [processing("No")]);

        assert.deepStrictEqual(problems(definition([check])), [
            'Steps.Check.IfSteps.Yes.DependsOn: must not name a step of the other branch, which does not run in the same run, got "No"; name a step that this one comes after, or leave it out',
        ]);
    });

    it("rejects hyperparameters, environment and arguments that are not texts", () => {
        const steps = [
            training("Train", {
                HyperParameters: { depth: 3, on: true, count: { Get: "Parameters.Count" } },
                Environment: { LEVEL: 20 },
            }),
            processing("Prepare", {
                Arguments: { AppSpecification: { ContainerArguments: ["--seed", 42] } },
            }),
        ];

        assert.deepStrictEqual(problems(definition(steps)), [
            "Steps.Train.Arguments.HyperParameters.depth: must be a text, got 3; write the value in quotes",
            "Steps.Train.Arguments.HyperParameters.on: must be a text, got true; write the value in quotes",
            'Steps.Train.Arguments.HyperParameters.count: must be a text, got "Integer parameter"; wrap the reference in Std:Join',
            "Steps.Train.Arguments.Environment.LEVEL: must be a text, got 20; write the value in quotes",
            "Steps.Prepare.Arguments.AppSpecification.ContainerArguments[1]: must be a text, got 42; write the value in quotes",
        ]);
    });

    it("rejects defaults of another type than their parameter", () => {
        const Parameters = [
            { Name: "A", Type: "Integer" as const, DefaultValue: 1.5 },
            { Name: "B", Type: "String" as const, DefaultValue: 1 },
            { Name: "C", Type: "Boolean" as const, DefaultValue: "true" },
            { Name: "D", Type: "Float" as const, DefaultValue: 1 },
        ];

        assert.deepStrictEqual(problems(definition([processing("X")], { Parameters })), [
            "Parameters.A.DefaultValue: must be of the parameter's type, Integer, got 1.5; correct the default or the type",
            "Parameters.B.DefaultValue: must be of the parameter's type, String, got 1; correct the default or the type",
            'Parameters.C.DefaultValue: must be of the parameter\'s type, Boolean, got "true"; correct the default or the type',
        ]);
    });

    it("rejects caching and retrying where the service has none, and beyond its bounds", () => {
        const CacheConfig = { Enabled: true, ExpireAfter: "30 days" };
        const RetryPolicies = [
            { ExceptionType: ["Step.THROTTLING"], MaxAttempts: 21, IntervalSeconds: 43_201 },
            { ExceptionType: ["Step.THROTTLING"], MaxAttempts: 1, ExpireAfterMin: 1 },
            { ExceptionType: ["Step.THROTTLING"], BackoffRate: -1 },
        ];
        const steps = [processing("A", { CacheConfig, RetryPolicies }), { ...fail("Stop"), CacheConfig }];

        assert.deepStrictEqual(problems(definition(steps)), [
            'Steps.A.CacheConfig.ExpireAfter: must be an ISO 8601 duration of years to minutes, got "30 days"; write P30D for thirty days, PT1H for one hour',
            "Steps.A.RetryPolicies[0].IntervalSeconds: must be 0 to 43200, got 43201; choose a number in these bounds",
            "Steps.A.RetryPolicies[0].MaxAttempts: must be 1 to 20, got 21; choose a number in these bounds",
            'Steps.A.RetryPolicies[1]: must end by exactly one of MaxAttempts and ExpireAfterMin, got ["MaxAttempts","ExpireAfterMin"]; give one of them',
            "Steps.A.RetryPolicies[2]: must end by exactly one of MaxAttempts and ExpireAfterMin, got []; give one of them",
            "Steps.A.RetryPolicies[2].BackoffRate: must be 0 or more, got -1; choose a number in these bounds",
            'Steps.Stop.CacheConfig: must stand on a step of type Processing, Training, Tuning, AutoML, Transform, QualityCheck, ClarifyCheck, EMR, got "Fail"; take it away from this step',
            'Steps.Stop.CacheConfig.ExpireAfter: must be an ISO 8601 duration of years to minutes, got "30 days"; write P30D for thirty days, PT1H for one hour',
        ]);
    });

    it("rejects what is beyond the service's limits", () => {
        const long = "x".repeat(257);
        const outputs = Array.from({ length: 11 }, (_, index) => ({ OutputName: `o${String(index)}` }));
        const steps = [
            processing("A", {
                Arguments: {
                    AppSpecification: { ContainerArguments: [long] },
                    ProcessingOutputConfig: { Outputs: outputs },
                },
            }),
        ];

        assert.deepStrictEqual(problems(definition(steps)), [
            "Steps.A.Arguments.AppSpecification.ContainerArguments[0]: must not be longer than 256 characters, got 257; shorten it, or pass the value in a file",
            "Steps.A.Arguments.ProcessingOutputConfig.Outputs: must not be more than 10 entries, got 11; leave some out",
        ]);
    });

    it("rejects a definition of more than 1 MiB, and more than 200 parameters", () => {
        const Parameters = Array.from({ length: 201 }, (_, index) => ({
            Name: `P${String(index)}`,
            Type: "String" as const,
        }));
        const large = training("Train", { Note: "x".repeat(1_048_576) });

        assert.deepStrictEqual(
            definitionProblems(definition([large], { Parameters })).map(({ path, rule }) => [path, rule]),
            [
                ["definition", "must not be more than 1048576 characters"],
                ["Parameters", "must not be more than 200 parameters"],
            ],
        );
    });
});
