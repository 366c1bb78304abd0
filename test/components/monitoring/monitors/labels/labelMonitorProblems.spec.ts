import * as assert from "node:assert";
import * as fc from "fast-check";
import { groundTruthProblems } from "../../../../../components/monitoring/monitors/labels/groundTruthProblems";
import { ProblemType } from "../../../../../components/monitoring/monitors/labels/modelQualityArgs";
import { modelQualityProblems } from "../../../../../components/monitoring/monitors/labels/modelQualityProblems";
import { botocoreProblems, requireBotocore } from "../../../../support/botocore";
import { DATA_QUALITY, MODEL_BIAS, MODEL_QUALITY, rejects } from "../monitoringFixture";

const LABELS = { groundTruthUri: "s3://labels/fraud", inferenceAttribute: "0" };
const OF_TWO_CLASSES =
    "accuracy, precision, recall, auc, au_prc, f0_5, f1, f2, true_positive_rate, true_negative_rate, false_positive_rate, false_negative_rate";

function offset(days: number | undefined, hours: number | undefined): string {
    return `-P${days === undefined ? "" : `${String(days)}D`}${hours === undefined ? "" : `T${String(hours)}H`}`;
}

describe("MonitoringSchedule refuses, of answers and labels,", () => {
    it("two kinds of monitor in one schedule, and none", async () => {
        const rule = "dataQuality, modelQuality, modelBias: exactly one of them must be given";
        await rejects(
            { dataQuality: DATA_QUALITY, modelQuality: MODEL_QUALITY },
            `${rule}, a schedule runs one kind of job, got 2; make a schedule for each of them`,
        );
    });

    it("an hourly run that leaves the merging of labels no time", async () => {
        await rejects(
            { modelQuality: MODEL_QUALITY, maxRuntimeSeconds: 1801 },
            "maxRuntimeSeconds: must be a whole number between 60 and 1800, got 1801; let a run end before the next one starts",
        );
    });

    it("metrics that the problem type does not have, that repeat, and none at all", async () => {
        const alarms = [
            { metric: "rmse", threshold: 1 },
            { metric: "auc", threshold: Number.NaN },
            { metric: "auc", threshold: 0.9 },
        ];
        await rejects(
            { modelQuality: { ...MODEL_QUALITY, alarms } },
            'modelQuality.alarms metrics: must not repeat, got "auc"; list each metric once',
            `modelQuality.alarms[0].metric: must be a metric of BinaryClassification, got "rmse"; choose of ${OF_TWO_CLASSES}`,
            "modelQuality.alarms[1].threshold: must be a number, got null; give the worst value that is still fine",
        );
        await rejects(
            { modelQuality: { ...MODEL_QUALITY, alarms: [] } },
            `modelQuality.alarms: must have at least one member, a worse model stays unnoticed otherwise, got []; choose of ${OF_TWO_CLASSES}`,
        );
    });

    it("an answer in which nobody finds the prediction", async () => {
        const { probabilityAttribute, probabilityThreshold, ...rest } = MODEL_QUALITY;
        assert.ok(probabilityAttribute !== undefined && probabilityThreshold !== undefined);
        await rejects(
            { modelQuality: rest },
            "modelQuality: must say where the prediction is in the answer; give inferenceAttribute, or probabilityAttribute with probabilityThreshold",
        );
        await rejects(
            { modelQuality: { ...rest, probabilityAttribute } },
            "modelQuality.probabilityThreshold: goes with probabilityAttribute; give both or neither",
        );
        const alarms = [{ metric: "rmse", threshold: 1 }];
        await rejects(
            { modelQuality: { ...MODEL_QUALITY, problemType: ProblemType.Regression, alarms } },
            'modelQuality.inferenceAttribute: must say where the prediction is in the answer; give its index in CSV, for example "0", or its JSONPath',
            'modelQuality.probabilityAttribute: is for two classes only, got "0"; leave it and probabilityThreshold out',
        );
    });

    it("bounds that hold nothing, groups without a name, and metrics that Clarify does not have", async () => {
        const group = { facet: "age", facetValue: "1", label: "fraud", labelValue: "0" };
        const alarms = [
            { ...group, metric: "DPPL" },
            { ...group, metric: "dppl", facet: "", min: 1, max: 0 },
        ];
        await rejects(
            { modelBias: { ...MODEL_BIAS, alarms } },
            "modelBias.alarms[0]: must have a bound; give min, max or both: the values that are still fine",
            'modelBias.alarms[1].metric: must be a metric of Clarify, got "dppl"; choose of CI, DPL, KL, JS, LP, TVD, KS, CDDL, DPPL, DI, DCAcc, DCA, DCR, SD, RD, DAR, DRR, AD, TE, CDDPL, FT, GE',
            'modelBias.alarms[1].facet: must not be empty, got ""; write it as the analysis has it',
            "modelBias.alarms[1].min: must not be above max, got 1; exchange the two",
        );
    });
});

