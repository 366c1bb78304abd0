import { codebuildPrivileged } from "../../../../policies/security/delivery/codebuildPrivileged";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const MESSAGE =
    "environment.privilegedMode is true; it must not be true. Fix: take environment.privilegedMode out.";

describeRule(
    codebuildPrivileged,
    {
        types: ["aws:codebuild/project:Project"],
        good: { environment: { privilegedMode: false } },
        accepts: { "nothing said": { environment: {} } },
        stops: { "a privileged build": [{ environment: { privilegedMode: true } }, MESSAGE] },
        notes: {
            "an unknown switch": [
                { environment: { privilegedMode: UNKNOWN } },
                "string value at .environment.privilegedMode",
            ],
        },
    },
    {
        types: ["aws:codebuild/project:Project"],
        config: { imageBuilders: ["fraud-image-*"] },
        good: { name: "fraud-image-7c1", environment: { privilegedMode: true } },
        stops: {
            "a project that is not listed": [{ name: "fraud-7c1" }, MESSAGE],
            "a project whose name is unknown": [{ name: UNKNOWN }, MESSAGE],
        },
    },
);
