/** Environment variable that names the file for a suite's counts. */
export const COUNT_FILE_VARIABLE = "TEST_COUNT_FILE";