describe("offsets of labels", () => {
    const days = fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined });
    const hours = fc.option(fc.integer({ min: 1, max: 999 }), { nil: undefined });
    const offsets = fc.tuple(days, hours).filter(([day, hour]) => day !== undefined || hour !== undefined);

    it("are fine where the first request is further back than the last, whatever they are written in", () => {
        const total = ([day = 0, hour = 0]: [number | undefined, number | undefined]) => 24 * day + hour;
        fc.assert(
            fc.property(offsets, offsets, (start, end) => {
                const args = { ...LABELS, startTimeOffset: offset(...start), endTimeOffset: offset(...end) };
                const problems = groundTruthProblems("labels", args, true, 1).map(({ path }) => path);
                const expected = total(start) > total(end) ? [] : ["labels.startTimeOffset"];
                assert.deepStrictEqual(problems, expected);
            }),
        );
    });

    it("are refused in any other form", () => {
        for (const startTimeOffset of ["P1D", "-1D", "-P", "-PT", "-PT2D", "-P1W", "1h", ""]) {
            const [problem] = groundTruthProblems("labels", { ...LABELS, startTimeOffset }, true, 1);
            assert.strictEqual(problem?.path, "labels.startTimeOffset", startTimeOffset);
        }
    });

    it("begin an interval of the schedule back where nothing is said", () => {
        const refused = (endTimeOffset: string, hoursBetweenRuns: number) =>
            groundTruthProblems("labels", { ...LABELS, endTimeOffset }, true, hoursBetweenRuns);
        assert.deepStrictEqual(groundTruthProblems("labels", LABELS, true, 1), []);
        assert.deepStrictEqual(refused("-PT6H", 24), []);
        assert.deepStrictEqual(refused("-P1D", 24), [
            {
                path: "labels.startTimeOffset",
                rule: "must be further back than endTimeOffset",
                fix: "give a time before -P1D",
            },
        ]);
        assert.strictEqual(refused("-PT1H", 1).length, 1);
    });
});

describe("problem types", () => {
    before(requireBotocore);

    it("are SageMaker's own, by botocore", () => {
        const request = (problemType: string) => ({
            operation: "CreateModelQualityJobDefinition",
            request: {
                JobDefinitionName: "fraud",
                ModelQualityAppSpecification: { ImageUri: "image", ProblemType: problemType },
                ModelQualityJobInput: { GroundTruthS3Input: { S3Uri: "s3://labels/fraud" } },
                ModelQualityJobOutputConfig: {
                    MonitoringOutputs: [{ S3Output: { S3Uri: "s3://b/k", LocalPath: "/out" } }],
                },
                JobResources: {
                    ClusterConfig: { InstanceCount: 1, InstanceType: "ml.m5.xlarge", VolumeSizeInGB: 30 },
                },
                RoleArn: "arn:aws:iam::111122223333:role/monitor",
            },
        });
        const [wrong, ...right] = botocoreProblems(
            ["Clustering", ...Object.values(ProblemType)].map(request),
        );
        assert.strictEqual(wrong?.length, 1);
        assert.deepStrictEqual(right, [[], [], []]);
    });

    it("are refused where they are none", () => {
        const [problem] = modelQualityProblems(
            {
                ...MODEL_QUALITY,
                problemType: "Clustering" as ProblemType,
            },
            1,
        );
        assert.strictEqual(problem?.path, "modelQuality.problemType");
    });
});
