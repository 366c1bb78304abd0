import * as fs from "node:fs";
import * as Mocha from "mocha";
import { COUNT_FILE_VARIABLE, type SuiteResult } from "./countFile";

/** Mocha's spec reporter, which also leaves its result for whoever runs several suites. */
module.exports = class CountingReporter extends Mocha.reporters.Spec {
    constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
        super(runner, options);
        runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
            const file = process.env[COUNT_FILE_VARIABLE];
            if (file !== undefined) {
                const result: SuiteResult = {
                    passed: this.stats.passes,
                    skipped: this.stats.pending,
                    failures: this.failures.map((test) => test.fullTitle()),
                };
                fs.writeFileSync(file, JSON.stringify(result));
            }
        });
    }
};
