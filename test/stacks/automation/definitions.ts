import { z } from "zod";
import { servingSettings } from "../../../infra/settings/schema/servingSettings";
import { StackDefinition } from "../../../stacks/automation/stackConfig";

/** A fresh definition of a serving stack that can be deployed. */
export function servingDefinition(): StackDefinition & { settings: z.input<typeof servingSettings> } {
    return {
        stack: "staging",
        aws: { region: "eu-central-1" },
        settings: {
            kind: "serving",
            environment: "staging",
            model: "diagnosis",
            accountId: "012345678901",
            modelPackageArn: "arn:aws:sagemaker:eu-central-1:012345678901:model-package/diagnosis/1",
            modelArtifacts: {
                bucketName: "diagnosis-dev-artifacts-bucket-0a1b2c3",
                keyArn: "arn:aws:kms:eu-central-1:012345678901:key/11111111-2222-3333-4444-555555555555",
            },
            notifications: { emails: ["ml-platform@example.com"] },
            realtime: {
                variants: [{ name: "primary", instanceType: "ml.m5.large", initialInstanceCount: 2 }],
                rollout: { strategy: "allAtOnce", waitSeconds: 300 },
                scaling: {
                    primary: {
                        minCapacity: 1,
                        maxCapacity: 3,
                        targetTracking: [{ name: "invocations", invocationsPerMinutePerInstance: 600 }],
                    },
                },
            },
        },
    };
}
