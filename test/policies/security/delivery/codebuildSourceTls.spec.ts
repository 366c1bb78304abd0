import { codebuildSourceTls } from "../../../../policies/security/delivery/codebuildSourceTls";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

function message(subject: string): string {
    return `${subject} is true; it must not be true. Fix: take ${subject} out.`;
}

describeRule(codebuildSourceTls, {
    types: ["aws:codebuild/project:Project"],
    good: { source: { type: "GITHUB_ENTERPRISE", insecureSsl: false } },
    accepts: { "nothing said": { source: { type: "GITHUB_ENTERPRISE" } } },
    stops: {
        "no check of the certificate": [{ source: { insecureSsl: true } }, message("source.insecureSsl")],
        "no check for a secondary source": [
            { secondarySources: [{ insecureSsl: true }] },
            message("secondarySources[0].insecureSsl"),
        ],
    },
    notes: {
        "an unknown switch": [{ source: { insecureSsl: UNKNOWN } }, "string value at .source.insecureSsl"],
    },
});
