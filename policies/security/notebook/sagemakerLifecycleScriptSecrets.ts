import { wellArchitected } from "../../shared/frameworks";
import { propertyRule } from "../../shared/kinds/readingRule";
import { Unknown } from "../../shared/properties";
import { ExampleResource } from "../../shared/ruleSpec";
import { secretsInScript } from "../../shared/secretPatterns";
import { secretObjection } from "../kinds/secrets";

const STUDIO = "aws:sagemaker/studioLifecycleConfig:StudioLifecycleConfig";

function script(text: string): ExampleResource {
    const content = Buffer.from(text).toString("base64");
    return { type: STUDIO, name: "setup", properties: { studioLifecycleConfigContent: content } };
}

export const sagemakerLifecycleScriptSecrets = propertyRule({
    name: "sagemaker-lifecycle-script-secrets",
    displayName: "No secrets in lifecycle scripts",
    description: "A lifecycle script of notebooks or Studio must hold no secrets.",
    why: "Everybody who may describe the configuration can decode the script.",
    severity: "high",
    tags: ["notebook", "secrets", "sagemaker"],
    framework: wellArchitected("SEC02-BP03", "Store and use secrets securely."),
    sources: ["Prowler sagemaker_notebook_instance_no_secrets"],
    url: "https://docs.aws.amazon.com/sagemaker/latest/dg/notebook-lifecycle-config.html",
    remediationSteps:
        "Read the secret from AWS Secrets Manager in the script, with the notebook's role, and replace " +
        "the secret that was written down.",
    settings: {},
    enforcementLevel: "mandatory",
    subject: "lifecycle configurations of SageMaker notebooks and Studio",
    reads: {
        "aws:sagemaker/notebookInstanceLifecycleConfiguration:NotebookInstanceLifecycleConfiguration": [
            "onCreate?",
            "onStart?",
        ],
        [STUDIO]: ["studioLifecycleConfigContent"],
        "aws-native:sagemaker:StudioLifecycleConfig": ["studioLifecycleConfigContent"],
    },
    must: ({ subject, value }) => {
        if (typeof value !== "string") {
            return value instanceof Unknown ? [value] : [];
        }
        const script = Buffer.from(value, "base64").toString("utf8");
        return secretsInScript(script).map((what) => secretObjection(subject, what));
    },
    examples: {
        passes: [script("pip install xgboost")],
        fails: [script("export DB_PASSWORD=correct-horse")],
    },
});
