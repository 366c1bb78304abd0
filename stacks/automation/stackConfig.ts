import { checkSettings, GivenSettings, NAMESPACE, SECRET_SETTINGS } from "../../infra/settings";

/** What the AWS provider of a stack is told. Credentials are found as the AWS SDK finds them. */
export interface AwsTarget {
    /** Region to deploy to, for example `eu-central-1`. */
    region: string;
    /** Named profile of the AWS configuration files. Default: the SDK's. */
    profile?: string;
    /** ARN of a role to act as; how a stack in another account is reached. Default: none. */
    assumeRoleArn?: string;
}

/** One stack as data: everything that decides what is deployed. */
export interface StackDefinition {
    /** Name of the stack, for example `prod`. */
    stack: string;
    /** Pulumi project that the stack belongs to. Default: `sagemaker-mlops`. */
    project?: string;
    aws: AwsTarget;
    /** The settings of a stack file, typed, without the namespace `mlops:`; `kind` chooses the composition. */
    settings: GivenSettings;
}

/** A value of a stack's configuration, as Pulumi takes it. */
export interface ConfigValue {
    value: string;
    secret: boolean;
}

function asText(value: unknown): string {
    return typeof value === "string" ? value : JSON.stringify(value);
}

function awsConfig(
    { region, profile, assumeRoleArn }: AwsTarget,
    accountId: string,
): Record<string, unknown> {
    return {
        region,
        // The provider refuses every other account.
        allowedAccountIds: [accountId],
        ...(profile === undefined ? {} : { profile }),
        ...(assumeRoleArn === undefined ? {} : { assumeRoles: [{ roleArn: assumeRoleArn }] }),
    };
}

/**
 * Writes a definition as the stack's configuration, so that `pulumi config` shows what was deployed and the program
 * reads it in the one place where it reads configuration.
 *
 * @throws SettingsError listing every problem, before any engine is started
 */
export function stackConfig({ stack, aws, settings }: StackDefinition): Record<string, ConfigValue> {
    const provider = awsConfig(aws, settings.accountId);
    checkSettings(stack, settings, provider);
    const own = Object.entries(settings)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]): [string, ConfigValue] => [
            `${NAMESPACE}:${key}`,
            { value: asText(value), secret: SECRET_SETTINGS.includes(key) },
        ]);
    const ofProvider = Object.entries(provider).map(([key, value]): [string, ConfigValue] => [
        `aws:${key}`,
        { value: asText(value), secret: false },
    ]);
    return Object.fromEntries([...ofProvider, ...own]);
}
