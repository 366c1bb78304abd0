import * as assert from "node:assert";
import { matchingRules } from "../../../rehearsal/delivery/matchingRules";
import { RecordedResource } from "../../../rehearsal/engine/recordedResource";
import { approvalEvent, EventBridgeEvent } from "../../../rehearsal/registry/approvalEvent";
import { ApprovalStatus } from "../../../rehearsal/registry/modelPackage";
import { recorded } from "../graph/graphFixtures";

const STARTER_ARN = "arn:aws:lambda:eu-central-1:111122223333:function:starter";

function rule(name: string, group: string, state = "ENABLED"): RecordedResource {
    const pattern = {
        source: ["aws.sagemaker"],
        detail: { ModelPackageGroupName: [group], ModelApprovalStatus: ["Approved"] },
    };
    return recorded(
        "aws:cloudwatch/eventRule:EventRule",
        name,
        { eventPattern: JSON.stringify(pattern), state },
        { outputs: { name: `${name}-1a2b3c4` } },
    );
}

function target(ruleName: string, arn: string): RecordedResource {
    return recorded("aws:cloudwatch/eventTarget:EventTarget", `${ruleName}-target`, {
        rule: `${ruleName}-1a2b3c4`,
        arn,
    });
}

function starter(): RecordedResource {
    return recorded("aws:lambda/function:Function", "starter", {}, { outputs: { arn: STARTER_ARN } });
}

function event(status: ApprovalStatus): EventBridgeEvent {
    return approvalEvent(
        {
            arn: "arn:aws:sagemaker:eu-central-1:111122223333:model-package/fraud/3",
            group: "fraud",
            version: 3,
            approvalStatus: status,
            createdAt: "2026-11-23T10:00:00.000Z",
            modifiedAt: "2026-11-23T11:00:00.000Z",
            modelArchive: "/models/3.tar.gz",
            runId: "run",
            metrics: {},
            request: {},
        },
        "aaaabbbb-1111-2222-3333-444455556666",
    );
}

function matched(resources: RecordedResource[], status: ApprovalStatus = "Approved"): string[] {
    return matchingRules(resources, event(status)).map(
        ({ rule: { name }, targets }) => `${name} -> ${targets.map((one) => one.name).join(", ")}`,
    );
}

describe("rules that an event matches", () => {
    it("are found with the resources that their targets name", () => {
        const resources = [rule("approved", "fraud"), target("approved", STARTER_ARN), starter()];
        assert.deepStrictEqual(matched(resources), ["approved -> starter"]);
    });

    it("are none for another group, another status or a disabled rule", () => {
        assert.deepStrictEqual(matched([rule("approved", "credit"), starter()]), []);
        assert.deepStrictEqual(matched([rule("approved", "fraud"), starter()], "Rejected"), []);
        assert.deepStrictEqual(matched([rule("approved", "fraud", "DISABLED"), starter()]), []);
    });

    it("have no target where only another rule's target names the function", () => {
        const resources = [rule("approved", "fraud"), target("rejected", STARTER_ARN), starter()];
        assert.deepStrictEqual(matched(resources), ["approved -> "]);
    });

    it("leave out a target that the stack does not declare, and a rule on a schedule", () => {
        const scheduled = recorded("aws:cloudwatch/eventRule:EventRule", "nightly", {
            scheduleExpression: "rate(1 day)",
        });
        const elsewhere = target("approved", "arn:aws:sns:eu-central-1:111122223333:elsewhere");
        assert.deepStrictEqual(matched([rule("approved", "fraud"), elsewhere, scheduled]), ["approved -> "]);
    });
});
