/** Log groups, of the classic provider and of the native one. */
export const LOG_GROUPS = ["aws:cloudwatch/logGroup:LogGroup", "aws-native:logs:LogGroup"] as const;
