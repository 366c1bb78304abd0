import * as fs from "node:fs";
import type { SuiteResult } from "./countFile";

const TEST_CASE = /<testcase ([^>]*?)(?:\/>|>(?:<(\w+))?)/g;

function attribute(attributes: string, name: string): string {
    return new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? "";
}

/** Reads a JUnit report, as pytest writes it: a test case is empty, or begins with what kept it from passing. */
export function readJunitReport(file: string): SuiteResult {
    const result: SuiteResult = { passed: 0, skipped: 0, failures: [] };
    for (const [, attributes = "", content] of fs.readFileSync(file, "utf8").matchAll(TEST_CASE)) {
        if (content === "failure" || content === "error") {
            const [place, name] = [attribute(attributes, "classname"), attribute(attributes, "name")];
            result.failures.push(`${place}::${name}`);
        } else if (content === "skipped") {
            result.skipped += 1;
        } else {
            result.passed += 1;
        }
    }
    return result;
}
