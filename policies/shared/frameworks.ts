import { PolicyComplianceFramework } from "@pulumi/policy";

/** A control of AWS Security Hub, by its number: `SageMaker.5`. */
export function securityHub(reference: string, specification: string): PolicyComplianceFramework {
    return { name: "AWS Security Hub", version: "1.0.0", reference, specification };
}

/** Where AWS explains a control of Security Hub. */
export function securityHubUrl(control: string): string {
    const [service = "", number = ""] = control.toLowerCase().split(".");
    return `https://docs.aws.amazon.com/securityhub/latest/userguide/${service}-controls.html#${service}-${number}`;
}

/** A best practice of the Machine Learning Lens: `MLREL04-BP02`. */
export function machineLearningLens(reference: string, specification: string): PolicyComplianceFramework {
    return {
        name: "AWS Well-Architected Machine Learning Lens",
        version: "latest",
        reference,
        specification,
    };
}

/** A best practice of the Well-Architected Framework itself: `REL06-BP03`. */
export function wellArchitected(reference: string, specification: string): PolicyComplianceFramework {
    return { name: "AWS Well-Architected Framework", version: "latest", reference, specification };
}
