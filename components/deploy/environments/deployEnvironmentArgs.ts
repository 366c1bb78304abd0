import type * as pulumi from "@pulumi/pulumi";

/** One decision that a person takes before a production environment is touched. */
export interface ApprovalArgs {
    /** Name of the approval action, 1 to 100 of `A-Z a-z 0-9 . @ - _`, unique in its environment. */
    name: string;
    /**
     * Minutes after which nobody's answer counts as a refusal, 5 to 86400.
     * Default: 10080, a week (https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html).
     */
    timeoutMinutes?: number;
    /**
     * What the approver should look at, at most 300 characters; the version, its metrics beside the live one's and
     * the log of the previews follow it. Default: which version goes where.
     */
    instructions?: string;
}

/** When an environment may be deployed to; outside of it an execution waits. */
export interface DeploymentWindowArgs {
    /**
     * Cron expression that matches every moment in the window, seconds first: `* * 9-16 ? * MON-THU *` for 9:00 to
     * 16:59 from Monday to Thursday.
     * https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-DeploymentWindow.html
     */
    schedule: string;
    /** IANA name of the time zone, for example `Europe/Berlin`. Default: `UTC`. */
    timezone?: string;
    /** Minutes to wait for the window to open before the execution fails, 5 to 86400. Default: 10080, a week. */
    timeoutMinutes?: number;
}

/** One environment that the pipeline deploys to. */
export interface DeployEnvironmentArgs {
    /** What the environment is called in names of stages and parameters: letters, digits and hyphens, at most 40. */
    name: string;
    /** Pulumi stack of the environment, without organisation or project. Default: `name`. */
    stackName?: string;
    /** Whether users depend on it; then it is reached only through its approvals. Default: false. */
    production?: boolean;
    /** Approvals before the environment, in order; at least one in production, none elsewhere. Default: none. */
    approvals?: ApprovalArgs[];
    /** When it may be deployed to. Default: always. */
    deploymentWindow?: DeploymentWindowArgs;
    /**
     * Alarms that must be quiet before it is deployed to, in the pipeline's account and the environment's region;
     * with a window at most 4, otherwise 5. Default: none.
     * https://docs.aws.amazon.com/codepipeline/latest/userguide/rule-reference-CloudWatchAlarm.html
     */
    entryAlarmNames?: pulumi.Input<string>[];
    /**
     * What the names of the environment's resources begin with; the deployment may touch no others.
     * Default: `<modelName>-<name>`.
     */
    namePrefix?: string;
    /** Region that the stack deploys to. Default: the pipeline's. */
    region?: string;
    /**
     * Role that deploys, in this or another account; it must trust this pipeline's roles.
     * Default: a role that this component makes, which deploys to the pipeline's own account only.
     */
    deployRoleArn?: pulumi.Input<string>;
    /**
     * Role that previews and checks the environment and reads which versions it had, which need not change anything
     * but the requests that it puts before an asynchronous endpoint.
     * Default: `deployRoleArn`, or where that is missing a role that this component makes.
     */
    readRoleArn?: pulumi.Input<string>;
    /** Longest time that one deployment may take in minutes, rollout included, 5 to 2160. Default: 240. */
    deployTimeoutMinutes?: number;
    /**
     * Path in the source repository of the settings of the endpoint test, which then runs after every deployment
     * against each endpoint, with the golden predictions of the version. Default: none, then it does not run.
     */
    testSettingsPath?: string;
    /**
     * Path in the source repository of a request body to send to every endpoint after a deployment.
     * Default: none, then the check does not call the endpoint itself.
     */
    samplePayloadPath?: string;
    /** Content type of that body. Default: `text/csv`. */
    sampleContentType?: string;
    /** Minutes for which alarms must stay quiet after a production deployment, 0 to 60. Default: 5. */
    bakeMinutes?: number;
}
