import { codebuildVisibility } from "../../../../policies/security/delivery/codebuildVisibility";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

describeRule(codebuildVisibility, {
    types: ["aws:codebuild/project:Project"],
    good: { projectVisibility: "PRIVATE" },
    accepts: { "nothing said": { projectVisibility: undefined } },
    stops: {
        "a public project": [
            { projectVisibility: "PUBLIC_READ" },
            'projectVisibility is "PUBLIC_READ"; it must not be "PUBLIC_READ". Fix: take projectVisibility out.',
        ],
    },
    notes: {
        "an unknown visibility": [{ projectVisibility: UNKNOWN }, "string value at .projectVisibility"],
    },
});
