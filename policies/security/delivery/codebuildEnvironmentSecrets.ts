import { securityHub, securityHubUrl } from "../../shared/frameworks";
import { readingRule } from "../../shared/kinds/readingRule";
import { Judgement } from "../../shared/kinds/judgements";
import { parseJson } from "../../shared/json";
import { Place } from "../../shared/places";
import { elementsOf, PropertyValue, readProperties, textOf, Unknown, valueAt } from "../../shared/properties";
import { secretUnder, secretsInScript } from "../../shared/secretPatterns";
import { secretObjection } from "../kinds/secrets";
import { BUILD_PROJECT, DELIVERY_PIPELINE, exampleProject } from "./deliveryTypes";

/** With one of these names there is no need to look at the value. */
const AWS_CREDENTIALS: readonly unknown[] = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];

/** Judges `{name, value, type}`; where no type is given the value is taken as it stands. */
function judgeVariable(subject: string, variable: PropertyValue): Judgement[] {
    const [name, value, type] = ["name", "value", "type"].map((key) => valueAt(variable, key));
    const isPlain = type === undefined || type === "PLAINTEXT" || type instanceof Unknown;
    const place = `${subject}[${textOf(name)}]`;
    if (!isPlain || value === undefined) {
        return [];
    }
    const unknown = [type, typeof value === "string" ? name : undefined].find(
        (each) => each instanceof Unknown,
    );
    if (unknown !== undefined) {
        return [unknown];
    }
    if (AWS_CREDENTIALS.includes(name)) {
        return [secretObjection(place, "an AWS access key")];
    }
    const what = typeof value === "string" ? secretUnder(textOf(name), value) : undefined;
    return what === undefined ? [] : [secretObjection(place, what)];
}

/** The list itself, or the JSON text that an action of a pipeline hands to its build. */
function judgeVariables({ subject, value }: Place): Judgement[] {
    if (value instanceof Unknown) {
        return [value];
    }
    const parsed = typeof value === "string" ? parseJson(value) : undefined;
    const { list } = parsed === undefined ? { list: value } : readProperties({ list: parsed });
    return elementsOf(list).flatMap((variable) => judgeVariable(subject, variable));
}

function judgeBuildspec({ subject, value }: Place): Judgement[] {
    const found = typeof value === "string" ? secretsInScript(value) : [];
    return found.map((what) => secretObjection(subject, what));
}

/** What is unknown at preview comes from another resource and is no secret that was written down; lists are noted. */
export const codebuildEnvironmentSecrets = readingRule({
    name: "codebuild-environment-secrets",
    displayName: "No secrets in build environments",
    description:
        "Variables of builds, in projects and in the pipelines that start them, must hold no secrets.",
    why: "Everybody who may describe the project or the pipeline can read them, and any script of a build prints them.",
    severity: "critical",
    tags: ["delivery", "secrets", "codebuild"],
    framework: securityHub("CodeBuild.2", "Build variables hold no clear text credentials."),
    sources: [
        "AWS Config codebuild-project-envvar-awscred-check",
        "AWS Control Tower CT.CODEBUILD.PR.2",
        "Prowler codebuild_project_no_secrets_in_variables",
    ],
    url: securityHubUrl("CodeBuild.2"),
    remediationSteps:
        'Keep the secret in AWS Secrets Manager, name it with type "SECRETS_MANAGER", and replace the one that ' +
        "was written down; AWS credentials come from the project's role.",
    settings: {},
    enforcementLevel: "mandatory",
    unknowns: "comes from another resource, so it is no secret that was written down; a whole list is noted.",
    subject: "CodeBuild projects and CodePipeline pipelines",
    reads: {
        [BUILD_PROJECT]: { variables: "environment.environmentVariables", buildspec: "source.buildspec?" },
        [DELIVERY_PIPELINE[0]]: {
            variables: "stages[].actions[].configuration?.EnvironmentVariables?",
            buildspec: "stages[].actions[].configuration?.BuildspecOverride?",
        },
        [DELIVERY_PIPELINE[1]]: {
            variables: "stages[].actions[].configuration?.EnvironmentVariables?",
            buildspec: "stages[].actions[].configuration?.BuildspecOverride?",
        },
    },
    judge: (readings) => [
        ...readings.all("variables").flatMap(judgeVariables),
        ...readings.all("buildspec").flatMap(judgeBuildspec),
    ],
    examples: {
        passes: [
            exampleProject({
                environment: {
                    environmentVariables: [
                        { name: "DB_PASSWORD", type: "SECRETS_MANAGER", value: "prod/db" },
                    ],
                },
            }),
        ],
        fails: [
            exampleProject({
                environment: { environmentVariables: [{ name: "DB_PASSWORD", value: "correct-horse" }] },
            }),
        ],
    },
});
