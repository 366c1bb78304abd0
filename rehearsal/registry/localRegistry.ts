import * as crypto from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { AwsLocation } from "../../components/shared/awsLocation";
import { withLock } from "../python/processLock";
import { UsageError } from "../terminal/usageError";
import { approvalEvent, EventBridgeEvent } from "./approvalEvent";
import { ModelPackage, Registration } from "./modelPackage";
import { packageArn, parsePackageArn } from "./packageArn";

/** What a change of the approval status leads to. */
export interface Approval {
    modelPackage: ModelPackage;
    event: EventBridgeEvent;
}

const GROUP_NAME = /^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/;

/** A model registry in a folder: one file for each model package group, written whole or not at all. */
export class LocalRegistry {
    /**
     * @param folder where the groups' files lie
     * @param now gives the time, in ISO 8601
     */
    constructor(
        private readonly folder: string,
        private readonly now: () => string = () => new Date().toISOString(),
    ) {}

    /** Every version of a group, oldest first; none where the group has none. */
    versions(group: string): ModelPackage[] {
        const file = this.fileOf(group);
        if (!fs.existsSync(file)) {
            return [];
        }
        try {
            return (JSON.parse(fs.readFileSync(file, "utf8")) as { versions: ModelPackage[] }).versions;
        } catch {
            throw new UsageError(`${file} is not a file of the local registry; repair it or take it away`);
        }
    }

    /** A version by its ARN; undefined where the registry has none of that name. */
    find(arn: string): ModelPackage | undefined {
        const group = parsePackageArn(arn)?.group;
        return group === undefined ? undefined : this.versions(group).find((version) => version.arn === arn);
    }

    /** The approved versions of a group, oldest first. */
    approved(group: string): ModelPackage[] {
        return this.versions(group).filter((version) => version.approvalStatus === "Approved");
    }

    /**
     * The approved version that was registered last: the one that a deployment takes. None of a group whose name nothing
     * can be registered under: what is wrong with the name, the settings' own check says.
     */
    newestApproved(group: string): ModelPackage | undefined {
        return GROUP_NAME.test(group) ? this.approved(group).at(-1) : undefined;
    }

    /** Registers the next version of a group; somebody has to approve it. */
    register(location: AwsLocation, registration: Registration): Promise<ModelPackage> {
        return this.change(registration.group, (versions) => {
            const version = (versions.at(-1)?.version ?? 0) + 1;
            const time = this.now();
            const added: ModelPackage = {
                arn: packageArn(location, registration.group, version),
                version,
                approvalStatus: "PendingManualApproval",
                createdAt: time,
                modifiedAt: time,
                ...registration,
            };
            return { versions: [...versions, added], result: added };
        });
    }

    /** Approves a version. */
    approve(arn: string): Promise<Approval> {
        return this.decide(arn, "Approved");
    }

    /** Rejects a version. */
    reject(arn: string): Promise<Approval> {
        return this.decide(arn, "Rejected");
    }

    private async decide(arn: string, approvalStatus: "Approved" | "Rejected"): Promise<Approval> {
        const group = parsePackageArn(arn)?.group;
        if (group === undefined) {
            throw new UsageError(`${arn} is not the ARN of a model package version`);
        }
        const modelPackage = await this.change(group, (versions) => {
            const found = versions.find((version) => version.arn === arn);
            if (found === undefined) {
                const known = versions.map((version) => version.arn).join(", ");
                throw new UsageError(`${arn} is not in the local registry; known: ${known || "none"}`);
            }
            const decided = { ...found, approvalStatus, modifiedAt: this.now() };
            return { versions: versions.map((one) => (one === found ? decided : one)), result: decided };
        });
        return { modelPackage, event: approvalEvent(modelPackage, crypto.randomUUID()) };
    }

    private fileOf(group: string): string {
        if (!GROUP_NAME.test(group)) {
            throw new UsageError(`${JSON.stringify(group)} is not a name of a model package group`);
        }
        return path.join(this.folder, `${group}.json`);
    }

    /** Changes one group's file, one process at a time. */
    private change<T>(
        group: string,
        edit: (versions: ModelPackage[]) => { versions: ModelPackage[]; result: T },
    ): Promise<T> {
        const file = this.fileOf(group);
        return withLock(
            `${file}.lock`,
            () => undefined,
            () => {
                const { versions, result } = edit(this.versions(group));
                const draft = `${file}.part`;
                fs.writeFileSync(draft, `${JSON.stringify({ group, versions }, null, 2)}\n`);
                fs.renameSync(draft, file);
                return Promise.resolve(result);
            },
        );
    }
}
