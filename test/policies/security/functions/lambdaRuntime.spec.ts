import { lambdaRuntime } from "../../../../policies/security/functions/lambdaRuntime";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(
    lambdaRuntime,
    {
        types: ["aws:lambda/function:Function", "aws-native:lambda:Function"],
        good: { runtime: "python3.13" },
        accepts: { "a container image, which has none": { runtime: undefined, packageType: "Image" } },
        stops: {
            "an old runtime": [
                { runtime: "python3.8" },
                'runtime is "python3.8"; it must be one of dotnet10, java17, java21, java25, nodejs22.x, nodejs24.x, ' +
                    "provided.al2023, python3.11, python3.12, python3.13, python3.14, ruby3.3, ruby3.4. " +
                    "Fix: move the function to a newer runtime of its language.",
            ],
        },
        notes: { "an unknown runtime": [{ runtime: UNKNOWN }, "string value at .runtime"] },
    },
    {
        types: ["aws:lambda/function:Function", "aws-native:lambda:Function"],
        config: { runtimes: ["nodejs26.x"] },
        good: { runtime: "nodejs26.x" },
        stops: {
            "what is not configured": [
                { runtime: "python3.13" },
                'runtime is "python3.13"; it must be one of nodejs26.x. Fix: move the function to a newer runtime of its language.',
            ],
        },
    },
);
