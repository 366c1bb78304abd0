import { z } from "zod";
import type { AwsAccessArgs } from "../../components/shared/awsAccess";
import type { Problem } from "../../components/shared/problems/problems";
import { settingProblems } from "./settingProblems";

/** Hours, minutes and seconds as the AWS provider has them: `1h`, `30m`, `1h30m`. */
const DURATION = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;

const assumedRole = z.strictObject({
    roleArn: z.string().min(1),
    externalId: z.string().min(1).optional(),
    sessionName: z.string().min(1).optional(),
    sourceIdentity: z.string().min(1).optional(),
    duration: z.string().min(1).regex(DURATION, "must be a duration such as 1h or 30m").optional(),
});

const accessSettings = z.object({
    profile: z.string().min(1).optional(),
    assumeRoles: z.array(assumedRole).optional(),
});

/**
 * Configuration of the AWS provider that a rollout, which calls SageMaker itself, would not act on, and what both
 * understand instead. With it the rollout would reach another account than everything else.
 */
const NOT_UNDERSTOOD: Record<string, string> = {
    accessKey: "set AWS_ACCESS_KEY_ID and its companions in the environment, or aws:profile",
    secretKey: "set AWS_SECRET_ACCESS_KEY and its companions in the environment, or aws:profile",
    token: "set AWS_SESSION_TOKEN and its companions in the environment, or aws:profile",
    assumeRoleWithWebIdentity: "set AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE in the environment",
    sharedConfigFiles: "set AWS_CONFIG_FILE in the environment",
    sharedCredentialsFiles: "set AWS_SHARED_CREDENTIALS_FILE in the environment",
    endpoints: "set AWS_ENDPOINT_URL_SAGEMAKER and the like in the environment",
    useFipsEndpoint: "set AWS_USE_FIPS_ENDPOINT in the environment",
    useDualstackEndpoint: "set AWS_USE_DUALSTACK_ENDPOINT in the environment",
};

/** Seconds of a duration in the AWS provider's notation. */
function toSeconds(duration: string): number {
    const [, hours = "0", minutes = "0", seconds = "0"] = DURATION.exec(duration) ?? [];
    return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function toAccess({ profile, assumeRoles }: z.output<typeof accessSettings>): AwsAccessArgs {
    const roles = (assumeRoles ?? []).map(
        ({ roleArn, externalId, sessionName, sourceIdentity, duration }) => ({
            roleArn,
            ...(externalId === undefined ? {} : { externalId }),
            ...(sessionName === undefined ? {} : { sessionName }),
            ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
            ...(duration === undefined ? {} : { durationSeconds: toSeconds(duration) }),
        }),
    );
    return {
        ...(profile === undefined ? {} : { profile }),
        ...(roles.length === 0 ? {} : { assumeRoles: roles }),
    };
}

/**
 * Reads with which rights the AWS provider works, so that a rollout can work with the same.
 *
 * @param given the provider's configuration by key, without its namespace `aws`
 */
export function readAwsAccess(given: Record<string, unknown>): AwsAccessArgs | Problem[] {
    const problems = Object.entries(NOT_UNDERSTOOD)
        .filter(([key]) => given[key] !== undefined)
        .map(([key, fix]) => ({
            path: `aws:${key}`,
            rule: "must not be set, because rollouts call SageMaker themselves and do not know it",
            fix,
        }));
    const parsed = accessSettings.safeParse(given);
    if (!parsed.success) {
        const wrong = settingProblems(parsed.error.issues, given, accessSettings);
        return [...problems, ...wrong.map((problem) => ({ ...problem, path: `aws:${problem.path}` }))];
    }
    return problems.length > 0 ? problems : toAccess(parsed.data);
}
