import * as fs from "node:fs";
import * as Mocha from "mocha";
import { COUNT_FILE_VARIABLE } from "./countFile";

/** Mocha's spec reporter, which also leaves its counts for whoever runs several suites. */
module.exports = class CountingReporter extends Mocha.reporters.Spec {
    constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
        super(runner, options);
        runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
            const file = process.env[COUNT_FILE_VARIABLE];
            if (file !== undefined) {
                const { passes, failures, pending } = this.stats;
                fs.writeFileSync(
                    file,
                    JSON.stringify({ passed: passes, failed: failures, skipped: pending }),
                );
            }
        });
    }
};
