import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { requirement } from "../../shared/kinds/requirements";
import { textList } from "../../shared/settingKinds";
import { SettingValues } from "../../shared/settings";
import { FUNCTION, NATIVE_FUNCTION } from "../kinds/functionTypes";

/** Runtimes that AWS patches until 2027 at least. https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html */
const SUPPORTED = [
    "dotnet10",
    "java17",
    "java21",
    "java25",
    "nodejs22.x",
    "nodejs24.x",
    "provided.al2023",
    "python3.11",
    "python3.12",
    "python3.13",
    "python3.14",
    "ruby3.3",
    "ruby3.4",
];

const SETTINGS = {
    runtimes: textList({
        description: "Runtimes that a function may use; take those out that AWS patches no longer.",
        pattern: "^[a-z0-9.]+$",
        form: 'runtimes such as "python3.13"',
        fallback: SUPPORTED,
    }),
};

const mustBeSupported = requirement({
    // A function from a container image has no runtime of its own.
    holds: (value, { runtimes }: SettingValues<typeof SETTINGS>) =>
        value === undefined || runtimes.some((runtime) => runtime === value),
    rule: ({ runtimes }) => `it must be one of ${runtimes.join(", ")}`,
    fix: () => "move the function to a newer runtime of its language",
});

export const lambdaRuntime = propertyRule({
    name: "lambda-runtime",
    displayName: "Functions on patched runtimes",
    description: "A function must use a runtime that AWS still patches.",
    why: "Flaws of an old runtime stay open, and one day the function cannot be updated any more.",
    severity: "medium",
    tags: ["functions", "vulnerabilities", "lambda"],
    framework: securityHub("Lambda.2", "Lambda functions use supported runtimes."),
    sources: ["AWS Config lambda-function-settings-check", "Checkov CKV_AWS_363"],
    url: securityHubUrl("Lambda.2"),
    remediationSteps: "Set runtime to a supported version and test the function with it.",
    settings: SETTINGS,
    enforcementLevel: "mandatory",
    subject: "Lambda functions",
    reads: { [FUNCTION]: ["runtime"], [NATIVE_FUNCTION]: ["runtime"] },
    must: mustBeSupported,
    examples: {
        passes: [{ type: FUNCTION, name: "starter", properties: { runtime: "python3.13" } }],
        fails: [{ type: FUNCTION, name: "starter", properties: { runtime: "python3.8" } }],
    },
});
