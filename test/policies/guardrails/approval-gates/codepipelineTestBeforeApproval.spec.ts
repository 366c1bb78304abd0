import { codepipelineTestBeforeApproval } from "../../../../policies/guardrails/approval-gates/codepipelineTestBeforeApproval";
import { UNKNOWN } from "../../analyzer";
import { describeRule } from "../../ruleCases";
import { action, approve, PIPELINE, pipeline, PRODUCTION, stage, TEST } from "./pipelines";

const BUILD = stage("Build", [action("Package", "Build", "CodeBuild")]);
const MESSAGE =
    `${PIPELINE} "fraud": action "Gate/Approve" asks for an approval before anything was tested; ` +
    "an action of category Test must run before the approval. " +
    "Fix: deploy to staging and test there, in actions of category Deploy and Test, before the approval.";

describeRule(codepipelineTestBeforeApproval, {
    "accepts a test in a stage before the approval, or in an earlier run order": {
        resources: [
            pipeline([TEST, approve(), PRODUCTION]),
            pipeline([
                stage("Gate", [
                    action("Check", "Test", "CodeBuild", { runOrder: 1 }),
                    action("Approve", "Approval", "Manual", { runOrder: 2 }),
                ]),
                PRODUCTION,
            ]),
        ],
    },
    "stops an approval of what was only built": {
        resources: [pipeline([BUILD, approve(), PRODUCTION])],
        violations: [MESSAGE],
    },
    "does not take a test beside the approval or after it for one before": {
        resources: [
            pipeline([approve(), TEST, PRODUCTION]),
            pipeline([
                stage("Gate", [
                    action("Approve", "Approval", "Manual"),
                    action("Check", "Test", "CodeBuild"),
                ]),
                PRODUCTION,
            ]),
        ],
        violations: [MESSAGE, MESSAGE],
    },
    "leaves approvals alone that guard no production": { resources: [pipeline([BUILD, approve(), BUILD])] },
    "does not count a test that is declared harmless, since nobody relies on it": {
        resources: [pipeline([TEST, approve(), PRODUCTION])],
        config: { harmlessActions: ["Staging/Check"] },
        violations: [MESSAGE],
    },
    "notes a category that is unknown and may be a test": {
        resources: [
            pipeline([stage("Staging", [action("Check", UNKNOWN, "CodeBuild")]), approve(), PRODUCTION]),
        ],
        undecided: [
            `${PIPELINE} "fraud": string value at .stages.0.actions.0.category can't be known during preview`,
        ],
    },
});
