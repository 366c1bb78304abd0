import * as assert from "node:assert";
import {
    artifactLifecycle,
    artifactStoreProblems,
    logLifecycle,
} from "../../../components/foundation/artifactStoreRules";
import { describeProblem } from "../../../components/shared/problems/problems";

function problems(name: string, noncurrentVersionDays = 90, accessLogDays = 365): string[] {
    return artifactStoreProblems(name, { noncurrentVersionDays, accessLogDays }).map(describeProblem);
}

describe("artifactStoreProblems", () => {
    it("accepts a name whose bucket names stay within S3's 63 characters", () => {
        assert.deepStrictEqual(problems("a".repeat(44)), []);
        assert.strictEqual(`${"a".repeat(44)}-log-bucket-0a1b2c3`.length, 63);
    });

    it("refuses a longer name", () => {
        assert.deepStrictEqual(problems("a".repeat(45)), [
            "name: must be 1 to 44 lower-case letters, digits or hyphens, as bucket names are made from it, " +
                `got "${"a".repeat(45)}"; shorten it or write it in lower case`,
        ]);
    });

    for (const name of ["Fraud", "fraud_store", "-fraud", ""]) {
        it(`refuses the name "${name}", which no bucket may have`, () => {
            assert.strictEqual(problems(name).length, 1);
        });
    }

    it("reports every number that is not a whole number of days", () => {
        assert.deepStrictEqual(problems("fraud", 0, 1.5), [
            "noncurrentVersionDays: must be a whole number of days, at least 1, got 0; " +
                "give the number of days after which S3 may delete",
            "accessLogDays: must be a whole number of days, at least 1, got 1.5; " +
                "give the number of days after which S3 may delete",
        ]);
    });
});

describe("artifactLifecycle", () => {
    it("never deletes a current object", () => {
        assert.ok(artifactLifecycle(90).every((rule) => rule.expiration === undefined));
    });

    it("deletes old versions after the given days and abandoned uploads after a week", () => {
        assert.deepStrictEqual(artifactLifecycle(90), [
            {
                id: "expire-old-versions",
                status: "Enabled",
                filter: {},
                noncurrentVersionExpiration: { noncurrentDays: 90 },
            },
            {
                id: "abort-incomplete-uploads",
                status: "Enabled",
                filter: {},
                abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
            },
        ]);
    });
});

describe("logLifecycle", () => {
    it("deletes logs after the given days, and what is left of them a day later", () => {
        const [logs, versions] = logLifecycle(365);
        assert.deepStrictEqual(logs?.expiration, { days: 365 });
        assert.deepStrictEqual(versions?.noncurrentVersionExpiration, { noncurrentDays: 1 });
    });
});
