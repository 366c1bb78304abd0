import * as assert from "node:assert";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { metricNames } from "../../../components/build/recipe/taskMetrics";
import { trainingPipeline } from "../../../components/build/steps/trainingPipeline";
import { Task } from "../../../components/build/recipe/trainingRecipe";
import { pytorchHyperparameters } from "../../../components/build/algorithms/pytorchHyperparameters";
import { sklearnHyperparameters } from "../../../components/build/algorithms/sklearnHyperparameters";
import { xgboostHyperparameters } from "../../../components/build/algorithms/xgboostHyperparameters";
import { argumentsOf, surroundings, withBaselines } from "./fixtures";

const SCRIPTS = path.resolve(__dirname, "../../../templates/model-build/src");

describe("the contract with the scripts of templates/model-build", () => {
    const read = (file: string) => fs.readFileSync(path.join(SCRIPTS, file), "utf8");
    const options = (file: string) => [...read(file).matchAll(/"(--[a-z-]+)"/g)].map(([, option]) => option);

    it("gives prepare.py and evaluate.py only options that they take", () => {
        for (const [step, file] of [
            ["Prepare", "prepare.py"],
            ["Evaluate", "evaluate.py"],
        ] as const) {
            const { ContainerArguments } = argumentsOf(
                trainingPipeline(withBaselines({ dropColumns: ["a"] }), surroundings()),
                step,
            )["AppSpecification"] as {
                ContainerArguments: string[];
            };
            const given = ContainerArguments.filter((word) => word.startsWith("--"));
            assert.deepStrictEqual(
                given.filter((option) => !options(file).includes(option)),
                [],
                file,
            );
        }
    });

    it("knows exactly the hyperparameters that train.py passes on", () => {
        const [, table = ""] = /BOOSTER_PARAMETERS[^{]*\{([^}]*)\}/.exec(read("hyperparameters.py")) ?? [];
        const passed = [...table.matchAll(/"(\w+)":/g)].map(([, name]) => name);
        const own = ["num_round", "early_stopping_rounds", "eval_metric"];

        assert.deepStrictEqual(
            Object.keys(xgboostHyperparameters(Task.Binary).parameters).sort(),
            [...passed, ...own].sort(),
        );
    });

    it("stops by the same metrics as train.py where nothing else is said", () => {
        const [, table = ""] = /EVAL_METRICS = \{([\s\S]*?)\n\}/.exec(read("hyperparameters.py")) ?? [];
        for (const task of Object.values(Task)) {
            const [, listed = ""] = new RegExp(`"${task}": \\[([^\\]]*)\\]`).exec(table) ?? [];
            assert.strictEqual(
                xgboostHyperparameters(task).defaults["eval_metric"],
                [...listed.matchAll(/"([^"]+)"/g)].map(([, name]) => name).join(","),
            );
        }
    });

    it("knows exactly the objectives that train.py takes, by task", () => {
        const [, table = ""] = /OBJECTIVES = \{([\s\S]*?)\n\}/.exec(read("hyperparameters.py")) ?? [];
        for (const task of Object.values(Task)) {
            const [, listed = ""] = new RegExp(`"${task}": \\(([^)]*)\\)`).exec(table) ?? [];
            const objective = xgboostHyperparameters(task).parameters["objective"];
            assert.deepStrictEqual(
                objective?.kind === "choice" ? objective.values : [],
                [...listed.matchAll(/"([^"]+)"/g)].map(([, name]) => name),
            );
        }
    });

    it("knows exactly the hyperparameters and estimators that train_sklearn.py takes", () => {
        const script = read("train_sklearn.py");
        const [, table = ""] = /^PARAMETERS[^{]*\{([^}]*)\}/m.exec(script) ?? [];
        const taken = [...table.matchAll(/"(\w+)":/g)].map(([, name]) => name);
        for (const task of Object.values(Task)) {
            const { parameters } = sklearnHyperparameters(task);
            assert.deepStrictEqual(Object.keys(parameters).sort(), ["estimator", ...taken].sort());
            const kind = task === Task.Regression ? "REGRESSORS" : "CLASSIFIERS";
            const [, listed = ""] = new RegExp(`^${kind}[^{]*\\{([^}]*)\\}`, "m").exec(script) ?? [];
            const { estimator } = parameters;
            assert.deepStrictEqual(
                estimator?.kind === "choice" ? estimator.values : [],
                [...listed.matchAll(/"(\w+)":/g)].map(([, name]) => name),
            );
        }
    });

    it("knows exactly what train_sklearn.py makes use of, by estimator and task, as the script itself refuses the rest", () => {
        const { parameters } = sklearnHyperparameters(Task.Binary);
        const names = Object.keys(parameters).filter((name) => !["estimator", "class_weight"].includes(name));
        const [, table = "", own = ""] =
            /^(TREES = .*)\nACCEPTED[^{]*(\{[\s\S]*?^\})/m.exec(read("train_sklearn.py")) ?? [];
        const said = spawnSync("python3", ["-c", `${table}\nimport json\nprint(json.dumps(${own}))`], {
            encoding: "utf8",
        });
        const accepted = JSON.parse(said.stdout) as Record<string, Record<string, string>>;
        for (const task of Object.values(Task)) {
            const { chooser } = sklearnHyperparameters(task);
            for (const [estimator, uses] of Object.entries(chooser?.uses ?? {})) {
                const wanted = Object.keys(accepted[estimator] ?? {}).filter(
                    (name) => task !== Task.Regression || name !== "class_weight",
                );
                assert.deepStrictEqual([...uses].sort(), wanted.sort(), estimator);
            }
        }
        assert.deepStrictEqual(
            names.filter((name) => !Object.values(accepted).some((uses) => name in uses)),
            [],
        );
    });

    it("knows exactly the hyperparameters and optimizers that train_pytorch.py takes, and gives its defaults", () => {
        const script = read("train_pytorch.py");
        const taken = [
            ...script.matchAll(/group\.add_argument\(\s*"--(\w+)"((?:(?!group\.add_argument)[\s\S])*)/g),
        ];
        const { parameters, defaults } = pytorchHyperparameters(Task.Binary);

        assert.deepStrictEqual(taken.map(([, name]) => name).sort(), Object.keys(parameters).sort());
        for (const [name, value] of Object.entries(defaults)) {
            const [, , rest = ""] = taken.find(([, option]) => option === name) ?? [];
            const own = /default=(\[[^\]]*\]|[^,)]+)/.exec(rest)?.[1] ?? "";
            assert.strictEqual(own.replace(/[[\] ]/g, ""), value, name);
        }
        const [, table = ""] = /^OPTIMIZERS[^{]*\{([\s\S]*?)^\}/m.exec(read("network_training.py")) ?? [];
        const { optimizer } = parameters;
        assert.deepStrictEqual(
            optimizer?.kind === "choice" ? optimizer.values : [],
            [...table.matchAll(/^ +"(\w+)":/gm)].map(([, name]) => name),
        );
    });

    it("knows exactly the metrics that training.py watches for scikit-learn and PyTorch", () => {
        const [, body = ""] = /def watched_metrics([\s\S]*?)\n\n\n/.exec(read("training.py")) ?? [];
        const names = [...body.matchAll(/^ +"(\w+)":/gm)].map(([, name]) => name);
        for (const hyperparameters of [sklearnHyperparameters, pytorchHyperparameters]) {
            const tasks = [Task.Binary, Task.Multiclass, Task.Regression];
            assert.deepStrictEqual(
                tasks.flatMap((task) => hyperparameters(task).watched),
                names,
            );
        }
    });

    it("knows exactly the metrics that evaluate.py measures, but for the threshold it reports", () => {
        for (const task of Object.values(Task)) {
            const [, body = ""] =
                new RegExp(`def ${task}_metrics[\\s\\S]*?return \\{([\\s\\S]*?)\\n    \\}`).exec(
                    read("metrics.py"),
                ) ?? [];
            const measured = [...body.matchAll(/^ +"(\w+)":/gm)].map(([, name]) => name);
            assert.deepStrictEqual(
                metricNames(task).sort(),
                measured.filter((name) => name !== "threshold").sort(),
            );
        }
    });
});
