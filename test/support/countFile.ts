/** Environment variable that names the file for a suite's counts. */
export const COUNT_FILE_VARIABLE = "TEST_COUNT_FILE";

/** What a suite leaves for whoever runs several. */
export interface SuiteResult {
    passed: number;
    skipped: number;
    /** Names of the tests that failed. */
    failures: string[];
}
