import * as assert from "node:assert";
import { MlBuildPipeline } from "../../../components/build/mlBuildPipeline";
import { record, Recording } from "../../support/recorder";
import { Statement, statementsIn } from "../policyStatements";
import { buildArgs } from "./fixtures";

/** Records the component. */
export function make(overrides: Parameters<typeof buildArgs>[0] = {}, preview = false): Promise<Recording> {
    return record(() => new MlBuildPipeline("fraud", buildArgs(overrides)), { preview });
}

/** A JSON document among the inputs. */
export function json(value: unknown): unknown {
    return JSON.parse(String(value));
}

/** What a role may do. */
export function statements(recording: Recording, role: string): Statement[] {
    const policy = recording.one("aws:iam/rolePolicy:RolePolicy", `fraud-${role}-role-policy`);
    return statementsIn(policy.inputs["policy"]);
}

/** The one statement of that name. */
export function statement(recording: Recording, role: string, sid: string): Statement {
    const found = statements(recording, role).find(({ Sid }) => Sid === sid);
    assert.ok(found !== undefined, `${role} has no statement ${sid}`);
    return found;
}
