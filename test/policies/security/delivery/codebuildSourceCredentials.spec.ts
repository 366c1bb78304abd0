import { codebuildSourceCredentials } from "../../../../policies/security/delivery/codebuildSourceCredentials";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../describeRule";

const FOUND = "is an address with credentials in it; whoever may describe the project can read it";

function message(subject: string): string {
    return (
        `${subject} ${FOUND}. ` +
        `Fix: write the plain address in ${subject}, use a connection for it, and replace the credentials.`
    );
}

describeRule(codebuildSourceCredentials, {
    types: ["aws:codebuild/project:Project"],
    good: { source: { type: "GITHUB", location: "https://github.com/acme/fraud.git" } },
    accepts: {
        "no address at all": { source: { type: "CODEPIPELINE" } },
        "an @ in the path": { source: { location: "https://example.com/@acme/fraud" } },
        "an address for SSH": { source: { location: "git@github.com:acme/fraud.git" } },
    },
    stops: {
        "a user and a password": [
            { source: { location: "https://bot:hunter2@github.com/acme/fraud" } },
            message("source.location"),
        ],
        "a token alone": [
            { source: { location: "https://ghp_token@github.com/acme/fraud" } },
            message("source.location"),
        ],
        "a password in a secondary source": [
            { secondarySources: [{ location: "https://bot:hunter2@example.com/fraud" }] },
            message("secondarySources[0].location"),
        ],
    },
    notes: {
        "an unknown address": [{ source: { location: UNKNOWN } }, "string value at .source.location"],
    },
});
