/** A type token as a reader wants it: `sagemaker.Model`, `RealtimeEndpoint`, `native sagemaker.InferenceComponent`. */
export function shortType(type: string): string {
    const [provider = "", module = "", name = type] = type.split(":");
    const service = module.split("/")[0] ?? module;
    if (provider === "mlops" || provider === "pulumi" || provider === "pulumi-nodejs") {
        return name;
    }
    const prefix = provider === "aws" ? "" : `${provider.replace(/^aws-/, "")} `;
    return `${prefix}${service}.${name}`;
}
